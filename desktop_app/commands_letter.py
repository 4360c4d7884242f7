"""The commands that put a request on paper: one letter of it, or the whole case."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import commands
from desktop_app.documents.letter_text import FORMS
from desktop_app.domain.fields import Value
from desktop_app.domain.letter_kinds import KINDS
from desktop_app.domain.records import Query, Voided
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.usage import Parser

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.publishing import Paper


def arguments(parser: Parser) -> None:
    """What `letter` is told."""
    named = "；".join(f"{kind.key} {kind.name}" for kind in KINDS)
    parser.add_argument("kind", metavar="文书", help=f"{named}。几种答复合写一份时用+连接")
    parser.add_argument("id", metavar="编号", help="登记编号，或 list 列出的 id")
    parser.add_argument(
        "--out", type=_paper, required=True, metavar="文件.pdf", help="也可以是 .docx，可以再编辑"
    )
    parser.add_argument(
        "--issue",
        action="store_true",
        help="正式出具：取文号、存档，并办理相应的一步；不写时只是样稿",
    )
    parser.add_argument(
        "--row", default="", metavar="答复类型", help="几种答复合写一份时，年度报告计入哪一种，默认第一种"
    )
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


def _paper(text: str) -> Path:
    if Path(text).suffix.lower() not in (".pdf", ".docx"):
        raise ArgumentTypeError(f"“{text[-30:]}”应以 .pdf 或 .docx 结尾")
    return Path(text)


def case_arguments(parser: Parser) -> None:
    """What `casefile` is told."""
    parser.add_argument("id", metavar="编号", help="登记编号，或 list 列出的 id")
    parser.add_argument("--out", type=_pdf, required=True, metavar="文件.pdf")


def _pdf(text: str) -> Path:
    if Path(text).suffix.lower() != ".pdf":
        raise ArgumentTypeError(f"“{text[-30:]}”应以 .pdf 结尾")
    return Path(text)


def letter(asked: Namespace) -> int:
    """Make a letter of a request, or issue it; all missing facts are told together."""
    out = commands.place(asked.out)
    with commands.opened(asked.data) as office:
        record_id = _request(office, asked.id)
        facts = office.letters.facts(record_id, asked.kind, dict(asked.fact))
        if asked.issue:
            return _issue(office, asked, record_id, facts, out)
        if out.suffix.lower() == ".docx":
            paper = office.letters.paper(record_id, asked.kind, facts, asked.form)
            office.letters.save_word(record_id, asked.kind, facts, out, asked.form)
        else:
            paper = office.letters.save(record_id, asked.kind, facts, out, asked.form)
    draft = "；这是样稿，还没有文号，正式出具请加 --issue" if paper.draft else ""
    _said(paper, f"已排成 {paper.pages} 页，存为 {out}{draft}")
    commands.tell({"file": str(out), "pages": paper.pages, "missing": list(paper.missing)})
    return 0


def _issue(office: Office, asked: Namespace, record_id: int, facts: Mapping[str, Value], out: Path) -> int:
    version = office.entries.get(REQUEST, record_id).version
    made = office.letters.issue(record_id, asked.kind, facts, asked.form, version=version, row=asked.row)
    office.letters.save_copy(made.letter.id, out)
    after = office.entries.get(REQUEST, record_id)
    number = made.letter.number
    _said(made.paper, f"已出具《{made.letter.title}》{number}，共 {made.paper.pages} 页，存为 {out}")
    told = {"file": str(out), "pages": made.paper.pages, "missing": list(made.paper.missing)}
    commands.tell({**told, "number": number, "state": after.text("state")})
    return 0


def casefile(asked: Namespace) -> int:
    """Put a whole case into one PDF and tell what it holds."""
    out = commands.place(asked.out)
    with commands.opened(asked.data) as office:
        record_id = _request(office, asked.id)
        paper = office.casefiles.save(record_id, out)
        held = office.casefiles.contents(record_id)
    _said(paper, f"卷宗共 {paper.pages} 页，存为 {out}")
    contents = [
        {
            "title": one.title,
            "number": one.number,
            "date": one.day.isoformat() if one.day else None,
            "pages": one.pages,
        }
        for one in held
    ]
    told = {"file": str(out), "pages": paper.pages, "missing": list(paper.missing)}
    commands.tell({**told, "contents": contents})
    return 0


def _said(paper: Paper, what: str) -> None:
    if paper.missing:
        commands.say("字库缺少这些字，印成了〓：" + " ".join(paper.missing))
    commands.say(what)


def _request(office: Office, name: str) -> int:
    found = office.entries.page(Query(REQUEST.key, equal={"number": (name,)}, voided=Voided.BOTH), 0, 1)
    if found:
        return found[0].id
    if name.isascii() and name.isdigit() and len(name) < 18:
        return int(name)
    raise Refused(f"没有编号为“{name}”的依申请公开申请", do="请用 list request 查看编号")
