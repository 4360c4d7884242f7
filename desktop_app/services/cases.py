"""A request as a case: who asked before, taking apart and putting together, what it costs, what came of it in court."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Query, Record, Step, effective
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.legal import DUTIES
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_moves import MERGED, OPEN, RUNNING, SAME, SIMILAR
from desktop_app.registers.request_reliefs import Relief, reliefs
from desktop_app.services import case_checks, charging, intake, joining, kinship
from desktop_app.services.bureau import Bureau
from desktop_app.services.entries import Entries
from desktop_app.services.kinship import Applicant, Similar
from desktop_app.services.moving import annulling, changed
from desktop_app.services.publishing import Paper
from desktop_app.storage.store import Store, Unit

MATRIX_NOTE = "“结转”不是办理状态：跨年才办结的，由程序按收到和办结的年份自动标明，不能手工改动。"


@dataclass(frozen=True)
class Gap:
    """Between receipt and typing in; `workdays` may be 0 when only days off lay between."""

    received_on: date
    typed_on: date
    workdays: int


@dataclass(frozen=True)
class Decision:
    """What was made of a similar request: the day, its number, the decision in the list's words, a note."""

    on: date
    number: str
    decision: str
    note: str


class Cases:
    """What only requests have, besides their clock and their letters."""

    def __init__(
        self,
        store: Store,
        rules: Callable[[], Rulebook],
        entries: Entries,
        bureau: Callable[[], Bureau],
    ) -> None:
        self._store, self._rules, self._entries, self._bureau = store, rules, entries, bureau

    def asks(self, channel: str) -> intake.ChannelAsk:
        """Which dates and which proof a channel asks for, and the rule in words."""
        return intake.asks(channel)

    def suggestions(self, begin: str) -> tuple[Applicant, ...]:
        """Up to eight earlier applicants whose name holds what was typed; taking one over is the clerk's choice."""
        with self._store.reading() as reader:
            return kinship.applicants(reader, begin)

    def similar(self, values: Mapping[str, Value], but: int = 0) -> tuple[Similar, ...]:
        """The same person's requests of the thirty days before that ask nearly the same; `but` is the record itself."""
        with self._store.reading() as reader:
            return kinship.similar(reader, values, but)

    def decide_similar(
        self, record_id: int, version: int, other_number: str, decision: str, note: str = ""
    ) -> Changed:
        """Write down what the clerk made of a similar request; Refused for a number that is not there."""
        told = {
            "similar_on": self._entries.today(),
            "similar_to": other_number,
            "similar_decision": decision,
            "similar_note": note,
        }
        return self._entries.move(REQUEST, record_id, version, SIMILAR, told)

    def gap(self, record: Record) -> Gap | None:
        """How long a request lay before it was typed in; None when it was typed in on the day of receipt."""
        received, typed = record.day("received_on") or record.day("reached_on"), record.day("created_at")
        if received is None or typed is None or typed <= received:
            return None
        return Gap(received, typed, self._rules().calendar.workdays_between(received, typed))

    def same_as(self, record_id: int) -> tuple[Record, ...]:
        """The requests said to be of the same person, directly or through others."""
        with self._store.reading() as reader:
            return kinship.said_same(reader, record_id)

    def say_same(self, record_id: int, other_number: str) -> Changed:
        """Say that two requests are of the same person; kept on the later one."""
        with self._store.unit("认定同一申请人") as unit:
            one, other = unit.get(REQUEST, record_id), kinship.by_number(unit, other_number)
            later, earlier = sorted((one, other), key=_place, reverse=True)
            told = {"same_on": self._entries.today(), "same_as": earlier.text("number")}
            self._entries.step_in(unit, REQUEST, later.id, None, SAME, told)
        return changed(unit, REQUEST, later.id)

    def unsay_same(self, record_id: int, other_number: str) -> Changed:
        """Take it back; Refused when nothing says so directly."""
        self._entries.may(REQUEST.flow.move(SAME))
        with self._store.unit("撤销同一申请人认定") as unit:
            one, other = unit.get(REQUEST, record_id), kinship.by_number(unit, other_number)
            said = kinship.saying(unit, one, other)
            if said is None:
                linked = other.id in {record.id for record in kinship.said_same(unit, one.id)}
                why = "它们是通过别的申请连在一起的" if linked else "没有这样的认定"
                raise Refused(f"{other_number}没有直接认定为同一申请人", why=why, do="请撤销直接作出的认定")
            self._annul(unit, *said)
        return changed(unit, REQUEST, said[0].id)

    def people(self, record_id: int) -> tuple[tuple[Record, str], ...]:
        """Every other request of the same person, the latest first, each with why it is taken for theirs."""
        with self._store.reading() as reader:
            why = kinship.same_person(reader, reader.get(REQUEST, record_id).values, record_id)
            found = sorted(reader.rows(REQUEST, list(why)), key=_place, reverse=True)
        return tuple((record, why[record.id]) for record in found)

    def decisions(self, record_id: int) -> tuple[Decision, ...]:
        """What clerks made of similar requests, in order."""
        with self._store.reading() as reader:
            steps = effective(reader.steps(REQUEST.key, record_id))
        return tuple(
            Decision(
                step.on,
                *(
                    str(step.payload.get(key) or "")
                    for key in ("similar_to", "similar_decision", "similar_note")
                ),
            )
            for step in steps
            if step.kind == SIMILAR
        )

    def split(self, record_id: int, version: int, contents: Sequence[str]) -> Changed:
        """一事一申请: the first content stays, each other one becomes a request of its own with the same receipt.

        Refused when the request is done, or fewer than two contents are given, or one of them is empty.
        """
        parts = [part.strip() for part in contents]
        if len(parts) < 2:
            raise Refused("拆分至少要有两件", do="请把申请内容分成几件，每件只写一个事项")
        if empty := [str(place) for place, part in enumerate(parts, 1) if not part]:
            raise Refused(f"第{'、'.join(empty)}件没有写申请内容", do="请补上，或去掉这一件")
        if len(set(parts)) < len(parts):
            raise Refused("有两件的申请内容相同", do="请核对各件的申请内容")
        with self._store.unit(f"拆分为{len(parts)}件") as unit:
            parent = unit.get(REQUEST, record_id)
            if parent.text("state") not in OPEN:
                raise Refused(f"“{parent.text('state')}”状态不能拆分", why="已经办结的申请不再拆分")
            steps = effective(unit.steps(REQUEST.key, record_id))
            receipt = [Step(s.kind, s.on, s.payload) for s in steps if s.kind == "confirmed"]
            unit.change(REQUEST, record_id, {"content": parts[0]}, version)
            typed = {f.key: parent[f.key] for f in REQUEST.typed() if f.key not in _OWN}
            made = [
                unit.add(REQUEST, {**typed, "content": part, "parent_no": parent.text("number")}, receipt)
                for part in parts[1:]
            ]
        return Changed(unit.label, {REQUEST.key: frozenset({record_id, *made})}, unit.id)

    def children(self, record_id: int) -> tuple[Record, ...]:
        """The requests split off from this one, in order of number."""
        with self._store.reading() as reader:
            number = reader.get(REQUEST, record_id).text("number")
            asked = Query(REQUEST.key, equal={"parent_no": (number,)}, sort=(("number", False),))
            return tuple(reader.page(asked, 0, 1_000))

    def merge(self, record_id: int, version: int, into_number: str, on: object, reason: str) -> Changed:
        """Put a request into one that is due no later, by whose reply it will be answered.

        Refused into itself, into a closed or merged one, when others are merged into it, or when it is due first.
        """
        told = {"merged_on": on, "merged_into": into_number, "merge_reason": reason}
        return self._entries.move(REQUEST, record_id, version, MERGED, told)

    def unmerge(self, record_id: int, reason: str) -> Changed:
        """Take a merged request out again: its own clock runs as if it had never been merged."""
        if not reason.strip():
            raise Refused("请填写分开办理的原因", why="并案、分开都要留下理由")
        with self._store.unit("分开办理") as unit:
            record = unit.get(REQUEST, record_id)
            steps = effective(unit.steps(REQUEST.key, record_id))
            merged = next((step for step in reversed(steps) if step.kind == MERGED), None)
            if merged is None or record.text("state") != joining.IN_ONE:
                raise Refused(f"{record.text('number')}没有并案")
            self._entries.may(REQUEST.flow.move(MERGED))
            self._annul(unit, record, merged, {"void_reason": reason.strip()[:500]})
        return changed(unit, REQUEST, record_id)

    def unmerge_warning(self, record_id: int) -> str:
        """What to think of before taking a merged request out; empty when its leading request is still open."""
        with self._store.reading() as reader:
            record = reader.get(REQUEST, record_id)
            if record.text("state") != joining.IN_ONE:
                return ""
            leading = kinship.by_number(reader, record.text("merged_into"))
            clock = joining.alone(reader, record, self._rules())
        if leading.text("state") in OPEN:
            return ""
        due = f"，期限{chinese_day(clock.due_on)}届满" if clock and clock.due_on else ""
        state = leading.text("state")
        return f"{leading.text('number')}已是“{state}”。分开后本件要另行答复{due}，请先核对原答复是否已包括本件。"

    def merge_targets(self, record_id: int) -> tuple[Record, ...]:
        """The requests this one may be merged into: running, due no later; those of the same person first."""
        with self._store.reading() as reader:
            record = reader.get(REQUEST, record_id)
            if record.text("state") not in RUNNING or joining.led_by(reader, record):
                return ()
            running = Query(REQUEST.key, equal={"state": tuple(sorted(RUNNING))}, sort=(("due_on", False),))
            due = record.day("due_on")
            found = [
                other
                for other in reader.page(running, 0, 1_000)
                if other.id != record_id and due and (its := other.day("due_on")) and its <= due
            ]
            people = kinship.same_person(reader, record.values, record_id)
        return tuple(sorted(found, key=lambda other: other.id not in people))

    def merged_here(self, record_id: int) -> tuple[Record, ...]:
        """The requests that are merged into this one now."""
        with self._store.reading() as reader:
            return joining.led_by(reader, reader.get(REQUEST, record_id))

    def fee(self, record_id: int, basis: str, units: int, on: date) -> charging.FeeQuote:
        """What a request costs when noticed on a day; Refused when the reply period is over by then."""
        with self._store.reading() as reader:
            record = reader.get(REQUEST, record_id)
            case_checks.inside_period(record.day("due_on"), on)
            return charging.quote(reader, record, basis, units)

    def reliefs(self, record_id: int) -> tuple[Relief, ...]:
        """复议 and 诉讼 of a request in the order they were filed, each with its result if there is one."""
        with self._store.reading() as reader:
            return reliefs(effective(reader.steps(REQUEST.key, record_id)))

    def matrix_paper(self) -> Paper:
        """Which step may be taken in which state and by whom, as a page to be signed."""
        from desktop_app.documents.matrix_page import Matrix, matrix_sheets  # noqa: PLC0415  # start-up must not pay for reportlab

        title = f"{REQUEST.title}办理流程权限表"
        issuer = self._bureau().name
        sheets = matrix_sheets(Matrix(title, issuer, REQUEST.flow, DUTIES, REQUEST.label, (MATRIX_NOTE,)))
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)

    def _annul(
        self, unit: Unit, record: Record, step: Step, payload: Mapping[str, str] | None = None
    ) -> None:
        for gone in annulling(unit.steps(REQUEST.key, record.id), step, payload):
            unit.step(REQUEST, record.id, gone)


_OWN = frozenset({"content", "parent_no", "archive_no", "archived_on", "remark"})


def _place(record: Record) -> tuple[date, int]:
    return record.day("reached_on") or date.min, record.id
