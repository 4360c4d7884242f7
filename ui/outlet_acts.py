"""What is done with the ways of an item of 主动公开, each in a dialog of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Changed, Record
from desktop_app.errors import AppError
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from ui.dialogs.publish import Act

# Dialogs are imported where they are opened: the first paint must not pay for any of them.


class OutletActs:
    """Opens the dialogs over a panel; `done` hears of what was written."""

    def __init__(
        self, panel: QWidget, office: Office, teller: Teller, done: Callable[[Changed], object]
    ) -> None:
        self._panel, self._office, self._teller, self._done = panel, office, teller, done

    def own(self) -> Mapping[str, Callable[[Record], object]]:
        """The moves that ask for ways, by key."""
        return {"published": self.publish, "renewed": self.renew}

    def publish(self, record: Record) -> None:
        """登记公开 by its ways."""
        from ui.dialogs.publish import Act  # noqa: PLC0415  # a door is paid for when opened

        self._open(record, Act.PUBLISH)

    def renew(self, record: Record) -> None:
        """登记更新, with further ways if there are any."""
        from ui.dialogs.publish import Act  # noqa: PLC0415

        self._open(record, Act.RENEW)

    def add(self, record: Record) -> None:
        """Further ways of what is public."""
        from ui.dialogs.publish import Act  # noqa: PLC0415

        self._open(record, Act.ADD)

    def _open(self, record: Record, act: Act) -> None:
        from ui.dialogs.publish import open_publish  # noqa: PLC0415

        try:
            self._office.outlets.check(record.id, act.value)
            open_publish(self._panel.window(), self._office, record, act, self._done)
        except AppError as error:
            self._teller.refuse(error)

    def take_down(self, record: Record, chosen: Collection[int]) -> None:
        """Some of its ways, or all."""
        from ui.dialogs.ways_down import open_ways_down  # noqa: PLC0415

        try:
            open_ways_down(self._panel.window(), self._office, record, chosen, self._done)
        except AppError as error:
            self._teller.refuse(error)
