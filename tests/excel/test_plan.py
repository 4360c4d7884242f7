"""Every row gets a verdict with its reasons; the same sheet again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.masking import STANDARD, STRICT, mask
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.excel.plan import RowPlan, Verdict
from desktop_app.excel.read import Sheet
from desktop_app.excel.table import find_table
from desktop_app.excel.write import SheetOut, column_of, write_register
from desktop_app.registers.every import register
from tests.excel.sheets import first_table, planned, sample, stored

HOTLINE = register("hotline")
HEAD = ("日期", "来电人", "电话", "内容", "类别")
ROW: tuple[object, ...] = ("2025-03-02 09:30", "张三", "13812345678", "楼道灯不亮", "投诉")


def plans(
    *rows: tuple[object, ...],
    head: tuple[object, ...] = HEAD,
    book: Register = HOTLINE,
    existing: Callable[[Mapping[str, Value]], Record | None] = lambda _identity: None,
) -> tuple[RowPlan, ...]:
    table = find_table(Sheet("表", hidden=False, grid=(head, *rows)), book)
    assert table is not None
    return planned(book, table, existing)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("2025-02-30", "没有“2025-02-30”这一天"),
        ("二月底", "“二月底”不是日期"),
        ("0225-03-02", "太早或太晚"),
        (None, "日期时间：没有填写"),
    ],
)
def test_a_day_that_cannot_be_is_a_mistake_with_its_place(cell: object, why: str) -> None:
    (row,) = plans((cell, *ROW[1:]))
    assert row.verdict is Verdict.WRONG
    assert len(row.mistakes) == 1
    assert row.mistakes[0].startswith("第2行 日期时间：")
    assert why in row.mistakes[0]


def test_a_text_of_a_hundred_thousand_characters_is_a_mistake() -> None:
    (row,) = plans((*ROW[:3], "长" * 100_000, "投诉"))
    assert row.mistakes == ("第2行 内容摘要：有 100000 字，最多 20000 字；请删短，长文请作为附件",)


def test_all_mistakes_of_a_row_are_told_at_once() -> None:
    (row,) = plans(("x", "长" * 61, "1" * 70, None, None))
    assert [text.partition("：")[0] for text in row.mistakes] == [
        "第2行 日期时间",
        "第2行 姓名",
        "第2行 电话",
        "第2行 内容摘要",
    ] or len(row.mistakes) == 3


def test_numbers_and_formula_errors_are_read_as_what_they_were() -> None:
    (row,) = plans((45718.0, "张三", 13812345678.0, "#N/A", "投诉"))
    assert row.verdict is Verdict.WRONG  # the content was nothing but a formula error
    assert "内容摘要：是公式错误 #N/A，未导入" in row.notes
    (row,) = plans((45718.0, "张三", 13812345678.0, "灯", "投诉"))
    assert (row.values["called_at"], row.values["phone"]) == (datetime(2025, 3, 2), "13812345678")


def test_words_outside_the_lists_are_kept_and_told() -> None:
    (row,) = plans((*ROW[:4], "吐槽"))
    assert row.values["matter"] == "吐槽"
    assert "事项类别：“吐槽”不在本单位的选项里，照原样保留" in row.notes


def test_the_same_row_twice() -> None:
    first, again, other = plans(ROW, ROW, (*ROW[:4], "咨询"))
    assert first.verdict is Verdict.NEW
    assert (again.verdict, again.notes) == (Verdict.SAME, ("与第2行相同",))
    assert other.mistakes == ("第4行 与第2行是同一件，但内容不同",)


def test_a_known_row_is_unchanged_or_changed_field_by_field() -> None:
    (row,) = plans(ROW)
    record = stored(HOTLINE, row, "热线-2025-0001")
    (same,) = plans(ROW, existing=lambda _identity: record)
    assert (same.verdict, same.record_id, same.values, same.changes) == (Verdict.SAME, 7, {}, ())
    (changed,) = plans((*ROW[:4], "咨询"), existing=lambda _identity: record)
    assert changed.verdict is Verdict.CHANGED
    assert changed.values == {"matter": "咨询"}
    assert changed.changes == (("事项类别", "投诉", "咨询"),)
    (blank,) = plans((*ROW[:4], None), existing=lambda _identity: record)
    assert blank.verdict is Verdict.SAME, "an empty cell never takes away what is known"


def test_an_answer_that_came_later_is_a_new_step() -> None:
    head = (*HEAD, "办理单位", "处理结果", "答复日期")
    (row,) = plans((*ROW, "房管股", "正在办理", None), head=head)
    record = stored(HOTLINE, row, "热线-2025-0001")
    (later,) = plans((*ROW, "房管股", "已答复", "2025-03-09"), head=head, existing=lambda _i: record)
    assert [(step.kind, step.on) for step in later.steps] == [("replied", date(2025, 3, 9))]
    assert ("答复日期", "", "2025-03-09") in later.changes


def test_an_answer_before_the_receipt_is_a_mistake() -> None:
    book = register("request")
    head = ("姓名", "收到日期", "申请方式", "申请内容", "答复日期")
    (row,) = plans(("张三", "2025-05-10", "当面", "名单", "2025-05-01"), head=head, book=book)
    assert row.verdict is Verdict.WRONG
    assert "早于" in row.mistakes[0]


def test_masked_identities_never_replace_known_ones() -> None:
    (row,) = plans(ROW)
    record = stored(HOTLINE, row, "热线-2025-0001")
    head = ("编号", *HEAD)
    hidden = ("热线-2025-0001", ROW[0], "张*", "138****5678", *ROW[3:])
    (same,) = plans(hidden, head=head, existing=lambda wanted: record if "number" in wanted else None)
    assert (same.verdict, same.values) == (Verdict.SAME, {})
    assert same.notes == ("姓名、电话：是遮盖过的内容，未导入",)
    (foreign,) = plans(hidden, head=head)
    assert foreign.verdict is Verdict.NEW
    assert "姓名、电话：是遮盖过的内容，照原样保留" in foreign.notes


@pytest.mark.parametrize("preset", [STANDARD, STRICT])
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("依申请公开台账.xlsx", "request"),
        ("来电来访登记簿.xlsx", "hotline"),
        ("公开日接访登记.xlsx", "visit"),
        ("主动公开清单.xlsx", "disclosure"),
    ],
)
@pytest.mark.parametrize("every_column", [False, True])
def test_what_we_export_comes_back_unchanged(
    tmp_path: Path, name: str, key: str, preset: str, every_column: bool
) -> None:
    book = register(key)
    records = {
        number: stored(book, row, number, record_id)
        for record_id, row in enumerate(planned(book, first_table(sample(name), book)), 1)
        for number in [f"{book.prefix}-2025-{record_id:04}"]
    }
    fields = [f for f in book.fields if f.shown or every_column]
    rows = [tuple(mask(preset, f.secret, one.values[f.key]) for f in fields) for one in records.values()]
    columns = tuple(column_of(f) for f in fields)
    sheet = SheetOut(f"{book.title}台账", "某局", "2025年", columns, rows, "甲", "乙", date(2026, 1, 5))
    write_register(tmp_path / "出.xlsx", sheet)
    table = first_table(tmp_path / "出.xlsx", book)
    again = planned(book, table, lambda wanted: records.get(str(wanted.get("number"))))
    assert len(again) == len(records)
    assert [row for row in again if row.verdict is not Verdict.SAME] == []
    typo = replace(table, rows=(replace(table.rows[0], cells=(*table.rows[0].cells[:-1], None)),))
    assert len(planned(book, typo, lambda wanted: records.get(str(wanted.get("number"))))) == 1


def test_every_day_a_call_register_tells_becomes_a_step() -> None:
    head = (*HEAD, "办理单位", "派单时间", "签收时间", "延期至", "答复时间", "回访时间", "满意度", "办结时间")
    days = ("2025-03-02", "2025-03-03", "2025-04-01", "2025-03-20", "2025-03-21", "满意", "2025-03-22")
    (row,) = plans((*ROW, "房管股", *days), head=head)
    assert [(step.kind, str(step.on)) for step in row.steps] == [
        ("dispatched", "2025-03-02"),
        ("accepted", "2025-03-03"),
        ("extended", "2025-03-02"),
        ("replied", "2025-03-20"),
        ("called_back", "2025-03-21"),
        ("closed", "2025-03-22"),
    ]
    record = stored(HOTLINE, row, "热线-2025-0001")
    assert (record["state"], record["due_on"]) == ("已办结", date(2025, 4, 1))


def test_our_number_finds_the_record_even_when_its_identity_was_corrected() -> None:
    (row,) = plans(ROW)
    record = stored(HOTLINE, row, "热线-2025-0001")
    (found,) = plans(
        ("热线-2025-0001", ROW[0], "张山", *ROW[2:]),
        head=("编号", *HEAD),
        existing=lambda wanted: record if wanted.get("number") == "热线-2025-0001" else None,
    )
    assert (found.verdict, found.changes) == (Verdict.CHANGED, (("姓名", "张三", "张山"),))
