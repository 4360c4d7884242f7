"""From a 公示 to its result: what it must say, how long it hangs, objections, and when the result may go out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.objection import OBJECTION
from desktop_app.registers.publication import PUBLICATION
from desktop_app.services.board_sheets import Candidate
from desktop_app.services.office import Office
from desktop_app.services.outlet_ways import WayOut
from desktop_app.services.results import result_title
from desktop_app.services.rules import SKIPS_FIRST_DAY
from tests.builders import BUREAU, added, moved, opened, reviewed
from tests.documents.paper import words
from tests.services.test_importing import sheet

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
BEGUN, LAST = date(2026, 6, 1), date(2026, 6, 12)
READY = "公示期满，可以出结果"
SHOWN = {
    "genre": "公示",
    "basis": "《公共租赁住房管理办法》",
    "body": "现将拟保障对象予以公示，接受社会监督。\n特此公示。",
    "roster": "姓名\t乡镇\t人口\n张三\t城关镇\t3\n李四\t东沟镇\t2",
    "formed_on": "2026-05-29",
    "period_from": str(BEGUN),
    "period_to": str(LAST),
    "period_days": "5",
    "period_unit": "工作日",
}


class Desk:
    """An office whose day the test turns."""

    def __init__(self, data: Path) -> None:
        self.data, self._offices = data, list[Office]()

    def on(self, day: date) -> Office:
        """The same ledger on another day."""
        self.close()
        office = opened(self.data, day)
        self._offices.append(office)
        return office

    def close(self) -> None:
        """Nobody sits there."""
        while self._offices:
            self._offices.pop().close(copy=False)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A ledger whose bureau is known and whose reviews are given here."""
    made = Desk(tmp_path / "turned")
    office = made.on(BEGUN)
    office.bureau.put(BUREAU)
    office.reviewing.set_in_program(True)
    yield made
    made.close()


def shown(office: Office, **other: object) -> Record:
    """A 公示 that was put up on its first day."""
    item = added(office, DISCLOSURE, **{**SHOWN, **other})
    return moved(office, DISCLOSURE, item, "published", office.entries.today())


def objected(office: Office, item: Record, on: date, **other: object) -> Record:
    told = {"item_no": item.text("number"), "item_title": item.text("title"), "received_on": str(on), **other}
    return added(office, OBJECTION, **told)


def settled(office: Office, objection: Record, result: str, handling: str) -> None:
    told = {"decided_on": str(office.entries.today()), "result": result, "handling": handling}
    office.entries.move(OBJECTION, objection.id, objection.version, "decided", told)


def result_of(office: Office, item: Record, **other: object) -> Record:
    """The result as the program fills it in, saved and reviewed."""
    values = office.results.values(item.id)
    blank = {key: DISCLOSURE[key].kind.show(value) for key, value in values.items()}
    validity = {"validity": "有效"}
    made = office.entries.add(DISCLOSURE, {**validity, **blank, **other})
    record = office.entries.get(DISCLOSURE, made.one())
    reviewed(office, record)
    return record


def test_a_notice_that_does_not_say_everything_is_a_draft_and_may_not_hang(desk: Desk) -> None:
    office = desk.on(BEGUN)
    item = added(office, DISCLOSURE, **{**SHOWN, "basis": "", "body": "现将名单公布。"})
    reviewed(office, item)
    paper = office.publishing.paper(item.id)
    assert paper.lacking == ("缺少依据：请填写依据的文件或者在正文里写明。",)
    assert (paper.draft, paper.why) == (True, "缺少依据")
    whole = added(office, DISCLOSURE, **SHOWN)
    reviewed(office, whole)
    clean = office.publishing.paper(whole.id)
    assert (clean.lacking, clean.draft, clean.why) == ((), False, "")
    told = "".join(words(clean.pdf).split())
    for said in (
        "依据：《公共租赁住房管理办法》",
        "邮编：725300",
        "监督电话：0915-4420011",
        "张三",
        "以下空白",
    ):
        assert said in told
    assert "应撤日：2026-06-13" in told, "the day after the last one"
    issue = added(office, ISSUE, opens_on=str(BEGUN))
    office.board.collect(issue.id, [Candidate(DISCLOSURE.key, item, "")])
    with pytest.raises(Refused, match="有1件稿件还不能张贴") as no:
        office.board.post(issue.id, office.entries.get(ISSUE, issue.id).version, BEGUN)
    assert "缺少依据" in no.value.why


