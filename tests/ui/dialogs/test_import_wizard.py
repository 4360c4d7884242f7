"""导入: matched, rehearsed, written whole, taken back whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.records import Changed, Query
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.import_wizard import open_import_wizard

HEADINGS = ("序号", "来电时间", "来电人", "联系电话", "反映内容", "承办科室", "老板说")


def sheet_of(path: Path, rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> Path:
    """A ledger as an office keeps it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (headings, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def calls(count: int) -> list[tuple[object, ...]]:
    """Rows of calls, each a different one."""
    return [
        (n, f"2026-02-{n % 28 + 1:02}", f"来电人{n}", f"1380000{n:04}", f"第{n}件漏水", "办公室", "急")
        for n in range(1, count + 1)
    ]


def to_headings(hand: DialogHand, window: QMainWindow, office: Office, path: Path, heard: list[str]) -> None:
    """Up to the second page."""
    open_import_wizard(window, office, HOTLINE, lambda _changed, words: heard.append(words))
    hand.fill(文件=str(path))
    hand.press("下一步")
    hand.wait(lambda: hand.sees("【2 对应表头】"))


def to_verdicts(hand: DialogHand) -> None:
    """From the second page to the third."""
    hand.wait(lambda: hand.may_press("下一步"))
    hand.press("下一步")
    hand.wait(lambda: hand.sees("【3 核对并导入】"))


def test_rows_are_rehearsed_then_written_and_taken_back(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    heard: list[str] = []
    to_headings(hand, window, office, sheet_of(tmp_path / "热线.xlsx", calls(3)), heard)
    assert hand.value("“来电人”对应的字段") == HOTLINE.label("caller")
    assert hand.value("“序号”对应的字段") == "（不导入）"
    hand.fill(**{"“老板说”对应的字段": HOTLINE.label("remark")})
    to_verdicts(hand)
    assert [row[:2] for row in hand.rows("核对结果")] == [["2", "新增"], ["3", "新增"], ["4", "新增"]]
    assert office.entries.count(Query(HOTLINE.key)) == 0
    hand.press("导入 3 行")
    hand.wait(lambda: not hand.is_open())
    assert heard == ["已导入 3 行，Ctrl+Z 可整体撤销"]
    assert {r["remark"] for r in office.entries.page(Query(HOTLINE.key), 0, 9)} == {"急"}
    office.history.undo()
    assert office.entries.count(Query(HOTLINE.key)) == 0


def test_what_was_corrected_is_remembered_and_changes_are_shown(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    heard: list[str] = []
    to_headings(hand, window, office, sheet_of(tmp_path / "甲.xlsx", calls(2)), heard)
    hand.fill(**{"“老板说”对应的字段": HOTLINE.label("remark")})
    to_verdicts(hand)
    hand.press("导入 2 行")
    hand.wait(lambda: not hand.is_open())
    second = calls(2)
    second[0] = (*second[0][:-1], "不急")
    to_headings(hand, window, office, sheet_of(tmp_path / "乙.xlsx", second), heard)
    assert hand.value("“老板说”对应的字段") == HOTLINE.label("remark")
    to_verdicts(hand)
    hand.press("修改 1")
    (row,) = hand.rows("核对结果")
    assert row[3].startswith("备注：急 → 不急")
    hand.press("不变 1")
    assert hand.rows("核对结果")[0][0] == "3"
    hand.press("导入 1 行")
    hand.wait(lambda: len(heard) == 2)


def test_faulty_rows_stop_the_import_until_they_are_left_out(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    rows = calls(2)
    rows.append((3, "2026-02-30", "韩喆杰", "13800009999", "漏水", "办公室", ""))
    heard: list[str] = []
    to_headings(hand, window, office, sheet_of(tmp_path / "热线.xlsx", rows), heard)
    to_verdicts(hand)
    (row,) = hand.rows("核对结果")  # the faulty ones are shown first
    assert row[:2] == ["4", "有误"]
    assert "韩喆杰" in row[2]
    assert "第4行" in row[3]
    assert hand.sees("第4行（有误）")
    assert not hand.may_press("导入 2 行")
    hand.tick("跳过有误的行")
    hand.press("导入 2 行")
    hand.wait(lambda: not hand.is_open())
    assert office.entries.count(Query(HOTLINE.key)) == 2


def test_two_columns_for_one_field_are_refused(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    to_headings(hand, window, office, sheet_of(tmp_path / "热线.xlsx", calls(1)), [])
    hand.fill(**{"“老板说”对应的字段": HOTLINE.label("caller")})
    hand.wait(lambda: hand.may_press("下一步"))
    hand.press("下一步")
    hand.wait_told("两列对应了同一个字段")
    assert hand.sees("【2 对应表头】")


def test_a_file_that_is_no_table_is_told(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    open_import_wizard(window, office, HOTLINE)
    hand.press("下一步")
    assert "请先选要导入的文件" in hand.told()
    for name, content, words in (
        ("没有.xlsx", None, "找不到《没有.xlsx》"),
        ("假的.xlsx", b"no book", "没有找到表格"),
        ("空.csv", b"", "《空.csv》是空文件"),
    ):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        hand.fill(文件=str(tmp_path / name))
        hand.wait(lambda: hand.may_press("下一步"))
        hand.press("下一步")
        hand.wait_told(words)
    assert hand.sees("【1 选文件】")


def test_five_thousand_rows_are_rehearsed_and_a_cancelled_import_leaves_nothing(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    rows = [(n, "2026-02-03", f"来电人{n}", f"138{n:08}", f"第{n}件", "办公室", "") for n in range(1, 5001)]
    heard: list[str] = []
    to_headings(hand, window, office, sheet_of(tmp_path / "热线.xlsx", rows), heard)
    to_verdicts(hand)
    assert hand.may_press("新增 5000")
    hand.press("导入 5000 行")
    hand.press("取消")
    hand.wait_told("没有留下任何改动")
    assert office.entries.count(Query(HOTLINE.key)) == 0
    assert not heard


def test_what_was_written_is_handed_on(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    got: list[Changed] = []
    open_import_wizard(window, office, HOTLINE, lambda changed, _words: got.append(changed))
    hand.fill(
        文件=f'"{sheet_of(tmp_path / "热线.xlsx", calls(2))}"'
    )  # quotation marks as Windows copies them
    hand.press("下一步")
    hand.wait(lambda: hand.sees("【2 对应表头】"))
    to_verdicts(hand)
    hand.press("上一步")
    assert hand.sees("【2 对应表头】")
    to_verdicts(hand)
    hand.press("导入 2 行")
    hand.wait(lambda: bool(got))
    assert len(got[0].records[HOTLINE.key]) == 2
