"""The menu bar: rarely used things, each by one sentence; keys come from ui/shortcuts.py."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui import shortcuts

Act = Callable[[], object]
Entry = tuple[str, str | tuple[str, ...], str]  # words, keys, name of the act; empty words part
_MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "文件(&F)",
        (
            ("导入…", "", "import"),
            ("导出…", "", "export"),
            ("打印告示…", "Ctrl+P", "notice"),
            ("", "", ""),
            ("备份与恢复…", "", "backups"),
            ("回收站…", "", "recycle_bin"),
            ("打开示例年度", "", "example"),
            ("", "", ""),
            ("换人登录…", "", "sign_out"),
            ("退出", shortcuts.QUIT, "quit"),
        ),
    ),
    (
        "编辑(&E)",
        (
            ("撤销", shortcuts.UNDO, "undo"),
            ("重做", shortcuts.REDO, "redo"),
            ("", "", ""),
            ("新增", shortcuts.NEW, "new"),
            ("复制为新记录", shortcuts.COPY, "copy"),
            ("修改", shortcuts.EDIT, "edit"),
            ("查找", shortcuts.FIND, "find"),
            ("", "", ""),
            ("来电便签", shortcuts.CALL, "call"),
        ),
    ),
    (
        "视图(&V)",
        (
            ("字号增大", shortcuts.LARGER, "larger"),
            ("字号减小", shortcuts.SMALLER, "smaller"),
            ("", "", ""),
            ("显示的列…", "", "columns"),
            ("刷新", "F5", "refresh"),
        ),
    ),
    (
        "工具(&T)",
        (
            ("期限试算…", "", "simulator"),
            ("文书用语…", "", "wordings"),
            ("", "", ""),
            ("标准目录…", "", "catalogue"),
            ("公开目录…", "", "directory"),
            ("公开指南…", "", "guide"),
            ("规范性文件目录…", "", "normative"),
            ("规范性文件清理…", "", "clearing"),
            ("公开情况表…", "", "disclosed"),
            ("保密审查汇总表…", "", "review_month"),
            ("", "", ""),
            ("本周到期…", "", "week"),
            ("文号登记簿…", "", "numbers"),
            ("交邮登记表…", "", "dispatch"),
            ("流程权限表…", "", "matrix"),
        ),
    ),
    (
        "设置(&S)",
        (
            ("单位信息…", "", "bureau"),
            ("代码表…", "", "lists"),
            ("人员与密码…", "", "people"),
            ("放假安排…", "", "calendar"),
            ("审查设置…", "", "review_settings"),
            ("遮盖方式…", "", "mask_settings"),
        ),
    ),
    ("帮助(&H)", (("快捷键", shortcuts.HELP, "keys"), ("自检与关于", "", "about"))),
)


class Menus:
    """The menus of a window; `acts` maps the names above to what they do."""

    def __init__(self, window: QMainWindow, acts: dict[str, Act]) -> None:
        self._actions: dict[str, QAction] = {}
        for title, entries in _MENUS:
            menu = window.menuBar().addMenu(title)
            for words, keys, name in entries:
                if words:
                    self._add(menu, words, keys, name, acts[name])
                else:
                    menu.addSeparator()

    def _add(self, menu: QMenu, words: str, keys: str | tuple[str, ...], name: str, act: Act) -> None:
        action = menu.addAction(words)
        action.setShortcuts([QKeySequence(key) for key in ([keys] if isinstance(keys, str) else keys) if key])
        if name == "call":
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.triggered.connect(lambda _checked=False: act())
        self._actions[name] = action

    def enable(self, *, ready: bool) -> None:
        """Only 退出 and the help can be chosen before a ledger is open."""
        for name, action in self._actions.items():
            action.setEnabled(ready or name in {"quit", "keys", "larger", "smaller"})

    def can(self, name: str, *, able: bool) -> None:
        """Whether one entry can be chosen."""
        self._actions[name].setEnabled(able)

    def offer(self, undoable: str | None, redoable: str | None) -> None:
        """What can be taken back or done again stands in the menu by its name."""
        for name, word, what in (("undo", "撤销", undoable), ("redo", "重做", redoable)):
            self.word(name, f"{word}“{what}”" if what else word)
            self.can(name, able=what is not None)

    def word(self, name: str, words: str) -> None:
        """Other words for one entry."""
        self._actions[name].setText(words)
