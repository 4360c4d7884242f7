"""`clock-sheet`: how a due date was reckoned, on paper, from the same file as `due`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.documents.paper import words
from tests.door import Door

STEPS = [
    {"kind": "received", "on": "2022-09-30", "channel": "registered_mail"},
    {"kind": "答复", "on": "2022-11-02"},
    {"kind": "posted", "on": "2022-11-03"},
]


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(capsys)


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    path = tmp_path / "步 骤.json"
    path.write_text(json.dumps(STEPS, ensure_ascii=False), encoding="utf-8")
    return path


def test_the_sheet_says_what_due_says(door: Door, steps: Path, tmp_path: Path) -> None:
    out = tmp_path / "期限 计算单.pdf"
    said = door(
        "clock-sheet", "--steps", steps, "--out", out, "--issuer", "青石县住建局", "--number", "申请2022-0001"
    )
    assert said.code == 0
    due = door("due", "--steps", steps).json["due_on"]
    assert said.json == {"file": str(out), "pages": 2, "due_on": due, "missing": []}
    told = words(out.read_bytes())
    for part in ("期限计算单", "青石县住建局", "申请2022-0001", "2022年11月2日", "超期1个工作日"):
        assert part in told


def test_the_same_day_gives_the_same_sheet(door: Door, steps: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    for out in outs:
        assert door("clock-sheet", "--steps", steps, "--out", out, "--today", "2022-11-04").code == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()


@pytest.mark.parametrize(
    ("words_", "code", "said"),
    [
        (("--today", "2022-10-01"), 1, "还没有到"),
        (("--today", "2022-13-01"), 2, "没有"),
        (("--out", "nowhere/a.pdf"), 3, "没有文件夹"),
    ],
)
def test_what_cannot_be_printed_is_told(
    door: Door, steps: Path, tmp_path: Path, words_: tuple[str, ...], code: int, said: str
) -> None:
    out = tmp_path / "a.pdf"
    answer = door("clock-sheet", "--steps", steps, "--out", out, *words_)
    assert answer.code == code
    assert said in answer.err
    assert not out.exists()
    assert answer.out == ""


def test_a_sheet_of_days_to_come_is_said_to_prove_nothing(door: Door, tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps([{"kind": "received", "on": "2098-03-03"}]), encoding="utf-8")
    said = door("clock-sheet", "--steps", path, "--out", tmp_path / "a.pdf")
    assert said.code == 0
    assert "2098年3月3日“收到申请”还没有到，这张计算单只能作推演" in said.err


def test_steps_that_contradict_each_other_are_refused(door: Door, tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps([{"kind": "posted", "on": "2022-11-03"}]), encoding="utf-8")
    answer = door("clock-sheet", "--steps", path, "--out", tmp_path / "a.pdf")
    assert answer.code == 1
    assert not (tmp_path / "a.pdf").exists()