def test_every_particular_of_the_bureau_is_asked_for(desk: Desk) -> None:
    office = desk.on(BEGUN)
    item = added(office, DISCLOSURE, **SHOWN)
    reviewed(office, item)
    office.bureau.put(replace(BUREAU, address="", postcode="", supervision_phone=""))
    names = [line.partition("：")[0] for line in office.publishing.paper(item.id).lacking]
    assert names == ["缺少地址", "缺少邮编", "缺少监督电话"]
    assert "缺少地址、邮编、监督电话" in office.publishing.paper(item.id).why


def test_a_notice_for_some_place_prints_its_place_and_an_item_of_no_such_kind_lacks_nothing(
    desk: Desk,
) -> None:
    office = desk.on(BEGUN)
    told = {"genre": "通告", "body": "因检修停水，请准备。", "contact": "0915-5550000"}
    bare = added(office, DISCLOSURE, **told)
    assert [line[:6] for line in office.publishing.paper(bare.id).lacking] == ["缺少起止时间", "缺少范围：请"]
    whole = added(office, DISCLOSURE, **told, reach="东街", period_from="2026-06-16", period_to="2026-06-16")
    paper = office.publishing.paper(whole.id)
    said = "".join(words(paper.pdf).split())
    assert paper.lacking == ()
    for part in ("范围：东街", "起止时间：2026年6月16日", "联系电话：0915-5550000"):
        assert part in said
    other = added(office, DISCLOSURE, genre="其他", body="政策解读。")
    assert office.publishing.paper(other.id).lacking == ()


def test_the_postcode_on_the_paper_is_reviewed_with_it(desk: Desk) -> None:
    office = desk.on(BEGUN)
    item = added(office, DISCLOSURE, **SHOWN)
    reviewed(office, item)
    office.bureau.put(replace(BUREAU, postcode="725301"))
    assert office.publishing.paper(item.id).draft


def skip_first_day(office: Office, *, skips: bool = True) -> None:
    """The office counts its periods from the next day on."""
    office.rules.put_limits({**office.rules.limits(), SKIPS_FIRST_DAY: int(skips)})


@pytest.mark.parametrize(
    ("skips", "days", "unit", "said"),
    [
        (False, "10", "工作日", ""),  # 1-5 and 8-12 June
        (False, "11", "工作日", "公示期不得少于11个工作日（含起止两日），应不早于 2026-06-15"),
        (True, "10", "工作日", "公示期不得少于10个工作日（首日不计），应不早于 2026-06-15"),
        (False, "12", "自然日", ""),
        (False, "13", "", "公示期不得少于13日（含起止两日），应不早于 2026-06-13"),
        (True, "11", "自然日", ""),
        (True, "12", "自然日", "公示期不得少于12日（首日不计），应不早于 2026-06-13"),
    ],
)
def test_a_period_is_as_long_as_its_rule(desk: Desk, skips: bool, days: str, unit: str, said: str) -> None:
    office = desk.on(BEGUN)
    skip_first_day(office, skips=skips)
    told = {**SHOWN, "period_days": days, "period_unit": unit}
    if said:
        with pytest.raises(Refused, match="还不能保存") as no:
            added(office, DISCLOSURE, **told)
        assert no.value.why == f"公示结束：{said}"
    else:
        made = added(office, DISCLOSURE, **told)
        assert made["period_until"] == office.results.span(BEGUN, int(days), unit).until == LAST


def test_open_items_follow_the_way_of_counting_and_published_ones_keep_theirs(desk: Desk) -> None:
    office = desk.on(BEGUN)
    told = {**SHOWN, "period_days": "12", "period_unit": "自然日"}
    waiting, public = added(office, DISCLOSURE, **told), shown(office, **told)
    skip_first_day(office)
    assert office.entries.get(DISCLOSURE, waiting.id)["period_until"] == LAST + timedelta(days=1)
    assert office.results.state(public.id).ends_on == LAST
    assert (
        office.results.span(BEGUN, 12, "自然日").words == "公示期：2026-06-01至2026-06-13（12日，首日不计）"
    )

    def edited(item: Record, **other: object) -> None:
        now = office.entries.get(DISCLOSURE, item.id)
        raw = {**office.entries.copy_of(DISCLOSURE, item.id), **other}
        office.entries.edit(DISCLOSURE, item.id, now.version, raw)

    edited(public, remark="张贴时已拍照")
    assert office.results.state(public.id).ends_on == LAST, "an edit elsewhere does not prolong it"
    with pytest.raises(Refused) as no:
        edited(waiting, remark="待张贴")
    assert no.value.why.endswith("应不早于 2026-06-13")
    edited(public, period_from="2026-05-31")  # twelve days, and the first besides
    with pytest.raises(Refused) as changed:
        edited(public, period_from="2026-06-01")
    assert changed.value.why.endswith("应不早于 2026-06-13"), "a period that is changed is judged as of today"
    office = desk.on(LAST + timedelta(days=1))
    assert office.rules.current().skips_first_day, "kept with the ledger"
    skip_first_day(office, skips=False)
    assert office.entries.get(DISCLOSURE, waiting.id)["period_until"] == LAST
    office.history.undo()
    assert office.entries.get(DISCLOSURE, waiting.id)["period_until"] == LAST + timedelta(days=1)


