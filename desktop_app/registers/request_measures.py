"""What is counted of 依申请公开 beside the annual report, and its ledger as a list (taxonomy E33, 61).

The annual report counts replies by kind and by whom (`request_report`); here stands how the work goes on.
"""

from __future__ import annotations

from desktop_app.domain.measures import TODAY, How, Measure
from desktop_app.domain.paper_forms import Roll
from desktop_app.registers.common import day_of
from desktop_app.registers.request_moves import CLOSED
from desktop_app.registers.work.rules import Values, both, filled, having, other, share, yes

_closed = having("state", *CLOSED)
_replied = both(_closed, filled("replied_on"))


def _late(values: Values) -> bool:
    due, today = day_of(values, "due_on"), day_of(values, TODAY)
    open_late = not _closed(values) and due is not None and today is not None and today > due
    return open_late or (_replied(values) and values.get("late") is True)


MEASURES: tuple[Measure, ...] = (
    Measure("收件", "签收（到达）日期在期间内的申请，待确认的也算；年度报告的新收件数按收到日期，见“年度报告”"),
    Measure("办结", "期间内收到、现已答复，或者撤回、视为放弃、并案的申请", _closed),
    Measure("在办", "期间内收到、还没有办结的申请", other(_closed)),
    Measure("答复", "期间内收到、已经答复的申请", _replied),
    Measure("按期答复", "已经答复的申请里，没有超过答复期限的", both(_replied, other(yes("late")))),
    Measure("超期", "超过期限才答复的，加上已过到期日还在办的", _late),
    share("按期率", "按期答复÷答复", other(yes("late")), _replied),
    Measure("要求补正", "期间内收到、告知过补正的申请", filled("asked_on")),
    Measure("征询第三方", "期间内收到、征询过第三方意见的申请", filled("third_on")),
    Measure("延期", "期间内收到、告知过延期的申请", filled("extended_on")),
    Measure("复议诉讼", "复议诉讼日期在期间内的申请；一件几次的，按最近一次算", filled("relief_on"), on="relief_on"),
    Measure(
        "用时中位数", "已经答复的申请从收到到答复的自然日数，按大小排在正中的一个", _replied, How.MEDIAN,
        of="received_on", until="replied_on", unit="天",
    ),
)  # fmt: skip

ROLLS: tuple[Roll, ...] = (
    Roll(
        "ledger", "依申请公开台账",
        ("number", "received_on", "applicant", "applicant_kind", "content", "department", "due_on", "replied_on",
         "reply_kind", "state"),
        landscape=True, sort=(("reached_on", False),),
    ),
)  # fmt: skip
