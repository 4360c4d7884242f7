"""附件 beside the table: chosen, dropped, opened as a copy, removed, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTreeWidget, QWidget

from desktop_app.services.office import Office
from tests.hand import Hand
from tests.ui.test_register_tab import call


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "现场照片.jpg"
    path.write_bytes(b"jpeg" * 500)
    return path


@pytest.fixture
def hotline(hand: Hand, office: Office) -> Hand:
    """The hand before one call, with its files in sight."""
    call(office, "饮用水发黄")
    hand.tab("咨询热线")
    hand.tab("附件")
    return hand


def tree() -> QTreeWidget:
    """The list of files in front."""
    found = [
        w for w in QApplication.allWidgets() if isinstance(w, QTreeWidget) and w.accessibleName() == "附件"
    ]
    return next(w for w in found if w.isVisible())


def drop(target: QWidget, *paths: Path) -> bool:
    """Drag files over a control and let them fall; False when they were not welcome."""
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(target.rect().center(), Qt.DropAction.CopyAction, told, *keys)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    fall = QDropEvent(QPointF(target.rect().center()), Qt.DropAction.CopyAction, told, *keys)
    QApplication.sendEvent(target, fall)
    return True


def panel() -> QWidget:
    parent = tree().parentWidget()
    assert parent is not None
    return parent


class Viewer(QObject):
    """Stands for the program that the system opens a file with."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> object:
    made = Viewer()
    QDesktopServices.setUrlHandler("file", made, "show")  # type: ignore[arg-type]  # the stubs want bytes, Qt a str
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_a_file_is_chosen_and_listed(hotline: Hand, photo: Path) -> None:
    assert hotline.sees("还没有附件")
    assert not hotline.may_press("打开")
    assert not hotline.may_press("移除")
    hotline.press("添加附件…")
    finder = QApplication.activeModalWidget()
    assert isinstance(finder, QFileDialog)
    line = finder.findChild(QLineEdit)
    assert line is not None
    line.setText(str(photo))
    hotline.key("Return")
    hotline.wait_told("已添加 1 个附件（Ctrl+Z 撤销）")
    assert hotline.lines("附件") == ["现场照片.jpg|2 KB|王芳 05-20 09:30"]
    hotline.tab("附件（1）")
    hotline.tab("经过")
    assert hotline.sees("添加附件《现场照片.jpg》")


def test_dropped_files_are_added_and_the_wrong_ones_told(hotline: Hand, photo: Path) -> None:
    other, empty = photo.with_name("录音.mp3"), photo.with_name("空.txt")
    other.write_bytes(b"mp3")
    empty.touch()
    assert drop(panel(), photo, empty, other)
    assert hotline.told() == (
        "已添加 2 个附件（Ctrl+Z 撤销）；不能添加《空.txt》；它是空文件；请检查原文件是否已保存好"
    )
    assert [line.split("|")[0] for line in hotline.lines("附件")] == ["现场照片.jpg", "录音.mp3"]
    assert photo.exists()


def test_enter_opens_a_copy_and_delete_removes_it(hotline: Hand, photo: Path, viewer: Viewer) -> None:
    drop(panel(), photo)
    tree().setFocus()
    hotline.key("Return")
    assert [path.name for path in viewer.opened] == ["现场照片.jpg"]
    assert viewer.opened[0] != photo
    assert "已打开《现场照片.jpg》的只读副本" in hotline.told()
    hotline.click_line("现场照片", "附件", twice=True)
    hotline.press("打开")
    assert len(viewer.opened) == 3
    tree().setFocus()
    hotline.key("Delete")
    assert hotline.told() == "已移除附件《现场照片.jpg》（Ctrl+Z 撤销）"
    assert hotline.lines("附件") == []
    hotline.key("Ctrl+Z")
    assert "已撤销：移除附件" in hotline.told()
    assert [line.split("|")[0] for line in hotline.lines("附件")] == ["现场照片.jpg"]
    hotline.tab("附件（1）")


def test_the_button_removes_the_chosen_one(hotline: Hand, photo: Path) -> None:
    other = photo.with_name("录音.mp3")
    other.write_bytes(b"mp3")
    drop(panel(), photo, other)
    hotline.click_line("录音", "附件")
    hotline.press("移除")
    assert [line.split("|")[0] for line in hotline.lines("附件")] == ["现场照片.jpg"]


def test_a_lost_file_is_told(hotline: Hand, office: Office, photo: Path, viewer: Viewer) -> None:
    drop(panel(), photo)
    for path in (office.data / "attachments").rglob("*"):
        if path.is_file():
            path.unlink()
    hotline.press("打开")
    assert "打不开附件《现场照片.jpg》；数据文件夹里找不到它" in hotline.told()
    assert viewer.opened == []


def test_a_void_record_shows_its_files_but_takes_none(hotline: Hand, photo: Path) -> None:
    drop(panel(), photo)
    hotline.see("作废…")
    hotline.press("作废…")
    hotline.fill(作废原因="与上一件重复")
    hotline.press("确定作废")
    hotline.press("作废")
    hotline.select(0)
    assert hotline.sees("已作废的记录不能添加或移除附件")
    assert hotline.may_press("打开")
    assert not hotline.may_press("添加附件…")
    assert not hotline.may_press("移除")
    assert not drop(panel(), photo)
    tree().setFocus()
    hotline.key("Delete")
    assert hotline.told() == "热线-2026-0001已作废；请先从回收站恢复"
    assert hotline.lines("附件") == ["现场照片.jpg|2 KB|王芳 05-20 09:30"]
