"""公开渠道: an item of 主动公开 is made public by one or several ways, and taken from them again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from desktop_app.domain.dates import EARLIEST
from desktop_app.domain.outlet_asks import ask_of, channel_of, suggested
from desktop_app.domain.outlets import PLACE, PLATFORM, destination
from desktop_app.domain.records import Changed, Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE, PENDING, SHOWN
from desktop_app.registers.legal import DUTIES
from desktop_app.registers.publication import OPEN, PUBLICATION
from desktop_app.services.attachments import Attachments
from desktop_app.services.entries import Entries
from desktop_app.services.outlet_follow import end, end_item
from desktop_app.services.outlet_gates import COVERING, covered_by_review, masked_word, may_stand
from desktop_app.services.outlet_periods import OutletPeriods
from desktop_app.services.outlet_ways import WayOut, faults, in_order, label, last_place, values_of, ways_of
from desktop_app.services.review_gates import may_publish
from desktop_app.services.review_subject import PUBLISHED, RENEWED, in_program, preset_of
from desktop_app.storage.filing import Arrival
from desktop_app.storage.store import Store, Unit

ADDING, ENDING = "增加公开渠道", "撤下公开渠道"
_REASON = 300  # characters
_Arrived = Mapping[int, Sequence[tuple[str, Arrival]]]  # by the place of the way


class Outlets(OutletPeriods):
    """The verbs of 公开渠道登记; `need` refuses whoever has none of the duties named."""

    def __init__(
        self,
        store: Store,
        entries: Entries,
        attachments: Attachments,
        today: Callable[[], date],
        need: Callable[[Collection[str], str], None],
    ) -> None:
        super().__init__(store, today)
        self._entries, self._files, self._need = entries, attachments, need

    def of(self, item_no: str) -> tuple[Record, ...]:
        """The ways of an item, oldest first, those taken down too."""
        with self._store.reading() as reader:
            return ways_of(reader, item_no)

    def suggested(self, record_id: int) -> tuple[WayOut, ...]:
        """Ways to begin with: what 公开渠道和载体 of the item names, each where its kind stood the last time."""
        with self._store.reading() as reader:
            record = reader.get(DISCLOSURE, record_id)
            told = record["channels"]
            pairs = suggested(told) if isinstance(told, tuple) else ()
            if not pairs:
                on_board = (
                    in_program(reader) and preset_of(reader, record_id) not in COVERING[destination(PLATFORM)]
                )
                pairs = ((PLACE, "公开栏"),) if on_board else ((PLATFORM, "局网站"),)
            day = self._today()
            ways = (WayOut(outlet, kind, day, "", proof=ask_of(outlet, kind).proof) for outlet, kind in pairs)
            return tuple(last_place(reader, way) for way in ways)

    def asks(self, record_id: int) -> Mapping[str, str]:
        """What 登记公开 asks besides the ways, with what is known: 去标识化, and the number of a review on paper."""
        with self._store.reading() as reader:
            record = reader.get(DISCLOSURE, record_id)
            told = {"masked": masked_word(reader, record)}
            return told if in_program(reader) else {"review_no": record.text("review_no"), **told}

    def check(self, record_id: int, act: str) -> None:
        """Refused when an act on ways (登记公开, 登记更新, 增加渠道) would fail whatever the ways: not reviewed."""
        with self._store.reading() as reader:
            record = reader.get(DISCLOSURE, record_id)
            key = next((move.key for move in DISCLOSURE.flow.moves if move.label == act), "")
            if key:
                may_publish(reader, record, key)
            else:
                may_stand(reader, record, [(PLACE, "")], act)

    def covered(self, record_id: int) -> frozenset[str]:
        """The outlets the review of an item lets it stand in as it is; all of them where the review is on paper."""
        with self._store.reading() as reader:
            return covered_by_review(reader, reader.get(DISCLOSURE, record_id))

    def publish(
        self, record_id: int, version: int, ways: Sequence[WayOut], more: Mapping[str, str] | None = None
    ) -> Changed:
        """登记公开 by these ways, in one action; `more` are review_no (of a review on paper) and masked.

        Refused with everything that is missing, and when the review does not cover one of the ways.
        """
        label_of = DISCLOSURE.flow.move(PUBLISHED).label
        self._whole(ways, label_of)
        with self._unit(label_of, ways) as (unit, arrived):
            record = unit.get(DISCLOSURE, record_id)
            self._published(unit, record, version, ways, more or {})
            ids = self._rows(unit, record, ways, arrived)
        return _changed(unit, record_id, ids)

    def renew(
        self, record_id: int, version: int, told: Mapping[str, str], ways: Sequence[WayOut] = ()
    ) -> Changed:
        """登记更新 with what its form says (renewed_on, change_reason, place), and further ways, in one action."""
        label_of = DISCLOSURE.flow.move(RENEWED).label
        if ways:
            self._whole(ways, label_of)
        with self._unit(label_of, ways) as (unit, arrived):
            record = unit.get(DISCLOSURE, record_id)
            raw = {"place": record.text("place"), **told}
            self._entries.step_in(unit, DISCLOSURE, record_id, version, RENEWED, raw)
            ids = self._further(unit, record, ways, arrived, label_of) if ways else frozenset[int]()
        return _changed(unit, record_id, ids)

    def add(self, record_id: int, ways: Sequence[WayOut]) -> Changed:
        """Further ways of an item that is public already. Refused as `publish`."""
        self._need(DUTIES, ADDING)
        self._whole(ways, ADDING)
        with self._unit(ADDING, ways) as (unit, arrived):
            record = unit.get(DISCLOSURE, record_id)
            ids = self._further(unit, record, ways, arrived, ADDING)
        return _changed(unit, record_id, ids)

    def put_out(
        self, unit: Unit, record: Record, ways: Sequence[WayOut], more: Mapping[str, str] | None = None
    ) -> None:
        """The same inside an action that does more: publishes what is 待公开, adds to what is public.

        Refused as `publish`; files of the ways are not taken.
        """
        if record.text("state") == PENDING:
            self._whole(ways, DISCLOSURE.flow.move(PUBLISHED).label)
            self._published(unit, record, None, ways, more or {})
            self._rows(unit, record, ways, {})
        else:
            self._whole(ways, ADDING)
            self._further(unit, record, ways, {}, ADDING)

    def take_down(
        self, record_id: int, version: int, ids: Sequence[int], on: date | None, reason: str
    ) -> Changed:
        """These ways end on a day; with the last of them the item itself is 已撤下.

        Refused without a day or a reason, for a way that is down already, and for a day before one of them began.
        """
        self._need(DUTIES, ENDING)
        wrong = [] if ids else ["请至少选一个渠道"]
        wrong += [] if on else ["撤下日期：必须填写"]
        wrong += [] if reason.strip() else ["撤下原因：必须填写"]
        if wrong or on is None:
            raise Refused("还不能撤下，请改正", why="\n".join(wrong))
        with self._store.unit(ENDING) as unit:
            record = _unchanged(unit.get(DISCLOSURE, record_id), version)
            chosen = [unit.get(PUBLICATION, way_id) for way_id in ids]
            for way in chosen:
                _standing(way, record)
                end(unit, way, on, reason.strip()[:_REASON], self._today())
            end_item(unit, unit.get(PUBLICATION, chosen[-1].id), self._today())
        return _changed(unit, record_id, frozenset(ids))

    def _published(
        self, unit: Unit, record: Record, version: int | None, ways: Sequence[WayOut], more: Mapping[str, str]
    ) -> None:
        first = min(ways, key=lambda way: way.published_on)
        told = record["channels"]
        known = told if isinstance(told, tuple) else ()
        raw: dict[str, object] = {
            "review_no": record.text("review_no"),
            "masked": masked_word(unit, record),
            **more,
            "published_on": first.published_on,
            "channels": DISCLOSURE["channels"].kind.show(_words(ways, known)),
            "place": first.address.strip(),
        }
        self._entries.step_in(unit, DISCLOSURE, record.id, version, PUBLISHED, raw)
        self._covered(unit, record, ways, DISCLOSURE.flow.move(PUBLISHED).label)

    def _further(
        self, unit: Unit, record: Record, ways: Sequence[WayOut], arrived: _Arrived, act: str
    ) -> frozenset[int]:
        if record.text("state") not in SHOWN or record.text("void_reason"):
            state = "已作废" if record.text("void_reason") else f"“{record.text('state')}”"
            raise Refused(
                f"还不能{act}",
                why=f"{record.text('number')}现在是{state}",
                do="公开以后才能增加渠道；待公开的请用“登记公开”",
            )
        self._not_before(record, ways, act)
        self._covered(unit, record, ways, act)
        there = {(way.text("outlet"), way.text("kind"), way.text("address")) for way in _open(unit, record)}
        twice = [way.name for way in ways if (way.outlet, way.kind, way.address.strip()) in there]
        if twice:
            why = f"{'、'.join(twice)}在同一位置已经登记，还在公开"
            raise Refused(f"还不能{act}", why=why, do="请核对网址或位置")
        told = record["channels"]
        known = told if isinstance(told, tuple) else ()
        words = tuple(dict.fromkeys((*known, *_words(ways, known))))
        unit.change(DISCLOSURE, record.id, {"channels": words})
        return self._rows(unit, record, ways, arrived)

    def _covered(self, unit: Unit, record: Record, ways: Sequence[WayOut], act: str) -> None:
        may_stand(unit, record, [(way.outlet, way.kind) for way in ways], act)

    def _rows(self, unit: Unit, record: Record, ways: Sequence[WayOut], arrived: _Arrived) -> frozenset[int]:
        made = []
        for at, way in enumerate(ways):
            way_id = unit.add(PUBLICATION, values_of(way, record))
            for name, arrival in arrived.get(at, ()):
                self._files.keep_in(unit, PUBLICATION, way_id, name, arrival)
            made.append(way_id)
        return frozenset(made)

    @contextmanager
    def _unit(self, act: str, ways: Sequence[WayOut]) -> Iterator[tuple[Unit, _Arrived]]:
        """One action, with the files of the ways on their way in: reading them must not hold the ledger."""
        paths = [(at, path) for at, way in enumerate(ways) for path in way.files]
        with self._files.arriving([path for _, path in paths]) as arrivals, self._store.unit(act) as unit:
            arrived: dict[int, list[tuple[str, Arrival]]] = {}
            for (at, path), arrival in zip(paths, arrivals, strict=True):
                arrived.setdefault(at, []).append((path.name, arrival))
            yield unit, arrived

    def _whole(self, ways: Sequence[WayOut], act: str) -> None:
        """Refused with everything that is wrong with ways by themselves."""
        wrong = faults(ways)
        for number, way in enumerate(ways, 1):
            day = way.published_on
            if not EARLIEST <= day <= self._today():
                why = "请核对年份" if day < EARLIEST else f"{day} 还没有到"
                wrong.append((number, f"{label('published_on', number, way.outlet, way.kind)}：{why}"))
        if wrong or not ways:
            told = in_order(wrong) or ["请至少登记一个公开渠道"]
            raise Refused(f"还不能{act}，请改正", why="\n".join(told))

    @staticmethod
    def _not_before(record: Record, ways: Sequence[WayOut], act: str) -> None:
        first = record.day("published_on")
        wrong = [
            f"{label('published_on', number, way.outlet, way.kind)}：{way.published_on} 早于实际公开日期 {first}"
            for number, way in enumerate(ways, 1)
            if first and way.published_on < first
        ]
        if wrong:
            do = "请核对日期；实际公开日期登记错了的，请在“经过”里更正"
            raise Refused(f"还不能{act}，请改正", why="\n".join(wrong), do=do)


def _words(ways: Sequence[WayOut], known: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(channel_of(way.outlet, way.kind, known) for way in ways))


def _open(unit: Unit, record: Record) -> tuple[Record, ...]:
    return tuple(way for way in ways_of(unit, record.text("number")) if way.text("state") == OPEN)


def _standing(way: Record, item: Record) -> None:
    if way.text("item_no") != item.text("number"):
        raise Refused("这个渠道不是这条信息的", do="请刷新后重选")
    if way.text("state") != OPEN:
        raise Refused(f"{way.text('number')}已经撤下", do="请刷新后重选")


def _unchanged(record: Record, version: int) -> Record:
    if record.version != version:
        raise Refused(
            f"{record.text('number')}已被别人修改",
            why="撤下的渠道要与现在的一致",
            do="请看过最新内容后再撤下",
        )
    return record


def _changed(unit: Unit, record_id: int, ids: Collection[int]) -> Changed:
    records = {DISCLOSURE.key: frozenset({record_id}), PUBLICATION.key: frozenset(ids)}
    return Changed(unit.label, {key: found for key, found in records.items() if found}, unit.id)
