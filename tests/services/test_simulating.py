"""期限试算: steps that nobody recorded, days to come included; nothing of them reaches the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.clocks import Channel, Step, StepKind
from desktop_app.errors import Refused, Trouble
from desktop_app.services.office import Office
from tests.builders import TODAY
from tests.services.test_calendar import notice_2027

RECEIVED = Step(StepKind.RECEIVED, TODAY, channel=Channel.IN_PERSON)


def test_days_to_come_are_reckoned_like_any_other(office: Office) -> None:
    result = office.simulating.reckon([RECEIVED])
    assert result.due_on == date(2026, 7, 14)
    paused = [
        RECEIVED,
        Step(StepKind.THIRD_PARTY_ASKED, date(2026, 6, 22)),
        Step(StepKind.THIRD_PARTY_ANSWERED, date(2026, 6, 29)),
    ]
    assert office.simulating.reckon(paused).due_on == date(2026, 7, 21)


def test_what_contradicts_itself_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as no:
        office.simulating.reckon([RECEIVED, Step(StepKind.EXTENDED, TODAY, days=21)])
    assert "延期21个工作日太长" in no.value.what


def test_a_year_that_was_entered_holds_here_too(office: Office) -> None:
    steps = [Step(StepKind.RECEIVED, date(2027, 1, 20), channel=Channel.IN_PERSON)]
    before = office.simulating.reckon(steps)
    assert before.provisional
    office.calendar.apply(office.calendar.rehearse(2027, notice_2027(), "国办发明电〔2026〕9号"))
    after = office.simulating.reckon(steps)
    assert after.provisional is None
    assert (before.due_on, after.due_on) == (date(2027, 2, 17), date(2027, 2, 23))


def test_its_sheet_says_that_it_is_a_trial_and_the_ledger_knows_nothing_of_it(
    office: Office, tmp_path: Path
) -> None:
    before = office.history.undoable()
    path = tmp_path / "试算.pdf"
    paper = office.simulating.save([RECEIVED], path)
    assert path.read_bytes() == paper.pdf
    assert paper.pdf.startswith(b"%PDF")
    assert paper.pages >= 1
    assert not paper.missing
    assert office.history.undoable() == before


def test_a_sheet_that_cannot_be_written_is_told(office: Office, tmp_path: Path) -> None:
    (tmp_path / "占用").mkdir()
    with pytest.raises(Trouble):
        office.simulating.save([RECEIVED], tmp_path / "占用")
