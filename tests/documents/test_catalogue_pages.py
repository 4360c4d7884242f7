"""公开目录, 公开指南 and the list of 规范性文件 on paper."""

from __future__ import annotations

from datetime import date

from desktop_app.documents.catalogue_pages import (
    Entry,
    Guide,
    Normative,
    directory_sheet,
    directory_sheets,
    guide_sheets,
    normative_sheet,
    normative_sheets,
)
from tests.documents.paper import DAY, ISSUER, words

ENTRY = Entry("ZJ-2026-0001", "关于㛃某等128户保障对象的公示", "公示名单。", date(2026, 3, 2))
GUIDE = Guide(
    ISSUER,
    "局办公室",
    "青石县城关镇人民路12号",
    "工作日8:30—12:00，14:30—18:00",
    "0915-4420000",
    "0915-4420001",
    "725300",
    "zjj@qingshi.example",
    "",
    "0915-4420009",
    "青石县人民政府",
    "青石县人民法院",
)


def test_the_directory_has_the_four_fields_of_article_12() -> None:
    sheet = directory_sheet([ENTRY], ISSUER, DAY)
    assert [column.label for column in sheet.columns] == ["索引", "名称", "内容概述", "生成日期"]
    assert sheet.rows == [("ZJ-2026-0001", "关于㛃某等128户保障对象的公示", "公示名单。", "2026-03-02")]
    assert sheet.above[0].startswith("截至2026年3月5日，共1条。")
    made = directory_sheets([ENTRY] * 60, ISSUER, DAY)
    assert (made.missing, made.pages) == ((), 3)
    assert made == directory_sheets([ENTRY] * 60, ISSUER, DAY)


def test_the_guide_tells_every_fact_and_the_ways_of_the_law() -> None:
    made = guide_sheets(GUIDE, DAY)
    assert (made.missing, made.pages) == ((), 2)
    told = words(made.pdf).replace("\r\n", "").replace("\n", "")
    for fact in ("局办公室", "人民路12号", "0915-4420001", "zjj@qingshi.example", "725300", "0915-4420009"):
        assert fact in told, fact
    for rule in ("20个工作日", "7个工作日内一次性告知补正", "60日内向青石县人民政府申请行政复议", "6个月内"):
        assert rule in told, rule
    assert "应当先申请行政复议" in told
    assert "网站（" not in told


def test_documents_with_the_results_of_clearing() -> None:
    lines = [
        Normative("青政规〔2024〕1号", "办法", date(2024, 1, 2), "有效", None, "", explained=True),
        Normative(
            "青政规〔2019〕3号",
            "细则",
            date(2019, 5, 6),
            "废止",
            date(2026, 1, 4),
            "青政发〔2026〕2号",
            explained=False,
        ),
    ]
    sheet = normative_sheet(lines, ISSUER, DAY)
    assert sheet.above == ("截至2026年3月5日，共2件：有效1件，废止1件。",)
    assert [(row[4], row[5], row[7]) for row in sheet.rows] == [
        ("有效", "", "有"),
        ("废止", "2026-01-04", "无"),
    ]
    assert sheet.muted == {1}
    assert normative_sheets(lines, ISSUER, DAY).missing == ()
    assert normative_sheet([], ISSUER, DAY).above == ("截至2026年3月5日，共0件。",)
