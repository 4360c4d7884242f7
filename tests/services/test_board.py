"""An issue of the notice board: collected, printed in one run, numbered through, never without 草稿 unless reviewed."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import Refused, Trouble
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.objection import OBJECTION
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.services.board_sheets import Candidate
from desktop_app.services.office import Office
from desktop_app.work import drained
from tests.builders import TODAY, added, opened, reviewed
from tests.services.boards import (
    HALL,
    WHOLE,
    declared,
    issue_with,
    item_for,
    mixed,
    only_sheet,
    posted,
    roster,
    text_of,
)

PERIOD: dict[str, Any] = {"period_from": "2026-06-15", "period_to": "2026-06-21"}


@pytest.fixture
def office(office: Office) -> Office:
    """One where everything is reviewed in the program."""
    office.bureau.put(WHOLE)
    office.reviewing.set_in_program(True)
    return office


def test_twenty_sheets_of_every_layout_become_files_in_one_run(office: Office, tmp_path: Path) -> None:
    issue, out = mixed(office), tmp_path / "第3期"
    seen = list(office.board.make(issue.id, out))
    assert seen == [(n, 22) for n in range(1, 23)]
    run = drained(office.board.make(issue.id, out))
    names = [path.name for path in run.files]
    assert len(names) == 22
    assert names[0] == "01 A4 关于2026年第1批公租房保障对象的公告.pdf"
    assert names[12].startswith("13 A3 ")
    assert names[-2:] == ["备案表 期-2026-0001.pdf", "更换清单 期-2026-0001.pdf"]
    assert {path.name for path in out.iterdir()} == set(names), "nothing else stays there"
    assert (run.drafts, run.missing) == ((), ())
    first = text_of(run.files[0].read_bytes())
    for said in (
        "编号：公开-2026-0001",
        "张贴日：2026-06-15",
        "应撤日：2026-07-15",
        f"第1张，共{run.pages}张",
    ):
        assert said in first
    numbers = "".join(text_of(path.read_bytes()) for path in run.files[:20])
    assert [f"第{n}张，共{run.pages}张" in numbers for n in range(1, run.pages + 1)] == [True] * run.pages
    whole = office.board.paper(issue.id)
    assert (whole.pages, whole.draft) == (run.pages, False)
    assert f"第{run.pages}张，共{run.pages}张" in text_of(whole.pdf)


def test_that_an_issue_left_is_on_record_of_issue_and_items(office: Office, tmp_path: Path) -> None:
    item = item_for(office, "A4告示", 1)
    issue = issue_with(office, item)
    drained(office.board.make(issue.id, tmp_path / "out"))
    for ledger, record in ((ISSUE, issue), (DISCLOSURE, item)):
        assert office.history.timeline(ledger, record.id)[0].what == "打印公开栏稿件"


def test_what_is_not_reviewed_for_its_very_bytes_is_a_draft_and_cannot_be_posted(
    office: Office, tmp_path: Path
) -> None:
    good, bad = item_for(office, "A4告示", 1), item_for(office, "A4告示", 2)
    issue = issue_with(office, good, bad)
    raw = {**office.entries.copy_of(DISCLOSURE, bad.id), "body": bad.text("body") + "以上。"}
    office.entries.edit(DISCLOSURE, bad.id, bad.version, raw)  # another desk, one sentence
    run = drained(office.board.make(issue.id, tmp_path / "out"))
    why = "现在的内容是“待复核”，审查以后内容、附件或审查用的单位信息有改动，原来的意见不能用于新的内容"
    assert run.drafts == (f"《{bad.text('title')}》印有“草稿”：{why}",)
    one, two = (text_of(path.read_bytes()) for path in run.files[:2])
    assert "草稿" not in one
    assert "草稿" in two
    with pytest.raises(Refused, match="有1件稿件还不能张贴") as no:
        office.board.post(issue.id, issue.version, TODAY)
    assert no.value.why == f"《{bad.text('title')}》：{why}"
    assert office.entries.get(ISSUE, issue.id) == issue
    reviewed(office, bad)
    assert posted(office, issue).text("state") == "在挂"


def test_identities_are_masked_in_the_data_before_anything_is_drawn(office: Office) -> None:
    item = item_for(office, "A4告示", 1, body="联系人王秀兰，电话13812345678，住东沟村3组12号。", **PERIOD)
    issue = issue_with(office, item)
    told = text_of(office.board.paper(issue.id).pdf)
    assert "138****5678" in told
    assert "13812345678" not in told
    assert "0915-4420000" in told, "the bureau's own number is meant to be read"


def test_a_roster_is_masked_for_the_board_and_gets_a_layout_that_fits(office: Office) -> None:
    listed = roster(3).replace("备注", "联系电话").replace("120.00\t", "120.00\t13812345678")
    item = item_for(office, "A4告示", 1, roster=listed)
    issue = issue_with(office, item)
    sheet = only_sheet(office, issue)
    assert (sheet.text("kind"), sheet.text("format")) == ("名单", "A3横排名单")
    told = text_of(office.board.sheet_paper(sheet.id).pdf)
    assert "138****5678" in told
    assert "13812345678" not in told
    assert "第1张，共1张" in told


def test_the_days_and_the_slot_of_a_sheet_are_proposed(office: Office) -> None:
    declared(office, 1, "政策文件", paper="不限")
    declared(office, 2, "名单公示", paper="A3横")
    issue = issue_with(office)
    plain, timed = item_for(office, "A4告示", 1), item_for(office, "A3横排名单", 2, **PERIOD)
    one = office.board.suggest(issue, Candidate(DISCLOSURE.key, plain, ""))
    assert (one["section"], one["slot"], one["until"]) == ("政策文件", "第1格", date(2026, 7, 15))
    two = office.board.suggest(issue, Candidate(DISCLOSURE.key, timed, ""))
    assert (two["board"], two["section"], two["slot"]) == (HALL, "名单公示", "第1格")
    assert two["until"] == date(2026, 6, 22), "the day after its 公示"
    assert (two["hangs_from"], two["format"], two["title"]) == (TODAY, "A3横排名单", timed.text("title"))


def test_a_notice_that_does_not_say_what_it_must_is_a_draft(office: Office) -> None:
    item = item_for(office, "A4告示", 1, genre="公示")
    issue = issue_with(office, item)
    paper = office.board.paper(issue.id)
    assert paper.why == f"《{item.text('title')}》印有“草稿”：缺少公示期、异议方式"
    with pytest.raises(Refused, match="有1件稿件还不能张贴") as no:
        office.board.post(issue.id, issue.version, TODAY)
    assert no.value.why == f"《{item.text('title')}》：缺少公示期、异议方式"


def test_candidates_are_reviewed_items_that_are_on_no_sheet(office: Office) -> None:
    waiting = item_for(office, "A4告示", 1)
    item_for(office, "A4告示", 2, ready=False)
    on_sheet = item_for(office, "A4告示", 3)
    over = item_for(office, "A4告示", 4, period_from="2026-03-02", period_to="2026-03-08")
    issue = issue_with(office, on_sheet)
    found = office.board.candidates()
    assert [one.record.id for one in found] == [waiting.id]
    assert found[0].why == f"审查通过，应于{waiting.day('due_on')}以前公开"
    assert over.id not in {one.record.id for one in found}, "its 公示 is over"
    posted(office, issue)
    sheet = only_sheet(office, issue)
    office.board.take_down(sheet.id, sheet.version, TODAY)
    assert [one.record.id for one in office.board.candidates()] == [waiting.id], (
        "what came down with its item is not"
    )


def test_an_issue_takes_what_it_has_not(office: Office) -> None:
    item = item_for(office, "A4告示", 1)
    issue = issue_with(office, item)
    with pytest.raises(Refused, match=f"{item.text('number')}已经在这一期里"):
        office.board.collect(issue.id, [Candidate(DISCLOSURE.key, item, "")])
    with pytest.raises(Refused, match="请先选中"):
        office.board.collect(issue.id, [])
    assert len(office.board.sheets(issue.text("number"))) == 1


def test_the_filing_form_is_filled_from_issue_sheets_and_opinions(office: Office) -> None:
    item = item_for(office, "A4告示", 1)
    issue = issue_with(
        office, item, approver="局长", opinions="群众王某来电13812345678询问标准。", answers="已答复。"
    )
    told = text_of(office.board.filing(issue.id).pdf)
    for said in (
        "政务公开情况备案表", "期-2026-0001", "■公开栏", "■定期", "每月更换一次", item.text("title"),
        "初审员", "复核员", "局长", "已答复。", "2026年6月15日", "2026年7月15日",
    ):  # fmt: skip
        assert said in told, said
    raw = {**office.entries.copy_of(ISSUE, issue.id), "first_reviewer": "张三", "opinions": ""}
    office.entries.edit(ISSUE, issue.id, issue.version, raw)
    added(office, OBJECTION, item_no=item.text("number"), objector="李四", content="李四反映一户有房")
    again = text_of(office.board.filing(issue.id).pdf)
    assert "张三" in again
    assert "初审员" not in again
    assert f"{item.text('number')}收到异议1件" in again
    assert "李四" not in again, "nothing about whoever objected"


def test_an_empty_issue_a_void_item_and_a_wrong_number_are_one_sentence(
    office: Office, tmp_path: Path
) -> None:
    issue = issue_with(office)
    empty = "“2026年第3期”还没有可以印的稿件；没有要张贴的内容；请先把稿件加进这一期"
    with pytest.raises(Refused, match=empty):
        office.board.paper(issue.id)
    with pytest.raises(Refused, match=empty):
        drained(office.board.make(issue.id, tmp_path / "out"))
    with pytest.raises(Refused, match="“2026年第3期”还没有稿件"):
        office.board.post(issue.id, issue.version, TODAY)
    item = item_for(office, "A4告示", 1)
    office.board.collect(issue.id, [Candidate(DISCLOSURE.key, item, "")])
    office.entries.void(DISCLOSURE, item.id, "重复")
    name = f"《{item.text('title')}》"
    with pytest.raises(Refused, match=f"{name}不能印；{item.text('number')}已作废"):
        drained(office.board.make(issue.id, tmp_path / "out"))
    with pytest.raises(Refused, match=f"{name}不能印；{item.text('number')}已作废"):
        office.board.post(issue.id, issue.version, TODAY)
    added(office, SHEET, issue_no=issue_with(office).text("number"), item_no="公开-2026-0999", title="错的")
    with pytest.raises(Refused, match="《错的》不能印；没有编号为公开-2026-0999的记录"):
        office.board.paper(issue.id + 1)
    assert not (tmp_path / "out").exists()
    office.entries.void(ISSUE, issue_with(office).id, "误建")
    with pytest.raises(Refused, match="已作废；作废的期次不能再办理"):
        office.board.paper(issue.id + 2)


def test_a_secret_mark_is_never_printed(office: Office) -> None:
    item = item_for(office, "A4告示", 1)
    issue = issue_with(office, item)
    with office.store.unit("旧台账") as unit:
        unit.change(DISCLOSURE, item.id, {"body": "机密★1年\n正文"})
    with pytest.raises(Refused, match="国家秘密标志：机密★1年"):
        office.board.paper(issue.id)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(office: Office, tmp_path: Path) -> None:
    issue = issue_with(office, item_for(office, "A4告示", 1))
    locked = tmp_path / "只读"
    locked.mkdir(mode=0o500)
    with pytest.raises(Trouble, match="没有写成《01 A4"):
        drained(office.board.make(issue.id, locked))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_leaves_no_half_issue(office: Office, tmp_path: Path) -> None:
    issue = issue_with(office, item_for(office, "A4告示", 1), item_for(office, "A4告示", 2))
    out = tmp_path / "out"
    out.mkdir()
    title = "02 A4 关于2026年第2批公租房保障对象的公告"
    (out / f"{title}.tmp.pdf").symlink_to("/dev/full")
    with pytest.raises(Trouble, match=f"没有写成《{title}.pdf》；磁盘空间已满"):
        drained(office.board.make(issue.id, out))
    assert not list(out.iterdir()), "the first sheet alone would be taken for the issue"


def test_a_file_where_the_folder_should_be_is_told(office: Office, tmp_path: Path) -> None:
    issue = issue_with(office, item_for(office, "A4告示", 1))
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(Trouble, match="没有写成《out》"):
        drained(office.board.make(issue.id, tmp_path / "out"))


def test_what_is_made_elsewhere_is_listed_and_not_printed(office: Office) -> None:
    issue = issue_with(office, item_for(office, "A4告示", 1))
    added(office, SHEET, issue_no=issue.text("number"), kind="其他", item_no="", title="意见箱标牌")
    paper = office.board.paper(issue.id)
    assert paper.pages == 1
    assert "意见箱标牌" in text_of(office.board.filing(issue.id).pdf)


def test_an_office_that_reviews_on_paper_needs_the_number(tmp_path: Path) -> None:
    office = opened(tmp_path / "paper")
    office.bureau.put(WHOLE)
    office.reviewing.set_in_program(False)
    with_number = item_for(office, "A4告示", 1, ready=False, review_no="保审〔2026〕1号")
    without = item_for(office, "A4告示", 2, ready=False)
    assert [one.record.id for one in office.board.candidates()] == [with_number.id]
    issue = issue_with(office, without)
    with pytest.raises(Refused, match="没有填保密审查编号"):
        office.board.post(issue.id, issue.version, TODAY)
    assert office.board.paper(issue.id).draft
    office.close(copy=False)


def test_slots_are_walked_in_the_order_people_count(office: Office) -> None:
    declared(office, 12)
    added(office, SLOT, board="二楼走廊公开栏", section="回音壁", slot="第1格")
    views = office.board.plan()
    assert [view.board for view in views] == [HALL, "二楼走廊公开栏"]
    (section,) = views[0].sections
    assert [view.slot.text("slot") for view in section.slots] == [f"第{n}格" for n in range(1, 13)]
    assert views[0].place == "办公楼一楼"
