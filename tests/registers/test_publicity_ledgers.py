"""What is due and what is counted of the ledgers of 宣传, on paper first."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.registers.work.media import DEVICE, MEDIA_POST, WEB_COLUMN
from desktop_app.registers.work.outreach import HANDBOOK, HOME_VISIT
from desktop_app.registers.work.publicity import INTERVIEW, PUBLICITY
from tests.registers.service_lives import RULES, Row, Told, d, lived, shown


def test_publicity_waits_for_its_day_and_is_counted_by_medium() -> None:
    plan: Row = {
        "held_on": d(5, 15),
        "theme": "公开日",
        "day": "政务公开日",
        "media": ("报刊", "现场活动"),
    }
    waiting = lived(PUBLICITY, plan)
    assert (waiting["state"], waiting["due_on"]) == ("计划中", d(5, 15))
    done = lived(PUBLICITY, plan, ("done", d(5, 16), {"reached": 120, "leaflets": 300, "consulted": 45}))
    radio = lived(
        PUBLICITY,
        {"held_on": d(4, 1), "day": "日常宣传", "media": ("广播",)},
        ("done", d(4, 1), {"reached": 80}),
    )
    off = lived(PUBLICITY, plan, ("cancelled", d(5, 1), {"cancel_reason": "下雨"}))
    assert (done["due_on"], off["state"]) == (None, "已取消")
    found = shown(PUBLICITY, waiting, done, radio, off)
    assert found["计划活动"] == "3次"
    assert found["完成活动"] == "2次"
    assert found["完成率"] == "66.67%"
    assert found["宣传日活动"] == "1次"
    assert (found["报刊宣传"], found["广播宣传"], found["现场活动宣传"], found["电视宣传"]) == (
        "1次",
        "1次",
        "1次",
        "0次",
    )
    assert (found["受众人次"], found["发放资料"], found["接受咨询"]) == ("200人次", "300份", "45人次")


def test_an_interview_is_the_leaders_when_he_gave_it() -> None:
    ask: Row = {
        "asked_on": d(6, 1),
        "planned_at": datetime(2026, 6, 3, 9, 30),
        "rank": "主要领导",
    }
    asked = lived(INTERVIEW, ask)
    assert asked["due_on"] == d(6, 3)
    approved = ("approved", d(6, 2), {"approver": "局长", "interviewee": "局长"})
    given = lived(INTERVIEW, ask, approved, ("given", d(6, 3), {}), ("aired", d(6, 5), {"aired_at": "二版"}))
    other = lived(INTERVIEW, {**ask, "rank": "科室负责人"}, approved, ("given", d(6, 4), {}))
    declined = lived(INTERVIEW, ask, ("declined", d(6, 2), {"decline_reason": "正在调查"}))
    assert (given["state"], given["due_on"], declined["state"]) == ("已完成", None, "不接受采访")
    found = shown(INTERVIEW, asked, given, other, declined)
    assert (found["采访申请"], found["接受采访"], found["不接受采访"], found["已刊播"]) == (
        "4次",
        "2次",
        "1次",
        "1次",
    )
    assert (found["主要领导受访"], found["主要领导受访占比"]) == ("1次", "50%")


def test_a_household_that_raised_nothing_is_done_at_once() -> None:
    nothing: Row = {"visited_on": d(3, 2), "problems": 0, "policies": "就业优惠"}
    begun = HOME_VISIT.begins(nothing)
    assert [step.kind for step in begun] == ["nothing"]
    assert HOME_VISIT.begins({**nothing, "problems": None}) == ()
    quiet = {**nothing, **HOME_VISIT.cached(nothing, begun, RULES)}
    asked: Row = {"visited_on": d(3, 2), "problems": 2, "promised_on": d(3, 20)}
    waiting = lived(HOME_VISIT, asked)
    handled = lived(HOME_VISIT, asked, ("handled", d(3, 10), {"handling": "已办"}))
    back = lived(HOME_VISIT, asked, ("handled", d(3, 10), {"handling": "已办"}), ("returned", d(3, 12), {}))
    assert [row["state"] for row in (quiet, waiting, handled, back)] == [
        "无需办理",
        "待办理",
        "已办理",
        "已回访",
    ]
    assert [row["due_on"] for row in (quiet, waiting, handled)] == [None, d(3, 20), None]
    found = shown(HOME_VISIT, quiet, waiting, handled, back)
    assert (found["走访户次"], found["送政策户次"], found["需求和问题"]) == ("4户次", "1户次", "6个")
    assert (found["办理率"], found["回访率"]) == ("66.67%", "50%")


def test_posts_for_convenience_are_a_share_of_all() -> None:
    kinds = ("权威信息", "便民服务", "便民服务", "工作动态")
    rows = [lived(MEDIA_POST, {"posted_on": d(6, 1), "kind": kind, "reads": 100}) for kind in kinds]
    gone = lived(MEDIA_POST, {"posted_on": d(6, 1)}, ("removed", d(6, 2), {"remove_reason": "有错字"}))
    found = shown(MEDIA_POST, *rows, gone)
    assert (found["发布条数"], found["便民服务"], found["权威信息"]) == ("5条", "2条", "1条")
    assert (found["便民服务比例"], found["阅读量"], found["已删除"]) == ("40%", "400次", "1条")


@pytest.mark.parametrize(
    ("since", "cycle", "updated", "due"),
    [
        (d(5, 1), 30, None, d(5, 31)),
        (d(5, 1), 14, d(6, 10), d(6, 24)),
        (d(5, 1), 30, d(4, 1), d(5, 31)),  # an older update does not bring the day forward
        (d(5, 1), None, d(6, 10), None),
        (None, 30, d(6, 10), d(7, 10)),
    ],
)
def test_a_column_is_due_a_cycle_after_it_was_looked_after(
    since: date | None, cycle: int | None, updated: date | None, due: date | None
) -> None:
    steps: list[Told] = [("updated", updated, {})] if updated else []
    assert lived(WEB_COLUMN, {"since": since, "cycle": cycle}, *steps)["due_on"] == due


def test_columns_are_fresh_soon_due_or_late() -> None:
    late = lived(WEB_COLUMN, {"since": d(5, 1), "cycle": 30})
    soon = lived(
        WEB_COLUMN, {"since": d(1, 1), "cycle": 14}, ("updated", d(6, 5), {}), ("updated", d(6, 8), {})
    )
    fresh = lived(WEB_COLUMN, {"since": d(6, 1), "cycle": 180})
    shut = lived(WEB_COLUMN, {"since": d(1, 1), "cycle": 7}, ("closed", d(2, 1), {"close_reason": "合并"}))
    assert (shut["due_on"], soon["updates"]) == (None, 2)
    found = shown(WEB_COLUMN, late, soon, fresh, shut)
    assert (found["在用栏目"], found["正常栏目"], found["将到期栏目"], found["超期栏目"]) == (
        "3个",
        "1个",
        "1个",
        "1个",
    )
    assert (found["按期更新率"], found["更新次数"]) == ("66.67%", "2次")


def test_devices_are_counted_with_what_they_show() -> None:
    used = lived(DEVICE, {"since": d(1, 5), "items": 12, "cycle": 30}, ("refreshed", d(6, 1), {"items": 12}))
    broken = lived(
        DEVICE, {"since": d(1, 5), "items": 8, "cycle": 30}, ("broken", d(5, 1), {"fault": "黑屏"})
    )
    shut = lived(DEVICE, {"since": d(1, 5), "items": 5}, ("closed", d(5, 1), {}))
    assert [row["due_on"] for row in (used, broken, shut)] == [d(7, 1), None, None]
    found = shown(DEVICE, used, broken, shut)
    assert (found["设备台数"], found["在用台数"], found["维修台数"], found["内容条数"]) == (
        "2台",
        "1台",
        "1台",
        "12条",
    )


def test_each_giving_out_of_the_booklet_adds_up() -> None:
    printed = ("printed", d(4, 1), {"copies": 500})
    row = lived(
        HANDBOOK, {"begun_on": d(3, 2)}, printed,
        ("issued", d(4, 8), {"receivers": "人大、政协", "issued_copies": 60}),
        ("issued", d(4, 9), {"receivers": "服务对象", "issued_copies": 200}),
    )  # fmt: skip
    assert (row["all_copies"], row["all_receivers"]) == (260, "人大、政协、服务对象")
    draft = lived(HANDBOOK, {"begun_on": d(3, 2)})
    assert draft["all_copies"] is None
    found = shown(HANDBOOK, row, draft)
    assert (found["编制种数"], found["印制种数"], found["印制份数"], found["发放份数"]) == (
        "2种",
        "1种",
        "500份",
        "260份",
    )


def test_an_old_sheet_tells_its_steps_and_what_has_no_day() -> None:
    told = PUBLICITY.adopt({"theme": "普法", "done_on": d(4, 1), "reached": 50, "cancel_reason": "无"})
    assert [(step.kind, step.payload["reached"]) for step in told.steps] == [("done", 50)]
    assert "done_on" not in told.values
    assert told.notes == ("取消原因：没有对应的日期，未导入",)
