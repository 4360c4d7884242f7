"""咨询热线 beyond the common verbs: who called before, what is one matter, one answer for all who raised it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Record, effective
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.matter import MERGED
from desktop_app.services.earlier import same_phone, same_place
from desktop_app.services.entries import Entries
from desktop_app.services.matter_checks import is_answered, leader_of, led_by
from desktop_app.services.reading import read_fields
from desktop_app.storage.store import Store

PHONE, ADDRESS = "同一电话", "同一地址"
TOGETHER = ("outcome", "reply_way", "answer")  # what all who raised one matter are told
_MOST = 20  # shown at most


@dataclass(frozen=True)
class Earlier:
    """Another call from the same telephone or about the same address, and which of them it was: a fact, no more."""

    record: Record
    why: str


class Hotline:
    """The verbs of 咨询热线 that concern several calls."""

    def __init__(self, store: Store, entries: Entries, today: Callable[[], date]) -> None:
        self._store, self._entries, self._today = store, entries, today

    def earlier(self, phone: str, *addresses: str, but: int = 0) -> tuple[Earlier, ...]:
        """Other living calls with this telephone or one of these addresses, however written, newest first."""
        why: dict[int, list[str]] = {}
        found: dict[int, Record] = {}
        with self._store.reading() as reader:
            for record in same_phone(reader, HOTLINE, phone):
                found[record.id] = record
                why.setdefault(record.id, []).append(PHONE)
            for address in dict.fromkeys(one.strip() for one in addresses):
                for record in same_place(reader, HOTLINE, address):
                    found[record.id] = record
                    if ADDRESS not in why.setdefault(record.id, []):
                        why[record.id].append(ADDRESS)
        found.pop(but, None)
        newest = sorted(found.values(), key=lambda one: (str(one["called_at"]), one.id), reverse=True)
        return tuple(Earlier(one, "、".join(why[one.id])) for one in newest[:_MOST])

    def may_take(self, record: Record) -> bool:
        """Whether another call may be merged into this one: it is not done yet and leads, or stands alone."""
        return not record.text("void_reason") and record.text("state") not in HOTLINE.flow.closed

    def merge(self, record_id: int, version: int | None, number: str) -> Changed:
        """这是同一件事，合并: the call is answered by the one of that number from now on; Refused as the move is."""
        with self._store.unit("合并重复件") as unit:
            self._entries.step_in(unit, HOTLINE, record_id, version, "merged", self._merging(number))
        return Changed(unit.label, {HOTLINE.key: frozenset({record_id})}, unit.id)

    def add_merged(self, raw: Mapping[str, object], number: str) -> Changed:
        """A new call that is the same matter as the one of that number: written down and merged, one action."""
        self._entries.may_write(f"新增{HOTLINE.title}")
        reading, begun = self._entries.read_new(HOTLINE, raw)
        reading.refuse("还不能保存，请改正")
        with self._store.unit("登记并合并") as unit:
            record_id = unit.add(HOTLINE, reading.values, begun)
            self._entries.step_in(unit, HOTLINE, record_id, None, "merged", self._merging(number))
        return Changed(unit.label, {HOTLINE.key: frozenset({record_id})}, unit.id)

    def unmerge(self, record_id: int) -> Changed:
        """Take the merging back: the call is again what it was before."""
        with self._store.reading() as reader:
            steps = effective(reader.steps(HOTLINE.key, record_id))
        merged = next((step for step in reversed(steps) if step.kind == "merged"), None)
        if merged is None:
            raise Refused("这一件没有合并过")
        return self._entries.correct(HOTLINE, record_id, merged.id, None)

    def led(self, record: Record) -> tuple[Record, ...]:
        """The calls merged into this one."""
        with self._store.reading() as reader:
            return led_by(reader, HOTLINE, record)

    def leader(self, record: Record) -> Record | None:
        """The call this one is merged into; None where it is not."""
        with self._store.reading() as reader:
            return leader_of(reader, HOTLINE, record)

    def unanswered(self, record: Record) -> tuple[Record, ...]:
        """The merged calls that do not hold the answer of this one yet; none before it has one."""
        if not is_answered(HOTLINE, record):
            return ()
        return tuple(one for one in self.led(record) if one.text("answer") != record.text("answer"))

    def answer_together(self, record_id: int, raw: Mapping[str, object]) -> Changed:
        """一起答复: the answer of the leading call, as edited, into every call merged into it; one action.

        Refused before the leading one is answered, without an answer, and when nothing is merged into it.
        """
        self._entries.may_write("一起答复")
        fields = [HOTLINE[key] for key in TOGETHER]
        reading = read_fields(fields, raw)
        reading.refuse("还不能一起答复，请改正")
        values: dict[str, Value] = {key: reading.values.get(key) for key in TOGETHER}
        if not values["answer"]:
            raise Refused("还不能一起答复", why="答复内容：必须填写")
        with self._store.unit("一起答复") as unit:
            leader = unit.get(HOTLINE, record_id)
            if not is_answered(HOTLINE, leader):
                raise Refused(f"{leader.text('number')}还没有答复", do="请先答复这一件，再一起答复并入的件")
            led = led_by(unit, HOTLINE, leader)
            if not led:
                raise Refused(f"没有并入{leader.text('number')}的件")
            for one in led:
                unit.change(HOTLINE, one.id, values)
        return Changed(unit.label, {HOTLINE.key: frozenset(one.id for one in led)}, unit.id)

    def _merging(self, number: str) -> dict[str, object]:
        return {"merged_on": self._today().isoformat(), "merged_into": number}


def may_be_called_back(record: Record, leader: Record | None) -> bool:
    """Whether a call has an answer its caller was not asked about yet: its own, or that of the one that leads it."""
    if record.text("state") == MERGED:
        answered = leader is not None and is_answered(HOTLINE, leader)
        return answered and not asked_since(record, leader or record)
    return record.text("state") == "已答复" and not asked_since(record, record)


def asked_since(record: Record, answered: Record) -> bool:
    """Whether the caller was called back after the answer there is now, and not only before it was done again."""
    called, redone = record.day("called_back_on"), answered.day("redo_on")
    return called is not None and (redone is None or called > redone)
