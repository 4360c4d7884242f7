"""The command that tells what is due: the list of 今日 as lines, and 本周到期 as a PDF."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import commands
from desktop_app.usage import Parser

if TYPE_CHECKING:
    from desktop_app.services.due_lines import Due

_PDF = ".pdf"


def arguments(parser: Parser, day: Callable[[str], date]) -> None:
    """What `today` is told; `day` reads a date."""
    parser.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")
    parser.add_argument("--on", type=day, metavar="日期", help="看哪一天，默认今天")
    parser.add_argument("--out", type=_file, metavar="文件.pdf", help="另把“本周到期”存为 PDF")


def _file(text: str) -> Path:
    if Path(text).suffix.lower() != _PDF:
        raise ArgumentTypeError(f"“{text[-30:]}”应以 {_PDF} 结尾")
    return Path(text)


def today(asked: Namespace) -> int:
    """One JSON object a line for each line of 今日, group by group; the numbers of the groups are said."""
    out = commands.place(asked.out) if asked.out else None
    with commands.opened(asked.data) as office:
        found = office.reminders.day(asked.on, everyone=True)
        for group in found.groups:
            for line in group.lines:
                commands.tell({"group": str(group.label), **_told(line)})
        if out:
            paper = office.reminders.week.paper(found.day)
            office.reminders.week.save(paper, out)
    counts = "，".join(
        f"{group.label}{group.total}件"
        + (f"（列出前{len(group.lines)}件）" if group.total > len(group.lines) else "")
        for group in found.groups
    )
    commands.say(f"{found.day}：{counts or '没有到期事项'}")
    if found.calendar_missing:
        commands.say(found.calendar_missing)
    if found.uncovered:
        commands.say(f"标准目录有{found.uncovered}项定期公开事项本期还没有公开")
    if out:
        commands.say(f"本周到期共{paper.pages}页，存为 {out}")
    return 0


def _told(line: Due) -> dict[str, object]:
    return {
        "register": line.register,
        "id": line.id,
        "number": line.number,
        "name": line.name,
        "state": line.state,
        "due_on": commands.plain(line.due_on),
        "due_at": commands.plain(line.moment),
        "words": line.words,
        "next_step": line.next_step,
        "why": line.why,
    }
