"""Exporting one year of a register, against the shortest loop that writes the same values with openpyxl."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.exporting import ExportWish, seen
from desktop_app.services.office import open_office
from desktop_app.work import drained
from tests.bench.figures import Figure, in_turns
from tests.bench.ledger import FIRST_YEAR, TODAY


def export(data: Path, folder: Path, rounds: int) -> list[Figure]:
    """One figure; reading the ledger, masking, styles and page set-up are on our side only."""
    office = open_office(data, today=lambda: TODAY, create=False)
    try:
        query = Query(HOTLINE.key, equal={"year": (FIRST_YEAR,)})
        wish = ExportWish(query, HOTLINE.columns(), "咨询热线台账", folder / "ours.xlsx")
        fields = [HOTLINE[key] for key in wish.columns]
        records = office.entries.rows(HOTLINE, office.entries.ids(query))
        rows = [tuple(record[key] for key in wish.columns) for record in records]
        values = [(number, *row) for number, row in enumerate(seen(fields, rows, wish.mask), 1)]
        ours, bare = in_turns(
            lambda: drained(office.exporting.write(HOTLINE, wish)),
            lambda: _bare(folder / "bare.xlsx", values),
            rounds,
        )
    finally:
        office.close(copy=False)
    what = f"export {len(values):,} rows × {len(fields) + 1} columns / bare openpyxl write-only"
    return [Figure(what, ours, bare, most_times=1.5)]


def _bare(path: Path, rows: list[tuple[Value, ...]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    for row in rows:
        sheet.append(row)
    book.save(path)
