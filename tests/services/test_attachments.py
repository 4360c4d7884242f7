"""附件 from a clerk's side: added, looked at, removed, taken back; refused with reasons; never lost by backups."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop_app.domain.records import Attachment, Record
from desktop_app.domain.register import Register
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.every import REGISTERS
from desktop_app.registers.request import REQUEST
from desktop_app.services.attachments import MOST, shown_name
from desktop_app.services.office import Office
from desktop_app.services.rescue import kept, rescue
from tests.builders import added, opened

KEPT = "attachments"


@pytest.fixture
def record(office: Office) -> Record:
    return added(office, REQUEST)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "申请表.pdf"
    path.write_bytes(b"%PDF- form")
    return path


def files(office: Office, record: Record) -> tuple[Attachment, ...]:
    return office.attachments.of(REQUEST, record.id)


def stored(office: Office) -> list[Path]:
    return sorted(path for path in (office.data / KEPT).rglob("*") if path.is_file())


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.key)
def test_any_register_takes_files(office: Office, form: Path, register: Register) -> None:
    record = added(office, register)
    changed = office.attachments.add(register, record.id, form)
    assert (changed.label, changed.one()) == ("添加附件", record.id)
    (file,) = office.attachments.of(register, record.id)
    assert (file.name, file.size) == ("申请表.pdf", 10)
    assert office.entries.get(register, record.id)["attachments"] == 1
    assert form.exists()


def test_a_copy_is_opened_read_only_and_swept_at_the_end(office: Office, record: Record, form: Path) -> None:
    office.attachments.add(REQUEST, record.id, form)
    path = office.attachments.open_copy(files(office, record)[0])
    assert (path.name, path.read_bytes()) == ("申请表.pdf", b"%PDF- form")
    assert not path.stat().st_mode & 0o222
    assert office.attachments.open_copy(files(office, record)[0]) != path, "the first may still be open"
    office.close(copy=False)
    assert not path.exists()
    assert len(stored(office)) == 1


def test_removed_taken_back_and_told_in_the_timeline(office: Office, record: Record, form: Path) -> None:
    office.attachments.add(REQUEST, record.id, form)
    (file,) = files(office, record)
    office.attachments.remove(REQUEST, record.id, file.id)
    assert files(office, record) == ()
    assert office.history.undo().label == "撤销：移除附件"
    assert files(office, record) == (file,)
    assert office.attachments.open_copy(file).read_bytes() == b"%PDF- form"
    office.history.undo()
    assert files(office, record) == ()
    office.history.redo()
    assert files(office, record) == (file,)
    told = [line.what for line in office.history.timeline(REQUEST, record.id)]
    assert told[:-1] == [
        "重做：添加附件《申请表.pdf》",
        "撤销：添加附件《申请表.pdf》",
        "撤销：移除附件《申请表.pdf》",
        "移除附件《申请表.pdf》",
        "添加附件《申请表.pdf》",
    ]


def test_the_same_name_twice_is_told_apart(office: Office, record: Record, form: Path) -> None:
    for number in range(3):
        form.write_bytes(b"%d" % number)
        office.attachments.add(REQUEST, record.id, form)
    assert [file.name for file in files(office, record)] == [
        "申请表.pdf",
        "申请表（2）.pdf",
        "申请表（3）.pdf",
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.pdf", b"", "不能添加《空.pdf》；它是空文件"),
        ("安装.EXE", b"MZ", "它是程序或快捷方式"),
        ("安装.exe . ", b"MZ", "它是程序或快捷方式"),
        ("大.tif", None, "不能添加《大.tif》；超过 50 MB"),
    ],
)
def test_files_that_are_refused(
    office: Office, record: Record, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content or b"")
    if content is None:
        os.truncate(path, MOST + 1)
    with pytest.raises(Refused, match=words):
        office.attachments.add(REQUEST, record.id, path)
    assert (files(office, record), stored(office)) == ((), [])


def test_fifty_megabytes_are_taken(office: Office, record: Record, tmp_path: Path) -> None:
    path = tmp_path / "扫描.tif"
    path.touch()
    os.truncate(path, MOST)
    office.attachments.add(REQUEST, record.id, path)
    assert files(office, record)[0].size == MOST


def test_folders_missing_files_and_void_records_are_refused(
    office: Office, record: Record, form: Path
) -> None:
    with pytest.raises(Refused, match="它是文件夹"):
        office.attachments.add(REQUEST, record.id, form.parent)
    with pytest.raises(Trouble, match=r"读不了《没有\.pdf》"):
        office.attachments.add(REQUEST, record.id, form.with_name("没有.pdf"))
    office.entries.void(REQUEST, record.id, "重复登记")
    with pytest.raises(Refused, match="已作废"):
        office.attachments.add(REQUEST, record.id, form)
    assert stored(office) == [], "nothing is left of what was refused"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("con.pdf", "_con.pdf"),
        ("a:b?.docx", "a_b_.docx"),
        (".env", "env"),
        ("没有扩展名", "没有扩展名"),
        ("句子。很长的说明文字.这不是扩展名而是一句话", "句子。很长的说明文字.这不是扩展名而是一句话"),
        ("文件.pdf ", "文件.pdf"),
        ("长" * 200 + ".docx", "长" * 80 + ".docx"),
        ("𠮷" * 100 + ".docx", "𠮷" * 60 + ".docx"),
    ],
)
def test_names_are_made_safe(name: str, shown: str) -> None:
    assert shown_name(name, ()) == shown
    again = shown_name(name, {shown.casefold()})
    assert "（2）" in again
    assert len(again.encode()) <= 255


def test_missing_or_changed_bytes_are_told(office: Office, record: Record, form: Path) -> None:
    office.attachments.add(REQUEST, record.id, form)
    (file,), (place,) = files(office, record), stored(office)
    place.write_bytes(b"%PDF- fake")
    with pytest.raises(Trouble, match=r"打不开附件《申请表\.pdf》；磁盘上的文件被改动过"):
        office.attachments.open_copy(file)
    place.unlink()
    with pytest.raises(Trouble, match="数据文件夹里找不到它"):
        office.attachments.open_copy(file)
    office.attachments.remove(REQUEST, record.id, file.id)
    office.attachments.add(REQUEST, record.id, form)
    assert office.attachments.open_copy(files(office, record)[0]).read_bytes() == b"%PDF- form"


def test_a_backup_keeps_new_files_once_and_stands_in_for_lost_ones(
    office: Office, record: Record, form: Path
) -> None:
    office.attachments.add(REQUEST, record.id, form)
    copy = office.safekeeping.copy_now()
    (place,) = stored(office)
    saved = copy.parent / KEPT / place.relative_to(office.data / KEPT)
    written = saved.stat().st_mtime_ns
    office.safekeeping.copy_now("再次")
    assert saved.stat().st_mtime_ns == written
    assert {kept.why for kept in office.safekeeping.copies()} == {"手动备份", "再次"}
    place.unlink()
    assert office.attachments.open_copy(files(office, record)[0]).read_bytes() == b"%PDF- form"


def test_a_damaged_file_is_told_after_the_rest_was_copied(office: Office, record: Record, form: Path) -> None:
    office.attachments.add(REQUEST, record.id, form)
    (place,) = stored(office)
    place.write_bytes(b"broken")
    form.write_bytes(b"another")
    office.attachments.add(REQUEST, record.id, form)
    with pytest.raises(Trouble, match="附件没有备份全；有 1 个附件文件已损坏"):
        office.safekeeping.copy_now()
    assert len(office.safekeeping.copies()) == 1
    saved = [path.read_bytes() for path in (office.data / "backups" / KEPT).rglob("*") if path.is_file()]
    assert saved == [b"another"]


@pytest.mark.parametrize("way", ["restore", "rescue"])
def test_restoring_brings_missing_files_back(tmp_path: Path, form: Path, way: str) -> None:
    office = opened(tmp_path / "数据")
    record = added(office, REQUEST)
    office.attachments.add(REQUEST, record.id, form)
    copy = office.safekeeping.copy_now()
    (place,) = stored(office)
    place.unlink()
    if way == "restore":
        office.restore(copy)
    else:
        office.close(copy=False)
        rescue(office.data, kept(office.data)[0].path)
    assert place.read_bytes() == b"%PDF- form"
    again = opened(tmp_path / "数据")
    assert [file.name for file in files(again, record)] == ["申请表.pdf"]
    again.close(copy=False)
