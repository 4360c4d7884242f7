"""A text without whoever raised the matter."""

from __future__ import annotations

import pytest

from desktop_app.domain.anonymous import anonymous


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("王秀兰反映水压低", "王秀兰", "来电来访人反映水压低"),
        ("王秀兰和李志强来访", "王秀兰、李志强", "来电来访人和来电来访人来访"),
        ("王秀兰来电", "王秀兰（女士）", "来电来访人来电"),
        ("王先生称王府路没有路灯", "王先生", "来电来访人称王府路没有路灯"),
        ("王某某投诉", "王女士", "来电来访人投诉"),
        ("匿名举报工地扬尘", "匿名", "匿名举报工地扬尘"),
        ("市民反映路灯不亮", "市民", "市民反映路灯不亮"),
        ("请回电13800001234", "", "请回电138****1234"),
    ],
)
def test_names_and_numbers_go(text: str, names: str, told: str) -> None:
    assert anonymous(text, names) == told


def test_the_home_goes_the_matter_stays() -> None:
    home = "幸福小区3栋2单元501室"
    assert anonymous(f"家住{home}，楼道灯不亮", "", home) == "家住（住址略），楼道灯不亮"
    assert anonymous("在局里反映", "", "局") == "在局里反映"
