"""The commands of the notice board: an issue as files in one run, and the list of issues."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import commands
from desktop_app.domain.records import Query, Voided
from desktop_app.errors import Refused
from desktop_app.registers.issue import ISSUE
from desktop_app.usage import Parser
from desktop_app.work import drained

if TYPE_CHECKING:
    from desktop_app.services.office import Office

CHUNK = 500
_TOLD = ("number", "title", "state", "opens_on", "posted_on", "filed_on", "down_on", "due_on")


def arguments(parser: Parser) -> None:
    """What `board` is told: `issue` writes the papers of one, `list` names them all."""
    what = parser.add_subparsers(dest="what", required=True, metavar="做什么", parser_class=Parser)
    text = "把一期公开栏的全部稿件、备案表和更换清单写成 PDF"
    made = what.add_parser("issue", help=text, description=f"{text}。")
    made.set_defaults(run=issue)
    made.add_argument("id", metavar="期号", help="如 期-2026-0001，或 board list 列出的 id")
    made.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")
    made.add_argument("--out", type=Path, required=True, metavar="文件夹", help="写到哪里，没有就新建")
    text = "列出公开栏各期，每行一个 JSON 对象"
    listed = what.add_parser("list", help=text, description=f"{text}。")
    listed.set_defaults(run=listing)
    listed.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")


def issue(asked: Namespace) -> int:
    """Write the papers of an issue and tell what stands on them."""
    out = _folder(asked.out)
    with commands.opened(asked.data) as office:
        made = drained(office.board.make(_issue(office, asked.id), out))
    for sentence in made.drafts:
        commands.say(sentence)
    if made.missing:
        commands.say("字库缺少这些字，印成了〓：" + " ".join(made.missing))
    written = set(made.files)
    if others := sorted(path.name for path in out.glob("*.pdf") if path not in written):
        commands.say(f"文件夹里另有 {len(others)} 个 PDF 不是这次写的：" + "、".join(others))
    commands.say(f"稿件共 {made.pages} 张，连同备案表和更换清单写成 {len(made.files)} 个文件，在 {out}")
    files = [str(path) for path in made.files]
    commands.tell(
        {"files": files, "pages": made.pages, "drafts": list(made.drafts), "missing": list(made.missing)}
    )
    return 0


def _folder(path: Path) -> Path:
    """Where the files go; Refused before any work is done when it is a file."""
    if path.exists() and not path.is_dir():
        raise Refused(f"“{path}”不是文件夹", why="一期有好几个文件", do="请写一个文件夹")
    return path


def _issue(office: Office, name: str) -> int:
    asked = Query(ISSUE.key, equal={"number": (name,)}, voided=Voided.BOTH)
    found = office.entries.page(asked, 0, 1)
    if found:
        return found[0].id
    if name.isascii() and name.isdigit() and len(name) < 18:
        return int(name)
    raise Refused(f"没有期号为“{name}”的公开栏期次", do="请用 board list 查看期号")


def listing(asked: Namespace) -> int:
    """One JSON object a line for each living issue, oldest number first."""
    with commands.opened(asked.data) as office:
        ids = office.entries.ids(Query(ISSUE.key, sort=(("year", False), ("sequence", False))))
        for begin in range(0, len(ids), CHUNK):
            for record in office.entries.rows(ISSUE, ids[begin : begin + CHUNK]):
                told = {"id": record.id} | {key: commands.plain(record[key]) for key in _TOLD}
                commands.tell(told | {"sheets": len(office.board.sheets(record.text("number")))})
    return 0