def test_a_short_period_of_an_old_ledger_is_taken_over_with_a_note(desk: Desk, tmp_path: Path) -> None:
    office = desk.on(LAST)
    heads = ("信息名称", "生成日期", "责任科室", "公示开始", "公示结束", "公示天数", "公示天数单位")
    row = ("名单的公示", "2026-05-29", "房管股", str(BEGUN), str(LAST), "12", "自然日")

    def notes(at: int) -> tuple[str, ...]:
        rehearsal = office.importing.rehearse(DISCLOSURE, sheet(tmp_path / f"{at}.xlsx", [row], heads))
        assert rehearsal.counts()["新增"] == 1
        return tuple(note for note in rehearsal.rows[0].notes if "公示期" in note)

    assert notes(1) == ()
    skip_first_day(office)
    assert notes(2) == ("公示结束：公示期不得少于12日（首日不计），应不早于 2026-06-13",)


def test_an_objection_is_noted_by_its_day(desk: Desk) -> None:
    item = shown(desk.on(BEGUN))
    office = desk.on(LAST + timedelta(days=5))
    with pytest.raises(Refused) as early:
        objected(office, item, BEGUN - timedelta(days=1))
    assert early.value.why == "收到日期：2026-05-31 早于公示开始 2026-06-01"
    with pytest.raises(Refused) as coming:
        objected(office, item, LAST + timedelta(days=6))
    assert coming.value.why == "收到日期：2026-06-18 还没有到"
    objected(office, item, LAST)
    late = {"item_no": item.text("number"), "received_on": "2026-06-13", "content": "迟了"}
    reading = office.entries.read(OBJECTION, late)
    assert reading.mistakes == ()
    assert [said for _, said in reading.warnings] == [
        "收到日期：2026-06-13 已过公示期（到2026-06-12），是逾期的异议，不计入结果公告"
    ]
    objected(office, item, LAST + timedelta(days=1))
    assert [one.late for one in office.results.objections(item.id)] == [False, True]
    state = office.results.state(item.id)
    assert (state.ends_on, state.received, state.open, state.late) == (LAST, 1, 1, 1)
    unknown = office.entries.read(OBJECTION, {**late, "item_no": "公开-2026-0099"})
    assert [said for _, said in unknown.warnings] == ["公示编号：主动公开里没有编号为公开-2026-0099的公示"]


def test_the_result_waits_for_the_last_day_and_for_every_objection(desk: Desk) -> None:
    office = desk.on(BEGUN)
    pending = added(office, DISCLOSURE, **SHOWN)
    assert "还没有公示" in office.results.state(pending.id).why
    item = shown(office)
    first = objected(office, item, BEGUN)
    office = desk.on(LAST - timedelta(days=2))
    state = office.results.state(item.id)
    assert (state.may_issue, state.why) == (False, "公示期到2026-06-12，还差2天")
    with pytest.raises(Refused, match="还不能出结果"):
        office.results.values(item.id)
    office = desk.on(LAST + timedelta(days=1))
    objected(office, item, LAST + timedelta(days=1))
    assert office.results.state(item.id).why == "还有1件异议没有处理：异议-2026-0001"
    settled(office, first, "异议不成立", "经核查无住房。")
    assert office.results.state(item.id).may_issue, "the late one does not hold it up"
    assert office.results.values(item.id)["result_of"] == item.text("number")


