"""备案表, change list, 回音壁, 点题通知书 and the papers of a decision: words, places, what must not be in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest

from desktop_app.documents import decision_pages as decisions
from desktop_app.documents.change_list import (
    Act,
    Change,
    ChangeList,
    Place,
    change_list_lines,
    change_list_sheets,
)
from desktop_app.documents.echo_sheet import Echo, EchoSheet, echo_lines, echo_sheets, lay_echo
from desktop_app.documents.filing_form import Filed, FilingForm, filing_form_lines, filing_form_sheets
from desktop_app.documents.notice import Sheets
from desktop_app.documents.topic_notice import TopicNotice, topic_notice_lines, topic_notice_sheets
from desktop_app.errors import Refused
from tests.documents.board import EDGE, golden, places
from tests.documents.paper import DAY, ISSUER, seen, words

LATER = date(2026, 4, 6)
HALL = Place("一楼大厅公开栏", "名单公示", "第3格")
FILING = FilingForm(
    ISSUER,
    "期-2026-0003",
    DAY,
    (
        Filed("关于2026年第三批公共租赁住房保障对象名单的公示", "公示公告", 5),
        Filed("关于城区停水的通告", "公示公告", 1),
    ),
    ways=("公开栏", "触摸屏"),
    rhythm="定期",
    interval="每1个月更换",
    begins=DAY,
    ends=date(2026, 4, 4),
    first_reviewer="王㛃",
    second_reviewer="李某",
    approver="赵某",
    opinions="名单第3行的社区写错了",
    feedback="已更正并重新张贴",
    photos=("一楼大厅 2026-03-05.jpg",),
    filing_opinion="准予备案",
    filed_on=date(2026, 3, 6),
    archive_no="2026-ZWGK-003",
    department="局办公室",
)
CHANGES = ChangeList(
    ISSUER,
    "期-2026-0003",
    DAY,
    (
        Change(Act.UP, "关于城区停水的通告", "公开-2026-0018", HALL, DAY, date(2026, 3, 12)),
        Change(Act.LEAVE, "办事指南", "公开-2025-0011", HALL, DAY),
        Change(Act.DOWN, "关于第二批名单的公示", "公开-2026-0011", HALL, DAY, date(2026, 3, 5), 5),
        Change(
            Act.MOVE,
            "收费标准",
            "公开-2025-0031",
            HALL,
            DAY,
            target=Place("一楼大厅公开栏", "办事服务", "第1格"),
        ),
    ),
)
ECHOES = EchoSheet(
    ISSUER,
    DAY,
    (
        Echo(
            "幸福里小区电梯何时修好？联系人13812345678",
            "物业管理股",
            "已批准使用维修资金，3月底前更换。",
            DAY,
        ),
        Echo("停车位怎么收费？", "物业管理股", "收费标准已在第1格公布。", DAY),
    ),
    issue_no="期-2026-0003",
    phone="0000-8123456",
    foot="编号：期-2026-0003",
)
TOPIC = TopicNotice(
    ISSUER, "点题-2026-0007", "物业管理股", "点题箱", DAY, "幸福里小区电梯何时修好？", date(2026, 3, 12), 5,
    signer="赵某", signed_on=DAY,
)  # fmt: skip
CALL = decisions.CommentCall(
    "青石县物业管理办法", ISSUER, DAY, DAY, LATER, "物业管理股", "人民路88号", "725300", "0000-8123456",
    "zjj@qingshi.example", number="青建公〔2026〕20号",
)  # fmt: skip
REPORT = decisions.AdoptionReport(
    "青石县物业管理办法", ISSUER, LATER, DAY, LATER,
    (
        decisions.Comment("建议每季度公布公共收益账目。", "采纳"),
        decisions.Comment("物业费全县统一，本人13812345678。", "不予采纳", "实行市场调节价，不宜统一。"),
        decisions.Comment("增加维修资金查询。", "部分采纳", "可以到窗口查询，网上查询另行建设。"),
    ),
    phone="0000-8123456",
)  # fmt: skip
ATTENDANCE = decisions.AttendancePage(
    "2026年第4次局务会议", ISSUER, DAY, "审议《青石县物业管理办法》（草案）",
    (decisions.Attendee("王㛃", "人大代表", "县人大常委会"), decisions.Attendee("𬱖某", "公众代表", came=False)),
)  # fmt: skip

PAPERS: dict[str, tuple[Callable[[], Sheets], Callable[[], list[str]]]] = {
    "filing-form": (lambda: filing_form_sheets(FILING), lambda: filing_form_lines(FILING)),
    "change-list": (lambda: change_list_sheets(CHANGES), lambda: change_list_lines(CHANGES)),
    "echo": (lambda: echo_sheets(ECHOES), lambda: echo_lines(ECHOES)),
    "topic-notice": (lambda: topic_notice_sheets(TOPIC), lambda: topic_notice_lines(TOPIC)),
    "comment-call": (lambda: decisions.comment_call_sheets(CALL), lambda: decisions.comment_call_lines(CALL)),
    "adoption": (lambda: decisions.adoption_sheets(REPORT), lambda: decisions.adoption_lines(REPORT)),
    "sign-in": (
        lambda: decisions.attendance_sheets(ATTENDANCE),
        lambda: decisions.attendance_lines(ATTENDANCE),
    ),
    "attended": (
        lambda: decisions.attendance_sheets(replace(ATTENDANCE, sign_in=False)),
        lambda: decisions.attendance_lines(replace(ATTENDANCE, sign_in=False)),
    ),
}


def flat(text: str) -> str:
    return "".join(text.split()).replace("\ufffe", "-")


@pytest.mark.parametrize("name", PAPERS)
def test_the_words_and_their_places(name: str) -> None:
    sheets, lines = PAPERS[name]
    made = sheets()
    golden(name, "\n".join(lines()) + "\n\n" + places(made.pdf))
    assert made == sheets()
    assert made.missing == ()


@pytest.mark.parametrize("name", PAPERS)
def test_what_is_told_is_on_the_paper(name: str) -> None:
    sheets, lines = PAPERS[name]
    made = sheets()
    page = "".join(one.char for one in (one for page in seen(made.pdf) for one in page))
    for line in lines():
        for cell in line.replace("／", "｜").split("｜"):
            assert all(char in page for char in flat(cell)), cell
    for page_ in seen(made.pdf):
        assert min(min(one.x, one.y) for one in page_) > EDGE


@pytest.mark.parametrize(
    "field", [one.name for one in fields(FilingForm) if one.type in {"str", "tuple[str, ...]"}]
)
def test_the_form_shows_every_fact(field: str) -> None:
    value = getattr(FILING, field)
    shown = "\n".join(filing_form_lines(FILING))
    assert (value if isinstance(value, str) else value[-1]) in shown
    assert "合计｜共2件｜｜6" in shown
    assert "■公开栏　□政府网站　□电子屏　□其他　■触摸屏" in shown


def test_an_empty_form_leaves_room_to_write() -> None:
    form = FilingForm(ISSUER, "期-2026-0004", None, ())
    assert filing_form_sheets(form).pages == 1
    assert "张贴照片｜（照片粘贴处）" in filing_form_lines(form)
    assert any("签名（盖章）" in line for line in filing_form_lines(form))
    assert filing_form_sheets(replace(FILING, entries=[*FILING.entries] * 40)).pages > 1


def test_changes_come_in_the_order_they_are_made() -> None:
    lines = change_list_lines(CHANGES)
    assert [line.split("｜")[1] for line in lines if line[0].isdigit()] == ["撤下", "移位", "张贴", "保留"]
    assert "撤下1件，移位1件，张贴1件，保留1件。" in lines
    moved = next(line for line in lines if "｜移位｜" in line)
    assert "从：一楼大厅公开栏　名单公示　第3格／到：一楼大厅公开栏　办事服务　第1格" in moved
    assert moved.endswith("｜长期｜□")
    assert "没有要更换的。" in change_list_lines(replace(CHANGES, changes=()))


def test_the_wall_names_nobody_and_counts_in_the_issue() -> None:
    assert {one.name for one in fields(Echo)} == {"topic", "office", "result", "answered_on"}
    told = words(echo_sheets(ECHOES).pdf)
    assert "13812345678" not in told
    assert "138****5678" in told
    laid = lay_echo(replace(ECHOES, draft=True))
    told = words(laid.pdf(4, 9))
    assert "第4张，共9张" in told
    assert "草稿" in told


def test_a_receipt_is_filled_as_far_as_it_is_known() -> None:
    blank = "\n".join(topic_notice_lines(TOPIC))
    assert "反馈截止日期｜2026年3月12日（5个工作日内反馈）" in blank
    assert "点题人｜未署名｜承办科室｜物业管理股" in blank
    assert "□可公开　□涉密　□不宜公开" in blank
    done = replace(
        TOPIC,
        answer="已修好",
        judgement="不宜公开",
        reason="涉及他人隐私",
        echo_on=DAY,
        echo_issue="期-2026-0003",
    )
    told = "\n".join(topic_notice_lines(done))
    assert "■不宜公开／理由：涉及他人隐私" in told
    assert "日期：2026年3月5日　期号：期-2026-0003" in told
    assert "草稿" in words(topic_notice_sheets(replace(TOPIC, draft=True)).pdf)
    assert "草稿" not in words(topic_notice_sheets(TOPIC).pdf)


def test_a_call_for_comments_runs_thirty_days_or_says_why_not() -> None:
    hurried = replace(CALL, ends=date(2026, 3, 20))
    with pytest.raises(Refused, match="征求意见不足30日") as no:
        decisions.comment_call_lines(hurried)
    assert no.value.why
    assert no.value.do
    told = decisions.comment_call_lines(replace(hurried, short_reason="汛期临近，急需施行。"))
    assert "缩短期限的理由：汛期临近，急需施行。" in told
    assert not any("缩短" in line for line in decisions.comment_call_lines(CALL))


def test_comments_are_published_without_names_and_numbers() -> None:
    assert {one.name for one in fields(decisions.Comment)} == {"content", "taken", "reason"}
    told = "\n".join(decisions.adoption_lines(REPORT))
    assert "共收到意见3条，其中采纳1条，部分采纳1条，不予采纳1条" in told
    assert "13812345678" not in told
    assert "未收到意见" in "\n".join(decisions.adoption_lines(replace(REPORT, comments=())))


def test_the_list_says_who_came_and_the_page_to_sign_does_not() -> None:
    assert "应到2人" in decisions.attendance_lines(ATTENDANCE)
    came = decisions.attendance_lines(replace(ATTENDANCE, sign_in=False))
    assert "应到2人，实到1人" in came
    assert "2｜𬱖某｜公众代表｜｜否" in came
