"""公示 of the example year that go on: objections and the result notice, one that runs now, some that hang too long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain import notice_law
from desktop_app.domain.roster import Roster, roster_of
from desktop_app.registers.objection import OBJECTION
from desktop_app.services import example_texts as texts
from desktop_app.services import example_words as words
from desktop_app.services.example_disclosures import BOARD_CHANNEL, SITE, Item, item, last_day, public_list
from desktop_app.services.example_plan import Act, Piece, Planned, Year

BOTH = (SITE, BOARD_CHANNEL)
ONE_DAY = timedelta(days=1)
_EVERY = 4  # of so many results one tells of objections


@dataclass(frozen=True)
class Shares:
    """How many items of a kind there are among all items."""

    pairs: int
    running: int
    overdue: int

    @property
    def items(self) -> int:
        """The items they take together."""
        return 2 * self.pairs + self.running + self.overdue


def shares(items: int) -> Shares:
    """What so many items leave room for."""
    pairs = max(1, items // 25) if items >= 6 else 0
    return Shares(pairs, int(items >= 4), min(2, items // 10))


def lists(year: Year, share: Shares) -> list[Item]:
    """公示 with their results, one that runs now, and some that should have come down."""
    made = []
    for number in range(share.pairs):
        made += _with_result(year, objected=number % _EVERY == 0)
    if share.running:
        out = year.world.before(year.today, 2)
        made.append(_running(year, out))
    for number in range(share.overdue):
        out = year.world.before(year.today, 8 + number)
        one = _list(year, out, 12 + number)
        one.channels = BOTH if number else (BOARD_CHANNEL,)
        made.append(one)
    return made


def _list(year: Year, out: date, rows: int) -> Item:
    one = public_list(year, year.world.before(out, 4), out, texts.HOUSING, rows)
    one.out, one.channels = out, BOTH
    return one


def _running(year: Year, out: date) -> Item:
    one = _list(year, out, 18)
    received = min(out + ONE_DAY, year.today)
    _objection(year, one.piece, received, texts.WAITING_OBJECTION)
    return one


def _with_result(year: Year, *, objected: bool) -> list[Item]:
    world, pick = year.world, year.world.random
    out = world.before(year.today, pick.randint(25, 210))
    rows = pick.randint(14, 40)
    notice = _list(year, out, rows)
    ends = last_day(out)
    notice.down = ends + ONE_DAY
    settled, handled = ends, ""
    if objected:
        settled = world.after(ends, 3)
        handled = "；".join(how for _, _, how in texts.OBJECTIONS)
        for at, (content, result, how) in enumerate(texts.OBJECTIONS):
            received = out + timedelta(days=1 + 2 * at)
            told: dict[str, Planned] = {
                "decided_on": settled,
                "result": result,
                "handling": f"{how}。",
                "told_on": settled,
            }
            piece = _objection(year, notice.piece, received, content)
            piece.acts.append(Act("decided", settled, told))
    return [notice, _result(year, notice.piece, ends, (world.after(settled, 1), handled))]


def _objection(year: Year, notice: Piece, received: date, content: str) -> Piece:
    world, pick = year.world, year.world.random
    return year.add(
        OBJECTION,
        received,
        {
            "item_no": lambda: notice.number,
            "item_title": notice.told["title"],
            "received_on": received,
            "way": pick.choice(("书面", "来访", "电话")),
            "objector": world.name(),
            "named": True,
            "phone": world.phone(),
            "content": content,
            "department": words.DEPARTMENTS[1],
            "handler": words.PEOPLE[2],
        },
    )


def _result(year: Year, notice: Piece, ends: date, said: tuple[date, str]) -> Item:
    """The notice that ends a 公示 and names it; the first household is gone where an objection held."""
    formed, handled = said
    roster = roster_of(notice.text("roster"))
    assert roster is not None
    kept = Roster(roster.headings, roster.rows[1:] if handled else roster.rows)
    title = notice.text("title").removesuffix("的公示")
    made = item(
        year,
        formed,
        {
            "title": f"{title}公示结果的公告",
            "article": texts.HOUSING.article,
            "category": texts.HOUSING.category,
            "summary": f"{title}公示期满，公布结果。",
            "genre": "公告",
            "body": _words(notice, ends, handled, len(kept.rows)),
            "roster": kept.text(),
            "result_of": lambda: notice.number,
            "department": notice.told["department"],
            "masked": "是",
        },
        BOTH,
    )
    made.out = year.world.after(formed, 3)
    return made


def _words(notice: Piece, ends: date, handled: str, count: int) -> Callable[[], str]:
    met = len(texts.OBJECTIONS) if handled else 0

    def told() -> str:
        cited = notice_law.cited(notice.text("title"), notice.number, ends)
        return texts.RESULT.format(cited=cited, outcome=notice_law.outcome(met, handled), count=count)

    return told
