"""The command `review form`: an item in, 保密审查表 out, and every refusal in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.registers.disclosure import DISCLOSURE
from tests.builders import BUREAU, added, opened, reviewed
from tests.documents.paper import words
from tests.test_cli_letter import run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = opened(tmp_path / "data")
    office.bureau.put(BUREAU)
    reviewed(office, added(office, DISCLOSURE))
    added(office, DISCLOSURE, title="还没有审查的")
    office.close(copy=False)
    return tmp_path / "data"


@pytest.mark.parametrize(("name", "stage"), [("公开-2026-0001", "可发布"), ("2", "拟稿")])
def test_the_form_is_written_by_number_and_by_id(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, stage: str
) -> None:
    out = tmp_path / "表.pdf"
    assert run("review", "form", name, "--data", data, "--out", out) == 0
    said = capsys.readouterr()
    told = {"file": str(out), "pages": 1, "missing": [], "stage": stage, "publishable": stage == "可发布"}
    assert json.loads(said.out) == told
    assert f"审查进度：{stage}" in said.err
    assert "政府信息公开保密审查表" in words(out.read_bytes())


def test_what_cannot_be_is_told(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", "form", "公开-2026-0009", "--data", data, "--out", tmp_path / "a.pdf") == 1
    assert "没有编号为“公开-2026-0009”的主动公开信息" in capsys.readouterr().err
    assert run("review", "form", "1", "--data", data, "--out", tmp_path / "a.docx") == 2
    assert "应以 .pdf 结尾" in capsys.readouterr().err
    assert run("review", "--data", data) == 2
