"""What went wrong with a file on the disk, in Chinese: the system's own words are English on some machines."""

import errno

WORDS = {
    errno.ENOENT: "文件或文件夹不存在", errno.ENOTDIR: "文件夹不存在", errno.EISDIR: "同名的是文件夹", errno.EACCES: "没有权限", errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的", errno.ENOSPC: "磁盘空间不够", errno.EFBIG: "磁盘空间不够", errno.EBUSY: "文件正被使用", errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈", errno.EMFILE: "打开的文件过多", errno.EIO: "磁盘读写出错",
}
OTHER = "读写失败"


def said(error):
    """Return what an OSError means.

    >>> said(OSError(errno.ENOSPC, "No space left on device")), said(OSError())
    ('磁盘空间不够', '读写失败')
    """
    return WORDS.get(error.errno, OTHER)