@pytest.mark.parametrize("objections", [0, 1, 2])
def test_the_words_of_a_result(desk: Desk, objections: int) -> None:
    office = desk.on(BEGUN)
    item = shown(office)
    came = [objected(office, item, BEGUN, objector="王秀兰") for _ in range(objections)]
    office = desk.on(LAST + timedelta(days=1))
    told = (
        ("部分成立", "王秀兰反映的一户\n经核查收入超标，取消资格。"),
        ("异议人撤回", "电话13812345678确认撤回"),
    )
    for one, (became, handling) in zip(came, told, strict=False):
        settled(office, one, became, handling)
    result = result_of(office, item)
    paper = office.publishing.paper(result.id)
    assert (paper.draft, paper.lacking) == (False, ())
    assert (result.text("roster"), result.text("genre")) == (item.text("roster"), "公告")
    written = (result.text("title"), result.text("summary"), "", result.text("body"), "", words(paper.pdf))
    found = "\n".join(written).replace("\r", "")
    golden = GOLDEN / f"result-{objections}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_a_result_that_tells_another_number_of_objections_is_a_draft(desk: Desk) -> None:
    item = shown(desk.on(BEGUN))
    office = desk.on(LAST + timedelta(days=1))
    result = result_of(office, item)
    assert not office.publishing.paper(result.id).draft
    settled(office, objected(office, item, LAST), "异议成立", "取消资格。")
    paper = office.publishing.paper(result.id)
    assert paper.why == "异议情况与登记不一致"
    assert paper.lacking == ("异议情况与登记不一致：公示期内登记了1件异议，请改正正文。",)


def _by_move(office: Office, result: Record, on: date) -> None:
    told = {"published_on": str(on), "channels": "公开栏", "place": "一楼", "review_no": "1", "masked": "是"}
    office.entries.move(DISCLOSURE, result.id, result.version, "published", told)


def _by_ways(office: Office, result: Record, on: date) -> None:
    way = WayOut("公开栏、查阅场所", "公开栏", on, "一楼大厅公开栏")
    office.outlets.publish(result.id, result.version, [way])


def _by_board(office: Office, result: Record, on: date) -> None:
    issue = added(office, ISSUE, opens_on=str(on))
    office.board.collect(issue.id, [Candidate(DISCLOSURE.key, result, "")])
    office.board.post(issue.id, office.entries.get(ISSUE, issue.id).version, on)


@pytest.mark.parametrize("publish", [_by_move, _by_ways, _by_board])
def test_no_door_lets_a_result_out_too_early(
    desk: Desk, publish: Callable[[Office, Record, date], None]
) -> None:
    item = shown(desk.on(BEGUN))
    office = desk.on(LAST)
    told = {
        **SHOWN,
        "period_from": "",
        "period_to": "",
        "period_days": "",
        "period_unit": "",
        "genre": "公告",
    }
    body = f"《{item.text('title')}》公示期满，公示期间未收到异议。"
    result = added(office, DISCLOSURE, **{**told, "body": body, "result_of": item.text("number")})
    reviewed(office, result)
    with pytest.raises(Refused) as early:
        publish(office, result, LAST)
    assert early.value.why == "公示期到2026-06-12，这一天还在公示期内"
    office = desk.on(LAST + timedelta(days=2))
    waiting = objected(office, item, LAST)
    if (
        publish is not _by_board
    ):  # there its words no longer agree with the ledger, so it does not hang at all
        with pytest.raises(Refused) as open_one:
            publish(office, result, LAST + timedelta(days=1))
        assert "还有1件异议没有处理" in open_one.value.why
    office.entries.void(OBJECTION, waiting.id, "登记错了")
    publish(office, office.entries.get(DISCLOSURE, result.id), LAST + timedelta(days=1))
    assert office.entries.get(DISCLOSURE, result.id).text("state") == "已公开"
    step = next(
        line
        for line in office.history.timeline(DISCLOSURE, result.id)
        if line.what == "登记公开" and line.step
    )
    assert step.step is not None
    with pytest.raises(Refused, match="还不能公开"):
        office.entries.correct(DISCLOSURE, result.id, step.step, str(LAST))


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("公开-2026-0099", "没有编号为公开-2026-0099的公示"),
        ("公开-2026-0001", "公开-2026-0001没有填公示期"),
        ("公开-2026-0002", "原公示编号写的是它自己"),
    ],
)
def test_a_result_of_nothing_does_not_go_out(desk: Desk, named: str, why: str) -> None:
    office = desk.on(LAST)
    moved(office, DISCLOSURE, added(office, DISCLOSURE), "published", LAST)
    result = added(office, DISCLOSURE, result_of=named)
    reviewed(office, result)
    with pytest.raises(Refused) as no:
        _by_move(office, result, LAST)
    assert no.value.why == why


