"""从标准目录选: what a row of the catalogue fills into the form, and what it leaves to the clerk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.catalogue_rules import ART_26
from desktop_app.domain.records import Query
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from tests.hand import Hand
from ui.main_window import MainWindow


@pytest.fixture
def form(hand: Hand) -> Hand:
    """A new form of 主动公开."""
    hand.tab("主动公开")
    hand.press("新增")
    return hand


def choose(form: Hand, words: str) -> None:
    form.press("从标准目录选…")
    form.fill(查找目录=words)
    form.key("Return")


def test_a_row_fills_what_follows_from_it(
    form: Hand, office: Office, window: MainWindow, qtbot: QtBot
) -> None:
    form.key("Ctrl+G")
    assert form.title() == "从标准目录选"
    assert form.cursor() == "查找目录"
    row = office.catalogue.row(31)
    form.fill(查找目录=f"{row.field} {row.second}")
    assert form.rows("标准目录")[0][:3] == [row.field, row.first, row.second]
    assert f"公开依据：{' '.join(row.basis.split())}" in form.value("整行内容")
    form.key("Return")
    assert form.title() != "从标准目录选"
    told = office.catalogue.fill(31)
    for key in ("catalogue_no", "basis", "channels", "limit_words", "level", "audience", "article"):
        field = DISCLOSURE[key]
        assert form.value(field.label) == field.kind.show(told[key]), key
    assert form.sees(f"目录31：{row.field}")
    assert form.sees("填好：")
    assert "已选目录31，填好 " in form.told()
    window.activateWindow()  # the desktop does that when a dialog goes
    qtbot.waitUntil(lambda: form.cursor() == "信息名称")
    form.fill(信息名称="2026年第一批", 内容概述="名单", 责任科室="办公室")
    form.key("Ctrl+S")
    (kept,) = office.entries.page(Query(DISCLOSURE.key), 0, 9)
    assert kept["catalogue_no"] == 31
    form.key("Ctrl+E")
    assert form.sees(f"目录31：{row.field}")


def test_the_clerks_words_give_way_only_where_the_catalogue_decides(form: Hand, office: Office) -> None:
    row = replace(office.catalogue.row(31), limit="7个工作日内", rules=(replace(ART_26, days=7),))
    office.catalogue.put(row)
    form.press("公开情况：展开")
    form.fill(公开依据="口头通知", 公开类别="服务公开", 公开属性="不予公开", 公开渠道和载体="微信工作群")
    choose(form, row.second)
    assert form.value("公开依据") == office.catalogue.row(31).basis
    assert form.sees("公开依据（原为“口头通知”）")
    assert form.value("公开属性") == "不予公开"
    assert form.sees("照原样没有动：")
    assert form.value("公开渠道和载体").endswith("、微信工作群")
    assert form.value("特别时限") == "7"


def test_another_row_takes_back_what_the_first_filled(form: Hand, office: Office) -> None:
    first = replace(office.catalogue.row(31), limit="7个工作日内", rules=(replace(ART_26, days=7),))
    office.catalogue.put(first)
    choose(form, first.second)
    other = next(
        row
        for row in office.catalogue.rows()
        if row.enabled and row.field != first.field and not row.periodic
    )
    office.catalogue.put(replace(other, rules=(ART_26,), channels=("政府网站",), who=""))
    choose(form, f"{other.field} {other.first} {other.second}")
    assert form.value("目录序号") == str(other.number)
    assert form.value("特别时限") == ""
    assert form.value("公开渠道和载体") == "政府网站"
    assert not form.sees("按目录改了")


def test_rows_not_in_use_are_not_offered_and_nothing_found_is_told(form: Hand, office: Office) -> None:
    row = office.catalogue.row(31)
    office.catalogue.enable(31, enabled=False)
    form.press("从标准目录选…")
    form.fill(查找目录=row.second)
    assert [row.field, row.first, row.second] not in [cells[:3] for cells in form.rows("标准目录")]
    form.fill(查找目录="没有这样的事项")
    assert form.sees("没有找到")
    assert not form.may_press("选用")
    form.key("Esc")
    assert form.value("目录序号") == ""


def test_a_limit_of_its_own_is_asked_for(form: Hand, office: Office) -> None:
    row = next(row for row in office.catalogue.rows() if row.enabled and any(r.scope for r in row.rules))
    scope = next(rule for rule in row.rules if rule.scope)
    form.press("从标准目录选…")
    form.fill(查找目录=f"{row.field} {row.first} {row.second}")
    form.choose(时限适用于=scope.scope)
    form.press("选用")
    assert form.value("特别时限") == str(scope.days)
