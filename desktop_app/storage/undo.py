"""An action taken back by its inverse: new changes, never a wiped history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.domain.changes import (
    ADD,
    ATTACH,
    CORRECT,
    DETACH,
    EDIT,
    RESTORE,
    SETTING,
    STEP,
    VOID,
    Change,
    Person,
)
from desktop_app.domain.fields import Value
from desktop_app.domain.records import VOID as ANNULS
from desktop_app.domain.records import Step
from desktop_app.domain.workdays import DayKind, Year
from desktop_app.errors import Refused
from desktop_app.registers.every import register as register_of
from desktop_app.storage.actions import NOT_TAKEN_BACK, Actions
from desktop_app.storage.attachments import Attaching
from desktop_app.storage.recorder import CATALOGUE_OF, PERSON_OF, SETTINGS_OF, WORDS_OF, YEAR_OF

UNDONE_ADD = "撤销新增"


def take_back(writing: Attaching, unit_id: int, actions: Actions) -> dict[str, frozenset[int]]:
    """Writes the inverse of an action; the records touched.

    Refused when it is unknown, already taken back, leaves nothing to take back, or a later action that still stands
    changed the same record.
    """
    changes = [change for change in writing.changes_of(unit_id) if change.kind not in NOT_TAKEN_BACK]
    if not changes:
        raise Refused("没有可以撤销的内容", why="导出、打印、签发文书、审查意见、年度结账和重算期限不能撤销")
    if actions.undone(unit_id):
        raise Refused(f"“{changes[0].label}”已经撤销过")
    touched = {(change.register, change.record_id) for change in changes}
    if (later := actions.in_the_way(unit_id, touched)) is not None:
        line = writing.changes_of(later)[0]
        raise Refused(
            f"不能撤销“{changes[0].label}”",
            why=f"{line.who}后来又做了“{line.label}”，改的是同一条记录",
            do="请先撤销后来的操作，或直接修改记录",
        )
    added = {(change.register, change.record_id) for change in changes if change.kind == ADD}
    for change in reversed(changes):
        # What happened to a record in the action that added it goes and comes back with the record.
        if change.kind == ADD or (change.register, change.record_id) not in added:
            _invert(writing, change)
    records: dict[str, set[int]] = {}
    for register, record_id in touched:
        records.setdefault(register, set()).add(record_id)
    return {register: frozenset(ids) for register, ids in records.items()}


def _invert(writing: Attaching, change: Change) -> None:
    if change.kind == SETTING:
        _put_back(writing, change)
        return
    register, record_id = register_of(change.register), change.record_id
    if change.kind == ADD:
        writing.void(register, record_id, UNDONE_ADD)
    elif change.kind == EDIT:
        typed = {f.key for f in register.typed()}
        writing.change(register, record_id, {k: v for k, v in change.before.items() if k in typed})
    elif change.kind in (STEP, CORRECT):
        on, step_id = change.after["on"], change.after["step"]
        assert isinstance(on, date)
        assert isinstance(step_id, int)
        writing.step(register, record_id, Step(ANNULS, on, corrects=step_id))
    elif change.kind in (ATTACH, DETACH):
        attachment_id = change.after["attachment"]
        assert isinstance(attachment_id, int)
        act = writing.detach if change.kind == ATTACH else writing.reattach
        act(register, record_id, attachment_id)
    elif change.kind == VOID:
        writing.restore(register, record_id)
    elif change.kind == RESTORE:
        writing.void(register, record_id, str(change.before.get("void_reason")))


def _put_back(writing: Attaching, change: Change) -> None:
    before: Mapping[str, Value] = change.before
    if change.register == SETTINGS_OF:
        for key in change.before:
            writing.put_setting(key, _plain(before[key]))
    elif change.register == WORDS_OF:
        for key in change.before:
            writing.set_words(key, [(str(word), bool(shown)) for word, shown in _rows(before[key])])
    elif change.register == YEAR_OF and not before:
        writing.drop_year(change.record_id)
    elif change.register == YEAR_OF:
        days = {day: (DayKind(kind), name) for day, kind, name in _rows(before["days"])}
        doubts = tuple(str(doubt) for doubt in _rows(before["doubts"]))
        writing.put_year(Year(change.record_id, str(before["notice"]), days, doubts))
    elif change.register == CATALOGUE_OF:
        writing.put_catalogue(change.record_id, before)
    elif change.register == PERSON_OF:
        _put_person_back(writing, change)


def _put_person_back(writing: Attaching, change: Change) -> None:
    """A person added is made inactive; passwords stay as they are."""
    now = next(person for person in writing.people() if person.id == change.record_id)
    told = change.before or {**change.after, "active": False}
    duties = told["duties"]
    assert isinstance(duties, tuple)
    writing.put_person(
        Person(
            str(told["name"]),
            str(told["department"]),
            duties,
            now.password_hash,
            bool(told["active"]),
            now.id,
        )
    )


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _rows(value: object) -> Sequence[Any]:
    assert isinstance(value, Sequence)
    return value
