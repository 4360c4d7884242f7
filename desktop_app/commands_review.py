"""The command that puts 保密审查表 of an item on paper."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from desktop_app import commands
from desktop_app.usage import Parser


def arguments(parser: Parser) -> None:
    """What `review` is told: `form` is all it does so far."""
    what = parser.add_subparsers(dest="what", required=True, metavar="做什么", parser_class=Parser)
    text = "打印一条主动公开信息的保密审查表"
    made = what.add_parser("form", help=text, description=f"{text}。")
    made.set_defaults(run=form)
    made.add_argument("id", metavar="编号", help="登记编号，或 list 列出的 id")
    made.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")
    made.add_argument("--out", type=_pdf, required=True, metavar="文件.pdf")


def _pdf(text: str) -> Path:
    if Path(text).suffix.lower() != ".pdf":
        raise ArgumentTypeError(f"“{text[-30:]}”应以 .pdf 结尾")
    return Path(text)


def form(asked: Namespace) -> int:
    """Write the form and tell how far the review is."""
    out = commands.place(asked.out)
    with commands.opened(asked.data) as office:
        record_id = commands.entry(office, asked.id)
        paper = office.reviewing.save_form(record_id, out)
        found = office.reviewing.standing(record_id)
    if paper.missing:
        commands.say("字库缺少这些字，印成了〓：" + " ".join(paper.missing))
    commands.say(f"保密审查表已存为 {out}；审查进度：{found.stage}")
    told = {"file": str(out), "pages": paper.pages, "missing": list(paper.missing)}
    commands.tell({**told, "stage": str(found.stage), "publishable": found.publishable})
    return 0
