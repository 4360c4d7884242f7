"""What a paper writes into the ledger when it leaves: the move that goes with it, and its facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop_app.domain import fees
from desktop_app.domain.fields import Value
from desktop_app.domain.letter_kinds import filling, letter_kind
from desktop_app.domain.letter_shape import LetterKind
from desktop_app.domain.records import Record
from desktop_app.domain.request_law import State

Facts = Mapping[str, Value]
REPLIED = "replied"
_ON = "成文日期"


@dataclass(frozen=True)
class _Writes:
    """A move and its fields by the facts that fill them; `made` are those no single fact tells."""

    move: str
    fields: Mapping[str, str]
    number: str = ""  # the field of the 文号
    made: Mapping[str, Callable[[Facts], Value]] | None = None


def _fee(facts: Facts) -> Value:
    count, before = facts.get("收费数量"), facts.get("此前累计件数") or 0
    if not isinstance(count, int) or not isinstance(before, int):
        return None
    return fees.amount(str(facts.get("计收方式")), count, before)


def _how_many(facts: Facts) -> Value:
    span, count = facts.get("统计期间"), facts.get("申请件数")
    return f"{span}共申请{count}件" if span and count else None


_PAPERS: Mapping[str, _Writes] = {
    "supplement": _Writes(
        "supplement_asked", {"asked_on": _ON, "mend_until": "补正期限", "mend_what": "不明确之处"}
    ),
    "extension": _Writes(
        "extended",
        {
            "extended_on": _ON,
            "extend_days": "延期工作日数",
            "extend_by": "延期批准人",
            "extend_approved_on": "延期批准日期",
            "extend_reason": "延期理由",
        },
        number="extend_no",
    ),
    "third_party_inquiry": _Writes("third_party_asked", {"third_on": _ON, "third_party": "第三方"}),
    "co_maker": _Writes("agency_asked", {"agency_on": _ON, "agency": "共同制作机关"}),
    "fee": _Writes(
        "fee_notified",
        {
            "fee_noticed_on": _ON,
            "fee_basis": "计收方式",
            "fee_units": "收费数量",
            "fee_before": "此前累计件数",
        },
        made={"fee_amount": _fee},
    ),
    "explain_reasons": _Writes(
        "reasons_asked",
        {"reasons_asked_on": _ON, "reasons_until": "说明期限"},
        made={"reasons_what": _how_many},
    ),
    "deferral": _Writes(
        "deferred",
        {
            "deferred_on": _ON,
            "deferred_until": "延迟答复期限",
            "deferred_by": "签发人",
            "deferred_reason": "延迟理由",
        },
    ),
    # These close a case by themselves, or only confirm that it is closed.
    "supplement_lapsed": _Writes("supplement_lapsed", {"lapsed_on": _ON}),
    "fee_lapsed": _Writes("fee_lapsed", {"fee_lapsed_on": _ON}),
    "withdrawn": _Writes("withdrawn", {"withdrawn_on": "撤回日期"}),
}
_REPLY = _Writes(REPLIED, {"replied_on": _ON, "signer": "签发人"}, number="reply_no")
_CONFIRMS = {"supplement_lapsed": "lapsed_on", "fee_lapsed": "fee_lapsed_on", "withdrawn": "withdrawn_on"}


def move_key(kinds: tuple[LetterKind, ...], record: Record | None = None) -> str:
    """The key of the move that goes with a paper; empty for none, and where it only confirms what `record` shows.

    A merged request is answered in the ledger by the one that leads; another applicant gets a letter all the same.
    """
    writes = _writes(kinds)
    done = _CONFIRMS.get(kinds[0].key)
    if writes is None or (record is not None and done and record.day(done)):
        return ""
    if writes is _REPLY and record is not None and record.text("state") == State.MERGED:
        return ""
    return writes.move


def needed_facts(kinds: tuple[LetterKind, ...]) -> tuple[str, ...]:
    """The facts the move cannot do without, by the names a letter knows them by."""
    writes = _writes(kinds)
    optional = {"此前累计件数"}
    return tuple(fact for fact in writes.fields.values() if fact not in optional) if writes else ()


def step_values(kinds: tuple[LetterKind, ...], facts: Facts, number: str, row: str) -> dict[str, Value]:
    """The fields of the move: of a reply 答复类型, 适用条款, 统计类别, 文号, 签发人 and 理由 together.

    `row` is the kind of a mixed reply that the annual report counts; Refused as `filling`.
    """
    writes = _writes(kinds)
    if writes is None:
        return {}
    values = {field: facts.get(fact) for field, fact in writes.fields.items()}
    values |= {field: make(facts) for field, make in (writes.made or {}).items()}
    if writes.number:
        values[writes.number] = number
    if writes is _REPLY:
        filled = filling(kinds, facts, row)
        main = letter_kind(filled.reply_kind)
        values |= {
            "reply_kind": filled.reply_kind,
            "article": filled.article,
            "report_row": filled.report_row,
            "reason": facts.get(main.reason) if main.reason else None,
        }
    return {field: value for field, value in values.items() if value not in (None, "", ())}


def _writes(kinds: tuple[LetterKind, ...]) -> _Writes | None:
    return _PAPERS.get(kinds[0].key) or (_REPLY if kinds[0].reply else None)
