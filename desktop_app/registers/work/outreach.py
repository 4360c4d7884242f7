"""入户走访 and 承诺手册: what is carried to people's homes and hands (taxonomy E64, 69)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.fields import SEPARATOR, Choice, Choices, Day, LongText, Phone, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import How, Measure
from desktop_app.domain.paper_forms import Form, Notice, Roll
from desktop_app.domain.records import Step
from desktop_app.domain.register import Field, Register, Secret, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of
from desktop_app.registers.work.parts import adopted_by_days, at, step
from desktop_app.registers.work.rules import deriving, filled, fixed

_STEP, _DERIVED = Source.STEP, Source.DERIVED
VISITED, HANDLED, RETURNED, NOTHING = "待办理", "已办理", "已回访", "无需办理"
VISIT, RESULT = "走访", "办理与回访"

_VISIT_FLOW = Flow(
    states=(VISITED, HANDLED, RETURNED, NOTHING),
    moves=(
        step("handled", "登记办理", {VISITED}, HANDLED, "handled_on", needs=("handling",)),
        step("nothing", "无需办理", {VISITED}, NOTHING, "nothing_on", said="没有提出需求和问题的，登记后不再提醒"),
        step("returned", "登记回访", {HANDLED}, RETURNED, "returned_on", ("return_note", "satisfaction")),
        step("reopened", "恢复办理", {NOTHING, RETURNED}, VISITED, "reopened_on", aside=True),
    ),
    closed=frozenset({RETURNED, NOTHING}),
    met=frozenset({HANDLED}),
)  # fmt: skip


def _visit_begins(values: Mapping[str, Value]) -> tuple[Step, ...]:
    """A household that raised nothing is done with the day it was visited."""
    visited = day_of(values, "visited_on")
    return (
        (Step("nothing", visited, {"nothing_on": visited}),)
        if visited and values.get("problems") == 0
        else ()
    )


HOME_VISIT: Register = Register(
    key="home_visit",
    title="入户走访",
    prefix="走访",
    noun="户次",
    fields=(
        *HEAD,
        Field(
            "visited_on", "走访日期", Day(), VISIT, required=True, shown=True, default="<today>",
            aliases=("日期", "走访时间", "入户日期"),
        ),
        Field(
            "community", "村或社区", Text(100, width=16), VISIT, required=True, shown=True,
            aliases=("村（社区）", "社区", "村", "小区"),
        ),
        Field(
            "household", "户主", Text(60, width=12), VISIT, required=True, secret=Secret.NAME, shown=True,
            aliases=("户主姓名", "走访对象", "住户"),
        ),
        Field("address", "家庭住址", Text(200, width=20), VISIT, secret=Secret.ADDRESS, aliases=("住址", "地址")),
        Field("phone", "联系电话", Phone(), VISIT, secret=Secret.PHONE, aliases=("电话",)),
        Field("members", "家庭人口", Whole(0, 50), VISIT, aliases=("人口", "人口数")),
        Field(
            "condition", "生活情况", LongText(2_000), VISIT, secret=Secret.TEXT,
            aliases=("家庭情况", "基本情况", "走访情况"),
        ),
        Field(
            "policies", "送去的政策", Text(500, width=24), VISIT, shown=True,
            aliases=("宣讲政策", "送去政策", "发放的政策资料"),
        ),
        Field(
            "problems", "需求和问题数", Whole(0, 50), VISIT, shown=True, aliases=("问题数",),
            help="没有的填0，就不再列入待办理",
        ),
        Field(
            "needs", "需求和问题", LongText(2_000), VISIT, secret=Secret.TEXT,
            aliases=("需求", "反映问题", "存在问题", "诉求"),
        ),
        Field("promised_on", "答应办理日期", Day(), VISIT, aliases=("承诺日期",)),
        Field(
            "visitors", "走访人", Text(100, width=14), VISIT, required=True, shown=True,
            aliases=("走访人员", "入户人员"), default="<me>",
        ),
        Field("department", "承办科室", Choice(DEPARTMENT, width=14), VISIT, shown=True),
        Field("handled_on", "办理日期", Day(), RESULT, _STEP, aliases=("办结日期",)),
        Field("handling", "办理情况", LongText(2_000), RESULT, _STEP, secret=Secret.TEXT, aliases=("办理结果",)),
        Field("nothing_on", "确认无需办理日期", Day(), RESULT, _STEP),
        Field("returned_on", "回访日期", Day(), RESULT, _STEP, aliases=("回访时间",)),
        Field("return_note", "回访情况", LongText(2_000), RESULT, _STEP, secret=Secret.TEXT),
        Field("satisfaction", "满意度", Choice("satisfaction", width=12), RESULT, _STEP),
        Field("reopened_on", "恢复办理日期", Day(), RESULT, _STEP),
        *TAIL,
    ),
    flow=_VISIT_FLOW,
    derive=deriving(_VISIT_FLOW, {VISITED: fixed("promised_on")}),
    identity=("visited_on", "household", "community"),
    essential=("visited_on", "household"),
    year_by="visited_on",
    name_by=("community", "household"),
    indexed=("visited_on",),
    search=("number", "community", "household", "phone", "address", "condition", "needs", "visitors", "remark"),
    begins=_visit_begins,
    adopt=lambda values: adopted_by_days(HOME_VISIT, values, _visit_begins),
    measures=(
        Measure("走访户次", "期间内走访的户次；同一户走访几次，算几户次", unit="户次"),
        Measure("送政策户次", "走访户次里，填了送去的政策的", filled("policies"), unit="户次"),
        Measure("需求和问题", "走访中收集的需求和问题数合计", how=How.TOTAL, of="problems", unit="个"),
        Measure("待办理", "走访户次里，还没有登记办理的", at(VISITED), unit="户次"),
        Measure("已办理", "走访户次里，已登记办理或者已回访的", at(HANDLED, RETURNED), unit="户次"),
        Measure(
            "办理率", "已办理÷（走访户次－无需办理）", at(HANDLED, RETURNED), How.SHARE,
            among=at(VISITED, HANDLED, RETURNED),
        ),
        Measure("回访率", "已回访÷已办理", at(RETURNED), How.SHARE, among=at(HANDLED, RETURNED)),
    ),
    forms=(
        Form(
            "visit", "入户走访记录",
            ("visited_on", "community", "household", "address", "phone", "members", "condition", "policies", "needs",
             "visitors", "department", "promised_on", "handled_on", "handling", "returned_on", "return_note"),
            ("走访人", "被走访人"),
        ),
    ),
    rolls=(
        Roll(
            "visits", "入户走访情况表",
            ("number", "visited_on", "community", "policies", "problems", "department", "visitors", "state"),
            landscape=True, sort=(("visited_on", False),), note="本表不列住户姓名、住址和电话。",
        ),
    ),
)  # fmt: skip

WRITING, PRINTED, ISSUED = "编制中", "已印制", "已发放"
BOOK, SPREAD = "手册内容", "印制与发放"

_BOOK_FLOW = Flow(
    states=(WRITING, PRINTED, ISSUED),
    moves=(
        step("printed", "登记印制", {WRITING}, PRINTED, "printed_on", ("printer",), ("copies",)),
        step(
            "issued", "登记发放", {PRINTED, ISSUED}, ISSUED, "issued_on", needs=("receivers", "issued_copies"),
            said="分几次发放的，每次登记一笔，份数自动累计",
        ),
    ),
    closed=frozenset({PRINTED, ISSUED}),
)  # fmt: skip


def _derive_book(
    _values: Mapping[str, Value], steps: Sequence[Step], _rules: Rulebook
) -> Mapping[str, Value]:
    """Copies and receivers of every time it was given out; no limit."""
    given = [told.payload for told in steps if told.kind == "issued"]
    who = dict.fromkeys(str(one["receivers"]) for one in given if one.get("receivers"))
    total = sum(whole_of(one, "issued_copies") or 0 for one in given)
    return {
        "state": _BOOK_FLOW.after(steps),
        "due_on": None,
        "provisional": None,
        "all_receivers": SEPARATOR.join(who) or None,
        "all_copies": total if given else None,
    }


HANDBOOK: Register = Register(
    key="handbook",
    title="承诺手册",
    prefix="手册",
    noun="种",
    fields=(
        *HEAD,
        Field(
            "begun_on", "编制日期", Day(), BOOK, required=True, shown=True, default="<today>",
            aliases=("编印日期", "日期"),
        ),
        Field(
            "title", "手册名称", Text(200, width=28), BOOK, required=True, shown=True,
            default="《双承诺双公开创双优》宣传手册",
            aliases=("名称",),
        ),
        Field("edition", "版次", Text(40, width=12), BOOK, required=True, shown=True, help="如2026年第1版"),
        Field("department", "编制科室", Choice(DEPARTMENT, width=14), BOOK, shown=True),
        Field("handler", "编制人", Choice(PERSON, width=10), BOOK),
        Field("unit_pledge", "单位廉政承诺", LongText(), BOOK, aliases=("单位承诺",)),
        Field(
            "leader_pledges", "领导干部廉政承诺及基本情况", LongText(), BOOK, secret=Secret.TEXT,
            aliases=("领导个人承诺", "领导干部个人廉政承诺"), help="只写姓名、职务、分工和承诺，不写证件号码和住址",
        ),
        Field("duties", "单位职责", LongText(), BOOK),
        Field("inner", "对内公开目录", LongText(), BOOK),
        Field("outer", "对外公开目录", LongText(), BOOK),
        Field("ways", "对外公开方式", Choices("publicity_media", width=16), BOOK, aliases=("公开方式",)),
        Field("printed_on", "印制日期", Day(), SPREAD, _STEP),
        Field("copies", "印制份数", Whole(), SPREAD, _STEP, shown=True, aliases=("份数",)),
        Field("printer", "承印单位", Text(100), SPREAD, _STEP),
        Field("issued_on", "最近发放日期", Day(), SPREAD, _STEP, aliases=("发放日期",)),
        Field("receivers", "发放对象", Text(300, width=20), SPREAD, _STEP, help="如人大、政协、相关部门和服务对象"),
        Field("issued_copies", "本次发放份数", Whole(), SPREAD, _STEP, aliases=("发放份数",)),
        Field("all_receivers", "全部发放对象", LongText(width=24), SPREAD, _DERIVED, shown=True),
        Field("all_copies", "累计发放份数", Whole(width=12), SPREAD, _DERIVED, shown=True),
        *TAIL,
    ),
    flow=_BOOK_FLOW,
    derive=_derive_book,
    identity=("title", "edition", "begun_on"),
    essential=("title",),
    year_by="begun_on",
    name_by=("title", "edition"),
    indexed=("begun_on",),
    search=("number", "title", "edition", "unit_pledge", "receivers", "remark"),
    adopt=lambda values: adopted_by_days(HANDBOOK, values),
    measures=(
        Measure("编制种数", "期间内编制的手册", unit="种"),
        Measure("印制种数", "编制的手册里，已登记印制的", at(PRINTED, ISSUED), unit="种"),
        Measure("印制份数", "已印制手册的印制份数合计", at(PRINTED, ISSUED), How.TOTAL, "copies", unit="份"),
        Measure("发放份数", "各次发放份数合计", at(ISSUED), How.TOTAL, "all_copies", unit="份"),
    ),
    forms=(
        Form(
            "book", "廉政承诺手册内容",
            ("title", "edition", "begun_on", "unit_pledge", "leader_pledges", "duties", "inner", "outer", "ways"),
            ("编制人", "单位负责人"), needs=("unit_pledge", "outer"),
        ),
    ),
    rolls=(
        Roll(
            "spread", "承诺手册印发情况表",
            ("title", "edition", "printed_on", "copies", "all_receivers", "all_copies"),
            at(PRINTED, ISSUED), landscape=True,
        ),
    ),
    notice=Notice(
        "{title}（{edition}）",
        "单位职责：{duties}\n单位廉政承诺：{unit_pledge}\n对外公开目录：{outer}",
        {"article": "第二十条（二）机关职能、机构设置、办公信息", "genre": "公告"},
    ),
)  # fmt: skip
