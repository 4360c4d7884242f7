"""公开日 of the example year: the great day with its visitors, a smaller one that is over, one that is prepared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.visit import VISIT
from desktop_app.services import example_words as words
from desktop_app.services.example_plan import Act, Piece, Planned, Year

_SMALL = 5  # one visitor of so many came to the smaller day
_SOON = 3  # workdays until the day that is prepared
_SUMMED_UP = 20  # workdays after the smaller day


def open_days(year: Year, *, full: bool) -> list[Piece]:
    """The 政务公开日; in a `full` year the 3·15 before it, all answered, and an open house that is still to come."""
    main = _latest(year.today, 5, 15)
    days = [_great(year, main)]
    if full:
        days += [_small(year, _latest(year.today, 3, 15)), _coming(year)]
    return days


def visits(year: Year, count: int, days: Sequence[Piece]) -> list[Piece]:
    """So many visitors, most of them on the great day."""
    great, *others = [day for day in days if day.acts]
    small = others[0] if others else None
    for at in range(count):
        if small and at % _SMALL == _SMALL - 1:
            _visit(year, small.on, answered=True)
        else:
            _visit(year, great.on, answered=False)
    _leave_one(year.pieces, great)
    return year.pieces


def _leave_one(told: Sequence[Piece], great: Piece) -> None:
    """One of many is still not answered: that is why the great day was not summed up yet."""
    answered = [visit for visit in told if visit.acts and visit.on == great.on]
    if len(answered) > 1:
        answered[0].acts.clear()


def _latest(today: date, month: int, day: int) -> date:
    """The last time that day of the calendar was."""
    this_year = date(today.year, month, day)
    return this_year if this_year <= today else date(today.year - 1, month, day)


def _great(year: Year, on: date) -> Piece:
    day = year.add(
        OPEN_DAY,
        on,
        {
            "held_on": on,
            "kind": "政务公开日",
            "theme": "“5·15”政务公开日",
            "place": "县城文化广场",
            "hours": "8:30—17:30",
            "leaders": "局长、副局长、总工程师",
            "leaders_count": 3,
            "departments": words.DEPARTMENTS,
            "handler": words.PEOPLE[0],
            "plan": "局领导分三张桌子接待群众，各股室派人现场答复；当场不能答复的登记后带回，按承诺期限回复。",
            "boards": 12,
            "boards_about": "公租房申请、危房改造补助、物业服务收费",
            "leaflets": 800,
            "leaflets_about": "公租房申请指南、住建政策问答",
        },
    )
    day.acts += [
        Act("opened", on, {"opened_on": on}),
        Act("ended", on, {"ended_on": on}),
    ]
    return day


def _small(year: Year, on: date) -> Piece:
    day = year.add(
        OPEN_DAY,
        on,
        {
            "held_on": on,
            "kind": "3·15宣传日",
            "theme": "明明白白买房、清清楚楚住房",
            "place": "幸福小区北门广场",
            "hours": "9:00—12:00",
            "leaders": "副局长",
            "leaders_count": 1,
            "departments": ("房管股", "物业服务中心"),
            "handler": words.PEOPLE[1],
            "boards": 4,
            "boards_about": "商品房买卖合同要点、物业收费公示",
            "leaflets": 300,
            "leaflets_about": "购房须知",
            "summary": "来访事项均已答复，物业收费问题列入专项检查。",
        },
    )
    done = min(year.world.after(on, _SUMMED_UP), year.today)
    for kind, key, when in (
        ("opened", "opened_on", on),
        ("ended", "ended_on", on),
        ("summed_up", "summed_up_on", done),
    ):
        day.acts.append(Act(kind, when, {key: when}))
    return day


def _coming(year: Year) -> Piece:
    on = year.world.after(year.today, _SOON)
    told: dict[str, Planned] = {
        "held_on": on,
        "kind": "政府开放日",
        "theme": "走进住建窗口",
        "place": "政务服务中心住建窗口",
        "hours": "9:00—11:30",
        "leaders": "副局长",
        "leaders_count": 1,
        "departments": ("办公室", "房管股"),
        "handler": words.PEOPLE[0],
        "plan": "邀请群众代表参观窗口办件流程，座谈听取意见。",
        "boards": 3,
    }
    return year.add(OPEN_DAY, on, told)


def _visit(year: Year, event_on: date, *, answered: bool) -> Piece:
    """Somebody at the table; nothing is left open of a day that was summed up."""
    world, pick = year.world, year.world.random
    said, matter, _ = pick.choice(words.CALLS)
    handling = pick.choice(("当场答复", "当场答复", "转办", "带回研究"))
    values: dict[str, Value] = {
        "event_on": event_on,
        "visitor": world.name(),
        "sex": pick.choice(("男", "女")),
        "phone": world.phone(),
        "address": world.home(),
        "content": world.say(said, event_on),
        "matter": matter,
        "leader": pick.choice(words.LEADERS),
        "handler": pick.choice(words.PEOPLE),
        "handling": handling,
        "answer": "已当场解释政策。" if handling == "当场答复" else None,
        "signed": True,
    }
    visit = year.add(VISIT, event_on, values)
    if handling == "当场答复":
        return visit
    visit.told |= {"department": pick.choice(words.DEPARTMENTS), "promised_days": pick.choice((5, 10, 15))}
    back = world.after(event_on, pick.choice((3, 5, 9, 12, 16)))
    if answered or back <= world.today:
        back = min(back, world.today)
        fed: dict[str, Planned] = {"fed_back_on": back, "outcome": "已解决", "satisfaction": "满意"}
        visit.acts.append(Act("fed_back", back, fed))
    return visit
