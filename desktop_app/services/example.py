"""An example year to play with: believable, deterministic, and kept apart from real data."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from random import Random

from desktop_app.domain.changes import Person
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.domain.register import Register
from desktop_app.domain.workdays import Calendar
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import NAMED
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.request import REQUEST
from desktop_app.registers.visit import VISIT
from desktop_app.services import example_words as words
from desktop_app.services.bureau import KEY
from desktop_app.services.example_matters import matters
from desktop_app.services.example_open_days import open_days, visits
from desktop_app.services.example_plan import Act, Piece, Year, numbered, write
from desktop_app.services.example_published import published
from desktop_app.services.example_requests import request_story
from desktop_app.services.example_rows import Book
from desktop_app.services.example_work import work
from desktop_app.services.example_world import World
from desktop_app.storage.store import Store

FULL = 420  # records of a year in which every table of the small ledgers is told whole
LEAST = 100  # records of a year that has small ledgers at all

SHARES: tuple[tuple[Register, float], ...] = (
    (DISCLOSURE, 0.25),
    (HOTLINE, 0.45),
    (VISIT, 0.12),
    (REQUEST, 0.18),
)

Story = tuple[dict[str, Value], tuple[Step, ...]]


def fill(store: Store, records: int, seed: int, today: date) -> Generator[tuple[int, int], None, int]:
    """Write a year that ends on `today`; yields (done, all), returns how many records the named ledgers and the Open
    Days were given: exactly `records` and the days. The other registers come along in proportion.

    The same records, seed and day make the same ledger, but for the moments of writing.
    """
    own = store.of(words.PEOPLE[0])
    with own.unit("示例年度：单位和代码表") as unit:
        unit.put_setting(KEY, asdict(words.BUREAU))
        unit.set_words(DEPARTMENT, [(word, True) for word in words.DEPARTMENTS])
        people = (*words.PEOPLE, words.CHIEF, words.DEPUTY, words.ENGINEER, *words.HEADS)
        unit.set_words(PERSON, [(name, True) for name in people])
        duties = ("登记", "初审", "复核", "管理")
        unit.put_person(Person(words.PEOPLE[0], words.DEPARTMENTS[0], duties))
    pieces = numbered(_pieces(records, seed, today))
    yield from write(own, pieces)
    return sum(piece.register in (*NAMED, OPEN_DAY) for piece in pieces)


def _pieces(records: int, seed: int, today: date) -> list[Piece]:
    """Every record of the year; the Open Days come first."""
    world = World(Random(f"{seed}-{OPEN_DAY.key}"), today, Calendar.builtin())  # noqa: S311  # not for secrets
    days = open_days(Year(world), full=records >= LEAST)
    makers: dict[str, Callable[[World], tuple[date, Story]]] = {
        HOTLINE.key: _call,
        REQUEST.key: request_story,
    }
    pieces = [*days]
    for register, count in _counts(records):
        world = World(Random(f"{seed}-{register.key}"), today, Calendar.builtin())  # noqa: S311
        if register is DISCLOSURE:
            pieces += published(Year(world), count)
            continue
        if register is VISIT:
            pieces += visits(Year(world), count, days)
            continue
        for _ in range(count):
            day, (values, steps) = makers[register.key](world)
            acts = [Act(step.kind, step.on, step.payload) for step in steps]
            pieces.append(Piece(register, day, {**values}, acts))
    return pieces + (_others(pieces, world, records / FULL) if records >= LEAST else [])


def _others(pieces: Sequence[Piece], world: World, share: float) -> list[Piece]:
    """督办建议 and 工作保障: they name records of the other ledgers by their numbers."""
    book = Book(Year(world), {})
    for piece in pieces:
        book.pieces.setdefault(piece.register.key, []).append(piece)
    matters(book, share)
    work(book, share)
    return book.year.pieces


def _counts(records: int) -> list[tuple[Register, int]]:
    """How many of each register: exactly `records` besides the Open Day itself; calls take what rounding leaves."""
    counts = {register.key: int(records * share) for register, share in SHARES}
    counts[HOTLINE.key] += records - sum(counts.values())
    return [(register, counts[register.key]) for register, _ in SHARES]


def _call(world: World) -> tuple[date, Story]:
    day, pick = world.workday(), world.random
    said, matter, area = pick.choice(words.CALLS)
    way = pick.choices(("来电", "来访", "12345转办", "12319", "来信", "网络"), (44, 18, 20, 8, 4, 6))[0]
    name = world.name() if pick.random() < 0.8 else None
    department = pick.choice(words.DEPARTMENTS)
    values: dict[str, Value] = {
        "called_at": datetime.combine(day, time(pick.randint(8, 17), pick.randint(0, 59))),
        "way": way,
        "order_no": f"{day:%Y%m%d}{pick.randint(1000, 9999)}" if way == "12345转办" else None,
        "caller": name,
        "phone": world.phone() if way != "来信" else None,
        "address": world.home() if pick.random() < 0.5 else None,
        "content": world.say(said, day),
        "matter": matter,
        "area": area,
        "urgency": "紧急" if pick.random() < 0.04 else "一般",
        "handler": pick.choice(words.PEOPLE),
        "spot": matter == "咨询" and pick.random() < 0.7,
        "petition": False,
    }
    if values["spot"]:
        values |= {"outcome": "解释说明", "answer": "已当场答复，告知办理条件和所需材料。"}
        return day, (values, (Step("answered", day, {"replied_on": day}),))
    values |= {"department": department}
    steps = [Step("dispatched", day, {"dispatched_on": day})]
    replied = world.after(day, pick.choice((1, 2, 2, 3, 5, 8, 11, 12, 14)))
    if replied <= world.today and pick.random() < 0.97:
        values |= {"outcome": pick.choice(("已解决", "已解决", "部分解决", "解释说明")), "reply_way": "电话"}
        values |= {"answer": f"{department}已到现场核实并处理，电话答复来电人。"}
        steps.append(Step("replied", replied, {"replied_on": replied}))
        back = world.after(replied, 1)
        if back <= world.today and pick.random() < 0.9:
            values |= {
                "satisfaction": pick.choices(("非常满意", "满意", "基本满意", "不满意"), (2, 6, 3, 1))[0]
            }
            steps.append(Step("called_back", back, {"called_back_on": back}))
            steps.append(Step("closed", back, {"closed_on": back}))
    return day, (values, tuple(steps))
