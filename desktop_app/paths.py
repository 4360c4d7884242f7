"""Where things lie: the only module that knows checkout from bundle and installed from portable."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_NAME_LIMIT = 80
_BYTE_LIMIT = 240  # ext4 stops at 255 bytes; the caller still adds an extension
_NOT_IN_A_NAME = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]'
)
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)


def resource(name: str) -> Path:
    """A file of `resources/`, beside the package in a checkout and in a one-folder bundle alike."""
    return _ROOT / "resources" / name


def data_home() -> Path:
    """The folder for ledgers, settings and logs; it is not made here.

    Portable when `portable.txt` lies beside the program, else the user's own local data folder of the system.
    """
    beside = Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else _ROOT
    if (beside / "portable.txt").exists():
        return beside / "data"
    from platformdirs import user_data_dir  # noqa: PLC0415  start-up must not pay for it twice

    return Path(user_data_dir(appname="政务公开台账", appauthor=False, roaming=False))


def safe_name(text: str) -> str:
    """A file name without extension for Windows and Linux: at most 80 characters, never empty."""
    name = re.sub(r"\s+", " ", _NOT_IN_A_NAME.sub("_", text.replace("\n", " ").replace("\t", " "))).strip(
        " ."
    )
    name = name[:_NAME_LIMIT].encode("utf-8")[:_BYTE_LIMIT].decode("utf-8", "ignore").strip(" .")
    if _DEVICES.match(name):
        name = f"_{name}"[:_NAME_LIMIT]
    return name or "未命名"
