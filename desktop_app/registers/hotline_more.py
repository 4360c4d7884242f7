"""Fields of 咨询热线 that come with the work order of another platform, with a petition, or with a way pointed out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole, YesNo
from desktop_app.domain.petition_law import DIRECT, LONGEST_MORE, POINTED, Petition, petition_dates
from desktop_app.domain.register import Field, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import day_of, whole_of

ORDER, PETITION = "平台工单", "信访"

PLACE_FIELD = Field(
    "place",
    "事发地址",
    Text(200, width=20),
    "咨询事项",
    secret=Secret.ADDRESS,
    aliases=("事发地点", "诉求地址", "问题地址"),
)
ORDER_FIELDS: tuple[Field, ...] = (
    Field("ordered_on", "平台派单日期", Day(), ORDER, aliases=("平台转办日期",)),
    Field(
        "ordered_due",
        "平台办结时限",
        Day(),
        ORDER,
        aliases=("办结时限", "办理时限", "平台时限"),
        help="平台在工单上写的时限；与本单位时限不一致的，以先到的为准",
    ),
    Field(
        "ordered_note",
        "平台办理要求",
        LongText(2_000, width=20),
        ORDER,
        secret=Secret.TEXT,
        aliases=("回复要求",),
    ),
)
PETITION_FIELDS: tuple[Field, ...] = (
    Field("petition", "转信访", YesNo(), PETITION, default=False),
    Field("petition_origin", "信访来源", Choice("petition_origin", width=12), PETITION),
    Field("petition_on", "信访收到日期", Day(), PETITION, help="没有填写的，按来电来访之日"),
    Field(
        "petition_unclear",
        "姓名或住址不清",
        YesNo(),
        PETITION,
        help="不清的不必书面告知（《信访工作条例》第二十三条）",
    ),
    Field("petition_told_on", "信访告知日期", Day(), PETITION),
    Field(
        "petition_disputed_on",
        "信访异议日期",
        Day(),
        PETITION,
        help="不属本单位职权的，五个工作日内提出异议并说明理由",
    ),
    Field("petition_accepted_on", "信访受理日期", Day(), PETITION),
    Field("petition_more", "信访延长天数", Whole(0, LONGEST_MORE, width=6), PETITION),
    Field("petition_more_note", "信访延长批准与理由", Text(300), PETITION, secret=Secret.TEXT),
    Field("petition_due", "信访告知期限", Day(), PETITION, Source.DERIVED),
    Field("petition_dispute_due", "信访异议期限", Day(), PETITION, Source.DERIVED),
    Field("petition_end", "信访办结期限", Day(), PETITION, Source.DERIVED),
)
PATH_FIELD = Field(
    "pointed_to",
    "告知的途径",
    Choice("lawful_path", width=12),
    "结果与反馈",
    help="应当走诉讼、仲裁、行政复议、信访、政府信息公开的，写明告知了哪一条",
)


def petition_facts(values: Mapping[str, Value], rules: Rulebook) -> dict[str, Value]:
    """The last days of a petition, all None where the matter is none."""
    received = day_of(values, "petition_on") or day_of(values, "called_at")
    if received is None or not values.get("petition"):
        return dict.fromkeys(("petition_due", "petition_dispute_due", "petition_end"))
    dates = petition_dates(
        Petition(
            received,
            str(values.get("petition_origin") or DIRECT),
            unclear=bool(values.get("petition_unclear")),
            accepted=day_of(values, "petition_accepted_on"),
            more_days=whole_of(values, "petition_more") or 0,
        ),
        rules.calendar,
    )
    return {"petition_due": dates.notice, "petition_dispute_due": dates.objection, "petition_end": dates.end}


def ordered(values: Mapping[str, Value], usual: date | None) -> date | None:
    """Of the office's own limit and the platform's the earlier leads."""
    days = [day for day in (usual, day_of(values, "ordered_due")) if day]
    return min(days, default=None)


def more_demands(values: Mapping[str, Value]) -> Iterator[str]:
    """What these fields need of each other."""
    called = day_of(values, "called_at")
    on, due = day_of(values, "ordered_on"), day_of(values, "ordered_due")
    if on and called and on < called:
        yield f"平台派单日期：早于来电日期{called}，请核对"
    if due and (begun := on or called) and due < begun:
        yield f"平台办结时限：早于{begun}，请核对"
    if values.get("outcome") == POINTED and not values.get("pointed_to"):
        yield f"告知的途径：办理结果是“{POINTED}”的必须写明"
    if values.get("petition_more") and not values.get("petition_more_note"):
        yield "信访延长批准与理由：延长的必须写明谁批准、什么理由，并告知信访人"
    if values.get("petition_more") and not values.get("petition_accepted_on"):
        yield "信访受理日期：延长的必须填写，办结期限从受理之日起算"
    accepted, told = day_of(values, "petition_accepted_on"), day_of(values, "petition_told_on")
    for label, day in (("信访受理日期", accepted), ("信访告知日期", told)):
        if day and called and day < called:
            yield f"{label}：早于来电来访日期{called}，请核对"
