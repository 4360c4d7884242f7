"""A way of publishing as it is told, read and kept: one row of 公开渠道登记."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.fields import Value
from desktop_app.domain.outlet_asks import ask_of
from desktop_app.domain.outlets import KINDS, outlet_of
from desktop_app.domain.records import Query, Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.publication import OPEN, PUBLICATION
from desktop_app.services.reading import read_fields
from desktop_app.storage.reader import Reader

MOST = 1_000  # ways of one item
_KEYS = ("outlet", "kind", "published_on", "address", "issue_no", "attendees", "proof", "proof_note")
_WHOLE = ("outlet", "kind", "address")  # what makes two ways the same


Fault = tuple[int, str]
"""The number of a way, from 1, and what is wrong with it."""


@dataclass(frozen=True)
class WayOut:
    """One way: where and when something stands, with its proof; `files` are copied to the row as attachments."""

    outlet: str
    kind: str
    published_on: date
    address: str
    issue_no: str = ""
    attendees: int | None = None
    proof: str = ""
    proof_note: str = ""
    files: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """How it is called in a list."""
        return self.kind or self.outlet


def label(key: str, number: int, outlet: str = "", kind: str = "") -> str:
    """What a value of the way of this number (from 1) is called."""
    ask = ask_of(outlet, kind)
    own = {"published_on": ask.day, "address": ask.place, "issue_no": ask.number or "期号或版次"}
    return f"{own.get(key) or PUBLICATION.label(key)}（{number}）"


def read_ways(rows: Sequence[Mapping[str, str]]) -> tuple[WayOut, ...]:
    """Ways as typed; Refused with every mistake of all of them, each beginning with the `label` of its value."""
    ways: dict[int, WayOut] = {}
    wrong: list[Fault] = []
    for number, raw in enumerate(rows, 1):
        outlet, kind = raw.get("outlet", "").strip(), raw.get("kind", "").strip()
        reading = read_fields([PUBLICATION[key] for key in _KEYS], raw)
        told = {key: value for key, value in reading.values.items() if value is not None}
        missing = [key for key in ("outlet", "published_on") if key not in told]
        said = dict.fromkeys(missing, "必须填写")
        said |= {key: sentence.partition("：")[2] for key, sentence in reading.mistakes}
        wrong += [(number, f"{label(key, number, outlet, kind)}：{why}") for key, why in said.items()]
        if not missing:
            ways[number] = WayOut(**{"kind": "", "address": "", **told})  # type: ignore[arg-type]  # as their fields
    wrong += _faults(ways)
    if wrong:
        raise Refused("还不能登记，请改正", why="\n".join(in_order(wrong)))
    return tuple(ways.values())


def in_order(wrong: Sequence[Fault]) -> list[str]:
    """The sentences, those of the first way first."""
    return [sentence for _, sentence in sorted(wrong, key=lambda one: one[0])]


def faults(ways: Sequence[WayOut]) -> list[Fault]:
    """Everything that is missing in ways or said twice."""
    return _faults(dict(enumerate(ways, 1)))


def _faults(ways: Mapping[int, WayOut]) -> list[Fault]:
    wrong: list[Fault] = []
    seen: dict[tuple[object, ...], int] = {}
    for number, way in ways.items():
        ask, told = ask_of(way.outlet, way.kind), list[str]()
        if not way.address.strip():
            told.append(f"{label('address', number, way.outlet, way.kind)}：必须填写，{ask.example}")
        if ask.counts and way.attendees is None:
            told.append(f"{label('attendees', number)}：会议必须写明人数")
        if way.kind and outlet_of(way.kind) != way.outlet and way.kind in KINDS:
            told.append(f"{label('kind', number)}：“{way.kind}”属于“{outlet_of(way.kind)}”")
        same = tuple(getattr(way, key) for key in _WHOLE)
        if same in seen:
            told.append(f"{label('outlet', number)}：与第{seen[same]}个渠道相同")
        seen.setdefault(same, number)
        wrong += [(number, sentence) for sentence in told]
    return wrong


def doubt(way: Mapping[str, str]) -> str:
    """What of a way as typed is worth a second look; it may be kept all the same."""
    address = way.get("address", "").strip()
    if ask_of(way.get("outlet", ""), way.get("kind", "")).link and address and "." not in address:
        return "不像网址，请核对"
    return ""


def values_of(way: WayOut, item: Record) -> dict[str, Value]:
    """The typed values of its row."""
    told: dict[str, Value] = {key: getattr(way, key) or None for key in _KEYS}
    return {
        **told,
        "attendees": way.attendees,
        "address": way.address.strip(),
        "item_no": item.text("number"),
        "item_title": item.text("title"),
    }


def ways_of(reader: Reader, item_no: str) -> tuple[Record, ...]:
    """Every way of an item that was put down, oldest first."""
    asked = Query(
        PUBLICATION.key, equal={"item_no": (item_no,)}, sort=(("published_on", False), ("id", False))
    )
    return tuple(reader.page(asked, 0, MOST)) if item_no else ()


def standing_ways(reader: Reader, item_no: str) -> tuple[Record, ...]:
    """Those of its ways that still stand."""
    return tuple(way for way in ways_of(reader, item_no) if way.text("state") == OPEN)


def item_of(reader: Reader, item_no: str) -> Record | None:
    """The item of 主动公开 of that number; None when there is none."""
    asked = Query(DISCLOSURE.key, equal={"number": (item_no,)})
    return next(iter(reader.page(asked, 0, 1)), None) if item_no else None


def last_place(reader: Reader, way: WayOut) -> WayOut:
    """The way at the place where its kind stood the last time; as it is where every item has an address of its own."""
    if ask_of(way.outlet, way.kind).link:
        return way
    asked = Query(
        PUBLICATION.key,
        equal={"outlet": (way.outlet,), "kind": (way.kind,)},
        sort=(("published_on", True), ("id", True)),
    )
    before = next(iter(reader.page(asked, 0, 1)), None)
    place = before.text("address") if before else ""
    return way if "://" in place else replace(way, address=place)
