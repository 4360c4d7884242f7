"""Papers of an Open Day: sign-in sheet, 接访登记表, 活动方案, 问题分类表, 当日小结, 带回办理清单."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.fields import Value
from desktop_app.domain.masking_presets import BOARD, MaskPreset, mask_free
from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.common import whole_of
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.open_day_counts import (
    NOBODY,
    UNSORTED,
    Kept,
    kept,
    people,
    seat,
    sorted_by,
)
from desktop_app.registers.visit import SPOT, VISIT, is_later
from desktop_app.services import outflows
from desktop_app.services.bureau import Bureau, bureau_in
from desktop_app.services.files import write_whole
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.open_days import visits_on
from desktop_app.services.publishing import Paper
from desktop_app.services.review_subject import public_numbers
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from desktop_app.documents.notice import Sheets
    from desktop_app.documents.open_day_parts import DayHead, VisitRow
    from desktop_app.documents.open_day_prose import DayFacts, Prose

PLAN, SIGN_IN, REGISTER, ONE, KINDS, SUMMARY, OPEN_ITEMS = (
    "活动方案", "来访人签到表", "接访登记表", "来访人接访登记表", "问题分类表", "当日小结", "带回办理清单",
)  # fmt: skip
MATTER = "matter"


@dataclass(frozen=True)
class _Day:
    """An event, its living visits, and who the bureau is."""

    event: Record
    on: date
    visits: tuple[Record, ...]
    bureau: Bureau
    kinds: tuple[str, ...]
    departments: tuple[str, ...]
    board: MaskPreset


class OpenDayPapers:
    """Finished papers; each is drawn anew from the ledger as it stands."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def sign_in(self, event_id: int, blank: int = 0) -> Paper:
        """来访人签到表 with `blank` empty lines, or, without any, with the visitors written down so far."""
        from desktop_app.documents.open_day_lists import sign_in_sheets  # noqa: PLC0415  # start-up must not pay for it

        day = self._day(event_id)
        return _paper(sign_in_sheets(_head(day), [] if blank else _rows(day.visits), blank))

    def register(self, event_id: int) -> Paper:
        """接访登记表 of all visitors."""
        from desktop_app.documents.open_day_lists import register_sheets  # noqa: PLC0415  # as above

        day = self._day(event_id)
        return _paper(register_sheets(_head(day), _rows(day.visits)))

    def visitor(self, visit_id: int) -> Paper:
        """接访登记表 of one visitor; Refused for a void visit."""
        from desktop_app.documents.open_day_forms import visitor_sheets  # noqa: PLC0415  # as above

        with self._store.reading() as reader:
            visit = _living(reader.get(VISIT, visit_id))
            event = reader.find(OPEN_DAY, {"held_on": visit["event_on"]})
            if event is None:
                raise Refused(f"{visit.text('number')}没有对应的活动", do="请先新建当天的公开日活动")
            day = _day(reader, event)
        return _paper(visitor_sheets(_head(day), _row(visit)))

    def kinds(self, event_id: int) -> Paper:
        """问题分类表: by kind, and what was taken along by department."""
        from desktop_app.documents.open_day_forms import kinds_sheets  # noqa: PLC0415  # as above

        day = self._day(event_id)
        by_kind, by_department = _sorted(day)
        return _paper(kinds_sheets(_head(day), by_kind, by_department, kept("合计", day.visits)))

    def open_items(self, event_id: int) -> Paper:
        """带回办理清单, the earliest promise first; nobody's identity is on it."""
        from desktop_app.documents.open_day_lists import open_items_sheets  # noqa: PLC0415  # as above

        day = self._day(event_id)
        later = sorted(
            (visit for visit in day.visits if is_later(visit.values)),
            key=lambda visit: (visit.day("due_on") or date.max, visit.text("number")),
        )
        allowed = public_numbers(day.bureau)
        rows = [_row(visit, lambda text: mask_free(text, day.board, allowed)) for visit in later]
        return _paper(open_items_sheets(_head(day), rows, self._today()))

    def plan(self, event_id: int) -> Paper:
        """活动方案."""
        return self._prose_paper(self._plan(event_id))

    def summary(self, event_id: int) -> Paper:
        """当日小结 with the counts as sentences."""
        return self._prose_paper(self._summary(event_id))

    def plan_word(self, event_id: int, path: Path) -> None:
        """Write 活动方案 as .docx."""
        self._save_word(event_id, PLAN, self._plan(event_id), path)

    def summary_word(self, event_id: int, path: Path) -> None:
        """Write 当日小结 as .docx."""
        self._save_word(event_id, SUMMARY, self._summary(event_id), path)

    def save(self, register: str, record_id: int, what: str, paper: Paper, path: Path) -> None:
        """Write one of these papers as PDF; that it left is on record before the file exists."""
        outflows.save(self._store, register, [record_id], what, path, paper.pdf)

    def printed(self, register: str, record_id: int, what: str, printer: str, copies: int) -> None:
        """Put on record that one of these papers goes to a printer."""
        outflows.printed(self._store, register, [record_id], what, printer, copies)

    def _save_word(self, event_id: int, what: str, prose: Prose, path: Path) -> None:
        from desktop_app.documents.open_day_prose import prose_word  # noqa: PLC0415  # as above

        content = prose_word(prose)
        with self._store.unit(f"另存{what}") as unit:
            unit.outflow(OPEN_DAY.key, f"{what} Word", [event_id], {"file": path.name})
        write_whole(path, content)

    def _plan(self, event_id: int) -> Prose:
        from desktop_app.documents.open_day_prose import plan  # noqa: PLC0415  # as above

        return plan(_facts(self._day(event_id)))

    def _summary(self, event_id: int) -> Prose:
        from desktop_app.documents.open_day_prose import DayNumbers, summary  # noqa: PLC0415  # as above

        day = self._day(event_id)
        by_kind, by_department = _sorted(day)
        due = sorted(on for visit in day.visits if is_later(visit.values) and (on := visit.day("due_on")))
        total = kept("合计", day.visits)
        first, last = (due[0], due[-1]) if due else (None, None)
        return summary(_facts(day), DayNumbers(total, by_kind, by_department, first, last))

    def _prose_paper(self, prose: Prose) -> Paper:
        from desktop_app.documents.open_day_prose import prose_sheets  # noqa: PLC0415  # as above

        return _paper(prose_sheets(prose))

    def _day(self, event_id: int) -> _Day:
        with self._store.reading() as reader:
            return _day(reader, _living(reader.get(OPEN_DAY, event_id)))


