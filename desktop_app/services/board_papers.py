"""The papers of an issue: its sheets numbered through, 政务公开情况备案表 and 更换清单."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.board_format import Format, paper, small_print
from desktop_app.domain.masking_presets import BOARD
from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.paths import safe_name
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.sheet import ECHO
from desktop_app.registers.topic import TOPIC
from desktop_app.services import topic_gate
from desktop_app.services.board_gate import draft_of, named, topic_numbers
from desktop_app.services.board_plan import sheets_of
from desktop_app.services.bureau import Bureau, bureau_in
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.notice_rules import notice_of, sheet_of
from desktop_app.services.publishing import Paper
from desktop_app.services.review_subject import (
    as_shown,
    no_secrets,
    public_numbers,
    subject_of,
    words_of,
)
from desktop_app.storage.reader import Reader

if TYPE_CHECKING:
    from desktop_app.documents.board_sheet import BoardSheet, LaidSheet
    from desktop_app.documents.echo_sheet import EchoSheet

FILING, CHANGES = "备案表", "更换清单"
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".heic", ".webp")


@dataclass(frozen=True)
class Job:
    """A sheet with all that is printed on it, and why 草稿 stands across it."""

    sheet: Record
    content: BoardSheet | EchoSheet
    why: str

    @property
    def paper(self) -> str:
        """What is to be put into the printer."""
        return "A4" if self.sheet.text("kind") == ECHO else paper(layout_of(self.sheet))

    def lay(self) -> LaidSheet:
        """Its pages. Refused with the sheet's name when something on it cannot be set."""
        from desktop_app.documents.board_sheet import BoardSheet, lay  # noqa: PLC0415  # start-up must not pay for it
        from desktop_app.documents.echo_sheet import lay_echo  # noqa: PLC0415

        try:
            return lay(self.content) if isinstance(self.content, BoardSheet) else lay_echo(self.content)
        except Refused as no:
            raise Refused(f"《{self.sheet.text('title')}》：{no.what}", why=no.why, do=no.do) from no


def layout_of(sheet: Record) -> Format:
    """The layout of a sheet; A4告示 for a word that is none of ours."""
    told = sheet.text("format")
    return Format(told) if told in set(Format) else Format.A4


def jobs_of(reader: Reader, issue: Record) -> tuple[Job, ...]:
    """Everything the issue prints, in its order; Refused for an empty one, and naming a sheet that cannot be printed.

    Sheets of the kind 其他 without an item are made elsewhere and are not printed.
    """
    found = printed_jobs(reader, issue)
    if not found:
        title = issue.text("title")
        raise Refused(f"“{title}”还没有可以印的稿件", why="没有要张贴的内容", do="请先把稿件加进这一期")
    return found


def printed_jobs(reader: Reader, issue: Record) -> tuple[Job, ...]:
    """As `jobs_of`, none for an issue that prints nothing."""
    bureau = bureau_in(reader)
    found = (job_of(reader, sheet, bureau) for sheet in sheets_of(reader, issue.text("number")))
    return tuple(job for job in found if job)


def job_of(reader: Reader, sheet: Record, bureau: Bureau) -> Job | None:
    """What is printed on a sheet, masked for the board; None for one that is made elsewhere."""
    if sheet.text("kind") == ECHO:
        return _echo_job(reader, sheet, bureau)
    number = sheet.text("item_no")
    if not number:
        return None
    return _notice_job(reader, sheet, _printable(named(reader, DISCLOSURE, number), sheet, number), bureau)


def _printable(record: Record | None, sheet: Record, number: str) -> Record:
    what = f"《{sheet.text('title')}》不能印"
    if record is None:
        raise Refused(what, why=f"没有编号为{number}的记录", do="请核对稿件的信息编号")
    if record.text("void_reason"):
        raise Refused(what, why=f"{number}已作废", do="请从这一期里去掉它，或先从回收站恢复")
    return record


def _foot(sheet: Record, number: str) -> str:
    return small_print(number, sheet.day("hung_on") or sheet.day("hangs_from"), sheet.day("until"))


def _notice_job(reader: Reader, sheet: Record, item: Record, bureau: Bureau) -> Job:
    no_secrets(subject_of(reader, item, ""))
    own, board = public_numbers(bureau, item), presets_in(reader)[BOARD.key]
    why = draft_of(reader, item)
    words = as_shown(words_of(item), board, own)
    notice = notice_of(item, words, bureau, sheet.day("hangs_from") or date.min)
    notice = replace(notice, foot=_foot(sheet, item.text("number")), draft=bool(why))
    return Job(sheet, sheet_of(item, notice, board, own, layout_of(sheet)), why)


def _echo_job(reader: Reader, sheet: Record, bureau: Bureau) -> Job:
    from desktop_app.documents.echo_sheet import EchoSheet  # noqa: PLC0415  # start-up must not pay for reportlab

    numbers = topic_numbers(sheet)
    if not numbers:
        raise Refused(f"《{sheet.text('title')}》不能印", why="没有填点题编号", do="请填写信息编号")
    topics = [_printable(named(reader, TOPIC, number), sheet, number) for number in numbers]
    why = "；".join(why for topic in topics if (why := topic_gate.why_not(reader, topic)))
    content = EchoSheet(
        bureau.name,
        sheet.day("hangs_from") or date.min,
        [topic_gate.echo_of(reader, topic, bureau) for topic in topics],
        issue_no=sheet.text("issue_no"),
        phone=bureau.phone,
        foot=_foot(sheet, sheet.text("number")),
        draft=bool(why),
        allowed=public_numbers(bureau),
        preset=presets_in(reader)[BOARD.key],
    )
    return Job(sheet, content, why)


def numbered(laid: Sequence[LaidSheet]) -> Iterator[bytes]:
    """The PDF of each sheet, counted through: 第×张，共×张 of the whole issue."""
    total, first = sum(one.pages for one in laid), 1
    for one in laid:
        yield one.pdf(first, total)
        first += one.pages


def missing_of(laid: Sequence[LaidSheet]) -> tuple[str, ...]:
    """The characters no font has, each once."""
    return tuple(dict.fromkeys(char for one in laid for char in one.missing))


def drafts_of(jobs: Sequence[Job]) -> tuple[str, ...]:
    """A sentence for each sheet that 草稿 stands across."""
    return tuple(f"《{job.sheet.text('title')}》印有“草稿”：{job.why}" for job in jobs if job.why)


def whole_paper(jobs: Sequence[Job], laid: Sequence[LaidSheet], *, alone: bool = False) -> Paper:
    """All sheets in one PDF; a sheet `alone` counts its own 张."""
    from desktop_app.documents.case_merge import joined  # noqa: PLC0415  # start-up must not pay for pypdfium2

    pdf = laid[0].pdf() if alone else joined(list(numbered(laid)))
    drafts = drafts_of(jobs)
    return Paper(pdf, sum(one.pages for one in laid), missing_of(laid), bool(drafts), "\n".join(drafts))


def file_name(at: int, job: Job) -> str:
    """02 A3 关于….pdf: in the order they hang, with the paper to put into the printer."""
    return f"{at:02} {job.paper} {safe_name(job.sheet.text('title'))}.pdf"
