"""The pages of a case that are made from the ledger: its course, how papers were delivered, 复议 and 诉讼."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.changes import IssuedLetter
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.records import VOID, Record, Step, effective
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_reliefs import PENDING, reliefs

Row = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Case:
    """All that a case file is made from."""

    record: Record
    steps: Sequence[Step]  # every one, corrected ones too
    letters: Sequence[IssuedLetter]
    children: Sequence[str]  # numbers of the requests split off this one

    @property
    def living(self) -> tuple[Step, ...]:
        """The steps that count, in the order they happened."""
        return effective(self.steps)


def course_rows(case: Case) -> list[Row]:
    """Every step with its day, name, content, when it was written down and by whom; corrected ones say so."""
    record = case.record
    counts = {step.id for step in case.living}
    rows = [
        (step.on, step.id, _step_row(case, step, stands=step.id in counts))
        for step in case.steps
        if step.kind != VOID
    ]
    first: Row = (
        _day(record.day("reached_on")),
        "收到申请",
        "；".join(_received(case)),
        _moment(record.values.get("created_at")),
        record.text("created_by"),
    )
    return [first, *(row for _, _, row in sorted(rows, key=lambda one: one[:2]))]


def _received(case: Case) -> Iterator[str]:
    record = case.record
    yield f"申请渠道：{record.text('channel')}"
    for key in ("submitted_on", "proof_kind", "proof_note"):
        if record.values.get(key):
            yield f"{REQUEST.label(key)}：{REQUEST[key].kind.show(record.values[key])}"
    if record.text("parent_no"):
        yield f"由{record.text('parent_no')}拆分而来"
    if case.children:
        yield f"拆分出{'、'.join(case.children)}"


def _step_row(case: Case, step: Step, *, stands: bool) -> Row:
    move = REQUEST.flow.move(_first_kind(case.steps, step))
    told = [
        f"{REQUEST.label(key)}：{REQUEST[key].kind.show(value)}"
        for key, value in step.payload.items()
        if key != move.on and key in REQUEST.by_key and value not in (None, "", ())
    ]
    label = move.label if stands else f"{move.label}（已更正或撤销）"
    return _day(step.on), label, "；".join(told), _moment(step.recorded_at), step.actor


def _first_kind(steps: Sequence[Step], step: Step) -> str:
    known = {one.id: one for one in steps}
    while step.corrects is not None:
        step = known[step.corrects]
    return step.kind


def delivery_rows(letters: Iterable[IssuedLetter]) -> list[tuple[str, ...]]:
    """文书, 文号, 送达方式, 送出日期, 邮件号, 签收日期, 签收人 of every paper whose delivery was told."""
    return [
        (
            letter.title,
            letter.number,
            letter.sent_way,
            _day(letter.sent_on),
            letter.mail_no,
            _day(letter.signed_on),
            letter.signed_by,
        )
        for letter in letters
        if letter.sent_on or letter.signed_on
    ]


def step_delivery_rows(case: Case) -> list[tuple[str, ...]]:
    """The same of a reply that was made outside the program: from the steps alone."""
    record = case.record
    if not (record.day("posted_on") or record.day("signed_on")):
        return []
    return [
        (
            record.text("reply_kind"),
            record.text("reply_no"),
            record.text("delivery"),
            _day(record.day("posted_on")),
            record.text("mail_no"),
            _day(record.day("signed_on")),
            "",
        )
    ]


def relief_rows(case: Case) -> list[tuple[str, ...]]:
    """类型, 机关, 案号, 收到日期, 结果, 结果日期 of every 复议 and 诉讼."""
    return [
        (
            relief.kind,
            relief.organ,
            relief.number,
            _day(relief.on),
            relief.result or PENDING,
            _day(relief.result_on),
        )
        for relief in reliefs(case.living)
    ]


def _day(day: date | None) -> str:
    return chinese_day(day) if day else ""


def _moment(moment: object) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else ""
