"""群众点题: who is told by when, and that no answer reaches the wall before two people saw these very words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.domain.fields import Choice
from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.topic import TOPIC
from desktop_app.services.office import Office
from desktop_app.services.publishing import Paper
from tests.builders import TODAY, added, moved, opened, reviewed

ASKED, NOTIFIED, ANSWERED = date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 5)
QUESTION = "我是王秀兰，电话13812345678，想知道2025年老旧小区改造花了多少钱。"
ANSWER = "2025年共改造3个小区，投入资金812万元，联系人电话0915-4420000。王秀兰同志可到局办公室查阅。"


def topic(office: Office, **other: object) -> Record:
    return added(office, TOPIC, raised_on=str(ASKED), content=QUESTION, asker="王秀兰", **other)


def answered(office: Office) -> Record:
    told = moved(office, TOPIC, topic(office), "notified", NOTIFIED, department="房管股", notice_no="")
    return moved(office, TOPIC, told, "answered", ANSWERED, answer=ANSWER)


def worded(office: Office) -> tuple[Record, Record]:
    asked = answered(office)
    office.topics.word(asked.id, asked.version)
    item = office.topics.item(asked.id)
    assert item is not None
    return office.entries.get(TOPIC, asked.id), item


def echo(office: Office, asked: Record, **other: object) -> None:
    told: dict[str, object] = {"echo_on": str(TODAY), "echo_place": "一楼大厅公开栏"}
    office.topics.echo(asked.id, asked.version, {**told, **other})


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def test_the_notice_gets_the_number_of_its_topic(office: Office) -> None:
    first, second = topic(office), topic(office, phone="13900000000")
    told = moved(office, TOPIC, second, "notified", NOTIFIED, department="房管股", notice_no="")
    assert second.text("number") == "点题-2026-0002"
    assert told.text("notice_no") == "点题通知〔2026〕2号"
    assert office.topics.number(first) == "点题通知〔2026〕1号"
    again = moved(
        office, TOPIC, first, "notified", NOTIFIED, department="房管股", notice_no="办通〔2026〕9号"
    )
    assert again.text("notice_no") == "办通〔2026〕9号"


def test_the_day_of_feedback_is_counted_from_the_notice(office: Office) -> None:
    told = moved(office, TOPIC, topic(office), "notified", NOTIFIED, department="房管股", limit_days="5")
    assert told.day("due_on") == date(2026, 6, 9)


def test_the_item_for_the_wall_is_filled_and_holds_no_identity(office: Office) -> None:
    asked, item = worded(office)
    assert asked.text("echo_item") == item.text("number")
    assert item.text("title").startswith("回音壁：我是王*，电话138****5678")
    assert item.text("department") == "房管股"
    assert item.day("formed_on") == ANSWERED
    assert "王秀兰" not in item.text("summary") + item.text("body")
    assert "13812345678" not in item.text("summary")
    assert "0915-4420000" in item.text("body")  # the bureau's own
    assert asked.text("content") == QUESTION


def test_the_words_it_is_filled_with_are_words_of_the_lists(office: Office) -> None:
    _, item = worded(office)
    for key in ("article", "genre", "masked"):
        kind = DISCLOSURE[key].kind
        assert isinstance(kind, Choice)
        assert item.text(key) in office.entries.options(kind.options)


def test_it_is_one_action_and_can_be_taken_back(office: Office) -> None:
    asked, item = worded(office)
    office.history.undo()
    assert office.entries.get(DISCLOSURE, item.id).text("void_reason")
    assert not office.entries.get(TOPIC, asked.id).text("echo_item")
    office.topics.word(asked.id, office.entries.get(TOPIC, asked.id).version)
    assert office.topics.item(asked.id)


def test_there_is_one_item_for_a_topic(office: Office) -> None:
    asked, item = worded(office)
    with pytest.raises(Refused, match=f"已有回音壁稿{item.text('number')}"):
        office.topics.word(asked.id, asked.version)


def test_nothing_reaches_the_wall_before_two_people_saw_it(office: Office) -> None:
    office.reviewing.set_in_program(True)
    asked = answered(office)
    with pytest.raises(Refused, match="还不能上回音壁") as no:
        echo(office, asked)
    assert "还没有拟回音壁稿" in no.value.why
    asked, item = worded(office)
    with pytest.raises(Refused, match="还不能上回音壁") as no:
        echo(office, asked)
    assert item.text("number") in no.value.why
    with pytest.raises(Refused, match="还不能上回音壁"):
        office.entries.move(
            TOPIC, asked.id, asked.version, "echoed", {"echo_on": str(TODAY), "echo_place": "栏"}
        )
    reviewed(office, item)
    echo(office, asked)
    assert office.entries.get(TOPIC, asked.id).text("state") == "已公布"
    hung = office.entries.get(DISCLOSURE, item.id)
    assert (hung.text("state"), hung.day("published_on")) == ("已公开", TODAY)
    assert hung.text("place") == "一楼大厅公开栏"
    (way,) = office.outlets.of(item.text("number"))
    assert (way.text("kind"), way.day("published_on")) == ("公开栏", TODAY)


def test_one_character_changed_is_reviewed_anew(office: Office) -> None:
    asked, item = worded(office)
    reviewed(office, item)
    told = {f.key: f.kind.show(item.values.get(f.key)) for f in DISCLOSURE.typed()}
    office.entries.edit(DISCLOSURE, item.id, item.version, {**told, "body": item.text("body") + "。"})
    with pytest.raises(Refused, match="还不能上回音壁") as no:
        echo(office, asked)
    assert "待复核" in no.value.why


def test_what_is_not_public_never_gets_there(office: Office) -> None:
    asked = moved(office, TOPIC, topic(office), "notified", NOTIFIED, department="房管股")
    secret = moved(office, TOPIC, asked, "answered", ANSWERED, answer=ANSWER, judgement="不宜公开")
    with pytest.raises(Refused, match="不能上回音壁"):
        office.topics.word(secret.id, secret.version)
    gone = moved(office, TOPIC, secret, "withheld", ANSWERED)
    with pytest.raises(Refused, match="已定为不公开"):
        office.topics.echo_paper([gone.id])


def test_an_unknown_item_cannot_be_named(office: Office) -> None:
    asked = answered(office)
    with pytest.raises(Refused, match="公开-2026-9999"):
        office.entries.move(TOPIC, asked.id, asked.version, "worded", {"echo_item": "公开-2026-9999"})


def test_the_notice_on_paper(office: Office, tmp_path: Path) -> None:
    asked = topic(office)
    before = office.topics.notice_paper(asked.id)
    assert before.draft
    asked = moved(
        office, TOPIC, asked, "notified", NOTIFIED, department="房管股", limit_days="5", notice_no=""
    )
    paper = office.topics.notice_paper(asked.id)
    told = words(paper.pdf)
    assert not paper.draft
    assert "点题通知〔2026〕1号" in told
    assert "2026年6月9日（5个工作日内反馈）" in told
    office.topics.save(paper, tmp_path / "通知书.pdf", "群众点题限时反馈通知书", [asked.id])
    assert (tmp_path / "通知书.pdf").read_bytes() == paper.pdf
    office.topics.printed("群众点题限时反馈通知书", "打印机", 2, [asked.id])
    told_of = [line.what for line in office.history.timeline(TOPIC, asked.id)]
    assert [one for one in told_of if "群众点题限时反馈通知书" in one]


def test_the_wall_shows_nothing_personal_and_is_a_draft_until_reviewed(office: Office) -> None:
    asked = answered(office)
    before = office.topics.echo_paper([asked.id])
    assert before.draft
    for paper in (before, _reviewed_paper(office, asked)):
        told = words(paper.pdf)
        assert "老旧小区改造花了多少钱" in told
        assert "投入资金812万元" in told
        assert "0915-4420000" in told
        assert "王秀兰" not in told
        assert "13812345678" not in told


def _reviewed_paper(office: Office, asked: Record) -> Paper:
    office.topics.word(asked.id, asked.version)
    item = office.topics.item(asked.id)
    assert item is not None
    reviewed(office, item)
    paper = office.topics.echo_paper([asked.id])
    assert not paper.draft
    return paper


def test_the_wall_shows_the_words_that_were_reviewed(office: Office) -> None:
    asked, item = worded(office)
    told = {f.key: f.kind.show(item.values.get(f.key)) for f in DISCLOSURE.typed()}
    office.entries.edit(DISCLOSURE, item.id, item.version, {**told, "body": "改造了3个小区。"})
    paper = office.topics.echo_paper([asked.id])
    assert "改造了3个小区。" in words(paper.pdf)
    assert "812" not in words(paper.pdf)
    assert paper.draft


def test_what_is_not_answered_has_no_sheet(office: Office) -> None:
    with pytest.raises(Refused, match="不能上回音壁"):
        office.topics.echo_paper([topic(office).id])
    with pytest.raises(Refused, match="请先选中"):
        office.topics.echo_paper([])


def test_a_round_of_the_board_marks_it(office: Office) -> None:
    asked, item = worded(office)
    issue = added(office, ISSUE, opens_on=str(TODAY))
    sheet = {"issue_no": issue.text("number"), "kind": "回音壁", "item_no": asked.text("number")}
    added(office, SHEET, **sheet, title="回音壁", board="一楼大厅公开栏", hangs_from=str(TODAY))
    with pytest.raises(Refused, match="还不能张贴"):
        office.board.post(issue.id, issue.version, TODAY)
    reviewed(office, item)
    office.board.post(issue.id, issue.version, TODAY)
    shown = office.entries.get(TOPIC, asked.id)
    assert (shown.text("state"), shown.text("echo_issue")) == ("已公布", issue.text("number"))
    assert shown.text("echo_place") == "一楼大厅公开栏"
    assert office.entries.get(DISCLOSURE, item.id).text("state") == "已公开"
    (way,) = office.outlets.of(item.text("number"))
    assert way.text("issue_no") == issue.text("number")


def test_an_answer_is_offered_to_the_board_once(office: Office) -> None:
    asked, item = worded(office)
    assert office.board.candidates() == ()
    reviewed(office, item)
    assert [one.record.text("number") for one in office.board.candidates()] == [asked.text("number")]


def test_a_late_answer_is_told_on_the_day(tmp_path: Path) -> None:
    late = opened(tmp_path / "data", TODAY)
    told = moved(late, TOPIC, topic(late), "notified", NOTIFIED, department="房管股", limit_days="5")
    (line,) = late.reminders.day().group("逾期").lines
    assert (line.number, line.words, line.next_step) == (
        told.text("number"),
        "逾期6天",
        "登记反馈 / 定为不公开",
    )
    moved(late, TOPIC, told, "answered", TODAY)
    assert late.reminders.day().group("逾期").lines == ()
    late.close(copy=False)
