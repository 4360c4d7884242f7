"""Each of the 101 rows: its record, its paper, its number; or the line of CONTRIBUTING.md why it needs none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.office import Office
from tests.builders import BUREAU, opened
from tests.institutions.row import Row, grown
from tests.institutions.rows import ROWS

ROOT = Path(__file__).resolve().parents[2]
EVERY = set(range(1, 102))
HEADING = "Rows of the taxonomy without a record of their own"
_LINE = re.compile(r"^\| (\d+) (\S+) \| (.+?) \| (.+?) \|$")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = opened(tmp_path_factory.mktemp("institutions") / "data")
    made.bureau.put(BUREAU)
    made.lists.put(
        "department", [(name, True) for name in ("办公室", "房管股", "城建股", "市政股", "房管所")]
    )
    made.lists.put("person", [(name, True) for name in ("李文", "王宁", "王芳")])
    yield made
    made.close(copy=False)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_row_has_its_record_its_paper_and_its_number(row: Row, office: Office) -> None:
    before = row.figures(office)
    record = row.entered(office)
    assert record.text("number").startswith(f"{row.register.prefix}-{row.day.year}-")
    paper = row.printed(office, record)
    assert [said for said in row.said if "".join(said.split()) not in paper] == [], str(row)
    after, wanted = row.figures(office), row.expected()
    assert {key: grown(after[key], before[key]) for key in wanted} == wanted, str(row)
    if row.told:
        found = row.told(office, record)
        assert {key: found.get(key) for key in row.counted} == row.counted, str(row)


def without_a_record() -> dict[int, tuple[str, str]]:
    """The lines of the table at the end of CONTRIBUTING.md: why, and where it is held."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    lines = text.partition(f"## {HEADING}\n")[2].splitlines()
    found = [_LINE.match(line) for line in lines]
    return {int(one[1]): (one[3], one[4]) for one in found if one}


def test_every_row_is_shown_here_or_told_of_in_the_table() -> None:
    here = Counter(row.number for row in ROWS)
    assert [number for number, times in here.items() if times > 1] == []
    told = without_a_record()
    assert set(here) & set(told) == set()
    assert set(here) | set(told) == EVERY


def test_the_table_says_why_and_names_what_exists() -> None:
    for number, (why, where) in without_a_record().items():
        assert len(why) > 10, number
        named = re.findall(r"`(tests/[\w/.]+)`", where)
        assert named, number
        assert [path for path in named if not (ROOT / path).exists()] == [], number


def test_a_row_looks_at_its_paper_and_its_numbers() -> None:
    assert [str(row) for row in ROWS if not (row.paper and row.said and row.numbers)] == []
