"""What a step of a 办件 must be true to besides its state: the other matter it names, and whether that was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.petition_law import POINTED
from desktop_app.domain.records import Query, Record, Step
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.matter import MERGED, OUT
from desktop_app.storage.reader import Reader

_ORDERED = "ordered_due"
_MOST = 1_000  # matters merged into one


def judged(reader: Reader, register: Register, record: Record, step: Step) -> Step:
    """The step with what the program fills in; Refused where it or other records do not allow it.

    `record` already has the typed values that come with the step.
    """
    check = _CHECKS.get(step.kind) if register.matter is not None else None
    return step if check is None or record.text("void_reason") else check(reader, register, record, step)


def led_by(reader: Reader, register: Register, record: Record) -> tuple[Record, ...]:
    """The living matters merged into this one, in order of number."""
    if register.matter is None or "merged_into" not in register.by_key:
        return ()
    wanted = {"merged_into": (record.text("number"),), "state": (MERGED,)}
    return tuple(reader.page(Query(register.key, equal=wanted, sort=(("number", False),)), 0, _MOST))


def leader_of(reader: Reader, register: Register, record: Record) -> Record | None:
    """The matter this one is merged into; None where it is not, or that one is gone."""
    if record.text("state") != MERGED:
        return None
    return _numbered(reader, register, record.text("merged_into"))


def is_answered(register: Register, record: Record) -> bool:
    """Whether a matter has its answer, closed or not."""
    return register.matter is not None and record.text("state") in register.matter.done


def none_merged_in(reader: Reader, register: Register, record_id: int) -> None:
    """Refused when a matter that is to be void leads others: nobody would answer them."""
    if register.matter is None or "merged_into" not in register.by_key:
        return
    if followers := led_by(reader, register, reader.get(register, record_id)):
        names = "、".join(other.text("number") for other in followers)
        raise Refused(f"{names}已并入这一件", why="作废以后就没有人答复它们", do="请先取消合并")


def still_merged(reader: Reader, register: Register, record_id: int) -> None:
    """Refused when a restored matter stands merged into one that is void."""
    if register.matter is None or "merged_into" not in register.by_key:
        return
    record = reader.get(register, record_id)
    leader = leader_of(reader, register, record)
    if record.text("state") == MERGED and (leader is None or leader.text("void_reason")):
        raise Refused(f"{record.text('merged_into')}已作废", why="本件是并入它的", do="请先恢复那一件")


def _numbered(reader: Reader, register: Register, number: str) -> Record | None:
    found = reader.page(Query(register.key, equal={"number": (number.strip(),)}), 0, 1)
    return found[0] if found else None


def _merged(reader: Reader, register: Register, record: Record, step: Step) -> Step:
    leader = _numbered(reader, register, str(step.payload.get("merged_into") or ""))
    if leader is None:
        raise Refused("没有这个编号，或者那一件已作废", do=f"请填写{register.title}里另一件的编号")
    number = leader.text("number")
    if leader.id == record.id:
        raise Refused("不能并入自己", do="请填写同一件事另一件的编号")
    if leader.text("state") in OUT:
        into = leader.text("merged_into")
        raise Refused(
            f"{number}{'已并入' + into if into else '已撤销'}",
            why="合并不能一件套一件" if into else "撤销的件没有人答复",
            do=f"可以直接并入{into}" if into else "请选择正在办理的件",
        )
    if leader.text("state") in register.flow.closed:
        raise Refused(f"{number}已经办结，不能再并入", do="请单独办理本件，或者先对那一件重新办理")
    if followers := led_by(reader, register, record):
        names = "、".join(other.text("number") for other in followers)
        raise Refused(f"{record.text('number')}已有别的件并入", why=f"{names}由它一起答复", do="请反过来合并")
    # A repeated call of another kind keeps its leader's limit; one that another platform set is measured there.
    mine, its = record.day(_ORDERED if _ORDERED in register.by_key else "due_on"), leader.day("due_on")
    if mine and its and mine < its and leader.text("state") not in register.flow.met:
        raise Refused(
            f"不能并入{number}",
            why=f"本件{chinese_day(mine)}到期，{number}{chinese_day(its)}才到期，并入以后本件的期限就看不到了",
            do=f"请反过来，把{number}并入本件",
        )
    return replace(step, payload={**step.payload, "merged_into": number})


def _called_back(reader: Reader, register: Register, record: Record, step: Step) -> Step:
    """Whoever is called back is told the answer: a merged matter has that of its leader."""
    leader = leader_of(reader, register, record)
    if leader is not None and not is_answered(register, leader):
        raise Refused(f"{leader.text('number')}还没有答复", why="本件由它一起答复", do="请答复以后再回访")
    return step


def _replied(_reader: Reader, register: Register, record: Record, step: Step) -> Step:
    """Whoever is pointed to another way is told which (国办函〔2025〕66号)."""
    if register.key != HOTLINE.key:
        return step
    if record.text("outcome") == POINTED and not record.text("pointed_to"):
        raise Refused(
            "还没有写明告知了哪一条途径", why="告知的途径：必须填写", do="请先在“编辑”里填写“告知的途径”"
        )
    return step


_CHECKS: dict[str, Callable[[Reader, Register, Record, Step], Step]] = {
    "merged": _merged,
    "called_back": _called_back,
    "replied": _replied,
    "answered": _replied,
}
