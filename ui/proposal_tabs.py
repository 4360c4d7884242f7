"""建议提案, 舆情 and 突发事件发布会 on the usual screen, each with the record panel that knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop_app.registers.opinion import OPINION
from desktop_app.registers.press import PRESS
from desktop_app.registers.proposal import PROPOSAL
from ui.opinion_panel import OpinionPanel, PressPanel
from ui.proposal_panel import ProposalPanel
from ui.record_panel import RecordPanel
from ui.register_tab import RegisterTab
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office


class ProposalTab(RegisterTab):
    """建议提案."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(PROPOSAL, office, teller)

    def _made_panel(self) -> RecordPanel:
        return ProposalPanel(self._office, self._teller)


class OpinionTab(RegisterTab):
    """舆情."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(OPINION, office, teller)

    def _made_panel(self) -> RecordPanel:
        return OpinionPanel(self._office, self._teller)


class PressTab(RegisterTab):
    """突发事件发布会."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(PRESS, office, teller)

    def _made_panel(self) -> RecordPanel:
        return PressPanel(self._office, self._teller)


PROPOSAL_TABS: Mapping[str, Callable[[Office, Teller], RegisterTab]] = {
    PROPOSAL.key: ProposalTab,
    OPINION.key: OpinionTab,
    PRESS.key: PressTab,
}
