"""What is hidden and what may be seen."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.masking import NONE, PRESETS, STANDARD, STRICT, mask
from desktop_app.domain.privacy import Kind, find
from desktop_app.domain.register import Secret


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        ("610924198708300747", "610924********0747"),
        ("61092419870830074x", "610924********074X"),
        ("６１０９２４１９８７０８３００７４７", "610924********0747"),
        ("610924870830074", "610924*****0074"),
        ("91610000MA6TX1234X", "91610000MA6TX1234X"),
        ("610924198713400747", "610924********0747"),  # no such month: still somebody's number
        ("E12345678", "E1*****78"),
        ("护照E12345678", "护照*******78"),
        ("123", "****"),
    ],
)
def test_paper_numbers(number: str, seen: str) -> None:
    assert mask(STANDARD, Secret.PAPER, number) == seen


@pytest.mark.parametrize(
    ("phone", "seen"),
    [
        ("13812345678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("+86-138-1234-5678", "138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("0915-4420001", "0915-442****"),
        ("4420001", "442****"),
        ("13812345678、0915-4420001", "138****5678、0915-442****"),
        ("13812345678（女儿）", "138****5678（女儿）"),
        ("12345", "1****"),
    ],
)
def test_phones(phone: str, seen: str) -> None:
    assert mask(STANDARD, Secret.PHONE, phone) == seen


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("××镇××村9组", "××镇××村**"),
        ("城关镇河堤路12号3单元402室", "城关镇河堤路**"),
        ("河西街道幸福社区3号楼", "河西街道幸福社区**"),
        ("城关镇新华街", "城关镇新华街"),
        ("青石县石门乡三组", "青石县石门乡**"),
        ("紫阳县恒信建筑有限公司", "紫阳县恒信建筑有限公司"),
        ("a.b@qq.com", "a***@qq.com"),
        ("3单元402", "**"),
    ],
)
def test_addresses_lose_the_house(address: str, seen: str) -> None:
    assert mask(STANDARD, Secret.ADDRESS, address) == seen


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("张三", "张*"),
        ("张三丰", "张*"),
        ("欧阳锋", "欧阳*"),
        ("匿名", "匿名"),
        ("张三、李四", "张*、李*"),
        ("张三等5人", "张*等5人"),
        ("××县恒信建筑有限公司", "××县恒信建筑有限公司"),
        ("县教育局", "县教育局"),
        ("陕西正义律师事务所", "陕西正义律师事务所"),
        ("××县阳光公益服务中心", "××县阳光公益服务中心"),
        ("张会", "张*"),
        ("李建社", "李*"),
    ],
)
def test_names_only_under_the_strict_preset(name: str, seen: str) -> None:
    assert mask(STRICT, Secret.NAME, name) == seen
    assert mask(STANDARD, Secret.NAME, name) == name


def test_identities_inside_free_text() -> None:
    text = "张三（证号610924198708300747，电话13812345678，邮箱zhang@163.com，座机0915-4420001）〔2025〕12号"
    assert mask(STANDARD, Secret.TEXT, text) == (
        "张三（证号610924********0747，电话138****5678，邮箱z***@163.com，座机0915-442****）〔2025〕12号"
    )


def test_numbers_that_are_no_identity_stay() -> None:
    for text in (
        "工单2025080812345678901234",
        "面积13812345.678",
        "合同价1381234567元",
        "2025年1月1日至12月31日",
    ):
        assert mask(STANDARD, Secret.TEXT, text) == text, text


def test_masking_again_changes_nothing() -> None:
    for secret, value in (
        (Secret.PAPER, "610924198708300747"),
        (Secret.PHONE, "13812345678、0915-4420001"),
        (Secret.ADDRESS, "××镇××村9组"),
        (Secret.NAME, "张三等5人"),
        (Secret.TEXT, "电话13812345678"),
    ):
        once = mask(STRICT, secret, value)
        assert mask(STRICT, secret, once) == once


def test_what_is_no_text_or_no_secret_stays() -> None:
    assert mask(STANDARD, Secret.TEXT, None) is None
    assert mask(STRICT, None, "张三13812345678") == "张三13812345678"
    assert mask(STRICT, Secret.NAME, date(2026, 1, 1)) == date(2026, 1, 1)
    assert mask(NONE, Secret.PHONE, "13812345678") == "13812345678"


def test_a_misspelt_preset_shows_nothing() -> None:
    with pytest.raises(KeyError):
        mask("strickt", Secret.PHONE, "13812345678")
    assert set(PRESETS) == {STANDARD, STRICT, NONE}


def test_the_finder_tells_places_of_the_text_as_written() -> None:
    text = "电话：１３８１２３４５６７８。"
    (found,) = find(text)
    assert (found.kind, text[found.start : found.end]) == (Kind.MOBILE, "１３８１２３４５６７８")
