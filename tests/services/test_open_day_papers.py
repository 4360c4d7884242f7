"""Papers of an Open Day: what they say of a full day and of one nobody came to, and that they leave on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.visit import VISIT
from desktop_app.services.office import Office
from desktop_app.services.open_day_papers import KINDS, SUMMARY
from tests.builders import added, moved
from tests.services.desks import DAY, blank_ledger, come, copied
from tests.ui.dialogs.letters import pdf_words

NUMBER, PHONE = "110105194912310025", "13812345678"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return blank_ledger(tmp_path_factory.mktemp("blank") / "data")


@pytest.fixture
def office(blank: Path, tmp_path: Path) -> Iterator[Office]:
    made = copied(blank, tmp_path / "data")
    yield made
    made.close(copy=False)


@pytest.fixture
def event(office: Office) -> Record:
    return added(
        office, OPEN_DAY, held_on=str(DAY), theme="“5·15”政务公开日", leaders="局长", leaders_count="1"
    )


def words(pdf: bytes) -> str:
    return "".join(pdf_words(pdf).split())


def test_a_day_nobody_came_to_prints_noughts(office: Office, event: Record) -> None:
    papers = office.open_day_papers
    summary = words(papers.summary(event.id).pdf)
    assert "当日未接待来访：来访0人次，咨询0件，当场答复0件，转办0件，带回研究0件。" in summary
    assert "展板块数未登记；发放资料份数未登记。" in summary
    assert "未接待来访" in words(papers.register(event.id).pdf)
    assert "合计0000000未接待来访" in words(papers.kinds(event.id).pdf)
    assert "带回办理0件，已反馈0件，未反馈0件" in words(papers.open_items(event.id).pdf)
    assert "未接待来访" in words(papers.sign_in(event.id).pdf)
    assert papers.sign_in(event.id, 40).pages == 2


def test_the_summary_counts_and_says_who_takes_it_along(office: Office, event: Record) -> None:
    come(office, people="3")
    passed = come(office, handling="转办", department="房产管理股", promised_days="5", matter="投诉")
    come(office, handling="带回研究", promised_on="2026-06-01", matter="投诉")
    moved(office, VISIT, passed.record, "fed_back", DAY)
    said = words(office.open_day_papers.summary(event.id).pdf)
    for sentence in (
        "参加领导：局长（1人）。",
        "接待来访5人次，登记咨询3件，其中当场答复1件，转办1件，带回研究1件，当场答复率33.33%。",
        "按类别分：咨询1件、投诉2件。",
        "带回办理2件，按承办科室分：房产管理股1件、未定科室1件。",
        "承诺期限最早2026年5月22日，最晚2026年6月1日。已反馈1件，办理中1件。",
    ):
        assert sentence in said
    kinds = words(office.open_day_papers.kinds(event.id).pdf)
    assert "投诉2201111" in kinds  # 件数 人次 当场 转办 带回 已反馈 办理中
    assert "合计3511111" in kinds


def test_the_list_to_be_answered_names_nobody_and_comes_by_promise(office: Office, event: Record) -> None:
    told = f"身份证号{NUMBER}，电话{PHONE}，反映漏水"
    come(office, handling="带回研究", promised_on="2026-06-01", content="后办的事", visitor="周玉梅")
    come(office, handling="带回研究", promised_days="5", content=told, phone=PHONE, visitor="周玉梅")
    said = words(office.open_day_papers.open_items(event.id).pdf)
    assert said.index("反映漏水") < said.index("后办的事")
    assert [one for one in (NUMBER, PHONE, "周玉梅") if one in said] == []


def test_one_visitor_signs_his_own_form(office: Office, event: Record) -> None:
    visit = come(office, phone=PHONE, sex="女", address="城关镇新民路12号", answer="已说明条件").record
    said = words(office.open_day_papers.visitor(visit.id).pdf)
    for part in (
        "接访-2026-0001",
        "1-001",
        "陈建国",
        "女",
        PHONE,
        "城关镇新民路12号",
        "问公租房",
        "■是□否",
        "来访人签字",
    ):
        assert part in said
    office.entries.void(VISIT, visit.id, "重复")
    with pytest.raises(Refused, match="已作废"):
        office.open_day_papers.visitor(visit.id)


def test_the_sign_in_sheet_is_blank_or_filled(office: Office, event: Record) -> None:
    come(office)
    papers = office.open_day_papers
    assert "陈建国" in words(papers.sign_in(event.id).pdf)
    assert "陈建国" not in words(papers.sign_in(event.id, 20).pdf)


def test_the_plan_asks_for_what_is_not_known(office: Office, event: Record) -> None:
    said = words(office.open_day_papers.plan(event.id).pdf)
    assert "“5·15”政务公开日活动方案" in said
    assert "参加科室：（待定）。" in said
    assert "四、活动内容（待补）" in said


def test_word_says_what_paper_says_and_both_are_on_record(
    office: Office, event: Record, tmp_path: Path
) -> None:
    come(office)
    papers = office.open_day_papers
    path, sheet = tmp_path / "小结.docx", tmp_path / "分类表.pdf"
    papers.summary_word(event.id, path)
    made = docx.Document(str(path))
    text = "".join(one.text for one in made.paragraphs)
    cells = [cell.text for row in made.tables[0].rows for cell in row.cells]
    assert "接待来访1人次，登记咨询1件" in text
    assert cells[:4] == ["来访人次", "1人次", "咨询件数", "1件"]
    papers.plan_word(event.id, tmp_path / "方案.docx")
    papers.save(OPEN_DAY.key, event.id, KINDS, papers.kinds(event.id), sheet)
    papers.printed(OPEN_DAY.key, event.id, SUMMARY, "办公室打印机", 2)
    assert sheet.read_bytes().startswith(b"%PDF")
    told = [line.what for line in office.history.timeline(OPEN_DAY, event.id)]
    assert sum("导出或打印" in line or "另存" in line or "打印" in line for line in told) == 4, told
