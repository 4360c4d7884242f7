"""统计上报: a year closed and corrected, handed out as files, and reports of other hands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Person
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import added
from tests.hand import Hand
from tests.ui.reports.numbers import NEW, YEAR, number, tabs, written
from ui.main_window import MainWindow


def test_a_year_is_closed_and_later_corrections_stand_apart(
    report: Hand, window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    report.press("年度定稿…")
    qtbot.waitUntil(lambda: report.title() == "2026年年度报告定稿")
    report.press("定稿")
    assert report.sees("定稿理由：必须填写")
    report.press("取消")
    written(office)
    report.menu("视图", "刷新")
    report.see("没有要处理的，可以定稿")
    report.press("年度定稿…")
    report.press("定稿")
    report.wait_told("2026年的年度报告已经定稿")
    report.see("已定稿")
    assert report.sees("李文 2027年1月11日 定稿")
    report.tab("表二")
    assert not report.may_press("保存表二")
    added(office, REQUEST)
    report.menu("视图", "刷新")
    report.see("定稿")
    qtbot.waitUntil(lambda: "定稿后更正（4）" in tabs(window))
    report.tab("定稿后更正（4）")
    assert report.rows("定稿后更正")[0][1:] == ["2", "3", "申请-2026-0003"]
    report.tab("表三")
    assert number(window, "表三", NEW) == "2"
    report.press("撤销定稿…")
    qtbot.waitUntil(lambda: report.title() == "撤销2026年年度报告的定稿")
    report.fill(撤销定稿理由="公布前发现漏登")
    report.press("撤销定稿")
    report.see("草稿")
    qtbot.waitUntil(lambda: number(window, "表三", NEW) == "3")


def test_last_years_figure_stands_beside_what_the_register_tells(
    report: Hand, office: Office, qtbot: QtBot
) -> None:
    written(office)
    office.reports.close(YEAR)
    added(office, REQUEST)
    report.choose(年度="2027年")
    qtbot.waitUntil(lambda: "核对（9）" in tabs(report.front()))
    report.tab("核对（9）")
    report.see("上年定稿的结转下年度为 1，台账自己算出的上年结转为 2")


def test_only_some_may_close(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    people = office.people
    people.put(Person("王芳", "办公室", ("管理",)))
    people.sign_in(people.put(Person("赵勇", "办公室", ("登记",))), "")
    window = open_window(office)
    hand = Hand(qtbot, window)
    qtbot.waitUntil(lambda: hand.title() != "" and window.settled())
    if window.work is None:
        hand.choose(姓名="赵勇（办公室）")
        hand.press("登录")
        qtbot.waitUntil(lambda: window.work is not None)
    hand.tab("统计上报")
    hand.see("草稿")
    hand.press("年度定稿…")
    assert "当前人员没有“复核”或“管理”职责" in hand.told()
    assert hand.front() is window


@pytest.mark.parametrize(
    ("words", "suffix"), [("Word 文件…", ".docx"), ("PDF 文件…", ".pdf"), ("Excel 表格…", ".xlsx")]
)
def test_the_report_is_exported(report: Hand, tmp_path: Path, words: str, suffix: str) -> None:
    path = tmp_path / f"年报{suffix}"
    report.drop("导出", words)
    report.fill(存为=str(path))
    report.press("导出")
    report.wait_told(f"已导出：{path}")
    if suffix == ".docx":
        assert any("总体情况" in paragraph.text for paragraph in Document(str(path)).paragraphs)
    elif suffix == ".xlsx":
        assert load_workbook(path).worksheets
    else:
        assert path.read_bytes().startswith(b"%PDF")


def test_a_foreign_file_is_checked(report: Hand, office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    told = office.reports.draft(YEAR).report.as_json()
    rows = told["section3"]
    assert isinstance(rows, dict)
    rows["granted"] = [2, 0, 0, 0, 0, 0, 1]
    path, before = tmp_path / "某局.json", tmp_path / "上年.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    before.write_text(json.dumps({"section3": {"carried_out": [1, 0, 0, 0, 0, 0, 1]}}), encoding="utf-8")
    report.press("检查上报文件…")
    report.press("检查")
    assert report.sees("上报文件：必须填写")
    report.fill(上报文件=str(path))
    report.press("检查")
    report.see("处不符")
    found = report.rows("检查结果")
    assert ["表三“（一）予以公开”行：总计", "2", "1", "六类申请人之和，等于总计"] in found
    report.fill(上年文件=str(before), 与本单位台账比对="2026年")
    report.press("检查")
    qtbot.waitUntil(lambda: any("上年结转，等于上一年报告" in row[3] for row in report.rows("检查结果")))
    assert any("涉及申请-2026-0001" in row[3] for row in report.rows("检查结果"))
    report.press("复制结果")
    assert "表三“（一）予以公开”行：总计\t2\t1" in QApplication.clipboard().text()
    report.fill(上报文件=str(tmp_path / "没有.json"))
    report.press("检查")
    qtbot.waitUntil(lambda: report.may_press("关闭"))
    assert report.sees("没有.json")
    report.press("关闭")
