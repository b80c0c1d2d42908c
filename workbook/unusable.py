"""A file that cannot be used: the closed list of reasons, each with a code that can be read out on the phone."""

CODES = {
    "W01": "文件不存在",
    "W02": "Excel 打开文件时的临时文件",
    "W03": "文件过大",
    "W04": "设了密码,或是旧版 .xls",
    "W05": "已损坏,或不是 .xlsx",
    "W06": "疑似恶意文件",
    "W07": "另一种文档",
    "W08": "没有认出要核对的表",
    "W09": "缺少工作表",
    "W10": "表头被移动、改名或指错",
    "W11": "核对结果写不进去",
    "W12": "打包方式不正常",
    "W13": "读取时间过长或内存不足",
    "W14": "程序出错",
    "W15": "单元格过多",
}


class Unusable(Exception):
    """A file that cannot be checked: `code` for the phone, what is wrong, how to mend it."""

    def __init__(self, code, file, why, mend):
        if code not in CODES:
            raise ValueError(f"{code} is not in the list of codes")
        super().__init__(f"[{code}] {file}:{why}。{mend}")
        self.code, self.file, self.why, self.mend = code, file, why, mend
