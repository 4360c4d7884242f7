"""主动公开: the register's screen with the form that knows the 标准目录."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.registers.disclosure import DISCLOSURE
from ui.disclosure_form import DisclosureForm
from ui.entry_form import EntryForm
from ui.record_panel import RecordPanel
from ui.register_tab import RegisterTab
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office


class DisclosurePanel(RecordPanel):
    """The record panel of 主动公开."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(DISCLOSURE, office, teller)

    def _made_form(self) -> EntryForm:
        return DisclosureForm(self._office, self._teller)


class DisclosureTab(RegisterTab):
    """Every item of 主动公开, and the one in front."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(DISCLOSURE, office, teller)

    def _made_panel(self) -> RecordPanel:
        return DisclosurePanel(self._office, self._teller)
