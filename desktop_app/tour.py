"""A walk without a screen: the example year, the four registers as sheets, a notice, every page as a picture."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.records import Query
from desktop_app.errors import Trouble
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import NAMED
from desktop_app.services.exporting import ExportWish
from desktop_app.services.files import told
from desktop_app.services.office import (
    EXAMPLE,
    EXAMPLE_RECORDS,
    EXAMPLE_SEED,
    Office,
    make_example,
    open_office,
)
from desktop_app.work import drained

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTabWidget

    from ui.main_window import MainWindow

SIZES = ((1366, 768), (1920, 1080))  # every page in the first one, the first page of each tab in the others
MARK = "tour.txt"  # lies in a folder of data that a tour made: the next one may clear that folder away
MARK_WORDS = "这个文件夹是 tour 命令生成的示例，再次运行时会先清空。请不要把自己的文件放在这里。\n"
ARRIVAL = 0.4  # seconds that a tab of the example year is given to fill
PATIENCE = 60.0  # seconds until a window that does not fill is given up

Made = tuple[Path, str]


def walk(folder: Path, today: date) -> Iterator[Made]:
    """Make everything in a folder, one (file, what it is) after the other; a former tour there is replaced.

    Trouble when the folder cannot be written or the window does not open; a ledger of somebody else is not touched.
    """
    data = folder / EXAMPLE
    _clear(data)
    drained(make_example(data, EXAMPLE_RECORDS, EXAMPLE_SEED, today))
    yield data, "示例年度的台账"
    office = open_office(data, today=lambda: today, create=False)
    try:
        yield from _papers(office, folder)
    finally:
        office.close(copy=False)
    yield from _pictures(folder, data)


def _clear(data: Path) -> None:
    if data.exists() and not (data / MARK).exists():
        raise Trouble(
            f"“{data}”已有别的内容", why="里面的台账不是 tour 生成的，不能清空", do="请用 --out 换一个文件夹"
        )
    try:
        if data.exists():
            shutil.rmtree(data)
        data.mkdir(parents=True)
        (data / MARK).write_text(MARK_WORDS, encoding="utf-8")
    except OSError as error:
        raise told(error, data) from error


def _papers(office: Office, folder: Path) -> Iterator[Made]:
    for register in NAMED:
        path = folder / f"{register.title}台账.xlsx"
        title = office.exporting.title(register, None)
        wish = ExportWish(Query(register.key), register.columns(), title, path)
        drained(office.exporting.write(register, wish))
        yield path, f"{register.title}台账"
    reviewed = Query(DISCLOSURE.key, equal={"genre": ("公示",)}, filled=("body", "review_no"))
    entry = office.entries.page(reviewed, 0, 1)[0]
    path = folder / "公示.pdf"
    office.publishing.save(entry.id, path)
    yield path, f"告示《{entry.text('title')}》"


def _pictures(folder: Path, data: Path) -> Iterator[Made]:
    """Every tab of the real window in both sizes, their further pages in the smaller one, where no screen is needed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QTabWidget  # noqa: PLC0415  # after the platform is chosen

    from desktop_app.main import build  # noqa: PLC0415
    from ui import qt_log, style  # noqa: PLC0415

    app = QApplication.instance() or QApplication(["tour"])
    assert isinstance(app, QApplication)
    qt_log.to_log()
    style.dress(app)
    window = build(data)
    try:
        window.show()
        _until_settled(app, window)
        tabs = window.findChild(QTabWidget)
        assert tabs is not None
        for width, height in SIZES:
            window.resize(width, height)
            for name, turn in _views(tabs, whole=(width, height) == SIZES[0]):
                turn()
                path = folder / f"窗口-{width}x{height}-{name}.png"
                _picture(app, window, path)
                yield path, f"窗口“{name}”，{width}×{height}"
    finally:
        window.close()
        app.processEvents()


def _views(tabs: QTabWidget, *, whole: bool) -> Iterator[tuple[str, Callable[[], None]]]:
    """Every tab, and in one with several pages, if they are wanted as well, each of these.

    The first page is the tab itself, and seen again last.
    """
    from PySide6.QtWidgets import QTabWidget  # noqa: PLC0415  # after the platform is chosen

    from ui.paged_tab import PagedTab  # noqa: PLC0415

    for at in range(tabs.count()):
        name = f"{at + 1}{tabs.tabText(at)}"
        yield name, partial(tabs.setCurrentIndex, at)
        paged = tabs.widget(at).findChild(PagedTab)
        pages = paged.findChild(QTabWidget) if paged else None
        if pages is not None and whole:
            for page in range(1, pages.count()):
                yield f"{name}-{page + 1}{pages.tabText(page)}", partial(pages.setCurrentIndex, page)
            pages.setCurrentIndex(0)


def _until_settled(app: QApplication, window: MainWindow) -> None:
    until = time.monotonic() + PATIENCE
    while not window.settled() and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.005)
    if error := window.failure():
        raise error
    if not window.settled():
        raise Trouble("窗口没有打开", why=f"等了 {PATIENCE:.0f} 秒还没有内容", do="请用 open --check 再试")


def _picture(app: QApplication, window: MainWindow, path: Path) -> None:
    """What is in front with its first record in sight, if it has a table."""
    from PySide6.QtWidgets import QTableView  # noqa: PLC0415  # after the platform is chosen

    until = time.monotonic() + ARRIVAL
    while time.monotonic() < until:  # a question, its answer from another thread, and what follows from it
        app.processEvents()
        time.sleep(0.005)
    table = next((t for t in window.findChildren(QTableView) if t.isVisible()), None)
    if table is not None and table.model().rowCount():
        table.selectRow(0)
        app.processEvents()
    if not window.grab().save(str(path)):
        raise Trouble(f"没有写成《{path.name}》", why="图片存不下来", do="请检查磁盘空间，或换一个文件夹")
