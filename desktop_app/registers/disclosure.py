"""主动公开: what the bureau publishes by itself (registers.md §1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop_app.domain.catalogue_rules import hangs_until
from desktop_app.domain.disclosure_law import CALENDAR_DAYS, late_workdays, publish_due
from desktop_app.domain.fields import Value
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.records import Step
from desktop_app.domain.register import Adopted, Register, Source, steps_of
from desktop_app.domain.roster import full_numbers
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import day_of, whole_of
from desktop_app.registers.disclosure_fields import FIELDS, OPEN
from desktop_app.registers.disclosure_measures import FORMS, disclosure_measures, disclosure_rolls

PENDING, DONE, RENEWED, DOWN, WITHHELD = "待公开", "已公开", "已更新", "已撤下", "不予公开"
ABOLISHED = ("失效", "废止")
ENDED = (*ABOLISHED, "已修改")  # what clearing may find of a 规范性文件 that is no longer 有效
# 清理结论 → 有效性
CLEARED = {"继续有效": "有效", "修改": "已修改", "废止": "废止", "失效": "失效"}
SHOWN = (DONE, RENEWED)  # it hangs, or stands on a page

FLOW = Flow(
    states=(PENDING, DONE, RENEWED, DOWN, WITHHELD),
    moves=(
        Move(
            "published",
            "登记公开",
            frozenset({PENDING}),
            DONE,
            "published_on",
            ("published_on", "channels", "place", "review_no", "masked"),
            ("published_on", "channels", "place", "review_no", "masked"),
            "先审查、后公开（第十七条）",
        ),
        Move(
            "renewed",
            "登记更新",
            frozenset({DONE, RENEWED}),
            RENEWED,
            "renewed_on",
            ("renewed_on", "place", "change_reason"),
            ("renewed_on", "change_reason"),
        ),
        Move(
            "taken_down",
            "登记撤下",
            frozenset({DONE, RENEWED}),
            DOWN,
            "withdrawn_on",
            ("withdrawn_on", "change_reason"),
            ("withdrawn_on", "change_reason"),
            "它的所有公开渠道同时登记撤下；只撤其中几个的，用“公开渠道”里的“撤下…”",
        ),
        Move(
            "withheld",
            "定为不予公开",
            frozenset({PENDING}),
            WITHHELD,
            "withheld_on",
            ("withheld_on", "ground", "ground_note"),
            ("withheld_on", "ground", "ground_note"),
            sets=(("openness", WITHHELD),),
        ),
        Move(
            "reassessed",
            "登记重新评估",
            frozenset({WITHHELD}),
            WITHHELD,
            "reassessed_on",
            ("reassessed_on", "reassess_note"),
            ("reassessed_on", "reassess_note"),
            "第十八条：不予公开的要定期评估审查；已经可以公开的，请恢复待公开",
        ),
        Move("reopened", "恢复待公开", frozenset({WITHHELD, DOWN}), PENDING, sets=(("openness", OPEN),)),
    ),
    closed=frozenset({DONE, RENEWED, DOWN, WITHHELD}),
)


def derive(values: Mapping[str, Value], steps: Sequence[Step], rules: Rulebook) -> Mapping[str, Value]:
    """State, the day it must be published by (第二十六条), lateness in workdays and the index number (第十二条).

    What is not for publishing by itself (依申请公开, 不予公开) has no such day.
    """
    formed, published = day_of(values, "formed_on"), day_of(values, "published_on")
    unit = str(values.get("limit_unit") or "工作日")
    ordered = day_of(values, "ordered_on")
    start = day_of(values, "limit_on") or formed
    due = None
    if start and values.get("openness") in (None, OPEN):
        due = publish_due(start, rules.calendar, whole_of(values, "limit_days"), unit, ordered)
    return {
        "state": FLOW.after(steps),
        "due_on": due,
        "provisional": rules.calendar.doubt(start, due) if start and due and not ordered else None,
        "late_days": late_workdays(due, published, rules.calendar) if due and published else None,
        "index_no": _index_no(values),
        "period_until": period_until(values, rules),
    }


def period_until(values: Mapping[str, Value], rules: Rulebook) -> date | None:
    """The last day of the 公示期 that a rule asks for; None without its first day or its length.

    What was put up later than it says hangs its days from then on: people have no less time to object.
    """
    begun, days = day_of(values, "period_from"), whole_of(values, "period_days")
    if begun is None or days is None:
        return None
    first = max(begun, day_of(values, "published_on") or begun)
    return hangs_until(first, days, str(values.get("period_unit") or CALENDAR_DAYS), rules)


def runs_until(values: Mapping[str, Value]) -> date | None:
    """The last day of a 公示: the day it says, never before the fewest days a rule asks for; None without one."""
    days = (day_of(values, "period_to"), day_of(values, "period_until"))
    return max((day for day in days if day), default=None)


def _index_no(values: Mapping[str, Value]) -> str | None:
    number = str(values.get("number") or "")
    _, year, sequence = ["", "", *number.split("-")][-3:]
    if not sequence:
        return None
    kind = {"第二十条": "20", "第二十一条": "21", "住建领域": "ZJ"}
    words = re.split(r"[（ ]", str(values.get("article") or ""), maxsplit=1)
    return f"{kind.get(words[0], '00')}-{year}-{sequence}"


def begins(values: Mapping[str, Value]) -> tuple[Step, ...]:
    """An item that is entered as 不予公开 was withheld on the day it was formed."""
    formed = day_of(values, "formed_on")
    withheld = values.get("openness") == WITHHELD and formed
    return (Step("withheld", formed, {"withheld_on": formed}),) if withheld and formed else ()


def demands(values: Mapping[str, Value]) -> Iterator[str]:
    """Fields that are needed because of another."""
    begins, ends = day_of(values, "period_from"), day_of(values, "period_to")
    if begins and ends and ends < begins:
        yield "公示结束：不能早于公示开始"
    if values.get("openness") == WITHHELD and not values.get("ground"):
        yield "不公开理由：不予公开的必须填写"
    if values.get("duration") == "限时公开" and not values.get("expires_on") and not ends:
        yield "限时至：限时公开的必须填写"
    if fault := full_numbers(str(values.get("roster") or "")):
        yield f"公示名单：{fault}"
    if values.get("normative"):
        if values.get("interpreted") is None:
            yield "政策解读：规范性文件的必须填写是或否"
        if values.get("validity") in ENDED and not values.get("cleaned_on"):
            yield "清理日期：规范性文件失效、废止或已修改的必须填写"


def adopt(values: Mapping[str, Value]) -> Adopted:
    """A foreign disclosure list in our words: a filled publishing day is the step 登记公开."""
    steps = steps_of(DISCLOSURE, values)
    step_keys = {f.key for f in FIELDS if f.source is Source.STEP}
    own = {key: value for key, value in values.items() if key not in step_keys}
    own.setdefault("summary", own.get("title"))
    notes = () if day_of(values, "formed_on") else ("没有生成日期，无法推算应公开日期",)
    return Adopted(own, steps, notes)


DISCLOSURE = Register(
    key="disclosure",
    title="主动公开",
    prefix="公开",
    noun="条",
    fields=FIELDS,
    flow=FLOW,
    derive=derive,
    identity=("title", "formed_on"),
    essential=("title",),
    year_by="formed_on",
    name_by=("title",),
    indexed=("formed_on", "department"),
    search=("number", "index_no", "title", "doc_no", "summary", "department", "place", "remark", "category"),
    demands=demands,
    begins=begins,
    adopt=adopt,
    measures=disclosure_measures(SHOWN, DOWN, PENDING, WITHHELD),
    forms=FORMS,
    rolls=disclosure_rolls(SHOWN, WITHHELD),
)
