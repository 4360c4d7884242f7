"""重大决策: the register's screen with the rates of the year above it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.errors import AppError
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import DECISION
from ui.decision_panel import DecisionPanel
from ui.record_panel import RecordPanel
from ui.register_tab import RegisterTab
from ui.tell import Teller, label

if TYPE_CHECKING:
    from desktop_app.domain.records import Changed
    from desktop_app.services.office import Office

_ABOUT = frozenset({COMMENT.key, ATTENDANCE.key})


class DecisionTab(RegisterTab):
    """Every decision, and the one in front."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(DECISION, office, teller)

    def _build(self) -> None:
        super()._build()
        self._rates = label("", "note")
        self._rates.setMinimumWidth(1)  # one line on any screen: the tip has it whole
        self._top.addWidget(self._rates)

    def _made_panel(self) -> RecordPanel:
        return DecisionPanel(self._office, self._teller)

    def ask(self) -> None:
        """The rows, and the rates of this year."""
        super().ask()
        year = self._office.entries.today().year
        try:
            counts = self._office.decisions.counts(date(year, 1, 1), date(year, 12, 31))
        except AppError as error:
            self._teller.refuse(error)
            return
        self._rates.setText(f"{year}年：{counts.words()}")
        self._rates.setToolTip(counts.words().replace("；", "\n"))

    def _hear(self, changed: Changed) -> None:
        """Comments and who sat in are seen with their decision."""
        super()._hear(changed)
        if _ABOUT & changed.records.keys() and DECISION.key not in changed.records:
            self.look_again()
