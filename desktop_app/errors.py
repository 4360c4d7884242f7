"""What can go wrong, in three sentences for the person at the desk."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "文件夹或文件不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.EACCES: "没有权限，或正被别的程序占用",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个位置是只读的",
    errno.ENOSPC: "磁盘空间已满",
    errno.EDQUOT: "磁盘空间已满",
    errno.EFBIG: "文件太大，磁盘放不下",
    errno.ENAMETOOLONG: "文件名或路径太长",
    errno.EINVAL: "文件名不合规定",
    errno.EIO: "读写磁盘时出错，磁盘可能已断开或损坏",
    errno.ENODEV: "设备不在",
}


class AppError(Exception):
    """Something the user is told about: what happened, why, and what to do.

    `what`, `why` and `do` are Simplified Chinese sentences without a closing full stop; `why` and `do` may be empty.
    """

    def __init__(self, what: str, *, why: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what, self.why, self.do = what, why, do

    def __str__(self) -> str:
        return "；".join(part for part in (self.what, self.why, self.do) if part)


class Refused(AppError):  # noqa: N818  # a verdict, not a fault
    """A rule said no: nothing is broken and nothing was written."""


class Trouble(AppError):  # noqa: N818  # the same
    """The machine said no: a locked file, a full disk, a damaged ledger."""


def reason(error: OSError) -> str:
    """What the system says, in Chinese where it is one of the usual things; Windows ends its sentences with a stop."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).rstrip("。. ")
