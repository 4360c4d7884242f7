"""The written sections: drafted from the numbers, and every number of theirs held against the tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.annual_report import AnnualReport, Section2, Section4
from desktop_app.domain.annual_report_facts import RequestFacts
from desktop_app.domain.annual_report_fill import fill
from desktop_app.domain.annual_report_prose import check_prose
from desktop_app.domain.annual_report_texts import LONGEST_OVERVIEW, Figures, Office, Texts, drafted, notes
from tests.domain.annual_reports import YEAR, real, request_facts

OFFICE = Office("青石县住房和城乡建设局", "城关镇人民路88号", "725000", "0915-4420000", "0915-4420011")
FIGURES = Figures(
    published=37,
    channels=(("政府网站", 30), ("公开栏", 14)),
    interpreted=3,
    renewed=2,
    taken_down=1,
    late_published=4,
    asked_by=(("邮寄", 14), ("当面", 17)),
    answered=29,
    in_time=27,
    fees=380,
    fee_payers=1,
)


def prose(text: str, report: AnnualReport | None = None, figures: Figures = FIGURES) -> list[tuple[int, int]]:
    """(expected, found) of whatever a text tells wrongly."""
    found = check_prose(report or real(), figures, Texts(overview=text))
    assert all((finding.equation, finding.soft) == ("E7", True) for finding in found)
    return [(finding.expected, finding.found) for finding in found]


def test_the_sentences_of_a_year() -> None:
    texts = drafted(2025, real(), FIGURES, OFFICE)
    assert "国办公开办函〔2021〕30号" in texts.head
    assert "2025年1月1日至2025年12月31日" in texts.head
    assert "（地址：城关镇人民路88号；邮政编码：725000；电话：0915-4420000）" in texts.head
    one, two, three, four, five = texts.overview.split("\n")
    assert one == (
        "（一）主动公开。全年主动公开政府信息37条，其中政府网站30条、公开栏14条（同一信息经多个渠道公开的分别计数）。"
        "附有政策解读的3条。"
    )
    assert two == (
        "（二）依申请公开。全年新收政府信息公开申请31件，其中自然人27件、商业企业3件、法律服务机构1件。"
        "按申请渠道分：邮寄14件、当面17件。上年结转2件。"
        "全年办结31件：予以公开11件、部分公开4件、不予公开3件、无法提供9件、不予处理2件、其他处理2件。"
        "作出答复的29件中，按期27件，按期率93.1%。结转下年度继续办理2件。"
        "因政府信息公开引起的行政复议2件（结果维持1件、尚未审结1件），"
        "因政府信息公开引起的行政诉讼2件（结果维持1件、结果纠正1件）。"
    )
    assert "更新已公开的政府信息2条、撤下1条" in three
    assert "通过政府网站、公开栏公开政府信息" in four
    assert "公布监督电话0915-4420011" in five
    assert (
        "一是有2件政府信息公开申请未按期答复；二是有4条政府信息超过规定时限公开；三是有1件复议"
        in texts.problems
    )
    assert "收取信息处理费380元，涉及申请1件" in texts.others
    assert len(texts.overview) < LONGEST_OVERVIEW


def test_a_zero_report_says_so() -> None:
    texts = drafted(2025, AnnualReport(), Figures(), Office())
    assert (
        "（二）依申请公开。本年度未收到政府信息公开申请。未发生因政府信息公开引起的行政复议、行政诉讼。"
        in texts.overview
    )
    assert texts.others == "信息处理费收取情况：无。其他需要报告的事项：无。"
    assert "未按期" not in texts.problems
    assert check_prose(AnnualReport(), Figures(), texts) == ()


@given(
    st.lists(request_facts(), max_size=20, unique_by=lambda request: request.id),
    st.integers(0, 500),
    st.integers(0, 5000),
)
def test_what_was_drafted_agrees(requests: list[RequestFacts], published: int, fees: int) -> None:
    report = fill(requests, YEAR).report
    done = report.section3["total"][-1]
    figures = replace(FIGURES, published=published, fees=fees, answered=done, in_time=done // 2)
    assert check_prose(report, figures, drafted(YEAR, report, figures, OFFICE)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "全年新收政府信息公开申请31件，办结31件，结转下年度2件。",
        "共收到３１ 件政府信息公开申请，其中当面申请3件、网络申请20件。",
        "受理依申请公开33件（含上年结转2件），按期答复30件。",
        "全年共受理政府信息公开申请33件，均已答复。",
        "收到行政复议2件，行政诉讼2件；其中行政复议结果维持1件。",
        "收到行政复议、行政诉讼各2件。",
        "受理热线12345来电99件，收到人大建议8件，收到信访投诉35件。",
        "予以公开11件，部分公开4件，不予公开3件，无法提供9件。",
        "主动公开政府信息37条，收取信息处理费380元。",
        "没有发生行政复议被纠正的情形。",
        "召开新闻发布会2次，培训3期120人次。",
    ],
)
def test_numbers_that_agree_or_that_nobody_can_place(text: str) -> None:
    assert prose(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("全年收到政府信息公开申请30件。", 31, 30),
        ("全年新收1 200件。", 31, 1200),
        ("收到１，２００件政府信息公开申请", 31, 1200),
        ("受理申请32件（含上年结转2件）", 33, 32),
        ("全年办结29件。", 31, 29),
        ("上年结转申请3件", 2, 3),
        ("结转至下一年度继续办理的5件", 2, 5),
        ("因政府信息公开被申请行政复议案件1件", 2, 1),
        ("行政诉讼3件", 2, 3),
        ("其中不予公开4件", 3, 4),
        ("本年度未收到政府信息公开申请。", 31, 0),
        ("未发生行政复议。", 2, 0),
        ("全年主动公开政府信息1,037条", 37, 1037),
        ("本年度未收取信息处理费。", 380, 0),
    ],
)
def test_numbers_that_do_not_agree(text: str, expected: int, found: int) -> None:
    assert prose(text) == [(expected, found)]


def test_numbers_of_table_two() -> None:
    text = "制发规范性文件3件，行政许可256件，行政处罚决定50件。"
    section = Section2((0, 0, 0), (3, 0, 9), 256, 48)
    assert prose(text) == []
    assert prose(text, replace(real(), section2=section)) == [(48, 50)]


def test_a_finding_names_the_words_and_the_cells() -> None:
    (finding,) = check_prose(real(), FIGURES, Texts(overview="全年收到政府信息公开申请30件。"))
    assert finding.where == "一、总体情况“收到政府信息公开申请30件”"
    assert finding.cells == (("new_received", "总计"),)
    assert "文字部分的数，等于表中的数" in finding.words


def test_no_table_four_is_not_held_against_the_text() -> None:
    assert prose("行政复议9件", replace(real(), section4=None)) == []
    assert prose("行政复议9件", replace(real(), section4=Section4())) == [(0, 9)]


def test_notes_tell_holes_and_length() -> None:
    assert list(notes(Texts(overview="字" * 1000))) == []
    told = list(notes(Texts(head="［请补充：网址］和［请补充：电话］", overview="字" * 1001)))
    assert told == ["一、总体情况有1001字，一般不超过1000字", "开头说明还有2处“［请补充……］”没有补充"]
