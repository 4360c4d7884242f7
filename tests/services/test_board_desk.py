"""The board put in order: its places at one press, the sheets of a round moved, left out and told what they lack."""

from __future__ import annotations

import pytest

from desktop_app.domain.records import Query, Record, Voided
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.services.office import Office
from tests.builders import TODAY, added, reviewed

BOARD, SECTIONS = "一楼大厅公开栏", ("政策文件", "名单公示")


def declared(office: Office) -> list[str]:
    found = office.entries.page(Query(SLOT.key, sort=(("id", False),)), 0, 100)
    return [" ".join(slot.text(key) for key in ("board", "section", "slot")) for slot in found]


def issue_of(office: Office, count: int = 3) -> tuple[Record, list[Record]]:
    """A round with sheets of items that nobody has reviewed."""
    issue, sheets = added(office, ISSUE, opens_on=str(TODAY)), []
    for at in range(1, count + 1):
        item = added(office, DISCLOSURE, title=f"第{at}件")
        told = {"issue_no": issue.text("number"), "item_no": item.text("number"), "place": str(at)}
        sheets.append(added(office, SHEET, **told, title=f"第{at}件", hangs_from=str(TODAY)))
    return issue, sheets


def titles(office: Office, issue: Record) -> list[str]:
    return [sheet.text("title") for sheet in office.board.sheets(issue.text("number"))]


def test_a_board_is_declared_in_one_action(office: Office) -> None:
    office.board_desk.declare(BOARD, "一楼大厅", SECTIONS, 2, TODAY)
    assert declared(office) == [
        f"{BOARD} 政策文件 第1格",
        f"{BOARD} 政策文件 第2格",
        f"{BOARD} 名单公示 第1格",
        f"{BOARD} 名单公示 第2格",
    ]
    office.history.undo()
    assert declared(office) == []


def test_places_that_are_there_stay(office: Office) -> None:
    office.board_desk.declare(BOARD, "", SECTIONS, 1, TODAY)
    more = office.board_desk.declare(BOARD, "", SECTIONS, 2, TODAY)
    assert len(more.records[SLOT.key]) == 2
    assert len(declared(office)) == 4
    with pytest.raises(Refused, match="没有新的格位"):
        office.board_desk.declare(BOARD, "", SECTIONS, 2, TODAY)


def test_everything_wrong_with_a_board_is_told_at_once(office: Office) -> None:
    with pytest.raises(Refused) as no:
        office.board_desk.declare(" ", "", ("甲", "甲"), 0, TODAY)
    assert [line.partition("：")[0] for line in no.value.why.split("\n")] == [
        "栏名",
        "板块",
        "每个板块的格数",
    ]
    with pytest.raises(Refused, match="还不能登记格位") as no:
        office.board_desk.declare(BOARD, "", (), 1, TODAY)
    assert "至少写一个" in no.value.why
    assert declared(office) == []


def test_the_order_of_a_round(office: Office) -> None:
    issue, (first, second, third) = issue_of(office)
    office.board_desk.arrange(issue.text("number"), [third.id, first.id, second.id])
    assert titles(office, issue) == ["第3件", "第1件", "第2件"]
    office.history.undo()
    assert titles(office, issue) == ["第1件", "第2件", "第3件"]


def test_an_order_of_other_sheets_is_refused(office: Office) -> None:
    issue, (first, second, _) = issue_of(office)
    with pytest.raises(Refused, match="稿件刚有增减"):
        office.board_desk.arrange(issue.text("number"), [second.id, first.id])


def test_a_sheet_is_left_out_before_it_hangs(office: Office) -> None:
    issue, (first, *_) = issue_of(office)
    office.board_desk.leave_out(first.id)
    assert titles(office, issue) == ["第2件", "第3件"]
    assert office.entries.count(Query(SHEET.key, voided=Voided.ONLY)) == 1


def test_what_hung_stays_on_record(office: Office) -> None:
    issue, (sheet,) = issue_of(office, 1)
    reviewed(office, office.entries.page(Query(DISCLOSURE.key), 0, 1)[0])
    office.board.post(issue.id, issue.version, TODAY)
    with pytest.raises(Refused, match="不能移出"):
        office.board_desk.leave_out(sheet.id)


def test_what_may_not_hang_yet_is_told_by_sheet(office: Office) -> None:
    office.reviewing.set_in_program(True)
    issue, (first, second, _) = issue_of(office)
    item = office.entries.page(Query(DISCLOSURE.key, equal={"title": ("第2件",)}), 0, 1)[0]
    reviewed(office, item)
    doubts = office.board_desk.doubts(issue.text("number"))
    assert "还没有审查" in doubts[first.id]
    assert second.id not in doubts
    assert len(doubts) == 2
