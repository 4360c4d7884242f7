"""The second door's commands of 政务公开工作总结 and 政务督查工作报告; every function returns the exit code."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.commands import opened, place, say, tell
from desktop_app.domain.periods import Kind as Span
from desktop_app.domain.periods import of
from desktop_app.domain.work_report import Kind, half
from desktop_app.usage import Parser

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_SUFFIXES = (".docx", ".pdf")
_HALVES = {"上半年": False, "下半年": True}
_REPORTS = {"work": Kind.OPENNESS, "supervision": Kind.SUPERVISION}


def add_to(reports: _SubParsersAction[Parser], year: Callable[[str], int]) -> None:
    """Add `work` and `supervision` to the commands of `report`; `year` reads a year."""
    for name, kind in _REPORTS.items():
        text = f"由台账生成{kind}的草稿"
        made = reports.add_parser(name, help=text, description=f"{text}。")
        made.set_defaults(run=written, kind=kind)
        made.add_argument("--year", type=year, required=True, metavar="年份")
        made.add_argument(
            "--half", choices=tuple(_HALVES), metavar="半年", help="只写半年：上半年或下半年，默认全年"
        )
        made.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")
        made.add_argument("--out", type=_file, required=True, metavar="文件", help="以 .docx 或 .pdf 结尾")


def _file(text: str) -> Path:
    if Path(text).suffix.lower() not in _SUFFIXES:
        raise ArgumentTypeError(f"“{text[-30:]}”应以 .docx 或 .pdf 结尾")
    return Path(text)


def written(asked: Namespace) -> int:
    """Write the draft of a year or half of it; what does not add up and what is to be filled in is said."""
    out = place(asked.out)
    whole = of(Span.YEAR, date(asked.year, 1, 1))
    period = half(asked.year, second=_HALVES[asked.half]) if asked.half else whole
    with opened(asked.data) as office:
        draft = office.work_reports.draft(asked.kind, period)
        office.work_reports.save(draft, out)
    for doubt in draft.warnings:
        say(f"需要核对：{doubt.words}")
    for hole in draft.holes:
        say(f"请填写：{hole}")
    say(f"{draft.period.title}{draft.kind}已写成 {out}")
    tell(
        {
            "file": str(out),
            "title": draft.name,
            "numbers": [
                {
                    "name": number.name,
                    "shown": number.shown,
                    "definition": number.definition,
                    "rows": sum(map(len, number.rows.values())),
                }
                for number in draft.numbers
            ],
            "warnings": [doubt.words for doubt in draft.warnings],
            "holes": list(draft.holes),
        }
    )
    return 0
