"""本周到期: one page with everything that is overdue or due until Sunday, persons by their surname."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.domain.records import Query
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.opinion import OPINION
from desktop_app.registers.request import REQUEST
from desktop_app.services import reminders
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, moved, opened

WEDNESDAY = date(2026, 6, 10)
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "week-paper.txt"


def read(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = (page.get_textpage().get_text_range().splitlines() for page in document)
    return "\n".join(line.rstrip() for page in pages for line in page) + "\n"


@pytest.fixture
def busy(tmp_path: Path) -> Office:
    office = opened(tmp_path / "data", WEDNESDAY)
    office.bureau.put(BUREAU)
    added(office, HOTLINE, called_at="2026-05-20 09:00", content="电话13800001234，反映幸福小区水压低。")
    passed = added(office, HOTLINE, called_at="2026-06-05 09:00", matter="咨询", caller="陈建国")
    moved(office, HOTLINE, passed, "dispatched", date(2026, 6, 5), department="房管股")
    added(office, DISCLOSURE, formed_on="2026-05-13", ordered_on="2026-06-12")
    added(office, REQUEST, reached_on="2026-05-14")
    added(office, OPINION, found_at="2026-06-10 05:30", level="特别重大", sudden="是", title="网传停水")
    added(office, HOTLINE, called_at="2026-06-09 09:00")  # of another week
    return office


def test_the_week_on_one_page(busy: Office, tmp_path: Path) -> None:
    paper = busy.reminders.week.paper()
    assert (paper.pages, paper.missing) == (1, ())
    assert read(paper.pdf) == GOLDEN.read_text(encoding="utf-8")
    assert paper.pdf == busy.reminders.week.paper().pdf
    busy.reminders.week.save(paper, tmp_path / "本周.pdf")
    assert (tmp_path / "本周.pdf").read_bytes() == paper.pdf
    busy.reminders.week.printed("打印机", 2)
    for number in ("热线-2026-0001", "热线-2026-0003"):
        (call,) = busy.entries.page(Query(HOTLINE.key, equal={"number": (number,)}), 0, 1)
        told = [one.what for one in busy.history.timeline(HOTLINE, call.id)]
        assert sum("本周到期" in what for what in told) == (2 if number.endswith("1") else 0), told
    busy.close(copy=False)


def test_nobody_is_named_in_full_and_no_number_is_told(busy: Office) -> None:
    words = read(busy.reminders.week.paper().pdf)
    for secret in ("王秀兰", "陈建国", "周玉梅", "13800001234"):
        assert secret not in words
    assert "王*" in words
    busy.close(copy=False)


def test_a_week_without_anything_says_so(office: Office) -> None:
    assert "本周没有到期事项" in read(office.reminders.week.paper().pdf)


def test_what_is_not_printed_is_told_as_a_number(busy: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    added(busy, HOTLINE, called_at="2026-05-19 09:00")
    monkeypatch.setattr(reminders, "SHOWN", 1)
    assert "逾期还有1件没有印出，请在“今日”里查看" in read(busy.reminders.week.paper().pdf)
    busy.close(copy=False)


def test_a_long_week_goes_on_on_further_pages(busy: Office) -> None:
    for at in range(60):
        added(busy, HOTLINE, called_at=f"2026-05-19 09:{at:02}")
    assert busy.reminders.week.paper().pages > 1
    busy.close(copy=False)
