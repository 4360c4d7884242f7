"""What 今日 says of the notice board: a sheet that must come down, an issue to post, to change, to put on file."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.records import Query, Record
from desktop_app.registers import issue, sheet
from desktop_app.storage.reader import Reader

FILE = "待备案"
PRESSED = issue.FLOW.move("filed").label
_BY_ID = (("id", False),)


def next_step(record: Record, today: date) -> tuple[str, str] | None:
    """What is to be done with a sheet or an issue, and why where its day has come; None for anything else."""
    due = record.day("due_on")
    come = due is not None and due <= today
    state = record.text("state")
    if record.register == sheet.SHEET.key:
        where = " ".join(part for key in ("board", "section", "slot") if (part := record.text(key)))
        return "登记撤下", "到了应撤日，应撤下" + (f"（{where}）" if where else "") if come else ""
    if record.register == issue.ISSUE.key and state == issue.PREPARING:
        return "登记张贴", "到了公开日期，还没有张贴" if come else ""
    if record.register == issue.ISSUE.key:
        return "筹备下一期 / 整期撤下", f"从{record['posted_on']}挂到现在，该换期" if come else ""
    return None


def to_file(reader: Reader, shown: int) -> tuple[int, list[Record]]:
    """How many issues were posted and never put on file (每期填备案表), and the first of them."""
    asked = Query(issue.ISSUE.key, filled=("posted_on",), empty=("filed_on",), sort=_BY_ID)
    return reader.count(asked), reader.page(asked, 0, shown)


def why_file(record: Record) -> str:
    """Why an issue stands among those to be filed."""
    return f"{record['posted_on']}张贴，还没有填备案表存档"
