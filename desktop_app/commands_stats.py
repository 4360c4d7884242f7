"""The command that counts a ledger over a period."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import commands
from desktop_app.domain.periods import Kind, Period, free, of
from desktop_app.errors import Refused
from desktop_app.usage import Parser

if TYPE_CHECKING:
    from desktop_app.domain.counting import Crosstab
    from desktop_app.domain.measures import Figure
    from desktop_app.domain.register import Register
    from desktop_app.services.office import Office

MATTERS, YEARLY = "matters", "yearly"
_MORE = {MATTERS: "各类办件", YEARLY: "年度常用统计数"}
_PDF, _BOOK = ".pdf", ".xlsx"


def arguments(parser: Parser, day: Callable[[str], date], registers: Mapping[str, str]) -> None:
    """What `stats` is told; `day` reads a date, `registers` are the ledgers that can be named, with their titles."""
    known = {**registers, **_MORE}
    named = "，".join(f"{key} {title}" for key, title in known.items())
    parser.add_argument("register", choices=known, metavar="台账", help=named)
    parser.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")
    parser.add_argument("--from", dest="first", type=day, required=True, metavar="日期", help="时段的第一天")
    parser.add_argument("--to", dest="last", type=day, required=True, metavar="日期", help="时段的最后一天")
    ways = "按哪一项分，写台账里的叫法，如 方式、承办科室，或 月、周、季度；可以写几次"
    parser.add_argument("--by", action="append", default=[], metavar="项目", help=ways)
    parser.add_argument("--out", type=_file, metavar="文件", help="另存为统计表，以 .xlsx 或 .pdf 结尾")


def _file(text: str) -> Path:
    if Path(text).suffix.lower() not in (_PDF, _BOOK):
        raise ArgumentTypeError(f"“{text[-30:]}”应以 .xlsx 或 .pdf 结尾")
    return Path(text)


def stats(asked: Namespace) -> int:
    """Tell the figures of a period, one JSON object a line, and write them where a file is named."""
    out = commands.place(asked.out) if asked.out else None
    period, what = free(asked.first, asked.last), asked.register
    if what in _MORE and asked.by:
        raise Refused(f"“{_MORE[what]}”不用写 --by", why="它本来就分好了", do="请去掉 --by，或写明一本台账")
    with commands.opened(asked.data) as office:
        key = what if what in _MORE else commands.ledger(what).key
        if out:  # first: whoever reads the lines may stop after a few
            report = office.statistics.report(key, period, asked.by)
            office.statistics.save(report, out)
            commands.say(f"{report.title}已存为 {out}")
        if what == MATTERS:
            _matters(office, period)
        elif what == YEARLY:
            _yearly(office, period)
        else:
            _register(office, commands.ledger(what), period, asked.by)
    return 0


def _register(office: Office, register: Register, period: Period, ways: Iterable[str]) -> None:
    found = office.statistics.period(register, period)
    for figure in found.figures:
        commands.tell({"by": "received", **_told(figure)})
    for figure in found.handled:
        commands.tell({"by": "handled", **_told(figure)})
    for way in ways:
        _crosstab(office.statistics.by(register, period, way))
    for finding in found.findings:
        commands.say(finding.words)
    commands.say(found.sentence)


def _crosstab(found: Crosstab) -> None:
    for line in (*found.lines, found.total):
        for figure in line.figures:
            commands.tell({"by": found.label, "word": line.word, **_told(figure)})
    for note in found.notes:
        commands.say(f"按{found.label}：{note}")


def _matters(office: Office, period: Period) -> None:
    found = office.statistics.matters(period)
    for one in found.ledgers:
        for figure in one.figures:
            commands.tell({"register": one.register, "title": one.title, **_told(figure)})
        for finding in one.findings:
            commands.say(f"{one.title}：{finding.words}")
    for at, figure in enumerate(found.total):
        rows = sum(len(ids) for ids in found.behind(at).values())
        commands.tell({"register": "", "title": "合计", **_told(figure), "rows": rows})
    commands.say(found.sentence)


def _yearly(office: Office, period: Period) -> None:
    if period.kind is not Kind.YEAR:
        year = of(Kind.YEAR, period.first)
        raise Refused(
            "年度常用统计数只能按整年统计", do=f"请写 --from {year.first} --to {year.last} 这样的整年"
        )
    for line in office.statistics.yearly(period.first.year):
        commands.tell({"group": line.group, "missing": line.missing, **_told(line.figure)})


def _told(figure: Figure) -> dict[str, object]:
    """A figure as JSON: the share as its two counts too, so that nothing is lost in rounding."""
    told: dict[str, object] = {
        "label": figure.measure.label,
        "value": figure.value,
        "shown": figure.shown,
        "definition": figure.measure.definition,
        "rows": len(figure.rows),
    }
    return told | ({"part": figure.part, "whole": figure.whole} if figure.whole else {})
