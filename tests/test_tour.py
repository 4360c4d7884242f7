"""The tour and the window's own check, as `./run` starts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QImage

from desktop_app.registers.every import NAMED, TABS
from desktop_app.tour import MARK, SIZES

ROOT = Path(__file__).resolve().parents[1]
TAB_TITLES = ("今日", *(tab.title for tab in TABS), "统计上报")


def run(*words: object) -> subprocess.CompletedProcess[str]:
    """A command in a fresh process that knows of no screen."""
    blind = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    env = {name: value for name, value in os.environ.items() if name not in blind} | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-m", "desktop_app", *map(str, words)]
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False, timeout=240)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("看 一看") / "演示"
    said = run("tour", "--out", made)
    assert said.returncode == 0, said.stderr
    assert Path(json.loads(said.stdout)["folder"]) == made
    assert all(Path(file).exists() for file in json.loads(said.stdout)["files"])
    assert str(made) in said.stderr
    return made


def test_four_registers_and_a_notice(folder: Path) -> None:
    for register in NAMED:
        sheet = load_workbook(folder / f"{register.title}台账.xlsx").worksheets[0]
        assert sheet.max_row > 40
        assert str(sheet["A1"].value).endswith(f"{register.title}台账")
    assert (folder / "公示.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_tab_as_large_as_a_screen_and_not_empty(folder: Path, width: int, height: int) -> None:
    for number, title in enumerate(TAB_TITLES, 1):
        picture = QImage(str(folder / f"窗口-{width}x{height}-{number}{title}.png"))
        assert (picture.width(), picture.height()) == (width, height), title
        colours = {picture.pixel(x, y) for x in range(0, width, 9) for y in range(0, height, 9)}
        assert len(colours) > 20, title


def test_every_page_of_a_tab_with_several_in_the_smaller_size(folder: Path) -> None:
    """A page the window puts before the registers of a tab is the picture of the tab itself."""
    (width, height), *larger = SIZES
    names = [path.stem for path in folder.glob(f"窗口-{width}x{height}-*-*.png")]
    for number, tab in enumerate(TABS, 2):
        of_tab = {
            name.rpartition("-")[2].lstrip("0123456789") for name in names if f"-{number}{tab.title}-" in name
        }
        assert of_tab >= {register.title for register in tab.registers[1:]}, tab.title
    for name in names:
        picture = QImage(str(folder / f"{name}.png"))
        assert (picture.width(), picture.height()) == (width, height), name
        colours = {picture.pixel(x, y) for x in range(0, width, 9) for y in range(0, height, 9)}
        assert len(colours) > 20, name
    for wide, tall in larger:
        assert not list(folder.glob(f"窗口-{wide}x{tall}-*-*.png"))


def test_pages_are_not_pictures_of_each_other(folder: Path) -> None:
    for tab in ("2主动公开", "6督办建议", "8工作保障"):
        pictures = sorted(folder.glob(f"窗口-1366x768-{tab}*.png"))
        assert len({path.read_bytes() for path in pictures}) == len(pictures) > 1, tab


def test_a_second_tour_replaces_the_first(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    said = run("tour", "--out", folder)
    assert said.returncode == 0, said.stderr
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_ledger_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "example"
    theirs.mkdir()
    (theirs / "ledger.db").write_bytes(b"theirs")
    said = run("tour", "--out", tmp_path)
    assert said.returncode == 3
    assert "不是 tour 生成的" in said.stderr
    assert (theirs / "ledger.db").read_bytes() == b"theirs"
    assert not (theirs / MARK).exists()


def test_a_tour_into_a_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "文件"
    file.write_text("", encoding="utf-8")
    said = run("tour", "--out", file)
    assert said.returncode == 3
    assert "Traceback" not in said.stderr


def test_the_window_opens_paints_and_closes(folder: Path, tmp_path: Path) -> None:
    assert run("open", "--check", "--data", folder / "example").returncode == 0
    assert run("open", "--check", "--data", tmp_path / "新").returncode == 0
    (tmp_path / "坏").mkdir()
    (tmp_path / "坏" / "ledger.db").write_bytes(b"no ledger" * 400)
    assert run("open", "--check", "--data", tmp_path / "坏").returncode != 0


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere there is always somewhere to draw"
)
def test_a_window_without_a_screen_is_refused_in_words(tmp_path: Path) -> None:
    said = run("open", "--data", tmp_path)
    assert said.returncode == 3
    assert said.stderr == "窗口打不开；这台机器没有屏幕；请在桌面环境里运行，或改用 tour 命令\n"
