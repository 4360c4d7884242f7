"""A second opinion on due dates: walks day by day as a clerk with a wall calendar would, and knows no code of ours.

Written from the law alone (Art 30-35, 国办函〔2020〕109号), so that both can be wrong but hardly in the same way.
Only for the years the holiday library knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import chinese_calendar

Row = Mapping[str, Any]
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
WORKED = frozenset(
    day.toordinal()
    for n in range((LAST - FIRST).days + 1)
    if chinese_calendar.is_workday(day := FIRST + timedelta(days=n))
)
CONFIRMED_CHANNELS = {"plain_mail", "online", "email", "fax"}
NEW_LAW = date(2019, 5, 15)
QUESTIONS = {"third_party_asked", "agency_asked"}
ANSWERS = {"third_party_answered", "agency_answered"}


class WallCalendar:
    """Ticks days off one after another."""

    def __init__(self, start: date) -> None:
        self.limit = 20 if start >= NEW_LAW else 15
        self.ticks: list[int] = []
        self.extra = 0
        self.promised: int | None = None
        """The day a deferred reply was promised for: it comes in place of the twenty workdays."""
        self.worked_since_start = 0
        self.waiting: set[str] = set()
        self.asked: dict[str, int] = {}
        """Who was asked, and how many workdays they have had."""

    def spend(self, day: int) -> None:
        if day not in WORKED:
            return
        if not self.waiting:
            self.worked_since_start += 1
            if not self.full() and all(had >= 15 for had in self.asked.values()):
                self.ticks.append(day)
        self.asked = {who: had + 1 for who, had in self.asked.items()}

    def write(self, rows: Sequence[Row]) -> None:
        kinds = {row["kind"] for row in rows}
        self.answered(kinds)
        for row in rows:
            if row["kind"] == "extended" and not self.waiting:
                self.extra = row["days"]
        for row in rows:
            if row["kind"] == "deferred" and not self.waiting:
                self.promised = row["until"].toordinal()
        for row in rows:
            if row["kind"] in QUESTIONS and self.promised is None:
                self.asked[row["note"]] = 0
        for row in rows:
            if row["kind"] in ANSWERS:
                self.asked.pop(row["note"], None)
        if "supplement_asked" in kinds and (self.waiting or self.worked_since_start <= 7):
            self.waiting.add("supplement_asked")
        if "fee_notified" in kinds:
            self.waiting.add("fee_notified")
        if self.waiting:
            self.promised = None

    def answered(self, kinds: set[str]) -> None:
        for answer, notice in (("supplemented", "supplement_asked"), ("fee_paid", "fee_notified")):
            if answer in kinds and notice in self.waiting:
                self.waiting.remove(notice)
                if not self.waiting:
                    self.ticks, self.extra, self.worked_since_start = [], 0, 0

    def full(self) -> bool:
        return len(self.ticks) >= self.limit + self.extra

    def over(self, day: int) -> bool:
        if self.waiting:
            return False
        return self.full() if self.promised is None else day >= self.promised


def naive_due(rows: Sequence[Row]) -> tuple[date | None, list[date]]:
    """The due date and the counted days of the last period, from steps as JSON rows whose `on` is a date.

    Every question carries a note of its own, repeated by its answer; nothing is asked and answered on one day.
    """
    diary: dict[int, list[Row]] = {}
    for row in rows:
        diary.setdefault(row["on"].toordinal(), []).append(row)
    if again := [row for row in rows if row["kind"] == "reopened"]:
        start = max(again, key=lambda row: row["on"])  # whatever came before is over and done with
        if start.get("until") or start.get("days"):
            return ordered(start)
        return tick_off(start["on"], diary)
    (arrival,) = (row for row in rows if row["kind"] == "received")
    if arrival["channel"] in CONFIRMED_CHANNELS:
        confirmed = [row for row in rows if row["kind"] == "confirmed"]
        if not confirmed:
            return None, []
        arrival = confirmed[0]
    return tick_off(arrival["on"], diary)


def tick_off(start: date, diary: Mapping[int, Sequence[Row]]) -> tuple[date | None, list[date]]:
    wall, day, last = WallCalendar(start), start.toordinal(), max(diary)
    wall.write(diary[day])
    while not wall.over(day):
        if wall.waiting and day > last:
            return None, []
        day += 1
        wall.spend(day)
        if day in diary:
            wall.write(diary[day])
    return date.fromordinal(day), [date.fromordinal(tick) for tick in wall.ticks]


def ordered(start: Row) -> tuple[date, list[date]]:
    """A decision or a judgment said until when, or in how many workdays: nothing else matters."""
    day, ticks = start["on"].toordinal(), list[int]()
    while day < start["until"].toordinal() if "until" in start else len(ticks) < start["days"]:
        day += 1
        if day in WORKED:
            ticks.append(day)
    return date.fromordinal(day), [date.fromordinal(tick) for tick in ticks]
