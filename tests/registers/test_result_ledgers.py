"""What is due and what is counted of the ledgers of 执行与结果, on paper first."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.registers.work.allotment import ALLOTMENT
from desktop_app.registers.work.enforcement import ENFORCEMENT
from desktop_app.registers.work.market import MARKET_CHECK
from desktop_app.registers.work.projects import PURCHASE
from desktop_app.registers.work.results import DEPLOYMENT, EVALUATION
from tests.registers.service_lives import Row, Told, d, lived, shown


@pytest.mark.parametrize(
    ("deadline", "months", "shown_on", "due"),
    [
        (d(12, 31), 3, None, d(6, 2)),
        (d(12, 31), 3, d(5, 31), d(8, 31)),
        (d(7, 1), 3, d(5, 31), d(7, 1)),
        (None, 1, d(1, 31), d(4, 2)),
        (d(12, 31), None, None, d(12, 31)),
        (None, None, None, None),
    ],
)
def test_a_task_is_due_at_the_end_of_its_stage_or_of_itself(
    deadline: date | None, months: int | None, shown_on: date | None, due: date | None
) -> None:
    task: Row = {"decided_on": d(3, 2), "deadline": deadline, "stage_months": months}
    steps: list[Told] = [("shown", shown_on, {})] if shown_on else []
    assert lived(DEPLOYMENT, task, *steps)["due_on"] == due


def test_tasks_are_done_in_time_or_not() -> None:
    task: Row = {"decided_on": d(3, 2), "deadline": d(6, 1), "stage_months": 3}
    halfway = ("progressed", d(4, 1), {"progress": "完成招标", "percent": 40})
    running = lived(DEPLOYMENT, task, ("shown", d(4, 2), {}), halfway, ("shown", d(5, 2), {}))
    assert (running["state"], running["percent_done"], running["times_shown"]) == ("阶段已公开", 40, 2)
    kept = lived(DEPLOYMENT, task, ("done", d(6, 1), {}))
    late = lived(DEPLOYMENT, task, halfway, ("done", d(6, 2), {"evidence": "验收报告"}))
    free = lived(DEPLOYMENT, {"decided_on": d(3, 2)}, ("done", d(6, 2), {}))
    off = lived(DEPLOYMENT, task, ("stopped", d(5, 1), {"stop_reason": "政策调整"}))
    assert [row["on_time"] for row in (running, kept, late, free)] == [None, True, False, None]
    assert late["percent_done"] == 100
    found = shown(DEPLOYMENT, running, kept, late, free, off)
    assert (found["任务"], found["完成"], found["进行中"], found["终止"]) == ("4项", "3项", "1项", "1项")
    assert (found["完成率"], found["按期率"], found["超期"], found["阶段公开次数"]) == (
        "75%",
        "50%",
        "1项",
        "2次",
    )


def test_evaluations_by_who_made_them_and_what_was_taken_up() -> None:
    order: Row = {"entrusted_on": d(3, 2), "promised_on": d(5, 29), "kind": "专业评估公司"}
    told = ("assessed", d(5, 20), {"conclusion": "基本达到目标"})
    waiting = lived(EVALUATION, order)
    found_ = lived(EVALUATION, {**order, "kind": "社情民意调查中心"}, told)
    taken = lived(EVALUATION, order, told, ("answered", d(6, 1), {"adopted": "部分采用"}))
    left = lived(EVALUATION, order, told, ("answered", d(6, 1), {"adopted": "未采用"}))
    assert [row["due_on"] for row in (waiting, found_)] == [d(5, 29), None]
    found = shown(EVALUATION, waiting, found_, taken, left)
    assert (found["评估次数"], found["完成评估"], found["已反馈"], found["采用率"]) == (
        "4次",
        "3次",
        "2次",
        "50%",
    )
    assert (found["专业评估公司评估"], found["社情民意调查中心评估"], found["社会中介组织评估"]) == (
        "3次",
        "1次",
        "0次",
    )


@pytest.mark.parametrize(
    ("kind", "days", "due"),
    [
        ("行政许可", None, d(5, 11)),  # April 29, 30, May 6, 7, 8, the worked Saturday 9, 11
        ("行政处罚", None, d(5, 11)),
        ("行政强制", None, d(5, 28)),
        ("行政处罚", 5, d(5, 8)),
    ],
)
def test_a_decision_is_public_in_seven_workdays_or_twenty(kind: str, days: int | None, due: date) -> None:
    told = ("decided", d(4, 28), {"decision_no": "1号", "decision": "罚款"})
    assert lived(ENFORCEMENT, {"kind": kind, "limit_days": days}, told)["due_on"] == due


def test_decisions_count_whether_they_are_published_or_not() -> None:
    told: Row = {"decision_no": "1号", "decision": "罚款", "amount": 5000}
    decided = ("decided", d(4, 28), told)
    opened = lived(ENFORCEMENT, {"kind": "行政处罚"})
    waiting = lived(ENFORCEMENT, {"kind": "行政处罚"}, decided)
    kept = lived(ENFORCEMENT, {"kind": "行政处罚"}, decided, ("shown", d(5, 11), {}))
    late = lived(
        ENFORCEMENT,
        {"kind": "行政许可"},
        ("decided", d(4, 28), {**told, "amount": None}),
        ("shown", d(5, 12), {}),
    )
    hidden = lived(
        ENFORCEMENT,
        {"kind": "行政处罚"},
        decided,
        ("withheld", d(5, 6), {"withhold_reason": "没有一定社会影响"}),
    )
    dropped = lived(ENFORCEMENT, {"kind": "行政处罚"}, ("dropped", d(5, 6), {"drop_reason": "证据不足"}))
    assert (opened["due_on"], dropped["due_on"]) == (None, None)
    found = shown(ENFORCEMENT, opened, waiting, kept, late, hidden, dropped)
    assert (found["立案"], found["行政处罚"], found["行政许可"], found["行政强制"]) == (
        "6件",
        "3件",
        "1件",
        "0件",
    )
    assert (found["已公开"], found["不予公开"], found["按期公开率"]) == ("2件", "1件", "50%")
    assert (found["超期未公开"], found["罚没金额"], found["撤案"]) == ("1件", "15000元", "1件")


def test_an_inspection_waits_for_what_was_ordered_then_for_the_public() -> None:
    check: Row = {"checked_on": d(5, 18), "area": "安全生产", "problem_count": 3}
    ordered = ("ordered", d(5, 18), {"mend_until": d(6, 5)})
    mended = ("mended", d(6, 1), {"mending": "已整改", "recheck": "合格"})
    checked = lived(MARKET_CHECK, {**check, "area": "保障性住房", "problem_count": 0})
    mending = lived(MARKET_CHECK, check, ordered)
    longer = lived(MARKET_CHECK, check, ordered, ("extended", d(6, 4), {"mend_until": d(6, 20)}))
    done = lived(MARKET_CHECK, check, ordered, mended)
    public = lived(MARKET_CHECK, check, ordered, mended, ("shown", d(6, 8), {}))
    assert [row["due_on"] for row in (checked, mending, longer, done, public)] == [
        d(6, 15),
        d(6, 5),
        d(6, 20),
        d(6, 30),
        None,
    ]
    found = shown(MARKET_CHECK, checked, mending, longer, done, public)
    assert (found["检查次数"], found["保障性住房检查"], found["安全生产检查"], found["发现问题"]) == (
        "5次",
        "1次",
        "4次",
        "12个",
    )
    assert (found["责令整改"], found["整改完成率"], found["逾期未整改"], found["已公开"]) == (
        "4次",
        "50%",
        "1次",
        "1次",
    )


def test_projects_are_bought_signed_and_taken_over() -> None:
    service: Row = {"planned_on": d(1, 5), "kind": "政府购买服务"}
    deal = ("contracted", d(2, 2), {"contractor": "某物业公司", "amount": 300_000, "until": d(12, 31)})
    shared: Row = {"kind": "政府和社会资本合作（PPP）", "planned_on": d(1, 5)}
    signed = lived(PURCHASE, service, deal)
    taken = lived(PURCHASE, service, deal, ("accepted", d(6, 1), {"acceptance": "合格"}))
    bad = lived(
        PURCHASE, {**shared, "listed": "示范项目"}, deal, ("accepted", d(6, 1), {"acceptance": "不合格"})
    )
    asked = lived(PURCHASE, {**shared, "listed": "推介项目"})
    off = lived(PURCHASE, service, ("stopped", d(2, 2), {"stop_reason": "预算调整"}))
    assert [row["due_on"] for row in (signed, taken, asked)] == [d(12, 31), None, None]
    found = shown(PURCHASE, signed, taken, bad, asked, off)
    assert (found["项目"], found["购买服务"], found["合作项目"]) == ("4个", "2个", "2个")
    assert (found["推介项目"], found["示范项目"], found["签订合同"], found["合同金额"]) == (
        "1个",
        "1个",
        "3个",
        "900000元",
    )
    assert (found["验收"], found["验收合格率"]) == ("2个", "50%")


@pytest.mark.parametrize(
    ("days", "unit", "until"),
    [
        (7, "自然日", d(5, 5)),
        (7, None, d(5, 5)),
        (1, "自然日", d(4, 29)),
        (7, "工作日", d(5, 11)),
        (None, "自然日", None),
    ],
)
def test_the_last_day_of_showing_a_batch(days: int | None, unit: str | None, until: date | None) -> None:
    """The first day counts, as offices write 含起止两日."""
    row = lived(
        ALLOTMENT, {"show_days": days, "show_unit": unit}, ("put_up", d(4, 29), {"item_no": "公开-2026-0001"})
    )
    assert (row["show_until"], row["due_on"]) == (until, until)


def test_places_taken_off_are_counted_with_their_reason() -> None:
    """Thirty-seven places were taken off in the office's own story."""
    batch: Row = {"quota": 412, "kind": "保障房分配", "show_days": 7, "amount": None}
    shown_ = ("put_up", d(4, 29), {"item_no": "公开-2026-0001"})
    doubt = ("doubted", d(5, 3), {"objections": 5})
    off = ("verified", d(5, 12), {"verification": "逐户核查", "cancelled": 37, "cancel_reason": "不符合条件"})
    settled = lived(ALLOTMENT, batch, shown_, doubt, off, ("confirmed", d(5, 20), {}))
    assert (settled["state"], settled["kept"], settled["due_on"]) == ("已确定", 375, None)
    doubted = lived(ALLOTMENT, batch, shown_, doubt)
    assert (doubted["state"], doubted["due_on"]) == ("有异议", d(5, 5))
    again = lived(ALLOTMENT, batch, shown_, doubt, off, ("put_up", d(5, 13), {"item_no": "公开-2026-0002"}))
    assert (again["state"], again["due_on"]) == ("公示中", d(5, 19))
    assert "confirmed" not in {move.key for move in ALLOTMENT.flow.open_from("有异议")}
    houses = lived(
        ALLOTMENT,
        {"quota": 60, "kind": "危房改造补助", "amount": 1_200_000, "show_days": 7},
        shown_,
        ("confirmed", d(5, 8), {}),
    )
    found = shown(
        ALLOTMENT, settled, doubted, houses, lived(ALLOTMENT, {"quota": 10, "kind": "困难群众帮扶"})
    )
    assert (found["批次"], found["拟分配名额"], found["公示批次"], found["有异议批次"]) == (
        "4批",
        "894个",
        "3批",
        "2批",
    )
    assert (found["异议"], found["取消名额"], found["确定批次"], found["确定名额"]) == (
        "10件",
        "37个",
        "2批",
        "435个",
    )
    assert (found["保障房名额"], found["危房改造户数"], found["帮扶户数"], found["确定金额"]) == (
        "375个",
        "60户",
        "0户",
        "1200000元",
    )
    assert list(ALLOTMENT.demands({"quota": 3, "cancelled": 4, "cancel_reason": "重复"})) == [
        "取消名额：不能多于名额或户数"
    ]
    assert list(ALLOTMENT.demands({"quota": 3, "cancelled": 1})) == ["取消原因：有取消名额的必须填写"]
