"""The commands `board issue` and `board list`: an issue in, its PDFs out, and every refusal in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.registers.issue import ISSUE
from tests.builders import added, opened
from tests.services.boards import WHOLE, declared, issue_with, item_for
from tests.test_cli_letter import run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = opened(tmp_path / "data")
    office.bureau.put(WHOLE)
    office.reviewing.set_in_program(True)
    declared(office, 2)
    issue_with(office, item_for(office, "A4告示", 1), item_for(office, "A4告示", 2, ready=False))
    added(office, ISSUE, title="空的一期")
    office.close(copy=False)
    return tmp_path / "data"


@pytest.mark.parametrize("name", ["期-2026-0001", "1"])
def test_an_issue_is_written_by_number_and_by_id(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    out = tmp_path / "第3期"
    assert run("board", "issue", name, "--data", data, "--out", out) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert sorted(told) == ["drafts", "files", "missing", "pages"]
    assert [Path(file).name for file in told["files"]] == [
        "01 A4 关于2026年第1批公租房保障对象的公告.pdf",
        "02 A4 关于2026年第2批公租房保障对象的公告.pdf",
        "备案表 期-2026-0001.pdf",
        "更换清单 期-2026-0001.pdf",
    ]
    assert all(Path(file).read_bytes().startswith(b"%PDF") for file in told["files"])
    why = "现在的内容是“拟稿”，还没有审查；先审查、后公开（第十七条）"
    draft = f"《关于2026年第2批公租房保障对象的公告》印有“草稿”：{why}"
    assert (told["pages"], told["missing"], told["drafts"]) == (2, [], [draft])
    assert draft in said.err
    assert "稿件共 2 张，连同备案表和更换清单写成 4 个文件" in said.err


def test_other_papers_in_the_folder_are_told_of(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "03 A4 上一次的.pdf").write_bytes(b"%PDF-1.4")
    assert run("board", "issue", "1", "--data", data, "--out", out) == 0
    assert "文件夹里另有 1 个 PDF 不是这次写的：03 A4 上一次的.pdf" in capsys.readouterr().err


def test_issues_are_listed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("board", "list", "--data", data) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], first["number"], first["state"], first["sheets"]) == (1, "期-2026-0001", "筹备中", 2)
    assert (first["opens_on"], first["due_on"], first["posted_on"]) == ("2026-06-15", "2026-06-15", None)
    assert (second["title"], second["sheets"]) == ("空的一期", 0)


def test_what_cannot_be_is_told(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    for name, sentence in (
        ("期-2026-0009", "没有期号为“期-2026-0009”的公开栏期次；请用 board list 查看期号"),
        ("99", "找不到这条公开栏期次记录"),
        ("2", "“空的一期”还没有可以印的稿件；没有要张贴的内容；请先把稿件加进这一期"),
    ):
        assert run("board", "issue", name, "--data", data, "--out", out) == 1
        said = capsys.readouterr()
        assert sentence in said.err
        assert said.out == ""
    assert not out.exists()
    out.write_text("x", encoding="utf-8")
    assert run("board", "issue", "1", "--data", data, "--out", out) == 1
    assert "不是文件夹；一期有好几个文件；请写一个文件夹" in capsys.readouterr().err
    assert run("board", "issue", "1", "--data", tmp_path / "nothing", "--out", tmp_path / "x") == 3
    assert run("board", "--data", data) == 2
    assert run("board", "issue", "1", "--data", data) == 2
