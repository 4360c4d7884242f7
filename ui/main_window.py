"""The window: painted before anything heavy is loaded, filled when the ledger is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from desktop_app.errors import AppError
from ui import style, tell
from ui.bottom_line import BottomLine
from ui.menu_acts import acts_of
from ui.menus import Menus
from ui.opening_page import Opener, OpeningPage
from ui.place import Place, turn_to
from ui.tell import Teller, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from ui.workplace import Workplace

NAME = "政务公开台账"
# Between 今日 and 统计上报 the titles of registers.every.TABS, which the first paint cannot wait for; a test holds
# them together.
TABS = (
    "今日", "主动公开", "咨询热线", "公开日接访", "依申请公开", "督办建议", "公开栏", "工作保障", "统计上报",
)  # fmt: skip
EXAMPLE_WORDS = "示例年度：这里的单位、人员和记录都是编造的，仅供试用。正式登记请用“文件 → 回到正式台账”"
FONT, SIZE = "font", "size"  # keys of window settings
_FIRST_SIZE = (1366, 720)


class MainWindow(QMainWindow):
    """Shows one office. `opening` opens it, after the first paint and off the window's thread, or is it already."""

    def __init__(self, opening: Callable[[], Office] | Office, data: Path | None = None) -> None:
        super().__init__()
        self.data = data
        self._office: Office | None = None
        self.work: Workplace | None = None
        self._opener: Opener | None = None
        self._failure: AppError | None = None
        self._settled = False
        self.size_step = style.STANDARD
        self.teller, self._line = Teller(), BottomLine()
        self._build()
        self.teller.said.connect(self._line.say)
        self.teller.happened.connect(self._light)
        self._menus = Menus(self, acts_of(self))
        self._menus.enable(ready=False)
        if callable(opening):
            self._opening = opening
            self._page.painted.connect(self._open)
        else:
            self._opening = lambda: opening
            self._fill(opening)

    def _build(self) -> None:
        self.setWindowTitle(NAME)
        self.resize(*_FIRST_SIZE)
        self._page = OpeningPage()
        self._page.again.connect(self._open)
        self._page.rescue.connect(self._rescue)
        self._page.leave.connect(self.close)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("tabs")
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName("台账")
        for at, title in enumerate(TABS):
            self._tabs.addTab(Place(), title)
            QShortcut(QKeySequence(f"Ctrl+{at + 1}"), self).activated.connect(
                partial(turn_to, self._tabs, at)
            )
        self._shut()
        self._banner = label(EXAMPLE_WORDS, "example")
        self._banner.hide()
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._banner)
        layout.addWidget(self._tabs, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self._line)

    def _shut(self) -> None:
        """Only the first tab, with the page that waits, until a ledger is open."""
        self._tabs.setCurrentIndex(0)
        place = self._tabs.widget(0)
        assert isinstance(place, Place)
        place.put(self._page)
        for at in range(1, len(TABS)):
            self._tabs.setTabEnabled(at, False)  # noqa: FBT003  # Qt's own signature

    def settled(self) -> bool:
        """Whether the window shows all it can without being asked: a ledger, a question, or why there is none."""
        return self._settled

    def failure(self) -> AppError | None:
        """Why no ledger could be opened."""
        return self._failure

    def _open(self) -> None:
        self._failure, self._settled = None, False
        self._page.wait()
        if self._opener is not None:
            self._opener.wait()  # a thread that has told its result may still be winding up
        opener = Opener(self._opening)
        opener.opened.connect(self._fill)
        opener.failed.connect(self._fail)
        self._opener = opener
        opener.start()

    def _fail(self, error: AppError) -> None:
        self._failure, self._settled = error, True
        self._page.tell(error)

    def _fill(self, office: Office) -> None:
        self._office, self.data = office, office.data
        if not office.bureau.known():
            from ui.dialogs.first_start import open_first_start  # noqa: PLC0415  # once in the life of a ledger

            self._page.wait("首次使用，请先填写单位信息")
            asked = open_first_start(self, office, self._furnish, self.switch)
            asked.rejected.connect(self._leave_unasked)
            self._settled = True
        elif office.people.needs_sign_in():
            self._sign_in()
        else:
            self._furnish()

    def _leave_unasked(self) -> None:
        opening = self._opener is not None and self._opener.isRunning()
        if self.work is None and not self._line.jobs.busy and not opening:
            self.close()

    def _sign_in(self) -> None:
        from ui.dialogs.sign_in import open_sign_in  # noqa: PLC0415  # most bureaus of one never see it

        assert self._office is not None
        self._page.wait("请先登录")
        asked = open_sign_in(self, self._office, self._furnish)
        if asked is not None:
            asked.rejected.connect(self._leave_unasked)
        self._settled = True

    def _furnish(self) -> None:
        """The person is known: tabs, menus and the bottom line come alive."""
        from ui.workplace import Workplace  # noqa: PLC0415  # the first paint must not wait for the registers

        office = self._office
        assert office is not None
        kept = office.window.get(FONT)
        self.enlarge(kept if isinstance(kept, int) else self.size_step, keep=False)
        size = office.window.get(SIZE)
        if isinstance(size, list) and len(size) == 2:
            room = self.screen().availableGeometry()
            self.resize(min(int(size[0]), room.width()), min(int(size[1]), room.height()))
        place = self._tabs.widget(0)
        assert isinstance(place, Place)
        place.put(None)
        self.work = Workplace(self, self._tabs, office, self.teller, self._renew)
        for at in range(1, len(TABS)):
            self._tabs.setTabEnabled(at, True)  # noqa: FBT003
        self._menus.enable(ready=True)
        self._renew()
        turn_to(self._tabs, 0)
        self._settled = True

    def _renew(self) -> None:
        """The bureau, the lists or the person changed."""
        office = self._office
        assert office is not None
        short = office.bureau.get().short_name
        self.setWindowTitle(f"{short} {NAME}" if short else NAME)
        self._line.show_facts(office.people.me(), office.data)
        self._banner.setVisible(office.is_example)
        self._menus.word("example", "回到正式台账" if office.is_example else "打开示例年度")
        self._menus.can("sign_out", able=office.people.needs_sign_in())
        if self.work is not None:
            self.work.look_again()
        self._light()

    def _light(self) -> None:
        if self._office is not None and self.work is not None:
            history = self._office.history
            self._menus.offer(history.undoable(), history.redoable())

    def enlarge(self, size: int, *, keep: bool = True) -> None:
        """Show every word in another of the five sizes, and remember it."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        wanted = max(0, min(size, len(style.SIZES) - 1))
        if wanted != self.size_step:
            self.size_step = style.enlarge(app, wanted)
        if keep:
            self._line.say(f"字号：{style.SIZES[self.size_step][0]}", "")
            if self._office is not None:
                self._office.window.put(FONT, self.size_step)

    def _clear_desk(self) -> None:
        """Tabs and menus go to sleep; drafts are kept."""
        if self.work is not None:
            self.work.leave()
            self.work = None
        self._menus.enable(ready=False)
        self._banner.hide()
        self._shut()

    def _leave(self, *, copy: bool) -> None:
        """Let the office go. Trouble when the copy at the end failed; it is closed all the same."""
        office, self._office = self._office, None
        self._clear_desk()
        if office is not None:
            office.close(copy=copy)

    def sign_out(self) -> None:
        """Let another person sit down."""
        if self._office is None or self.work is None:
            return
        self._clear_desk()
        self._office.people.sign_out()
        self._sign_in()

    def restore(self, copy: Path) -> None:
        """Put a copy back and open it; Trouble when it cannot be put back, the former ledger is opened then."""
        office = self._office
        assert office is not None
        self._clear_desk()
        self._office = None
        try:
            office.restore(copy)
            self.teller.tell("已恢复到所选备份；恢复前的台账另存在数据文件夹里", "fine")
        finally:
            self._reopen(office.data)

    def _rescue(self) -> None:
        """The ledger does not open: choose a copy to put in its place."""
        from ui.rescue import Rescue  # noqa: PLC0415  # seen on a bad day only

        if self.data is not None:
            Rescue(self, self.data, self._open).open()

    def switch(self) -> None:
        """Between the office's own ledger and the example year."""
        from ui.example import example_of, make  # noqa: PLC0415  # not in everyday use

        office = self._office
        if office is None:
            return
        if office.is_example:
            self._move_to(office.data.parent)
            return
        folder = example_of(office.data)
        if folder.made:
            self._move_to(folder.path)
            return
        self._page.wait("正在准备示例年度…")
        self._line.jobs.start(
            "准备示例年度",
            make(folder.path, office.entries.today()),
            lambda _n: self._move_to(folder.path),
            self.teller.refuse,
        )

    def _move_to(self, data: Path) -> None:
        try:
            self._leave(copy=False)
        except AppError as error:
            self.teller.refuse(error)
        self._reopen(data)

    def _reopen(self, data: Path) -> None:
        from ui.example import opening  # noqa: PLC0415  # not in everyday use

        self.data, self._opening = data, opening(data)
        self._open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is lost: jobs stop and roll back, drafts are kept, a copy is made."""
        self._line.jobs.stop()
        if self._opener is not None:
            self._opener.wait()
        try:
            if self._office is not None and self.work is not None and not self.isMaximized():
                self._office.window.put(SIZE, [self.width(), self.height()])
            self._leave(copy=self.work is not None)
        except AppError as error:
            event.ignore()
            tell.stop(self, error).finished.connect(self.close)
            return
        event.accept()
