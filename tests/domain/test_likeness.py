"""A small labelled set: reworded, of another year, unrelated. The threshold stands between them."""

from __future__ import annotations

import pytest

from desktop_app.domain.likeness import ALIKE, likeness

_LIST = "申请公开2025年农村危房改造补助对象名单"
_CONTRACT = "幸福小区物业服务合同备案情况"
_TAKING = "城东棚户区改造项目房屋征收决定及补偿方案"
_ROAD = "青石县人民路改造工程的施工许可证、招标文件和中标通知书"
REWORDED = (
    (_LIST, "请提供二〇二五年度农村危房改造的补助名单"),
    (_LIST, "我想了解你局2025年危房改造补助了哪些人，名单"),
    (_LIST, "2025年危改补助名单"),
    (_LIST, "2025年农村危房改造补助对象名单、验收资料及资金拨付凭证"),
    (_CONTRACT, "请公开幸福小区的物业合同备案"),
    (_CONTRACT, "幸福小区前期物业服务合同及其备案表"),
    (_TAKING, "关于城东棚户区改造的征收决定、补偿方案"),
    (_TAKING, "城东棚改项目的征收补偿方案和征收决定"),
    (_ROAD, "人民路改造工程施工许可证及中标通知书"),
    (_ROAD, "申请获取人民路改造工程招投标文件、施工许可证"),
    ("2026年1月以来公租房配租对象名单和审核材料", "公租房配租对象名单（2026年1月以来）及审核材料"),
    ("滨河小区3号楼竣工验收备案表", "滨河小区三号楼的竣工验收备案材料"),
)
OTHER_YEAR = (
    (_LIST, "申请公开2024年农村危房改造补助对象名单"),
    ("2024年度部门决算", "2025年度部门决算"),
    ("2023年公租房租金收缴情况", "2025年公租房租金收缴情况"),
    ("城镇老旧小区改造2022年项目清单", "城镇老旧小区改造2024年项目清单"),
    ("二〇二三年农民工工资保证金账目", "二〇二四年农民工工资保证金账目"),
)
UNRELATED = (
    (_LIST, _CONTRACT),
    (_LIST, "2025年公租房配租对象名单"),
    (_LIST, "农村危房改造政策文件"),
    (_CONTRACT, "幸福小区维修资金使用明细"),
    (_TAKING, "城东棚户区改造项目施工单位资质"),
    (_ROAD, "建设路改造工程的监理合同"),
    ("滨河小区3号楼竣工验收备案表", "滨河小区商品房预售许可证"),
    ("2025年部门预算", "2025年政府采购合同"),
    ("公租房申请条件和办理流程", "物业维修资金使用流程"),
    ("农民工工资保证金账目", "燃气经营许可证发放名单"),
)


@pytest.mark.parametrize(("one", "other"), REWORDED)
def test_the_same_in_other_words_is_seen(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize(("one", "other"), [*OTHER_YEAR, *UNRELATED])
def test_another_year_and_another_matter_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_the_order_of_the_two_does_not_matter() -> None:
    for one, other in (*REWORDED, *OTHER_YEAR, *UNRELATED):
        assert likeness(one, other) == likeness(other, one)


def test_spelling_and_politeness_do_not_count() -> None:
    assert likeness("申请公开：２０２５年 危房改造名单。", "请公开2025年危房改造的名单") == 1
    assert likeness("", "2025年危房改造名单") == 0
    assert likeness("申请公开", "申请公开") == 0  # nothing is left to compare
