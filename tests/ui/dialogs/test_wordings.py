"""文书用语: read, changed, compared and brought back; nothing unsound is ever kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.changes import Person
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.wordings import open_wordings

KIND, KEY = "信息不存在", "absent"


@pytest.fixture
def editor(window: QMainWindow, office: Office, hand: DialogHand) -> DialogHand:
    """The dialog, on the wording of 信息不存在."""
    open_wordings(window, office)
    return chosen(hand)


def chosen(hand: DialogHand, kind: str = KIND) -> DialogHand:
    hand.select([row[0] for row in hand.rows("文书")].index(kind), "文书")
    return hand


def mark(hand: DialogHand, kind: str = KIND) -> str:
    return next(row[1] for row in hand.rows("文书") if row[0] == kind)


def test_every_letter_is_listed_with_the_law_it_follows(editor: DialogHand, office: Office) -> None:
    rows = editor.rows("文书")
    assert [row[0] for row in rows] == [line.kind.name for line in office.letters.wordings()]
    assert all(row[1] == "附带" for row in rows)
    assert all("第" in row[2] or "〔" in row[2] for row in rows)
    assert editor.sees("随程序附带的用语，依据：《中华人民共和国政府信息公开条例》")
    assert editor.value("用语") == office.letters.wording_text(KEY)


def test_the_places_are_explained(editor: DialogHand) -> None:
    places = dict(editor.rows("可用的内容"))
    assert places["{检索范围}"].startswith("必须写明")
    assert "日期" in places["{检索日期}"]
    assert places["{救济}"] == "必须写明；复议、诉讼途径，按答复类型自动写成"
    assert places["{机关电话}"] == "可写可不写；取自单位信息"
    editor.select(0, "可用的内容")
    editor.press("插入到光标处")
    assert editor.value("用语").startswith(editor.rows("可用的内容")[0][0])
    assert mark(editor) == "附带，未保存"


def test_an_own_wording_is_kept_and_the_shipped_one_comes_back(editor: DialogHand, office: Office) -> None:
    shipped = editor.value("用语")
    editor.fill(用语=shipped.replace("经检索，", "经全面检索，"))
    editor.press("保存")
    assert "用语已保存" in editor.told()
    assert mark(editor) == "自拟"
    assert "经全面检索，" in office.letters.wording_text(KEY)
    editor.press("恢复原用语")
    assert "已恢复为附带的用语" in editor.told()
    assert mark(editor) == "附带"
    assert editor.value("用语") == shipped == office.letters.wording_text(KEY)


def test_a_fault_is_told_with_its_line_and_nothing_is_saved(editor: DialogHand, office: Office) -> None:
    shipped = editor.value("用语")
    lines = shipped.replace("{救济}\n", "").splitlines()
    at = next(n for n, line in enumerate(lines) if "{检索范围}" in line)
    lines[at] += "见{没有的}。"
    wrong = "\n".join(lines)
    editor.fill(用语=wrong)
    editor.press("保存")
    told = editor.told()
    assert f"第{at + 1}行：“{{没有的}}”不是这种文书可用的字段" in told
    assert "缺少必须告知的“{救济}”" in told
    assert editor.sees(f"光标在第 {at + 1} 行")
    assert office.letters.wording_text(KEY) == shipped
    assert editor.value("用语") == wrong


def test_it_is_compared_with_the_shipped_one_in_words(editor: DialogHand) -> None:
    editor.press("与原用语对照")
    assert editor.sees("完全相同")
    editor.press("回到编辑")
    editor.fill(用语=editor.value("用语").replace("经检索，", "经全面检索，"))
    editor.press("与原用语对照")
    assert editor.sees("原用语有 1 行不同，现用语有 1 行不同")
    assert editor.sees("经【全面】检索")
    editor.press("回到编辑")
    assert "经全面检索，" in editor.value("用语")


def test_typing_the_shipped_words_again_needs_no_own_file(editor: DialogHand, office: Office) -> None:
    shipped = editor.value("用语")
    office.letters.put_wording(KEY, shipped.replace("经检索，", "经全面检索，"))
    chosen(editor, "予以公开")
    chosen(editor)
    editor.fill(用语=shipped)
    editor.press("保存")
    assert "与附带的用语相同" in editor.told()
    assert mark(editor) == "附带"


def test_what_was_typed_is_still_there_after_looking_elsewhere(editor: DialogHand) -> None:
    typed = editor.value("用语").replace("经检索，", "经全面检索，")
    editor.fill(用语=typed)
    chosen(editor, "予以公开")
    assert editor.value("用语") != typed
    assert mark(editor) == "附带，未保存"
    chosen(editor)
    assert editor.value("用语") == typed
    editor.press("关闭")
    assert f"还没有保存：{KIND}" in editor.told()
    editor.press("关闭")
    assert not editor.is_open()


def test_restoring_over_unsaved_words_asks_for_a_second_press(editor: DialogHand, office: Office) -> None:
    editor.fill(用语="随便写写")
    editor.press("恢复原用语")
    assert "再按一次" in editor.told()
    assert editor.value("用语") == "随便写写"
    editor.press("恢复原用语")
    assert editor.value("用语") == office.letters.wording_text(KEY)


def test_a_spoilt_own_file_is_named_and_can_be_put_right(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    office.letters.put_wording(KEY, office.letters.wording_text(KEY))
    path = next((office.data / "letters").glob(f"{KEY}.txt"))
    path.write_text(path.read_text(encoding="utf-8").replace("【正文】", "【内容】"), encoding="utf-8")
    open_wordings(window, office)
    chosen(hand)
    assert mark(hand) == "不能用"
    assert "没有“【内容】”这种部分" in hand.told()
    assert "须先改正" in hand.told()
    hand.press("恢复原用语")
    assert mark(hand) == "附带"


def test_a_file_edited_outside_with_lines_of_windows_is_as_it_was_saved(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    office.letters.put_wording(KEY, office.letters.wording_text(KEY))
    path = next((office.data / "letters").glob(f"{KEY}.txt"))
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    open_wordings(window, office)
    chosen(hand)
    assert mark(hand) == "自拟"


def test_only_who_manages_may_change_words(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    me = office.people.signed_in()
    assert me is not None
    office.people.put(Person("王芳", "办公室", ("管理",)))
    office.people.put(replace(me, duties=("登记",)))
    open_wordings(window, office)
    chosen(hand)
    assert hand.sees("职责中有“管理”的人员才能修改")
    for words in ("保存", "恢复原用语", "插入到光标处"):
        assert not hand.may_press(words)
    assert hand.may_press("与原用语对照")
