"""The window itself: painted at once, filled later, kind when it cannot be, readable in five sizes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Person
from desktop_app.errors import Refused, Trouble
from desktop_app.main import WindowLock, build
from desktop_app.registers.every import TABS as DECLARED
from desktop_app.services.office import Office, make_example, open_office
from tests.conftest import TODAY
from tests.hand import Hand
from ui import style
from ui.main_window import TABS, MainWindow

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "sqlalchemy",
    "alembic",
    "openpyxl",
    "reportlab",
    "argon2",
    "python_calamine",
    "desktop_app.domain",
    "desktop_app.registers",
)


def test_the_tabs_are_the_declared_ones() -> None:
    assert ("今日", *(tab.title for tab in DECLARED), "统计上报") == TABS


def test_the_first_paint_imports_nothing_heavy() -> None:
    code = (
        "import sys; from ui import style, tell, main_window; "
        f"print([m for m in sys.modules if m.startswith({HEAVY!r})])"
    )
    done = subprocess.run(  # noqa: PLW1510  # its output is judged
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "[]", done.stderr


@pytest.fixture
def opened(dressed: QApplication, qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Shows a window that opens its office itself, and closes it at the end."""
    made: list[MainWindow] = []

    def show(opening: Callable[[], Office], data: Path | None = None) -> MainWindow:
        window = MainWindow(opening, data)
        made.append(window)
        window.show()
        window.activateWindow()
        return window

    yield show
    for window in made:
        window.close()
        window.deleteLater()


