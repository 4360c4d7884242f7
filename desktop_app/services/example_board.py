"""What hangs on the notice boards of the example year: rounds that are changed about once a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from desktop_app.domain.board_format import Format, suggested
from desktop_app.domain.catalogue_rules import months_after
from desktop_app.domain.review import Stage
from desktop_app.domain.roster import roster_of
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import ECHO, NOTICE
from desktop_app.services import example_words as words
from desktop_app.services.example_disclosures import BOARD_CHANNEL, SITE, Item, Way
from desktop_app.services.example_plan import Act, Piece, Year
from desktop_app.services.example_topics import Topic
from desktop_app.services.example_wall import ROSTER, Round, Wall, declare, place_of

MONTHS = 12
_TOPICS_A_SHEET = 3  # as many numbers as 信息编号 of a sheet holds
_TOPICS_A_ROUND = 6
_LATEST = 20  # workdays an item may wait for the next round
_REMARKS = (
    ("群众反映公开栏字号偏小。", "下一期起对名单使用大字版。"),
    ("群众希望公开老旧小区改造的工期。", "已在下一期公布。"),
)


def hang_all(year: Year, items: Sequence[Item], topics: Sequence[Topic]) -> None:
    """Everything that goes to the boards finds its round, sheet, slot and the day it comes down."""
    days = list(_days(year))
    for one in items:
        if BOARD_CHANNEL in one.channels:
            _to_round(year, one, days)
    _to_the_wall(topics, days)
    wanted = {one.board_on for one in items if one.ends is None} | {topic.echo_on for topic in topics}
    rounds = _rounds(year, [day for day in days if day in wanted])
    wall = Wall(year, rounds)
    going = [one for one in items if BOARD_CHANNEL in one.channels]
    for one in sorted(going, key=lambda one: (one.board_on or date.max, one.ends is not None)):
        _hang_item(wall, one)
    for current in rounds:
        _hang_topics(wall, current, [t for t in topics if (t.echo_on or _waits(t, year)) == current.on])
    for current in rounds:
        _end(current)
    declare(year, rounds)


def _to_the_wall(topics: Sequence[Topic], days: Sequence[date]) -> None:
    """Each answer hangs with the next round that has room for it."""
    hung: Counter[date] = Counter()
    for topic in topics:
        room = (day for day in days if topic.ready and day >= topic.ready and hung[day] < _TOPICS_A_ROUND)
        topic.echo_on = next(room, None)
        if topic.echo_on:
            hung[topic.echo_on] += 1


def _waits(topic: Topic, year: Year) -> date | None:
    return year.today if topic.ready else None


def _days(year: Year) -> Iterator[date]:
    """The days rounds were posted on: about a month apart, the last one about a month ago."""
    for back in range(MONTHS, 0, -1):
        day = months_after(year.today, -back) - timedelta(days=2)
        while not year.world.calendar.is_workday(day):
            day -= timedelta(days=1)
        yield day


def _to_round(year: Year, one: Item, days: Sequence[date]) -> None:
    """What has a 公示期 is hung at once, the rest with the next round; what goes to the board alone waits for that,
    unless it would be too late.
    """
    if one.out is None or one.ends:
        one.board_on = one.out
        return
    alone = one.channels == (BOARD_CHANNEL,)
    first = year.world.after(one.formed, 2) if alone else one.out
    one.board_on = next((day for day in days if first <= day), None)
    if not alone:
        return
    last = year.world.after(one.formed, _LATEST)
    if last < (one.board_on or year.today):
        one.board_on, one.channels = None, (SITE,)
    elif one.board_on is None:
        one.out, one.stage = None, Stage.READY
    else:
        one.out = one.board_on


def _rounds(year: Year, days: Sequence[date]) -> list[Round]:
    if not days:
        return []
    ends = [*days[1:], year.today]
    posted = [_round(year, on, until, posted=True) for on, until in zip(days, ends, strict=True)]
    coming = months_after(year.today, 1)
    return [*posted, _round(year, year.today, coming, posted=False)]


def _round(year: Year, on: date, until: date, *, posted: bool) -> Round:
    world = year.world
    _, first, third, second = words.PEOPLE
    said, answer = world.random.choice(_REMARKS) if posted and world.random.random() < 0.4 else (None, None)
    piece = year.add(
        ISSUE,
        on,
        {
            "title": f"{on.year}年{on.month}月政务公开栏",
            "department": words.DEPARTMENTS[0],
            "opens_on": on,
            "until": until if posted else None,
            "rhythm": "定期",
            "interval": 1,
            "forms": (BOARD_CHANNEL,),
            "first_reviewer": first,
            "second_reviewer": second,
            "approver": third,
            "opinions": said,
            "answers": answer,
        },
    )
    if posted:
        piece.acts.append(Act("posted", on, {"posted_on": on}))
    if until < year.today:
        filed = world.after(on, 3)
        piece.acts.append(Act("filed", filed, {"filed_on": filed, "filing_note": "同意备案"}))
    return Round(piece, on, until, posted)


def _may_wait(one: Item) -> bool:
    """What is in the round to come: reviewed, or, for the board alone, on its way through the review."""
    return one.stage is Stage.READY or (one.stage is Stage.FIRST and one.channels == (BOARD_CHANNEL,))


def _hang_item(wall: Wall, one: Item) -> None:
    if one.out is None and not _may_wait(one):
        return
    piece, current = one.piece, wall.round_on(one.board_on)
    roster = roster_of(piece.text("roster"))
    columns, rows = (len(roster.headings), len(roster.rows)) if roster else (0, 0)
    layout = suggested(piece.text("genre"), len(piece.text("body")), columns, rows)
    told = {"kind": ROSTER if roster else NOTICE, "title": piece.text("title")}
    sheet = wall.hang(current, told, layout, one.board_on or wall.year.today, one.ends)
    if sheet is not None:
        sheet.told["item_no"] = lambda: piece.number
    if one.out is None:
        return
    if sheet is None or current is None or one.board_on is None:
        one.channels = tuple(c for c in one.channels if c != BOARD_CHANNEL) or (SITE,)
        return
    gone = _gone(sheet)
    if one.down and (gone is None or one.down < gone):
        wall.take_down(sheet, one.down, one.reason, photo=True)
    one.ways.append(_way(current, sheet, one.board_on))


def _hang_topics(wall: Wall, current: Round, topics: Sequence[Topic]) -> None:
    for begin in range(0, len(topics), _TOPICS_A_SHEET):
        some = topics[begin : begin + _TOPICS_A_SHEET]
        title = f"群众点题回音壁（{current.on.year}年{current.on.month}月）"
        sheet = wall.hang(current, {"kind": ECHO, "title": title}, Format.A4, current.on, None)
        if sheet is None:
            for topic in some:
                topic.echo_on = None
            continue
        sheet.told["item_no"] = _numbers([topic.piece for topic in some])
        for topic in some:
            if current.posted and topic.item:
                topic.item.out = current.on
                way = _way(current, sheet, current.on)
                topic.item.ways.append(way)
                topic.shown(current.on, current.piece, str(way.address))


def _numbers(pieces: Sequence[Piece]) -> Callable[[], str]:
    return lambda: "、".join(piece.number for piece in pieces)


def _way(current: Round, sheet: Piece, on: date) -> Way:
    down = next((act for act in sheet.acts if act.kind == "taken_down"), None)
    way = Way(BOARD_CHANNEL, on, " ".join(place_of(sheet)), current.piece)
    if down:
        way.down_on, way.reason = down.on, down.told["down_reason"]
    return way


def _gone(sheet: Piece) -> date | None:
    return next((act.on for act in sheet.acts if act.kind == "taken_down"), None)


def _end(current: Round) -> None:
    """A round of which nothing hangs any more is over."""
    days = [_gone(sheet) for sheet in current.sheets]
    if current.posted and days and all(days):
        last = max(day for day in days if day)
        current.piece.acts.append(Act("taken_down", last, {"down_on": last}))
