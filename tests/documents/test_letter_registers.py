"""The register of what was posted and the register of numbers."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from desktop_app.documents.letter_registers import (
    POST_ONLY,
    Dispatch,
    NumberLine,
    dispatch_sheet,
    number_sheet,
)
from desktop_app.documents.table_page import table_sheets
from desktop_app.domain.changes import Paper
from tests.documents.paper import ISSUER, words

SENT = Dispatch(
    date(2026, 3, 20),
    "青住建公开〔2026〕12号",
    "政府信息公开申请答复书",
    "𬱖㛃",
    "青石县城关镇东沟村3组",
    "挂号信",
    "XA61092400112",
    date(2026, 3, 24),
    "李文",
)


def line(sequence: int, status: Paper = Paper.USED, series: str = "青住建公开", **more: str) -> NumberLine:
    return NumberLine(series, sequence, f"{series}〔2026〕{sequence}号", status, **more)  # type: ignore[arg-type]


def test_letters_stand_by_the_day_of_posting_and_waiting_ones_last() -> None:
    waiting = Dispatch(None, "青住建公开〔2026〕9号", "延期答复告知书", "周玉梅", "县城", "EMS")
    early = Dispatch(date(2026, 3, 2), "青住建公开〔2026〕3号", "答复书", "李四", "县城", "给据邮件")
    sheet = dispatch_sheet([waiting, SENT, early], ISSUER, date(2026, 1, 1), date(2026, 3, 31))
    assert [row[:3] for row in sheet.rows] == [
        ("1", "2026-03-02", "青住建公开〔2026〕3号"),
        ("2", "2026-03-20", "青住建公开〔2026〕12号"),
        ("3", "", "青住建公开〔2026〕9号"),
    ]
    assert sheet.above[1] == "2026年1月1日至2026年3月31日　共3件，已交邮2件，待交邮1件"
    assert [column.label for column in sheet.columns] == (
        ["序号", "交邮日期", "文号", "文书", "收件人", "地址", "寄送方式", "邮件号", "签收日期", "经手人"]
    )
    made = table_sheets(sheet)
    assert made.missing == ()
    told = words(made.pdf).replace("\r\n", "")
    assert "𬱖㛃" in told
    assert "国办公开办函〔2016〕235号" in POST_ONLY
    assert "中国邮政" in told


def test_a_number_that_is_nowhere_has_a_row_of_its_own() -> None:
    rows = [line(9), line(2, Paper.VOID, void_reason="写错"), line(4, Paper.RESERVED)]
    sheet = number_sheet(rows, 2026, ISSUER)
    assert [(row[0], row[4]) for row in sheet.rows] == [
        ("青住建公开〔2026〕1号", "缺号"),
        ("青住建公开〔2026〕2号", "作废"),
        ("青住建公开〔2026〕3号", "缺号"),
        ("青住建公开〔2026〕4号", "预留"),
        ("青住建公开〔2026〕5号至青住建公开〔2026〕8号", "缺号"),
        ("青住建公开〔2026〕9号", "已用"),
    ]
    assert sheet.above[1] == "共登记3个文号：已用1个，预留1个，作废1个，缺号6个"
    assert sheet.muted == {0, 1, 2, 4}
    assert table_sheets(sheet).pages == 1


def test_each_series_counts_for_itself_and_a_year_may_be_empty() -> None:
    sheet = number_sheet([line(1), line(2), line(1, series="青住建函")], 2026, ISSUER)
    assert not [row for row in sheet.rows if row[4] == "缺号"]
    empty = number_sheet([], 2026, ISSUER)
    assert empty.above[1] == "共登记0个文号"
    assert table_sheets(empty).pages == 1


def test_the_register_of_numbers_has_no_place_for_the_applicant() -> None:
    assert not {"addressee", "applicant", "address", "facts"} & {one.name for one in fields(NumberLine)}
    purpose = "答复110105194912310021的申请，电话13800005678"
    told = str(number_sheet([line(1, purpose=purpose)], 2026, ISSUER).rows)
    assert "13800005678" not in told
    assert "138****5678" in told
