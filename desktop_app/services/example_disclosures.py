"""Items of 主动公开 of the example year: how each is worded, reviewed, made public and taken down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.catalogue_rules import hangs_until
from desktop_app.domain.disclosure_law import CALENDAR_DAYS
from desktop_app.domain.masking_presets import DESTINATIONS, WEBSITE
from desktop_app.domain.outlet_asks import ask_of
from desktop_app.domain.outlets import OF_CHANNEL, destination
from desktop_app.domain.review import Level, Stage, Verdict
from desktop_app.domain.roster import Roster, masked_again
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.publication import PUBLICATION
from desktop_app.services import example_texts as texts
from desktop_app.services import example_words as words
from desktop_app.services.example_plan import Act, Piece, Planned, Said, Year
from desktop_app.services.example_world import World

BOARD_CHANNEL = "公开栏"
SITE = "政府网站"
_DONE = 0.97  # of what should be public is
PERIOD = 7  # days of a 公示
_CHANNELS = (
    (SITE,),
    (SITE, BOARD_CHANNEL),
    (BOARD_CHANNEL,),
    (SITE, "两微一端"),
    (SITE, BOARD_CHANNEL, "政务服务中心"),
    (BOARD_CHANNEL,),
    (BOARD_CHANNEL,),
    (SITE, "触摸屏"),
)
_SENT_BACK = "名单以外的内容还不完整，请补充办理依据后再送审。"
_LIST_LOOKED_AT = "名单已经遮盖，没有可以识别个人的号码。"
_OVER = "公示期满"


@dataclass
class Way:
    """Where an item stands, since when and until when; `issue` is the round of the board that brought it."""

    channel: str
    on: date
    address: Planned
    issue: Piece | None = None
    down_on: date | None = None
    reason: Planned = None


@dataclass(eq=False)
class Item:
    """An item on its way: `out` is the day it goes public, None for one that waits at `stage`; `board_on` the day it
    is hung; `down` takes all of its ways down.
    """

    piece: Piece
    formed: date
    out: date | None
    channels: tuple[str, ...]
    board_on: date | None = None
    down: date | None = None
    reason: str = _OVER
    stage: Stage = Stage.DRAFT
    ways: list[Way] = field(default_factory=list)

    @property
    def ends(self) -> date | None:
        """The last day of its 公示."""
        day = self.piece.told.get("period_to")
        return day if isinstance(day, date) else None


def item(year: Year, formed: date, told: Mapping[str, Planned], channels: tuple[str, ...]) -> Item:
    """An item with what every item says, dated the day it was formed."""
    pick = year.world.random
    common: dict[str, Planned] = {
        "maker": words.BUREAU.name,
        "department": pick.choice(words.DEPARTMENTS),
        "handler": pick.choice(words.PEOPLE),
        "formed_on": formed,
        "openness": "主动公开",
        "audience": "全社会",
        "scope": "面向社会",
        "level": "县级",
        "duration": "长期公开",
        "validity": "有效",
        "rhythm": "随时（阶段性、突发）",
    }
    return Item(year.add(DISCLOSURE, formed, {**common, **told}), formed, None, channels)


def paper(year: Year, formed: date, template: texts.Template) -> Item:
    """A notice without a list, that goes public some workdays later or has not yet."""
    world, pick = year.world, year.world.random
    said = world.say(f"{template.title}\x00{template.body}\x00{template.reach}", formed)
    title, body, reach = said.replace("{count}", str(pick.randint(8, 60))).split("\x00")
    made = item(
        year,
        formed,
        {
            "title": title,
            "doc_no": f"青住建发〔{formed.year}〕{pick.randint(1, 160)}号" if pick.random() < 0.3 else None,
            "article": template.article,
            "category": template.category,
            "summary": f"{title}。",
            "genre": template.genre,
            "body": body,
            "reach": reach or None,
        },
        pick.choice(_CHANNELS),
    )
    out = world.after(formed, pick.choice((2, 4, 5, 7, 9, 12, 15, 18, 19, 23)))
    made.out = out if out <= year.today and pick.random() < _DONE else None
    return made


def public_list(year: Year, formed: date, out: date, template: texts.Template, rows: int) -> Item:
    """A 公示 of so many households, with its masked list when it goes to the board, since `out`."""
    world, pick = year.world, year.world.random
    said = world.say(f"{template.title}\x00{template.body}", formed).replace("{count}", str(rows))
    title, body = said.split("\x00")
    channels = pick.choice(_CHANNELS)
    last, cells = texts.LAST_COLUMN[template.title]
    people = tuple(
        (world.name(), world.id_number(), world.village(), str(pick.randint(1, 5)), pick.choice(cells))
        for _ in range(rows)
    )
    masked = masked_again(Roster((*texts.HEADINGS, last), people), DESTINATIONS[preset_for(channels)])
    made = item(
        year,
        formed,
        {
            "title": title,
            "article": template.article,
            "category": template.category,
            "summary": f"公示{rows}户的名单。",
            "genre": template.genre,
            "body": body,
            "roster": masked.text(),
            "period_from": out,
            "period_to": last_day(out),
            "period_days": PERIOD,
            "period_unit": CALENDAR_DAYS,
            "no_result": True if template is texts.RURAL else None,
            "masked": "是",
        },
        channels,
    )
    made.out = out if out <= year.today else None
    return made


def last_day(out: date) -> date:
    """The last day of a 公示 put up on a day, counted as an office does that has set nothing."""
    return hangs_until(out, PERIOD, CALENDAR_DAYS, Rulebook())


def some_list(year: Year, formed: date) -> Item:
    """A 公示 as they come: mostly taken down once its days are over."""
    world, pick = year.world, year.world.random
    out = world.after(formed, pick.choice((2, 4, 5, 7, 9, 12)))
    rows = pick.randint(72, 120) if pick.random() < 0.1 else pick.randint(6, 36)
    made = public_list(year, formed, out, pick.choice(texts.LISTS), rows)
    down = last_day(out) + timedelta(days=pick.choice((1, 3)))
    if made.out and down <= year.today and pick.random() < 0.85:
        made.down = down
    return made


def preset_for(channels: tuple[str, ...]) -> str:
    """The destination an item must be reviewed for, to stand in all of these ways."""
    wanted = [destination(OF_CHANNEL[channel][0]) for channel in channels]
    return WEBSITE.key if WEBSITE.key in wanted else wanted[0]


def finish(year: Year, made: Item) -> None:
    """Opinions, ways and steps of an item, once it is known what the board does with it."""
    piece = made.piece
    piece.preset = preset_for(made.channels)
    piece.told["channels"] = made.channels
    if made.out is None:
        piece.said = _opinions(year.world, made, year.today)[: _GIVEN[made.stage]]
        if made.stage is Stage.BACK:
            first = piece.said[0]
            piece.said = [Said(first.level, first.on, first.reviewer, Verdict.BACK, _SENT_BACK)]
        return
    made.ways += [
        Way(channel, made.out, _address(channel, piece))
        for channel in made.channels
        if channel not in {way.channel for way in made.ways}
    ]
    made.ways.sort(key=lambda way: made.channels.index(way.channel))
    piece.said = _opinions(year.world, made, made.out)
    _published(made, made.out)
    _taken_down(made)
    for way in made.ways:
        _publication(year, piece, way)


def _published(made: Item, out: date) -> None:
    piece = made.piece
    piece.told.setdefault("masked", "是" if piece.told.get("roster") else "不需要")
    piece.told["review_no"] = lambda: f"审查-{piece.number.partition('-')[2]}/{len(piece.said)}"
    piece.acts.append(Act("published", out, {"published_on": out, "place": made.ways[0].address}))


def _taken_down(made: Item) -> None:
    """All ways end with the item, and the item with the last of its ways."""
    for way in made.ways:
        if made.down and (way.down_on is None or way.down_on > made.down):
            way.down_on, way.reason = made.down, made.reason
    if any(way.down_on is None for way in made.ways):
        return
    last = max(made.ways, key=lambda way: way.down_on or date.min)
    assert last.down_on
    told = {"withdrawn_on": last.down_on, "change_reason": last.reason}
    made.piece.acts.append(Act("taken_down", last.down_on, told))


def _publication(year: Year, piece: Piece, way: Way) -> None:
    outlet, kind = OF_CHANNEL[way.channel]
    issue = way.issue
    row = year.add(
        PUBLICATION,
        way.on,
        {
            "item_no": lambda: piece.number,
            "item_title": piece.told["title"],
            "outlet": outlet,
            "kind": kind,
            "published_on": way.on,
            "address": way.address,
            "issue_no": (lambda: issue.number) if issue else None,
            "proof": ask_of(outlet, kind).proof,
        },
    )
    if way.down_on:
        told = {"taken_down_on": way.down_on, "down_reason": way.reason}
        row.acts.append(Act("taken_down", way.down_on, told))


def _address(channel: str, piece: Piece) -> Planned:
    words_of = texts.ADDRESSES[channel]
    return lambda: words_of.replace("{number}", piece.number.partition("-")[2])


_GIVEN = {Stage.DRAFT: 0, Stage.FIRST: 1, Stage.BACK: 1, Stage.READY: 2}


def _opinions(world: World, made: Item, until: date) -> list[Said]:
    """Two people who did not write it, one after the other, before it goes out."""
    handler = made.piece.text("handler")
    _, first, spare, second = words.PEOPLE
    first, second = (spare if one == handler else one for one in (first, second))
    one = min(world.after(made.formed, 1), until)
    two = min(world.after(one, 1), until)
    text = _LIST_LOOKED_AT if made.piece.told.get("roster") else ""
    return [Said(Level.FIRST, one, first, text=text), Said(Level.SECOND, two, second, text=text)]
