"""A foreign file before it is opened: told in the words of who asked for it, measured, damaged ones found."""

from __future__ import annotations

import errno
import zipfile
from pathlib import Path

import pytest

from desktop_app import foreign
from desktop_app.errors import Refused, Trouble

WANTED = foreign.Wanted("照片", "请选择一张照片", "请缩小照片")


def asked(path: Path) -> bytes:
    with foreign.told(path):
        return foreign.head(path, WANTED, 4)


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("空.jpg", 0, "《空.jpg》是空文件；文件大小为 0；请向提供者重新要一份"),
        ("大.jpg", 61 * 2**20, "《大.jpg》太大，没有打开；有 61 MB，最多 60 MB；请缩小照片"),
    ],
)
def test_empty_and_huge_files_are_refused_unread(tmp_path: Path, name: str, size: int, words: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(size)
    with pytest.raises(Refused) as no:
        asked(tmp_path / name)
    assert str(no.value) == words


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    with pytest.raises(Refused) as no:
        asked(tmp_path / "夹")
    assert str(no.value) == "《夹》是文件夹，不是照片；请选择一张照片"
    with pytest.raises(Trouble) as trouble:
        asked(tmp_path / "没有.jpg")
    assert str(trouble.value) == "找不到《没有.jpg》；文件可能已移走或改名；请重新选择文件"


def test_what_the_system_says_no_to_is_trouble_with_what_to_do() -> None:
    with pytest.raises(Trouble) as trouble, foreign.told(Path("a.jpg")):
        raise OSError(errno.EIO, "Input/output error")
    assert str(trouble.value) == (
        "读不了《a.jpg》；读写磁盘时出错，磁盘可能已断开或损坏；请把文件复制到本机后重试"
    )


def test_only_the_first_bytes_are_handed_on(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"0123456789")
    assert asked(tmp_path / "a.jpg") == b"0123"


def test_a_part_that_unpacks_to_more_than_it_says_is_cut_and_found_damaged(tmp_path: Path) -> None:
    path = tmp_path / "谎.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", bytes(3 * 2**20))
    content = path.read_bytes()
    true, lie = (3 * 2**20).to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert content.count(true) == 2
    path.write_bytes(content.replace(true, lie))
    with zipfile.ZipFile(path) as archive:
        assert foreign.unpacked(archive) == 100
        assert not foreign.encrypted(archive)
        with pytest.raises(foreign.BROKEN_ZIP):
            list(foreign.chunks(archive, "a.xml"))
