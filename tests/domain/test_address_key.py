"""One address in several spellings, and several that only look alike."""

from __future__ import annotations

import pytest

from desktop_app.domain.address_key import address_key, place_name, same_address

HOME = "幸福小区3栋2单元"
SAME = (
    "幸福小区3号楼2单元",
    "幸福小区３幢２单元",
    "幸福小区3座2门洞",
    "幸福小区3#2单元",
    "幸福小区3#楼2单元",
    "幸福小区三栋二单元",
    "幸福小区 3 栋 2 单元",
    "幸福小区3栋，2单元",
    "幸福小区3-2",
    "幸福小区03栋2单元",
    "城关镇幸福小区3栋2单元",
    "青石县城关镇幸福小区3栋2单元",
    "青石县城幸福小区3栋2单元",
    "陕西省安康市青石县幸福小区3栋2单元",
    "滨河街道幸福小区3栋2单元",
)
OTHER = (
    "幸福小区3栋1单元",
    "幸福小区2栋3单元",
    "幸福小区31栋2单元",
    "幸福小区3栋2单元501室",
    "和谐小区3栋2单元",
    "幸福小区3栋",
    "幸福小区",
)


@pytest.mark.parametrize("text", SAME)
def test_the_same_however_written(text: str) -> None:
    assert same_address(HOME, text), address_key(text)


@pytest.mark.parametrize("text", OTHER)
def test_another_place(text: str) -> None:
    assert not same_address(HOME, text), address_key(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("幸福小区3栋2单元501室", "幸福小区3-2-501"),
        ("幸福小区3栋2单元501室", "幸福小区三幢二单元五〇一"),
        ("幸福小区十二栋", "幸福小区12号楼"),
        ("幸福小区一百零五号", "幸福小区105"),
        ("东沟村3组", "青石县城关镇东沟村三组"),
        ("人民路1号", "青石县人民路1号"),
        ("幸福小区A座502", "幸福小区Ａ栋502室"),
    ],
)
def test_further_pairs(one: str, other: str) -> None:
    assert same_address(one, other), (address_key(one), address_key(other))


@pytest.mark.parametrize("text", ["", "3栋", "幸福小区", "青石县建筑公司", "县城", "无", "三里屯"])
def test_what_is_too_vague_is_nobodys_address(text: str) -> None:
    assert address_key(text) == ""
    assert not same_address(text, text)


def test_the_name_of_a_place() -> None:
    assert place_name("青石县城关镇幸福小区３幢二单元") == "幸福小区"
    assert place_name("工业园区3号楼") == "工业园区"
    assert place_name("新城市花园3栋") == "新城市花园"
    assert place_name("幸福小区") == ""
