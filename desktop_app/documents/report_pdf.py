"""The annual report as PDF in the published layout (国办公开办函〔2021〕30号), on the page of official paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop_app.documents import parts
from desktop_app.documents.characters import paragraphs
from desktop_app.documents.fonts import missing_characters
from desktop_app.documents.grid import CELL, HEIGHT, PITCH
from desktop_app.documents.notice import Sheets
from desktop_app.documents.page import Furniture, draw
from desktop_app.documents.report_table import SHARES, RuledTable
from desktop_app.documents.typeset import Block, Page, Row, Run
from desktop_app.domain.annual_report_tables import tables
from desktop_app.domain.annual_report_texts import TEXT_TITLES
from desktop_app.domain.annual_report_year import YearReport

_BELOW = 0.5 * PITCH  # between a table and what follows
_Item = Row | RuledTable


def report_pdf(report: YearReport) -> Sheets:
    """The report as PDF: head paragraph, sections 一 to 六; the same report gives the same bytes.

    Raises `Refused` when the title is too long to be set.
    """
    flow = _Flow()
    for item in _items(report):
        flow.add(item)
    typeset = flow.done()
    told = "\n".join((report.heading, *report.texts.as_json().values()))
    furniture = Furniture(title=report.heading, author="")
    return Sheets(draw(typeset, furniture), len(typeset), missing_characters(told))


def _items(report: YearReport) -> list[list[_Item]]:
    """What must not be parted stands in one list: a heading and what it heads."""
    texts = report.texts
    title = report.heading.replace(report.unit_name, f"{report.unit_name}\n", 1) if report.unit_name else ""
    items: list[list[_Item]] = [[parts.title_row(title or report.heading)]]
    items += _text(texts.head, before=1)
    items += _section(TEXT_TITLES["overview"], _text(texts.overview))
    for table, shares in zip(tables(report.report), SHARES, strict=True):
        items += _section(table.title, [[RuledTable(table, shares)]])
    items += _section(TEXT_TITLES["problems"], _text(texts.problems))
    items += _section(TEXT_TITLES["others"], _text(texts.others))
    return items


def _section(title: str, body: Sequence[list[_Item]]) -> list[list[_Item]]:
    heading: list[_Item] = list(parts.rows([Block((Run(title, "hei"),), keep=True)]))
    if not body:
        return [heading]
    return [[*heading, *body[0]], *body[1:]]


def _text(text: str, before: int = 0) -> list[list[_Item]]:
    """The lines of all paragraphs, `before` rows below what is above; a short heading stays with the line below it."""
    items: list[list[_Item]] = []
    kept: list[_Item] = []
    for number, row in enumerate(parts.rows(parts.body_blocks(paragraphs(text)))):
        kept.append(row if number else replace(row, before=before))
        if not row.keep:
            items.append(kept)
            kept = []
    return [*items, kept] if kept else items


@dataclass
class _Flow:
    """Fills page after page from the top; tables begin a new page rather than being parted, if that saves them."""

    pages: list[Page] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    at: float = 0.0

    def add(self, items: Sequence[_Item]) -> None:
        whole = sum(_height(item) for item in items)
        needed = whole if whole <= HEIGHT else sum(_least(item) for item in items)
        if self.rows and self.at + needed > HEIGHT + PITCH - CELL:
            self._turn()
        for item in items:
            if isinstance(item, Row):
                self._row(item)
            else:
                self._table(item)

    def _row(self, row: Row) -> None:
        self.at += row.before * PITCH if self.rows else 0.0
        if self.rows and self.at + row.span * PITCH > HEIGHT + PITCH - CELL:
            self._turn()
        self._put(row, row.span * PITCH)

    def _table(self, table: RuledTable) -> None:
        for number, piece in enumerate(table.pieces(HEIGHT - self.at, HEIGHT)):
            if number:
                self._turn()
            self._put(piece, piece.span * PITCH)
        self.at += _BELOW

    def _put(self, row: Row, height: float) -> None:
        self.rows.append(row)
        self.tops.append(self.at)
        self.at += height

    def _turn(self) -> None:
        self.pages.append(Page(tuple(self.rows), tuple(self.tops)))
        self.rows, self.tops, self.at = [], [], 0.0

    def done(self) -> list[Page]:
        if self.rows:
            self._turn()
        return self.pages


def _height(item: _Item) -> float:
    return (item.span + item.before) * PITCH if isinstance(item, Row) else item.height


def _least(item: _Item) -> float:
    return item.span * PITCH if isinstance(item, Row) else item.least
