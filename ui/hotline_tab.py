"""咨询热线: the register with its two shortcuts, work orders pasted in and callers to be called back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.domain.records import Changed
from desktop_app.registers.hotline import HOTLINE
from ui.hotline_panel import HotlinePanel
from ui.record_panel import RecordPanel
from ui.register_tab import RegisterTab
from ui.shortcuts import PASTE_ORDER
from ui.tell import Teller, button

if TYPE_CHECKING:
    from desktop_app.services.office import Office


class HotlineTab(RegisterTab):
    """The calls."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(HOTLINE, office, teller)
        paste = button("粘贴工单…", self.paste_order)
        paste.setToolTip(f"把12345等平台的工单文字粘贴进来登记（{PASTE_ORDER}）")
        back = button("待回访…", self.call_back)
        row = QHBoxLayout()
        row.addWidget(paste)
        row.addWidget(back)
        row.addStretch(1)
        self._top.addLayout(row)
        QShortcut(QKeySequence(PASTE_ORDER), self).activated.connect(self.paste_order)

    def _made_panel(self) -> RecordPanel:
        return HotlinePanel(self._office, self._teller)

    def paste_order(self) -> None:
        """Work orders from the clipboard."""
        from ui.dialogs.paste_order import open_paste_order  # noqa: PLC0415  # a door is paid for when opened

        open_paste_order(self.window(), self._office, self._registered)

    def _registered(self, changed: Changed, told: str) -> None:
        self._teller.tell(told, "fine")
        self._teller.happened.emit(changed)
        ids = sorted(changed.records[HOTLINE.key])
        self.show_record(ids[0])

    def call_back(self) -> None:
        """Everybody who waits to be called back."""
        from ui.dialogs.call_backs import open_call_backs  # noqa: PLC0415

        open_call_backs(self.window(), self._office, self._teller.happened.emit)
