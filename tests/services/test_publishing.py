"""A disclosure entry on paper: what stands in it, when 草稿 stands across it, and that its leaving is on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.domain.records import Record
from desktop_app.domain.review import Level
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from desktop_app.services.publishing import NoticeWish, text_paper
from tests.builders import TODAY, added, reviewed

BODY = "根据有关规定，现将拟保障对象予以公示。\n特此公示。"


@pytest.fixture
def entry(office: Office) -> Record:
    office.reviewing.set_in_program(True)
    return added(
        office,
        DISCLOSURE,
        body=BODY,
        period_from="2026-06-15",
        period_to="2026-06-21",
        doc_no="青住建〔2026〕3号",
    )


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_the_entry_suggests_the_notice(office: Office, entry: Record) -> None:
    wish = office.publishing.wish(entry.id)
    assert wish == NoticeWish("公示", entry.text("title"), BODY, "青住建〔2026〕3号", TODAY, preset="board")


def test_a_kind_without_a_sheet_of_its_own_becomes_a_public_notice_and_the_summary_its_body(
    office: Office,
) -> None:
    other = added(office, DISCLOSURE, genre="通报")
    wish = office.publishing.wish(other.id)
    assert (wish.kind, wish.body) == ("公示", "公示拟保障对象名单。")
    with pytest.raises(Refused, match="没有“通报”这种文种"):
        office.publishing.paper(other.id, NoticeWish("通报", "题", "文", "", TODAY))


def test_it_is_a_draft_until_it_has_been_reviewed(office: Office, entry: Record) -> None:
    paper = office.publishing.paper(entry.id)
    assert paper.draft
    assert paper.missing == ()
    assert "草稿" in text_of(paper.pdf)
    raw = {**office.entries.copy_of(DISCLOSURE, entry.id), "review_no": "保审〔2026〕1号"}
    office.entries.edit(DISCLOSURE, entry.id, entry.version, raw)
    assert office.publishing.paper(entry.id).draft, "a number typed by hand is no review"
    reviewed(office, entry, (Level.FIRST,))
    assert office.publishing.paper(entry.id).draft
    reviewed(office, entry)
    clean = office.publishing.paper(entry.id)
    told = text_of(clean.pdf)
    assert not clean.draft
    assert "草稿" not in told
    for said in ("青石县住房和城乡建设局", "2026年6月15日", "0915-4420000", entry.text("number")):
        assert said in told


def test_one_other_word_on_the_paper_makes_it_a_draft_again(office: Office, entry: Record) -> None:
    reviewed(office, entry)
    wish = office.publishing.wish(entry.id)
    assert not office.publishing.paper(entry.id, wish).draft
    broken = replace(wish, title=wish.title[:4] + "\n" + wish.title[4:])
    assert not office.publishing.paper(entry.id, broken).draft, "where a title breaks is layout"
    for other in (
        replace(wish, body=wish.body.replace("拟", "已", 1)),
        replace(wish, title=wish.title + "。"),
        replace(wish, number="青住建〔2026〕4号"),
        replace(wish, kind="公告"),
    ):
        paper = office.publishing.paper(entry.id, other)
        assert paper.draft
        assert "草稿" in text_of(paper.pdf)


def test_a_secret_mark_is_never_printed(office: Office, entry: Record, tmp_path: Path) -> None:
    wish = replace(office.publishing.wish(entry.id), body="机密★1年\n正文")
    with pytest.raises(Refused, match="国家秘密标志：机密★1年"):
        office.publishing.save(entry.id, tmp_path / "公示.pdf", wish)
    assert not (tmp_path / "公示.pdf").exists()


def test_preview_and_file_are_the_same_bytes(office: Office, entry: Record, tmp_path: Path) -> None:
    shown = office.publishing.paper(entry.id)
    saved = office.publishing.save(entry.id, tmp_path / "公示.pdf")
    assert (tmp_path / "公示.pdf").read_bytes() == saved.pdf == shown.pdf
    assert len(office.publishing.images(shown, 50)) == shown.pages
    line = office.history.timeline(DISCLOSURE, entry.id)[0]
    assert line.what == "打印告示"
    office.publishing.printed(entry.id, "一楼打印机", 2)
    with office.store.reading() as reader:
        after = reader.changes(DISCLOSURE.key, entry.id)[-1].after
    assert (after["printer"], after["copies"]) == ("一楼打印机", 2)


def test_a_file_that_cannot_be_written_is_told(office: Office, entry: Record, tmp_path: Path) -> None:
    (tmp_path / "公示.pdf").mkdir()
    with pytest.raises(Trouble, match="没有写成《公示"):
        office.publishing.save(entry.id, tmp_path / "公示.pdf")
    assert not (tmp_path / "公示.tmp.pdf").exists()


def test_a_void_entry_is_not_printed(office: Office, entry: Record, tmp_path: Path) -> None:
    office.entries.void(DISCLOSURE, entry.id, "重复")
    with pytest.raises(Refused, match="已作废"):
        office.publishing.save(entry.id, tmp_path / "公示.pdf")
    assert not (tmp_path / "公示.pdf").exists()


def test_a_text_without_a_ledger(tmp_path: Path) -> None:
    paper = text_paper("一段正文。", "通告", "关于停水的通告", "青石县住房和城乡建设局", date(2026, 3, 5))
    assert "2026年3月5日" in text_of(paper.pdf)
    assert not paper.draft
    with pytest.raises(Refused):
        text_paper("文", "启事", "题", "局", date(2026, 3, 5))
