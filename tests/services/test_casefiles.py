"""卷宗 and 期限计算单: everything of a request in one file, nothing of it remade that had left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.casefiles import CasePaper
from desktop_app.services.office import Office
from tests.builders import added, moved
from tests.documents.paper import seen, words
from tests.services.papers import ABSENT, EXTENSION, NOW, again, issue, kept, opened_now


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return opened_now(tmp_path / "data")


@pytest.fixture
def record(office: Office) -> Record:
    return added(office, REQUEST, channel="邮寄(挂号、EMS)", content="请公开周玉梅家的名单")


def titles(office: Office, record: Record) -> list[str]:
    return [one.title for one in office.casefiles.contents(record.id)]


def attach(office: Office, record: Record, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    office.attachments.add(REQUEST, record.id, path)


def test_the_whole_case_stands_in_order(office: Office, record: Record, tmp_path: Path) -> None:
    attach(office, record, tmp_path / "申请表.pdf", office.requests.clock_sheet(record.id).pdf)
    extension = issue(office, record, "extension", EXTENSION).letter
    void = office.letters.reserve("备用", "absent", record.id)
    office.letters.void(void.id, "没有用")
    reply = issue(office, record, "absent", ABSENT).letter
    office.letters.sent(reply.id, "邮寄", NOW, "1234567890123", None, "", again(office, record).version)
    attach(office, record, tmp_path / "录音.mp3", b"sound")
    told = {"relief_kind": "行政复议", "relief_organ": "青石县人民政府", "relief_no": "青政复〔2026〕3号"}
    moved(office, REQUEST, again(office, record), "relief_filed", NOW, **told)
    held = office.casefiles.contents(record.id)
    assert [one.title for one in held] == [
        "政府信息公开申请登记表",
        "申请表",
        "办理经过",
        "拟办与审核意见",
        extension.title,
        reply.title,
        "送达情况",
        "期限计算单",
        "复议诉讼情况",
        "录音.mp3",
    ]
    assert held[-1] == CasePaper("录音.mp3", "", NOW, "另附")
    assert (held[5].number, held[5].day) == (reply.number, NOW)
    paper = office.casefiles.paper(record.id)
    pages = seen(paper.pdf)
    assert len(pages) == paper.pages
    assert paper.pdf == office.casefiles.paper(record.id).pdf
    text = words(paper.pdf)
    for said in ("周玉梅申请公开政府信息", reply.number, "1234567890123", "青政复〔2026〕3号", "材料多"):
        assert said in text
    first = int(held[5].pages.partition("—")[0])
    frozen = seen(office.letters.reprint(reply.id).pdf)[0]
    assert [one.char for one in pages[first - 1]][: len(frozen)] == [one.char for one in frozen]


def test_the_course_tells_what_was_decided_and_put_right(office: Office, record: Record) -> None:
    asked = moved(office, REQUEST, record, "third_party_asked", date(2026, 3, 9), third_party="安居公司")
    line = next(one for one in office.history.timeline(REQUEST, asked.id) if one.step)
    assert line.step is not None
    office.entries.correct(REQUEST, asked.id, line.step, "2026-03-10")
    other = added(office, REQUEST, content="请公开周玉梅家的名单")
    decided = {"similar_to": other.text("number"), "similar_note": "内容不同"}
    moved(office, REQUEST, again(office, record), "noted_similar", NOW, **decided)
    text = words(office.casefiles.paper(record.id).pdf)
    for said in (
        "安居公司",
        "征询第三方（已更正或撤销）",
        "2026年3月10日",
        "相近申请处理",
        "内容不同",
        "李文",
    ):
        assert said in text.replace("\r\n", "").replace("\n", "")


def test_a_case_that_waits_for_its_day_of_receipt_shows_the_form(office: Office) -> None:
    record = added(office, REQUEST, channel="电子邮件")
    assert titles(office, record)[0] == "政府信息公开申请表"


def test_what_is_lost_is_told_and_the_rest_put_together(
    office: Office, record: Record, tmp_path: Path
) -> None:
    reply = issue(office, record, "absent", ABSENT).letter
    attach(office, record, tmp_path / "照片.jpg", b"no picture at all")
    for path in kept(office):
        if path.name == reply.pdf_sha256:
            path.unlink()
    held = {one.title: one.pages for one in office.casefiles.contents(record.id)}
    assert held[f"{reply.title}（数据文件夹里找不到它，备份里也没有）"] == "另附"
    assert held["照片"] == "另附"
    assert office.casefiles.paper(record.id).pages > 3


def test_that_a_case_left_is_on_record_before_the_file_is_there(
    office: Office, record: Record, tmp_path: Path
) -> None:
    paper = office.casefiles.save(record.id, tmp_path / "卷宗.pdf")
    assert (tmp_path / "卷宗.pdf").read_bytes() == paper.pdf
    office.casefiles.printed(record.id, "打印机", 1)
    with office.store.reading() as reader:
        left = [c.after["what"] for c in reader.changes(REQUEST.key, record.id) if c.kind == "outflow"]
    assert left == ["卷宗 PDF", "打印卷宗"]


def test_a_void_request_has_no_case_file(office: Office, record: Record, tmp_path: Path) -> None:
    office.entries.void(REQUEST, record.id, "重复登记")
    with pytest.raises(Refused, match="已作废"):
        office.casefiles.save(record.id, tmp_path / "卷宗.pdf")
    assert not (tmp_path / "卷宗.pdf").exists()


def test_a_clock_sheet_names_no_applicant(office: Office, record: Record, tmp_path: Path) -> None:
    paper = office.requests.save_clock_sheet(record.id, tmp_path / "期限.pdf")
    assert (tmp_path / "期限.pdf").read_bytes() == paper.pdf
    text = words(paper.pdf)
    assert record.text("number") in text
    assert "请公开申请人家的名单" in text
    assert "周玉梅" not in text
    office.requests.printed_clock_sheet(record.id, "打印机", 1)
    with office.store.reading() as reader:
        left = [c.after["what"] for c in reader.changes(REQUEST.key, record.id) if c.kind == "outflow"]
    assert left == ["期限计算单 PDF", "打印期限计算单"]
