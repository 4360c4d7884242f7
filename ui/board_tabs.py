"""The registers of the board on the usual screen, each with the record panel that knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.topic import TOPIC
from ui.issue_panel import IssuePanel
from ui.record_panel import RecordPanel
from ui.register_tab import RegisterTab
from ui.sheet_panel import SheetPanel
from ui.tell import Teller
from ui.topic_panel import TopicPanel

if TYPE_CHECKING:
    from desktop_app.domain.records import Changed
    from desktop_app.services.office import Office


_SEEN_WITH = frozenset({SHEET.key, DISCLOSURE.key, TOPIC.key})


class IssueTab(RegisterTab):
    """公开栏期次."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(ISSUE, office, teller)

    def _made_panel(self) -> RecordPanel:
        return IssuePanel(self._office, self._teller)

    def _hear(self, changed: Changed) -> None:
        """The sheets of a round are seen with it, and whether they were reviewed."""
        super()._hear(changed)
        if ISSUE.key not in changed.records and not _SEEN_WITH.isdisjoint(changed.records):
            self.look_again()


class SheetTab(RegisterTab):
    """上栏稿件."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(SHEET, office, teller)

    def _made_panel(self) -> RecordPanel:
        return SheetPanel(self._office, self._teller)


class TopicTab(RegisterTab):
    """群众点题."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(TOPIC, office, teller)

    def _made_panel(self) -> RecordPanel:
        return TopicPanel(self._office, self._teller)

    def _hear(self, changed: Changed) -> None:
        """What comes next depends on the review of its 回音壁稿."""
        super()._hear(changed)
        if DISCLOSURE.key in changed.records and TOPIC.key not in changed.records:
            self.look_again()


BOARD_TABS: Mapping[str, Callable[[Office, Teller], RegisterTab]] = {
    ISSUE.key: IssueTab,
    SHEET.key: SheetTab,
    TOPIC.key: TopicTab,
}
