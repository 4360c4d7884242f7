"""The second door: the same services from the command line, without Qt.

Exit codes: 0 done, 1 refused by a rule, 2 wrong usage, 3 trouble with the machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from desktop_app import commands
from desktop_app.domain.dates import read_day
from desktop_app.errors import AppError, Refused

REGISTERS = ("disclosure", "hotline", "open_day", "request")


class _Parser(argparse.ArgumentParser):
    """Speaks Chinese and leaves with 2."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"命令写得不对：{message}\n用 --help 查看说明\n")


def main(arguments: Sequence[str]) -> int:
    """Run one command; its result goes to stdout, what it says to stderr. Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except AppError as error:
        print(error.what, *(part for part in (error.why, error.do) if part), sep="；", file=sys.stderr)  # noqa: T201
        return 1 if isinstance(error, Refused) else 3
    except BrokenPipeError:
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="run", description="政务公开台账：不带命令时打开窗口")
    commands_of = parser.add_subparsers(dest="command", required=True, metavar="命令", parser_class=_Parser)

    def command(name: str, text: str, run: object) -> argparse.ArgumentParser:
        made = commands_of.add_parser(name, help=text, description=text)
        made.set_defaults(run=run)
        return made

    demo = command("demo", "写入一个示例年度", commands.demo)
    _data(demo)
    demo.add_argument("--records", type=_count, default=420, help="记录总数")
    demo.add_argument("--seed", type=int, default=1, help="随机种子，相同则内容相同")

    due = command("due", "由各步骤推算到期日", commands.due)
    due.add_argument("--steps", type=Path, required=True, metavar="FILE.json", help="步骤文件")
    due.add_argument("--today", type=_day, help="以哪一天为今天")

    bring = command("import", "导入 Excel 台账", commands.bring_in)
    bring.add_argument("register", choices=REGISTERS)
    bring.add_argument("file", type=Path)
    _data(bring)
    bring.add_argument("--dry-run", action="store_true", help="只预演，不写入")
    bring.add_argument("--skip-faulty", action="store_true", help="跳过有误的行，导入其余各行")

    out = command("export", "导出 Excel 台账", commands.export)
    out.add_argument("register", choices=REGISTERS)
    _data(out)
    out.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    out.add_argument("--year", type=int)
    out.add_argument("--mask", default="standard", help="遮盖方式：standard、strict 或 none")
    out.add_argument("--reason", default="", help="不遮盖的理由")

    notice = command("notice", "把一条主动公开信息（或一段文字）排成告示 PDF", commands.notice)
    notice.add_argument("id", nargs="?", help="登记编号或内部编号")
    notice.add_argument("--data", type=Path)
    notice.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    notice.add_argument("--text", type=Path, metavar="FILE", help="不用台账，直接排这个文本文件")
    notice.add_argument("--kind", default="公示")
    notice.add_argument("--title", default="")
    notice.add_argument("--issuer", default="", help="落款单位")
    notice.add_argument("--on", type=_day, help="落款日期")

    tour = command("tour", "不开窗口走一遍：示例年度、四本台账、告示和窗口图片", commands.tour)
    tour.add_argument("--out", type=Path, default=Path("tour"))

    listing = command("list", "列出一本台账，每行一个 JSON 对象", commands.listing)
    listing.add_argument("register", choices=REGISTERS)
    _data(listing)
    listing.add_argument("--search", default="")

    window = command("open", "打开窗口", commands.open_window)
    window.add_argument("--data", type=Path)
    window.add_argument("--check", action="store_true", help="建好窗口、画一次就关闭")
    return parser


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="数据文件夹")


def _day(text: str) -> object:
    try:
        return read_day(text)
    except Refused as no:
        raise argparse.ArgumentTypeError(str(no)) from None


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError("记录数应在 1 到 1000000 之间")
    return int(text)
