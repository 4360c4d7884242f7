"""`run today`: what is due as JSON lines, and 本周到期 as a PDF."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.press import PRESS
from tests.builders import BUREAU, added, opened
from tests.door import Door

ON = date(2026, 3, 2)


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(capsys)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = opened(tmp_path / "data", ON)
    office.bureau.put(BUREAU)
    added(office, HOTLINE, called_at="2026-02-02 09:00", matter="咨询")
    added(office, PRESS, happened_at="2026-03-01 16:00")
    added(office, DISCLOSURE)
    office.close(copy=False)
    return tmp_path / "data"


def test_every_line_of_today_is_one_object(door: Door, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "本周.pdf"
    said = door("today", "--data", data, "--on", ON, "--out", out)
    assert said.code == 0, said.err
    told = [json.loads(line) for line in said.out.splitlines()]
    assert [(one["group"], one["register"], one["next_step"]) for one in told] == [
        ("逾期", "hotline", "当场答复 / 转办"),
        ("今日到期", "press", "登记举行 / 不再举行"),
        ("待审查", "disclosure", "初审"),
        ("以后到期", "disclosure", "登记公开 / 定为不予公开"),
    ]
    assert told[0] == {
        "group": "逾期",
        "register": "hotline",
        "id": 1,
        "number": "热线-2026-0001",
        "name": "王秀兰 反映幸福小区自来水水压低。",
        "state": "已登记",
        "due_on": "2026-02-05",
        "due_at": None,
        "words": "逾期25天",
        "next_step": "当场答复 / 转办",
        "why": "",
    }
    assert (told[1]["due_at"], told[1]["words"]) == ("2026-03-02T16:00", "还有16小时")
    assert "2026-03-02：逾期1件，今日到期1件，待审查1件，以后到期1件" in said.err
    assert f"本周到期共1页，存为 {out}" in said.err
    assert out.read_bytes().startswith(b"%PDF")


def test_a_day_with_nothing_due_says_so(door: Door, tmp_path: Path) -> None:
    opened(tmp_path / "data", ON).close(copy=False)
    said = door("today", "--data", tmp_path / "data", "--on", ON)
    assert (said.code, said.out) == (0, "")
    assert "2026-03-02：没有到期事项" in said.err


def test_what_is_wrong_is_said(door: Door, data: Path, tmp_path: Path) -> None:
    assert door("today", "--data", tmp_path / "没有").code == 3
    assert door("today", "--data", data, "--on", "三月").code == 2
    said = door("today", "--data", data, "--out", tmp_path / "本周.docx")
    assert (said.code, "应以 .pdf 结尾" in said.err) == (2, True)
    assert door("today", "--data", data, "--out", tmp_path / "没有" / "本周.pdf").code == 3
