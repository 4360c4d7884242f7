"""遮盖方式: how each kind of identity is shown at each destination, with an invented person as an example."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QGridLayout, QGroupBox, QLabel, QSizePolicy, QWidget

from desktop_app.domain.masking_choice import KINDS, ways_for
from desktop_app.domain.masking_presets import DESTINATIONS, MaskPreset
from ui.dialogs.frame import Frame, named, note
from ui.editor_widgets import Box
from ui.tell import label

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_MANAGER = "管理"
_ABOUT = (
    "各类个人信息印到不同的去处时怎样遮盖。改了以后，印出来会不一样的已审查信息要重新初审、复核；"
    "公示名单里以前遮住的不会恢复，需要的请重新粘贴。"
)
_HINTS: Mapping[str, str] = {
    "paper": "名单里的证件号码列；正文里的号码不能不印，至少遮盖",
    "namesakes": "姓名照印、证件号码不印时，只给同名的人印号码，用来区分",
    "name": "名单里的姓名列；遮盖后写法相同的人，后面加序号区分",
}
_ALWAYS_OUT = "公开栏和网站一律不印"


def open_mask_settings(
    window: QWidget, office: Office, on_changed: Callable[[], None] | None = None
) -> QDialog:
    """Look at the ways; who has 管理 changes them, `on_changed` after they were kept."""
    dialog = _MaskSettings(window, office, on_changed)
    dialog.open()
    return dialog


class _MaskSettings(Frame):
    def __init__(self, window: QWidget, office: Office, on_changed: Callable[[], None] | None) -> None:
        super().__init__(window, "遮盖方式", (980, 710), scrolls=True)
        self._office, self._on_changed = office, on_changed
        self._may = _MANAGER in office.people.duties()
        self._boxes: dict[tuple[str, str], Box] = {}
        self._examples: dict[str, QLabel] = {}
        self.body.addWidget(note(_ABOUT))
        self.body.addLayout(self._table())
        self.body.addWidget(self._below())
        self.body.addStretch(1)
        if self._may:
            self.act("恢复默认", lambda: self._show(DESTINATIONS), left=True)
            self.act("保存", self._save, main=True)
        self.act("取消" if self._may else "关闭", self.reject)
        self._show(office.masks.get())
        self._boxes["board", "paper"].setFocus()
        if not self._may:
            self.tell("遮盖方式由有“管理”职责的人修改")

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(2)
        for column, preset in enumerate(DESTINATIONS.values(), 1):
            table.setColumnStretch(column, 1)
            table.addWidget(label(preset.title, "heading"), 0, column)
        for row, (kind, name) in enumerate(KINDS.items(), 1):
            head = QLabel(name)
            head.setToolTip(_HINTS.get(kind, ""))
            table.addWidget(head, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, (key, preset) in enumerate(DESTINATIONS.items(), 1):
                table.addWidget(self._box(key, kind, f"{preset.title}：{name}"), row, column)
        return table

    def _box(self, destination: str, kind: str, name: str) -> Box:
        box, ways = named(Box(), name), ways_for(destination, kind)
        box.addItems([str(way) for way in ways])
        box.setEnabled(self._may and len(ways) > 1)
        box.setToolTip(_HINTS.get(kind, "") if len(ways) > 1 else _ALWAYS_OUT)
        box.setAccessibleDescription(box.toolTip())
        box.currentIndexChanged.connect(lambda _at: self._exemplify(destination))
        self._boxes[destination, kind] = box
        return box

    def _below(self) -> QGroupBox:
        group = QGroupBox("例：一个虚构的人会印成")
        lines = QFormLayout(group)
        for key, preset in DESTINATIONS.items():
            line = self._examples[key] = note("")
            line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
            lines.addRow(f"{preset.title}：", line)
        return group

    def _show(self, presets: Mapping[str, MaskPreset]) -> None:
        for (destination, kind), box in self._boxes.items():
            box.setCurrentText(str(getattr(presets[destination], kind)))
        for key in DESTINATIONS:
            self._exemplify(key)

    def _ways(self) -> dict[str, dict[str, str]]:
        return {key: {kind: self._boxes[key, kind].currentText() for kind in KINDS} for key in DESTINATIONS}

    def _exemplify(self, destination: str) -> None:
        told = self._office.masks.example(destination, self._ways()[destination])
        self._examples[destination].setText(told)

    def _save(self) -> None:
        if self.attempt(self._keep):
            self.accept()
            if self._on_changed:
                self._on_changed()

    def _keep(self) -> bool:
        self._office.masks.put(self._ways())
        return True
