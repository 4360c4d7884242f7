"""Attachments of what is to be published: looked through once, a copy without what is hidden, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from desktop_app.domain.records import Attachment, Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.file_checks import FileCheck
from desktop_app.services.office import Office
from tests.builders import added

NUMBER = "610924198709300747"


def attached(office: Office, record: Record, path: Path) -> Attachment:
    office.attachments.add(DISCLOSURE, record.id, path)
    return office.attachments.of(DISCLOSURE, record.id)[-1]


def checked(office: Office, path: Path) -> FileCheck:
    file = attached(office, added(office, DISCLOSURE), path)
    return office.file_checks.check(file, office.file_checks.allowed())


def book(path: Path) -> Path:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(["姓名", "身份证号"])
    sheet.append(["张三", NUMBER])
    sheet.append(["李四", "11010519491231002X"])
    sheet.row_dimensions[3].hidden = True
    sheet["A1"].comment = Comment("电话13812345678", "李文")
    made.create_sheet("底表").sheet_state = "hidden"
    made.save(path)
    return path


def test_what_is_seen_and_what_is_hidden_are_told(office: Office, tmp_path: Path) -> None:
    found = checked(office, book(tmp_path / "名单.xlsx"))
    assert found.brief() == "3处，有隐藏内容"
    assert found.counts() == "手机号码1处、身份证号2处" or found.counts() == "身份证号2处、手机号码1处"
    assert "其中 2 处在看不见的地方" in found.told()
    assert "底表" in found.told()
    assert not found.clean


def test_the_bureaus_own_telephone_is_no_find(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "说明.txt"
    path.write_text("咨询电话0915-4420000，或打4420000", encoding="utf-8")
    assert checked(office, path).clean
    assert checked(office, path).told() == "没有发现个人信息和看不见的内容"


def test_the_copy_has_nothing_hidden_and_the_original_stays(office: Office, tmp_path: Path) -> None:
    record = added(office, DISCLOSURE)
    file = attached(office, record, book(tmp_path / "名单.xlsx"))
    path, made = office.file_checks.strip(file)
    assert path.name == "名单（已清理）.xlsx"
    office.file_checks.attach(DISCLOSURE, record.id, path)
    assert any("底表" in sentence for sentence in made.removed)
    kept = office.attachments.of(DISCLOSURE, record.id)
    assert [one.name for one in kept] == ["名单.xlsx", "名单（已清理）.xlsx"]
    assert kept[0].sha256 == file.sha256
    found = office.file_checks.check(kept[1], office.file_checks.allowed())
    assert found.scan is not None
    assert found.scan.hidden == ()
    assert [one.text for one in found.scan.finds] == [NUMBER]
    assert not list((office.data / "attachments" / "transit").iterdir()), "no copy lies about"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("照片.jpg", b"\xff\xd8\xff" + b"x" * 100, "图片里的文字程序检查不了"),
        ("坏.docx", b"PK\x03\x04" + b"z" * 300, "文件已损坏"),
        ("加密.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E\0n\0c\0r\0y\0p\0t\0e\0d\0" * 90, "没有检查"),
        ("坏.pdf", b"%PDF-1.7 nothing", "文件已损坏"),
        ("程序.bin", bytes(range(256)) * 40, "认不出文字编码"),
    ],
)
def test_what_nobody_can_read_is_kept_and_told_in_one_sentence(
    office: Office, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = checked(office, path)
    assert found.scan is None
    assert found.brief() == "没有检查"
    assert why in found.told()
    assert "\n" not in found.told()


def test_two_hundred_megabytes_are_refused_and_nothing_is_kept(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "全县影像.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(200 * 2**20)
    record = added(office, DISCLOSURE)
    with pytest.raises(Refused, match=r"不能添加《全县影像\.pdf》"):
        office.attachments.add(DISCLOSURE, record.id, path)
    assert office.attachments.of(DISCLOSURE, record.id) == ()
    assert path.exists()


def test_a_plain_text_has_nothing_to_strip(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "说明.txt"
    path.write_text("无", encoding="utf-8")
    record = added(office, DISCLOSURE)
    with pytest.raises(Refused, match="不用清理"):
        office.file_checks.strip(attached(office, record, path))


def test_a_file_is_read_once(office: Office, tmp_path: Path) -> None:
    file = attached(office, added(office, DISCLOSURE), book(tmp_path / "名单.xlsx"))
    allowed = office.file_checks.allowed()
    assert office.file_checks.known(file, allowed) is None
    found = office.file_checks.check(file, allowed)
    assert office.file_checks.check(file, allowed) is found
    assert office.file_checks.known(file, (*allowed, "13812345678")) is None
