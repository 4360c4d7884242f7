"""The 标准目录 of the office: looked up, changed, handed out and brought in as the official sheet, printed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.catalogue import FIRST_OWN, OWN, CatalogueRow, changes, in_order, mistakes
from desktop_app.domain.fields import Value
from desktop_app.domain.masking import mask_text
from desktop_app.domain.records import Query
from desktop_app.errors import Refused
from desktop_app.registers import catalogue_fill
from desktop_app.registers.disclosure import DISCLOSURE, SHOWN
from desktop_app.registers.disclosure_fields import INNER, OPEN
from desktop_app.services.bureau import Bureau, guide_missing
from desktop_app.services.catalogue_import import CatalogueRehearsal, judge
from desktop_app.services.catalogue_rows import in_force, shipped
from desktop_app.services.publishing import Paper
from desktop_app.storage.store import Store, Unit

if TYPE_CHECKING:
    from desktop_app.documents.notice import Sheets

MOST = 1_000_000
_KEEPERS = ("管理",)


class Catalogue:
    """Rows and papers of the catalogue. Every verb that changes it is Refused for who has not the duty 管理."""

    def __init__(
        self,
        store: Store,
        bureau: Callable[[], Bureau],
        today: Callable[[], date],
        need: Callable[[Collection[str], str], None],
    ) -> None:
        self._store, self._bureau, self._today, self._need = store, bureau, today, need

    def _unit(self, act: str) -> AbstractContextManager[Unit]:
        self._need(_KEEPERS, act)
        return self._store.unit(act)

    def rows(self) -> tuple[CatalogueRow, ...]:
        """Every row by number, those not in use too."""
        with self._store.reading() as reader:
            return in_force(reader)

    def row(self, number: int) -> CatalogueRow:
        """One row; Refused when there is none of that number."""
        return _found(self.rows(), number)

    def fill(self, number: int, scope: str = "") -> dict[str, Value]:
        """The fields of an item of 主动公开 that follow from a row: see `catalogue_fill.fill`."""
        return catalogue_fill.fill(self.row(number), scope)

    def put(self, row: CatalogueRow) -> None:
        """Keep a row as changed; Refused with everything that is wrong, or when another row is the same item."""
        with self._unit("修改标准目录") as unit:
            rows = in_force(unit)
            _found(rows, row.number)
            _refuse(row, rows)
            _keep(unit, row)

    def add(self, row: CatalogueRow) -> int:
        """A row of the office's own; its number. Refused as `put`."""
        with self._unit("新增标准目录事项") as unit:
            rows = in_force(unit)
            _refuse(replace(row, number=0), rows)
            return _add(unit, row, rows)

    def enable(self, number: int, enabled: bool) -> None:
        """Use a row, or no longer."""
        with self._unit("启用目录事项" if enabled else "停用目录事项") as unit:
            _keep(unit, replace(_found(in_force(unit), number), enabled=enabled))

    def restore(self, number: int) -> None:
        """Take the contents back as they came, used or not as now; Refused for an own row, which came from nowhere."""
        with self._unit("恢复目录原有事项") as unit:
            row = _found(in_force(unit), number)
            if row.own:
                raise Refused(
                    f"目录{number}是本单位自定的事项", why="没有原有内容可以恢复", do="不用的请停用"
                )
            _keep(unit, replace(_found(shipped(), number), enabled=row.enabled))

    def export(self, path: Path) -> int:
        """Write the rows in use as the official sheet; how many. Trouble when it cannot be written."""
        from desktop_app.excel.catalogue_sheet import CatalogueOut, write_catalogue  # noqa: PLC0415  # start-up

        rows = [row for row in self.rows() if row.enabled]
        if not rows:
            raise Refused("标准目录里没有启用的事项", do="请先启用或新增事项")
        write_catalogue(path, CatalogueOut(self._bureau().name, rows, self._today()))
        return len(rows)

    def rehearse(self, path: Path) -> CatalogueRehearsal:
        """What bringing in a sheet would do, row by row; nothing is written. Refused when it is no catalogue."""
        from desktop_app.excel.catalogue_read import read_catalogue  # noqa: PLC0415  # start-up must not pay for it

        rows = self.rows()
        read = read_catalogue(path, tuple(dict.fromkeys(row.field for row in rows)))
        return judge(path.name, read, rows)

    def write(self, rehearsal: CatalogueRehearsal) -> int:
        """Bring in what was rehearsed, in one action; how many rows changed. Refused while a row is wrong."""
        rehearsal.refuse()
        with self._unit("导入标准目录") as unit:
            for verdict in rehearsal.verdicts:
                if verdict.row is not None and verdict.row.number:
                    _keep(unit, verdict.row)
                elif verdict.row is not None:
                    _add(unit, verdict.row, in_force(unit))
        return sum(verdict.row is not None for verdict in rehearsal.verdicts)

    def directory(self) -> Paper:
        """公开目录 (第十二条: 索引、名称、内容概述、生成日期) of what is published, as PDF."""
        from desktop_app.documents.catalogue_pages import Entry, directory_sheets  # noqa: PLC0415  # start-up

        query = Query(DISCLOSURE.key, equal={"state": SHOWN, "openness": (OPEN,)})
        with self._store.reading() as reader:
            records = reader.page(replace(query, sort=(("article", False), ("index_no", False))), 0, MOST)
        entries = [
            Entry(
                record.text("index_no"),
                mask_text(record.text("title")),
                mask_text(record.text("summary")),
                record.day("formed_on"),
            )
            for record in records
            if record["scope"] != INNER
        ]
        return _paper(directory_sheets(entries, self._bureau().name, self._today()))

    def guide(self) -> Paper:
        """公开指南 of the bureau as PDF; Refused with the facts that Art 12 asks for and nobody entered."""
        from desktop_app.documents.catalogue_pages import Guide, guide_sheets  # noqa: PLC0415  # start-up

        bureau = self._bureau()
        if missing := guide_missing(bureau):
            raise Refused(
                "公开指南还不能打印", why="\n".join(missing), do="请在单位信息里补填（第十二条规定的内容）"
            )
        facts = Guide(
            bureau.name,
            bureau.office,
            bureau.address,
            bureau.hours,
            bureau.phone,
            bureau.fax,
            bureau.postcode,
            bureau.email,
            bureau.website,
            bureau.supervision_phone,
            bureau.review_organ,
            bureau.court,
        )
        return _paper(guide_sheets(facts, self._today()))

    def normative(self) -> Paper:
        """规范性文件目录 with what clearing found, as PDF."""
        from desktop_app.documents.catalogue_pages import Normative, normative_sheets  # noqa: PLC0415  # start-up

        query = Query(
            DISCLOSURE.key, equal={"normative": (True,)}, sort=(("formed_on", False), ("id", False))
        )
        with self._store.reading() as reader:
            records = reader.page(query, 0, MOST)
        lines = [
            Normative(
                record.text("doc_no"),
                record.text("title"),
                record.day("formed_on"),
                record.text("validity"),
                record.day("cleaned_on"),
                "；".join(record.text(key) for key in ("cleanup", "cleanup_note") if record.text(key)),
                explained=bool(record["interpreted"]),
            )
            for record in records
        ]
        return _paper(normative_sheets(lines, self._bureau().name, self._today()))


def _paper(sheets: Sheets) -> Paper:
    return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)


def _found(rows: tuple[CatalogueRow, ...], number: int) -> CatalogueRow:
    for row in rows:
        if row.number == number:
            return row
    raise Refused(f"标准目录里没有序号{number}", do="请刷新后重选")


def _refuse(row: CatalogueRow, rows: tuple[CatalogueRow, ...]) -> None:
    wrong = list(mistakes(row))
    wrong += [
        f"与目录{one.number}是同一事项" for one in rows if one.key == row.key and one.number != row.number
    ]
    if wrong:
        raise Refused("这一行目录还不能保存", why="\n".join(wrong))


def _keep(unit: Unit, row: CatalogueRow) -> None:
    before = next((one for one in shipped() if one.number == row.number), None)
    unit.put_catalogue(row.number, changes(replace(row, channels=in_order(row.channels)), before))


def _add(unit: Unit, row: CatalogueRow, rows: tuple[CatalogueRow, ...]) -> int:
    number = max(FIRST_OWN - 1, *(one.number for one in rows)) + 1
    _keep(unit, replace(row, number=number, verified=OWN, source=""))
    return number
