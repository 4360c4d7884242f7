"""Every gate of the review: what it holds back, what it lets through, and what is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop_app.domain.changes import Person
from desktop_app.domain.records import Query, Record, Step
from desktop_app.domain.review import MASKED, Level, Stage, Verdict
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.exporting import ExportWish
from desktop_app.services.office import Office
from desktop_app.services.review_gates import draft_why
from desktop_app.work import drained
from tests.builders import BEGUN, BUREAU, NOTHING_FOUND, PASSWORD, added, facts, guarded, reviewed
from tests.services.test_publishing import text_of

PAPER, PHONE = "610924199512054321", "13812345678"
BODY = f"张建国，身份证号{PAPER}，手机{PHONE}。\n咨询电话0915-4420000。"
MOVE_ON = date(2026, 3, 9)


def seat(office: Office, name: str, password: str = PASSWORD) -> None:
    found = next(person for person in office.people.every() if person.name == name)
    office.people.sign_in(found.id, password)


@pytest.fixture
def desk(office: Office) -> Office:
    """A bureau of three, all with passwords; the clerk sits there."""
    for person in (
        guarded("赵局", "管理"),
        guarded("李文", "登记"),
        guarded("王审", "初审"),
        guarded("陈核", "复核"),
    ):
        office.people.put(person)
    seat(office, "李文")
    return office


@pytest.fixture
def entry(desk: Office) -> Record:
    return added(desk, DISCLOSURE, body=BODY)


def now(office: Office, entry: Record) -> Record:
    return office.entries.get(DISCLOSURE, entry.id)


def say(
    office: Office,
    entry: Record,
    level: Level,
    verdict: Verdict = Verdict.OPEN,
    answers: Mapping[str, str] = NOTHING_FOUND,
    **more: str,
) -> None:
    seat(office, {Level.FIRST: "王审", Level.SECOND: "陈核"}[level])
    office.reviewing.give(entry.id, now(office, entry).version, level, verdict, answers, **more)
    seat(office, "李文")


def pass_both(office: Office, entry: Record, preset: str = "") -> None:
    for level in Level:
        say(office, entry, level, preset=preset)


def move(office: Office, entry: Record, key: str, **other: object) -> None:
    told = facts(DISCLOSURE, DISCLOSURE.flow.move(key), MOVE_ON) | other
    office.entries.move(DISCLOSURE, entry.id, now(office, entry).version, key, told)


def edit(office: Office, entry: Record, **other: object) -> None:
    raw = {**office.entries.copy_of(DISCLOSURE, entry.id), **other}
    office.entries.edit(DISCLOSURE, entry.id, now(office, entry).version, raw)


# Where it is reviewed


def test_a_new_ledger_reviews_here_one_with_numbers_of_paper_goes_on_as_it_did(office: Office) -> None:
    assert office.reviewing.in_program()
    entry = added(office, DISCLOSURE)
    with pytest.raises(Refused, match="先审查、后公开"):
        move(office, entry, "published")
    with office.store.unit("旧账") as unit:
        step = {"published_on": BEGUN}
        unit.change(DISCLOSURE, entry.id, {"review_no": "保审1号"})
        unit.step(DISCLOSURE, entry.id, Step("published", BEGUN, step))
    assert not office.reviewing.in_program()
    other = added(office, DISCLOSURE, title="另一件")
    with pytest.raises(Refused, match="保密审查编号"):
        move(office, other, "published", review_no="")
    move(office, other, "published", review_no="保审2号")
    reviewed(office, other)
    with office.store.unit("未设定") as unit:
        unit.put_setting("review_in_program", None)
    assert office.reviewing.in_program(), "somebody has begun to review here"


def test_the_number_is_the_program_s_and_stands_on_the_form(desk: Office, entry: Record) -> None:
    assert desk.reviewing.number(entry.id) == ""
    pass_both(desk, entry)
    move(desk, entry, "published", review_no="自己编的")
    assert now(desk, entry).text("review_no") == desk.reviewing.number(entry.id) == "审查-2026-0001/2"
    assert "审查-2026-0001/2" in text_of(desk.reviewing.form(entry.id).pdf)
    edit(desk, entry, body="第二版。")
    say(desk, entry, Level.FIRST)
    say(desk, entry, Level.SECOND)
    move(desk, entry, "renewed")
    assert now(desk, entry).text("review_no") == "审查-2026-0001/4"


def test_settings_are_the_managers(desk: Office) -> None:
    with pytest.raises(Refused, match="不能办理“修改审查设置”"):
        desk.reviewing.put_settings(in_program=False, stand_in="")
    assert desk.reviewing.in_program()
    seat(desk, "赵局")
    desk.reviewing.put_settings(in_program=False, stand_in="全局两人")
    assert (desk.reviewing.in_program(), desk.reviewing.stand_in()) == (False, "全局两人")


# Who reviews


def test_who_has_no_password_is_nobody_in_particular(desk: Office, entry: Record) -> None:
    desk.people.put(Person("无密", duties=("初审",)))
    seat(desk, "无密", "")
    version = now(desk, entry).version
    with pytest.raises(Refused, match=r"无密还没有设密码.*人员与密码"):
        desk.reviewing.give(entry.id, version, Level.FIRST, Verdict.OPEN, NOTHING_FOUND)
    assert "无密还没有设密码" in desk.reviewing.sight(entry.id).barred
    seat(desk, "赵局")
    desk.reviewing.set_stand_in("全局只有两人")
    seat(desk, "无密", "")
    desk.reviewing.give(entry.id, version, Level.FIRST, Verdict.OPEN, NOTHING_FOUND)
    assert desk.reviewing.standing(entry.id).stage is Stage.FIRST


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("李文", "李文没有“初审”职责，不能初审。可以初审的人：王审。"),
        ("王审", ""),
        ("陈核", "陈核没有“初审”职责"),
    ],
)
def test_who_may_is_told_to_everybody_else(desk: Office, entry: Record, who: str, said: str) -> None:
    seat(desk, who)
    barred = desk.reviewing.sight(entry.id).barred
    assert said in barred
    assert bool(said) == bool(barred)


def test_where_nobody_is_left_the_way_out_is_told(desk: Office) -> None:
    own = added(desk, DISCLOSURE, title="王审承办的", handler="王审")
    seat(desk, "王审")
    barred = desk.reviewing.sight(own.id).barred
    assert "王审起草或修改过本件" in barred
    assert "没有别的人能初审" in barred
    assert "设代审" in barred


def test_opinions_tell_whether_they_hold(desk: Office, entry: Record) -> None:
    pass_both(desk, entry)
    assert [one.holds for one in desk.reviewing.sight(entry.id).given] == [True, True]
    edit(desk, entry, body="改了。")
    sight = desk.reviewing.sight(entry.id)
    assert [(one.holds, one.why) for one in sight.given] == [(False, "内容后来有改动")] * 2
    assert sight.told.startswith("待复核：审查以后内容")
    say(desk, entry, Level.FIRST, Verdict.BACK, text="名单不全")
    sight = desk.reviewing.sight(entry.id)
    assert [one.holds for one in sight.given] == [False, False, True]
    assert "按“编辑”修改" in sight.told


# What leaves


def test_what_is_reviewed_and_printed_is_masked_by_the_destination(desk: Office, entry: Record) -> None:
    sight = desk.reviewing.sight(entry.id)
    assert PAPER not in sight.shown
    assert "610924********4321" in sight.shown
    assert "0915-4420000" in sight.shown, "the bureau's own telephone is meant to be read"
    assert sight.masked == ("身份证号1处", "手机号码1处")
    assert sight.look.remains == ()
    pass_both(desk, entry)
    paper = desk.publishing.paper(entry.id)
    told = text_of(paper.pdf)
    assert not paper.draft
    assert paper.masked == ("身份证号1处", "手机号码1处")
    assert PAPER not in told
    assert PHONE not in told
    inside = desk.publishing.paper(entry.id, replace(desk.publishing.wish(entry.id), preset="inside"))
    assert inside.draft
    assert inside.why == "审查的去处是“公开栏”，这里的去处是“内部”"
    assert PHONE in text_of(inside.pdf)
    assert inside.left == ("手机号码1处",)


def test_a_title_typed_with_an_identity_is_masked_too(desk: Office, entry: Record) -> None:
    wish = replace(desk.publishing.wish(entry.id), title=f"关于{PHONE}的公示")
    assert PHONE not in text_of(desk.publishing.paper(entry.id, wish).pdf)


def test_reviewed_for_the_website_it_may_hang_on_the_board_not_the_other_way(
    desk: Office, entry: Record
) -> None:
    pass_both(desk, entry, preset="website")
    wish = desk.publishing.wish(entry.id)
    assert wish.preset == "website"
    assert not desk.publishing.paper(entry.id, replace(wish, preset="board")).draft
    assert desk.publishing.paper(entry.id, replace(wish, preset="superior")).draft, (
        "other words leave for there"
    )
    other = added(desk, DISCLOSURE, title="只为公开栏", body=BODY)
    pass_both(desk, other, preset="board")
    wish = replace(desk.publishing.wish(other.id), preset="website")
    assert desk.publishing.paper(other.id, wish).why == "审查的去处是“公开栏”，这里的去处是“网站”"


def test_what_was_reviewed_for_inside_is_not_for_the_public(desk: Office, entry: Record) -> None:
    found = NOTHING_FOUND | {"个人隐私": MASKED}
    for level in Level:
        say(desk, entry, level, answers=found, preset="inside", text="内部使用")
    assert desk.reviewing.standing(entry.id).publishable
    assert "不能登记公开" not in desk.reviewing.sight(entry.id).told
    with pytest.raises(Refused, match="审查的去处是“内部”，不是公开栏或网站"):
        move(desk, entry, "published")
    assert desk.reviewing.number(entry.id) == ""
    pass_both(desk, entry, preset="board")
    move(desk, entry, "published")


def test_identities_that_stay_need_a_reason(desk: Office, tmp_path: Path) -> None:
    entry = added(desk, DISCLOSURE, body="名单见附件。")
    path = tmp_path / "名单.txt"
    path.write_text(f"姓名\t证件\n张建国\t{PAPER}\n", encoding="utf-8")
    desk.attachments.add(DISCLOSURE, entry.id, path)
    (found,) = desk.reviewing.sight(entry.id).look.remains
    assert (found.kind, found.text, found.where) == ("身份证号", PAPER, "附件《名单.txt》第2行")
    with pytest.raises(Refused) as refused:
        say(desk, entry, Level.FIRST)
    assert "意见：内容里还有身份证号，可以公开的必须写明为什么可以公开" in refused.value.why
    assert "个人隐私：内容里还有身份证号，不能填“否”" in refused.value.why
    with pytest.raises(Refused, match="个人隐私：内容里还有身份证号"):
        say(desk, entry, Level.FIRST, text="本人同意公开")
    with pytest.raises(Refused, match="意见：内容里还有身份证号"):
        say(desk, entry, Level.FIRST, answers=NOTHING_FOUND | {"个人隐私": MASKED})
    say(desk, entry, Level.FIRST, Verdict.BACK, text="请遮盖附件")
    say(desk, entry, Level.FIRST, answers=NOTHING_FOUND | {"个人隐私": MASKED}, text="本人书面同意公开")
    assert desk.reviewing.standing(entry.id).stage is Stage.FIRST


def test_what_nobody_can_look_into_is_told(desk: Office, entry: Record, tmp_path: Path) -> None:
    path = tmp_path / "照片.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    desk.attachments.add(DISCLOSURE, entry.id, path)
    (note,) = desk.reviewing.sight(entry.id).look.notes
    assert note.startswith("附件《照片.png》没有检查：图片里的文字")


def test_doubtful_words_are_told_with_their_place(desk: Office) -> None:
    entry = added(desk, DISCLOSURE, body="第一行。\n内部资料，注意保存。")
    assert desk.reviewing.sight(entry.id).look.doubts == ("正文第2行“内部资料”", "正文第2行“注意保存”")


# Taking back and doing again


def test_doing_again_does_not_publish_what_was_sent_back(desk: Office, entry: Record) -> None:
    pass_both(desk, entry)
    move(desk, entry, "published")
    desk.history.undo()
    assert now(desk, entry).text("state") == "待公开"
    say(desk, entry, Level.FIRST, Verdict.BACK, text="名单有误")
    with pytest.raises(Refused, match=r"还不能重做.*审查退回了它"):
        desk.history.redo()
    assert now(desk, entry).text("state") == "待公开"
    pass_both(desk, entry)
    desk.history.redo()
    assert now(desk, entry).text("state") == "已公开"


@pytest.mark.parametrize("verdict", [Verdict.BACK, Verdict.WITHHELD])
def test_a_take_down_cannot_be_taken_back_past_the_review(
    desk: Office, entry: Record, verdict: Verdict
) -> None:
    pass_both(desk, entry)
    move(desk, entry, "published")
    move(desk, entry, "taken_down")
    say(desk, entry, Level.FIRST, verdict, text="有误", ground="第十五条（个人隐私）")
    with pytest.raises(Refused, match="还不能撤销"):
        desk.history.undo()
    with desk.store.reading() as reader:
        step = reader.steps(DISCLOSURE.key, entry.id)[-1]
    with pytest.raises(Refused, match="还不能撤销“登记撤下”"):
        desk.entries.correct(DISCLOSURE, entry.id, step.id, None)
    assert now(desk, entry).text("state") == "已撤下"
    pass_both(desk, entry)
    desk.entries.correct(DISCLOSURE, entry.id, step.id, None)
    assert now(desk, entry).text("state") == "已公开"


def test_an_import_does_not_publish_an_item_of_ours(desk: Office, entry: Record, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["编号", "信息名称", "实际公开日期", "公开渠道和载体"])
    sheet.append([entry.text("number"), entry.text("title"), "2026-03-09", "公开栏"])
    book.save(path)
    (row,) = desk.importing.rehearse(DISCLOSURE, path).rows
    assert str(row.verdict) == "有误"
    assert "还不能登记公开：现在的内容是“拟稿”" in row.mistakes[-1]
    pass_both(desk, entry)
    (row,) = desk.importing.rehearse(DISCLOSURE, path).rows
    assert str(row.verdict) == "修改"


# Sheets


def wish(path: Path, destination: str, **more: object) -> ExportWish:
    columns = ("number", "title", "department")
    made = ExportWish(Query(DISCLOSURE.key), columns, "台账", path, destination=destination)
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


def cells(path: Path) -> list[list[str]]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]


def test_only_what_was_reviewed_leaves_for_the_public(desk: Office, entry: Record, tmp_path: Path) -> None:
    path = tmp_path / "公开.xlsx"
    for at in range(11):
        added(desk, DISCLOSURE, title=f"第{at}件")
    with pytest.raises(Refused) as refused:
        drained(desk.exporting.write(DISCLOSURE, wish(path, "board")))
    assert refused.value.what.startswith("有 12 条的内容没有经过保密审查")
    assert refused.value.why.count("公开-2026-") == 10
    assert refused.value.why.endswith("等12条")
    assert not path.exists()
    pass_both(desk, entry)
    one = Query(DISCLOSURE.key, equal={"number": (entry.text("number"),)})
    edit_title = f"公示{PHONE}，城关镇东沟村3组12号"
    drained(desk.exporting.write(DISCLOSURE, wish(path, "board", query=one)))
    assert entry.text("title") in "".join(map("".join, cells(path)))
    with pytest.raises(Refused, match=r"有些列没有经过保密审查.*备注"):
        drained(
            desk.exporting.write(DISCLOSURE, wish(path, "board", query=one, columns=("number", "remark")))
        )
    with pytest.raises(Refused, match="必须遮盖"):
        drained(desk.exporting.write(DISCLOSURE, wish(path, "website", query=one, mask="none", reason="要")))
    edit(desk, entry, title=edit_title)
    pass_both(desk, entry)
    drained(desk.exporting.write(DISCLOSURE, wish(path, "board", query=one)))
    told = "".join(map("".join, cells(path)))
    assert PHONE not in told
    assert "138****5678" in told
    assert "12号" not in told, "as on the notice: up to the village"


@pytest.mark.parametrize("destination", ["superior", "inside"])
def test_elsewhere_the_state_goes_along(
    desk: Office, entry: Record, tmp_path: Path, destination: str
) -> None:
    path = tmp_path / "上报.xlsx"
    drained(desk.exporting.write(DISCLOSURE, wish(path, destination)))
    told = cells(path)
    assert any("状态" in row for row in told)
    assert any("待公开" in row for row in told)
    with pytest.raises(Refused, match="没有“远方”这种去处"):
        drained(desk.exporting.write(DISCLOSURE, wish(path, "远方")))


def test_the_bureau_s_telephone_may_be_two(desk: Office) -> None:
    desk.bureau.put(replace(BUREAU, phone="0915-4420000、0915-4420001"))
    entry = added(desk, DISCLOSURE, body="咨询电话0915-4420001，另询0915-4429999。", contact="0915-4429999")
    assert desk.reviewing.sight(entry.id).masked == ()


def test_half_a_review_for_another_place_is_told_as_that(desk: Office, entry: Record) -> None:
    """Nothing was changed since: it must not be said."""
    say(desk, entry, Level.FIRST, preset="website")
    with desk.store.reading() as reader:
        record = reader.get(DISCLOSURE, entry.id)
        assert (
            draft_why(reader, record, preset="board")
            == "现在的内容是“已初审”，还差复核；要两名不同的人员先后审查"
        )
    edit(desk, entry, body=f"{BODY}。")
    with desk.store.reading() as reader:
        record = reader.get(DISCLOSURE, entry.id)
        assert draft_why(reader, record, preset="board").startswith("现在的内容是“待复核”")
