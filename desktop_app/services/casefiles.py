"""卷宗: one request as one PDF: application, course, opinions, letters, delivery, 期限计算单, reliefs, attachments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.changes import ATTACH, STEP, Change
from desktop_app.domain.changes import Paper as Status
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Attachment, Query
from desktop_app.errors import Trouble
from desktop_app.registers.request import REQUEST
from desktop_app.services import outflows
from desktop_app.services.bureau import Bureau
from desktop_app.services.case_pages import (
    Case,
    course_rows,
    delivery_rows,
    relief_rows,
    step_delivery_rows,
)
from desktop_app.services.issuing import Issuing
from desktop_app.services.publishing import Paper
from desktop_app.services.requests import SHEET, Requests
from desktop_app.storage.filing import Filing
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from desktop_app.documents.case_file import Cover, Kind, Part
    from desktop_app.documents.table_page import TableSheet

NAME = "卷宗"
OPINIONS = ("拟办意见", "审核意见", "签发意见")
_KINDS: dict[str, Kind] = {".pdf": "pdf", ".jpg": "image", ".jpeg": "image", ".png": "image"}
# Millimetres: a day and a mail number stand on one line in the size of these tables.
_SMALL = 9.0
_DELIVERY = (
    ("文书", 36.0),
    ("文号", 30.0),
    ("送达方式", 16.0),
    ("送出日期", 26.0),
    ("邮件号", 28.0),
    ("签收日期", 26.0),
    ("签收人", 14.0),
)
_RELIEF = (
    ("类型", 24.0),
    ("机关", 38.0),
    ("案号", 38.0),
    ("收到日期", 26.0),
    ("结果", 22.0),
    ("结果日期", 26.0),
)


@dataclass(frozen=True)
class CasePaper:
    """One line of the contents; `pages` is where it stands (“3” or “3—5”), 另附 for what could not be put in."""

    title: str
    number: str
    day: date | None
    pages: str


class CaseFiles:
    """The bureau's own file of a request: the applicant is named in it."""

    def __init__(
        self,
        store: Store,
        letters: Issuing,
        requests: Requests,
        bureau: Callable[[], Bureau],
        filings: Sequence[Filing],
    ) -> None:
        self._store, self._letters, self._requests, self._bureau = store, letters, requests, bureau
        self._filings = filings

    def paper(self, record_id: int) -> Paper:
        """The whole case; a paper whose bytes are lost is listed as 另附 and told in its title."""
        from desktop_app.documents.case_file import case_file  # noqa: PLC0415  # start-up must not pay for reportlab

        cover, parts = self._parts(record_id)
        sheets = case_file(cover, parts)
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)

    def contents(self, record_id: int) -> tuple[CasePaper, ...]:
        """What the case holds, in the order of its pages."""
        from desktop_app.documents.case_file import CONTENTS, case_lines  # noqa: PLC0415  # start-up must not pay

        cover, parts = self._parts(record_id)
        lines = case_lines(cover, parts)
        rows = [line.rpartition("｜")[2] for line in lines[lines.index(CONTENTS) + 2 :]]
        return tuple(
            CasePaper(part.title, part.number, part.day, pages)
            for part, pages in zip(parts, rows, strict=True)
        )

    def save(self, record_id: int, path: Path) -> Paper:
        """Write the PDF; that it left, with the applicant's name, is on record before the file exists."""
        paper = self.paper(record_id)
        outflows.save(self._store, REQUEST.key, [record_id], NAME, path, paper.pdf)
        return paper

    def printed(self, record_id: int, printer: str, copies: int) -> None:
        """Put on record that the case goes to a printer."""
        outflows.printed(self._store, REQUEST.key, [record_id], NAME, printer, copies)

    def _parts(self, record_id: int) -> tuple[Cover, list[Part]]:
        from desktop_app.documents.case_file import Cover  # noqa: PLC0415  # start-up must not pay for reportlab

        with self._store.reading() as reader:
            record = reader.get(REQUEST, record_id)
            number = record.text("number")
            split = reader.page(Query(REQUEST.key, equal={"parent_no": (number,)}), 0, 100)
            letters = [one for one in reader.letters(REQUEST.key, record_id) if one.status is Status.USED]
            case = Case(
                record,
                reader.steps(REQUEST.key, record_id),
                letters,
                tuple(child.text("number") for child in split),
            )
            files = reader.attachments(REQUEST.key, record_id)
            with_it = _came_with_it(reader.changes(REQUEST.key, record_id))
        clock = self._requests.clock(record_id)
        cover = Cover(
            issuer=self._bureau().name,
            title=f"{record.text('applicant')}申请公开政府信息",
            number=number,
            received_on=record.day("received_on"),
            closed_on=clock.closed_on if clock else None,
            department=record.text("department"),
        )
        first = [one for one in files if one.id in with_it]
        parts = [*self._application(case), *(self._file(one) for one in first), *self._made(case)]
        parts += [self._file(one) for one in files if one not in first]
        return cover, parts

    def _application(self, case: Case) -> Iterator[Part]:
        """登记表, or the form as the applicant would fill it while something is missing in that."""
        for kind in ("registration_sheet", "application_form"):
            facts = self._letters.facts(case.record.id, kind)
            if not self._letters.missing(kind, facts):
                paper = self._letters.paper(case.record.id, kind, facts)
                title = "政府信息公开申请登记表" if kind == "registration_sheet" else "政府信息公开申请表"
                yield _part(title, "", case.record.day("reached_on"), paper.pdf)
                return

    def _made(self, case: Case) -> Iterator[Part]:
        from desktop_app.documents.case_file import (  # noqa: PLC0415  # start-up must not pay for reportlab
            COURSE,
            course_page,
            opinions_page,
        )
        from desktop_app.documents.case_file import OPINIONS as OPINIONS_TITLE  # noqa: PLC0415

        number = case.record.text("number")
        yield _part(COURSE, "", None, course_page(number, course_rows(case)).pdf)
        empty = [(label, "") for label in OPINIONS]
        yield _part(OPINIONS_TITLE, "", None, opinions_page(number, empty).pdf)
        for letter in case.letters:
            if not letter.pdf_sha256:
                yield _part(f"{letter.title}（在程序外制作）", letter.number, letter.issued_on, None)
                continue
            try:
                pdf = self._letters.reprint(letter.id).pdf
                yield _part(letter.title, letter.number, letter.issued_on, pdf)
            except Trouble as lost:
                yield _part(f"{letter.title}（{lost.why}）", letter.number, letter.issued_on, None)
        if rows := delivery_rows(case.letters) or step_delivery_rows(case):
            yield _part("送达情况", "", None, _table("送达情况", _DELIVERY, rows, number))
        if case.record.day("reached_on"):
            yield _part(SHEET, "", None, self._requests.clock_sheet(case.record.id).pdf)
        if rows := relief_rows(case):
            yield _part("复议诉讼情况", "", None, _table("复议诉讼情况", _RELIEF, rows, number))

    def _file(self, file: Attachment) -> Part:
        kind = _KINDS.get(Path(file.name).suffix.lower())
        if kind is None:
            return _part(file.name, "", file.added_at.date(), None)
        for filing in self._filings:
            if (content := filing.read(file.sha256)) is not None:
                return _part(Path(file.name).stem, "", file.added_at.date(), content, kind)
        return _part(f"{file.name}（文件缺失或损坏）", "", file.added_at.date(), None)


def _came_with_it(changes: Sequence[Change]) -> set[Value]:
    """The files that were added before anything else happened: they belong to the application."""
    before_steps = takewhile(lambda change: change.kind != STEP, changes)
    return {change.after["attachment"] for change in before_steps if change.kind == ATTACH}


def _part(title: str, number: str, day: date | None, content: bytes | None, kind: Kind = "pdf") -> Part:
    from desktop_app.documents.case_file import Part  # noqa: PLC0415  # start-up must not pay for reportlab

    return Part(title, number, day, "other" if content is None else kind, content or b"")


def _table(
    title: str, columns: Sequence[tuple[str, float]], rows: Sequence[tuple[str, ...]], number: str
) -> bytes:
    from desktop_app.documents.table_page import Column, TableSheet, table_sheets  # noqa: PLC0415  # the same

    heads = tuple(Column(label, width) for label, width in columns)
    sheet: TableSheet = TableSheet(title, heads, rows, above=(f"登记编号：{number}",), size=_SMALL)
    return table_sheets(sheet).pdf
