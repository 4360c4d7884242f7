"""The command that writes 公开情况表 of a period."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app import commands
from desktop_app.usage import Parser

_PDF, _BOOK = ".pdf", ".xlsx"


def arguments(parser: Parser, day: Callable[[str], date]) -> None:
    """What `disclosed` is told; `day` reads a date."""
    parser.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")
    parser.add_argument("--from", dest="first", type=day, required=True, metavar="日期", help="时段的第一天")
    parser.add_argument("--to", dest="last", type=day, required=True, metavar="日期", help="时段的最后一天")
    parser.add_argument("--out", type=_file, required=True, metavar="文件", help="以 .xlsx 或 .pdf 结尾")
    parser.add_argument("--earlier", action="store_true", help="同时列出以前公开、期末仍在公开的信息")


def _file(text: str) -> Path:
    if Path(text).suffix.lower() not in (_PDF, _BOOK):
        raise ArgumentTypeError(f"“{text[-30:]}”应以 .xlsx 或 .pdf 结尾")
    return Path(text)


def disclosed(asked: Namespace) -> int:
    """Write the lists and tell their counts."""
    out, span = commands.place(asked.out), (asked.first, asked.last)
    missing: tuple[str, ...] = ()
    with commands.opened(asked.data) as office:
        if out.suffix.lower() == _BOOK:
            found = office.outlets.period_sheet(*span, out, earlier=asked.earlier)
        else:
            found = office.outlets.period(*span)
            paper = office.outlets.period_paper(*span, earlier=asked.earlier)
            office.outlets.save_period(paper, *span, out)
            missing = paper.missing
    if missing:
        commands.say("字库缺少这些字，印成了〓：" + " ".join(missing))
    zero = "（零报告）" if not found.lines else ""
    commands.say(
        f"公开情况表已存为 {out}：本期公开{len(found.lines)}条{zero}，应公开未公开{len(found.missing)}条"
    )
    commands.tell(
        {
            "file": str(out),
            "published": len(found.lines),
            "late": found.late,
            "standing": len(found.standing),
            "missing": len(found.missing),
            "interpreted": found.interpreted,
            "outlets": {one.word: one.made for one in found.by_outlet()},
            "categories": {one.word: one.made for one in found.by_category()},
        }
    )
    return 0
