"""Rows without a fault, as staff type them, for both workbooks."""

import datetime

from stdnum.iso7064 import mod_11_2

TODAY = datetime.date(2026, 1, 10)  # the reference day typed on 校验 wherever a test needs one
NAMES = GUANGXI, LINXIAN = "住院费用监测", "目录外控费"
SHEETS = {
    GUANGXI: ["使用说明", "住院登记", "低于比例名单", "特殊病例审批台账", "月度汇总", "困难群众名单", "医保系统标记", "推送记录", "特殊病例申请登记", "专家鉴定意见",
              "应急审批通话记录", "备案表", "特殊病例库", "整改台账", "不合理行为登记", "宣传培训记录", "专人负责名册", "校验", "政策参数", "工作日历", "自检"],
    LINXIAN: ["使用说明", "住院登记", "机构名单", "超控名单", "月度汇总", "超控费用扣付台账", "困难群众名单", "医保系统标记", "校验", "政策参数", "自检"],
}
INSTITUTIONS = (("省肿瘤医院", "省内一类"), ("市第一人民医院", "省市级二类"), ("临泉县人民医院", "县级二类"), ("城关镇卫生院", "三类"))


def identity(sequence, birth="19600101", region="450000"):
    """Return a number with the check character that ISO 7064 MOD 11-2 gives it."""
    body = f"{region}{birth}{sequence:03d}"
    return body + mod_11_2.calc_check_digit(body)


def guangxi(number, **changes):
    """Return a sound stay at exactly 90 %."""
    return {"name": f"测试{number:03d}", "category": "低保对象", "id_number": identity(number + 1),
            "institution": "云岭县人民医院", "institution_level": "县级", "admission_no": f"ZY{number:04d}",
            "admitted_on": datetime.date(2025, 9, 1), "discharged_on": datetime.date(2025, 9, 10),
            "settled_on": datetime.date(2025, 9, 11), "total": 10000, "in_catalog": 9000, **changes}


def review(number, admission_no, changes=None):
    """Return a sound approval: asked on Wednesday 20 August, received 21, decided 22, filed 25."""
    return {"review_no": f"TS{number:03d}", "admission_no": admission_no, "route": "事前申报",
            "applied_on": datetime.date(2025, 8, 20), "received_on": datetime.date(2025, 8, 21), "members": 3, "approvals": 2,
            "approved_on": datetime.date(2025, 8, 22), "conclusion": "同意", "filed_on": datetime.date(2025, 8, 25), **(changes or {})}


def linxian(number, **changes):
    """Return a sound stay at exactly the cap: 15 % of 8,000 is 1,200."""
    return {"name": f"测试{number:03d}", "category": "低保对象", "id_number": identity(number + 1, region="140000"),
            "institution": "临泉县人民医院", "admission_no": f"LX{number:04d}", "admitted_on": datetime.date(2025, 9, 1),
            "discharged_on": datetime.date(2025, 9, 10), "settled_on": datetime.date(2025, 9, 11), "total": 8000,
            "out_of_catalog": 1200, **changes}


def institutions():
    """Return one institution of every price class."""
    return [{"institution": name, "charge_class": charge_class} for name, charge_class in INSTITUTIONS]
