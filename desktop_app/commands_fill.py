"""The command that fills a superior's form for a period."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app import commands
from desktop_app.usage import Parser


def arguments(parser: Parser, day: Callable[[str], date]) -> None:
    """What `fill` is told; `day` reads a date."""
    parser.add_argument("template", metavar="套表", help="已保存的套表名称，或一个 .xlsx、.docx 文件")
    parser.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")
    parser.add_argument("--from", dest="first", type=day, required=True, metavar="日期", help="时段的第一天")
    parser.add_argument("--to", dest="last", type=day, required=True, metavar="日期", help="时段的最后一天")
    parser.add_argument("--out", type=Path, required=True, metavar="文件", help="与模板同样的结尾")
    parser.add_argument("--number", default="", metavar="编号", help="只填一条记录的表：这条记录的编号")


def fill(asked: Namespace) -> int:
    """Fill it; a form with open questions is refused with all of them."""
    out, span = commands.place(asked.out), (asked.first, asked.last)
    with commands.opened(asked.data) as office:
        templates, name = office.templates, asked.template
        if name in {kept.name for kept in templates.known()} or not _is_file(name):
            filled = templates.fill(name, *span, out, number=asked.number)
        else:
            filled = templates.fill_file(Path(name), *span, out, number=asked.number)
    for note in filled.notes:
        commands.say(f"提示：{note}")
    commands.say(f"已填写 {filled.rows} 行，存为 {out}")
    commands.tell({"file": str(out), "rows": filled.rows, "notes": list(filled.notes)})
    return 0


def _is_file(name: str) -> bool:
    return Path(name).suffix.lower() in (".xlsx", ".xlsm", ".xls", ".docx", ".doc") or Path(name).is_file()
