"""What is due and what is counted of the ledgers of 服务, on paper first."""

from __future__ import annotations

import pytest

from desktop_app.registers.work.guide import GUIDE
from desktop_app.registers.work.powers import POWER_LIST
from desktop_app.registers.work.services import COMMITMENT, INTERMEDIARY
from desktop_app.registers.work.window import SERVICE_CASE
from tests.registers.service_lives import RULES, Row, Told, d, lived, shown


@pytest.mark.parametrize(
    ("law", "promised", "saved", "share"),
    [
        (20, 8, 12, "60%"),
        (30, 20, 10, "33.33%"),
        (20, 20, 0, "0%"),
        (5, 0, 5, "100%"),
        (0, 0, 0, None),
        (None, 5, None, None),
    ],
)
def test_how_much_shorter_a_promise_is(
    law: int | None, promised: int, saved: int | None, share: str | None
) -> None:
    row = lived(COMMITMENT, {"statutory_days": law, "promised_days": promised})
    assert (row["saved_days"], row["saved_share"], row["due_on"]) == (saved, share, None)


def test_promises_in_force_are_counted_and_none_is_longer_than_the_law() -> None:
    steps: tuple[Told, ...] = (("agreed", d(3, 3), {}), ("posted", d(3, 5), {}))
    rows = [
        lived(COMMITMENT, {"statutory_days": law, "promised_days": own}, *steps)
        for law, own in ((20, 8), (30, 20), (10, 10), (None, 3))
    ]
    draft = lived(COMMITMENT, {"statutory_days": 60, "promised_days": 1})
    revising = lived(COMMITMENT, {}, *steps, ("revising", d(5, 1), {"revise_reason": "法规变了"}))
    found = shown(COMMITMENT, *rows, draft, revising)
    assert (found["承诺事项"], found["现行承诺"], found["压缩时限的事项"]) == ("6项", "4项", "2项")
    assert (found["法定时限合计"], found["承诺时限合计"], found["压缩天数"]) == (
        "60个工作日",
        "38个工作日",
        "22个工作日",
    )
    assert (found["压缩事项占比"], found["公布"]) == ("66.67%", "5项")
    for ledger in (COMMITMENT, GUIDE):
        assert list(ledger.demands({"statutory_days": 5, "promised_days": 6})) == [
            "承诺时限（工作日）：不能长于法定时限"
        ]
        assert list(ledger.demands({"statutory_days": 5, "promised_days": 5})) == []


def test_a_guide_under_revision_is_due_after_twenty_workdays() -> None:
    begin = ("revising", d(4, 27), {"revise_reason": "材料减少"})
    revising = lived(GUIDE, {"in_book": True}, begin)
    # April 28-30 are 3, 劳动节 is off until May 5, May 9 is worked: 6-9 4, 11-15 5, 18-22 5, 25-27 3
    assert (revising["state"], revising["due_on"]) == ("修订中", d(5, 27))
    revised = lived(GUIDE, {"in_book": True}, begin, ("revised", d(5, 20), {"edition": "2026年第2版"}))
    gone = lived(GUIDE, {"in_book": True}, ("abolished", d(5, 20), {"abolish_reason": "文件废止"}))
    apart = lived(GUIDE, {"in_book": False})
    assert (revised["state"], revised["due_on"], revised["revisions"], gone["state"]) == (
        "现行",
        None,
        1,
        "已废止",
    )
    found = shown(GUIDE, revising, revised, gone, apart)
    assert (found["指南事项"], found["收入办事通"], found["修订"], found["修订次数"]) == (
        "3项",
        "1项",
        "1项",
        "1次",
    )
    assert (found["废止"], found["超期未修订"]) == ("1项", "1项")


def test_the_lists_keep_their_former_versions() -> None:
    entry: Row = {"kind": "权力清单", "change": "增", "effective_on": d(3, 2)}
    waiting = lived(POWER_LIST, entry)
    assert waiting["due_on"] == d(3, 30)  # twenty plain workdays
    public: Told = ("published", d(3, 5), {})
    current = lived(POWER_LIST, {**entry, "kind": "负面清单"}, public)
    changed = lived(POWER_LIST, {**entry, "change": "改", "former_no": "清单-2026-0004"}, public)
    former = lived(POWER_LIST, entry, public, ("replaced", d(4, 1), {"later_no": "清单-2026-0009"}))
    dropping = lived(POWER_LIST, entry, public, ("dropped", d(6, 1), {"drop_basis": "法律修改"}))
    dropped = lived(
        POWER_LIST,
        entry,
        public,
        ("dropped", d(6, 1), {"drop_basis": "法律修改"}),
        ("drop_published", d(6, 8), {}),
    )
    assert dropping["due_on"] == d(6, 30)  # 端午 on the 19th is off
    assert [row["state"] for row in (current, former, dropping, dropped)] == [
        "现行",
        "旧版",
        "取消待公布",
        "已取消",
    ]
    found = shown(POWER_LIST, waiting, current, changed, former, dropping, dropped)
    assert (found["现行条目"], found["权力清单条目"], found["负面清单条目"], found["旧版"]) == (
        "2条",
        "1条",
        "1条",
        "1条",
    )
    assert (found["新增"], found["修改"], found["取消"], found["超期未公布"]) == ("5条", "1条", "2条", "1条")


