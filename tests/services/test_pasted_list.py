"""粘贴名单: what of a pasted table is printed where, what the clerk may change of that, and what is refused."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.domain.masking_choice import ways_for_list
from desktop_app.domain.masking_presets import BOARD, INSIDE, SUPERIOR, WEBSITE, MaskPreset, Way
from desktop_app.domain.masking_table import with_names
from desktop_app.domain.privacy_table import Column
from desktop_app.domain.records import Query
from desktop_app.domain.roster import masked_again, roster_of
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.exporting import ExportWish
from desktop_app.services.office import Office
from desktop_app.services.pasted_list import ListPlan, from_clipboard, from_file, planned
from desktop_app.work import drained
from tests.builders import added
from tests.domain.test_roster import HEADINGS, people

HEAD = (*HEADINGS, "病情", "出生日期")
IDS, PHONES, ADDRESSES, CARDS, NOTES, ILLS, BIRTHS = range(2, 9)


def table(count: int = 20) -> str:
    rows = [(*row, "尿毒症", "1987-09-30") for row in people(count)]
    return "\n".join("\t".join(row) for row in (HEAD, *rows))


def plan(preset: MaskPreset, text: str = "", **more: object) -> ListPlan:
    return planned(from_clipboard(text or table(), ""), preset, **more)  # type: ignore[arg-type]


def printed(found: ListPlan) -> list[str]:
    return [column.heading for column in found.columns if column.printed]


def test_each_destination_prints_its_own_columns() -> None:
    board, website = plan(BOARD), plan(WEBSITE)
    assert board.roster.headings == ("序号", "姓名", "联系电话", "家庭住址", "备注")
    assert website.roster.headings == ("序号", "姓名", "家庭住址", "备注")
    assert plan(SUPERIOR).roster.headings == HEAD[:-1]
    assert plan(SUPERIOR, choice={BIRTHS: True}).roster.rows[0][BIRTHS] == "1987-09-30"
    assert plan(INSIDE).roster.headings == HEAD
    for preset in (SUPERIOR, INSIDE):
        assert plan(preset).roster.rows[0][IDS].count("*") == 8
    whys = {column.heading: column.why for column in board.columns}
    assert whys["银行卡号"] == "公开栏不印账号"
    assert whys["病情"] == "公开栏不印疾病或残疾"
    assert whys["家庭住址"] == "公开栏只印一部分"
    originals = {cell for row in people(20) for cell in (row[2], row[3], row[4], row[5])}
    assert not originals & {cell for row in board.roster.rows for cell in row}
    assert len(board.roster.rows) == 20


def test_a_column_asked_for_comes_in_masked_and_another_goes() -> None:
    found = plan(BOARD, choice={IDS: True, CARDS: True, NOTES: False})
    assert found.roster.headings == (
        "序号",
        "姓名",
        "身份证号（部分）",
        "联系电话",
        "家庭住址",
        "银行卡号（部分）",
    )
    first, original = found.roster.rows[0], people(1)[0]
    assert first[2] == f"{original[2][:6]}********{original[2][-4:]}"
    assert first[5].startswith("****")
    assert found.columns[NOTES].why == "您选择不印"
    assert found.columns[IDS].why == "您选择印，号码遮盖"


@pytest.mark.parametrize("preset", [BOARD, WEBSITE])
@pytest.mark.parametrize("column", [ILLS, BIRTHS])
def test_illness_and_birth_are_never_printed_in_public(preset: MaskPreset, column: int) -> None:
    with pytest.raises(Refused, match="不能印") as no:
        plan(preset, choice={column: True})
    assert no.value.why
    assert no.value.do
    assert plan(preset).columns[column].locked


def test_asking_for_one_column_of_a_kind_does_not_bring_the_other() -> None:
    text = "姓名\t本人电话\t子女电话\n张三\t13812345678\t13912345678\n李四\t13712345678\t13612345678"
    found = plan(WEBSITE, text, choice={1: True})
    assert found.roster.headings == ("姓名", "本人电话（部分）")
    assert found.roster.rows == (("张三", "138****5678"), ("李四", "137****5678"))


def test_namesakes_get_the_number_back_and_it_is_told() -> None:
    text = "姓名\t身份证号\n张三\t610924198709300747\n张三\t11010519491231002X\n李四\t440524188001010014"
    found = plan(BOARD, text)
    assert found.roster.rows == (
        ("张三", "610924********0747"),
        ("张三", "110105********002X"),
        ("李四", ""),
    )
    assert "“身份证号”只给同名的人印，前6位和后4位，其余不印" in found.notes
    assert plan(BOARD, text, choice={1: False}).roster.rows == (("张三",), ("张三",), ("李四",))
    assert plan(BOARD, text, choice={1: False}).notes == ()


def test_what_is_hidden_in_a_column_of_words_is_told() -> None:
    text = "姓名\t备注\n张三\t代办人电话13812345678\n李四\t无\n王五\t无"
    found = plan(BOARD, text)
    assert found.roster.rows[0] == ("张三", "代办人电话138****5678")
    assert found.notes == ("“备注”有 1 格里写着个人信息，已遮盖",)


def test_a_first_row_that_is_no_heading_is_masked_like_any_other() -> None:
    text = "张三\t610924198709300747\n李四\t11010519491231002X"
    assert plan(BOARD, text).roster.headings == ("第1列",)
    assert plan(BOARD, text).roster.rows == (("张三",), ("李四",))
    wrong = from_clipboard("张三\t610924198709300747\t名单\n李四\t11010519491231002X\t名单", "")
    assert not wrong.head.rows
    ticked = planned(from_clipboard("户主\t610924198709300747\n李四\t11010519491231002X", ""), BOARD)
    assert "610924198709300747" not in ticked.roster.text()


def test_the_own_numbers_stay() -> None:
    text = "姓名\t咨询\n张三\t请打0915-4420000\n李四\t请打4420000"
    rows = plan(BOARD, text, allowed=("0915-4420000",)).roster.rows
    assert rows == (("张三", "请打0915-4420000"), ("李四", "请打4420000"))


def test_nothing_left_is_refused() -> None:
    with pytest.raises(Refused, match="没有一列可以印"):
        plan(BOARD, "甲\t乙\n丙\t3\n丁\t4", choice={0: False, 1: False})
    with pytest.raises(Refused, match="只有表头"):
        planned(from_clipboard("姓名\t人数", ""), BOARD)
    with pytest.raises(Refused, match="剪贴板里没有表格"):
        from_clipboard("只有一句话", "")


def test_a_book_is_read_with_its_merged_cells_and_without_its_hidden_sheets(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单"
    for row in (["公示名单", None, None], ["村", "姓名", "批准日期"], ["东沟村", "张㛃", date(2026, 3, 5)]):
        sheet.append(row)
    sheet.append([None, "李𬱖", 3.0])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    book.create_sheet("底表").append(["不给看"])
    book["底表"].sheet_state = "hidden"
    book.create_sheet("空")
    path = tmp_path / "名单.xlsx"
    book.save(path)
    (found,) = from_file(path)
    assert found.origin == "《名单.xlsx》“名单”"
    made = planned(found, BOARD)
    assert made.roster.text() == "村\t姓名\t批准日期\n东沟村\t张㛃\t2026-03-05\n东沟村\t李𬱖\t3"
    assert "表头上面的标题 1 行不算名单" in made.notes


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04broken")
    with pytest.raises(Refused):
        from_file(broken)
    with pytest.raises(Trouble):
        from_file(tmp_path / "没有.xlsx")


def test_five_thousand_rows_with_merged_cells_are_ready_in_two_seconds() -> None:
    cells = "".join(
        "<tr>"
        + (f"<td rowspan=2>东沟村{at}</td>" if at % 2 == 0 else "")
        + "".join(f"<td class=xl66 style='border-left:none'>{cell}</td>" for cell in row[1:])
        + "</tr>"
        for at, row in enumerate(people(5_000))
    )
    head = "".join(f"<td>{name}</td>" for name in HEADINGS)
    begun = time.process_time()
    found = planned(from_clipboard("", f"<table><tr>{head}</tr>{cells}</table>"), BOARD)
    text = found.roster.text()
    assert time.process_time() - begun < 2
    assert len(found.roster.rows) == 5_000
    assert not any(row[2] in text or row[5] in text for row in people(5_000))


def test_a_list_that_was_never_masked_is_not_kept(office: Office) -> None:
    with pytest.raises(Refused, match="还不能保存") as no:
        added(office, DISCLOSURE, roster=table(2))
    assert "公示名单：有 4 处没有遮盖的身份证号、银行卡号，请用“粘贴名单”重新粘贴" in no.value.why


def test_a_list_no_cell_can_hold_leaves_as_one_line_and_comes_back_as_it_was(
    office: Office, tmp_path: Path
) -> None:
    text = plan(BOARD, table(2_000), choice={IDS: False}).roster.text()
    record = added(office, DISCLOSURE, roster=text)
    path = tmp_path / "台账.xlsx"
    wish = ExportWish(Query(DISCLOSURE.key), ("number", "title", "formed_on", "roster"), "主动公开台账", path)
    drained(office.exporting.write(DISCLOSURE, wish))
    cells = [
        str(cell) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True) for cell in row
    ]
    assert "2,000行 × 5列：序号、姓名、联系电话、家庭住址、备注" in cells
    rehearsal = office.importing.rehearse(DISCLOSURE, path)
    assert rehearsal.counts() == {"新增": 0, "修改": 0, "不变": 1, "有误": 0}
    assert office.entries.get(DISCLOSURE, record.id)["roster"] == text


ONE = "姓名\t身份证号\t金额\n张三丰\t610924198709300747\t3"
TWO_ALIKE = "姓名\t身份证号\n张三\t610924198709300747\n张四\t11010519491231002X\n李五\t440524188001010014"
NAMESAKES = "姓名\t身份证号\n张三\t610924198709300747\n张三\t11010519491231002X\n李五\t440524188001010014"


@pytest.mark.parametrize("preset", [BOARD, WEBSITE, SUPERIOR, INSIDE])
@pytest.mark.parametrize(
    ("way", "shown"),
    [
        (Way.SIX_FOUR, "610924********0747"),
        (Way.THREE_FOUR, "610***********0747"),
        (Way.MIDDLE_SIX, "610924******300747"),
        (Way.LAST_EIGHT, "6109241987********"),
    ],
)
def test_the_numbers_of_one_list_another_way_and_its_sheet_alike(
    preset: MaskPreset, way: Way, shown: str
) -> None:
    found = plan(preset, ONE, choice={1: True}, ways={Column.PAPER: way})
    assert found.roster.rows == (("张三丰", shown, "3"),)
    assert found.columns[1].way is way
    kept = roster_of(found.roster.text())
    assert kept is not None
    assert masked_again(kept, preset) == found.roster, "what the clerk saw is what is printed"


@pytest.mark.parametrize(
    ("way", "shown"), [(Way.STAR, "张*"), (Way.SOMEBODY, "张某某"), (Way.KEEP, "张三丰")]
)
def test_the_names_of_one_list_another_way(way: Way, shown: str) -> None:
    found = plan(BOARD, ONE, ways={Column.NAME: way})
    assert found.roster.rows == ((shown, "3"),)
    assert masked_again(found.roster, BOARD) == found.roster
    assert found.columns[0].why == ("夹在里面的号码遮盖" if way is Way.KEEP else "您为这份名单选的")


def test_two_people_made_equal_are_told_apart() -> None:
    for way, shown in ((Way.STAR, "张*"), (Way.SOMEBODY, "张某某")):
        found = plan(BOARD, TWO_ALIKE, ways={Column.NAME: way})
        other = "李*" if way is Way.STAR else "李某某"
        assert found.roster.rows == ((f"{shown}（一）",), (f"{shown}（二）",), (other,))
        assert "遮盖后写法相同的 2 人，姓名后面加了序号" in found.notes
        assert masked_again(found.roster, BOARD) == found.roster


def test_namesakes_get_their_number_back_the_way_of_this_list() -> None:
    found = plan(BOARD, NAMESAKES, ways={Column.PAPER: Way.THREE_FOUR})
    assert [row[1] for row in found.roster.rows] == ["610***********0747", "110***********002X", ""]
    assert found.columns[1].way is Way.THREE_FOUR
    assert found.columns[1].why == "只给同名的人印，用来区分"


def test_a_list_is_never_weaker_than_its_place() -> None:
    hidden = with_names(BOARD, Way.STAR)
    assert ways_for_list(hidden, Column.NAME) == (Way.STAR, Way.SOMEBODY)
    for preset, column, way in (
        (hidden, Column.NAME, Way.KEEP),
        (BOARD, Column.PAPER, Way.KEEP),
        (INSIDE, Column.PAPER, Way.KEEP),
        (BOARD, Column.HEALTH, Way.KEEP),
    ):
        with pytest.raises(Refused, match="不能“照印”") as no:
            plan(preset, ONE, ways={column: way})
        assert no.value.why
        assert no.value.do


def test_a_column_that_only_says_it_is_masked_is_left_out() -> None:
    kept = roster_of("姓名\t身份证号（部分）\n张三\t610924********0747\n李四\t护照E12345678")
    assert kept is not None
    assert masked_again(kept, BOARD).headings == ("姓名",)


def test_what_an_office_leaves_out_can_be_asked_for() -> None:
    strict = replace(BOARD, address=Way.OUT, plate=Way.OUT)
    text = "姓名\t住址\t车牌号\n张三\t石门村三组12号\t陕G12345"
    assert plan(strict, text).roster.headings == ("姓名",)
    found = plan(strict, text, choice={1: True, 2: True})
    assert found.roster.rows == (("张三", "石门村**", "陕G***45"),)
    assert masked_again(found.roster, strict) == found.roster
