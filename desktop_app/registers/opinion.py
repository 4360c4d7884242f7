"""舆情: what is said in public about the bureau, and the clocks by which it answers (registers.md §9, taxonomy 27).

收集 → 研判 → 处置 → 回应 → 归档. Several clocks run side by side from the minute it was found (`domain/opinion_law`);
`due_on` is the day of the open one that ends first. Further releases are steps beside the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from desktop_app.domain.fields import Value
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.opinion_law import ANSWER, FIRST, PRESS, USUAL, Clock, clocks, is_grave, leading
from desktop_app.domain.records import Step
from desktop_app.domain.register import Matter, Register
from desktop_app.domain.rulebook import MatterLimits, Rulebook
from desktop_app.registers.matter import FILED, MERGED, OUT, WITHDRAWN, side_moves
from desktop_app.registers.opinion_fields import FIELDS
from desktop_app.registers.opinion_measures import opinion_measures
from desktop_app.registers.opinion_papers import FORMS, NOTICE, ROLLS

COLLECTED, JUDGED, HANDLING, CONFERENCE, ANSWERED = "已收集", "已研判", "处置中", "待发布会", "已回应"
JUDGE, HANDLE, RESPOND, HOLD, RELEASE, HAND_OVER = (
    "judged",
    "handled",
    "responded",
    "press_held",
    "released",
    "handed_over",
)
RUNNING = frozenset({COLLECTED, JUDGED, HANDLING, CONFERENCE})
_COMMON = ("merged", "withdrawn")  # no 延期: these clocks stop for nobody

FLOW = Flow(
    states=(COLLECTED, JUDGED, HANDLING, CONFERENCE, ANSWERED, FILED, MERGED, WITHDRAWN),
    moves=(
        Move(JUDGE, "研判", frozenset({COLLECTED}), JUDGED, "judged_on",
             ("judged_on", "judgement", "level", "sudden", "responder"), ("judged_on", "judgement"),
             "写明事实、影响和回应建议；等级或者是否突发事件一改，各项期限随之重算"),
        Move(HANDLE, "处置", frozenset({JUDGED}), HANDLING, "handled_on",
             ("handled_on", "department", "measures"), ("handled_on", "measures")),
        Move(RESPOND, "首次回应", frozenset({JUDGED, HANDLING}), None, "first_at",
             ("first_at", "answer_way", "answer"), ("first_at", "answer_way", "answer"),
             "时刻写到分钟：发布出去的那一分钟"),
        Move(HOLD, "登记发布会", RUNNING, None, "press_at",
             ("press_at", "press_no"), ("press_at",), "开始的时刻，写到分钟"),
        Move(RELEASE, "后续发布", frozenset({CONFERENCE, ANSWERED}), None, "released_on",
             ("released_on", "release_way", "release_note"), ("released_on", "release_note"),
             "每发布一次登记一次"),
        Move(HAND_OVER, "移交", RUNNING | {ANSWERED}, None, "handed_on",
             ("handed_on", "handed_to", "hand_note"), ("handed_on", "handed_to"),
             "涉嫌违法的信息移交网信部门或者公安机关", aside=True),
        *(move for move in side_moves(RUNNING, RUNNING) if move.key in _COMMON),
        Move("filed", "归档", frozenset({ANSWERED}), FILED, "filed_on",
             ("filed_on", "outcome"), ("filed_on", "outcome")),
    ),
    closed=frozenset({FILED}) | OUT,
    met=frozenset({ANSWERED}),
)  # fmt: skip
MATTER = Matter(
    received="found_at",
    finished="first_at",
    open=RUNNING,
    done=frozenset({ANSWERED, FILED}),
    withdrawn=OUT,
    source="source",
)


def clocks_of(values: Mapping[str, Value], limits: MatterLimits) -> tuple[Clock, ...]:
    """The clocks of a case as its values tell them; none without the moment it was found."""
    found = values.get("found_at")
    if not isinstance(found, datetime):
        return ()
    return clocks(
        found,
        str(values.get("level") or USUAL),
        limits,
        sudden=values.get("sudden") is True,
        answered=_moment(values, "first_at"),
        held=_moment(values, "press_at"),
    )


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """State, the last minute of each clock, and whether any was missed; a grave case waits for its press conference."""
    running = clocks_of(values, rules.matters)
    due = {clock.key: clock.due for clock in running}
    first = leading(running) or max(running, key=lambda clock: clock.due, default=None)
    state = FLOW.after(steps)
    if state in RUNNING and _moment(values, "first_at"):
        waits = any(clock.is_open for clock in running)
        state = CONFERENCE if waits else ANSWERED
    missed = [clock for clock in running if clock.met and clock.late_at(clock.met)]
    return {
        "state": state,
        "due_on": first.due.date() if first else None,
        "provisional": None,
        "first_due_at": due.get(FIRST),
        "press_due_at": due.get(PRESS),
        "answer_due_at": due.get(ANSWER),
        "late": True if missed else False if running and not leading(running) else None,
        "release_times": sum(step.kind == RELEASE for step in steps) or None,
        "release_log": "\n".join(_told(step) for step in steps if step.kind == RELEASE) or None,
    }


def _told(release: Step) -> str:
    way, note = (str(release.payload.get(key) or "") for key in ("release_way", "release_note"))
    return f"{release.on.isoformat()} {way}：{' '.join(note.split())}".replace(" ：", "：")


def _moment(values: Mapping[str, Value], key: str) -> datetime | None:
    value = values.get(key)
    return value if isinstance(value, datetime) else None


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Clocks of hours need the minute they begin at; only a 突发事件 has the two quick ones."""
    found = _moment(values, "found_at")
    if found and (found.hour, found.minute) == (0, 0):
        yield "发现时间：要写明几时几分；正好零点的，写前一天的 23:59"
    if is_grave(str(values.get("level") or ""), sudden=True) and values.get("sudden") is None:
        yield "突发事件：特别重大、重大的，要写明是不是突发事件"


OPINION = Register(
    key="opinion",
    title="舆情",
    prefix="舆情",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("found_at", "title"),
    essential=("found_at", "title"),
    year_by="found_at",
    name_by=("title",),
    search=(
        "number",
        "title",
        "content",
        "source",
        "link",
        "concerned",
        "department",
        "answer",
        "outcome",
        "remark",
    ),
    indexed=("found_at", "department", "level"),
    demands=demands,
    matter=MATTER,
    measures=opinion_measures(MATTER),
    forms=FORMS,
    rolls=ROLLS,
    notice=NOTICE,
)
