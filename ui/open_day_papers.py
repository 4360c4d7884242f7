"""The papers of an Open Day as they are looked at, saved and printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Record
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.visit import VISIT
from desktop_app.services.open_day_papers import KINDS, ONE, OPEN_ITEMS, PLAN, REGISTER, SIGN_IN, SUMMARY
from ui.paper_offer import Offer
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.publishing import Paper

Acts = Sequence[tuple[str, Callable[[], object]]]
_BLANK = {"空白20行": 20, "空白40行": 40, "空白100行": 100}
_KNOWN = "已登记的来访人"


class OpenDayOffers:
    """Opens the papers of an event or of a visit over the window of `owner`."""

    def __init__(self, owner: QWidget, office: Office, teller: Teller) -> None:
        self._owner, self._office, self._teller = owner, office, teller
        self._papers = office.open_day_papers

    def front(self, event: Record) -> Acts:
        """The papers that are wanted on the day."""
        papers = self._papers
        return (
            ("签到表…", partial(self._sign_in, event)),
            ("接访登记表…", partial(self._see, event, REGISTER, papers.register)),
            ("问题分类表…", partial(self._see, event, KINDS, papers.kinds)),
            ("当日小结…", partial(self._see, event, SUMMARY, papers.summary, papers.summary_word)),
        )

    def further(self, event: Record) -> Acts:
        """The papers before and after the day, and the way to another ledger."""
        papers = self._papers
        return (
            ("活动方案…", partial(self._see, event, PLAN, papers.plan, papers.plan_word)),
            ("带回办理清单…", partial(self._see, event, OPEN_ITEMS, papers.open_items)),
            ("导出本台登记…", partial(self._export, event)),
        )

    def visitor(self, visit: Record) -> None:
        """接访登记表 of one visitor."""
        papers = self._papers
        self._show(
            Offer(
                title=f"接访登记表 {visit.text('number')}",
                make=lambda _word: papers.visitor(visit.id),
                save=lambda paper, path: papers.save(VISIT.key, visit.id, ONE, paper, path),
                printed=lambda printer, copies: papers.printed(VISIT.key, visit.id, ONE, printer, copies),
            )
        )

    def _sign_in(self, event: Record) -> None:
        papers = self._papers
        self._show(
            Offer(
                title=f"{SIGN_IN} {event.day('held_on')}",
                make=lambda word: papers.sign_in(event.id, _BLANK.get(word, 0)),
                save=lambda paper, path: papers.save(OPEN_DAY.key, event.id, SIGN_IN, paper, path),
                printed=lambda printer, copies: papers.printed(
                    OPEN_DAY.key, event.id, SIGN_IN, printer, copies
                ),
                choice="内容",
                words=(*_BLANK, _KNOWN),
            )
        )

    def _see(
        self,
        event: Record,
        what: str,
        make: Callable[[int], Paper],
        word: Callable[[int, Path], object] | None = None,
    ) -> None:
        papers = self._papers
        self._show(
            Offer(
                title=f"{what} {event.day('held_on')}",
                make=lambda _word: make(event.id),
                save=lambda paper, path: papers.save(OPEN_DAY.key, event.id, what, paper, path),
                word=None if word is None else lambda path: word(event.id, path),
                printed=lambda printer, copies: papers.printed(OPEN_DAY.key, event.id, what, printer, copies),
            )
        )

    def _show(self, offer: Offer) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        open_paper_view(self._owner.window(), self._office, offer)

    def _export(self, event: Record) -> None:
        from ui.dialogs.desk_export import open_desk_export  # noqa: PLC0415  # a door is paid for when opened

        open_desk_export(
            self._owner.window(), self._office, event, lambda said: self._teller.tell(said, "fine")
        )
