"""今日: what is due, why, what to press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.moving import Desk
from desktop_app.services.office import Office
from desktop_app.services.reminders import Reminders
from tests.builders import added, moved
from tests.hand import Hand
from tests.ui.test_register_tab import call
from ui.main_window import MainWindow


def test_a_day_without_anything_due_says_so(hand: Hand) -> None:
    assert hand.sees("没有到期事项")
    assert hand.sees("2026年5月20日 星期三")
    assert hand.sees("F2")


def test_what_is_due_stands_under_its_heading_and_opens(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    call(office, "早该办的", called_at="2026-03-02 09:00", caller="许建国")
    call(office, "今天到期的", called_at="2026-05-15 09:00")
    hand = Hand(qtbot, open_window(office))
    lines = hand.lines("到期事项")
    assert lines[0].startswith("逾期（1）")
    assert "许建国 早该办的" in lines[1]
    assert "逾期" in lines[1]
    assert any(line.startswith("今日到期（1）") for line in lines)
    assert hand.sees("有 2 件要在今天处理")
    hand.click_line("早该办的", "到期事项", twice=True)
    assert hand.sees("热线-2026-0001")
    assert hand.may_press("转办")


def test_what_was_done_is_gone_from_today(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    call(office, "早该办的", called_at="2026-03-02 09:00")
    hand = Hand(qtbot, open_window(office))
    hand.click_line("早该办的", "到期事项", twice=True)
    hand.press("当场答复")
    hand.fill(办理结果="已解决")
    hand.press("确定当场答复")
    hand.tab("今日")
    assert hand.sees("没有到期事项")


def test_next_years_days_off_are_asked_for_in_time(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    desk = Desk(lambda: date(2026, 12, 1), lambda: datetime(2026, 12, 1, 9), office.people.me, str)
    late = Reminders(office.store, office.rules.current, desk, office.people)
    hand = Hand(qtbot, open_window(replace(office, reminders=late)))
    assert hand.sees("2027年放假安排还没有录入")
    assert hand.may_press("录入放假安排…")


def test_periodic_items_without_an_entry_are_one_line_that_opens_their_list(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    gaps = office.duties.uncovered()
    hand = Hand(qtbot, open_window(office))
    assert hand.sees(f"标准目录有 {len(gaps)} 项定期公开事项本期还没有公开")
    hand.press("查看这些事项…")
    assert hand.title() == "标准目录"
    assert [row[0] for row in hand.rows("标准目录")] == [str(gap.row.number) for gap in gaps]
    hand.choose(显示="全部")
    assert len(hand.rows("标准目录")) > len(gaps)
    for gap in gaps:
        office.catalogue.enable(gap.row.number, enabled=False)
    assert not Hand(qtbot, open_window(office)).sees("定期公开事项")


def test_what_comes_back_for_a_new_look_has_no_day_and_is_not_called_undated(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    blank = {key: DISCLOSURE[key].kind.show(value) for key, value in office.entries.blank(DISCLOSURE).items()}
    told = {
        "title": "会议记录",
        "summary": "内部讨论",
        "article": "第二十条（十五）其他法定主动公开内容",
        "department": "办公室",
        "formed_on": "2025-03-06",
        "openness": "不予公开",
        "ground": office.entries.options("ground")[0],
        "ground_note": "第十六条",
    }
    office.entries.add(DISCLOSURE, {**blank, **told})
    lines = Hand(qtbot, open_window(office)).lines("到期事项")
    assert lines[0].startswith("该重新评估（1）")
    assert lines[1].startswith("|主动公开|")
    assert lines[1].endswith("以前重新评估|不予公开|登记重新评估")


def test_the_reason_is_told_in_full_to_eyes_keys_and_ears(
    office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    """Nobody should have to point a mouse at a line to learn why it is there."""
    why = "限时公开到2026-05-12，应撤下"
    period = {"formed_on": "2026-04-01", "duration": "限时公开", "expires_on": "2026-05-12"}
    record = added(office, DISCLOSURE, title="公租房\n公示", **period)
    moved(office, DISCLOSURE, record, "published", date(2026, 4, 3))
    hand = Hand(qtbot, open_window(office))
    assert hand.lines("到期事项")[1].endswith(f"|公租房 公示\n{why}|已公开|登记撤下")
    tree = next(view for view in hand.front().findChildren(QTreeWidget) if view.isVisible())
    said = tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"主动公开，公开-2026-0001，公租房 公示，{why}，已公开，下一步：登记撤下"
    head, line = tree.topLevelItem(0), tree.currentItem()
    assert head is not None
    assert line is not None
    two_lines, with_reason = 2 * tree.fontMetrics().height(), tree.visualItemRect(line).height()
    assert tree.visualItemRect(head).height() < two_lines <= with_reason
    tree.setColumnWidth(0, tree.viewport().width() - 120)
    qtbot.waitUntil(lambda: tree.visualItemRect(line).height() > with_reason)
    hand.key("Return")
    assert hand.may_press("登记撤下")
