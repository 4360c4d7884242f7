"""From a 公示 to its result: how far it is, the objections to it, and the result notice as a new item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.catalogue_rules import hangs_until
from desktop_app.domain.fields import Value
from desktop_app.domain.masking_presets import BOARD, mask_free
from desktop_app.domain.notice_law import PROCLAIMED, SHOWN, cited, outcome
from desktop_app.domain.notice_period import span_words
from desktop_app.domain.records import Record
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.disclosure_fields import OPEN
from desktop_app.services.bureau import bureau_in
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.result_gate import ResultState, early, ends_on, in_time, objections_to, state_of
from desktop_app.services.review_subject import public_numbers
from desktop_app.storage.store import Store

_ALIKE = (
    "article", "category", "maker", "department", "catalogue_no", "basis", "audience", "audience_who", "scope", "level",
    "channels", "contact", "roster",
)  # fmt: skip
_SUMMARY = 2_000
_SOMEBODY = "异议人"


@dataclass(frozen=True)
class Objection:
    """An objection as it is listed beside its 公示; `late` when it came after the last day."""

    record: Record
    late: bool


@dataclass(frozen=True)
class Span:
    """A 公示期 as it follows from its first day and its length: the last day, and all of it as a sentence."""

    until: date
    words: str


class Results:
    """What follows a 公示."""

    def __init__(self, store: Store, rules: Callable[[], Rulebook], today: Callable[[], date]) -> None:
        self._store, self._rules, self._today = store, rules, today

    def state(self, record_id: int, on: date | None = None) -> ResultState:
        """Whether the result of a 公示 may be issued on a day (today when none is given), and why not."""
        with self._store.reading() as reader:
            return state_of(reader, reader.get(DISCLOSURE, record_id), on or self._today())

    def objections(self, record_id: int) -> tuple[Objection, ...]:
        """The objections to an item, in the order they came."""
        with self._store.reading() as reader:
            item = reader.get(DISCLOSURE, record_id)
            until = ends_on(item)
            return tuple(
                Objection(one, not in_time(one, until)) for one in objections_to(reader, item.text("number"))
            )

    @staticmethod
    def new_objection(item: Record) -> dict[str, Value]:
        """What a new objection to an item begins with."""
        return {"item_no": item.text("number"), "item_title": item["title"], "department": item["department"]}

    def span(self, begun: date, days: int, unit: str) -> Span:
        """The 公示期 of so many days from a day, with its doubt where the days off of a year are not known yet."""
        rules = self._rules()
        return Span(hangs_until(begun, days, unit, rules), span_words(begun, days, unit, rules))

    def early(self, record_id: int, on: date | None = None) -> str:
        """How much a 公示 is cut short by taking it down on a day (today): 公示期到…，还差2天; else empty."""
        with self._store.reading() as reader:
            return early(reader.get(DISCLOSURE, record_id), on or self._today())

    def values(self, record_id: int) -> dict[str, Value]:
        """The result of a 公示 as a new item: cites it, tells of the objections, has its list.

        Refused before its last day is over and while an objection is not settled.
        """
        today = self._today()
        with self._store.reading() as reader:
            item = reader.get(DISCLOSURE, record_id)
            found = state_of(reader, item, today)
            if found.why or found.ends_on is None:
                raise Refused(f"{item.text('number')}还不能出结果", why=found.why, do=found.do)
            came = [one for one in objections_to(reader, item.text("number")) if in_time(one, found.ends_on)]
            bureau, board = bureau_in(reader), presets_in(reader)[BOARD.key]
        own = public_numbers(bureau, item)
        handled = mask_free(handled_words(came), board, own)
        body = result_body(item, found.ends_on, len(came), handled)
        title = result_title(item.text("title"))
        return {
            **{key: item[key] for key in _ALIKE},
            "title": title,
            "summary": body.split("\n")[0][:_SUMMARY],
            "formed_on": today,
            "openness": OPEN,
            "duration": "长期公开",
            "genre": PROCLAIMED,
            "body": body,
            "result_of": item.text("number"),
        }


def result_title(title: str) -> str:
    """关于××的公示 → 关于××公示结果的公告; another name is quoted whole."""
    name = "".join(title.split())
    if name.endswith(SHOWN):
        return f"{name.removesuffix(SHOWN).removesuffix('的')}公示结果的{PROCLAIMED}"
    return f"关于《{name.strip('《》')}》公示结果的{PROCLAIMED}"


def result_body(item: Record, ended_on: date, objections: int, handled: str) -> str:
    """What the result says: the 公示 it ends and what came of it, then what was decided, for the clerk to word."""
    opening = f"{cited(item.text('title'), item.text('number'), ended_on)}，{outcome(objections, handled)}。"
    list_too = "，名单如下" if item.text("roster") else ""
    return f"{opening}\n现将公示结果予以公告{list_too}。\n特此公告。"


def handled_words(objections: Sequence[Record]) -> str:
    """What was done about the objections, numbered where there are several; their results, then the words noted."""
    told = ["，".join(part for part in (one.text("result"), _handling(one)) if part) for one in objections]
    if len(told) == 1:
        return told[0]
    return "；".join(f"（{at}）{words}" for at, words in enumerate(told, 1))


def _handling(objection: Record) -> str:
    """处理情况 in one sentence, without who objected."""
    text, name = "".join(objection.text("handling").split()), objection.text("objector").strip()
    return (text.replace(name, _SOMEBODY) if len(name) > 1 else text).rstrip("。；，")
