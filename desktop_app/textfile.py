"""Small text files a person hands over: read whatever encoding a Chinese desk writes, refused in words."""

from __future__ import annotations

import json
from pathlib import Path

from desktop_app.errors import Refused, Trouble, reason

LARGEST = 1_000_000  # bytes: some 300,000 characters, far beyond any notice or file of steps
_MARKS_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path) -> str:
    """The text of a UTF-8, UTF-16 (with mark) or GB 18030 file.

    Refused when it is empty, larger than 1 MB or no text; Trouble when it cannot be read.
    """
    name = f"《{path.name}》"
    try:
        if path.is_dir():
            raise Refused(f"{name}是文件夹，不是文件", do="请写文件的名字")
        if path.stat().st_size > LARGEST:
            raise Refused(f"{name}太大", why=f"最多 {LARGEST // 1_000_000} MB", do="请分成几个文件")
        content = path.read_bytes()
    except FileNotFoundError:
        raise Trouble(f"找不到{name}", why=f"“{path}”不存在", do="请核对文件名和位置") from None
    except OSError as error:
        raise Trouble(f"读不了{name}", why=reason(error), do="请核对文件名、位置和权限") from error
    text = decoded(content)
    if text is None or "\0" in text:
        raise Refused(f"{name}不是文本文件", why="认不出文字编码", do="请用记事本另存为 UTF-8 编码")
    if not text.strip():
        raise Refused(f"{name}是空的", do="请核对文件内容")
    return text


def decoded(content: bytes) -> str | None:
    """Bytes in whatever a Chinese desk writes: UTF-8 with or without mark, UTF-16 with mark, GB 18030; else None."""
    for code in ("utf-16",) if content.startswith(_MARKS_16) else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(code)
        except UnicodeDecodeError:
            continue
    return None


def read_json(path: Path) -> object:
    """The value of a JSON file; Refused when it is none."""
    try:
        found: object = json.loads(read_text(path))
    except ValueError as error:
        where = (
            f"第 {error.lineno} 行第 {error.colno} 个字处" if isinstance(error, json.JSONDecodeError) else ""
        )
        raise Refused(f"《{path.name}》不是 JSON", why=f"{where}读不下去", do="请核对文件内容") from None
    except RecursionError:
        raise Refused(f"《{path.name}》不是 JSON", why="括号套得太深", do="请核对文件内容") from None
    return found
