"""What was put away for good, read: papers that left with their numbers, closed periods, opinions of reviewers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from desktop_app.domain.changes import IssuedLetter, Paper, Snapshot
from desktop_app.domain.review import Level, Opinion, Verdict
from desktop_app.errors import Refused
from desktop_app.storage.house import House
from desktop_app.storage.packing import unpack, unpack_values
from desktop_app.storage.tables import LETTER, REVIEW, SNAPSHOT

_AT_ONCE = 500  # ids asked for in one statement
PLAIN = tuple(f.name for f in fields(IssuedLetter) if f.name not in ("facts", "wordings", "status"))


class Shelf(House):
    """Reads letters, snapshots and reviews."""

    def letters(self, register: str, record_id: int) -> tuple[IssuedLetter, ...]:
        """The papers of a record and the numbers set aside for it, in the order they were made."""
        return self._letters(LETTER.c.register == register, LETTER.c.record_id == record_id)

    def letter(self, letter_id: int) -> IssuedLetter:
        """One paper; Refused when there is none of that id."""
        found = self._letters(LETTER.c.id == letter_id)
        if not found:
            raise Refused("找不到这份文书", why="它可能来自另一个账本", do="请刷新后再看")
        return found[0]

    def letters_of_year(self, year: int) -> tuple[IssuedLetter, ...]:
        """The register of numbers of a year: every series in order of its numbers, papers without one last."""
        found = self._letters(LETTER.c.year == year)
        return tuple(sorted(found, key=lambda one: (not one.sequence, one.series, one.sequence, one.id)))

    def snapshots(self, kind: str) -> tuple[Snapshot, ...]:
        """Every snapshot of a kind, oldest first; of several of one period the last stands."""
        rows = self._connection.execute(
            select(SNAPSHOT).where(SNAPSHOT.c.kind == kind).order_by(SNAPSHOT.c.id)
        )
        return tuple(_snapshot(row) for row in rows)

    def reviews(self, register: str, record_id: int) -> tuple[Opinion, ...]:
        """Every opinion about a record, oldest first."""
        return self._reviews(REVIEW.c.register == register, REVIEW.c.record_id == record_id)

    def has_reviews(self, register: str) -> bool:
        """Whether anybody ever gave an opinion about a record of a register."""
        wanted = select(REVIEW.c.id).where(REVIEW.c.register == register).limit(1)
        return self._connection.execute(wanted).first() is not None

    def reviews_of(self, register: str, ids: Sequence[int]) -> dict[int, list[Opinion]]:
        """`reviews` of many records at once; those nobody looked at are not there."""
        found: dict[int, list[Opinion]] = {}
        for first in range(0, len(ids), _AT_ONCE):
            some = list(ids[first : first + _AT_ONCE])
            for one in self._reviews(REVIEW.c.register == register, REVIEW.c.record_id.in_(some)):
                found.setdefault(one.record_id, []).append(one)
        return found

    def reviews_between(self, register: str, first: date, last: date) -> tuple[Opinion, ...]:
        """The opinions given in these days about any record of a register, oldest first."""
        return self._reviews(REVIEW.c.register == register, REVIEW.c.given_on.between(first, last))

    def _reviews(self, *wanted: ColumnElement[bool]) -> tuple[Opinion, ...]:
        rows = self._connection.execute(select(REVIEW).where(*wanted).order_by(REVIEW.c.id))
        return tuple(_opinion(row) for row in rows)

    def _letters(self, *wanted: ColumnElement[bool]) -> tuple[IssuedLetter, ...]:
        rows = self._connection.execute(select(LETTER).where(*wanted).order_by(LETTER.c.id))
        return tuple(_letter(row) for row in rows)


def _letter(row: Row[Any]) -> IssuedLetter:
    said = {key: str(value) for key, value in unpack_values(row.wordings).items()}
    plain = {name: getattr(row, name) for name in PLAIN}
    return IssuedLetter(**plain, facts=unpack_values(row.facts), wordings=said, status=Paper(row.status))


def _snapshot(row: Row[Any]) -> Snapshot:
    content = None if row.content is None else unpack(row.content)
    assert content is None or isinstance(content, dict)
    return Snapshot(row.id, row.kind, row.period, content, row.sha256, row.made_at, row.made_by, row.note)


def _opinion(row: Row[Any]) -> Opinion:
    answers = {key: str(value) for key, value in unpack_values(row.checklist).items()}
    return Opinion(
        Level(row.level),
        Verdict(row.verdict),
        row.given_on,
        row.digest,
        row.reviewer,
        row.ground,
        answers,
        row.opinion,
        row.same_person_reason,
        row.drafter,
        row.preset,
        row.register,
        row.record_id,
        row.made_at,
        row.id,
    )
