"""Whose requests belong to one person: by paper, by name with telephone or address, or because a clerk said so.

Nothing is ever joined: these are readings, asked anew each time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.fields import Value
from desktop_app.domain.likeness import ALIKE, likeness
from desktop_app.domain.records import Query, Record, Step, effective
from desktop_app.errors import Refused
from desktop_app.registers.common import day_of
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_moves import SAME, SIMILAR
from desktop_app.storage.reader import Reader

WITHIN_DAYS = 30
NOT_HIM = "不是同一申请人"
SAID = "已认定为同一申请人"
_OFFERED, _SEARCHED = 8, 400


@dataclass(frozen=True)
class Applicant:
    """Somebody who asked before, as written then: how often, and when last."""

    name: str
    kind: str
    paper_kind: str
    paper_no: str
    phone: str
    address: str
    times: int
    last_on: date | None


@dataclass(frozen=True)
class Similar:
    """An earlier request of the same person that asks nearly the same; `likeness` from 0 to 1."""

    record: Record
    likeness: float
    why: str


def by_number(reader: Reader, number: str) -> Record:
    """The living request of a number; Refused when there is none."""
    found = reader.page(Query(REQUEST.key, equal={"number": (number.strip(),)}), 0, 1)
    if not found:
        raise Refused(f"找不到申请“{number.strip()}”", why="没有这个编号，或者它已经作废", do="请核对编号")
    return found[0]


def applicants(reader: Reader, begin: str) -> tuple[Applicant, ...]:
    """Up to eight earlier applicants whose name holds what was typed, the latest first; each way of writing apart."""
    wanted = begin.strip()
    if not wanted:
        return ()
    asked = Query(REQUEST.key, search=wanted, sort=(("reached_on", True),))
    groups: dict[tuple[str, ...], list[Record]] = {}
    for record in reader.page(asked, 0, _SEARCHED):
        if wanted in record.text("applicant"):
            groups.setdefault(tuple(map(record.text, _WHO)), []).append(record)
    found = sorted(groups.items(), key=lambda group: not group[0][0].startswith(wanted))
    return tuple(_applicant(all_) for _, all_ in found[:_OFFERED])


def _applicant(records: Sequence[Record]) -> Applicant:
    last = records[0]
    name, kind, paper_kind, paper_no, phone, address = map(last.text, _WHO)
    times, last_on = len(records), last.day("reached_on")
    return Applicant(name, kind, paper_kind, paper_no, phone, address, times, last_on)


_WHO = ("applicant", "applicant_kind", "paper_kind", "paper_no", "phone", "address")


def same_person(reader: Reader, values: Mapping[str, Value], but: int = 0) -> dict[int, str]:
    """Every living request of the person a form or a record tells of, with the reason; `but` is that record itself."""
    links, denied = _links(reader), _denied(reader, but) if but else frozenset[int]()
    found = dict.fromkeys(_reach(links, (but,)) - {but}, SAID) if but else {}
    begun = [values, *(record.values for record in reader.rows(REQUEST, list(found)))]
    for known in begun:
        for record_id, why in _written_alike(reader, known):
            if record_id != but and record_id not in denied:
                found.setdefault(record_id, why)
    for record_id in _reach(links, found) - {but} - denied:
        found.setdefault(record_id, SAID)
    return found


def similar(reader: Reader, values: Mapping[str, Value], but: int = 0) -> tuple[Similar, ...]:
    """The same person's requests of the thirty days before that ask nearly the same, the most alike first.

    What was decided about already is not shown again.
    """
    content, reached = str(values.get("content") or ""), day_of(values, "reached_on")
    if not content or reached is None:
        return ()
    people = same_person(reader, values, but)
    since, ids = reached - timedelta(days=WITHIN_DAYS), list(people)
    days = (day for (day,) in reader.values(REQUEST, ids, ("reached_on",)))
    recent = [
        n for n, day in zip(ids, days, strict=True) if isinstance(day, date) and since <= day <= reached
    ]
    decided = {number for _, number in _told(reader, but, SIMILAR, "similar_to")} if but else set()
    found = [
        Similar(record, alike, people[record.id])
        for record in reader.rows(REQUEST, recent)
        if record.text("number") not in decided
        and (alike := likeness(content, record.text("content"))) >= ALIKE
    ]
    return tuple(sorted(found, key=lambda one: -one.likeness))


def said_same(reader: Reader, record_id: int) -> tuple[Record, ...]:
    """The requests said to be of the same person, directly or through others, in order of number."""
    ids = _reach(_links(reader), (record_id,)) - {record_id}
    return tuple(reader.rows(REQUEST, sorted(ids)))


def saying(reader: Reader, one: Record, other: Record) -> tuple[Record, Step] | None:
    """The record and step that say two requests are of the same person; None when nothing says so directly."""
    for record, named in ((one, other), (other, one)):
        for step, number in _told(reader, record.id, SAME, "same_as"):
            if number == named.text("number"):
                return record, step
    return None


def _written_alike(reader: Reader, values: Mapping[str, Value]) -> Iterator[tuple[int, str]]:
    """Records with the same paper number, or the same name with the same telephone or address."""
    paper, name = values.get("paper_no"), values.get("applicant")
    if paper:
        for record_id in reader.ids(Query(REQUEST.key, equal={"paper_no": (paper,)})):
            yield record_id, "证件号码相同"
    for key, why in (("phone", "姓名和联系电话相同"), ("address", "姓名和地址相同")):
        if name and values.get(key):
            same = Query(REQUEST.key, equal={"applicant": (name,), key: (values[key],)})
            for record_id in reader.ids(same):
                yield record_id, why


def _links(reader: Reader) -> dict[int, set[int]]:
    """Who was said to be the same as whom, both ways, among living requests."""
    tellers = reader.ids(Query(REQUEST.key, filled=("same_as",)))
    told = [(teller, number) for teller in tellers for _, number in _told(reader, teller, SAME, "same_as")]
    if not told:
        return {}
    named = Query(REQUEST.key, equal={"number": tuple({number for _, number in told})})
    ids = {record.text("number"): record.id for record in reader.rows(REQUEST, reader.ids(named))}
    links: dict[int, set[int]] = {}
    for teller, number in told:
        if number in ids:
            links.setdefault(teller, set()).add(ids[number])
            links.setdefault(ids[number], set()).add(teller)
    return links


def _denied(reader: Reader, record_id: int) -> frozenset[int]:
    """The requests of which a clerk decided, on either of the two, that another person made them."""
    record = reader.get(REQUEST, record_id)
    numbers = {
        number
        for step, number in _told(reader, record_id, SIMILAR, "similar_to")
        if step.payload.get("similar_decision") == NOT_HIM
    }
    mine = Query(REQUEST.key, equal={"number": tuple(numbers)}) if numbers else None
    found = set(reader.ids(mine)) if mine else set()
    for other in reader.ids(Query(REQUEST.key, filled=("similar_to",))):
        found |= {
            other
            for step, number in _told(reader, other, SIMILAR, "similar_to")
            if number == record.text("number") and step.payload.get("similar_decision") == NOT_HIM
        }
    return frozenset(found)


def _told(reader: Reader, record_id: int, kind: str, key: str) -> list[tuple[Step, str]]:
    """The steps of a kind that still count, each with the number it names."""
    steps = effective(reader.steps(REQUEST.key, record_id))
    return [(step, str(step.payload.get(key))) for step in steps if step.kind == kind]


def _reach(links: Mapping[int, Collection[int]], begin: Iterable[int]) -> set[int]:
    seen, todo = set(begin), list(begin)
    while todo:
        for other in links.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen
