"""Every key of the program in one table: the menus take their keys from it, the help page shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.fitting import Fitting
from ui.tell import button, label

NEW, COPY, EDIT, FIND = "Ctrl+N", "Ctrl+D", "Ctrl+E", "Ctrl+F"
UNDO, REDO, CALL, QUIT = "Ctrl+Z", "Ctrl+Y", "F2", "Ctrl+Q"
CATALOGUE, ROSTER, PICK = "Ctrl+G", "Ctrl+L", "Alt+Down"
PASTE_ORDER = "Ctrl+Shift+V"
EARLIER, LATER = "Ctrl+PgUp", "Ctrl+PgDown"
LARGER, SMALLER, HELP = ("Ctrl++", "Ctrl+="), ("Ctrl+-",), "F1"

TABLE: tuple[tuple[str, str], ...] = (
    (CALL, "来电便签（任何画面都可以按）"),
    (NEW, "新增一条"),
    (COPY, "复制选中的一条为新记录"),
    (f"{EDIT} 或 回车", "修改选中的一条"),
    ("Ctrl+S", "保存"),
    ("Esc", "离开表单（没保存的留作草稿）"),
    ("F4", "把上一条的同一栏填入光标所在栏"),
    (CATALOGUE, "登记主动公开时，从标准目录选事项"),
    (ROSTER, "登记主动公开时，粘贴名单（遮盖以后填入）"),
    (PASTE_ORDER, "在咨询热线或来电便签里，粘贴工单"),
    ("Ctrl+; / Alt+↓", "日期栏：填入今天 / 打开日历（可选的栏：打开选项）"),
    ("Ctrl+回车", "在便签和办理表单中直接保存"),
    (FIND, "查找"),
    ("Shift+F10 或菜单键", "在表格中：按光标所在列排序，或隐藏这一列"),
    ("F11", "公开日活动：打开全屏接访台"),
    (f"{UNDO} / {REDO}", "撤销上一步操作 / 重做"),
    ("Ctrl+1 至 Ctrl+9 / Ctrl+PgUp、PgDown", "切换到第几个标签页 / 翻到标签页里的上一页、下一页"),
    ("Ctrl++ / Ctrl+-", "字号增大 / 减小"),
    (HELP, "快捷键"),
    (QUIT, "退出"),
)


class ShortcutsPage(QDialog):
    """The table of keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle("快捷键")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        for row, (keys, what) in enumerate(TABLE):
            grid.addWidget(label(keys, "heading"), row, 0)
            grid.addWidget(label(what), row, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("关闭", self.accept, main=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        area = Fitting(table)  # in the largest letters a low screen does not hold all of them
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(area)
        layout.addLayout(foot)
