"""Where tests of the board begin: reviewed items, places, a round that hangs; keys and what is seen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableWidget, QTreeWidget

from desktop_app.domain.records import Record
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import SHEET
from desktop_app.services.office import Office
from tests.builders import BUREAU, TODAY, added, opened, reviewed
from tests.hand import Hand

BOARD = "一楼大厅公开栏"
TITLE = "关于2026年第1批公租房保障对象的公示"
FORMED = "2026-05-20"


def ready(data: Path) -> Office:
    """A bureau of two departments with nobody at the desk, on the day of the builders."""
    made = opened(data)
    made.bureau.put(BUREAU)
    made.lists.put("department", [("办公室", True), ("房管股", True)])
    return made


def item(office: Office, title: str = TITLE, **other: object) -> Record:
    made = added(office, DISCLOSURE, title=title, body="现予公示。", formed_on=FORMED, **other)
    reviewed(office, made)
    return office.entries.get(DISCLOSURE, made.id)


def change(office: Office, record: Record, **other: str) -> None:
    told = {f.key: f.kind.show(record.values.get(f.key)) for f in DISCLOSURE.typed()}
    office.entries.edit(DISCLOSURE, record.id, record.version, {**told, **other})


def places(office: Office, board: str = BOARD) -> None:
    office.board_desk.declare(board, "一楼大厅", ["政策文件", "名单公示"], 2, TODAY)


def hung(
    office: Office, *, until: str, slot: str = "第1格", board: str = BOARD, title: str = TITLE
) -> Record:
    """A sheet that hangs since 25 May."""
    shown = item(office, title)
    issue = added(office, ISSUE, title="2026年第5期", opens_on="2026-05-25", rhythm="不定期")
    sheet = added(
        office, SHEET, issue_no=issue.text("number"), item_no=shown.text("number"), title=title, board=board,
        section="名单公示", slot=slot, hangs_from="2026-05-25", until=until,
    )  # fmt: skip
    office.board.post(issue.id, issue.version, date(2026, 5, 25))
    return office.entries.get(SHEET, sheet.id)


def go_to(hand: Hand, name: str) -> None:
    """By the Tab key."""
    passed = []
    for _ in range(60):
        passed.append(hand.cursor())
        if hand.cursor() == name:
            return
        hand.key("Tab")
    raise AssertionError(f"Tab 键到不了“{name}”：{passed}")


def press(hand: Hand, name: str) -> None:
    go_to(hand, name)
    hand.key("Return")
    come_back(hand)


def come_back(hand: Hand) -> None:
    """The window is in front again when a dialog goes, as on every desktop."""
    hand.front().activateWindow()
    QApplication.processEvents()


def leave(hand: Hand) -> None:
    """A dialog by Esc."""
    hand.key("Esc")
    come_back(hand)


def picture(hand: Hand, name: str = BOARD) -> QTableWidget:
    tables = hand.front().findChildren(QTableWidget)
    return next(view for view in tables if view.isVisible() and view.accessibleName() == name)


def cell(hand: Hand, row: int, column: int, name: str = BOARD) -> str:
    found = picture(hand, name).item(row, column)
    assert found is not None
    return found.text()


def below(hand: Hand) -> str:
    """What is said of the place the cursor is on."""
    return "\n".join(one.text() for one in hand.front().findChildren(QLabel) if one.isVisible())


def listed(hand: Hand) -> list[str]:
    tree = next(
        v for v in hand.front().findChildren(QTreeWidget) if v.isVisible() and v.accessibleName() == "稿件"
    )
    items = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [one.text(1).split("\n")[0] for one in items if one]


def collected(office: Office, count: int = 2) -> Record:
    for at in range(count):
        item(office, f"第{at + 1}件公示")
    issue = added(office, ISSUE, title="2026年第6期", opens_on=str(TODAY))
    chosen = sorted(office.board.candidates(), key=lambda one: one.record.id)
    office.board.collect(issue.id, chosen)
    return office.entries.get(ISSUE, issue.id)


def main_button(hand: Hand) -> str:
    """The button of the record in front that is offered first."""
    seen = [b for b in hand.front().findChildren(QPushButton) if b.isVisible() and b.property("main")]
    return seen[-1].text()
