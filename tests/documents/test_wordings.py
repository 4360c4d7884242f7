"""Wordings: the shipped ones, the office's own, and what is refused in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.wordings import own_path, parse, shipped_text, wording
from desktop_app.domain.letter_kinds import KINDS, letter_kind
from desktop_app.domain.letter_shape import LetterKind
from desktop_app.errors import Refused
from desktop_app.paths import resource

ABSENT, INQUIRY = letter_kind("absent"), letter_kind("third_party_inquiry")


@pytest.mark.parametrize("kind", KINDS, ids=[kind.key for kind in KINDS])
def test_every_kind_has_its_own_sound_wording(kind: LetterKind) -> None:
    made = wording(kind)
    assert made.law
    assert not made.own
    assert bool(made.salutation) is not kind.form
    if not kind.reply:
        assert made.title == kind.title


def test_no_wording_lies_about_unused() -> None:
    assert {path.stem for path in resource("letters").glob("*.txt")} == {kind.key for kind in KINDS}


def test_the_offices_own_wins_and_the_shipped_one_comes_back(tmp_path: Path) -> None:
    path = own_path(tmp_path, ABSENT)
    path.write_text(shipped_text(ABSENT).replace("经检索，", "经全面检索，"), encoding="gb18030")
    mine = wording(ABSENT, tmp_path)
    assert mine.own
    assert any(one.text.startswith("经全面检索，") for one in mine.body)
    path.unlink()
    assert wording(ABSENT, tmp_path) == wording(ABSENT)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("经检索，", "经{检索人员姓名}检索，", "“{检索人员姓名}”不是这种文书可用的字段"),
        ("{检索范围}", "档案室", "缺少必须写明的“{检索范围}”"),
        ("{救济}\n", "", "缺少必须告知的“{救济}”（复议、诉讼途径）"),
        ("【结尾】\n", "", "没有“【结尾】”这一部分"),
        ("文书：", "名称：", "开头的“名称”应是文书、法规、称谓之一"),
        ("经检索，", "经{检索，", "花括号不成对"),
        ("【正文】", "【内容】", "没有“【内容】”这种部分"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, said: str) -> None:
    text = shipped_text(ABSENT)
    assert old in text
    with pytest.raises(Refused, match="“信息不存在”的用语文件不能用") as no:
        parse(ABSENT, text.replace(old, new, 1))
    assert said in no.value.why


@pytest.mark.parametrize(
    "name", ["申请人", "证件号码", "申请人电话", "申请人地址", "代理人", "申请内容", "受送达人"]
)
def test_a_letter_to_others_cannot_be_taught_to_name_the_applicant(name: str) -> None:
    with pytest.raises(Refused) as no:
        parse(INQUIRY, shipped_text(INQUIRY).replace("你方意见。", f"你方意见（{{{name}}}）。", 1))
    assert f"“{{{name}}}”不是这种文书可用的字段" in no.value.why


def test_a_wording_is_never_run() -> None:
    for evil in ("{0}", "{申请人.__class__}", "{!r}", "{}"):
        with pytest.raises(Refused):
            parse(ABSENT, shipped_text(ABSENT).replace("经检索，", evil, 1))
