"""Random histories of requests that may happen, as rows of JSON and as steps."""

from __future__ import annotations

import random
from datetime import date, timedelta

from desktop_app.domain.clocks import Channel, Step, StepKind
from tests.domain.naive_counter import ANSWERS, QUESTIONS, Row

CHANNELS = list(Channel)


class Scribe:
    """Writes down a history that may happen: all in procedural order, dates close enough to collide with every rule."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        # At most the last of three handlings must end within the years the naive counter knows.
        self.start = date(2004, 1, 2) + timedelta(days=rng.randrange(7300))
        self.rows: list[Row] = []
        self.asked = 0
        self.fee = False

    def add(self, kind: str, after: int, **more: object) -> int:
        self.rows.append({"kind": kind, "on": self.day(after), **more})
        return after

    def day(self, after: int) -> date:
        return self.start + timedelta(days=after)

    def handle(self, began: int, *, fixed: bool = False) -> int:
        """One handling; the day after receipt on which its last period began."""
        rng, at = self.rng, began
        for _ in range(rng.choice((0, 0, 1, 2))):
            asked = self.add("supplement_asked", at + rng.randrange(1, 14))
            if rng.random() < 0.1:
                break
            at = self.add("supplemented", asked + rng.randrange(1, 30))
        if not self.fee and rng.random() < 0.15:
            self.fee = True
            notified = self.add("fee_notified", at + rng.randrange(1, 35))
            if rng.random() < 0.9:
                self.add("fee_paid", notified + rng.randrange(1, 35))
        for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
            self.asked += 1
            who, name = rng.choice(("third_party", "agency")), f"第{self.asked}家"
            asked = self.add(f"{who}_asked", began + rng.randrange(60), note=name)
            if rng.random() < 0.8:
                self.add(f"{who}_answered", asked + rng.randrange(1, 35), note=name)
        if not fixed:
            self.lengthen(began)
        return at

    def lengthen(self, began: int) -> None:
        rng, extended = self.rng, began
        if rng.random() < 0.4:
            limit = 20 if self.day(began) >= date(2019, 5, 15) else 15
            extended = self.add("extended", began + rng.randrange(60), days=rng.randrange(1, limit + 1))
        if rng.random() < 0.15:
            asked = began + rng.randrange(20)
            named = {"until": self.day(asked + rng.randrange(1, 20))} if rng.random() < 0.5 else {}
            self.add("reasons_asked", asked, **named)
            if rng.random() < 0.5:
                self.add("reasons_given", asked + rng.randrange(10))
            told = max(asked, extended) + rng.randrange(40)
            # Three opinions, an extension and two festivals end no period later than half a year.
            self.add("deferred", told, until=self.day(told + rng.randrange(200, 300)))

    def close_and_reopen(self, began: int) -> int:
        """The handling is cut short some day after it began, and taken up again."""
        closed = began + self.rng.randrange(1, 80)
        self.rows = [row for row in self.rows if row["on"] < self.day(closed) or row["kind"] in ANSWERS]
        named = {row["note"] for row in self.rows if row["kind"] in QUESTIONS}
        self.rows = [row for row in self.rows if row["kind"] not in ANSWERS or row["note"] in named]
        kinds = [row["kind"] for row in self.rows]
        endings = ["withdrawn", "merged"]
        if kinds.count("supplement_asked") == kinds.count("supplemented") and "fee_notified" not in kinds:
            endings += ["replied", "posted", "replied"]
        self.add(self.rng.choice(endings), closed)
        again = closed + self.rng.randrange(60)
        how = self.rng.random()
        if how < 0.2:
            self.add("reopened", again, until=self.day(again + self.rng.randrange(1, 90)))
        elif how < 0.4:
            self.add("reopened", again, days=self.rng.randrange(1, 41))
        else:
            self.add("reopened", again)
        self.handle(again, fixed=how < 0.4)
        return again


def random_history(rng: random.Random) -> list[Row]:
    """A history that may happen and is open at its end, in any order of recording."""
    scribe = Scribe(rng)
    channel = rng.choice(CHANNELS)
    began = scribe.add("received", 0, channel=channel.value)
    if channel.needs_confirming:
        if rng.random() < 0.05:
            return scribe.rows
        began = scribe.add("confirmed", rng.randrange(4))
    scribe.handle(began)
    for _ in range(rng.choice((0, 0, 0, 0, 0, 0, 0, 0, 1, 2))):
        began = scribe.close_and_reopen(began)
    rng.shuffle(scribe.rows)
    return scribe.rows


def as_steps(rows: list[Row]) -> tuple[Step, ...]:
    return tuple(
        Step(
            StepKind(row["kind"]),
            row["on"],
            Channel(row["channel"]) if "channel" in row else None,
            row.get("days"),
            row.get("note", ""),
            row.get("until"),
        )
        for row in rows
    )
