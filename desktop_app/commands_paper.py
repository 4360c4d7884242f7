"""The command that prints how a due date was reckoned."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop_app.commands import place, say, tell, today
from desktop_app.domain import clocks
from desktop_app.domain.request_law import Rules
from desktop_app.domain.workdays import Calendar
from desktop_app.textfile import read_json
from desktop_app.usage import Parser

NOBODY = "（单位名称）"


def arguments(parser: Parser) -> None:
    """What `clock-sheet` is told beside the steps."""
    parser.add_argument("--out", type=Path, required=True, metavar="文件.pdf")
    parser.add_argument("--issuer", default=NOBODY, metavar="单位", help="印在表头的单位")
    parser.add_argument("--number", default="", metavar="编号", help="登记编号")
    parser.add_argument("--subject", default="", metavar="内容", help="申请内容摘要，不写申请人")


def clock_sheet(asked: Namespace) -> int:
    """Print the sheet of a file of steps, by the published calendar alone."""
    from desktop_app.documents import clock_sheet as paper  # noqa: PLC0415  # other commands print nothing
    from desktop_app.services.files import write_whole  # noqa: PLC0415  # `due` needs no database

    out = place(asked.out)
    steps = clocks.from_json(read_json(asked.steps))
    if asked.today:
        clocks.check(steps, asked.today)
    elif coming := [str(step) for step in steps if step.on > today()]:
        say(f"提示：{'、'.join(coming)}还没有到，这张计算单只能作推演，不能作证据")
    rules, calendar = Rules(), Calendar.builtin()
    result = clocks.reckon(steps, calendar, rules)
    facts = paper.ClockSheet(
        issuer=asked.issuer,
        number=asked.number,
        subject=asked.subject,
        result=result,
        steps=steps,
        calendar=calendar,
        made_on=asked.today or today(),
        rules=rules,
    )
    made = paper.clock_sheet(facts)
    write_whole(out, made.pdf)
    if made.missing:
        say("字库缺少这些字，印成了〓：" + " ".join(made.missing))
    say(f"已排成 {made.pages} 页，存为 {out}")
    due = result.due_on.isoformat() if result.due_on else None
    tell({"file": str(out), "pages": made.pages, "due_on": due, "missing": list(made.missing)})
    return 0
