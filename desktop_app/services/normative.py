"""规范性文件: the results of a clearing, and the 政策解读 that goes with each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.annual_report_table2 import DOCUMENT_PARTS
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Query, Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import CLEARED, DISCLOSURE, ENDED, SHOWN
from desktop_app.services.moving import changed
from desktop_app.services.reading import missing, read_fields
from desktop_app.services.report_sources import documents_of
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

MOST = 10_000
EXPLAINED = ("interpreted_on", "interpretation_form", "interpretation")
_ALL = Query(DISCLOSURE.key, equal={"normative": (True,)}, sort=(("formed_on", False), ("id", False)))


@dataclass(frozen=True)
class DocumentCounts:
    """The documents of a year: issued, abolished, in force on its last day; of those shown, how many are explained."""

    issued: int
    abolished: int
    in_force: int
    shown: int
    explained: int


class Normative:
    """What is done with 规范性文件 besides publishing them."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def in_force(self) -> tuple[Record, ...]:
        """The documents a clearing is about: all that no earlier one ended, oldest first."""
        with self._store.reading() as reader:
            return tuple(one for one in reader.page(_ALL, 0, MOST) if one.text("validity") not in ENDED)

    def clear(self, results: Mapping[int, str], on: object, note: str = "") -> Changed:
        """Enter what a clearing found of each document (a key of CLEARED by its id), in one action.

        `on` as typed or as a day. Refused for no document, an unknown result, without a day, for one to come or before
        a document was made, and for what is no 规范性文件 or void.
        """
        if not results:
            raise Refused("还没有选清理结论", do="请至少为一件文件选择清理结论")
        told = self._read(
            "登记清理结果", "cleaned_on", {"cleaned_on": on, "cleanup_note": note}, ("cleaned_on",)
        )
        with self._store.unit("登记清理结果") as unit:
            for record_id, result in results.items():
                record = _document(unit, record_id)
                unit.change(DISCLOSURE, record_id, {**told, **_cleared(record, result, told["cleaned_on"])})
        return Changed(unit.label, {DISCLOSURE.key: frozenset(results)}, unit.id)

    def explain(self, record_id: int, version: int, raw: Mapping[str, object]) -> Changed:
        """Enter the 政策解读 of a document: the fields of EXPLAINED as typed.

        Refused while one is empty, for a day to come, for what is no 规范性文件 or void, and when somebody else has
        changed it since.
        """
        told = self._read("登记解读", "interpreted_on", raw, EXPLAINED)
        with self._store.unit("登记解读") as unit:
            _document(unit, record_id)
            unit.change(DISCLOSURE, record_id, {**told, "interpreted": True}, version)
        return changed(unit, DISCLOSURE, record_id)

    def _read(
        self, act: str, day: str, raw: Mapping[str, object], needed: Collection[str]
    ) -> dict[str, Value]:
        """What was typed, through the doors of its fields; Refused with every mistake."""
        fields = [DISCLOSURE[key] for key in raw]
        reading = read_fields(fields, raw)
        wrong = [sentence for _, sentence in reading.mistakes] + missing(fields, needed, raw)
        on = reading.values.get(day)
        if isinstance(on, date) and on > self._today():
            wrong.append(f"{DISCLOSURE.label(day)}：{on} 还没有到")
        if wrong:
            raise Refused(f"还不能{act}，请改正", why="\n".join(wrong))
        return dict(reading.values)

    def counts(self, year: int) -> DocumentCounts:
        """The documents of a year, as table 二 of the annual report counts them."""
        with self._store.reading() as reader:
            documents = documents_of(reader, year) or {}
            shown = _ALL.where(state=SHOWN)
            explained = reader.count(shown.where(interpreted=(True,)))
            whole = reader.count(shown)
        issued, abolished, in_force = (len(documents.get(f"normative_{part}", ())) for part in DOCUMENT_PARTS)
        return DocumentCounts(issued, abolished, in_force, whole, explained)


def _document(reader: Reader, record_id: int) -> Record:
    record = reader.get(DISCLOSURE, record_id)
    number = record.text("number")
    if record.text("void_reason"):
        raise Refused(f"{number}已作废", do="请先从回收站恢复")
    if not record["normative"]:
        raise Refused(f"{number}不是规范性文件", do="是规范性文件的，请先在“规范性文件”一栏填“是”")
    return record


def _cleared(record: Record, result: str, on: Value) -> dict[str, Value]:
    number, formed = record.text("number"), record.day("formed_on")
    if result not in CLEARED:
        raise Refused(f"没有“{result}”这种清理结论", do=f"请从{'、'.join(CLEARED)}中选择")
    if formed and isinstance(on, date) and on < formed:
        raise Refused("清理日期不对", why=f"{number}在{chinese_day(formed)}才制定", do="请核对清理日期")
    return {"cleanup": result, "validity": CLEARED[result]}
