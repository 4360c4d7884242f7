"""Requests in thousands: clocks after a calendar change, the annual report, a letter; no yardstick, only goals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Step
from desktop_app.domain.workdays import Calendar, DayKind
from desktop_app.domain.year_table import Row
from desktop_app.registers.request import REQUEST
from desktop_app.services.bureau import suggested
from desktop_app.services.example_requests import request_story
from desktop_app.services.example_world import World
from desktop_app.services.office import Office, open_office
from tests.bench.figures import Figure
from tests.bench.ledger import TODAY

NOTICE = "国办发明电〔2026〕1号"


def requests(folder: Path, count: int, rounds: int) -> list[Figure]:
    """A ledger of `count` requests, half of them open, and what is asked of all of them at once."""
    office = open_office(folder, today=lambda: TODAY)
    try:
        office.bureau.put(replace(suggested("清河县住房和城乡建设局"), phone="0555-6660001"))
        letter_of = _fill(office, count)
        return [
            Figure(f"clocks of {count:,} requests rebuilt, listed", _listed(office, rounds), most_ms=2_000),
            Figure(f"clocks of {count:,} requests rebuilt, written", _written(office), most_ms=2_000),
            Figure(
                f"annual report of {count:,} requests",
                _taken(lambda: office.reports.draft(TODAY.year), rounds),
                most_ms=1_000,
            ),
            Figure("a one-page letter", _letter(office, letter_of, rounds * 5), most_ms=50),
        ]
    finally:
        office.close(copy=False)


def _fill(office: Office, count: int) -> int:
    """Lives of the example year, half of them cut off while still open; the id of one that may get a reply."""
    with office.store.unit("造数") as unit:
        for values, steps in islice(_lives(), count):
            unit.add(REQUEST, values, steps)
        running = Query(REQUEST.key, equal={"state": ("办理中",)})
        return unit.ids(running)[0]


def _lives() -> Iterator[tuple[dict[str, Value], tuple[Step, ...]]]:
    world = World(Random(7), TODAY, Calendar.builtin())
    while True:
        _, (values, steps) = request_story(world)
        yield values, steps
        _, (values, steps) = request_story(world)
        yield values, steps[: len(steps) // 2]


def _other_year(office: Office, flip: int) -> list[Row]:
    """The days of this year with one more day off in autumn than before."""
    days = [(day, kind, name) for day, kind, name in office.calendar.days(TODAY.year)]
    return [*days, (date(TODAY.year, 11, 23 + flip), DayKind.HOLIDAY, "临时放假")]


def _listed(office: Office, rounds: int) -> float:
    rows = _other_year(office, 0)
    return _taken(lambda: office.calendar.rehearse(TODAY.year, rows, NOTICE), rounds)


def _written(office: Office) -> float:
    rehearsal = office.calendar.rehearse(TODAY.year, _other_year(office, 1), NOTICE)
    begun = perf_counter()
    office.calendar.apply(rehearsal)
    return (perf_counter() - begun) * 1000


def _letter(office: Office, record_id: int, rounds: int) -> float:
    told = {
        "公开内容": "《物业服务合同备案表》1份",
        "提供方式": "随本答复书一并邮寄",
        "文号": "清住建依复〔2026〕第1号",
    }
    facts = office.letters.facts(record_id, "disclosed", told)
    return _taken(lambda: office.letters.paper(record_id, "disclosed", facts), rounds)


def _taken(act: Callable[[], object], rounds: int) -> float:
    """The median in ms, after one round that warms up."""
    times = []
    for at in range(rounds + 1):
        begun = perf_counter()
        act()
        if at:
            times.append((perf_counter() - begun) * 1000)
    return median(times)