def test_a_publicity_is_not_taken_down_early_without_a_reason(desk: Desk) -> None:
    item = shown(desk.on(BEGUN))
    on = LAST - timedelta(days=3)
    office = desk.on(on)
    assert office.results.early(item.id) == "公示期到2026-06-12，还差3天"
    with pytest.raises(Refused, match="公示期还没有满") as no:
        office.entries.move(DISCLOSURE, item.id, item.version, "taken_down", {"withdrawn_on": str(on)})
    assert no.value.why == "公示期到2026-06-12，还差3天"
    way = added(office, PUBLICATION, item_no=item.text("number"), published_on=str(on))
    with pytest.raises(Refused, match="公示期还没有满"):
        office.entries.move(PUBLICATION, way.id, way.version, "taken_down", {"taken_down_on": str(on)})
    told = {"withdrawn_on": str(on), "change_reason": "名单有误"}
    office.entries.move(DISCLOSURE, item.id, item.version, "taken_down", told)
    office = desk.on(LAST + timedelta(days=1))
    assert office.results.early(item.id) == ""
    assert (
        office.results.state(item.id).why
        == "公开-2026-0001在2026-06-09提前撤下，公示期（到2026-06-12）没有满"
    )
    assert office.reminders.day().group(READY).total == 0


def test_today_tells_until_there_is_a_result_or_none_is_needed(desk: Desk) -> None:
    office = desk.on(BEGUN)
    item, other = shown(office), shown(office, title="关于另一批对象的公示")
    first = objected(office, item, BEGUN)
    assert desk.on(LAST).reminders.day().group(READY).total == 0
    office = desk.on(LAST + timedelta(days=1))
    lines = office.reminders.day().group(READY).lines
    assert [(line.id, line.next_step) for line in lines] == [
        (item.id, "登记异议的处理结果"),
        (other.id, "出结果公告…"),
    ]
    assert lines[0].why == "公示期到2026-06-12，已满；收到异议1件，1件还没有处理"
    assert lines[1].why == "公示期到2026-06-12，已满；没有收到异议"
    raw = {**office.entries.copy_of(DISCLOSURE, other.id), "no_result": "是"}
    office.entries.edit(DISCLOSURE, other.id, other.version, raw)
    settled(office, first, "异议不成立", "无误。")
    assert [line.id for line in office.reminders.day().group(READY).lines] == [item.id]
    result_of(office, item)
    assert office.reminders.day().group(READY).total == 0
    assert [one.text("title") for one in office.results.state(item.id).results] == [
        "关于2026年第1批公租房保障对象公示结果的公告"
    ]
    assert desk.on(LAST + timedelta(days=61)).reminders.day().group(READY).total == 0


def test_what_is_taken_down_in_time_still_waits_for_its_result(desk: Desk) -> None:
    item = shown(desk.on(BEGUN))
    office = desk.on(LAST + timedelta(days=1))
    moved(office, DISCLOSURE, item, "taken_down", LAST + timedelta(days=1))
    assert [line.id for line in office.reminders.day().group(READY).lines] == [item.id]
    assert office.results.state(item.id).may_issue


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("关于2026年第1批公租房保障对象的公示", "关于2026年第1批公租房保障对象公示结果的公告"),
        ("公租房配租名单公示", "公租房配租名单公示结果的公告"),
        ("配租名单", "关于《配租名单》公示结果的公告"),
    ],
)
def test_how_a_result_is_called(title: str, named: str) -> None:
    assert result_title(title) == named


def test_a_sheet_does_not_bring_a_result_in_too_early(desk: Desk, tmp_path: Path) -> None:
    item = shown(desk.on(BEGUN))
    heads = ("信息名称", "生成日期", "责任科室", "原公示编号", "实际公开日期")
    office = desk.on(LAST + timedelta(days=5))

    def told(on: str, number: str) -> tuple[str, ...]:
        rows = [("公示结果的公告", "2026-06-12", "房管股", number, on)]
        rehearsal = office.importing.rehearse(DISCLOSURE, sheet(tmp_path / f"{on}{number}.xlsx", rows, heads))
        return rehearsal.rows[0].mistakes

    number = item.text("number")
    assert told("2026-06-12", number) == ("第2行 原公示编号：公示期到2026-06-12，这一天还在公示期内",)
    assert told("2026-06-13", number) == ()
    assert told("2026-06-12", "公开-2019-0007") == (), "of another ledger nothing is known"


def test_what_is_public_does_not_become_a_result_too_early(desk: Desk) -> None:
    office = desk.on(BEGUN)
    item = shown(office)
    other = moved(office, DISCLOSURE, added(office, DISCLOSURE), "published", BEGUN)
    raw = {**office.entries.copy_of(DISCLOSURE, other.id), "result_of": item.text("number")}
    with pytest.raises(Refused) as no:
        office.entries.edit(DISCLOSURE, other.id, other.version, raw)
    assert no.value.why == "原公示编号：公示期到2026-06-12，还差11天"
