"""A record panel whose moves need only their day, but touch more than the record itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from desktop_app.domain.dates import read_day
from desktop_app.domain.fields import Day
from desktop_app.domain.flow import Move
from desktop_app.domain.records import Changed
from desktop_app.domain.register import Field
from desktop_app.errors import Refused
from ui.record_panel import RecordPanel


class DatedPanel(RecordPanel):
    """Asks for the day of a move and hands it to a verb of its own."""

    def _ask_day(self, move: Move, act: Callable[[date], Changed], note: str = "") -> None:
        field = Field(move.on, self._register.label(move.on), Day(), required=True)

        def done(raw: Mapping[str, str]) -> Changed:
            on = read_day(raw[move.on])
            if on is None:
                raise Refused(f"还不能{move.label}，请改正", why=f"{field.label}：必须填写")
            return act(on)

        told = "；".join(part for part in (move.help, note) if part)
        texts = {move.on: self._office.entries.today().isoformat()}
        self._ask.ask(move.label, [field], done, texts=texts, note=told, ok=f"确定{move.label}")
