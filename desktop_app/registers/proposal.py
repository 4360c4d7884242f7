"""建议提案: from 交办 to the answer, its class, what its proposers say of it, and what follows (taxonomy 95).

分办 → 调研 → 沟通 → 答复 → 办结. Every talk is a step of its own: steps are never overwritten, a wrong one is
corrected in sight, and they can be counted for 见面率. What we only take part in (会办) ends with our opinion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.proposal_law import JOINT, answer_until, opinion_until, return_until
from desktop_app.domain.records import Step
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes_matters import MEETING, TALK
from desktop_app.registers.common import day_of
from desktop_app.registers.matter import (
    CLOSED,
    FILED,
    NEW,
    OUT,
    REDOING,
    RUNNING,
    URGED,
    flow_of,
    matter_of,
)
from desktop_app.registers.proposal_fields import FIELDS, WAY
from desktop_app.registers.proposal_measures import proposal_measures
from desktop_app.registers.proposal_papers import FORMS, ROLLS

RETURNED = "已退办"
CONTACTED, REPLIED, OPINED, SENT_BACK, FOLLOWED = "contacted", "replied", "opined", "sent_back", "followed"
_LABELS = {"dispatched": "分办", "called_back": "登记代表委员意见"}


def _own_moves() -> tuple[Move, ...]:
    """What other matters have not: 调研, 沟通, 会办意见, 退办, 跟踪落实."""
    running, answered = frozenset({RUNNING, REDOING}), WAY.answered
    return (
        Move("studied", "登记调研", running, None, "studied_on", ("studied_on", "study_note"),
             ("studied_on", "study_note")),
        Move(CONTACTED, "登记沟通", running | {answered}, None, "contacted_on",
             ("contacted_on", "contact_way", "contact_whom", "contact_note"),
             ("contacted_on", "contact_way"), "每沟通一次登记一次；见面和座谈计入见面率"),
        Move(OPINED, "提出会办意见", frozenset({NEW, *running}), answered, "opined_on",
             ("opined_on", "reply_no", "answer"), ("opined_on", "answer"), "会办意见送主办单位，由主办单位答复"),
        Move(SENT_BACK, "退办", frozenset({NEW, RUNNING}), RETURNED, "sent_back_on",
             ("sent_back_on", "sent_back_reason"), ("sent_back_on", "sent_back_reason"),
             "不属本单位职责的，在退办期限内向交办单位说明", aside=True),
        Move(FOLLOWED, "跟踪落实", frozenset({answered, CLOSED, FILED}), None, "followed_on",
             ("followed_on", "follow_note", "carried_out"), ("followed_on", "follow_note"),
             "B类、C类件答复以后继续办理，每次记一笔", aside=True),
    )  # fmt: skip


def _adapted(move: Move) -> Move:
    """A common move by the name it has here."""
    if move.key == "redone":
        day = "redo_due"
        said = "代表或者委员不满意的，重新办理，作二次答复"
        return replace(move, asks=(*move.asks, day), needs=(*move.needs, day), help=said, aside=False)
    if move.key == "called_back":
        move = replace(move, asks=(*move.asks, "opinion_note"), help="按收回的征询意见表登记")
    if move.key == "merged":  # what was answered once stands by itself
        move = replace(move, start=move.start - {REDOING})
    aside = move.aside or move.key == "returned"
    return replace(move, label=_LABELS.get(move.key, move.label), aside=aside)


def _flow() -> Flow:
    common = flow_of(WAY)
    own = {move.key: move for move in _own_moves()}
    moves: list[Move] = []
    for move in common.moves:
        if move.key == REPLIED:
            moves += [own.pop("studied"), own.pop(CONTACTED), _adapted(move), own.pop(OPINED)]
        else:
            moves.append(_adapted(move))
    return Flow(
        states=(*common.states, RETURNED),
        moves=(*moves, *own.values()),
        closed=common.closed | {RETURNED},
        met=common.met,
    )


FLOW = _flow()
MATTER = replace(matter_of(WAY, "assigned_on", "kind"), finished="finished_on", withdrawn=OUT | {RETURNED})


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """State and days of a proposal; the first answer decides whether it was in time, a second one has its own day.

    The last day stays where it falls, a day off too (`domain/proposal_law`).
    """
    state, assigned = FLOW.after(steps), day_of(values, "assigned_on")
    due = _due(values, rules, assigned)
    replies = [step for step in steps if step.kind in (REPLIED, OPINED)]
    finished = replies[0].on if replies else None
    talks = [step for step in steps if step.kind == CONTACTED]
    late = finished > due if finished and due else None
    again = day_of(values, "redo_due") if state == REDOING else None
    return {
        "state": state,
        "due_on": again or due,
        "provisional": None,
        "late": late,
        "finished_on": finished,
        "reply_times": len(replies) or None,
        "contact_times": len(talks) or None,
        "met_times": sum(step.payload.get("contact_way") in (MEETING, TALK) for step in talks) or None,
        "contact_log": "\n".join(_told(step) for step in talks) or None,
        "joint_due": opinion_until(assigned, rules.matters)
        if assigned and (values.get("partners") or values.get("role") == JOINT)
        else None,
        "return_due": return_until(assigned, rules.matters) if assigned else None,
        "urged_times": sum(step.kind == URGED for step in steps) or None,
    }


def _due(values: Mapping[str, Value], rules: Rulebook, assigned: date | None) -> date | None:
    if assigned is None:
        return None
    if extended := day_of(values, "extended_to"):
        return extended
    if values.get("role") == JOINT:
        return opinion_until(assigned, rules.matters)
    return answer_until(assigned, rules.matters, hard=bool(values.get("hard")))


def _told(talk: Step) -> str:
    """One talk in a line: 2026-04-02 见面 王明：……."""
    way, whom, note = (
        str(talk.payload.get(key) or "") for key in ("contact_way", "contact_whom", "contact_note")
    )
    head = " ".join(part for part in (talk.on.isoformat(), way, whom) if part)
    return f"{head}：{' '.join(note.split())}" if note else head


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Who only takes part must know to whom the opinion goes."""
    if values.get("role") == JOINT and not values.get("lead"):
        yield "主办单位：会办的必须填写"


PROPOSAL = Register(
    key="proposal",
    title="建议提案",
    prefix="提案",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("kind", "session", "case_no", "title"),
    essential=("title", "assigned_on"),
    year_by="assigned_on",
    name_by=("case_no", "title"),
    search=(
        "number", "case_no", "title", "proposer", "session", "department", "handler", "answer", "reply_no", "remark",
    ),
    indexed=("assigned_on", "department", "kind"),
    demands=demands,
    matter=MATTER,
    measures=proposal_measures(MATTER),
    forms=FORMS,
    rolls=ROLLS,
)  # fmt: skip
