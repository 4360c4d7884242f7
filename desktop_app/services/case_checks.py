"""What a step of a request must be true to besides its clock: letters, fees, reliefs, other requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.changes import Paper
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record, Step
from desktop_app.domain.register import Register
from desktop_app.domain.request_law import ART_33, FEE_RULES, StepKind
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.common import day_of, whole_of
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import reckoned
from desktop_app.registers.request_moves import (
    ARCHIVED,
    MERGED,
    OPEN,
    RELIEF_DECIDED,
    RELIEF_FILED,
    RUNNING,
    SAME,
    SIMILAR,
)
from desktop_app.registers.request_reliefs import reliefs
from desktop_app.services import charging
from desktop_app.services.joining import IN_ONE, leads_itself, none_led
from desktop_app.services.kinship import by_number, saying
from desktop_app.storage.reader import Reader

TRANSFERRED = "transferred"
_HANDED_TO = frozenset({"department", "handler"})
EXTENSION = "extension"


@dataclass(frozen=True)
class Case:
    """A request before a step: its row, the effective steps, and where other rows can be asked for."""

    reader: Reader
    record: Record
    steps: Sequence[Step]
    rules: Rulebook

    def due(self) -> date | None:
        found = reckoned(self.record.values, self.steps, self.rules)
        return found.due_on if found else None


def judged(
    reader: Reader,
    register: Register,
    record: Record,
    steps: Sequence[Step],
    step: Step,
    rules: Rulebook,
) -> Step:
    """The step with what the program fills in itself; Refused where the case does not allow it.

    `steps` are the effective ones without the one that is corrected, if any.
    """
    check = _CHECKS.get(step.kind) if register.key == REQUEST.key else None
    if check is None or record.text("void_reason"):
        return step
    return replace(step, payload={**step.payload, **check(Case(reader, record, steps, rules), step)})


def told_by_step(register: Register, key: str) -> frozenset[str]:
    """The typed fields that a step keeps besides the row: to whom a request was handed over each time."""
    return _HANDED_TO if (register.key, key) == (REQUEST.key, TRANSFERRED) else frozenset()


def may_go(register: Register, steps: Sequence[Step], wrong: Step) -> None:
    """Refused when an effective step cannot simply be taken away: another stands on it, or a reason is owed."""
    if register.key != REQUEST.key:
        return
    if wrong.kind == MERGED:
        raise Refused("并案要写明原因才能分开", do="请用“分开办理”")
    filed = [step for step in steps if step.kind == RELIEF_FILED]
    if wrong in filed and reliefs(steps)[filed.index(wrong)].result:
        raise Refused("这件复议诉讼已登记结果", do="请先撤销“登记复议诉讼结果”")


def _merged(case: Case, step: Step) -> Mapping[str, Value]:
    own, leading = case.record, by_number(case.reader, str(step.payload.get("merged_into")))
    number = leading.text("number")
    if leading.id == own.id:
        raise Refused("不能并入自己", do="请选择另一件申请")
    leads_itself(leading)
    if leading.text("state") not in RUNNING:
        why = f"它的状态是“{leading.text('state')}”，期限没有在计算"
        raise Refused(f"不能并入{number}", why=why, do="请选择正在办理的申请")
    none_led(case.reader, own)
    mine, its = case.due(), leading.day("due_on")
    if mine and its and mine < its:
        raise Refused(
            f"不能并入{number}",
            why=f"本件{chinese_day(mine)}到期，{number}{chinese_day(its)}才到期，并入后本件的期限就看不到了",
            do=f"请反过来，把{number}并入本件",
        )
    if step.on < (leading.day("reached_on") or step.on):
        raise Refused(f"并案日期{chinese_day(step.on)}早于{number}的收到日期", do="请核对并案日期")
    return {"merged_into": number}


def _extended(case: Case, step: Step) -> Mapping[str, Value]:
    told = step.payload
    approved = day_of(told, "extend_approved_on")
    if approved and approved > step.on:
        raise Refused(
            "批准日期晚于告知日期",
            why=f"{chinese_day(approved)}才批准，{chinese_day(step.on)}已经告知申请人；延期须先经批准（{ART_33}）",
            do="请核对这两个日期",
        )
    received = case.record.day("received_on")
    if approved and received and approved < received:
        raise Refused(f"批准日期{chinese_day(approved)}早于收到申请之日", do="请核对批准日期")
    due = case.due()
    if due and step.on > due:
        raise Refused(
            f"{chinese_day(step.on)}告知延期已经晚了",
            why=f"答复期限在{chinese_day(due)}届满，届满以后不能再延（{ART_33}）",
            do="请核对告知日期；确已逾期的，请尽快答复",
        )
    if not step.corrects:
        _letter_made(case, str(told.get("extend_no") or ""), step.on)
    return {}


def _letter_made(case: Case, number: str, on: date) -> None:
    """An extension takes effect only with its letter: one made here, or a number used for one made elsewhere."""
    papers = case.reader.letters(REQUEST.key, case.record.id)
    fitting = [
        paper
        for paper in papers
        if paper.status is Paper.USED and (EXTENSION in paper.kinds.split("+") or not paper.pdf_sha256)
    ]
    if not fitting:
        why = f"延长答复期限应当告知申请人，没有告知书延期不生效（{ART_33}）"
        raise Refused("还没有出具延期告知书", why=why, do="请先在“文书”里出具延期告知书")
    made = next((paper for paper in fitting if paper.number == number), None)
    if made is None:
        known = "、".join(paper.number or paper.title for paper in fitting)
        raise Refused(f"延期告知书文号“{number}”不对", why=f"本件已出具的是{known}", do="请核对文号")
    if made.issued_on and on < made.issued_on:
        why = f"告知书落款是{chinese_day(made.issued_on)}"
        raise Refused(f"告知日期{chinese_day(on)}早于告知书", why=why, do="请核对告知日期")


def _fee_notified(case: Case, step: Step) -> Mapping[str, Value]:
    told = step.payload
    if any(known.kind == StepKind.FEE_NOTIFIED for known in case.steps):
        raise Refused(
            "已经发过收费通知",
            why=f"一件申请只收一次信息处理费（{FEE_RULES}）",
            do="金额有误的，请先撤销那一步",
        )
    inside_period(case.due(), step.on)
    if step.corrects:
        return {}
    quoted = charging.quote(
        case.reader, case.record, str(told.get("fee_basis")), whole_of(told, "fee_units") or 0
    )
    if wrong := tuple(charging.faults(quoted, told.get("fee_before"), told.get("fee_amount"))):
        raise Refused("金额与计算不符", why="；".join(wrong), do="请不填金额，由程序计算")
    if not quoted.amount:
        unit = (
            f"当月第{quoted.before + quoted.units}件"
            if quoted.basis == charging.BY_ITEM
            else f"{quoted.units}页"
        )
        raise Refused("不用收费", why=f"{unit}，{quoted.sum}（{FEE_RULES}）", do="请直接办理答复")
    return {"fee_before": quoted.before, "fee_amount": quoted.amount}


def inside_period(due: date | None, on: date) -> None:
    """Refused for a fee noticed after the reply period: the decision to charge is due within it."""
    if due and on > due:
        raise Refused(
            f"{chinese_day(on)}通知收费已经晚了",
            why=f"收费决定应在答复期限内作出，期限在{chinese_day(due)}届满（{FEE_RULES}）",
            do="请核对通知日期；确已逾期的，不再收费",
        )


def _relief_filed(case: Case, step: Step) -> Mapping[str, Value]:
    number = str(step.payload.get("relief_no") or "")
    if number and any(one.number == number for one in reliefs(case.steps)):
        raise Refused(f"案号{number}已经登记过", do="请核对案号；登记结果请用“登记复议诉讼结果”")
    return {}


def _relief_decided(case: Case, step: Step) -> Mapping[str, Value]:
    filed = reliefs([known for known in case.steps if known.on <= step.on])
    number = str(step.payload.get("relief_no") or "")
    waiting = [one for one in filed if not one.decided]
    if number:
        if number not in [one.number for one in filed]:
            known = "、".join(one.number for one in filed if one.number) or "都没有案号"
            raise Refused(
                f"没有登记过案号{number}",
                why=f"已登记的：{known}" if filed else "还没有登记过复议诉讼",
                do="请先登记复议诉讼",
            )
        if number not in [one.number for one in waiting]:
            raise Refused(f"案号{number}已经有结果", do="登记错的，请先撤销那一步")
        return {}
    if len(waiting) != 1:
        some = f"有{len(waiting)}件没有结果的，分不清是哪一件" if waiting else "没有等待结果的复议诉讼"
        raise Refused("不知道是哪一件的结果", why=some, do="请填写案号" if waiting else "请先登记复议诉讼")
    return {"relief_no": waiting[0].number} if waiting[0].number else {}


def _other(case: Case, number: object) -> Record:
    other = by_number(case.reader, str(number))
    if other.id == case.record.id:
        raise Refused("填的是本件自己的编号", do="请填写另一件申请的编号")
    return other


def _same(case: Case, step: Step) -> Mapping[str, Value]:
    other = _other(case, step.payload.get("same_as"))
    said = saying(case.reader, case.record, other)
    if said and said[1].id != (step.corrects or 0):
        raise Refused(f"已经认定与{other.text('number')}是同一申请人")
    return {"same_as": other.text("number")}


def _similar(case: Case, step: Step) -> Mapping[str, Value]:
    return {"similar_to": _other(case, step.payload.get("similar_to")).text("number")}


def _archived(case: Case, step: Step) -> Mapping[str, Value]:  # noqa: ARG001  # one shape for all checks
    if case.record.text("state") == IN_ONE:
        leading = by_number(case.reader, case.record.text("merged_into"))
        if leading.text("state") in OPEN:
            why = f"{leading.text('number')}还没有办结"
            raise Refused("并案的申请还不能归档", why=why, do="请在它办结以后归档")
    return {}


def _transferred(case: Case, step: Step) -> Mapping[str, Value]:
    if not step.corrects and all(step.payload.get(key) == case.record[key] for key in _HANDED_TO):
        who = f"{case.record.text('department')}{case.record.text('handler')}"
        raise Refused("没有转交给别人", why=f"现在就是{who}承办", do="请改选承办科室或经办人")
    return {}


_CHECKS: Mapping[str, Callable[[Case, Step], Mapping[str, Value]]] = {
    StepKind.EXTENDED: _extended,
    StepKind.FEE_NOTIFIED: _fee_notified,
    MERGED: _merged,
    RELIEF_FILED: _relief_filed,
    RELIEF_DECIDED: _relief_decided,
    SAME: _same,
    SIMILAR: _similar,
    TRANSFERRED: _transferred,
    ARCHIVED: _archived,
}
