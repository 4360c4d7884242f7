"""A file written whole, and what is said when it cannot be."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from desktop_app.errors import Trouble, reason
from desktop_app.services.files import told, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "新文件夹" / "公示 㛃.pdf"
    for content in (b"old", b"new"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows keeps an open file from being replaced")
def test_a_file_that_another_program_holds_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "公示.pdf"
    path.write_bytes(b"old")
    with path.open("rb"), pytest.raises(Trouble, match=r"没有写成.*文件正被打开"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["公示.pdf"]


def test_what_stands_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    with pytest.raises(Trouble, match="没有写成《夹》"):
        write_whole(tmp_path / "夹", b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["夹"]


def test_a_path_beyond_260_characters_is_told(tmp_path: Path) -> None:
    missing = FileNotFoundError(errno.ENOENT, "系统找不到指定的路径。")
    assert "路径太长" in str(told(missing, tmp_path / "公示.pdf"))
    assert "不存在" in str(told(missing, tmp_path / "没有" / "公示.pdf"))


def test_a_sentence_of_the_system_loses_its_stop() -> None:
    assert reason(OSError(99999, "设备未就绪。")) == "设备未就绪"
    assert reason(OSError("no number. ")) == "no number"
