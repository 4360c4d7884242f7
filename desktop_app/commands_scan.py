"""The second door's look through a file before it is published; every function returns the exit code."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop_app.commands import say, tell
from desktop_app.services.scanning import Scanning
from desktop_app.usage import Parser


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument(
        "file", type=Path, metavar="文件", help=".txt、.csv、.docx、.xlsx、.xls、.ods 或 .pdf"
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 列出（不写也是）")
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="号码",
        help="本单位公开的电话、邮箱，不算个人信息；可多次写",
    )


def scan(asked: Namespace) -> int:
    """Tell every identity in a file and the text with them hidden; finding some is no refusal."""
    found = Scanning(lambda: asked.allow).scan(asked.file)
    for hidden in found.hidden:
        say(f"文件里看不见的内容：{hidden}")
    for note in found.notes:
        say(f"提示：{note}")
    unseen = sum(find.hidden for find in found.finds)
    say(
        f"找到 {len(found.finds)} 处个人信息" + (f"，其中 {unseen} 处在看不见的地方" if unseen else "")
        if found.finds
        else "没有找到个人信息"
    )
    tell({"finds": [find.as_json() for find in found.finds], "masked": found.masked})
    return 0
