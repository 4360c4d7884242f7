"""新媒体, 网站栏目 and 触摸屏信息屏: what is posted and what has to be kept fresh (taxonomy E29, 30, 47)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop_app.domain.fields import Choice, Day, LongText, Text, Value, Whole
from desktop_app.domain.flow import Flow
from desktop_app.domain.measures import TODAY, How, Measure
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.register import Field, Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.common import HEAD, TAIL, day_of, whole_of
from desktop_app.registers.work.codes_service import CONVENIENT, OFFICIAL
from desktop_app.registers.work.parts import adopted_by_days, at, counting, step, tail
from desktop_app.registers.work.rules import Limit, both, deriving, having, other, overdue

_STEP, _DERIVED = Source.STEP, Source.DERIVED
POSTED, REMOVED = "已发布", "已删除"
POST = "发布"

_POST_FLOW = Flow(
    states=(POSTED, REMOVED),
    moves=(step("removed", "登记删除", {POSTED}, REMOVED, "removed_on", needs=("remove_reason",), aside=True),),
    closed=frozenset({POSTED, REMOVED}),
)  # fmt: skip

MEDIA_POST: Register = Register(
    key="media_post",
    entry="新媒体发布",
    title="新媒体",
    prefix="新媒体",
    noun="条",
    fields=(
        *HEAD,
        Field(
            "posted_on", "发布日期", Day(), POST, required=True, shown=True, default="<today>",
            aliases=("日期", "发布时间", "推送日期"),
        ),
        Field(
            "platform", "平台", Choice("media_platform", width=12), POST, required=True, shown=True,
            aliases=("发布平台", "新媒体平台"),
        ),
        Field("account", "账号名称", Text(60, width=14), POST, aliases=("账号", "公众号名称")),
        Field(
            "title", "标题", Text(200, width=32), POST, required=True, shown=True,
            aliases=("发文标题", "信息标题", "发文", "内容"),
        ),
        Field(
            "kind", "内容类型", Choice("media_kind", width=12), POST, required=True, shown=True,
            aliases=("类型", "信息类型"),
        ),
        Field("link", "链接", Text(500, width=24), POST, aliases=("网址",)),
        Field(
            "department", "供稿科室", Choice(DEPARTMENT, width=14), POST, shown=True,
            aliases=("责任科室", "来源科室"),
        ),
        Field("handler", "发布人", Choice(PERSON, width=10), POST, default="<me>"),
        Field("item_no", "信息编号", Text(40, width=18), POST, help="主动公开里的编号；转发本局公开信息的填写"),
        Field("reads", "阅读量", Whole(), POST, aliases=("阅读数", "浏览量", "点击量")),
        Field("removed_on", "删除日期", Day(), POST, _STEP),
        Field("remove_reason", "删除原因", Text(300), POST, _STEP),
        *TAIL,
    ),
    flow=_POST_FLOW,
    derive=deriving(_POST_FLOW),
    identity=("posted_on", "platform", "title"),
    essential=("title",),
    year_by="posted_on",
    name_by=("title",),
    indexed=("posted_on",),
    search=("number", "title", "account", "link", "item_no", "department", "remark"),
    adopt=lambda values: adopted_by_days(MEDIA_POST, values),
    measures=(
        Measure("发布条数", "期间内发布的，后来删除的也算", unit="条"),
        Measure("权威信息", "发布条数里，内容类型是“权威信息”的", having("kind", OFFICIAL), unit="条"),
        Measure("便民服务", "发布条数里，内容类型是“便民服务”的", having("kind", CONVENIENT), unit="条"),
        Measure("便民服务比例", "便民服务÷发布条数", having("kind", CONVENIENT), How.SHARE),
        Measure("阅读量", "各条登记的阅读量合计", how=How.TOTAL, of="reads", unit="次"),
        Measure("已删除", "发布条数里，已登记删除的", at(REMOVED), unit="条"),
    ),
    rolls=(
        Roll(
            "posts", "政务新媒体发布台账",
            ("posted_on", "platform", "account", "title", "kind", "department", "handler", "reads"),
            at(POSTED), landscape=True, sort=(("posted_on", False),),
        ),
    ),
)  # fmt: skip

USED, CLOSED, BROKEN = "在用", "停用", "维修中"
COLUMN, UPKEEP = "栏目", "更新"
SOON = 7  # days before the end of a cycle in which a column is 将到期

_COLUMN_FLOW = Flow(
    states=(USED, CLOSED),
    moves=(
        step("updated", "登记更新", {USED}, USED, "updated_on", ("update_note",)),
        step("closed", "停用栏目", {USED}, CLOSED, "closed_on", needs=("close_reason",), aside=True),
        step("reopened", "恢复使用", {CLOSED}, USED, "reopened_on", aside=True),
    ),
    closed=frozenset({CLOSED}),
)  # fmt: skip


def _renewed_by(*looked_after: str) -> Limit:
    """The end of the cycle, in days of the calendar, after it was last looked after; none without a cycle."""

    def limit(values: Mapping[str, Value], _rules: Rulebook) -> tuple[date | None, str | None]:
        days = whole_of(values, "cycle")
        last = [day for key in ("since", *looked_after) if (day := day_of(values, key))]
        return (max(last) + timedelta(days=days) if last and days else None), None

    return limit


def _soon(values: Mapping[str, Value]) -> bool:
    due, today = day_of(values, "due_on"), day_of(values, TODAY)
    return due is not None and today is not None and today <= due <= today + timedelta(days=SOON)


WEB_COLUMN: Register = Register(
    key="web_column",
    title="网站栏目",
    prefix="栏目",
    noun="个",
    fields=(
        *HEAD,
        Field(
            "carrier", "所在平台", Choice("column_carrier", width=14), COLUMN, required=True, shown=True,
            default="局网站", aliases=("平台", "网站"),
        ),
        Field("title", "栏目名称", Text(100, width=24), COLUMN, required=True, shown=True, aliases=("栏目",)),
        Field("path", "栏目网址", Text(300, width=24), COLUMN, aliases=("网址", "栏目位置")),
        Field("department", "责任科室", Choice(DEPARTMENT, width=14), COLUMN, shown=True),
        Field("handler", "责任人", Choice(PERSON, width=10), COLUMN, shown=True, aliases=("维护人",)),
        Field(
            "cycle", "栏目周期（天）", Whole(1, 1000), COLUMN, required=True, shown=True, default=30,
            aliases=("更新周期", "应更新周期", "更新周期（天）"), help="最多隔多少天更新一次；新媒体账号一般填14",
        ),
        Field("since", "启用日期", Day(), COLUMN, required=True, default="<today>"),
        Field(
            "updated_on", "上次更新日期", Day(), UPKEEP, _STEP, shown=True,
            aliases=("上次更新", "最近更新日期", "最后更新时间"),
        ),
        Field("update_note", "更新内容", Text(300, width=24), UPKEEP, _STEP),
        Field("updates", "更新次数", Whole(), UPKEEP, _DERIVED),
        Field("closed_on", "停用日期", Day(), UPKEEP, _STEP),
        Field("close_reason", "停用原因", Text(300), UPKEEP, _STEP),
        Field("reopened_on", "恢复使用日期", Day(), UPKEEP, _STEP),
        *tail("应更新日期"),
    ),
    flow=_COLUMN_FLOW,
    derive=counting(deriving(_COLUMN_FLOW, {USED: _renewed_by("updated_on", "reopened_on")}), updates="updated"),
    identity=("carrier", "title"),
    essential=("title", "cycle"),
    year_by="since",
    name_by=("carrier", "title"),
    indexed=("department",),
    search=("number", "carrier", "title", "path", "department", "handler", "remark"),
    order=(("carrier", False), ("title", False)),
    adopt=lambda values: adopted_by_days(WEB_COLUMN, values),
    measures=(
        Measure("在用栏目", "期末以前开设、现在在用的栏目", at(USED), unit="个", standing=True),
        Measure(
            "正常栏目", f"在用栏目里，应更新日期还有{SOON}天以上的",
            both(at(USED), other(_soon), other(overdue(USED))), unit="个", standing=True,
        ),
        Measure(
            "将到期栏目", f"在用栏目里，{SOON}天以内就到应更新日期的", both(at(USED), _soon),
            unit="个", standing=True,
        ),
        Measure("超期栏目", "在用栏目里，已过应更新日期还没有更新的", overdue(USED), unit="个", standing=True),
        Measure(
            "按期更新率", "没有超期的在用栏目÷在用栏目", other(overdue(USED)), How.SHARE, among=at(USED), standing=True,
        ),
        Measure("更新次数", "在用栏目登记的更新次数合计", at(USED), How.TOTAL, "updates", unit="次", standing=True),
    ),
    rolls=(
        Roll(
            "check", "网站栏目更新检查表",
            ("carrier", "title", "department", "handler", "cycle", "updated_on", "due_on", "update_note"),
            at(USED), landscape=True, sort=(("due_on", False),),
        ),
    ),
)  # fmt: skip


DEVICE_PART = "设备"
_DEVICE_FLOW = Flow(
    states=(USED, BROKEN, CLOSED),
    moves=(
        step("refreshed", "登记更新内容", {USED}, USED, "refreshed_on", ("contents", "items")),
        step("broken", "报修", {USED}, BROKEN, "broken_on", ("fault",)),
        step("repaired", "修好", {BROKEN}, USED, "repaired_on"),
        step("closed", "停用", {USED, BROKEN}, CLOSED, "closed_on", ("close_reason",), aside=True),
        step("reopened", "恢复使用", {CLOSED}, USED, "reopened_on", aside=True),
    ),
    closed=frozenset({CLOSED}),
)  # fmt: skip


DEVICE: Register = Register(
    key="device",
    title="触摸屏信息屏",
    prefix="设备",
    noun="台",
    fields=(
        *HEAD,
        Field(
            "kind", "设备类型", Choice("device_kind", width=10), DEVICE_PART, required=True, shown=True,
            aliases=("类型",),
        ),
        Field(
            "name", "设备名称", Text(60, width=16), DEVICE_PART, required=True, shown=True, aliases=("名称", "设备"),
            help="如大厅1号触摸屏",
        ),
        Field(
            "place", "位置", Text(100, width=20), DEVICE_PART, required=True, shown=True,
            aliases=("安装位置", "摆放位置", "地点"),
        ),
        Field(
            "since", "启用日期", Day(), DEVICE_PART, required=True, default="<today>",
            aliases=("安装日期", "购置日期"),
        ),
        Field("model", "规格型号", Text(100), DEVICE_PART, aliases=("型号",)),
        Field("department", "管理科室", Choice(DEPARTMENT, width=14), DEVICE_PART, shown=True, aliases=("责任科室",)),
        Field("handler", "管理人", Choice(PERSON, width=10), DEVICE_PART, aliases=("责任人",)),
        Field(
            "contents", "内容清单", LongText(5_000, width=30), DEVICE_PART, shown=True, aliases=("内容", "公开内容"),
            help="每行一项",
        ),
        Field("items", "内容条数", Whole(), DEVICE_PART, shown=True, aliases=("条数",)),
        Field("cycle", "内容更新周期（天）", Whole(1, 1000), UPKEEP, help="填了才提醒更新内容"),
        Field("refreshed_on", "内容更新日期", Day(), UPKEEP, _STEP, shown=True),
        Field("broken_on", "报修日期", Day(), UPKEEP, _STEP),
        Field("fault", "故障情况", Text(300), UPKEEP, _STEP),
        Field("repaired_on", "修好日期", Day(), UPKEEP, _STEP),
        Field("closed_on", "停用日期", Day(), UPKEEP, _STEP),
        Field("close_reason", "停用原因", Text(300), UPKEEP, _STEP),
        Field("reopened_on", "恢复使用日期", Day(), UPKEEP, _STEP),
        *tail("内容应更新日期"),
    ),
    flow=_DEVICE_FLOW,
    derive=deriving(_DEVICE_FLOW, {USED: _renewed_by("refreshed_on", "repaired_on", "reopened_on")}),
    identity=("name", "place"),
    essential=("name",),
    year_by="since",
    name_by=("name", "place"),
    indexed=("place",),
    search=("number", "name", "place", "model", "contents", "remark"),
    order=(("place", False), ("name", False)),
    adopt=lambda values: adopted_by_days(DEVICE, values),
    measures=(
        Measure("设备台数", "期末以前启用的设备，停用的不算", at(USED, BROKEN), unit="台", standing=True),
        Measure("在用台数", "现在在用的设备，维修和停用的不算", at(USED), unit="台", standing=True),
        Measure("维修台数", "已报修、还没有修好的设备", at(BROKEN), unit="台", standing=True),
        Measure("内容条数", "在用设备的内容条数合计", at(USED), How.TOTAL, "items", unit="条", standing=True),
    ),
    forms=(
        Form(
            "contents", "设备内容清单",
            ("kind", "name", "place", "department", "handler", "refreshed_on", "items", "contents"), ("管理人",),
        ),
    ),
    rolls=(
        Roll(
            "devices", "触摸屏、信息屏一览表",
            ("kind", "name", "place", "since", "department", "handler", "items", "refreshed_on", "state"),
            landscape=True,
        ),
    ),
)  # fmt: skip
