"""主动公开 of the example year with everything that hangs on it: ways, boards, topics, decisions, objections."""

from __future__ import annotations

from itertools import cycle

from desktop_app.domain.review import Stage
from desktop_app.services import example_texts as texts
from desktop_app.services.example_board import hang_all
from desktop_app.services.example_decisions import ITEMS, LEAST, decisions
from desktop_app.services.example_disclosures import Item, finish, paper, some_list
from desktop_app.services.example_lists import lists, shares
from desktop_app.services.example_plan import Piece, Year
from desktop_app.services.example_topics import MOST, items_needed, topics

_A_TOPIC = 6  # items of 主动公开 for each topic
_LISTS = 0.28  # of the other items are 公示
_STAGES = (Stage.FIRST, Stage.DRAFT, Stage.BACK, Stage.READY)


def published(year: Year, count: int) -> list[Piece]:
    """So many items of 主动公开 and the records of the other registers that belong to them."""
    share, asked = shares(count), min(count // _A_TOPIC, MOST)
    special = share.items + items_needed(asked) + (ITEMS if count >= LEAST else 0)
    items = [_some(year) for _ in range(count - special)]
    _wait(items)
    items += lists(year, share)
    if count >= LEAST:
        items += decisions(year)
    told = topics(year, asked)
    hang_all(year, items, told)
    for one in (*items, *(topic.item for topic in told if topic.item)):
        finish(year, one)
    return year.pieces


def _some(year: Year) -> Item:
    formed = year.world.day()
    if year.world.random.random() < _LISTS:
        return some_list(year, formed)
    return paper(year, formed, year.world.random.choice(texts.PAPERS))


def _wait(items: list[Item]) -> None:
    """What is not public yet stands at every stage of the review, the newest first."""
    waiting = sorted((one for one in items if one.out is None), key=lambda one: one.formed, reverse=True)
    for one, stage in zip(waiting, cycle(_STAGES), strict=False):
        one.stage = stage
