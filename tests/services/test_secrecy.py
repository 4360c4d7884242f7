"""A 密级标志 does not come in by any door: form, move, draft, sheet, attachment, opinion."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from desktop_app.domain.fields import LongText, Text
from desktop_app.domain.register import Register
from desktop_app.domain.review import Level, Verdict
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import LISTS, REGISTERS
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services import secrecy
from desktop_app.services.office import Office
from tests.builders import BEGUN, NOTHING_FOUND, PASSWORD, added, facts, guarded, least

MARK = "机密★1年"


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_no_form_takes_it(office: Office, register: Register) -> None:
    text = next(f for f in register.typed() if isinstance(f.kind, (Text, LongText)))
    raw = {**least(register), text.key: f"{MARK}\n关于某事"}
    mistakes = dict(office.entries.read(register, raw).mistakes)
    assert mistakes[text.key].startswith(f"{text.label}：有国家秘密标志“{MARK}”")
    assert "一律不得存入本程序" in mistakes[text.key]
    with pytest.raises(Refused, match="国家秘密标志"):
        office.entries.add(register, raw)


def test_an_edit_and_a_move_do_not_take_it(office: Office) -> None:
    entry = added(office, DISCLOSURE)
    with pytest.raises(Refused, match="内容概述：有国家秘密标志"):
        office.entries.edit(DISCLOSURE, entry.id, entry.version, {**least(DISCLOSURE), "summary": MARK})
    told = facts(DISCLOSURE, DISCLOSURE.flow.move("withheld"), BEGUN) | {"ground_note": MARK}
    with pytest.raises(Refused, match="不公开依据说明：有国家秘密标志"):
        office.entries.move(DISCLOSURE, entry.id, entry.version, "withheld", told)


def test_a_draft_with_it_is_not_kept_nor_what_was_kept_before(office: Office) -> None:
    office.drafts.save(HOTLINE.key, 0, {"content": "会议纪要"})
    with pytest.raises(Refused, match=r"草稿没有保存.*机密★1年"):
        office.drafts.save(HOTLINE.key, 0, {"content": f"会议纪要 {MARK}"})
    assert office.drafts.load(HOTLINE.key, 0) is None
    office.drafts.save("letter:withheld", 1, {"密级": "机密"})
    assert office.drafts.load("letter:withheld", 1) is not None, "a letter may name the grade it withholds"


def test_a_row_with_it_is_a_mistake_of_the_row(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["信息名称", "生成日期", "内容概述"])
    sheet.append(["甲", "2026-03-02", "平常的"])
    sheet.append(["乙", "2026-03-02", "绝密★长期"])
    book.save(tmp_path / "旧账.xlsx")
    fine, wrong = office.importing.rehearse(DISCLOSURE, tmp_path / "旧账.xlsx").rows
    assert str(fine.verdict) == "新增"
    assert str(wrong.verdict) == "有误"
    assert wrong.mistakes[-1].startswith("第3行 内容概述：有国家秘密标志“绝密★长期”")
    assert not wrong.values


def _txt(path: Path) -> None:
    path.write_text(f"{MARK}\n正文", encoding="gb18030")


def _docx(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(MARK)
    document.save(str(path))


def _xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("藏着的").append([MARK])
    book["藏着的"].sheet_state = "hidden"
    book.save(path)


@pytest.mark.parametrize(("name", "make"), [("文.txt", _txt), ("文.docx", _docx), ("表.xlsx", _xlsx)])
def test_no_attachment_brings_it(office: Office, tmp_path: Path, name: str, make: object) -> None:
    assert callable(make)
    make(tmp_path / name)
    entry = added(office, HOTLINE)
    with pytest.raises(Refused, match=f"不能添加《{name}》：里面有国家秘密标志“{MARK}”"):
        office.attachments.add(HOTLINE, entry.id, tmp_path / name)
    assert office.attachments.of(HOTLINE, entry.id) == ()
    kept = office.data / "attachments"
    assert not [path for path in kept.rglob("*") if path.is_file()], "not a byte of it stays"


def test_no_name_of_a_file_and_no_opinion(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "（秘密★5年）通知.txt"
    path.write_text("正文", encoding="utf-8")
    entry = added(office, DISCLOSURE)
    with pytest.raises(Refused, match="国家秘密标志"):
        office.attachments.add(DISCLOSURE, entry.id, path)
    office.people.put(guarded("赵局", "管理"))
    office.people.sign_in(office.people.put(guarded("王审", "初审")), PASSWORD)
    with pytest.raises(Refused, match="还不能初审：里面有国家秘密标志"):
        office.reviewing.give(
            entry.id, entry.version, Level.FIRST, Verdict.BACK, NOTHING_FOUND, text=f"原件是{MARK}"
        )


def test_what_no_reader_opens_is_attached_as_before(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "照片.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"1" * 50)
    entry = added(office, HOTLINE)
    office.attachments.add(HOTLINE, entry.id, path)
    assert [one.name for one in office.attachments.of(HOTLINE, entry.id)] == ["照片.png"]


def test_our_own_words_are_no_marks() -> None:
    """商业秘密, 国家秘密（第十四条） and the like stand in lists and must stay usable."""
    words = [word for entry in LISTS for word in entry.words]
    assert [word for word in words if secrecy.fault(word)] == []
