"""The commands `report work` and `report supervision`: a ledger in, a draft out, what does not add up on stderr."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from desktop_app.registers.figure import FIGURE
from desktop_app.registers.hotline import HOTLINE
from tests.builders import BUREAU, added, opened
from tests.documents.paper import words
from tests.door import Door


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(capsys)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that is only asked: a call, and totals that cannot be true."""
    folder = tmp_path_factory.mktemp("work") / "data"
    office = opened(folder)
    office.bureau.put(BUREAU)
    added(office, HOTLINE, way="12319")
    told = {"subject": "数字城管案件", "first": "2026-01-01", "last": "2026-05-31", "source": "市中心报表"}
    added(office, FIGURE, **told, received="945", handled="1445", closed="")
    office.close(copy=False)
    return folder


def test_a_supervision_report_is_a_word_file_with_its_warnings_told(
    door: Door, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "督查.docx"
    said = door("report", "supervision", "--year", "2026", "--data", data, "--out", out)
    assert said.code == 0
    assert "需要核对：数字城管案件收945件、处置1445件，处置多于收到" in said.err
    assert "请填写：督查工作的组织领导、分工和责任" in said.err
    assert f"2026年政务督查工作报告已写成 {out}" in said.err
    told = said.json
    assert told["warnings"] == ["数字城管案件收945件、处置1445件，处置多于收到"]
    calls = {"name": "咨询热线·12319热线", "shown": "1件", "rows": 1}
    assert calls.items() <= next(one for one in told["numbers"] if one["name"] == calls["name"]).items()
    text = "\n".join(one.text for one in docx.Document(str(out)).paragraphs)
    assert "其中12345热线0件，12319热线1件，局内部电话0件。" in text
    assert "【需核对：数字城管案件收945件、处置1445件，处置多于收到，未写入正文】" in text


def test_a_summary_of_half_a_year_is_a_pdf(door: Door, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "总结.pdf"
    said = door("report", "work", "--year", "2026", "--half", "上半年", "--data", data, "--out", out)
    assert said.code == 0
    assert "需要核对" not in said.err
    assert "2026年上半年政务公开工作总结" in words(out.read_bytes())
    assert "未收到政府信息公开申请" in "".join(words(out.read_bytes()).split())


def test_what_cannot_be_is_refused(door: Door, data: Path, tmp_path: Path) -> None:
    asked = ("report", "work", "--data", data, "--year")
    late = door(*asked, "2030", "--out", tmp_path / "总结.docx")
    assert late.code == 1
    assert "2030年还没有开始" in late.err
    wrong = door(*asked, "2026", "--out", tmp_path / "总结.xlsx")
    assert wrong.code == 2
    assert "应以 .docx 或 .pdf 结尾" in wrong.err
    assert not list(tmp_path.iterdir())
