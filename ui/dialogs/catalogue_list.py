"""标准目录: every row with where it comes from: switched on and off, changed, restored, added, handed out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop_app.domain.catalogue import CatalogueRow
from ui.dialogs.catalogue_search import CatalogueTable, mark
from ui.dialogs.frame import Frame, named
from ui.editor_widgets import Box
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.services.office import Office

UNCOVERED = "本期尚未公开"
_HEADINGS = ("序号", "领域", "一级事项", "二级事项", "公开时限", "来源", "启用")
_WIDTHS = (3, 12, 9, 17, 16, 4, 3)
_SHOWN: dict[str, Callable[[CatalogueRow], bool]] = {
    "全部": lambda _row: True,
    "启用的": lambda row: row.enabled,
    "停用的": lambda row: not row.enabled,
    "自定的": lambda row: row.own,
    "已修改的": lambda row: row.changed,
}


def open_catalogue_list(
    window: QWidget, office: Office, on_changed: Callable[[], None] | None = None, shown: str = ""
) -> QDialog:
    """Keep the catalogue; `on_changed` after each change. `shown` is what is listed at first: UNCOVERED, or all."""
    dialog = _CatalogueList(window, office, on_changed, shown)
    dialog.open()
    return dialog


class _CatalogueList(Frame):
    def __init__(
        self, window: QWidget, office: Office, on_changed: Callable[[], None] | None, shown: str
    ) -> None:
        super().__init__(window, "标准目录", (1160, 680))
        self._office, self._on_changed = office, on_changed
        self._shown = named(Box(), "显示")
        self._shown.addItems([*_SHOWN, UNCOVERED])
        self._shown.setCurrentText(shown or next(iter(_SHOWN)))
        self._table = CatalogueTable(_HEADINGS, _WIDTHS, _cells)
        self._table.beside(self._shown)
        self.body.addWidget(self._table, 1)
        acts = QHBoxLayout()
        self._edit = button("修改…", self._change)
        self._switch = button("停用", self._turn)
        self._back = button("恢复原有内容", self._restore)
        for made in (button("新增…", self._add), self._edit, self._switch, self._back):
            acts.addWidget(made)
        acts.addStretch(1)
        self.body.addLayout(acts)
        self.act("导入…", self._import, left=True)
        self.act("导出官方表格…", self._export, left=True)
        self.act("关闭", self.reject)
        self._table.chosen.connect(self._light)
        self._table.taken.connect(self._change)
        self._shown.currentIndexChanged.connect(lambda _at: self._look())
        self._look()
        self._table.setFocus()

    def _look(self, number: int = 0) -> None:
        word = self._shown.currentText()
        if word == UNCOVERED:
            gaps = self.attempt(self._office.duties.uncovered) or ()
            rows = [gap.row for gap in gaps]
        else:
            rows = [row for row in self.attempt(self._office.catalogue.rows) or () if _SHOWN[word](row)]
        self._table.show_rows(rows, number)

    def _light(self, row: CatalogueRow | None) -> None:
        for made in (self._edit, self._switch):
            made.setEnabled(row is not None)
        self._back.setEnabled(row is not None and row.changed)
        words = "停用" if row is None or row.enabled else "启用"
        self._switch.setText(words)
        self._switch.setAccessibleName(words)

    def _changed(self, number: int, sentence: str) -> None:
        self._look(number)
        self.tell(f"{sentence}（关闭后按 Ctrl+Z 可撤销）")
        if self._on_changed:
            self._on_changed()

    def _turn(self) -> None:
        row = self._table.row()
        if row is None:
            return
        enabled, number = not row.enabled, row.number

        def turned() -> bool:
            self._office.catalogue.enable(number, enabled)
            return True

        if self.attempt(turned):
            self._changed(number, f"已{'启用' if enabled else '停用'}目录{number}：{row.second}")

    def _restore(self) -> None:
        row = self._table.row()
        if row is None:
            return
        number = row.number

        def restored() -> bool:
            self._office.catalogue.restore(number)
            return True

        if self.attempt(restored):
            self._changed(number, f"目录{number}已恢复原有内容")

    def _change(self) -> None:
        if row := self._table.row():
            self._open_row(row)

    def _add(self) -> None:
        self._open_row(None)

    def _open_row(self, row: CatalogueRow | None) -> None:
        from ui.dialogs.catalogue_row import open_catalogue_row  # noqa: PLC0415  # a door is paid for when opened

        open_catalogue_row(self, self._office, row, self._changed)

    def _export(self) -> None:
        from ui.dialogs.catalogue_export import open_catalogue_export  # noqa: PLC0415

        open_catalogue_export(self, self._office, self.tell)

    def _import(self) -> None:
        from ui.dialogs.catalogue_import import open_catalogue_import  # noqa: PLC0415

        open_catalogue_import(self, self._office, lambda count: self._changed(0, f"已导入 {count} 行"))


def _cells(row: CatalogueRow) -> tuple[str, ...]:
    limit = " ".join(row.limit.split())
    return str(row.number), row.field, row.first, row.second, limit, mark(row), "是" if row.enabled else "否"
