"""待审查: the items of 主动公开 that wait for 初审 or 复核, shown to those who may give it and to nobody else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.changes import ADD, ATTACH, DETACH, EDIT
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record
from desktop_app.domain.review import Level, Opinion, Stage, Standing
from desktop_app.registers.disclosure import DISCLOSURE, PENDING
from desktop_app.services.due_lines import Due, Part, When, act_line
from desktop_app.services.review_sight import STAND_IN
from desktop_app.services.review_subject import in_program, is_content, standing_of
from desktop_app.storage.reader import Reader

REVIEW = "待审查"
_PENDING = Query(DISCLOSURE.key, equal={"state": (PENDING,)}, sort=(("due_on", False),))
_TOLD = {
    Stage.DRAFT: "还没有初审",
    Stage.FIRST: "{first}已经初审，等复核",
    Stage.AGAIN: "审查以后内容有改动，要重新初审",
}


@dataclass(frozen=True)
class Eyes:
    """Who looks: the name and duties of somebody signed in, or `everyone` for the list of a whole office."""

    name: str = ""
    duties: Collection[str] = ()
    everyone: bool = False

    def may(self, level: Level) -> bool:
        """Whether these are the duties for it."""
        return self.everyone or (bool(self.name) and level in self.duties)


def waiting(reader: Reader, eyes: Eyes, when: When, shown: int) -> Part:
    """The items that wait for an opinion of whoever looks, those due first in front.

    What was sent back waits for its drafter, not for a reviewer; it stands by its deadline alone.
    """
    if not (eyes.may(Level.FIRST) or eyes.may(Level.SECOND)) or not in_program(reader):
        return Part(0, ())
    found = dict(_waiting(reader, eyes))
    records = reader.rows(DISCLOSURE, list(found)[:shown])
    return Part(len(found), [_line(record, found[record.id], when) for record in records])


def _waiting(reader: Reader, eyes: Eyes) -> Iterator[tuple[int, Standing]]:
    """Those items with their standing."""
    ids = reader.ids(_PENDING)
    opinions = reader.reviews_of(DISCLOSURE.key, ids)
    alone = eyes.everyone or bool(reader.setting(STAND_IN))
    own = frozenset() if alone else _own(reader, ids, eyes.name)
    changed = reader.values(DISCLOSURE, ids, ("updated_at",))
    for record_id, (updated,) in zip(ids, changed, strict=True):
        given = opinions.get(record_id, ())
        found = _unchanged(given, updated) or standing_of(reader, reader.get(DISCLOSURE, record_id))
        if found.stage not in _TOLD or found.next is None or not eyes.may(found.next):
            continue
        first = not alone and found.first is not None and found.first.reviewer == eyes.name
        if record_id not in own and not first:
            yield record_id, found


def _unchanged(given: Sequence[Opinion], updated: Value) -> Standing | None:
    """The standing that the last opinion left, where nothing was written since; None where it must be reckoned.

    Reading every item and its files anew would take longer than all the rest of the day.
    """
    if not given:
        return Standing(Stage.DRAFT, Level.FIRST)
    last = given[-1]
    if not isinstance(updated, datetime) or updated >= last.made_at:
        return None
    if not last.passes:
        return Standing(Stage.BACK)
    if last.level is Level.FIRST:
        return Standing(Stage.FIRST, Level.SECOND, last)
    return Standing(Stage.READY)


def _own(reader: Reader, ids: Sequence[int], name: str) -> frozenset[int]:
    """The items somebody drafted or changed, or is in charge of."""
    told = reader.changes_by(DISCLOSURE.key, ids, name, (ADD, EDIT, ATTACH, DETACH))
    wrote = {one.record_id for one in told if one.kind != EDIT or is_content(one.before, one.after)}
    in_charge = zip(ids, reader.values(DISCLOSURE, ids, ("handler",)), strict=True)
    return frozenset(wrote | {one for one, (handler,) in in_charge if handler == name})


def _line(record: Record, found: Standing, when: When) -> Due:
    first = f"{found.first.reviewer}{found.first.on}" if found.first else ""
    pressed = f"重新{found.next}" if found.stage is Stage.AGAIN else str(found.next)
    why = _TOLD[found.stage].format(first=first)
    return act_line(DISCLOSURE, record, pressed, why, record.day("due_on"), when.today)
