"""舆情 and 突发事件发布会 beside the table: their clocks by the minute, what comes next, and their papers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.opinion_law import PRESS, Clock, press_clock
from desktop_app.domain.records import Query, Record
from desktop_app.registers import press
from desktop_app.registers.opinion import (
    ANSWERED,
    COLLECTED,
    CONFERENCE,
    HANDLE,
    HOLD,
    OPINION,
    RUNNING,
    clocks_of,
)
from ui.hour_clocks import HourClocks
from ui.paper_offer import Offer
from ui.record_panel import RecordPanel
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.domain.flow import Move
    from desktop_app.services.office import Office

_BELOW_NEXT = 3  # its place in the column: after name, facts and what comes next
_CONFERENCE = "建发布会记录…"


class _Timed(RecordPanel):
    """A record whose deadline is a minute, not a day."""

    def _build(self) -> None:
        super()._build()
        self._clocks = HourClocks(self._office.entries.now)
        self._column.insertWidget(_BELOW_NEXT, self._clocks)

    def _head(self, record: Record) -> None:
        super()._head(record)
        self._due.hide()  # the clocks tell it to the minute
        void = bool(record.text("void_reason"))
        self._clocks.show_clocks(() if void else self._clocks_of(record))

    @abstractmethod  # told to mypy; Qt has a metaclass of its own
    def _clocks_of(self, record: Record) -> Sequence[Clock]:
        """The clocks that run for a record, or ran."""


class OpinionPanel(_Timed):
    """The record panel of 舆情."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(OPINION, office, teller)
        self._moves.fits = self._fits
        self._moves.papers = self._papers_of
        self._moves.own = {HOLD: self._hold}

    def _hold(self, record: Record) -> None:
        """When it was held may stand in its own record already: nobody types it twice."""
        asked = Query(press.PRESS.key, equal={"opinion_no": (record.text("number"),)}, filled=("held_at",))
        found = self._office.entries.page(asked, 0, 1)
        held = found[0].values.get("held_at") if found else None
        given = (
            {"press_at": f"{held:%Y-%m-%d %H:%M}", "press_no": found[0].text("number")}
            if isinstance(held, datetime)
            else None
        )
        self._moves.begin(HOLD, given)

    def _clocks_of(self, record: Record) -> Sequence[Clock]:
        stands = record.text("state") in RUNNING or record.values.get("first_at")
        return clocks_of(record.values, self._office.rules.current().matters) if stands else ()

    def _fits(self, move: Move, record: Record) -> bool:
        """A press conference only where one has to be held and was not."""
        if move.key != HOLD:
            return True
        return any(clock.key == PRESS and clock.is_open for clock in self._clocks_of(record))

    def _papers_of(self, record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
        """The conference is a record of its own; what is known of it goes along."""
        waits = any(clock.key == PRESS and clock.is_open for clock in self._clocks_of(record))
        return [(_CONFERENCE, lambda: self._conference(record))] if waits else []

    def _conference(self, record: Record) -> None:
        given = {
            "event": record.text("title"),
            "level": record.text("level"),
            "happened_at": record.values.get("found_at"),
            "opinion_no": record.text("number"),
        }
        title = f"由{record.text('number')}登记发布会；发生时刻请按事件实际发生的时间改"
        self._teller.begun.emit(press.PRESS.key, given, title)

    def _following(self, record: Record) -> str:
        state = record.text("state")
        if state == COLLECTED:
            return "下一步：研判，再向社会首次回应"
        if state == CONFERENCE:
            return "下一步：举行新闻发布会，开始以后登记时刻"
        if state in RUNNING:
            handled = "" if record.day(OPINION.flow.move(HANDLE).on) else "落实处置，"
            return f"下一步：{handled}向社会首次回应，登记发布的时刻"
        if state == ANSWERED:
            return "下一步：处置有进展的，登记后续发布；办完以后归档"
        return ""


class PressPanel(_Timed):
    """The record panel of 突发事件发布会."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(press.PRESS, office, teller)
        self._moves.papers = self._papers_of

    def _clocks_of(self, record: Record) -> Sequence[Clock]:
        happened, held = record.values.get("happened_at"), record.values.get("held_at")
        if not isinstance(happened, datetime) or record.text("state") == press.CALLED_OFF:
            return ()
        limits = self._office.rules.current().matters
        return (press_clock(happened, limits, held if isinstance(held, datetime) else None),)

    def _following(self, record: Record) -> str:
        return "下一步：举行新闻发布会，开始以后登记时刻" if record.text("state") == press.RUNNING else ""

    def _papers_of(self, record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
        return [] if record.text("void_reason") else [("签到表…", lambda: self._see_sign_in(record))]

    def _see_sign_in(self, record: Record) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        papers, number = self._office.press_papers, record.text("number")
        offer = Offer(
            title=f"发布会签到表：{number}",
            make=lambda _word: papers.sign_in(record.id),
            save=lambda paper, path: papers.save(paper, path, record.id),
            printed=lambda printer, copies: papers.printed(record.id, printer, copies),
            file=f"{number} 发布会签到表",
        )
        open_paper_view(self.window(), self._office, offer)
