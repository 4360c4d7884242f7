"""What stands in the way of a step of a 重大行政决策, or of a comment on it, besides its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.domain.decision_law import AFTER
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record, Step
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.comment import COMMENT, SETTLED, TAKEN
from desktop_app.registers.decision import DECISION
from desktop_app.registers.decision_rules import Fault, faults
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.storage.reader import Reader

NUMBER = "decision_no"
_NAMED = 10  # open comments told by their numbers


def check(
    reader: Reader, register: Register, record: Record, steps: Sequence[Step], step: Step, rules: Rulebook
) -> None:
    """Refused with everything that speaks against a step; `steps` are the other effective ones."""
    if record.text("void_reason"):
        return
    if register.key == COMMENT.key:
        _comment(step)
    if register.key != DECISION.key:
        return
    after = (*steps, step)
    values = {**record.values, **register.cached(record.values, after, rules)}
    days = {one.kind: one.on for one in after}
    found = list(faults(step.kind, values, days, rules))
    if step.kind == "shown":
        found += _shown(reader, record.text("number"), str(step.payload.get("item_no") or ""))
    if found:
        raise Refused(
            f"还不能{register.flow.move(step.kind).label}",
            why="\n".join(fault.why for fault in found),
            do="；".join(dict.fromkeys(fault.do for fault in found)),
        )


def may_go(register: Register, steps: Sequence[Step], wrong: Step) -> None:
    """Refused when one of the five steps is to be taken away though a later one stands on it."""
    later = AFTER.get(wrong.kind, ()) if register.key == DECISION.key else ()
    standing = [step for step in steps if step.kind in later]
    if standing:
        names = "、".join(dict.fromkeys(register.flow.move(step.kind).label for step in standing))
        raise Refused("这一步还不能撤销", why=f"后面已经{names}", do="请先撤销后面的各步")


def doubts(reader: Reader, register: Register, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """A comment or somebody who sat in, noted for a decision that is not there: (field, sentence)."""
    number = str(values.get(NUMBER) or "")
    if register.key in (COMMENT.key, ATTENDANCE.key) and number and not reader.count(_decision(number)):
        yield NUMBER, f"{register.label(NUMBER)}：没有编号是{number}的重大决策"


def comments_on(number: str) -> Query:
    """The comments on a decision, in the order they came."""
    return Query(COMMENT.key, equal={NUMBER: (number,)}, sort=(("received_on", False), ("id", False)))


def _decision(number: str) -> Query:
    return Query(DECISION.key, equal={"number": (number,)})


def _comment(step: Step) -> None:
    taken, reason = str(step.payload.get("taken") or ""), str(step.payload.get("reason") or "")
    if taken != TAKEN and not reason.strip():
        raise Refused(f"{taken}的意见必须说明理由", why="理由：必须填写", do="公布意见采纳情况时要一并说明")


def _shown(reader: Reader, number: str, item_no: str) -> Iterator[Fault]:
    items = reader.page(Query(DISCLOSURE.key, equal={"number": (item_no,)}), 0, 1)
    if not items:
        yield Fault(f"主动公开里没有编号是{item_no}的信息", "请先在主动公开里登记决策结果，再填它的编号")
    elif items[0].day("published_on") is None:
        yield Fault(f"{item_no}还是“{items[0].text('state')}”", "请先把它审查并登记公开")
    comments = reader.page(comments_on(number), 0, max(1, reader.count(comments_on(number))))
    waiting = [one.text("number") for one in comments if one.text("state") != SETTLED]
    if waiting:
        more = f"等{len(waiting)}条" if len(waiting) > _NAMED else ""
        named = "、".join(waiting[:_NAMED])
        yield Fault(f"有意见还没有登记采纳情况：{named}{more}（第三十二条）", "请先逐条登记采纳情况和理由")
    bare = [
        one.text("number") for one in comments if one.text("taken") not in ("", TAKEN) and not one["reason"]
    ]
    if bare:
        yield Fault(f"没有采纳或部分采纳的没有写理由：{'、'.join(bare[:_NAMED])}", "请补登理由")
