"""依申请公开: the register's screen with intake, kin and what only requests have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.registers.request import REQUEST
from ui.record_panel import RecordPanel
from ui.register_tab import RegisterTab
from ui.request_panel import RequestPanel
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office


class RequestTab(RegisterTab):
    """Every request, and the one in front."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(REQUEST, office, teller)

    def _made_panel(self) -> RecordPanel:
        return RequestPanel(self._office, self._teller)
