"""待回访: whose call was answered and who was not asked yet; numbers are revealed here alone, on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.masking import STANDARD, mask
from desktop_app.domain.records import Changed, Query, Record
from desktop_app.domain.register import Secret
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.hotline import ANSWERED, HOTLINE
from desktop_app.registers.matter import MERGED
from desktop_app.services import outflows
from desktop_app.services.bureau import bureau_in
from desktop_app.services.entries import Entries
from desktop_app.services.hotline import may_be_called_back
from desktop_app.services.matter_checks import leader_of
from desktop_app.services.publishing import Paper
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

TITLE, REASON = "回访清单", "回访"
UNREACHED, DISSATISFIED = "未评价（联系不上）", "不满意"
_MOST = 2_000  # answers that wait; more than that nobody calls back in a day


@dataclass(frozen=True)
class CallBack:
    """A caller to ask: his call, the one that leads it (itself where none does), by when, the number masked."""

    record: Record
    answered: Record
    due: date | None
    masked: str

    @property
    def answer(self) -> str:
        """What he was told."""
        return self.record.text("answer") or self.answered.text("answer")


class CallBacks:
    """Asking callers whether they are satisfied."""

    def __init__(
        self, store: Store, entries: Entries, rules: Callable[[], Rulebook], today: Callable[[], date]
    ) -> None:
        self._store, self._entries, self._rules, self._today = store, entries, rules, today

    def waiting(self) -> tuple[CallBack, ...]:
        """Everybody who is to be called back, those due first; with a merged call its caller comes too."""
        rules = self._rules()
        made: list[CallBack] = []
        with self._store.reading() as reader:
            for record in (*_in(reader, ANSWERED, "replied_on"), *_in(reader, MERGED, "merged_on")):
                leader = leader_of(reader, HOTLINE, record)
                if not may_be_called_back(record, leader):
                    continue
                answered = leader or record
                told = str(mask(STANDARD, Secret.PHONE, record.text("phone")) or "")
                made.append(
                    CallBack(record, answered, call_back_due(answered.day("replied_on"), rules), told)
                )
        return tuple(sorted(made, key=lambda one: (one.due or date.max, one.answered.id, one.record.id)))

    def reveal(self, ids: Sequence[int]) -> dict[int, str]:
        """The telephones of these calls in full; that somebody looked at them is on record first."""
        with self._store.unit("查看回访电话") as unit:
            unit.outflow(HOTLINE.key, "查看回访电话", list(ids), {"reason": REASON})
            rows = unit.rows(HOTLINE, list(ids))
        return {record.id: record.text("phone") for record in rows}

    def note(self, call: CallBack, word: str) -> Changed:
        """回访: what the caller said, today; Refused as the move is."""
        told: Mapping[str, object] = {"called_back_on": self._today().isoformat(), "satisfaction": word}
        return self._entries.move(HOTLINE, call.record.id, call.record.version, "called_back", told)

    def redo(self, call: CallBack, why: str) -> Changed:
        """不满意重办: the call that was answered begins anew, also for those merged into it."""
        leader = self._entries.get(HOTLINE, call.answered.id)
        told: Mapping[str, object] = {"redo_on": self._today().isoformat(), "redo_reason": why}
        return self._entries.move(HOTLINE, leader.id, leader.version, "redone", told)

    def paper(self, calls: Sequence[CallBack], *, phones: bool) -> Paper:
        """回访清单 to be ticked by hand, with the telephones in full where they were revealed."""
        from desktop_app.documents.table_page import Column, TableSheet, table_sheets  # noqa: PLC0415  # start-up must not pay

        with self._store.reading() as reader:
            bureau = bureau_in(reader)
        columns = (
            Column("序号", 8, "center"), Column("编号", 34), Column("姓名", 18), Column("电话", 28),
            Column("内容", 58), Column("答复", 50), Column("答复日期", 26, "center"),
            Column("满意度", 30), Column("回访日期、回访人", 30),
        )  # fmt: skip
        rows = [(str(at), *_cells(one, phones=phones)) for at, one in enumerate(calls, start=1)]
        made = table_sheets(
            TableSheet(
                title=f"{bureau.name}\n{TITLE}",
                columns=columns,
                rows=rows or [("", "没有待回访的件", *[""] * (len(columns) - 2))],
                above=(f"打印日期：{chinese_day(self._today())}　　共{len(rows)}人",),
                below=("满意度：非常满意、满意、基本满意、不满意，联系不上的写“联系不上”。",),
                landscape=True,
            )
        )
        return Paper(made.pdf, made.pages, made.missing, draft=False)

    def save(self, calls: Sequence[CallBack], paper: Paper, path: Path) -> None:
        """Write the list; on record before it exists."""
        outflows.save(self._store, HOTLINE.key, [one.record.id for one in calls], TITLE, path, paper.pdf)

    def printed(self, calls: Sequence[CallBack], printer: str, copies: int) -> None:
        """Put on record that the list goes to a printer."""
        outflows.printed(self._store, HOTLINE.key, [one.record.id for one in calls], TITLE, printer, copies)


def _in(reader: Reader, state: str, newest_by: str) -> list[Record]:
    return reader.page(Query(HOTLINE.key, equal={"state": (state,)}, sort=((newest_by, True),)), 0, _MOST)


def call_back_due(replied: date | None, rules: Rulebook) -> date | None:
    """By when somebody is called back: workdays from the day after the answer; 0 is the same day."""
    days = rules.matters.call_back_days
    if replied is None:
        return None
    return rules.calendar.plus(replied, days) if days else replied


def _cells(call: CallBack, *, phones: bool) -> tuple[str, ...]:
    record = call.record
    number, leader = record.text("number"), call.answered.text("number")
    replied = call.answered.day("replied_on")
    told = [record.text("content"), call.answer]
    if not phones:
        told = [str(mask(STANDARD, Secret.TEXT, text) or "") for text in told]
    return (
        number if number == leader else f"{number}\n（并入{leader}）",
        record.text("caller"),
        record.text("phone") if phones else call.masked,
        _short(told[0]),
        _short(told[1]),
        chinese_day(replied) if replied else "",
        "",
        "",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
