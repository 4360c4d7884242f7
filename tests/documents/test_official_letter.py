"""Letters of 办件 on paper: their words against golden copies, the mark, 版记, and the Word file."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop_app.documents.grid import CELL, HEIGHT, LEFT, MM, PAPER, TOP, WIDTH
from desktop_app.documents.matter_wordings import LetterWords, matter_wording, own_path, parse, shipped_text
from desktop_app.documents.official_letter import (
    OfficialLetter,
    official_lines,
    official_pages,
    official_sheets,
)
from desktop_app.documents.official_word import official_word
from desktop_app.documents.press_sign_in import LINES, SignIn, sign_in_lines, sign_in_sheets
from desktop_app.domain.proposal_letters import COMMON
from desktop_app.errors import Refused
from tests.documents.paper import GOLDEN, seen

FACTS = {
    "届次": "县十七届人大五次会议",
    "案号": "23",
    "文种": "建议",
    "标题": "关于加快老旧小区加装电梯的建议",
    "提出人": "王明、李丽",
    "称呼": "代表",
    "人称": "你们",
    "交办日期": "2026年3月31日",
    "交办单位": "县人大常委会代表联络工作机构",
    "主办单位": "县应急管理局",
    "承办科室": "房管股",
    "内容": "一、关于摸清底数\n我局对86个老旧小区作了排查。\n（一）补助标准。每部电梯补助10万元。",
}
KINDS = {
    key: LetterWords(key, key, COMMON, ("标题", "内容"))
    for key in ("proposal_reply", "proposal_opinion", "proposal_return")
}
EMPTY = Path("no such folder")


def letter(key: str = "proposal_reply", **other: Any) -> OfficialLetter:
    """A letter with everything it can have."""
    title, salutation, body = matter_wording(KINDS[key], EMPTY).filled(FACTS)
    made = OfficialLetter(
        issuer="青石县住房和城乡建设局",
        number="青住建函〔2026〕18号",
        title=title,
        salutation=salutation,
        body=body,
        day=date(2026, 6, 10),
        mark="类别：B",
        attachments=("建议提案办理情况征询意见表",),
        note="联系人：李文，联系电话：0915-4420000",
        copies="县人大常委会代表联络工作机构，县政府督查室",
    )
    return replace(made, **other)


@pytest.mark.parametrize("key", KINDS)
def test_the_words(key: str) -> None:
    golden = GOLDEN / "letters" / "matters" / f"{key}.txt"
    bare: dict[str, Any] = {} if key == "proposal_reply" else {"mark": "", "attachments": (), "copies": ""}
    told = "\n".join(official_lines(letter(key, **bare))) + "\n"
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")


def _page(form: str, **other: Any) -> list[tuple[str, float, float]]:
    return [(one.char, one.x, one.y) for one in seen(official_sheets(letter(form=form, **other)).pdf)[0]]


@pytest.mark.parametrize("form", ["信函", "公文"])
def test_the_mark_stands_top_right_on_the_first_page_above_the_head(form: str) -> None:
    chars = _page(form)
    at = "".join(char for char, _, _ in chars).index("类别：B")
    mark = chars[at : at + 4]
    assert mark[0][1] > PAPER[0] / 2
    assert mark[-1][1] == pytest.approx(LEFT + WIDTH - CELL * 0.6, abs=CELL * 0.3)
    head = max(y for char, _, y in chars if char == "青")
    assert mark[0][2] > head
    assert mark[0][2] < PAPER[1] - 10 * MM


@pytest.mark.parametrize("form", ["信函", "公文"])
def test_copies_stand_at_the_foot_of_the_last_page_and_meet_nothing(form: str) -> None:
    long = ("我局对86个老旧小区作了全面排查，逐个单元登记业主意愿，按季度公开进展。" * 3,)
    for paragraphs in range(1, 24):
        pages = official_pages(letter(form=form, body=long * paragraphs))
        last = pages[-1]
        copies, above = last.tops[-1], last.tops[-2]
        assert copies + last.rows[-1].strokes[-1].y <= HEIGHT + 1
        assert copies + last.rows[-1].strokes[0].y > above + CELL
        assert last.rows[-1].text.startswith("抄送：")


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert official_sheets(letter()).pdf == official_sheets(letter()).pdf
    assert official_word(letter()) == official_word(letter())


@pytest.mark.parametrize("form", ["信函", "公文"])
def test_the_word_file_has_the_same_words(form: str) -> None:
    made = docx.Document(BytesIO(official_word(letter(form=form))))
    header = made.sections[0].first_page_header
    body = [part.text for part in (*header.paragraphs, *made.paragraphs) if part.text]
    told = "".join("".join(body).split())
    for line in official_lines(letter(form=form)):
        assert "".join(line.split()) in told, line
    assert body[0] == "类别：B"


def test_without_mark_and_copies_there_is_neither() -> None:
    plain = letter("proposal_opinion", mark="", copies="", attachments=())
    assert not any("类别" in line or "抄送" in line for line in official_lines(plain))
    assert "类别" not in "".join(char for char, _, _ in _page("信函", mark="", copies=""))


def test_a_wording_is_held_against_its_letter() -> None:
    kind = KINDS["proposal_reply"]
    with pytest.raises(Refused) as no:
        parse(kind, "标题：关于{届次}的答复\n【正文】\n{电话}您好\n{内容")
    assert no.value.why == (
        "第3行：“{电话}”不是这种文书可用的字段\n第4行：花括号不成对：{内容\n没有写“称谓：”\n"
        "缺少必须写明的“{标题}”\n缺少必须写明的“{内容}”"
    )
    for one in KINDS.values():
        parse(one, shipped_text(one))


def test_the_office_may_use_its_own_words(tmp_path: Path) -> None:
    kind = KINDS["proposal_reply"]
    path = own_path(tmp_path, kind)
    path.parent.mkdir()
    own = "标题：{标题}的答复函\n称谓：尊敬的{提出人}{称呼}\n【正文】\n{内容}\n［可选］主办：{主办单位}。\n"
    path.write_text(own, encoding="utf-8")
    title, salutation, body = matter_wording(kind, tmp_path).filled({**FACTS, "主办单位": ""})
    assert (title, salutation) == ("关于加快老旧小区加装电梯的建议的答复函", "尊敬的王明、李丽代表")
    assert body[0] == "一、关于摸清底数"
    assert not any("主办" in line for line in body)


def test_what_is_put_in_is_never_looked_at_again() -> None:
    _, _, body = matter_wording(KINDS["proposal_reply"], EMPTY).filled({**FACTS, "标题": "{内容}"})
    assert "《{内容}》" in body[0]


def test_the_sheet_to_sign_has_one_page_of_empty_lines() -> None:
    page = SignIn(
        "青石县住房和城乡建设局", "发布会-2026-0001", "幸福小区燃气泄漏", None, "县政府新闻发布厅", "周主任"
    )
    told = sign_in_lines(page)
    assert sign_in_sheets(page).pages == 1
    assert [line for line in told if line.startswith(("1｜", f"{LINES}｜"))] == [
        "1｜｜｜｜",
        f"{LINES}｜｜｜｜",
    ]
    assert "事件｜幸福小区燃气泄漏｜发布人｜周主任" in told


def test_the_head_stands_where_it_does_without_a_mark() -> None:
    assert TOP > 0
    heads = [max(y for char, _, y in _page("信函", mark=mark) if char == "青") for mark in ("", "类别：A")]
    assert heads[0] == heads[1]
