"""公开渠道: publishing by several ways at once, what the review covers, taking down, and the whole taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.outlets import OUTLETS
from desktop_app.domain.records import Query, Record, effective
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.publication import PUBLICATION
from desktop_app.services.office import Office
from desktop_app.services.outlet_ways import WayOut, read_ways
from tests.builders import BEGUN, TODAY, added, facts, least, moved, rebuilt
from tests.services.ways import BOARD, MASKED, MEETING, WEBSITE, WECHAT, now, on, published, reviewed_for


@pytest.fixture
def entry(office: Office) -> Record:
    return added(office, DISCLOSURE, body="拟保障对象名单。\n特此公示。")


def ways(office: Office, entry: Record) -> list[tuple[str, str, str]]:
    return [
        (way.text("kind"), str(way["published_on"]), way.text("state"))
        for way in office.outlets.of(entry.text("number"))
    ]


def step_of(office: Office, register_key: str, record_id: int, kind: str) -> int:
    with office.store.reading() as reader:
        return next(s.id for s in effective(reader.steps(register_key, record_id)) if s.kind == kind)


def test_one_action_publishes_by_several_ways_and_is_taken_back_in_one(
    office: Office, entry: Record, tmp_path: Path
) -> None:
    shot = tmp_path / "截图.png"
    shot.write_bytes(b"\x89PNG screenshot")
    reviewed_for(office, entry, "website")
    made = office.outlets.publish(
        entry.id, entry.version, [on(WEBSITE, "2026-03-04", shot), on(BOARD, "2026-03-03")], MASKED
    )
    assert made.label == "登记公开"
    record = now(office, entry)
    assert (record.text("state"), record["published_on"]) == ("已公开", date(2026, 3, 3)), "the earliest"
    assert record["channels"] == ("政府网站", "公开栏")
    assert record.text("place") == "1号公开栏，办公楼一楼大厅", "the place of the earliest"
    assert record.text("review_no").startswith("审查-2026-0001/")
    assert ways(office, entry) == [("公开栏", "2026-03-03", "公开中"), ("局网站", "2026-03-04", "公开中")]
    board, site = office.outlets.of(entry.text("number"))
    assert site.text("item_title") == entry.text("title")
    assert [file.name for file in office.attachments.of(PUBLICATION, site.id)] == ["截图.png"]
    assert not office.attachments.of(PUBLICATION, board.id)
    assert office.reviewing.standing(entry.id).publishable, "proof is no part of what was reviewed"
    office.history.undo()
    assert now(office, entry).text("state") == "待公开"
    assert office.outlets.of(entry.text("number")) == ()
    office.history.redo()
    assert now(office, entry).text("state") == "已公开"
    assert len(ways(office, entry)) == 2


@pytest.mark.parametrize(
    ("preset", "way", "why"),
    [
        ("website", WEBSITE, ""),
        ("website", BOARD, ""),
        ("website", MEETING, ""),
        ("board", BOARD, ""),
        ("board", MEETING, ""),
        ("board", WEBSITE, "局网站要按“网站”遮盖和审查，现在的审查意见是按“公开栏”给出的"),
        ("board", WECHAT, "微信要按“网站”遮盖和审查"),
        ("superior", BOARD, "还不能登记公开"),
        ("inside", BOARD, "还不能登记公开"),
        ("", BOARD, "先审查、后公开"),
    ],
)
def test_the_review_must_cover_every_way(
    office: Office, entry: Record, preset: str, way: WayOut, why: str
) -> None:
    office.reviewing.set_in_program(True)
    if preset:
        reviewed_for(office, entry, preset)
    if why:
        with pytest.raises(Refused, match=why):
            office.outlets.publish(entry.id, entry.version, [way], MASKED)
        assert now(office, entry).text("state") == "待公开"
        assert office.outlets.of(entry.text("number")) == ()
    else:
        office.outlets.publish(entry.id, entry.version, [way], MASKED)
        assert now(office, entry).text("state") == "已公开"


def test_one_way_beyond_the_review_keeps_all_of_them_back(office: Office, entry: Record) -> None:
    reviewed_for(office, entry, "board")
    with pytest.raises(Refused, match="请按“网站”重新初审、复核") as no:
        office.outlets.publish(entry.id, entry.version, [BOARD, WEBSITE, WECHAT], MASKED)
    assert "局网站、微信要按" in no.value.why
    assert "公开栏要按" not in no.value.why
    assert office.outlets.of(entry.text("number")) == ()


def test_what_is_for_the_staff_alone_never_goes_to_a_website(office: Office) -> None:
    inner = added(office, DISCLOSURE, scope="对内", body="干部职工考勤办法。")
    reviewed_for(office, inner, "website")
    with pytest.raises(Refused, match="“对内”公开的信息不能登记到局网站") as no:
        office.outlets.publish(inner.id, inner.version, [WEBSITE, BOARD], MASKED)
    assert "面向社会" in no.value.do
    assert ways(office, inner) == []
    office.outlets.publish(inner.id, inner.version, [BOARD], MASKED)
    assert now(office, inner).text("state") == "已公开"


def test_with_the_review_on_paper_only_its_number_is_asked(office: Office, entry: Record) -> None:
    office.reviewing.set_in_program(False)
    assert office.outlets.asks(entry.id) == {"review_no": "", "masked": "不需要"}
    with pytest.raises(Refused, match="保密审查编号"):
        office.outlets.publish(entry.id, entry.version, [WEBSITE], MASKED)
    office.outlets.publish(entry.id, entry.version, [WEBSITE], {**MASKED, "review_no": "审2026-7"})
    assert now(office, entry).text("review_no") == "审2026-7"
    office.outlets.add(entry.id, [WECHAT])
    assert ways(office, entry)[1][0] == "微信"


def test_what_is_asked_in_the_program_is_only_what_it_cannot_know(office: Office, entry: Record) -> None:
    office.reviewing.set_in_program(True)
    assert office.outlets.asks(entry.id) == {"masked": "不需要"}
    listed = added(office, DISCLOSURE, roster="姓名\t村\n张*\t东沟村")
    assert office.outlets.asks(listed.id) == {"masked": "是"}


def test_everything_that_is_missing_is_told_together(office: Office, entry: Record) -> None:
    reviewed_for(office, entry, "website")
    wrong = [
        replace(WEBSITE, address=" "),
        replace(MEETING, attendees=None),
        replace(BOARD, published_on=date(2026, 6, 16)),
        replace(BOARD, kind="触摸屏", address="大厅"),
        BOARD,
        BOARD,
    ]
    with pytest.raises(Refused) as no:
        office.outlets.publish(entry.id, entry.version, wrong, MASKED)
    assert no.value.what == "还不能登记公开，请改正"
    assert no.value.why.split("\n") == [
        "网址（1）：必须填写，如 https://www.example.gov.cn/gs/1.html",
        "参加人数（2）：会议必须写明人数",
        "张贴日期（3）：2026-06-16 还没有到",
        "形式（4）：“触摸屏”属于“电子屏”",
        "公开渠道（5）：与第3个渠道相同",
        "公开渠道（6）：与第3个渠道相同",
    ]
    with pytest.raises(Refused, match="请至少登记一个公开渠道"):
        office.outlets.publish(entry.id, entry.version, [], MASKED)
    with pytest.raises(Refused, match="早于生成日期"):
        office.outlets.publish(entry.id, entry.version, [on(BOARD, "2026-03-01")], MASKED)
    with pytest.raises(Refused, match="已被别人修改"):
        office.outlets.publish(entry.id, entry.version - 1, [BOARD], MASKED)
    assert office.outlets.of(entry.text("number")) == ()


def test_ways_are_read_as_typed() -> None:
    typed = {
        "outlet": "会议",
        "kind": "听证会",
        "published_on": "3月2日",
        "address": "局会议室",
        "attendees": "32",
    }
    with pytest.raises(Refused, match=r"会议日期（1）："):
        read_ways([{**typed, "published_on": "昨天"}])
    with pytest.raises(Refused) as no:
        read_ways([{"outlet": "会议", "attendees": "很多"}, {}])
    assert [line.partition("：")[0] for line in no.value.why.split("\n")] == [
        "会议日期（1）",
        "参加人数（1）",
        "公开渠道（2）",
        "公开日期（2）",
    ]
    (way,) = read_ways([{**typed, "published_on": "2026/3/2"}])
    assert way == WayOut("会议", "听证会", BEGUN, "局会议室", attendees=32)
    with pytest.raises(Refused, match="秘密"):
        read_ways([{**typed, "published_on": "2026-3-2", "proof_note": "机密★1年"}])


def test_ways_are_suggested_by_the_channels_of_the_item(office: Office, entry: Record) -> None:
    planned = added(office, DISCLOSURE, title="第二批", channels="政府网站、公开栏、微信工作群")
    assert [
        (way.outlet, way.kind, way.address, way.proof) for way in office.outlets.suggested(planned.id)
    ] == [
        ("政府信息公开平台、局网站", "局网站", "", "网页截图"),
        ("公开栏、查阅场所", "公开栏", "", "照片"),
        ("其他", "微信工作群", "", "照片"),
    ]
    published(office, entry, WEBSITE, BOARD)
    site, board, _ = office.outlets.suggested(planned.id)
    assert (site.address, board.address) == ("", BOARD.address), "a board is where it was, a page is not"
    assert board.published_on == TODAY
    published(
        office, planned, *(replace(way, address="x.gov.cn") for way in office.outlets.suggested(planned.id))
    )
    assert now(office, planned)["channels"] == ("政府网站", "公开栏", "微信工作群")


def test_further_ways_go_through_the_same_gate(office: Office, entry: Record) -> None:
    with pytest.raises(Refused, match="待公开的请用“登记公开”"):
        office.outlets.add(entry.id, [BOARD])
    published(office, entry, BOARD, preset="board")
    with pytest.raises(Refused, match="要按“网站”遮盖和审查"):
        office.outlets.add(entry.id, [on(WEBSITE, "2026-03-05")])
    with pytest.raises(Refused, match="早于实际公开日期"):
        office.outlets.add(entry.id, [on(MEETING, "2026-03-01")])
    with pytest.raises(Refused, match="公开栏在同一位置已经登记"):
        office.outlets.add(entry.id, [on(BOARD, "2026-03-05")])
    reviewed_for(office, entry, "website")
    made = office.outlets.add(entry.id, [on(WEBSITE, "2026-03-05")])
    assert set(made.records) == {"disclosure", "publication"}
    assert now(office, entry)["channels"] == ("公开栏", "政府网站")
    assert now(office, entry)["published_on"] == BEGUN
    raw = {**office.entries.copy_of(DISCLOSURE, entry.id), "body": "改了一个字。"}
    office.entries.edit(DISCLOSURE, entry.id, now(office, entry).version, raw)
    with pytest.raises(Refused, match="“待复核”"):
        office.outlets.add(entry.id, [on(MEETING, "2026-03-06")])


def test_a_renewal_may_bring_further_ways(office: Office, entry: Record) -> None:
    published(office, entry, BOARD)
    told = {"renewed_on": "2026-03-20", "change_reason": "名单更新"}
    version = now(office, entry).version
    office.outlets.renew(entry.id, version, told, [on(WEBSITE, "2026-03-20")])
    record = now(office, entry)
    assert (record.text("state"), record.text("place")) == ("已更新", BOARD.address)
    assert [kind for kind, _, _ in ways(office, entry)] == ["公开栏", "局网站"]
    office.history.undo()
    assert (now(office, entry).text("state"), len(ways(office, entry))) == ("已公开", 1)
    office.outlets.renew(entry.id, now(office, entry).version, told)
    assert now(office, entry).text("state") == "已更新"


def test_some_ways_down_then_the_last_one_with_the_item(office: Office, entry: Record) -> None:
    record = published(office, entry, WEBSITE, BOARD)
    site, board = office.outlets.of(entry.text("number"))
    with pytest.raises(Refused) as no:
        office.outlets.take_down(entry.id, record.version, [], None, "")
    assert no.value.why.split("\n") == ["请至少选一个渠道", "撤下日期：必须填写", "撤下原因：必须填写"]
    with pytest.raises(Refused, match="2026-03-01 早于发布日期"):
        office.outlets.take_down(entry.id, record.version, [board.id], date(2026, 3, 1), "期满")
    office.outlets.take_down(entry.id, record.version, [board.id], date(2026, 3, 12), "公示期满")
    assert ways(office, entry) == [("局网站", "2026-03-02", "公开中"), ("公开栏", "2026-03-02", "已撤下")]
    assert now(office, entry).text("state") == "已公开"
    with pytest.raises(Refused, match="已经撤下"):
        office.outlets.take_down(entry.id, now(office, entry).version, [board.id], date(2026, 3, 13), "期满")
    office.outlets.take_down(entry.id, now(office, entry).version, [site.id], date(2026, 3, 10), "改版")
    record = now(office, entry)
    assert (record.text("state"), record["withdrawn_on"], record.text("change_reason")) == (
        "已撤下",
        date(2026, 3, 12),
        "改版",
    )
    assert rebuilt(office, DISCLOSURE, record)["state"] == "已撤下"
    office.history.undo()
    assert now(office, entry).text("state") == "已公开"
    assert ways(office, entry)[0][2] == "公开中"


def test_an_item_told_without_its_ways_stays_when_a_later_way_ends(office: Office, entry: Record) -> None:
    moved(office, DISCLOSURE, entry, "published", BEGUN)
    reviewed_for(office, entry, "website")
    office.outlets.add(entry.id, [on(WECHAT, "2026-03-09")])
    (way,) = office.outlets.of(entry.text("number"))
    office.outlets.take_down(entry.id, now(office, entry).version, [way.id], date(2026, 3, 20), "过期")
    assert now(office, entry).text("state") == "已公开", "it still stands where it was first published"


def test_the_item_taken_down_takes_all_its_ways_down(office: Office, entry: Record) -> None:
    published(office, entry, WEBSITE, BOARD)
    told = {"withdrawn_on": "2026-03-12", "change_reason": "公示期满"}
    office.outlets.add(entry.id, [on(MEETING, "2026-03-15")])
    with pytest.raises(Refused, match="2026-03-12 早于发布日期 2026-03-15"):
        office.entries.move(DISCLOSURE, entry.id, now(office, entry).version, "taken_down", told)
    told["withdrawn_on"] = "2026-03-16"
    office.entries.move(DISCLOSURE, entry.id, now(office, entry).version, "taken_down", told)
    assert {state for _, _, state in ways(office, entry)} == {"已撤下"}
    assert {way.text("down_reason") for way in office.outlets.of(entry.text("number"))} == {"公示期满"}
    office.history.undo()
    assert {state for _, _, state in ways(office, entry)} == {"公开中"}


def test_ways_follow_when_a_step_of_their_item_is_put_right(office: Office, entry: Record) -> None:
    published(office, entry, WEBSITE, on(BOARD, "2026-03-05"))
    step = step_of(office, "disclosure", entry.id, "published")
    office.entries.correct(DISCLOSURE, entry.id, step, "2026-03-03")
    assert [day for _, day, _ in ways(office, entry)] == ["2026-03-03", "2026-03-05"]
    told = {"withdrawn_on": "2026-03-12", "change_reason": "期满"}
    office.entries.move(DISCLOSURE, entry.id, now(office, entry).version, "taken_down", told)
    step = step_of(office, "disclosure", entry.id, "taken_down")
    office.entries.correct(DISCLOSURE, entry.id, step, "2026-03-13")
    assert {way["taken_down_on"] for way in office.outlets.of(entry.text("number"))} == {date(2026, 3, 13)}
    way = office.outlets.of(entry.text("number"))[0]
    with pytest.raises(Refused, match="不能只撤销这个渠道的撤下"):
        office.entries.correct(
            PUBLICATION, way.id, step_of(office, "publication", way.id, "taken_down"), None
        )
    office.entries.correct(DISCLOSURE, entry.id, step_of(office, "disclosure", entry.id, "taken_down"), None)
    assert {state for _, _, state in ways(office, entry)} == {"公开中"}
    office.entries.correct(DISCLOSURE, entry.id, step_of(office, "disclosure", entry.id, "published"), None)
    assert now(office, entry).text("state") == "待公开"
    assert ways(office, entry) == []


def test_ways_go_to_the_recycle_bin_and_back_with_their_item(office: Office, entry: Record) -> None:
    published(office, entry, WEBSITE, BOARD)
    office.entries.void(DISCLOSURE, entry.id, "重复登记")
    assert ways(office, entry) == []
    office.entries.restore(DISCLOSURE, entry.id)
    assert len(ways(office, entry)) == 2


def test_a_row_entered_by_hand_goes_through_the_gate_too(office: Office, entry: Record) -> None:
    row = least(PUBLICATION, item_no=entry.text("number"), outlet="政府信息公开平台、局网站", kind="局网站")
    with pytest.raises(Refused, match="现在是“待公开”"):
        office.entries.add(PUBLICATION, row)
    published(office, entry, BOARD, preset="board")
    with pytest.raises(Refused, match="要按“网站”遮盖和审查"):
        office.entries.add(PUBLICATION, row)
    (way,) = office.outlets.of(entry.text("number"))
    with pytest.raises(Refused, match="要按“网站”遮盖和审查"):
        office.entries.edit(PUBLICATION, way.id, way.version, row)
    office.entries.edit(
        PUBLICATION, way.id, way.version, {**office.entries.copy_of(PUBLICATION, way.id), "proof": "照片"}
    )
    office.entries.add(PUBLICATION, least(PUBLICATION, item_no="公开-2020-0001"))  # of another ledger


def test_the_last_way_taken_down_on_its_own_page_takes_the_item_along(office: Office, entry: Record) -> None:
    published(office, entry, BOARD)
    (way,) = office.outlets.of(entry.text("number"))
    moved(office, PUBLICATION, way, "taken_down", date(2026, 3, 20))
    assert (now(office, entry).text("state"), now(office, entry)["withdrawn_on"]) == (
        "已撤下",
        date(2026, 3, 20),
    )


def test_the_old_way_keeps_working_and_tells_of_no_rows(office: Office, entry: Record) -> None:
    told = facts(DISCLOSURE, DISCLOSURE.flow.move("published"), BEGUN)
    reviewed_for(office, entry, "board")
    office.entries.move(DISCLOSURE, entry.id, entry.version, "published", told)
    assert now(office, entry).text("state") == "已公开"
    assert office.outlets.of(entry.text("number")) == ()


def test_another_action_may_put_out_what_waits_or_add_to_what_is_public(
    office: Office, entry: Record
) -> None:
    reviewed_for(office, entry, "board")
    for way, state in ((BOARD, "待公开"), (replace(BOARD, address="2号公开栏"), "已公开")):
        assert now(office, entry).text("state") == state
        with office.store.unit("登记张贴") as unit:
            office.outlets.put_out(unit, unit.get(DISCLOSURE, entry.id), [way])
    assert len(ways(office, entry)) == 2
    assert now(office, entry).text("masked") == "不需要"
    with pytest.raises(Refused, match="要按“网站”"), office.store.unit("登记张贴") as unit:
        office.outlets.put_out(unit, unit.get(DISCLOSURE, entry.id), [WEBSITE])


def test_every_sub_kind_can_be_published(office: Office, entry: Record) -> None:
    every = [
        WayOut(outlet, kind, BEGUN, f"{kind}的位置", attendees=3)
        for outlet, kinds in OUTLETS.items()
        for kind in kinds
    ]
    published(office, entry, *every)
    assert len(office.outlets.of(entry.text("number"))) == len(every)
    words = set(office.entries.options("channel"))
    told = now(office, entry)["channels"]
    assert isinstance(told, tuple)
    assert set(told) <= words
    assert office.entries.count(Query(PUBLICATION.key)) == len(every)
