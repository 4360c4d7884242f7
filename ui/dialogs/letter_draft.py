"""What was typed into a letter that has not left yet, kept for its request and kinds: nothing is typed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ui.draft_keeper import DraftKeeper

if TYPE_CHECKING:
    from desktop_app.services.office import Office


class LetterDraft:
    """The draft of one dialog; `given` are its facts as typed."""

    def __init__(
        self,
        office: Office,
        record_id: int,
        given: Callable[[], Mapping[str, str]],
        troubled: Callable[[object], object],
    ) -> None:
        self._office, self._id, self._kinds = office, record_id, ""
        self._keeper = DraftKeeper(given, self._keep)
        self._keeper.troubled.connect(troubled)

    def begin(self, kinds: str) -> Mapping[str, str]:
        """Go on with a paper of these kinds: what was typed last time and has not left."""
        self._keeper.flush()
        self._keeper.forget()
        self._kinds = kinds
        found = self._office.drafts.load(self._key, self._id) if kinds else None
        return found.raw if found else {}

    def touch(self) -> None:
        """Something was typed."""
        self._keeper.touch()

    def flush(self) -> None:
        """Keep now what is still waiting."""
        self._keeper.flush()

    def drop(self) -> None:
        """The paper left."""
        self._keeper.forget()
        self._office.drafts.drop(self._key, self._id)

    @property
    def _key(self) -> str:
        return f"letter:{self._kinds}"

    def _keep(self, given: Mapping[str, str]) -> None:
        if given:
            self._office.drafts.save(self._key, self._id, given)
        else:
            self._office.drafts.drop(self._key, self._id)
