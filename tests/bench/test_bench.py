"""The bench itself: it still runs, its ledger is a true one, and a missed goal is called one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.records import Query
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import open_office
from tests.bench.board import board
from tests.bench.figures import Figure, in_turns, table
from tests.bench.ledger import TODAY, YEARS, build
from tests.bench.lists import lists
from tests.bench.paint import first_paint
from tests.bench.requests import requests
from tests.bench.scan import scan
from tests.bench.sheets import export

CALLS = 1_000


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "data"
    build(folder, CALLS)
    return folder


def test_a_multiplied_ledger_is_a_true_one(data: Path) -> None:
    office = open_office(data, today=lambda: TODAY, create=False)
    try:
        every = Query(HOTLINE.key)
        assert office.entries.count(every) == CALLS
        records = office.entries.page(every, 0, CALLS)
        assert len({record.text("number") for record in records}) == CALLS
        assert {r["year"]: r["sequence"] for r in reversed(records)} == {
            2022 + n: CALLS // YEARS for n in range(YEARS)
        }
        some = next(record for record in records if record.text("phone"))
        found = office.entries.page(Query(HOTLINE.key, some.text("phone")), 0, 10)
        assert [record.id for record in found] == [some.id]
        assert office.entries.count(Query(HOTLINE.key, some.text("number"))) == 1
    finally:
        office.close(copy=False)


def test_every_figure_comes_out(data: Path, tmp_path: Path) -> None:
    figures = [*lists(data, 1), *export(data, tmp_path, 1)]
    assert all(figure.ours > 0 and (figure.yardstick or 0) > 0 for figure in figures)
    assert sum(bool(figure.goal) for figure in figures) == 6
    assert len(table(figures).splitlines()) == len(figures) + 1


def test_the_windows_tell_when_they_are_painted(data: Path, tmp_path: Path) -> None:
    painted, filled = first_paint(data, tmp_path / "compiled", 1)
    assert painted.ours > (painted.yardstick or 0) > 0
    assert filled.ours > painted.ours


def test_requests_are_measured(tmp_path: Path) -> None:
    figures = requests(tmp_path / "requests", 60, 1)
    assert all(figure.ours > 0 and figure.goal for figure in figures)


def test_scanning_is_measured() -> None:
    (figure,) = scan(1, 20_000)
    assert figure.ours > 0
    assert figure.goal == "≤ 1000 ms"


def test_an_issue_of_the_board_is_measured(tmp_path: Path) -> None:
    (figure,) = board(tmp_path / "board", 1, 3)
    assert figure.ours > 0
    assert figure.goal == "≤ 2000 ms"


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("a", 50, 10), ""),
        (Figure("a", 100, 10, most_ms=100), "ok"),
        (Figure("a", 101, 10, most_ms=100), "miss"),
        (Figure("a", 15, 10, most_times=1.5), "ok"),
        (Figure("a", 16, 10, most_times=1.5), "miss"),
        (Figure("a", 16, 10, most_ms=20, most_times=1.5), "miss"),
    ],
)
def test_a_missed_goal_is_called_one(figure: Figure, verdict: str) -> None:
    assert figure.verdict == verdict


def test_turns_are_taken_and_the_first_is_not_counted() -> None:
    done: list[str] = []
    in_turns(lambda: done.append("o"), lambda: done.append("y"), 2, lambda: done.append("-"))
    assert "".join(done) == "-o-y" * 3
