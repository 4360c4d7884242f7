"""Sentences of the work reports: they choose their words by the numbers, and never tell what cannot be true."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.measures import Figure, How, Measure
from desktop_app.domain.periods import free, parse
from desktop_app.domain.work_report import Draft, Hole, Kind, Number, Paragraph, Section, half, named
from desktop_app.domain.work_report_facts import Counted, Facts, Total
from desktop_app.domain.work_report_phrases import course, doubtful, matters, own, paragraph, rate, total_of
from desktop_app.domain.work_reports import TEXTS, blank, drafted

YEAR = parse("2026")
DAY = date(2026, 12, 1)
CENTRE = Total(
    "figure",
    7,
    "数字城管案件",
    "市中心报表",
    date(2026, 1, 1),
    date(2026, 12, 31),
    945,
    handled=940,
    closed=930,
)


def count(label: str, *rows: int) -> Figure:
    return Figure(Measure(label, f"{label}的件"), len(rows), rows)


def share(label: str, part: tuple[int, ...], whole: int) -> Figure:
    value = len(part) / whole if whole else None
    return Figure(Measure(label, f"{label}的口径", how=How.SHARE), value, part, len(part), whole)


def ledger(
    came: int, done: int, running: int, out: int = 0, late: int = 0, parts: dict[str, int] | None = None
) -> Counted:
    """A ledger of matters; ids are given to those done first, then those running, then those withdrawn."""
    rows = tuple(range(1, came + 1))
    ended, rest = rows[:done], rows[done:]
    figures = [
        count("收件", *rows),
        count("办结", *ended),
        count("在办", *rest[:running]),
        count("撤销", *rest[running : running + out]),
        count("超期", *rest[:late]),
        share("办结率", ended, came - out),
        share("按期率", ended, done),
    ]
    parted, at = {}, 0
    for word, many in (parts or {}).items():
        parted[word] = count("收件", *rows[at : at + many])
        at += many
    return Counted("hotline", "咨询热线", "件", {one.measure.label: one for one in figures}, parted)


def said(told: Counted) -> str:
    return paragraph(course(told)).text


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (ledger(3, 3, 0), "全部办结，办结率100%（3件中办结3件），按期率100%（3件中按期办结3件）。"),
        (ledger(2, 0, 2), "全部在办，办结率0%（2件中办结0件）。"),
        (
            ledger(5, 3, 1, out=1, late=1),
            "已办结3件，在办1件，撤销、合并1件，办结率75%（4件中办结3件），按期率100%（3件中按期办结3件），超期1件。",
        ),
        (ledger(1, 0, 0, out=1), "已办结0件，撤销、合并1件，还没有可以计算办结率的件。"),
    ],
)
def test_words_follow_the_numbers(told: Counted, words: str) -> None:
    assert said(told) == words


def test_nothing_received_is_said_and_never_a_blank() -> None:
    assert matters(ledger(0, 0, 0), "热线来件", {"来电": ("来电",)}).text == "未收到热线来件（0件）。"


def test_sources_are_grouped_and_a_word_that_ends_in_a_digit_stands_apart() -> None:
    told = ledger(6, 6, 0, parts={"来电": 2, "12319": 3, "来信": 0, "网络": 1})
    text = matters(told, "来件", {"电话": ("来电",), "来访": ("来访",)}).text
    assert text.startswith("共收到来件6件，其中电话2件，来访0件，12319来件3件，网络1件。全部办结，")


def test_every_number_opens_the_rows_it_counts_and_says_what_it_means() -> None:
    told = ledger(5, 3, 2, parts={"来电": 2, "来信": 3})
    numbers = [one for one in matters(told, "来件", {"电话": ("来电",)}).pieces if isinstance(one, Number)]
    assert [(one.shown, one.rows.get("hotline", ())) for one in numbers] == [
        ("5件", (1, 2, 3, 4, 5)),
        ("2件", (1, 2)),
        ("3件", (3, 4, 5)),
        ("3件", (1, 2, 3)),
        ("2件", (4, 5)),
        ("60%", (1, 2, 3)),
        ("100%", (1, 2, 3)),
    ]
    assert all(one.definition and one.name.startswith("咨询热线·") for one in numbers)


def test_what_is_not_done_nor_open_nor_withdrawn_is_a_doubt_with_its_rows() -> None:
    broken = ledger(5, 3, 1)
    assert said(broken) == (
        "【需核对：咨询热线共5件，办结3件、在办1件、撤销0件，合计4件，不等于5件，未写入正文】"
    )
    doubt = doubtful(broken, "收件", {"办结": "办结", "在办": "在办"})
    assert doubt is not None
    assert doubt.rows == {"hotline": (5,)}
    assert doubtful(ledger(5, 3, 2), "收件", {"办结": "办结", "在办": "在办"}) is None


def test_a_share_is_told_with_both_its_counts() -> None:
    told = ledger(3, 1, 2)
    assert paragraph(rate(told, "办结率", "办结率", "办结")).text == "办结率33.33%（3件中办结1件）"


def test_a_total_that_can_be_true_names_its_source() -> None:
    assert total_of(CENTRE).text == (
        "据市中心报表，2026年1月1日至2026年12月31日数字城管案件收945件，处置940件，办结930件，"
        "办结率98.41%（945件中办结930件）。"
    )
    untold = replace(CENTRE, subject="审批服务事项", closed=None, handled=None, cancelled=114)
    assert "收件945件，取消事项114项；未收到办结数，不计算办结率。" in total_of(untold).text


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (replace(CENTRE, handled=1445, closed=None), "收945件、处置1445件，处置多于收到"),
        (replace(CENTRE, closed=946), "收945件、办结946件，办结多于收到"),
        (replace(CENTRE, open=10, withdrawn=0), "办结、在办、撤销合计940件，不等于收件"),
        (replace(CENTRE, warning="与上月报表不符"), "与上月报表不符"),
    ],
)
def test_a_total_that_cannot_be_true_is_a_doubt_alone(told: Total, words: str) -> None:
    (piece,) = total_of(told).pieces
    assert total_of(told).text.startswith("【需核对：数字城管案件")
    assert words in total_of(told).text
    assert total_of(told).text.endswith("，未写入正文】")
    assert getattr(piece, "rows", {}) == {"figure": (7,)}


def test_the_office_writes_paragraphs_and_what_it_has_not_written_is_marked() -> None:
    facts = Facts(YEAR, {}, {}, (), (), ledger(0, 0, 0), (), "2025年", {"lead": " 一段。\n\n二段。 "}, DAY)
    assert [one.text for one in own(facts, "lead", "领导重视")] == ["一段。", "二段。"]
    assert own(facts, "plans") == ()
    (hole,) = own(facts, "plans", "打算")
    assert hole.pieces == (Hole("打算"),)
    assert hole.text == "［请填写：打算］"
    assert facts.upto == "（统计数截至2026年12月1日）"
    assert replace(facts, counted_on=date(2027, 1, 4)).upto == ""


def test_headings_are_numbered_as_official_papers_are() -> None:
    part = Section("小节", (paragraph("丙。"),))
    sections = (Section("甲", (paragraph("乙。"),)), Section("丁", (), (part, part)))
    made = Draft(Kind.SUPERVISION, YEAR, "某局", DAY, (paragraph("起。"),), sections)
    assert [(line.level, line.paragraph.text) for line in made.lines()] == [
        (0, "起。"),
        (1, "一、甲"),
        (0, "乙。"),
        (1, "二、丁"),
        (2, "（一）小节"),
        (0, "丙。"),
        (2, "（二）小节"),
        (0, "丙。"),
    ]
    assert made.title == "某局\n2026年政务督查工作报告"
    assert made.name == "某局2026年政务督查工作报告"


def test_halves_of_a_year_have_a_name_and_other_spans_keep_theirs() -> None:
    assert half(2026, second=False).title == "2026年上半年"
    assert named(free(date(2026, 7, 1), date(2026, 12, 31))).title == "2026年下半年"
    assert named(free(date(2026, 1, 1), date(2026, 6, 29))).title == "2026年1月1日至2026年6月29日"
    assert named(YEAR) == YEAR


@pytest.mark.parametrize("kind", [Kind.PARTY, Kind.FINANCE])
def test_a_report_without_numbers_is_a_blank_and_says_so(kind: Kind) -> None:
    made = blank(kind, YEAR, "某局", DAY)
    assert made.title == f"某局\n2026年{kind}（空模板）"
    assert not made.numbers
    assert all(
        isinstance(piece, Hole) for line in made.lines() if not line.level for piece in line.paragraph.pieces
    )
    assert not TEXTS[kind]
    facts = Facts(YEAR, {}, {}, (), (), ledger(0, 0, 0), (), "2025年", {}, DAY)
    with pytest.raises(ValueError, match=kind):
        drafted(kind, facts, "某局", DAY)
    with pytest.raises(KeyError):
        blank(Kind.OPENNESS, YEAR, "某局", DAY)


def test_rows_are_gathered_from_numbers_and_doubts() -> None:
    first, second = (Number("1件", "一", "口径", {"hotline": rows}) for rows in ((3, 1), (2, 3)))
    body = (Paragraph((first, "。")), Paragraph((second, total_of(replace(CENTRE, closed=999)).pieces[0])))
    made = Draft(Kind.SUPERVISION, YEAR, "", DAY, body, ())
    assert made.rows() == {"hotline": (1, 2, 3), "figure": (7,)}
    assert [doubt.rows for doubt in made.warnings] == [{"figure": (7,)}]
