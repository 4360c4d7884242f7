"""The second door: the same services from the command line, without Qt.

stdout carries JSON in UTF-8 and nothing else, what is said to a person goes to stderr.
Exit codes: 0 done, 1 refused by a rule, 2 wrong usage, 3 trouble with the machine.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from desktop_app import (
    commands,
    commands_board,
    commands_catalogue,
    commands_disclosed,
    commands_fill,
    commands_letter,
    commands_paper,
    commands_report,
    commands_review,
    commands_scan,
    commands_stats,
    commands_today,
    commands_work_report,
)
from desktop_app.domain.dates import EARLIEST, LATEST, read_day
from desktop_app.domain.masking import PRESETS
from desktop_app.errors import AppError, Refused, reason
from desktop_app.ledger_names import REGISTERS
from desktop_app.usage import Parser

REPORT_KINDS = (".docx", ".pdf", ".xlsx")
KINDS = ("公示", "公告", "通告", "通知")
DONE, REFUSED, TROUBLE, STOPPED = 0, 1, 3, 130
MOST_RECORDS = 1_000_000
MOST_UNITS = 1_000_000  # as many as the register takes


def main(arguments: Sequence[str]) -> int:
    """Run one command; its result goes to stdout, what it says to stderr. Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.command == "notice" and bool(asked.text) == bool(asked.id and asked.data):
        parser.error("notice 要么写编号和 --data，要么写 --text 文本文件")
    if asked.run is commands_report.report_check and (asked.data is None) != (asked.year is None):
        parser.error("--data 与 --year 要一起写，才能与台账核对")
    try:
        code = int(asked.run(asked))
        if sys.stdout is not None:
            with commands.reading_on():
                sys.stdout.flush()
    except AppError as error:
        commands.say(str(error))
        return REFUSED if isinstance(error, Refused) else TROUBLE
    except KeyboardInterrupt:
        commands.say("已中断")
        return STOPPED
    except BrokenPipeError:
        _let_go_of_stdout()
        return DONE  # whoever reads has seen enough
    except OSError as error:
        commands.say(f"没有做完；{reason(error)}；请检查磁盘和文件夹后再试")
        _let_go_of_stdout()
        return TROUBLE
    except Exception:  # noqa: BLE001  # the last hook: a bug is told with its trace, for whoever is asked to help
        traceback.print_exc()
        commands.say("程序出错，没有做完；请把以上内容发给维护人员")
        return TROUBLE
    return code