def test_an_old_list_is_public_and_what_it_dropped_is_dropped() -> None:
    told = POWER_LIST.adopt(
        {"kind": "权力清单", "title": "施工许可", "change": "增", "effective_on": d(1, 5)}
    )
    assert [step.kind for step in told.steps] == ["published"]
    assert told.notes == ("没有公布日期，按生效日记为已公布",)
    gone: Row = {
        "kind": "权力清单",
        "title": "房屋登记",
        "change": "删",
        "effective_on": d(1, 5),
        "reason": "职能划转",
    }
    assert [step.kind for step in POWER_LIST.adopt(gone).steps] == ["dropped"]
    assert POWER_LIST.cached(gone, POWER_LIST.begins(gone), RULES)["state"] == "取消待公布"


def test_the_promised_day_is_counted_from_the_day_after_it_was_taken_in() -> None:
    case: Row = {"received_on": d(4, 28), "promised_days": 5}
    assert lived(SERVICE_CASE, case)["due_on"] is None
    running = lived(SERVICE_CASE, case, ("accepted", d(4, 29), {}))
    assert running["due_on"] == d(5, 9)  # April 30, May 6, 7, 8 and Saturday the 9th, which is worked
    kept = lived(SERVICE_CASE, case, ("accepted", d(4, 29), {}), ("closed", d(5, 9), {"result": "准予办理"}))
    late = lived(SERVICE_CASE, case, ("accepted", d(4, 29), {}), ("closed", d(5, 11), {"result": "准予办理"}))
    assert [(row["late"], row["used_days"]) for row in (kept, late)] == [(False, 5), (True, 6)]
    spot = lived(
        SERVICE_CASE,
        {**case, "promised_days": 0},
        ("accepted", d(4, 29), {}),
        ("closed", d(4, 29), {"result": "准予办理"}),
    )
    assert (spot["due_on"], spot["late"], spot["used_days"]) == (d(4, 29), False, 0)


def test_what_came_to_the_window_adds_up() -> None:
    case: Row = {"received_on": d(4, 28), "promised_days": 5}
    taken: Told = ("accepted", d(4, 29), {})
    lack = ("lacked", d(4, 28), {"lack": "身份证复印件"})
    refusal = {"refuse_reason": "不属本局职权", "refuse_basis": "《行政许可法》第三十二条"}
    rows = [
        lived(SERVICE_CASE, case),
        lived(SERVICE_CASE, case, lack),
        lived(SERVICE_CASE, case, lack, taken, ("closed", d(5, 8), {"result": "准予办理"})),
        lived(SERVICE_CASE, case, taken, ("closed", d(5, 15), {"result": "准予办理"})),
        lived(SERVICE_CASE, case, taken),  # past its day on June 15
        lived(
            SERVICE_CASE,
            case,
            ("refused", d(4, 29), refusal),
            ("delivered", d(4, 30), {"delivery": "当面送达"}),
        ),
        lived(SERVICE_CASE, case, taken, ("withdrawn", d(5, 6), {})),
    ]
    assert rows[5]["state"] == "不予受理"
    found = shown(SERVICE_CASE, *rows)
    assert (found["收件"], found["受理"], found["不予受理"], found["待受理"]) == ("7件", "4件", "1件", "2件")
    assert (found["办结"], found["在办"], found["撤回"]) == ("2件", "1件", "1件")
    assert (found["超时"], found["超时率"], found["办结率"], found["按时办结率"]) == (
        "2件",
        "66.67%",
        "66.67%",
        "50%",
    )
    assert (found["用时合计"], found["用时中位数"]) == ("14个工作日", "12.5天")


def test_notices_of_the_window_need_their_ground_and_only_then_make_sense() -> None:
    papers = {form.key: form for form in SERVICE_CASE.forms}
    assert {"refuse_reason", "refuse_basis"} <= set(papers["refused"].needs)
    assert "签发人" in papers["refused"].signers
    assert not papers["refused"].open_to({"state": "办理中"})
    assert papers["refused"].open_to({"state": "不予受理"})
    assert not papers["accepted"].open_to({"state": "待受理"})


def test_a_changed_intermediary_service_is_shown_anew() -> None:
    changed = lived(INTERMEDIARY, {"since": d(1, 5)}, ("changed", d(6, 1), {"change_note": "时限缩短"}))
    assert (changed["state"], changed["due_on"]) == ("待更新", d(6, 30))
    again = lived(
        INTERMEDIARY, {}, ("changed", d(6, 1), {"change_note": "时限缩短"}), ("renewed", d(6, 3), {})
    )
    gone = lived(INTERMEDIARY, {}, ("cancelled", d(6, 1), {"cancel_basis": "国务院决定"}))
    found = shown(INTERMEDIARY, changed, again, gone)
    assert (found["中介服务事项"], found["变更"], found["取消"]) == ("2项", "2项", "1项")
