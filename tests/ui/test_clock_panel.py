"""期限: what comes next, every clock that runs with the leading one told apart, and the sheet that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop_app.domain.clock_board import board, next_line
from desktop_app.domain.clocks import Channel, Result, Step, StepKind, reckon
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.deadlines import words
from desktop_app.domain.workdays import Calendar
from ui.clock_panel import ClockPanel

RECEIVED = Step(StepKind.RECEIVED, date(2026, 11, 2), channel=Channel.IN_PERSON)
ASKED = Step(StepKind.THIRD_PARTY_ASKED, date(2026, 11, 9))
TODAY = date(2026, 11, 23)
Show = Callable[..., ClockPanel]


def clock(*steps: Step) -> Result:
    return reckon((RECEIVED, *steps), Calendar.builtin())


@pytest.fixture
def show(dressed: QApplication, qtbot: QtBot) -> Show:
    """A panel as narrow as beside the table on a small screen."""

    def shown(result: Result | None, *, whole: bool = False) -> ClockPanel:
        panel = ClockPanel(whole=whole)
        qtbot.addWidget(panel)
        panel.resize(460, 430)
        panel.show_clock(result, TODAY)
        panel.show()
        QApplication.processEvents()
        return panel

    return shown


def told(panel: ClockPanel) -> str:
    return panel.findChildren(QTextBrowser)[0].toPlainText()


def lines(panel: ClockPanel) -> list[str]:
    found = [one for one in panel.findChildren(QLabel) if one.isVisible() and one.text()]
    return [one.text() for one in sorted(found, key=lambda one: one.y())]


def test_what_comes_next_stands_first(show: Show) -> None:
    result = clock(ASKED)
    assert lines(show(result, whole=True))[0] == next_line(result, TODAY)
    assert lines(show(result, whole=True))[1].startswith(f"到期日 {result.due_on}")


def test_a_record_says_by_itself_what_comes_next(show: Show) -> None:
    result = clock(ASKED)
    assert lines(show(result))[0].startswith(f"到期日 {result.due_on}")


def test_every_clock_is_told_with_its_article_and_what_silence_means(show: Show) -> None:
    result = clock(ASKED, Step(StepKind.AGENCY_ASKED, date(2026, 11, 16)))
    text = told(show(result))
    clocks = board(result, TODAY)
    assert len(clocks) >= 3
    for one in clocks:
        day = chinese_day(one.due_on) if one.due_on else "没有确定的到期日"
        for part in (
            one.name,
            day,
            words(one.due_on, TODAY) if one.whose else "已过",
            one.article,
            one.whose,
            one.what,
            one.otherwise,
        ):
            assert part in text


def test_the_leading_clock_is_told_apart_in_words(show: Show) -> None:
    alone, late = clock(), clock(ASKED)
    for result, said in ((alone, "最先到期"), (late, "先办这项")):
        leads = next(one for one in board(result, TODAY) if one.leads)
        shown = told(show(result)).splitlines()
        (line,) = [line for line in shown if line.startswith("▶")]
        assert shown[shown.index("各项期限") + 1] == line, "it stands first"
        assert leads.name in line
        assert line.endswith(f"{said}  轮到本机关")


def test_warnings_stand_before_the_clocks(show: Show) -> None:
    result = clock(Step(StepKind.SUPPLEMENT_ASKED, date(2026, 11, 20)))
    assert result.warnings
    text = told(show(result))
    assert text.index("请注意") < text.index(result.warnings[0]) < text.index("各项期限")


def test_it_is_readable_in_a_narrow_panel(show: Show) -> None:
    panel = show(clock(ASKED, Step(StepKind.EXTENDED, date(2026, 11, 12), days=20)))
    assert panel.minimumSizeHint().width() <= 460
    text, days = panel.findChildren(QTextBrowser)[0], panel.findChildren(QTableView)[0]
    assert not text.horizontalScrollBar().maximum()
    assert not days.horizontalScrollBar().maximum()
    assert text.height() >= 150
    assert days.height() >= 80


def test_a_closed_case_says_so_and_no_clock_leads(show: Show) -> None:
    panel = show(clock(Step(StepKind.REPLIED, date(2026, 11, 18)), Step(StepKind.SIGNED, date(2026, 11, 19))))
    assert any("已办结" in line for line in lines(panel))
    assert "▶" not in told(panel)


def test_without_a_day_of_receipt_there_is_nothing_to_print(show: Show) -> None:
    panel = show(clock(ASKED))
    panel.show_clock(None, TODAY)
    assert lines(panel)[0] == "还没有收到日期，期限未起算"
    assert told(panel) == ""
    assert not panel.findChildren(QPushButton)[0].isEnabled()


def test_the_sheet_is_asked_for(show: Show, qtbot: QtBot) -> None:
    panel = show(clock())
    with qtbot.waitSignal(panel.sheet_wanted):
        next(b for b in panel.findChildren(QPushButton) if b.text() == "期限计算单…").click()
