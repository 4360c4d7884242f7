"""The command that makes a letter of a request."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import commands
from desktop_app.documents.letter_text import FORMS
from desktop_app.domain.letter_kinds import KINDS
from desktop_app.domain.records import Query, Voided
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.usage import Parser

if TYPE_CHECKING:
    from desktop_app.services.office import Office


def arguments(parser: Parser) -> None:
    """What `letter` is told."""
    named = "；".join(f"{kind.key} {kind.name}" for kind in KINDS)
    parser.add_argument("kind", metavar="文书", help=f"{named}。几种答复合写一份时用+连接")
    parser.add_argument("id", metavar="编号", help="登记编号，或 list 列出的 id")
    parser.add_argument("--out", type=Path, required=True, metavar="文件.pdf")
    parser.add_argument("--form", default=FORMS[0], choices=FORMS, metavar="版式", help="、".join(FORMS))
    parser.add_argument(
        "--fact",
        action="append",
        default=[],
        type=_fact,
        metavar="名称=内容",
        help=r"补充或改写一项内容，可写多次；分行处写 \n",
    )


def _fact(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark or not name.strip():
        raise ArgumentTypeError(f"“{text[:30]}”应写成 名称=内容")
    return name.strip(), value.replace("\\n", "\n")


def letter(asked: Namespace) -> int:
    """Make a letter of a request as PDF; all missing facts are told together."""
    out = commands.place(asked.out)
    with commands.opened(asked.data) as office:
        record_id = _request(office, asked.id)
        facts = office.letters.facts(record_id, asked.kind, dict(asked.fact))
        paper = office.letters.save(record_id, asked.kind, facts, out, asked.form)
    if paper.missing:
        commands.say("字库缺少这些字，印成了〓：" + " ".join(paper.missing))
    commands.say(f"已排成 {paper.pages} 页，存为 {out}")
    commands.tell({"file": str(out), "pages": paper.pages, "missing": list(paper.missing)})
    return 0


def _request(office: Office, name: str) -> int:
    found = office.entries.page(Query(REQUEST.key, equal={"number": (name,)}, voided=Voided.BOTH), 0, 1)
    if found:
        return found[0].id
    if name.isascii() and name.isdigit() and len(name) < 18:
        return int(name)
    raise Refused(f"没有编号为“{name}”的依申请公开申请", do="请用 list request 查看编号")