def _day(reader: Reader, event: Record) -> _Day:
    on = event.day("held_on")
    if on is None:
        raise Refused(f"{event.text('number')}没有活动日期", do="请先填写活动日期")
    return _Day(
        event,
        on,
        visits_on(reader, on),
        bureau_in(reader),
        reader.words(MATTER),
        reader.words(DEPARTMENT),
        presets_in(reader)[BOARD.key],
    )


def _living(record: Record) -> Record:
    if record.text("void_reason"):
        raise Refused(f"{record.text('number')}已作废", why="作废的不能印表", do="请先从回收站恢复")
    return record


def _paper(sheets: Sheets) -> Paper:
    return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)


def _head(day: _Day) -> DayHead:
    from desktop_app.documents.open_day_parts import DayHead  # noqa: PLC0415  # start-up must not pay for it

    text = day.event.text
    return DayHead(day.bureau.name, day.on, text("theme"), text("place"))


def _facts(day: _Day) -> DayFacts:
    from desktop_app.documents.open_day_prose import DayFacts  # noqa: PLC0415  # start-up must not pay for it

    text, values = day.event.text, day.event.values
    rooms = values.get("departments")
    return DayFacts(
        day.bureau.name,
        day.on,
        text("kind"),
        text("theme"),
        text("place"),
        text("hours"),
        text("leaders"),
        whole_of(values, "leaders_count"),
        rooms if isinstance(rooms, tuple) else (),
        text("handler"),
        day.bureau.phone,
        text("plan"),
        whole_of(values, "boards"),
        text("boards_about"),
        whole_of(values, "leaflets"),
        text("leaflets_about"),
        text("summary"),
    )


def _sorted(day: _Day) -> tuple[Sequence[Kept], Sequence[Kept]]:
    later = [visit for visit in day.visits if is_later(visit.values)]
    return (
        sorted_by(day.visits, MATTER, day.kinds, UNSORTED),
        sorted_by(later, DEPARTMENT, day.departments, NOBODY),
    )


def _rows(visits: Sequence[Record]) -> list[VisitRow]:
    return [_row(visit) for visit in visits]


def _row(visit: Record, told: Callable[[str], str] = str) -> VisitRow:
    from desktop_app.documents.open_day_parts import VisitRow  # noqa: PLC0415  # start-up must not pay for it

    text = visit.text
    return VisitRow(
        number=text("number"),
        seat=seat(visit.values),
        visitor=text("visitor"),
        sex=text("sex"),
        phone=text("phone"),
        address=text("address"),
        people=str(people(visit)),
        content=told(text("content")),
        matter=text("matter"),
        leader=text("leader"),
        handler=text("handler"),
        handling=text("handling"),
        spot=text("handling") == SPOT,
        answer=told(text("answer")),
        department=text("department"),
        promised=_shown(visit["due_on"]),
        state=text("state"),
        outcome=text("outcome"),
        fed_back_on=_shown(visit["fed_back_on"]),
        satisfaction=text("satisfaction"),
    )


def _shown(day: Value) -> str:
    return day.isoformat() if isinstance(day, date) else ""
