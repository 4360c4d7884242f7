"""群众点题: what people ask to see, by when the department answers, and the answer on the 回音壁 (registers.md §8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.fields import Choice, Day, LongText, Phone, Text, Value, Whole
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Matter, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of
from desktop_app.registers.matter import MERGED, OUT, RUNNING, WITHDRAWN, side_fields, side_moves, times_urged
from desktop_app.registers.matter_measures import matter_measures

ASKED, PASSED, ANSWER, WALL = "点题", "交办", "反馈", "回音壁"
NEW, ANSWERED, SHOWN, WITHHELD = "待交办", "已反馈", "已公布", "不公开"
FEEDBACK_DAYS = 5  # workdays; no number is written anywhere, the office may type another (letters.md §3)

FIELDS: tuple[Field, ...] = (
    *HEAD,
    Field("raised_on", "点题日期", Day(), ASKED, required=True, shown=True, default="<today>"),
    Field("source", "点题渠道", Choice("topic_source", width=10), ASKED, required=True, shown=True),
    Field("asker", "点题人", Text(60, width=12), ASKED, secret=Secret.NAME, help="可以不填"),
    Field("phone", "联系电话", Phone(), ASKED, secret=Secret.PHONE),
    Field("content", "点题内容", LongText(2_000), ASKED, required=True, secret=Secret.TEXT, shown=True),
    Field("department", "承办科室", Choice(DEPARTMENT, width=14), PASSED, shown=True),
    Field("handler", "承办人", Choice(PERSON, width=10), PASSED),
    Field("demand", "办理要求", Text(300), PASSED),
    Field("limit_days", "限时（工作日）", Whole(1, 60), PASSED, default=FEEDBACK_DAYS),
    Field("signer", "签发人", Choice(PERSON, width=10), PASSED),
    Field("notice_no", "通知书编号", Text(60), PASSED, Source.STEP),
    Field("notified_on", "通知日期", Day(), PASSED, Source.STEP, shown=True),
    Field("answered_on", "反馈日期", Day(), ANSWER, Source.STEP, shown=True),
    Field("answer", "反馈结果", LongText(5_000), ANSWER, Source.STEP, secret=Secret.TEXT),
    Field("judgement", "能否公开", Choice("topic_judgement", width=10), ANSWER, Source.STEP),
    Field("ground", "不公开理由", Choice("ground", width=24), ANSWER, Source.STEP),
    Field("judgement_reason", "不公开说明", Text(500), ANSWER, Source.STEP),
    Field("withheld_on", "定为不公开日期", Day(), ANSWER, Source.STEP),
    Field(
        "echo_item",
        "回音壁稿编号",
        Text(40, width=18),
        WALL,
        Source.STEP,
        help="主动公开里的编号，审查后才能上墙",
    ),
    Field("echo_on", "回音壁公布日期", Day(), WALL, Source.STEP, shown=True),
    Field("echo_issue", "回音壁期号", Text(60), WALL, Source.STEP),
    Field("echo_place", "回音壁位置", Text(200), WALL, Source.STEP),
    Field("satisfaction", "满意度", Choice("satisfaction", width=12), WALL),
    Field("redo_on", "不满意重办日期", Day(), ANSWER, Source.STEP),
    Field("redo_reason", "不满意重办理由", Text(500), ANSWER, Source.STEP),
    *side_fields(),
    Field("late_days", "逾期工作日", Whole(width=10), ANSWER, Source.DERIVED),
    *(replace(f, shown=True, label="反馈期限") if f.key == "due_on" else f for f in TAIL),
)

FLOW = Flow(
    states=(NEW, RUNNING, ANSWERED, SHOWN, WITHHELD, MERGED, WITHDRAWN),
    moves=(
        Move(
            "notified", "发通知书", frozenset({NEW}), RUNNING, "notified_on",
            ("notified_on", "notice_no", "department", "limit_days", "signer"), ("notified_on", "department"),
            "群众点题限时反馈通知书；反馈期限从次日起算",
        ),
        Move(
            "answered", "登记反馈", frozenset({RUNNING}), ANSWERED, "answered_on",
            ("answered_on", "answer", "judgement"), ("answered_on", "answer", "judgement"),
            "涉密、不宜公开的，反馈以后再用“定为不公开”",
        ),
        Move(
            "worded", "拟回音壁稿", frozenset({ANSWERED, SHOWN}), None, "", ("echo_item",), ("echo_item",),
            "在“主动公开”里生成一条“回音壁：……”，初审、复核以后才能上墙",
        ),
        Move(
            "echoed", "登记上回音壁", frozenset({ANSWERED}), SHOWN, "echo_on",
            ("echo_on", "echo_issue", "echo_place"), ("echo_on", "echo_place"),
            "回音壁稿要先初审、复核；随公开栏期次张贴的，由“登记张贴”一起登记",
        ),
        Move(
            "withheld", "定为不公开", frozenset({NEW, RUNNING, ANSWERED}), WITHHELD, "withheld_on",
            ("withheld_on", "ground", "judgement_reason"), ("withheld_on", "ground", "judgement_reason"),
            "除涉密和不宜公开的以外都要公开；不公开要有理由",
        ),
        Move(
            "redone", "不满意重办", frozenset({ANSWERED, SHOWN}), RUNNING, "redo_on", ("redo_on", "redo_reason"),
            ("redo_on",), "重新办理，原来的答复留在过程里", aside=True,
        ),
        *side_moves(frozenset({NEW, RUNNING}), frozenset({NEW, RUNNING, ANSWERED})),
    ),
    closed=frozenset({SHOWN, WITHHELD, *OUT}),
    met=frozenset({ANSWERED}),
)  # fmt: skip


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """By when the department answers: so many workdays after the notice, or after the question while there is none."""
    begun = day_of(values, "notified_on") or day_of(values, "raised_on")
    calendar = rules.calendar
    counted = calendar.plus(begun, whole_of(values, "limit_days") or FEEDBACK_DAYS) if begun else None
    due = day_of(values, "extended_to") or counted
    answered = day_of(values, "answered_on")
    late = calendar.workdays_between(due, answered) if due and answered and answered > due else 0
    return {
        "state": FLOW.after(steps),
        "due_on": due,
        "provisional": calendar.doubt(begun, due) if begun and due else None,
        "late_days": late if answered else None,
        "urged_times": times_urged(steps),
    }


MATTER = Matter(
    received="raised_on",
    finished="answered_on",
    open=frozenset({NEW, RUNNING}),
    done=frozenset({ANSWERED, SHOWN, WITHHELD}),
    withdrawn=OUT,
    source="source",
    satisfaction="satisfaction",
)
MEASURES = (
    *matter_measures(MATTER),
    Measure("上墙", "已在回音壁公布的点题", lambda values: values.get("state") == SHOWN),
    Measure(
        "上墙率", "已在回音壁公布÷（收到的点题－不公开的－撤销、合并的）",
        lambda values: values.get("state") == SHOWN, How.SHARE,
        among=lambda values: values.get("state") not in OUT | {WITHHELD},
    ),
)  # fmt: skip


TOPIC = Register(
    key="topic",
    title="群众点题",
    prefix="点题",
    noun="件",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("raised_on", "content"),
    essential=("content",),
    year_by="raised_on",
    name_by=("content",),
    indexed=("raised_on", "department"),
    matter=MATTER,
    measures=MEASURES,
    search=("number", "asker", "phone", "content", "department", "answer", "notice_no", "remark"),
    rolls=(
        Roll(
            "topics", "群众点题登记簿",
            ("number", "raised_on", "source", "content", "department", "notice_no", "due_on", "answered_on", "echo_on",
             "state"),
            landscape=True, sort=(("raised_on", False),),
        ),
    ),
)  # fmt: skip
