"""What could go on the board, and the sheet an item becomes: its kind, layout, days and a free slot."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from desktop_app.domain.board_format import Format, suggested
from desktop_app.domain.fields import Value
from desktop_app.domain.masking_presets import BOARD, mask_free
from desktop_app.domain.records import Query, Record, Window
from desktop_app.domain.roster import roster_of
from desktop_app.registers.disclosure import DISCLOSURE, SHOWN
from desktop_app.registers.disclosure import PENDING as NOT_OUT
from desktop_app.registers.issue import changes_on
from desktop_app.registers.sheet import ECHO, HANGING, NOTICE, SHEET, WAITING
from desktop_app.registers.topic import ANSWERED, TOPIC
from desktop_app.services import topic_gate
from desktop_app.services.board_gate import item_why, items_of, runs_until
from desktop_app.services.board_plan import (
    MOST,
    Place,
    hanging_now,
    place_of,
    same_thing,
    sheets_of,
    slots_in_use,
)
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.review_subject import in_program, words_of
from desktop_app.storage.reader import Reader

ROSTER = "名单"
_ONE_DAY = timedelta(days=1)
_LOOKED_AT = 300  # items, the newest: each is judged by its very bytes
_LOOKED = timedelta(days=400)  # how long ago an opinion may be that still brings an item among the candidates
_ANY = "不限"
_PAPERS = {
    Format.A4: ("A4竖", _ANY),
    Format.LARGE: ("A4竖", _ANY),
    Format.LIST: ("A3横", _ANY),
    Format.POSTER: ("A3竖", _ANY),
    Format.TILED: (_ANY,),
}
_ACROSS = ("A4横", _ANY)  # a sheet of the 回音壁
_SIGNS = {ROSTER: ("名单", "公示"), ECHO: ("回音", "点题"), NOTICE: ("公告", "通告", "政策", "文件", "公示")}


@dataclass(frozen=True)
class Candidate:
    """What could go on the board: an item of 主动公开 or an answered topic, and why it is offered."""

    register_key: str
    record: Record
    why: str


def candidates(reader: Reader, today: date) -> tuple[Candidate, ...]:
    """What may hang and is on no sheet that waits or hangs: reviewed items, first the ones not public yet; answers."""
    busy = _on_sheets(reader) | topic_gate.items_of_topics(reader)
    free = (item for item in _likely(reader, today) if item.text("number") not in busy)
    ready = (item for item in islice(free, _LOOKED_AT) if not item_why(reader, item))
    found = [Candidate(DISCLOSURE.key, item, _why(item)) for item in ready]
    found.sort(key=lambda one: one.record.text("state") != NOT_OUT)
    answered = Query(TOPIC.key, equal={"state": (ANSWERED,)}, sort=(("id", False),))
    topics = (topic for topic in reader.page(answered, 0, MOST) if topic.text("number") not in busy)
    answers = (topic for topic in topics if not topic_gate.why_not(reader, topic))
    return (*found, *(Candidate(TOPIC.key, topic, "已反馈，回音壁稿审查通过") for topic in answers))


def _why(item: Record) -> str:
    if item.text("state") == NOT_OUT:
        due = item.day("due_on")
        return f"审查通过，应于{due}以前公开" if due else "审查通过，还没有公开"
    return f"已公开（{item.day('published_on')}），没有挂在公开栏上"


def _on_sheets(reader: Reader) -> frozenset[str]:
    """The numbers of everything that is on a sheet which waits or hangs, 回音壁稿 of topics too."""
    sheets = reader.page(Query(SHEET.key, equal={"state": (WAITING, HANGING)}), 0, MOST)
    told = {number for sheet in sheets for number in sheet.text("item_no").replace("，", "、").split("、")}
    told |= {
        item.text("number")
        for sheet in sheets
        if sheet.text("kind") == ECHO
        for item in items_of(reader, sheet)
    }
    return frozenset(told)


def _likely(reader: Reader, today: date) -> Iterator[Record]:
    """Items somebody gave an opinion about lately; those with the number of a review where it is kept on paper."""
    if in_program(reader):
        opinions = reader.reviews_between(DISCLOSURE.key, today - _LOOKED, today)
        ids = sorted({one.record_id for one in opinions}, reverse=True)
        living = (item for item in reader.rows(DISCLOSURE, ids) if not item.text("void_reason"))
        yield from (
            item for item in living if item.text("state") in (NOT_OUT, *SHOWN) and not _over(item, today)
        )
        return
    query = Query(DISCLOSURE.key, equal={"state": (NOT_OUT,)}, filled=("review_no",), sort=(("id", True),))
    yield from reader.page(query, 0, MOST)
    shown = Query(DISCLOSURE.key, equal={"state": SHOWN}, filled=("review_no",), sort=(("id", True),))
    since = replace(shown, windows=(Window("published_on", today - _LOOKED),))
    yield from (item for item in reader.page(since, 0, MOST) if not _over(item, today))


def _over(item: Record, today: date) -> bool:
    ends = runs_until(item) or item.day("expires_on")
    return ends is not None and ends < today


def sheet_of(
    reader: Reader, issue: Record, candidate: Candidate, taken: Collection[Place] = ()
) -> dict[str, Value]:
    """The values of a new sheet; `taken` are places given away since the ledger was read."""
    record = candidate.record
    echo = candidate.register_key == TOPIC.key
    item = topic_gate.item_of(reader, record) if echo else record
    roster = roster_of(item.text("roster")) if item else None
    kind = ECHO if echo else ROSTER if roster else NOTICE
    layout = Format.A4
    if item and not echo:
        words = words_of(item)
        columns, rows = (len(roster.headings), len(roster.rows)) if roster else (0, 0)
        layout = suggested(words.kind, len(words.body), columns, rows)
    own = sheets_of(reader, issue.text("number"))
    begins = issue.day("posted_on") or issue.day("opens_on")
    papers = _ACROSS if echo else _PAPERS[layout]
    board, section, slot = _free(reader, issue, own, (kind, papers), taken) or ("", "", "")
    return {
        "issue_no": issue.text("number"),
        "kind": kind,
        "item_no": record.text("number"),
        "title": mask_free(
            item.text("title") if item else TOPIC.name(record.values), presets_in(reader)[BOARD.key]
        ),
        "format": str(layout),
        "place": next_turn(own),
        "board": board or None,
        "section": section or None,
        "slot": slot or None,
        "hangs_from": begins,
        "until": comes_down_on(item, issue, begins),
    }


def next_turn(own: Collection[Record]) -> int:
    """排列顺序 of a sheet that comes last."""
    return min(max((turn for one in own if isinstance(turn := one["place"], int)), default=0) + 1, 999)


def comes_down_on(item: Record | None, issue: Record, begins: date | None) -> date | None:
    """应撤日: the day after its 公示 or the day it is limited to; else when the issue is changed; None for long."""
    ends = (runs_until(item) or item.day("expires_on")) if item else None
    until = ends + _ONE_DAY if ends else changes_on(issue.values)
    return until if until and begins and until >= begins else None


def _free(
    reader: Reader,
    issue: Record,
    own: Collection[Record],
    wanted: tuple[str, tuple[str, ...]],
    taken: Collection[Place],
) -> Place | None:
    """A slot for that kind and one of those papers, the best first: neither promised nor occupied on that day."""
    kind, papers = wanted
    day = issue.day("opens_on") or date.max
    busy = {*taken, *(place_of(one) for one in own)}
    for sheet in hanging_now(reader):
        until = sheet.day("until")
        if until is None or until > day:
            busy.add(place_of(sheet))
    free = [slot for slot in slots_in_use(reader) if place_of(slot) not in busy and _takes(slot) in papers]

    def worth(slot: Record) -> tuple[int, int]:
        signs, name = _SIGNS[kind], slot.text("section")
        fits = next((at for at, sign in enumerate(signs) if sign in name), len(signs))
        return fits, papers.index(_takes(slot))

    return place_of(min(free, key=worth)) if free else None


def _takes(slot: Record) -> str:
    return slot.text("paper") or _ANY


def going_on(reader: Reader, issue: Record) -> tuple[dict[str, Value], ...]:
    """The sheets of other issues that hang on beyond the day this one comes, as sheets of this one."""
    day = issue.day("opens_on") or date.max
    own = sheets_of(reader, issue.text("number"))
    known, turn = {same_thing(one) for one in own}, next_turn(own)
    copied = (
        "kind",
        "item_no",
        "title",
        "format",
        "board",
        "section",
        "slot",
        "hangs_from",
        "until",
        "pages",
    )
    made: list[dict[str, Value]] = []
    for sheet in hanging_now(reader):
        until = sheet.day("until")
        if sheet.text("issue_no") == issue.text("number") or same_thing(sheet) in known:
            continue
        if until is None or until > day:
            values = {key: sheet[key] for key in copied}
            made.append({**values, "issue_no": issue.text("number"), "place": min(turn + len(made), 999)})
    return tuple(made)
