"""The catalogue as shipped, read strictly, and the office's changes laid over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.catalogue import (
    CHANNELS,
    COUNTY,
    EDITABLE,
    FIRST_OWN,
    GROUP,
    LEVELS,
    PUBLIC,
    VILLAGE_BOARD,
    CatalogueRow,
    audience_of,
    changes,
    channels,
    faults,
    in_order,
    levels,
    mistakes,
    parse,
    shown,
    with_changes,
)
from desktop_app.domain.catalogue_rules import ART_26, Kind, TimeRule
from desktop_app.domain.catalogue_words import rules_of
from desktop_app.paths import resource

FILE = resource("catalogue/standard.csv")
FACTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "domain" / "catalogue.csv"
TEXT = FILE.read_text(encoding="utf-8")
ROWS = parse(TEXT)
# Their words do not tell the rule: the page was cut, or the rule comes from elsewhere.
SAID_ELSEWHERE = {5, 39, 47, 57, 78, 91, 92}


def test_the_shipped_file_is_the_one_of_the_facts() -> None:
    if not FACTS.exists():
        pytest.skip("the facts are not beside this repository")
    assert FACTS.read_text(encoding="utf-8-sig").replace("\r\n", "\n") == TEXT


def test_the_shipped_file_has_no_faults_and_what_was_remembered_is_not_in_use() -> None:
    assert list(faults(TEXT)) == []
    assert [row.number for row in ROWS] == list(range(1, 110))
    assert {row.verified for row in ROWS if not row.enabled} == {"回忆"}
    assert [row.number for row in ROWS if row.verified == "回忆"] == (
        [11, 13, 14, 24, 25, 33, 34, 51, 52, 58, 59, 97, 109]
    )
    assert [row.number for row in ROWS if row.periodic] == [97, 99]
    assert all(row.rules for row in ROWS)
    assert [list(mistakes(row)) for row in ROWS] == [[]] * len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_the_words_of_a_row_tell_its_rules(row: CatalogueRow) -> None:
    def plain(rules: tuple[TimeRule, ...]) -> list[TimeRule]:
        return [replace(rule, note="") for rule in rules]

    assert (plain(rules_of(row.limit)) == plain(row.rules)) is (row.number not in SAID_ELSEWHERE)


def test_a_row_in_full() -> None:
    row = ROWS[106 - 1]
    assert (row.field, row.first, row.second) == ("重大建设项目", "招标投标信息", "招标投标")
    assert row.channels == ("政府网站", "公共资源交易平台")
    assert (row.audience, row.way, row.levels, row.enabled) == (PUBLIC, "主动", (COUNTY,), True)
    assert row.rules == (
        ART_26,
        TimeRule(Kind.PUBLISH, 7, "工作日", "行政决定作出", "行政许可、行政处罚"),
    )


def _cell(line: int, old: str, new: str) -> Callable[[list[str]], None]:
    def alter(lines: list[str]) -> None:
        assert old in lines[line]
        lines[line] = lines[line].replace(old, new, 1)

    return alter


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (lambda lines: lines.insert(0, "没有表头"), ["第1行：表头应是"]),
        (_cell(1, "1,国有", "一,国有"), ["第2行：序号“一”应是1到1000的整数"]),
        (_cell(2, "2,国有", "1,国有"), ["第3行：与第2行的序号相同"]),
        (_cell(2, "地方层面法规政策", "国家层面法规政策"), ["第3行：与第2行的事项相同"]),
        (_cell(1, ",法规政策,", ",,"), ["第2行：一级事项是空的"]),
        (_cell(1, ",主动,", ",公开,"), ["第2行：公开方式“公开”应是主动或依申请"]),
        (_cell(1, ",县级,", ",省级,"), ["第2行：公开层级“省级”里没有县级、乡级、村级"]),
        (_cell(1, ",已核,", ",？,"), ["第2行：核实“？”应是已核、部分或回忆"]),
        (_cell(1, "working", "weekly"), ["第2行：时限规则：公开时限：单位“weekly”应是working或calendar"]),
        (_cell(1, '""kind""', '""kind'), ["第2行：时限规则不是JSON"]),
        (lambda lines: lines.append("110,少"), ["第111行：有2格，应有15格"]),
    ],
)
def test_every_fault_is_told_with_its_line(alter: Callable[[list[str]], None], said: list[str]) -> None:
    lines = TEXT.splitlines()
    alter(lines)
    found = list(faults("\n".join(lines)))
    assert [one.startswith(begin) for one, begin in zip(found, said, strict=True)] == [True] * len(said)
    with pytest.raises(ValueError, match="第"):
        parse("\n".join(lines))


def test_all_faults_of_a_file_come_together() -> None:
    lines = TEXT.splitlines()
    lines[1] = lines[1].replace("主动", "？").replace("县级,", "省级,")
    lines[3] = lines[3].replace("working", "weekly")
    assert [one[:4] for one in faults("\n".join(lines))] == ["第2行：", "第2行：", "第4行："]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("■政府网站 ■两微一端", ("政府网站", "两微一端")),
        ("■政府网站　□政府公报\n□两微一端　■发布会/听证会", ("政府网站", "发布会/听证会")),
        ("■社区/村公示栏 ■政府网站", ("政府网站", VILLAGE_BOARD)),
        ("政府网站和办事大厅", ("政府网站", "政务服务中心")),
        ("乡镇便民服务中心/村委会公示栏", ("便民服务站", VILLAGE_BOARD)),
        ("■其他（征收现场、公开栏/公开墙）", ("征收现场", "公开栏/公开墙")),
        ("●公开栏/公开墙 〇政府网站", ("公开栏/公开墙",)),
        ("□政府网站 □其他", ()),
        ("（被截）", ()),
        ("", ()),
    ],
)
def test_channels_of_a_cell(cell: str, found: tuple[str, ...]) -> None:
    assert channels(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("全社会", (PUBLIC, "")),
        ("全社会/申请人", (PUBLIC, "申请人")),
        ("特定群体：被征收人", (GROUP, "被征收人")),
        ("本村", (GROUP, "本村")),
        ("（被截）", ("", "")),
    ],
)
def test_audience_of_a_cell(cell: str, found: tuple[str, str]) -> None:
    assert audience_of(cell) == found


def test_levels_and_cut_cells() -> None:
    assert levels("县级/乡、村级") == LEVELS
    assert levels("部级目录，县级参照") == (COUNTY,)
    assert (shown("（页面此格被截）"), shown(" （试行）办法 ")) == ("", "（试行）办法")


def test_what_is_wrong_with_a_row() -> None:
    row = replace(
        ROWS[0], first="", way="?", audience="谁", levels=(), second="长" * 200, rules=(TimeRule(Kind.HANG),)
    )
    assert [one.split("：")[0] for one in mistakes(row)] == (
        ["一级事项", "公开方式", "公开对象", "公开层级", "二级事项", "时限规则"]
    )


words = st.text(st.sampled_from("公开事项，（）1a■"), min_size=1, max_size=20)
changed = st.fixed_dictionaries(
    {},
    optional={
        "first": words,
        "content": words,
        "limit": words,
        "channels": st.lists(st.sampled_from((*CHANNELS, "征收现场")), max_size=4).map(in_order),
        "levels": st.sampled_from((LEVELS, (COUNTY,))),
        "rules": st.sampled_from(((ART_26,), (), (TimeRule(Kind.PERIODIC, every="month"), ART_26))),
        "enabled": st.booleans(),
        "who": words,
    },
)


@given(st.sampled_from(ROWS), changed)
def test_changes_laid_over_the_shipped_row_give_the_changed_row(
    row: CatalogueRow, told: dict[str, object]
) -> None:
    wanted = replace(row, **told)  # type: ignore[arg-type]
    kept = changes(wanted, row)
    assert set(kept) <= set(told)
    found = with_changes(ROWS, {row.number: kept})
    assert len(found) == len(ROWS)
    assert replace(found[row.number - 1], changed=False) == wanted
    assert found[row.number - 1].changed == (wanted != replace(row, enabled=wanted.enabled))
    assert [one for one in found if one.number != row.number] == [one for one in ROWS if one != row]


@given(changed)
def test_own_rows_are_kept_whole(told: dict[str, object]) -> None:
    row = replace(CatalogueRow(FIRST_OWN, "保障性住房", "一", "二"), **told)  # type: ignore[arg-type]
    kept = changes(row, None)
    assert set(kept) == set(EDITABLE)
    assert with_changes(ROWS, {FIRST_OWN: kept})[-1] == row


def test_a_change_of_a_row_that_is_shipped_no_more_is_passed_over() -> None:
    assert with_changes(ROWS, {500: {"enabled": False}}) == ROWS
