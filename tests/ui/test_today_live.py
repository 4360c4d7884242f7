"""今日 while time passes and others write: it tells what is new, and never disturbs whoever types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Person
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.opinion import OPINION
from desktop_app.services.office import Office, open_office
from tests.builders import BUREAU, added
from tests.hand import Hand
from tests.ui.test_register_tab import call
from ui import today_tab
from ui.main_window import MainWindow
from ui.today_tab import TodayTab

MONDAY = datetime(2026, 5, 18, 9, 0)


@dataclass
class Clock:
    """A clock that a test turns."""

    now: datetime = MONDAY

    def today(self) -> date:
        """Its day."""
        return self.now.date()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    made = open_office(tmp_path / "数据", today=clock.today, now=lambda: clock.now)
    made.bureau.put(BUREAU)
    made.people.put(Person("王芳", "办公室", ("登记", "管理")))
    made.people.begin()
    yield made
    made.close(copy=False)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today_tab, "_SEEN", 1)


def tab_of(window: MainWindow) -> TodayTab:
    return window.findChildren(TodayTab)[0]


def wrote_beside(office: Office, name: str, text: str) -> None:
    """Another desk writes into the same file."""
    model = office.entries.get(HOTLINE, 1)
    values = {f.key: model.values[f.key] for f in HOTLINE.typed()}
    with office.store.of(name).unit("登记") as unit:
        unit.add(HOTLINE, {**values, "content": text})


def seen(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: office.window.get("today.seen") is not None)


def test_the_next_morning_tells_what_is_new_and_leads_to_it(
    office: Office, clock: Clock, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    call(office, "早就逾期的", called_at="2026-03-02 09:00")
    call(office, "明天到期的", called_at="2026-05-14 09:00")
    hand = Hand(qtbot, open_window(office))
    assert not hand.sees("上次查看以来")
    seen(office, qtbot)
    wrote_beside(office, "李明", "别人登记的")
    clock.now = MONDAY + timedelta(days=1)
    hand = Hand(qtbot, open_window(office))
    assert hand.sees("自5月18日 09:00上次查看以来：")
    assert [words for words in hand.buttons() if words.startswith("新")] == ["新到期  1", "新登记  1"]
    new = [line.split("|")[3] for line in hand.lines("到期事项") if line.startswith("● ")]
    assert any("明天到期的" in line for line in new)
    assert any("别人登记的" in line for line in new)
    assert not any("早就逾期的" in line for line in new)
    hand.press("新登记")
    tree = next(view for view in hand.front().findChildren(QTreeWidget) if view.isVisible())
    assert "别人登记的" in tree.currentItem().text(3)
    assert tree.currentIndex().data(11).startswith("新登记，")


def test_the_mark_moves_only_when_today_was_seen(
    office: Office,
    clock: Clock,
    open_window: Callable[[Office], MainWindow],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call(office, "甲")
    monkeypatch.setattr(today_tab, "_SEEN", 3_600_000)
    hand = Hand(qtbot, open_window(office))
    hand.tab("咨询热线")
    assert office.window.get("today.seen") is None
    monkeypatch.setattr(today_tab, "_SEEN", 1)
    hand.tab("今日")
    seen(office, qtbot)
    clock.now += timedelta(hours=2)
    hand.key("F5")
    hand.tab("咨询热线")  # leaving: what was read last is what was seen
    kept = office.window.get("today.seen")
    assert isinstance(kept, dict)
    assert kept["at"] == "2026-05-18T11:00:00"


def test_clocks_of_hours_go_on_and_run_out_within_the_day(
    office: Office, clock: Clock, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    added(office, OPINION, found_at="2026-05-18 08:20", level="特别重大", sudden="是", title="网传停水")
    call(office, "今天到期的", called_at="2026-05-13 09:00")
    window = open_window(office)
    hand = Hand(qtbot, window)
    assert "05-18 13:20 还有4小时20分|舆情" in hand.lines("到期事项")[1]
    clock.now = datetime(2026, 5, 18, 10, 0)
    tab_of(window).look_at_clock()
    assert "05-18 13:20 还有3小时20分|舆情" in hand.lines("到期事项")[1]
    assert hand.lines("到期事项")[0].startswith("今日到期（2）")
    clock.now = datetime(2026, 5, 18, 13, 21)
    tab_of(window).look_at_clock()
    lines = hand.lines("到期事项")
    assert lines[0].startswith("逾期（1）")
    assert "05-18 13:20 已超1分|舆情" in lines[1]
    assert any(line.startswith("今日到期（1）") for line in lines)


def test_what_another_desk_writes_is_seen_within_a_minute_and_nothing_moves_away(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    for at in range(40):
        call(office, f"第{at}件", called_at="2026-03-02 09:00")
    window = open_window(office)
    hand = Hand(qtbot, window)
    tree = next(view for view in hand.front().findChildren(QTreeWidget) if view.isVisible())
    hand.click_line("第30件", "到期事项")
    here, scrolled = tree.currentItem().text(3), tree.verticalScrollBar().value()
    wrote_beside(office, "李明", "别人登记的")
    assert not hand.sees("别人登记的")
    tab_of(window).look_at_clock()
    assert hand.sees("别人登记的")
    assert (tree.currentItem().text(3), tree.verticalScrollBar().value()) == (here, scrolled)


@pytest.mark.parametrize("where", ["台账", "便签"])
def test_nothing_disturbs_whoever_types(
    office: Office, clock: Clock, open_window: Callable[[Office], MainWindow], qtbot: QtBot, where: str
) -> None:
    call(office, "今天到期的", called_at="2026-05-13 09:00")
    window = open_window(office)
    hand = Hand(qtbot, window)
    if where == "便签":
        hand.key("F2")
    else:
        hand.tab("咨询热线")
        hand.key("Ctrl+N")
    box = next(b for b in hand.front().findChildren(QPlainTextEdit) if b.isVisible() and b.isEnabled())
    box.setFocus()
    box.setPlainText("反映小区停")
    cursor = box.textCursor()
    cursor.setPosition(3)
    box.setTextCursor(cursor)
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    clock.now += timedelta(days=1, hours=3)
    wrote_beside(office, "李明", "别人登记的")
    assert window.work is not None
    window.work._look_at_clock()
    tab_of(window).look_at_clock()
    window.teller.happened.emit(office.entries.void(HOTLINE, 2, "误登"))
    QApplication.processEvents()
    assert QApplication.focusWidget() is box
    assert (box.toPlainText(), box.textCursor().position()) == ("反映小区停", 3)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == windows
    box.insertPlainText("又")
    assert box.toPlainText() == "反映小又区停"
    assert QApplication.activePopupWidget() is None


def test_the_week_is_shown_from_the_button_and_from_the_menu(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    call(office, "今天到期的", called_at="2026-05-13 09:00")
    hand = Hand(qtbot, open_window(office))
    hand.press("打印本周到期…")
    assert hand.title() == "本周到期 2026-05-18"
    assert hand.may_press("打印")
    hand.press("关闭")
    hand.menu("工具", "本周到期…")
    assert hand.title() == "本周到期 2026-05-18"
    hand.press("关闭")
