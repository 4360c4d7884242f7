"""The table of letters held against the code lists; what a choice of reply settles."""

from __future__ import annotations

import pytest

from desktop_app.domain.letter_facts import FACTS, read
from desktop_app.domain.letter_kinds import KINDS, allowed, faults, filling, letter_kind, letter_kinds, needs
from desktop_app.domain.letter_law import GROUNDS, Ground, Relief, ground_of, receipt_rule, relief_paragraphs
from desktop_app.domain.letter_shape import LetterKind, To
from desktop_app.domain.request_law import Channel
from desktop_app.errors import Refused
from desktop_app.registers.codes import CODE_LISTS

WORDS = {entry.key: entry.words for entry in CODE_LISTS}
LISTS = WORDS["reply_kind"], WORDS["report_row"], WORDS["ground"]


def test_the_table_agrees_with_the_code_lists() -> None:
    assert list(faults(*LISTS)) == []


def test_the_check_of_the_table_can_fail() -> None:
    replies, rows, grounds = LISTS
    assert list(faults(replies[1:], rows, grounds))
    assert list(faults(replies, rows[:-1], grounds)) == [
        "withdrawn: no row “（六）3.其他” in table three",
        "not_information: no row “（六）3.其他” in table three",
    ]
    assert list(faults(replies, rows, grounds[1:]))


def test_letters_to_others_cannot_name_the_applicant() -> None:
    away = [kind for kind in KINDS if kind.to in (To.THIRD_PARTY, To.AGENCY)]
    assert len(away) == 5
    for kind in away:
        assert not [name for name in allowed(kind) if FACTS[name].identity]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.key for kind in KINDS])
def test_a_kind_is_found_by_its_key_and_by_its_name(kind: LetterKind) -> None:
    assert letter_kind(kind.key) is kind
    assert letter_kind(kind.name) is kind


def test_an_unknown_kind_is_refused_with_all_there_are() -> None:
    with pytest.raises(Refused, match="没有“贺信”这种文书") as no:
        letter_kind("贺信")
    assert "信息不存在" in no.value.do


@pytest.mark.parametrize("ground", GROUNDS, ids=[ground.word for ground in GROUNDS])
def test_the_ground_of_withholding_decides_article_and_row(ground: Ground) -> None:
    told = filling(letter_kinds("不予公开"), {"不公开理由": (ground.word,)})
    assert told.report_row == ground.report_row
    assert told.article == f"《条例》{ground.article}、第三十六条第三项"
    assert told.relief is Relief.REVIEW_FIRST


@pytest.mark.parametrize("key", [kind.key for kind in KINDS if kind.reply])
def test_every_reply_fills_the_ledger_with_words_of_its_lists(key: str) -> None:
    told = filling(letter_kinds(key), {"不公开理由": ("过程性信息",)})
    assert told.reply_kind in WORDS["reply_kind"]
    assert told.report_row in WORDS["report_row"]
    assert bool(told.article) is (key != "withdrawn")
    expected = {"withheld": Relief.REVIEW_FIRST, "partial": Relief.BOTH, "withdrawn": Relief.NONE}
    assert told.relief is expected.get(key, Relief.CHOICE)


def test_only_decisions_tell_relief() -> None:
    deciding = [kind.key for kind in KINDS if not kind.reply and kind.relief is not Relief.NONE]
    assert deciding == ["third_party_decision", "correction_reply"]


def test_of_a_mixed_reply_partial_counts_alone_else_the_office_chooses() -> None:
    facts = {"不公开理由": ("个人隐私",)}
    assert filling(letter_kinds("absent+partial"), facts, "absent").report_row == "（二）部分公开"
    mixed = letter_kinds("disclosed+absent")
    assert filling(mixed, {}).report_row == "（一）予以公开"
    told = filling(mixed, {}, "信息不存在")
    assert (told.report_row, told.relief) == ("（四）1.本机关不掌握相关政府信息", Relief.CHOICE)
    assert told.article == "《条例》第三十六条第二项、第三十六条第四项"
    assert filling(letter_kinds("withheld+absent"), facts).relief is Relief.BOTH
    with pytest.raises(Refused, match="不在这份答复里"):
        filling(mixed, {}, "部分公开")


@pytest.mark.parametrize(
    "kinds", ["absent+absent", "absent+extension", "withdrawn+absent", "disclosed+absent+not_ours+petition"]
)
def test_what_cannot_stand_in_one_letter_is_refused(kinds: str) -> None:
    with pytest.raises(Refused, match="不能合写"):
        letter_kinds(kinds)


def test_a_procedure_paper_fills_nothing() -> None:
    with pytest.raises(Refused, match="这不是答复"):
        filling(letter_kinds("extension"), {})


def test_the_ground_asks_for_its_own_facts() -> None:
    withheld = letter_kinds("withheld")
    assert "不公开理由" in needs(withheld, {})
    told = needs(withheld, {"不公开理由": ("国家秘密", "行政执法案卷")})
    assert {"密级", "定密情况", "案卷说明"} < set(told)
    assert "不公开理由" not in told
    with pytest.raises(Refused, match="没有“嫌麻烦”这种不公开理由"):
        ground_of("嫌麻烦")


def test_the_words_of_relief() -> None:
    words = {kind: relief_paragraphs(kind, "本答复书", "青石县人民政府", "") for kind in Relief}
    assert words[Relief.NONE] == ()
    (first,), (choice,) = words[Relief.REVIEW_FIRST], words[Relief.CHOICE]
    assert "60日内，先向青石县人民政府申请行政复议" in first
    assert "自收到行政复议决定书之日起15日内，向有管辖权的人民法院" in first
    assert "6个月" not in first
    assert "60日内，向青石县人民政府申请行政复议" in choice
    assert "6个月内，直接向有管辖权的人民法院提起行政诉讼" in choice
    assert [("15日" in part, "6个月" in part) for part in words[Relief.BOTH]] == [
        (True, False),
        (False, True),
    ]
    assert (
        "云阳县人民法院"
        in relief_paragraphs(Relief.CHOICE, "本告知书", "云阳县人民政府", "云阳县人民法院")[0]
    )


def test_every_channel_has_its_rule_of_receipt() -> None:
    assert "签收之日" in receipt_rule(Channel.REGISTERED_MAIL)
    assert all("确认之日" in receipt_rule(channel) for channel in Channel if channel.needs_confirming)
    assert all(receipt_rule(channel) for channel in Channel)


def test_mistakes_in_facts_are_told_together() -> None:
    with pytest.raises(Refused) as no:
        read({"收到日期": "哪天", "申请件数": "很多", "不存在的": "x", "救济": "没有", "文号": "1号"})
    assert [line.split("：")[0] for line in no.value.why.split("\n")] == [
        "收到日期",
        "申请件数",
        "不存在的",
        "救济",
    ]
    assert read({"文号": " 1号 ", "附件": ""}) == {"文号": "1号"}


def test_only_a_peoples_government_reviews_what_a_county_bureau_decided() -> None:
    for relief in (Relief.REVIEW_FIRST, Relief.CHOICE, Relief.BOTH):
        with pytest.raises(Refused, match="行政复议机关不对") as no:
            relief_paragraphs(relief, "本答复书", "省住房和城乡建设厅", "")
        assert "《行政复议法》第二十四条" in no.value.why
    assert relief_paragraphs(Relief.NONE, "本告知书", "省住房和城乡建设厅", "") == ()