def test_it_says_that_it_is_opening_and_fills_in(
    opened: Callable[..., MainWindow], office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    office.close(copy=False)
    gate = Event()

    def slowly() -> Office:
        gate.wait(10)
        return open_office(tmp_path / "数据", today=lambda: TODAY)

    window = opened(slowly)
    hand = Hand(qtbot, window)
    hand.see("正在打开台账…")
    assert not window.settled()
    gate.set()
    qtbot.waitUntil(window.settled)
    assert hand.sees("没有到期事项")
    assert window.windowTitle() == "云阳县住建局 政务公开台账"
    assert hand.sees("当前人员：王芳")


def test_after_the_first_start_the_cursor_is_in_the_page(
    opened: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(lambda: open_office(tmp_path / "新的", today=lambda: TODAY))
    hand = Hand(qtbot, window)
    qtbot.waitUntil(lambda: hand.title() == "首次使用")
    hand.fill(单位名称="青石县住房和城乡建设局", 咨询电话="0915-4420000", 监督电话="0915-4420011")
    hand.fill(邮政编码="725000", 姓名="李文", 科室="办公室")
    hand.press("开始使用")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert hand.cursor() == "查看这些事项…", "not on the tabs"


def test_what_keeps_it_from_opening_is_told_and_tried_again(
    opened: Callable[..., MainWindow], office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    office.close(copy=False)
    broken = [True]

    def perhaps() -> Office:
        if broken:
            raise Trouble("账本打不开", why="文件已损坏", do="请从备份恢复")
        return open_office(tmp_path / "数据", today=lambda: TODAY)

    window = opened(perhaps, tmp_path / "数据")
    hand = Hand(qtbot, window)
    qtbot.waitUntil(window.settled)
    assert window.failure() is not None
    for words in ("账本打不开", "文件已损坏", "请从备份恢复"):
        assert hand.sees(words)
    assert hand.may_press("从备份恢复…")
    assert hand.may_press("退出")
    broken.clear()
    hand.press("重试")
    qtbot.waitUntil(lambda: window.work is not None)
    assert window.failure() is None


def test_a_second_window_on_the_folder_waits_for_the_first(
    dressed: QApplication, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    assert dressed is not None
    office.close(copy=False)
    data = tmp_path / "数据"
    first, second = WindowLock(data), WindowLock(data)
    first.take()
    window = build(data, lambda: TODAY, alone=second.take)
    qtbot.addWidget(window)
    window.show()
    hand = Hand(qtbot, window)
    qtbot.waitUntil(window.settled)
    assert hand.sees("台账已经打开")
    assert hand.sees("请切换到已打开的窗口")
    assert not hand.sees("从备份恢复…"), "it would take the ledger away from the other window"
    first.let_go()
    hand.press("重试")
    qtbot.waitUntil(lambda: window.work is not None)
    with pytest.raises(Refused, match="已经打开"):
        first.take()
    window.close()
    second.let_go()
    first.take()
    first.let_go()


def test_a_damaged_ledger_is_replaced_by_a_copy(
    opened: Callable[..., MainWindow], office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    data = tmp_path / "数据"
    office.close(copy=True)
    (data / "ledger.db").write_bytes(b"damaged" * 1000)
    window = opened(lambda: open_office(data, today=lambda: TODAY), data)
    hand = Hand(qtbot, window)
    qtbot.waitUntil(lambda: window.failure() is not None)
    hand.press("从备份恢复…")
    qtbot.waitUntil(lambda: hand.title() == "从备份恢复")
    hand.press("恢复选中的备份")
    qtbot.waitUntil(lambda: window.work is not None)
    assert window.windowTitle() == "云阳县住建局 政务公开台账"


def test_closing_makes_a_copy(
    opened: Callable[..., MainWindow], office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    office.close(copy=False)
    data = tmp_path / "数据"
    window = opened(lambda: open_office(data, today=lambda: TODAY))
    qtbot.waitUntil(lambda: window.work is not None)
    window.close()
    assert list((data / "backups").iterdir())
    assert not (data / "open.mark").exists()


def test_the_example_year_is_never_taken_for_the_real_one(
    opened: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    data = tmp_path / "example"
    for _ in make_example(data, 12, 1, TODAY):
        pass
    window = opened(lambda: open_office(data, today=lambda: TODAY))
    hand = Hand(qtbot, window)
    qtbot.waitUntil(lambda: window.work is not None)
    assert hand.sees("示例年度")
    assert "回到正式台账" in hand.menu_words("文件")


def test_the_first_start_asks_and_fills_in(
    opened: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(lambda: open_office(tmp_path / "新", today=lambda: TODAY))
    hand = Hand(qtbot, window)
    qtbot.waitUntil(lambda: hand.title() == "首次使用")
    hand.press("先用示例年度试用")
    qtbot.waitUntil(lambda: window.work is not None, timeout=30_000)
    assert hand.sees("示例年度")
    assert window.data == tmp_path / "新" / "example"
    hand.menu("文件", "回到正式台账")
    qtbot.waitUntil(lambda: hand.title() == "首次使用")
    assert window.data == tmp_path / "新"


def test_two_people_say_who_they_are(opened: Callable[..., MainWindow], office: Office, qtbot: QtBot) -> None:
    office.people.put(Person("李文", "办公室", ("登记",)))
    office.people.sign_out()
    window = opened(lambda: office)
    hand = Hand(qtbot, window)
    qtbot.waitUntil(lambda: window.settled() and hand.front() is not window)
    assert window.work is None
    hand.press("登录")
    qtbot.waitUntil(lambda: window.work is not None)
    assert hand.sees("当前人员：")


def test_nothing_flashes_up(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    watch = _Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    for title in TABS[1:-1]:
        hand.tab(title)
        if title == "公开栏":
            hand.tab("公开栏期次")
        hand.press("新增")
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    assert watch.seen == []


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


@pytest.mark.parametrize("size", range(len(style.SIZES)))
def test_every_size_fits_a_small_screen(window: MainWindow, hand: Hand, size: int) -> None:
    window.enlarge(size)
    for title in TABS[1:-1]:
        hand.tab(title)
        if title == "公开栏":
            hand.tab("公开栏期次")
        hand.press("新增")
    least = window.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 728  # a task bar of 40 pixels


def test_the_size_is_remembered(
    hand: Hand, office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot
) -> None:
    hand.key("Ctrl++")
    assert "字号：较大" in hand.told()
    window = open_window(office)
    assert window.size_step == style.STANDARD + 1
    window.enlarge(style.STANDARD)


def test_words_stand_out_from_their_ground() -> None:
    grounds = ("paper", "ground", "pale")
    for ink in ("ink", "muted", "main", "main-dark", "late", "soon", "fine"):
        for ground in grounds:
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for ink in ("late", "soon", "fine"):
        assert contrast(ink, f"{ink}-pale") >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""

    def light(name: str) -> float:
        colour: QColor = style.colour(name)
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_chinese_can_be_shown_and_qt_speaks_it(dressed: QApplication, qtbot: QtBot) -> None:
    assert QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_keys_are_listed(hand: Hand, qtbot: QtBot) -> None:
    hand.key("F1")
    qtbot.waitUntil(lambda: hand.title() == "快捷键")
    assert hand.sees("F2")
    hand.press("关闭")


def test_the_self_check_tells_where_the_data_lies(hand: Hand, office: Office, qtbot: QtBot) -> None:
    hand.menu("帮助", "自检与关于")
    qtbot.waitUntil(lambda: hand.title() == "自检与关于")
    assert hand.sees(str(office.data))
    assert hand.sees("不联网")
    hand.press("关闭")


def test_nothing_can_be_done_before_a_ledger_is_open(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    gate = Event()

    def never() -> Office:
        gate.wait(10)
        raise Trouble("没有打开")

    window = opened(never)
    hand = Hand(qtbot, window)
    hand.see("正在打开台账…")
    hand.key("F2")
    hand.key("Ctrl+N")
    assert hand.title() == "政务公开台账"
    gate.set()
    qtbot.waitUntil(window.settled)
