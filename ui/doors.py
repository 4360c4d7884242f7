"""The dialogs behind the menu: each is imported when it is first opened, none is waited for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Changed, Query
from desktop_app.domain.register import Register
from ui.paper_doors import PaperDoors
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office

# Dialogs are imported where they are opened: the first paint must not pay for any of them.


class Doors:
    """Opens dialogs over one window and one office; `renewed` is called when lists, people or bureau changed."""

    def __init__(self, window: QWidget, office: Office, teller: Teller, renewed: Callable[[], None]) -> None:
        self._window, self._office, self._teller, self._renewed = window, office, teller, renewed
        self.papers = PaperDoors(window, office, teller)

    def _written(self, changed: Changed, sentence: str) -> None:
        self._teller.tell(sentence, "fine")
        self._teller.happened.emit(changed)

    def import_into(self, register: Register) -> None:
        """Import a sheet."""
        from ui.dialogs.import_wizard import open_import_wizard  # noqa: PLC0415  # a door is paid for when opened

        open_import_wizard(self._window, self._office, register, self._written)

    def export(self, register: Register, query: Query, columns: Sequence[str]) -> None:
        """Export what is seen."""
        from ui.dialogs.export_sheet import open_export_sheet  # noqa: PLC0415

        open_export_sheet(self._window, self._office, register, query, columns, self._exported)

    def _exported(self, sentence: str) -> None:
        self._teller.tell(sentence, "fine")

    def notice(self, record_id: int) -> None:
        """Preview and print a notice."""
        from ui.dialogs.notice_preview import open_notice_preview  # noqa: PLC0415

        open_notice_preview(self._window, self._office, record_id)

    def backups(self, restore: Callable[[Path], None]) -> None:
        """Copies and the way back."""
        from ui.dialogs.backups import open_backups  # noqa: PLC0415

        open_backups(self._window, self._office, restore)

    def recycle_bin(self) -> None:
        """Void records."""
        from ui.dialogs.recycle_bin import open_recycle_bin  # noqa: PLC0415

        open_recycle_bin(self._window, self._office, self._teller.happened.emit)

    def simulator(self) -> None:
        """The clock of a request that is not in the ledger."""
        from ui.dialogs.simulator import open_simulator  # noqa: PLC0415

        open_simulator(self._window, self._office)

    def wordings(self) -> None:
        """The words of the letters."""
        from ui.dialogs.wordings import open_wordings  # noqa: PLC0415

        open_wordings(self._window, self._office)

    def catalogue(self, shown: str = "") -> None:
        """The 标准目录; `shown` as the list of the dialog has it."""
        from ui.dialogs.catalogue_list import open_catalogue_list  # noqa: PLC0415

        open_catalogue_list(self._window, self._office, self._renewed, shown)

    def uncovered(self) -> None:
        """Items of the 标准目录 with nothing published in the present month or year."""
        from ui.dialogs.catalogue_list import UNCOVERED  # noqa: PLC0415

        self.catalogue(UNCOVERED)

    def clearing(self) -> None:
        """What a clearing of the 规范性文件 found."""
        from ui.dialogs.clearing import open_clearing  # noqa: PLC0415

        open_clearing(self._window, self._office, self._written)

    def bureau(self) -> None:
        """The bureau's facts."""
        from ui.dialogs.bureau_settings import open_bureau_settings  # noqa: PLC0415

        open_bureau_settings(self._window, self._office, self._renewed)

    def lists(self) -> None:
        """Code lists."""
        from ui.dialogs.lists import open_lists  # noqa: PLC0415

        open_lists(self._window, self._office, on_changed=self._renewed)

    def people(self) -> None:
        """People and passwords."""
        from ui.dialogs.people import open_people  # noqa: PLC0415

        open_people(self._window, self._office, self._renewed)

    def calendar(self) -> None:
        """Years of days off."""
        from ui.dialogs.calendar_years import open_calendar_years  # noqa: PLC0415

        open_calendar_years(self._window, self._office, self._calendar_changed)

    def review_settings(self) -> None:
        """审查方式 and 代审."""
        from ui.dialogs.review_settings import open_review_settings  # noqa: PLC0415

        open_review_settings(self._window, self._office, self._renewed)

    def mask_settings(self) -> None:
        """How identities are shown at each destination."""
        from ui.dialogs.mask_settings import open_mask_settings  # noqa: PLC0415

        open_mask_settings(self._window, self._office, self._renewed)

    def _calendar_changed(self, changed: Changed) -> None:
        self._teller.tell(f"{changed.label}，受影响的到期日已重新推算", "fine")
        self._teller.happened.emit(changed)
        self._renewed()
