"""One request made several, several answered by one, and taken apart again: no deadline is ever lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.domain.clock_board import OURS, board, next_line
from desktop_app.domain.records import Query, Record, Voided
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.joining import still_joined
from desktop_app.services.office import Office
from tests.builders import BEGUN, added, least, letter_made, moved, rebuilt
from tests.documents.paper import words

THREE = ("2025年危房改造名单", "2025年公租房名单", "幸福小区物业合同")
ON_DAY = BEGUN + timedelta(days=4)
ON = str(ON_DAY)


def again(office: Office, record: Record) -> Record:
    return office.entries.get(REQUEST, record.id)


def merged(office: Office, record: Record, into: Record, on: str = ON) -> Record:
    office.cases.merge(record.id, again(office, record).version, into.text("number"), on, "同一事项")
    return again(office, record)


def test_one_request_becomes_several_with_the_same_receipt(office: Office) -> None:
    parent = added(
        office, REQUEST, channel="电子邮件", content="；".join(THREE), remark="内部", agent_paper=""
    )
    parent = moved(office, REQUEST, parent, "confirmed", date(2026, 3, 4))
    changed = office.cases.split(parent.id, parent.version, THREE)
    children = office.cases.children(parent.id)
    assert changed.records["request"] == {parent.id, *(child.id for child in children)}
    assert again(office, parent)["content"] == THREE[0]
    assert [child["content"] for child in children] == list(THREE[1:])
    for child in children:
        same = (
            "applicant",
            "phone",
            "channel",
            "reached_on",
            "received_on",
            "confirmed_on",
            "due_on",
            "state",
        )
        assert [child[key] for key in same] == [parent[key] for key in same]
        assert (child["parent_no"], child["remark"]) == (parent["number"], None)
        assert dict(rebuilt(office, REQUEST, child)).items() <= child.values.items()
    office.history.undo()  # one action, taken back whole
    assert office.cases.children(parent.id) == ()
    assert again(office, parent)["content"] == "；".join(THREE)


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        (("只有一件",), "至少要有两件"),
        ((), "至少要有两件"),
        (("一", " ", "三", ""), "第2、4件没有写"),
        (("一样", "一样 "), "申请内容相同"),
    ],
)
def test_what_cannot_be_split(office: Office, contents: tuple[str, ...], said: str) -> None:
    record = added(office, REQUEST)
    with pytest.raises(Refused, match=said):
        office.cases.split(record.id, record.version, contents)
    assert again(office, record) == record


def test_a_done_request_is_not_split_and_a_changed_one_is_read_again(office: Office) -> None:
    record = added(office, REQUEST)
    office.entries.edit(REQUEST, record.id, record.version, least(REQUEST, remark="甲"))
    with pytest.raises(Refused, match="已被别人修改"):
        office.cases.split(record.id, record.version, THREE)
    gone = moved(office, REQUEST, again(office, record), "withdrawn", date(2026, 3, 5))
    with pytest.raises(Refused, match="“撤回”状态不能拆分"):
        office.cases.split(gone.id, gone.version, THREE)


def test_merged_and_taken_apart_again(office: Office) -> None:
    leading, later = added(office, REQUEST), added(office, REQUEST, reached_on="2026-03-04")
    assert [r.id for r in office.cases.merge_targets(later.id)] == [leading.id]
    assert office.cases.merge_targets(leading.id) == ()
    one = merged(office, later, leading)
    assert (one["state"], one["merged_into"]) == ("已并案", leading["number"])
    assert [r.id for r in office.cases.merged_here(leading.id)] == [later.id]
    with pytest.raises(Refused, match="请填写分开办理的原因"):
        office.cases.unmerge(later.id, " ")
    with pytest.raises(Refused, match="分开办理"):
        office.entries.correct(REQUEST, later.id, _last(office, later), None)
    office.cases.unmerge(later.id, "申请人要求分别答复")
    apart = again(office, later)
    assert {key: apart[key] for key in rebuilt(office, REQUEST, apart)} == dict(
        rebuilt(office, REQUEST, later)
    )
    assert (apart["state"], apart["due_on"], apart["merged_into"]) == ("办理中", later["due_on"], None)
    top = office.history.timeline(REQUEST, later.id)[0]
    assert top.what == "分开办理：并案办理"
    assert top.details == (("原因", "", "申请人要求分别答复"),)
    with pytest.raises(Refused, match="没有并案"):
        office.cases.unmerge(later.id, "再来")
    assert [r.id for r in office.cases.merged_here(leading.id)] == []


def _last(office: Office, record: Record) -> int:
    return next(line.step for line in office.history.timeline(REQUEST, record.id) if line.step) or 0


def test_a_request_due_first_leads(office: Office) -> None:
    early, late = added(office, REQUEST), added(office, REQUEST, reached_on="2026-03-04")
    with pytest.raises(Refused) as no:
        merged(office, early, late)
    assert no.value.what == f"不能并入{late['number']}"
    assert "本件2026年3月30日到期" in no.value.why
    assert "2026年4月1日才到期" in no.value.why
    assert again(office, early) == early


def test_no_chains_no_circles_no_closed_ones(office: Office) -> None:
    leading, second, third = (added(office, REQUEST) for _ in range(3))
    with pytest.raises(Refused, match="不能并入自己"):
        merged(office, leading, leading)
    with pytest.raises(Refused, match="找不到申请“申请-2026-0077”"):
        office.cases.merge(leading.id, leading.version, "申请-2026-0077", ON, "同一事项")
    merged(office, second, leading)
    with pytest.raises(Refused, match="自己已并入") as no:
        merged(office, third, second)
    assert no.value.do == f"可以直接并入{leading['number']}"
    with pytest.raises(Refused, match="已有别的申请并入"):
        merged(office, leading, third)
    moved(office, REQUEST, again(office, third), "withdrawn", date(2026, 3, 5))
    fourth = added(office, REQUEST)
    with pytest.raises(Refused, match=f"不能并入{third['number']}"):
        merged(office, fourth, third)
    office.entries.void(REQUEST, third.id, "误登")
    with pytest.raises(Refused, match="找不到申请"):
        merged(office, fourth, third)


def test_who_leads_is_not_voided_nor_undone(office: Office) -> None:
    leading, second = added(office, REQUEST), added(office, REQUEST)
    merged(office, second, leading)
    with pytest.raises(Refused, match="已并入这一件"):
        office.entries.void(REQUEST, leading.id, "误登")
    office.entries.void(REQUEST, second.id, "误登")
    office.entries.void(REQUEST, leading.id, "误登")
    with pytest.raises(Refused, match="找不到申请"):  # it would come back merged into nothing
        office.entries.restore(REQUEST, second.id)
    assert office.entries.count(Query(REQUEST.key, voided=Voided.ONLY)) == 2


def test_undo_and_redo_keep_the_joined_together(office: Office) -> None:
    leading, second = added(office, REQUEST), added(office, REQUEST)
    merged(office, second, leading)
    office.history.undo()
    assert again(office, second)["state"] == "办理中"
    office.history.redo()
    assert again(office, second)["state"] == "已并案"
    office.history.undo()
    office.history.undo()  # the second one itself
    office.history.undo()  # the leading one
    office.history.redo()
    office.history.redo()
    office.history.redo()
    assert again(office, second)["state"] == "已并案"


def test_taking_apart_after_the_reply_is_warned_of(office: Office) -> None:
    leading, second = added(office, REQUEST), added(office, REQUEST)
    assert office.cases.unmerge_warning(second.id) == ""
    merged(office, second, leading)
    assert office.cases.unmerge_warning(second.id) == ""
    moved(office, REQUEST, again(office, leading), "replied", date(2026, 3, 20))
    warned = office.cases.unmerge_warning(second.id)
    assert warned.startswith(f"{leading['number']}已是“已答复”。")
    assert "期限2026年3月30日届满" in warned
    office.cases.unmerge(second.id, "原答复没有包括本件")
    assert again(office, second)["due_on"] == date(2026, 3, 30)


def test_what_was_merged_is_put_away_only_with_its_leader(office: Office) -> None:
    leading, second = added(office, REQUEST), added(office, REQUEST)
    one = merged(office, second, leading)
    with pytest.raises(Refused, match="还不能归档") as no:
        moved(office, REQUEST, one, "archived", date(2026, 3, 20))
    assert leading.text("number") in no.value.why
    moved(office, REQUEST, again(office, leading), "replied", date(2026, 3, 20))
    assert moved(office, REQUEST, one, "archived", date(2026, 3, 21))["state"] == "归档"


def test_no_action_whatever_leaves_a_request_without_its_leader(office: Office) -> None:
    leading, second = added(office, REQUEST), added(office, REQUEST)
    merged(office, second, leading)
    with office.store.unit("试") as unit:
        still_joined(unit, REQUEST, second.id)
        unit.void(REQUEST, leading.id, "绕过检查")
        for record_id in (leading.id, second.id):
            with pytest.raises(Refused):
                still_joined(unit, REQUEST, record_id)


def test_opened_again_a_request_begins_anew(office: Office) -> None:
    record = moved(office, REQUEST, added(office, REQUEST), "extended", date(2026, 3, 10))
    record = moved(office, REQUEST, record, "replied", date(2026, 3, 20))
    record = moved(office, REQUEST, record, "posted", date(2026, 3, 20))
    record = moved(office, REQUEST, record, "reopened", date(2026, 4, 20), reopen_until="")
    assert record["state"] == "办理中"
    gone = (
        "extended_on",
        "extended_due",
        "replied_on",
        "reply_kind",
        "report_row",
        "reply_no",
        "posted_on",
        "delivery",
    )
    assert [record[key] for key in gone] == [None] * len(gone)
    assert record.day("due_on") == date(
        2026, 5, 20
    )  # 20 workdays after 20 April: 1-5 May are off, 9 May is worked
    assert "replied" in {move.key for move in office.entries.moves(REQUEST, record)}
    second = moved(office, REQUEST, record, "extended", date(2026, 4, 30), **_letter(office, record))
    second = moved(office, REQUEST, second, "replied", date(2026, 5, 20))
    assert (second["state"], second.day("replied_on")) == ("已答复", date(2026, 5, 20))


def _letter(office: Office, record: Record) -> dict[str, object]:
    number = "青住建公开〔2026〕第8号"
    letter_made(office, record, "extension", number, date(2026, 4, 30))
    return {"extend_no": number}


def test_the_matrix_can_be_printed(office: Office) -> None:
    paper = office.cases.matrix_paper()
    assert (paper.pdf[:5], paper.missing, paper.draft) == (b"%PDF-", (), False)
    assert paper.pages >= 1


def test_what_lengthens_the_leading_request_lengthens_no_other(office: Office) -> None:
    leading, later = added(office, REQUEST), added(office, REQUEST, reached_on="2026-03-04")
    merged(office, later, leading)
    clock = office.requests.clock(leading.id)
    assert clock is not None
    assert (clock.joined, clock.warnings) == ((), ())
    assert office.reminders.day(BEGUN).group("以后到期").total == 1

    moved(office, REQUEST, again(office, leading), "extended", BEGUN + timedelta(days=7))
    clock = office.requests.clock(leading.id)
    assert clock is not None
    assert (clock.due_on, clock.joined) == (
        date(2026, 4, 14),
        ((later["number"], date(2026, 4, 1)),),
    )
    assert clock.warnings == (f"并入本件的{later['number']}应于2026年4月1日前答复，早于本件",)
    (lead,) = (one for one in board(clock, ON_DAY) if one.key == "joined")
    assert (lead.leads, lead.whose, lead.due_on) == (
        False,
        OURS,
        date(2026, 4, 1),
    )  # the notice of Art 30 is nearer
    assert next_line(clock, date(2026, 3, 25)).startswith(
        f"下一步：2026年4月1日前 答复并入的{later['number']}，或者把它分开办理"
    )
    (line,) = office.reminders.day(date(2026, 4, 1)).group("今日到期").lines
    assert (line.id, line.words) == (later.id, "今天到期")
    assert line.next_step == f"由{leading['number']}一并答复，或者分开办理"
    assert later.text("number") in words(office.requests.clock_sheet(leading.id).pdf)

    office.cases.unmerge(later.id, "分别答复")
    clock = office.requests.clock(leading.id)
    assert clock is not None
    assert clock.joined == ()
    assert "joined" not in clock.as_json()


def test_a_leading_request_that_waits_still_answers_for_the_others(office: Office) -> None:
    leading, later = added(office, REQUEST), added(office, REQUEST, reached_on="2026-03-04")
    merged(office, later, leading)
    moved(office, REQUEST, again(office, leading), "supplement_asked", BEGUN + timedelta(days=7))
    clock = office.requests.clock(leading.id)
    assert clock is not None
    assert clock.due_on is None
    line = next_line(clock, date(2026, 3, 12))
    assert line.index(later.text("number")) < line.index("等待申请人补正")
