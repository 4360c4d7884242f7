"""The command `stats`: a ledger and a period in, figures out, one JSON object a line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.registers.hotline import HOTLINE
from tests.builders import BUREAU, added, moved, opened
from tests.documents.paper import words
from tests.door import Door

MARCH = ("--from", "2026-03-01", "--to", "2026-03-31")


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(capsys)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that is only asked."""
    folder = tmp_path_factory.mktemp("stats") / "data"
    office = opened(folder)
    office.bureau.put(BUREAU)
    moved(office, HOTLINE, added(office, HOTLINE), "dispatched", date(2026, 3, 3))
    added(office, HOTLINE, way="来访", caller="另一人")
    added(office, HOTLINE, called_at="2026-04-01 09:00")
    office.close(copy=False)
    return folder


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_figures_come_one_a_line_with_their_definitions(door: Door, data: Path) -> None:
    said = door("stats", "hotline", "--data", data, *MARCH)
    told = lines(said.out)
    assert said.code == 0
    said_of = "期间内收到的件，作废的不算"
    first = {"label": "收件", "value": 2, "shown": "2件", "definition": said_of, "rows": 2}
    assert told[0] == {"by": "received", **first}
    assert told[6]["label"] == "办结率"
    assert (told[6]["part"], told[6]["whole"], told[6]["shown"]) == (0, 2, "0%")
    assert {line["by"] for line in told} == {"received", "handled"}
    assert "2026年3月：收到2件。" in said.err


@pytest.mark.parametrize("way", ["way", "方式"])
def test_they_are_parted_by_key_or_by_what_it_is_called(door: Door, data: Path, way: str) -> None:
    told = lines(door("stats", "hotline", "--data", data, *MARCH, "--by", way, "--by", "月").out)
    received = [line for line in told if line["label"] == "收件"]
    parted = {line["word"]: line["value"] for line in received if line["by"] == "方式"}
    assert (parted["来电"], parted["来访"], parted["12319"], parted["合计"]) == (1, 1, 0, 2)
    assert {line["word"]: line["value"] for line in received if line["by"] == "月"} == {
        "2026年3月": 2,
        "合计": 2,
    }


def test_all_matters_and_the_yearly_counts_can_be_named(door: Door, data: Path) -> None:
    told = lines(door("stats", "matters", "--data", data, *MARCH).out)
    total = next(line for line in told if line["title"] == "合计" and line["label"] == "收件")
    assert (total["value"], total["rows"]) == (2, 2)
    year = ("--from", "2026-01-01", "--to", "2026-12-31")
    told = lines(door("stats", "yearly", "--data", data, *year).out)
    assert next(line for line in told if line["label"] == "主动公开总条数")["missing"] == "未收到"


@pytest.mark.parametrize("name", ["统计.xlsx", "统计.pdf"])
def test_they_are_written_where_a_file_is_named(door: Door, data: Path, tmp_path: Path, name: str) -> None:
    said = door("stats", "hotline", "--data", data, *MARCH, "--by", "方式", "--out", tmp_path / name)
    assert said.code == 0
    assert f"咨询热线统计表已存为 {tmp_path / name}" in said.err
    if name.endswith(".pdf"):
        assert "青石县住房和城乡建设局咨询热线统计表" in words((tmp_path / name).read_bytes())
    else:
        assert "按方式" in load_workbook(tmp_path / name).sheetnames


def test_a_period_without_data_is_told(door: Door, data: Path) -> None:
    said = door("stats", "hotline", "--data", data, "--from", "1999-01-01", "--to", "1999-12-31")
    assert lines(said.out)[0]["value"] == 0
    assert "1999年：未收到。" in said.err


@pytest.mark.parametrize(
    ("told", "code", "said"),
    [
        (("hotline", "--from", "2026-03-31", "--to", "2026-03-01"), 1, "早于起日"),
        (("hotline", *MARCH, "--by", "姓名"), 1, "不能按“姓名”统计"),
        (("hotline", *MARCH, "--by", "接待人"), 1, "不按人员统计"),
        (("matters", *MARCH, "--by", "方式"), 1, "不用写 --by"),
        (("yearly", *MARCH), 1, "只能按整年统计"),
        (("hotline", *MARCH, "--out", "统计.txt"), 2, "应以 .xlsx 或 .pdf 结尾"),
        (("hotline", "--from", "三月", "--to", "2026-03-01"), 2, "不是日期"),
        (("nothing", *MARCH), 2, "nothing"),
    ],
)
def test_what_cannot_be_is_told(door: Door, data: Path, told: tuple[str, ...], code: int, said: str) -> None:
    found = door("stats", told[0], "--data", data, *told[1:])
    assert (found.code, said in found.err) == (code, True), found.err
