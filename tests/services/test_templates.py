"""套表 from the first look to the next month: asked once, kept, filled, on record, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from desktop_app.domain.changes import OUTFLOW
from desktop_app.domain.template_plan import Filling, Plan, Rows, Use
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.visit import VISIT
from desktop_app.services.office import Office
from desktop_app.services.template_shelf import Sight
from tests.builders import BUREAU, added, opened, reviewed
from tests.forms import letter, monthly, sheet_of

MARCH = date(2026, 3, 1), date(2026, 3, 31)
FEBRUARY = date(2026, 2, 1), date(2026, 2, 28)
OPINION = "上级意见"  # a heading no ledger knows


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = opened(tmp_path / "data")
    made.bureau.put(replace(BUREAU, preparer="李文", reviewer="王审"))
    yield made
    made.close(copy=False)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return monthly(tmp_path / "热线月报.xlsx")


def calls(office: Office, count: int) -> None:
    for number in range(count):
        at = f"2026-03-{number + 1:02} 09:30"
        added(office, HOTLINE, called_at=at, content=f"反映第{number + 1}件事，请回电13912345678。")


def decided(sight: Sight) -> Plan:
    """The plan with the heading nobody knows left blank."""
    ((key, table),) = sight.plan.tables.items()
    columns = {**table.columns, OPINION: Filling(Use.EMPTY)}
    return replace(sight.plan, tables={key: replace(table, columns=columns)})


def kept(office: Office, form: Path, name: str = "热线月报") -> None:
    sight = office.templates.look(form)
    office.templates.keep(name, form, "", decided(sight))


def rows(path: Path) -> list[list[object]]:
    return [[cell.value for cell in cells] for cells in load_workbook(path)["台账"].iter_rows(min_row=5)]


def test_what_fits_nothing_is_asked_and_nothing_else(office: Office, form: Path) -> None:
    sight = office.templates.look(form)
    assert sight.register == HOTLINE.key
    assert [question.words for question in sight.questions] == [f"“{OPINION}”：没有对应的字段"]
    with pytest.raises(Refused, match="还有 1 处没有说明") as no:
        office.templates.keep("月报", form, "", sight.plan)
    assert OPINION in no.value.why
    assert office.templates.known() == ()


def test_filled_for_a_month_and_for_the_next(office: Office, form: Path, tmp_path: Path) -> None:
    kept(office, form)
    form.unlink()  # the file of the superior is no longer needed
    calls(office, 5)
    out = tmp_path / "三月.xlsx"
    filled = office.templates.fill("热线月报", *MARCH, out)
    assert (filled.rows, filled.notes) == (5, ())
    told = rows(out)
    assert [line[0] for line in told] == [
        1,
        2,
        3,
        4,
        5,
        "合计",
        "单位负责人：        审核人：王审        填表人：李文",
    ]
    assert told[0][3] == "138****1234"
    assert told[4][4] == "反映第5件事，请回电139****5678。"
    assert (
        load_workbook(out)["台账"]["A2"].value
        == "填报单位（盖章）：青石县住房和城乡建设局        统计期间：2026年3月"
    )
    (one,) = office.templates.known()
    assert (one.name, one.file, one.last_filled) == ("热线月报", "热线月报.xlsx", date(2026, 6, 15))


def test_a_month_without_calls_is_never_blank(office: Office, form: Path, tmp_path: Path) -> None:
    kept(office, form)
    filled = office.templates.fill("热线月报", *FEBRUARY, tmp_path / "二月.xlsx")
    assert filled.rows == 0
    assert "2026年2月咨询热线未收到" in filled.notes[0]
    assert "本期未收到" in rows(tmp_path / "二月.xlsx")[0]


def test_it_is_on_record_before_the_file_is_there(office: Office, form: Path, tmp_path: Path) -> None:
    kept(office, form)
    calls(office, 2)
    out = tmp_path / "三月.xlsx"
    (tmp_path / "~$三月.xlsx").write_bytes(b"")
    with pytest.raises(Trouble, match="三月"):
        office.templates.fill("热线月报", *MARCH, out)
    assert not out.exists()
    with office.store.reading() as reader:
        lines = [change for change, _ in reader.every_change() if change.kind == OUTFLOW]
    assert [(line.register, line.after["ids"], line.after["template"]) for line in lines] == [
        (HOTLINE.key, "1-2", "热线月报")
    ]
    assert office.templates.known()[0].last_filled is None


def test_a_changed_form_asks_only_what_changed(office: Office, form: Path) -> None:
    kept(office, form)
    book = load_workbook(form)
    book["台账"]["H3"] = "领导批示"
    book["台账"]["A2"] = "填报单位：{{单位}}  期间：{{期间}}  {{没有的}}"
    book.save(form)
    sight = office.templates.look(form, name="热线月报")
    assert [question.key for question in sight.questions] == ["领导批示", "没有的"]
    same = office.templates.again("热线月报")
    assert same.questions == ()
    assert same.digest != sight.digest


def test_forgotten_and_taken_back(office: Office, form: Path, tmp_path: Path) -> None:
    kept(office, form)
    office.templates.forget("热线月报")
    assert office.templates.known() == ()
    with pytest.raises(Refused, match="没有名叫“热线月报”的套表"):
        office.templates.fill("热线月报", *MARCH, tmp_path / "三月.xlsx")
    office.history.undo()
    office.templates.fill("热线月报", *MARCH, tmp_path / "三月.xlsx")


def test_the_spare_file_is_taken_and_none_is_told(office: Office, form: Path, tmp_path: Path) -> None:
    kept(office, form)
    office.safekeeping.copy_now()
    for path in (office.data / "attachments").glob("[0-9a-f][0-9a-f]/*"):
        path.unlink()
    office.templates.fill("热线月报", *MARCH, tmp_path / "三月.xlsx")
    for path in (office.data / "backups" / "attachments").glob("[0-9a-f][0-9a-f]/*"):
        path.unlink()
    with pytest.raises(Trouble, match="模板文件不见了"):
        office.templates.fill("热线月报", *MARCH, tmp_path / "四月.xlsx")


def test_a_file_that_is_kept_needs_no_name(office: Office, form: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="还有 1 处要先说明"):
        office.templates.fill_file(form, *MARCH, tmp_path / "三月.xlsx")
    kept(office, form)
    office.templates.fill_file(form, *MARCH, tmp_path / "三月.xlsx")
    assert office.templates.known()[0].last_filled is not None


def test_two_tables_are_asked_and_filled_from_two_ledgers(office: Office, tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path / "两张.xlsx",
        ["来电人", "联系电话", "反映内容"], [None], ["合计"], [None], ["接访"],
        ["来访人", "接访领导", "反映问题"], [None], ["合计"], title="台账",
    )  # fmt: skip
    sight = office.templates.look(path)
    assert ["不止一张表" in question.words for question in sight.questions] == [True, True]
    first, second = (table.key for table in sight.anatomy.tables)
    sight = office.templates.rematch(sight, first, HOTLINE.key)
    sight = office.templates.rematch(sight, second, VISIT.key)
    assert sight.questions == ()
    office.templates.keep("两张", path, "", sight.plan)
    calls(office, 2)
    added(office, VISIT, event_on="2026-03-02", visitor="陈建国")
    filled = office.templates.fill("两张", *MARCH, tmp_path / "三月.xlsx")
    assert filled.rows == 3
    assert office.templates.count(sight.plan, *MARCH) == {"咨询热线": 2, "公开日接访": 1}


def test_two_headings_for_one_field_are_asked(office: Office, tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "重.xlsx", ["序号", "来电时间", "来电日期时间", "来电人", "姓名", "反映内容"])
    told = [question.words for question in office.templates.look(path).questions]
    assert any("“来电人”" in words and "姓名" in words for words in told)


def test_a_record_of_its_own(office: Office, tmp_path: Path) -> None:
    path = letter(
        tmp_path / "单.docx", "来电人{{咨询热线.姓名}}反映：{{咨询热线.内容摘要}}（{{咨询热线.编号}}）"
    )
    sight = office.templates.look(path)
    assert sight.questions == ()
    office.templates.keep("单", path, "", sight.plan)
    calls(office, 2)
    with pytest.raises(Refused, match="不知道填哪一条") as no:
        office.templates.fill("单", *MARCH, tmp_path / "出.docx")
    assert no.value.why == "期间内有 2 条"
    office.templates.fill("单", *MARCH, tmp_path / "出.docx", number="热线-2026-0002")
    (paragraph,) = Document(str(tmp_path / "出.docx")).paragraphs
    assert paragraph.text == "来电人王秀兰反映：反映第2件事，请回电139****5678。（热线-2026-0002）"


def test_numbers_are_those_of_the_statistics(office: Office, tmp_path: Path) -> None:
    path = letter(
        tmp_path / "文.docx",
        "收件{{咨询热线.收件}}件，办结率{{咨询热线.办结率}}，接访{{公开日接访.收件}}人次",
    )
    office.templates.keep("文", path, "", office.templates.look(path).plan)
    calls(office, 3)
    office.templates.fill("文", *MARCH, tmp_path / "三月.docx")
    office.templates.fill("文", *FEBRUARY, tmp_path / "二月.docx")
    told = [Document(str(tmp_path / name)).paragraphs[0].text for name in ("三月.docx", "二月.docx")]
    assert told == ["收件3件，办结率0%，接访0人次", "收件0件，办结率—，接访0人次"]


def test_items_nobody_reviewed_leave_only_with_their_state(office: Office, tmp_path: Path) -> None:
    heads = ["信息标题", "责任股室", "生成日期"]
    item = added(office, DISCLOSURE)
    bare = sheet_of(tmp_path / "无.xlsx", heads, title="台账")
    told = sheet_of(tmp_path / "有.xlsx", [*heads, "状态"], title="台账")
    for name, path in (("无", bare), ("有", told)):
        office.templates.keep(name, path, "", office.templates.look(path, DISCLOSURE.key).plan)
    with pytest.raises(Refused, match="没有经过保密审查") as no:
        office.templates.fill("无", *MARCH, tmp_path / "出.xlsx")
    assert "状态" in no.value.do
    assert office.templates.fill("有", *MARCH, tmp_path / "出.xlsx").rows == 1
    reviewed(office, item)
    assert office.templates.fill("无", *MARCH, tmp_path / "出2.xlsx").rows == 1


def test_what_stands_in_the_rows_is_asked(office: Office, tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path / "旧.xlsx", ["来电人", "联系电话", "反映内容"], ["张三", "1", "水"], ["合计"], title="台账"
    )
    sight = office.templates.look(path)
    (question,) = sight.questions
    assert "换掉，还是接在后面填" in question.words
    ((key, table),) = sight.plan.tables.items()
    plan = replace(sight.plan, tables={key: replace(table, rows=Rows.AFTER)})
    office.templates.keep("旧", path, "", plan)
    calls(office, 1)
    office.templates.fill("旧", *MARCH, tmp_path / "出.xlsx")
    found = [line[0].value for line in load_workbook(tmp_path / "出.xlsx")["台账"].iter_rows()]
    assert found == ["来电人", "张三", "王秀兰", "合计"]


@pytest.mark.parametrize("name", ["", "  ", "月/报", "长" * 41])
def test_a_name_nobody_could_find_is_refused(office: Office, form: Path, name: str) -> None:
    sight = office.templates.look(form)
    with pytest.raises(Refused, match="名字"):
        office.templates.keep(name, form, "", decided(sight))


def test_days_turned_round_and_another_ending_are_refused(office: Office, form: Path, tmp_path: Path) -> None:
    kept(office, form)
    with pytest.raises(Refused, match="日期不对"):
        office.templates.fill("热线月报", MARCH[1], MARCH[0], tmp_path / "出.xlsx")
    with pytest.raises(Refused, match=r"要以 \.xlsx 结尾"):
        office.templates.fill("热线月报", *MARCH, tmp_path / "出.docx")


def test_a_form_with_a_secret_mark_is_not_taken(office: Office, tmp_path: Path) -> None:
    path = sheet_of(tmp_path / "密.xlsx", ["机密★1年"], ["来电人", "联系电话", "反映内容"], title="台账")
    with pytest.raises(Refused, match="国家秘密标志"):
        office.templates.look(path)
