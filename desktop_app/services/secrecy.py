"""密级标志 never come in: the one look at whatever is typed, kept as a draft, imported or attached.

保守国家秘密法 第三十一条: state secrets are not processed on a computer that was not set up for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from desktop_app.domain.review_marks import NEVER_HERE, REMOVE_IT, classified
from desktop_app.errors import Refused, Trouble
from desktop_app.services.scan_files import read_file

_SIGN = "密"  # in every mark; most texts hold none and need no closer look
_GRADES = frozenset({"绝密", "机密", "秘密"})


def marks_in(text: str) -> tuple[str, ...]:
    """The 密级标志 of a text, each once."""
    if _SIGN not in text:
        return ()
    return tuple(dict.fromkeys(mark.text for mark in classified(text).blocks))


def fault(text: str) -> str:
    """Why a text cannot be taken in, as a sentence; empty for nearly every text."""
    found = marks_in(text)
    return f"有国家秘密标志“{'、'.join(found)}”，{NEVER_HERE}；{REMOVE_IT}" if found else ""


def refuse(what: str, texts: Iterable[str]) -> None:
    """Refused, beginning with `what`, when a mark stands in any of the texts."""
    if found := tuple(dict.fromkeys(mark for text in texts for mark in marks_in(text))):
        raise Refused(f"{what}：里面有国家秘密标志“{'、'.join(found)}”", why=NEVER_HERE, do=REMOVE_IT)


def refuse_draft(texts: Iterable[str]) -> None:
    """Refused when a mark stands in what is being typed; a grade alone, as a letter names one, tells no secret."""
    refuse("草稿没有保存", (text for text in texts if text.strip() not in _GRADES))


def refuse_file(path: Path, name: str) -> None:
    """Refused when a mark stands in the name or the text of a file; what no reader can open passes unread."""
    texts = [name]
    with suppress(
        Refused, Trouble
    ):  # a picture, an archive, a damaged file: whoever reviews looks at it himself
        texts += [passage.text for passage in read_file(path).passages]
    refuse(f"不能添加《{name}》", texts)
