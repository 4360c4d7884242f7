"""What is found in texts, measured on a corpus of its own, and how long a hostile text may keep it busy."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from desktop_app.domain.privacy import Found, Kind, find
from desktop_app.domain.privacy_scan import NUMBERS, detect
from tests.domain import corpus, corpus_clean

RECALL, FALSE_ALARMS = 0.995, 0.01
OWN = (corpus_clean.OWN_LINE, corpus_clean.OWN_MAIL)


def covers(seed: corpus.Seeded, found: Found) -> bool:
    """Whether a find is the seed: no digit of it is left outside; a door may be found with or without its street."""
    at = seed.text.rindex(seed.written)
    end = at + len(seed.written)
    left = seed.text[at : max(at, min(found.start, end))] + seed.text[max(at, min(found.end, end)) : end]
    if seed.kind is Kind.LANDLINE:
        left = left.removesuffix("-801")
    if seed.kind is Kind.HOUSE:
        return found.kind is seed.kind and at <= found.start < end <= found.end
    return found.kind is seed.kind and not any(sign.isalnum() for sign in left)


def _recall(count: int, seed: int) -> dict[Kind, float]:
    every: Counter[Kind] = Counter()
    missed: Counter[Kind] = Counter()
    for one in corpus.seeded(count, seed):
        every[one.kind] += 1
        missed[one.kind] += not any(covers(one, found) for found in detect(one.text))
    return {kind: 1 - missed[kind] / number for kind, number in every.items()}


def _alarms(count: int, seed: int) -> list[str]:
    return [line for line in corpus_clean.clean(count, seed) if detect(line, allowed=OWN)]


def _measured(count: int, seed: int) -> None:
    recall = _recall(count, seed)
    assert len(recall) == 8
    assert min(recall.values()) >= RECALL, recall
    alarms = _alarms(count, seed)
    assert len(alarms) <= count * FALSE_ALARMS, alarms[:20]


def test_what_is_seeded_is_found_and_clean_lines_are_quiet() -> None:
    _measured(20_000, 1)


@pytest.mark.long
@pytest.mark.parametrize("seed", [2, 3])
def test_the_same_of_a_hundred_thousand(seed: int) -> None:
    _measured(100_000, seed)


def test_the_corpus_is_not_all_of_one_kind() -> None:
    some = list(corpus.seeded(4000))
    assert {one.kind for one in some} == set(Kind) - {Kind.PERMIT, Kind.ACCOUNT}
    assert all(one.text.count(one.written) >= 1 for one in some)
    assert any("\n" in one.written for one in some)
    assert any("㛃" in one.text for one in some)


@pytest.mark.parametrize(
    ("text", "kind", "written", "why"),
    [
        ("证件610924198708300747", Kind.ID_NUMBER, "610924198708300747", "校验码正确"),
        ("张三610924198708300748李四", Kind.ID_NUMBER, "610924198708300748", "校验码不对"),
        ("110105 19491231 002x", Kind.ID_NUMBER, "110105 19491231 002x", "中间夹有空格"),
        ("110105194912\n31002X", Kind.ID_NUMBER, "110105194912\n31002X", "中间换了行"),
        ("旧证610924870830074。", Kind.ID_NUMBER, "610924870830074", "15位旧号"),
        ("身份证号：61092419871340074X", Kind.ID_NUMBER, "61092419871340074X", "写在“身份证”后面"),
        ("卡号6212 2640 0000 1234", Kind.BANK_CARD, "6212 2640 0000 1234", "写在“卡号”后面"),
        ("持护照E12345678入境", Kind.PERMIT, "E12345678", "护照"),
        ("往来港澳通行证C12345678", Kind.PERMIT, "C12345678", "通行证"),
        ("加QQ：123456789", Kind.ACCOUNT, "123456789", "QQ"),
        ("微信号zhang_san88", Kind.ACCOUNT, "zhang_san88", "微信"),
        ("陕G·D12345停放", Kind.PLATE, "陕G·D12345", "新能源"),
        ("残疾人张三，男", Kind.HEALTH, "残疾人", "张三"),
        ("户主龚𬱖䶮因患尿毒症", Kind.HEALTH, "尿毒症", "龚𬱖䶮"),
        ("双河村三组12号", Kind.HOUSE, "三组12号", "门牌"),
        ("残疾人证61092419870830074742", Kind.ID_NUMBER, "61092419870830074742", "残疾人证号"),
        ("电话138 1234\n5678，请核对", Kind.MOBILE, "138 1234\n5678", "中间换了行"),
        ("幸福里2期A幢2-501", Kind.HOUSE, "A幢2-501", "门牌"),
        ("电话86-915-4420001", Kind.LANDLINE, "86-915-4420001", "区号915"),
        ("座机 (010) 8234 5678", Kind.LANDLINE, "(010) 8234 5678", "区号010"),
    ],
)
def test_each_find_tells_kind_place_and_why(text: str, kind: Kind, written: str, why: str) -> None:
    (found,) = detect(text)
    assert (found.kind, text[found.start : found.end]) == (kind, written)
    assert why in found.why


def test_lines_and_places_are_those_of_the_text_as_given() -> None:
    text = "第一行\r\n\r\n电话：＋８６　１３８１２３４５６７８\n末行 ａ＠ｂ．ｃｎ z@b.cn"
    first, *_, last = detect(text)
    assert (first.kind, first.line, text[first.start : first.end]) == (
        Kind.MOBILE,
        3,
        "＋８６　１３８１２３４５６７８",
    )
    assert (last.kind, last.line, last.text) == (Kind.EMAIL, 4, "z@b.cn")


def test_the_column_heading_speaks_for_a_number() -> None:
    permit = "610924200503050109"
    head = "序号\t项目\t{}\n1\t公租房\t" + permit
    assert not detect(head.format("施工许可证编号"))
    assert [one.kind for one in detect(head.format("身份证号"))] == [Kind.ID_NUMBER]
    assert not detect(permit, heading="施工许可证编号")


def test_the_illness_column_of_a_pasted_list() -> None:
    text = "姓名\t身体状况\t备注\n张三\t腰椎间盘突出\t无\n李四\t健康\t无\n说明\n王五\t腰椎间盘突出\t无"
    (found,) = detect(text)
    assert (found.kind, found.text, found.line) == (Kind.HEALTH, "腰椎间盘突出", 2)


def test_codes_of_bodies_are_nobodys() -> None:
    for code in ("91610924MA70XXXX1X", "11610924016033333K", "92610924MA70ABCD1X"):
        assert not detect(f"统一社会信用代码：{code}")


@pytest.mark.parametrize(
    "text",
    ["12栋1200户", "1单元101户型图", "张家坝村3号安置点", "新华街12号", "贵C12345号文", "202503051230451", "国道G210",
     "高血压、糖尿病", "王女士反映残疾人证办理难", "13812345678.90元", "138\n1234\n5678",
     "138 1234 5678 9012 4500 3300",
     "4444 3300 2100 1000 5500 6600 7700", "微信公众号ziyangzhujian", "12345", "6.10924E+17"],
)  # fmt: skip
def test_what_only_looks_like_one(text: str) -> None:
    assert not detect(text)


def test_the_offices_own_numbers_are_no_find() -> None:
    text = "咨询电话0915-4421234，邮箱ZJJ@ziyang.gov.cn，经办人手机13812345678"
    assert [one.text for one in detect(text, allowed=("(0915) 4421234", "zjj@ziyang.gov.cn"))] == [
        "13812345678"
    ]
    assert len(detect(text)) == 3
    assert not detect(text, allowed=("+86 138-1234-5678", *OWN))


def test_kinds_can_be_chosen() -> None:
    text = "张三，肢体残疾二级，住幸福家园3栋501室，电话13812345678"
    assert {one.kind for one in detect(text)} == {Kind.HEALTH, Kind.HOUSE, Kind.MOBILE}
    assert {one.kind for one in detect(text, NUMBERS)} == {Kind.MOBILE}


def test_what_the_quick_search_finds_of_the_corpus_is_found() -> None:
    for one in corpus.seeded(4000, seed=5):
        hard = detect(one.text)
        for quick in find(one.text):
            assert any(h.start < quick.end and quick.start < h.end for h in hard), one.text


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "6 1", "6222 ", "12-", "6109241987", "1\n", "a@", "a@a.", "1号", "1单元1", "1\t2\t", "糖尿病", "138 ",
     "0915-", "(86", "18 61 0924 1987 ", "6\u200b", "张三，", "姓名\t病情\n", "住址", "陕G1", "- . ", "微信a", "一"],
)  # fmt: skip
def test_a_hostile_text_takes_no_longer_than_its_length_allows(unit: str) -> None:
    """Twice the text, about twice the time: nothing backtracks for ever."""
    begun = time.perf_counter()
    detect(unit * (200_000 // len(unit)))
    assert time.perf_counter() - begun < 6
