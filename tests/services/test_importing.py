"""Foreign ledgers in: rehearsed, written whole or not at all, taken back by one undo."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from openpyxl import Workbook

from desktop_app.domain.records import Changed, Query, Record, Voided
from desktop_app.domain.register import Register
from desktop_app.errors import AppError, Refused
from desktop_app.registers.every import register
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.request import REQUEST
from desktop_app.services.importing import Rehearsal
from desktop_app.services.office import Office
from tests.builders import SAMPLES, least, opened, rebuilt

T = TypeVar("T")
SHEETS = {
    "依申请公开台账.xlsx": ("request", 38),
    "依申请公开台账-单行表头.xlsx": ("request", 21),
    "来电来访登记簿.xlsx": ("hotline", 64),
    "公开日接访登记.xlsx": ("visit", 47),
    "主动公开清单.xlsx": ("disclosure", 55),
    "12345转办件.csv": ("hotline", 30),
}
HEADS = ("来电日期", "来电人", "联系电话", "诉求内容", "经办单位")
ROWS = (
    ("2026-03-02", "王秀兰", "13800001234", "反映路灯不亮", "城建股"),
    ("2026-03-03", "李桂芳", "13800005678", "咨询公租房申请", "房管股"),
)


def drained(work: Generator[tuple[int, int], None, T]) -> T:
    while True:
        try:
            done, every = next(work)
            assert 0 <= done <= every
        except StopIteration as end:
            result: T = end.value
            return result


def sample(name: str) -> Path:
    if not (SAMPLES / name).exists():
        pytest.skip(f"the sample {name} does not lie beside this repository")
    return SAMPLES / name


def sheet(path: Path, rows: Sequence[Sequence[object]] = ROWS, heads: Sequence[str] = HEADS) -> Path:
    made = Workbook()
    tab = made.active
    assert tab is not None
    for row in (heads, *rows):
        tab.append(list(row))
    made.save(path)
    return path


def every(office: Office, ledger: Register) -> list[Record]:
    return office.entries.page(Query(ledger.key), 0, 1000)


def units(office: Office) -> int:
    with office.store.reading() as reader:
        return reader.last_units(1)[0].id


@pytest.mark.parametrize("name", SHEETS)
def test_each_sample_comes_in_whole_again_unchanged_and_out_by_one_undo(office: Office, name: str) -> None:
    ledger, count = register(SHEETS[name][0]), SHEETS[name][1]
    path, before = sample(name), units(office)
    rehearsal = office.importing.rehearse(ledger, path)
    assert rehearsal.counts() == {"新增": count, "修改": 0, "不变": 0, "有误": 0}
    assert (every(office, ledger), units(office)) == ([], before)
    changed = drained(office.importing.write(rehearsal))
    assert len(changed.records[ledger.key]) == count
    for record in every(office, ledger):
        again = rebuilt(office, ledger, record)
        assert {key: record[key] for key in again} == dict(again)
    second = office.importing.rehearse(ledger, path)
    assert second.counts() == {"新增": 0, "修改": 0, "不变": count, "有误": 0}
    with pytest.raises(Refused, match="没有需要导入的行"):
        drained(office.importing.write(second))
    assert office.history.undoable() == f"导入{ledger.title} {count} 行"
    office.history.undo()
    assert every(office, ledger) == []
    office.history.redo()
    assert len(every(office, ledger)) == count


def test_an_open_day_is_made_with_the_place_the_sheet_names(office: Office) -> None:
    rehearsal = office.importing.rehearse(register("visit"), sample("公开日接访登记.xlsx"))
    drained(office.importing.write(rehearsal))
    (event,) = every(office, OPEN_DAY)
    assert (event["held_on"], event["place"]) == (date(2025, 5, 15), "县城文化广场")
    office.history.undo()
    assert every(office, OPEN_DAY) == []


def test_faulty_rows_hold_all_back_unless_they_are_left_out(office: Office, tmp_path: Path) -> None:
    wrong = (("昨天", "赵强", "13900000000", "咨询", ""), ("2026-03-04", "钱伟", "", "", ""))
    rehearsal = office.importing.rehearse(HOTLINE, sheet(tmp_path / "登记.xlsx", (*ROWS, *wrong)))
    assert rehearsal.counts() == {"新增": 2, "修改": 0, "不变": 0, "有误": 2}
    told = [mistake for row in rehearsal.rows for mistake in row.mistakes]
    assert [text.split("：")[0] for text in told] == ["第4行 日期时间", "第5行 内容摘要"]
    with pytest.raises(Refused, match="有 2 行有误，没有导入任何一行"):
        drained(office.importing.write(rehearsal))
    assert every(office, HOTLINE) == []
    drained(office.importing.write(rehearsal, skip_faulty=True))
    assert len(every(office, HOTLINE)) == 2


def test_days_to_come_are_faulty_and_steps_before_the_first_day_are_doubted(
    office: Office, tmp_path: Path
) -> None:
    heads = ("信息名称", "生成日期", "公开日期")
    rows = (("甲", "2062-03-02", ""), ("乙", "2026-03-02", "2026-12-01"), ("丙", "2026-03-02", "2026-02-27"))
    rehearsal = office.importing.rehearse(register("disclosure"), sheet(tmp_path / "清单.xlsx", rows, heads))
    assert [row.mistakes for row in rehearsal.rows] == [
        ("第2行 生成日期：2062-03-02 还没有到",),
        ("第3行 登记公开：2026-12-01 还没有到",),
        (),
    ]
    assert "登记公开：2026-02-27 早于生成日期 2026-03-02，请核对" in rehearsal.rows[2].notes
    changed = drained(office.importing.write(rehearsal, skip_faulty=True))
    record = office.entries.get(register("disclosure"), changed.one())
    more = {**least(register("disclosure")), "title": "丙", "remark": "日期待核"}
    office.entries.edit(register("disclosure"), record.id, record.version, more)


def test_stopping_half_way_leaves_nothing(office: Office, tmp_path: Path) -> None:
    rows = [(f"2026-03-02 {n // 60:02}:{n % 60:02}", f"来人{n}", "", f"第{n}件", "") for n in range(120)]
    before = units(office)
    work = office.importing.write(office.importing.rehearse(HOTLINE, sheet(tmp_path / "长.xlsx", rows)))
    assert next(work) == (50, 120)
    work.close()
    assert (every(office, HOTLINE), units(office)) == ([], before)
    assert office.entries.page(Query(HOTLINE.key, voided=Voided.BOTH), 0, 9) == []


def test_a_corrected_heading_is_remembered(office: Office, tmp_path: Path) -> None:
    heads = ("日期", "谁", "反映内容", "去向")
    rows = (("2026-03-02", "王秀兰", "路灯不亮", "城建股"),)
    path = sheet(tmp_path / "自编.xlsx", rows, heads)
    first = office.importing.rehearse(HOTLINE, path)
    assert [m.key for m in first.matched] == ["called_at", None, "content", None]
    keys = ("called_at", "caller", "content", "department")
    corrected = office.importing.rematch(first, keys)
    assert corrected.rows[0].values["caller"] == "王秀兰"
    drained(office.importing.write(corrected))
    again = office.importing.rehearse(HOTLINE, path)
    assert tuple(m.key for m in again.matched) == keys
    assert again.counts()["不变"] == 1


def test_two_columns_cannot_mean_one_field(office: Office, tmp_path: Path) -> None:
    rehearsal = office.importing.rehearse(HOTLINE, sheet(tmp_path / "登记.xlsx"))
    with pytest.raises(Refused) as no:
        office.importing.rematch(rehearsal, ("called_at", "caller", "caller", "content", None))
    assert (no.value.what, no.value.why) == ("两列对应了同一个字段", "姓名")


def test_a_changed_row_changes_its_record_and_says_what(office: Office, tmp_path: Path) -> None:
    drained(office.importing.write(office.importing.rehearse(HOTLINE, sheet(tmp_path / "一.xlsx"))))
    rows = ((*ROWS[0][:4], "市政股"), ROWS[1])
    rehearsal = office.importing.rehearse(HOTLINE, sheet(tmp_path / "二.xlsx", rows))
    assert rehearsal.counts() == {"新增": 0, "修改": 1, "不变": 1, "有误": 0}
    assert ("承办科室", "城建股", "市政股") in rehearsal.rows[0].changes
    changed: Changed = drained(office.importing.write(rehearsal))
    assert office.entries.get(HOTLINE, changed.one())["department"] == "市政股"
    office.history.undo()
    assert {r["department"] for r in every(office, HOTLINE)} == {"城建股", "房管股"}


def test_a_reply_that_comes_later_becomes_a_step(office: Office, tmp_path: Path) -> None:
    heads = ("申请日期", "申请人", "申请方式", "申请内容", "答复日期", "办理结果", "答复文号")
    row = ("2026-03-02", "周玉梅", "当面", "危房改造名单", "", "", "")
    answered = (*row[:4], "2026-03-20", "予以公开", "青住建公开〔2026〕3号")
    drained(
        office.importing.write(office.importing.rehearse(REQUEST, sheet(tmp_path / "一.xlsx", (row,), heads)))
    )
    rehearsal = office.importing.rehearse(REQUEST, sheet(tmp_path / "二.xlsx", (answered,), heads))
    record = office.entries.get(REQUEST, drained(office.importing.write(rehearsal)).one())
    assert (record["state"], record["replied_on"], record["late"]) == ("已答复", date(2026, 3, 20), False)
    later = (*answered[:4], "2026-04-10", *answered[5:])
    rehearsal = office.importing.rehearse(REQUEST, sheet(tmp_path / "三.xlsx", (later,), heads))
    record = office.entries.get(REQUEST, drained(office.importing.write(rehearsal)).one())
    assert (record["replied_on"], record["late"]) == (date(2026, 4, 10), True)
    again = rebuilt(office, REQUEST, record)
    assert {key: record[key] for key in again} == dict(again)


def test_what_is_no_ledger_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    text = tmp_path / "信.xlsx"
    text.write_text("这不是表格", encoding="utf-8")
    empty = sheet(tmp_path / "空.xlsx", (), ())
    for path in (text, empty, tmp_path / "没有.xlsx"):
        with pytest.raises(AppError) as no:
            office.importing.rehearse(HOTLINE, path)
        assert no.value.what
        assert no.value.do


def test_a_rehearsal_outlives_the_file(tmp_path: Path) -> None:
    made = opened(tmp_path / "data")
    path = sheet(tmp_path / "登记.xlsx")
    rehearsal: Rehearsal = made.importing.rehearse(HOTLINE, path)
    path.unlink()
    assert len(drained(made.importing.write(rehearsal)).records[HOTLINE.key]) == 2
    made.close(copy=False)
