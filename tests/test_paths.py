"""Where things lie."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop_app import paths


def test_resources_lie_beside_the_package() -> None:
    assert paths.resource("fonts/zwgk-fang.ttf").is_file()


def test_data_of_an_installed_program_is_the_users_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program"))
    assert paths.data_home().name == "政务公开台账"
    assert tmp_path not in paths.data_home().parents


def test_a_portable_program_keeps_its_data_beside_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program"))
    (tmp_path / "portable.txt").touch()
    assert paths.data_home() == tmp_path.resolve() / "data"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("关于2026年第3批公示", "关于2026年第3批公示"),
        ('a/b\\c:d*e?"f"<g>|h', "a_b_c_d_e__f__g__h"),
        ("  尾巴. . ", "尾巴"),
        ("换\n行\t和  空格", "换 行 和 空格"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("console", "console"),
        ("..", "未命名"),
        ("", "未命名"),
        ("字" * 100, "字" * 80),
        ("𬱖" * 100, "𬱖" * 60),
    ],
)
def test_file_names_are_safe(text: str, name: str) -> None:
    assert paths.safe_name(text) == name