def _let_go_of_stdout() -> None:
    """What is still buffered has nowhere to go; without this Python complains once more when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> Parser:
    parser = Parser(prog="run", description="政务公开台账。不写命令时打开窗口。")
    commands_of = parser.add_subparsers(dest="command", required=True, metavar="命令", parser_class=Parser)

    def command(name: str, text: str, run: Callable[[argparse.Namespace], int]) -> Parser:
        made: Parser = commands_of.add_parser(name, help=text, description=f"{text}。")
        made.set_defaults(run=run)
        return made

    _keeping(command)
    _papers(command)
    _figures(command)
    _window(command)
    return parser


Adding = Callable[[str, str, Callable[[argparse.Namespace], int]], Parser]


def _keeping(command: Adding) -> None:
    demo = command("demo", "在空文件夹里写入一个示例年度", commands.demo)
    _data(demo)
    demo.add_argument("--records", type=_count, default=420, metavar="条数", help="记录总数，默认 420")
    demo.add_argument("--seed", type=int, default=1, metavar="种子", help="随机种子，相同则内容相同")

    due = command("due", "由各步骤推算到期日", commands.due)
    due.add_argument("--steps", type=Path, required=True, metavar="文件.json", help="步骤文件")
    due.add_argument("--today", type=_day, metavar="日期", help="以哪一天为今天")

    sheet = command("clock-sheet", "由各步骤打印期限计算单 PDF", commands_paper.clock_sheet)
    sheet.add_argument("--steps", type=Path, required=True, metavar="文件.json", help="步骤文件，同 due")
    sheet.add_argument("--today", type=_day, metavar="日期", help="以哪一天为今天")
    commands_paper.arguments(sheet)

    bring = command("import", "导入 Excel 台账", commands.bring_in)
    _register(bring)
    bring.add_argument("file", type=Path, metavar="文件.xlsx", help="也可以是 .xls、.ods、.csv")
    _data(bring)
    bring.add_argument("--dry-run", action="store_true", help="只预演，不写入")
    bring.add_argument("--skip-faulty", action="store_true", help="跳过有误的行，导入其余各行")

    due_today = command("today", "列出今日：到期、逾期、待办的事项，每行一个 JSON 对象", commands_today.today)
    commands_today.arguments(due_today, _day)

    listing = command("list", "列出一本台账，每行一个 JSON 对象", commands.listing)
    _register(listing)
    _data(listing)
    listing.add_argument("--search", default="", metavar="文字", help="只列含有这些文字的记录")


def _papers(command: Adding) -> None:
    out = command("export", "导出 Excel 台账", commands.export)
    _register(out)
    _data(out)
    out.add_argument("--out", type=Path, required=True, metavar="文件.xlsx")
    out.add_argument("--year", type=_year, metavar="年份")
    masks = "；".join(f"{key} {said}" for key, said in PRESETS.items())
    out.add_argument("--mask", default="standard", choices=tuple(PRESETS), metavar="遮盖方式", help=masks)
    out.add_argument("--reason", default="", metavar="理由", help="不遮盖（none）时必须写明")

    notice = command("notice", "把一条主动公开信息（或一段文字）排成告示 PDF", commands.notice)
    notice.add_argument("id", nargs="?", metavar="编号", help="登记编号，或 list 列出的 id")
    notice.add_argument("--data", type=Path, metavar="文件夹", help="数据文件夹")
    notice.add_argument("--out", type=Path, required=True, metavar="文件.pdf")
    notice.add_argument("--text", type=Path, metavar="文件.txt", help="不用台账，直接排这个文本文件")
    notice.add_argument("--kind", default=KINDS[0], choices=KINDS, metavar="文种", help="、".join(KINDS))
    notice.add_argument("--title", default="", metavar="标题", help="默认用文本文件的名字")
    notice.add_argument("--issuer", default="", metavar="单位", help="落款单位")
    notice.add_argument("--on", type=_day, metavar="日期", help="落款日期，默认今天")

    letter = command("letter", "把一件依申请公开的文书排成 PDF 或 Word 文件", commands_letter.letter)
    commands_letter.arguments(letter)
    _data(letter)

    case = command("casefile", "把一件依申请公开的全部材料合成一份卷宗 PDF", commands_letter.casefile)
    commands_letter.case_arguments(case)
    _data(case)

    catalogue = command("catalogue", "基层政务公开标准目录：导出、导入", commands_catalogue.export)
    commands_catalogue.arguments(catalogue)

    shown = command("disclosed", "一段时间的公开情况表，Excel 或 PDF", commands_disclosed.disclosed)
    commands_disclosed.arguments(shown, _day)

    form = command("fill", "把上级的空表（套表）按时段填好，Excel 或 Word", commands_fill.fill)
    commands_fill.arguments(form, _day)

    review = command("review", "保密审查：打印审查表", commands_review.form)
    commands_review.arguments(review)

    board = command("board", "公开栏：列出各期、把一期写成 PDF", commands_board.issue)
    commands_board.arguments(board)


def _figures(command: Adding) -> None:
    fee = command("fee", "计算信息处理费（按量或按件，只能选一种）", commands_report.fee)
    basis = fee.add_mutually_exclusive_group(required=True)
    basis.add_argument("--pages", type=_units, metavar="页数", help="按量计收：一件申请的页数")
    basis.add_argument("--items", type=_units, metavar="件数", help="按件计收：同一申请人当月的件数")

    scan = command("scan", "查找文件里的个人信息和看不见的内容", commands_scan.scan)
    commands_scan.arguments(scan)

    stats = command("stats", "统计一段时间的办件，可分项，可存为 Excel 或 PDF", commands_stats.stats)
    commands_stats.arguments(stats, _day, REGISTERS)

    report = command("report", "年度报告、政务公开工作总结、政务督查工作报告", commands_report.report_check)
    what = report.add_subparsers(dest="what", required=True, metavar="做什么", parser_class=Parser)
    text = "核对勾稽关系，不成立的逐条列出"
    check = what.add_parser("check", help=text, description=f"{text}。")
    check.set_defaults(run=commands_report.report_check)
    check.add_argument("file", type=Path, metavar="文件", help="填好的年度报告，.json 或 .xlsx")
    check.add_argument("--previous", type=Path, metavar="文件", help="上一年的年度报告，核对上年结转")
    check.add_argument(
        "--data", type=Path, metavar="文件夹", help="数据文件夹，与 --year 一起写：再与台账核对"
    )
    check.add_argument("--year", type=_year, metavar="年份", help="报告的年份")
    text = "由台账生成一年的年度报告"
    annual = what.add_parser("annual", help=text, description=f"{text}。")
    annual.set_defaults(run=commands_report.report_annual)
    annual.add_argument("--year", type=_year, required=True, metavar="年份")
    _data(annual)
    kinds = "、".join(REPORT_KINDS)
    annual.add_argument(
        "--out", type=_report_file, required=True, metavar="文件", help=f"以 {kinds} 之一结尾"
    )
    commands_work_report.add_to(what, _year)


def _window(command: Adding) -> None:
    tour = command("tour", "不开窗口走一遍：示例年度、四本台账、告示和窗口图片", commands.tour)
    tour.add_argument("--out", type=Path, default=Path("tour"), metavar="文件夹", help="放在哪里，默认 tour")

    window = command("open", "打开窗口", commands.open_window)
    window.add_argument("--data", type=Path, metavar="文件夹", help="数据文件夹，默认为本人的数据文件夹")
    window.add_argument("--check", action="store_true", help="建好窗口、画一次就关闭")


def _register(parser: Parser) -> None:
    named = "，".join(f"{key} {title}" for key, title in REGISTERS.items())
    parser.add_argument("register", choices=REGISTERS, metavar="台账", help=named)


def _data(parser: Parser) -> None:
    parser.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")


def _day(text: str) -> date:
    try:
        day = read_day(text)
    except Refused as no:
        raise ArgumentTypeError(str(no)) from None
    if day is None:
        raise ArgumentTypeError("日期是空的；请写成 2026-03-02 的样子")
    return day


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= MOST_RECORDS:
        raise ArgumentTypeError(f"条数应在 1 到 {MOST_RECORDS} 之间")
    return int(text)


def _units(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) > MOST_UNITS:
        raise ArgumentTypeError(f"应写 0 到 {MOST_UNITS} 的整数，不能是“{text}”")
    return int(text)


def _report_file(text: str) -> Path:
    if not text.lower().endswith(REPORT_KINDS):
        raise ArgumentTypeError(f"文件名应以 {'、'.join(REPORT_KINDS)} 之一结尾")
    return Path(text)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not EARLIEST.year <= int(text[:9]) <= LATEST.year:
        raise ArgumentTypeError("年份应写四位数字，如 2026")
    return int(text)
