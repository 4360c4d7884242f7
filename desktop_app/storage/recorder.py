"""One action under the write lock: its row, its audit lines, and what the office arranges for itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop_app.domain.changes import SETTING, Draft, Person
from desktop_app.domain.fields import Value
from desktop_app.domain.workdays import Year
from desktop_app.errors import Refused
from desktop_app.registers.every import LISTS
from desktop_app.storage.audit import Trail
from desktop_app.storage.packing import pack
from desktop_app.storage.reader import Reader
from desktop_app.storage.tables import CALENDAR_YEAR, CATALOGUE_ROW, CODE_WORD, DRAFT, PERSON, UNIT
from desktop_app.storage.tables import SETTING as SETTINGS

SETTINGS_OF, WORDS_OF, YEAR_OF, PERSON_OF = "setting", "words", "year", "person"
CATALOGUE_OF = "catalogue"


class Recorder(Reader):
    """Reads and writes; the action's own row is written with its first audit line."""

    def __init__(self, connection: Connection, label: str, who: str, now: datetime) -> None:
        super().__init__(connection)
        self.label = label
        self._who, self._now = who, now.replace(microsecond=0, tzinfo=None)
        self._undoes: int | None = None
        self._id = 0
        self._trail: Trail | None = None

    @property
    def id(self) -> int:
        """The number of this action in the history; 0 after the end of one that wrote nothing."""
        if not self._id and not self._connection.closed:
            row = {"at": self._now, "who": self._who, "label": self.label, "undoes": self._undoes}
            self._id = self._connection.execute(insert(UNIT), row).lastrowid
        return self._id

    def _note(
        self,
        kind: str,
        register: str,
        record_id: int,
        before: Mapping[str, object],
        after: Mapping[str, object],
    ) -> None:
        if self._trail is None:
            self._trail = Trail(self._connection, self.id, self._now, self._who, self.label)
        self._trail.write(kind, register, record_id, before, after)

    def set_words(self, list_key: str, words: Sequence[tuple[str, bool]]) -> None:
        """A code list anew, as (word, shown) in order; built-in words left out are hidden."""
        own = dict(words)
        for entry in LISTS:
            if entry.key == list_key:
                own.update((word, False) for word in entry.words if word not in own)
        wanted = select(CODE_WORD.c.word, CODE_WORD.c.shown).where(CODE_WORD.c.list_key == list_key)
        before = [[r.word, r.shown] for r in self._connection.execute(wanted.order_by(CODE_WORD.c.position))]
        after = [[word, shown] for word, shown in own.items()]
        if before == after:
            return
        self._connection.execute(delete(CODE_WORD).where(CODE_WORD.c.list_key == list_key))
        rows = [
            {"list_key": list_key, "word": word, "position": place, "shown": shown}
            for place, (word, shown) in enumerate(own.items())
        ]
        if rows:
            self._connection.execute(insert(CODE_WORD), rows)
        self._note(SETTING, WORDS_OF, 0, {list_key: before}, {list_key: after})

    def put_setting(self, key: str, value: object, scope: str = "") -> None:
        """Keeps a JSON value; None forgets the key. What has a scope (a person's window) leaves no audit line."""
        before = self.setting(key, scope)
        if pack(before) == pack(value):
            return
        if value is None:
            gone = delete(SETTINGS).where(SETTINGS.c.scope == scope, SETTINGS.c.key == key)
            self._connection.execute(gone)
        else:
            row = upsert(SETTINGS).values(scope=scope, key=key, value=pack(value))
            row = row.on_conflict_do_update(
                index_elements=["scope", "key"], set_={"value": row.excluded.value}
            )
            self._connection.execute(row)
        if not scope:
            self._note(SETTING, SETTINGS_OF, 0, {key: before}, {key: value})

    def put_year(self, year: Year) -> None:
        """Keeps a notice of holidays in place of the one entered before for its year."""
        before = {y.year: y for y in self.years()}.get(year.year)
        if before == year:
            return
        told = _told_year(year)
        self._connection.execute(delete(CALENDAR_YEAR).where(CALENDAR_YEAR.c.year == year.year))
        row = {"notice": year.notice, "days": pack(told["days"]), "doubts": pack(told["doubts"])}
        self._connection.execute(insert(CALENDAR_YEAR), {"year": year.year, **row})
        self._note(SETTING, YEAR_OF, year.year, _told_year(before), told)

    def drop_year(self, year: int) -> None:
        """Forgets the notice entered for a year, so that the built-in one or the guess holds again."""
        before = {y.year: y for y in self.years()}.get(year)
        if before:
            self._connection.execute(delete(CALENDAR_YEAR).where(CALENDAR_YEAR.c.year == year))
            self._note(SETTING, YEAR_OF, year, _told_year(before), {})

    def put_catalogue(self, number: int, told: Mapping[str, Value]) -> None:
        """What the office changed in a row of the 标准目录 in place of what it had; an empty mapping forgets it."""
        before = self.catalogue_changes().get(number, {})
        if pack(before) == pack(told):
            return
        self._connection.execute(delete(CATALOGUE_ROW).where(CATALOGUE_ROW.c.number == number))
        if told:
            self._connection.execute(insert(CATALOGUE_ROW), {"number": number, "told": pack(told)})
        self._note(SETTING, CATALOGUE_OF, number, before, told)

    def put_person(self, person: Person) -> int:
        """Keeps a person, a new one when its id is 0; the id. Refused when another has the same name.

        The audit line never holds the password hash.
        """
        row = {
            "name": person.name,
            "department": person.department,
            "duties": person.duties,
            "password_hash": person.password_hash,
            "active": person.active,
        }
        people = {p.id: p for p in self.people()}
        before = people.get(person.id)
        if before == person:
            return person.id
        if any(p.name == person.name for p in people.values() if p.id != person.id):
            raise Refused(f"已有名叫“{person.name}”的人员", do="同名的请在姓名后加注科室")
        if before is None:
            person_id = self._connection.execute(insert(PERSON), row).lastrowid
        else:
            person_id = person.id
            self._connection.execute(update(PERSON).where(PERSON.c.id == person_id), row)
        told = _told_person(replace(person, id=person_id))
        if before and before.password_hash != person.password_hash:
            told["renewed"] = "password_hash"
        self._note(SETTING, PERSON_OF, person_id, _told_person(before) if before else {}, told)
        return person_id

    def save_draft(self, draft: Draft) -> None:
        """Keeps a half-typed form in place of the one before; no audit line."""
        self.drop_draft(draft.scope, draft.register, draft.record_id)
        row = {
            "scope": draft.scope,
            "register": draft.register,
            "record_id": draft.record_id,
            "raw": pack(draft.raw),
            "saved_at": draft.saved_at,
        }
        self._connection.execute(insert(DRAFT), row)

    def drop_draft(self, scope: str, register: str, record_id: int) -> None:
        """Forgets a half-typed form; nothing happens when there is none."""
        same = (DRAFT.c.scope == scope, DRAFT.c.register == register, DRAFT.c.record_id == record_id)
        self._connection.execute(delete(DRAFT).where(*same))


def _told_year(year: Year | None) -> dict[str, object]:
    if year is None:
        return {}
    days = [[day, kind, name] for day, (kind, name) in sorted(year.days.items())]
    return {"notice": year.notice, "days": days, "doubts": list(year.doubts)}


def _told_person(person: Person) -> dict[str, object]:
    told = {"name": person.name, "department": person.department, "duties": list(person.duties)}
    return {**told, "active": person.active}
