"""What each way of publishing asks for, and the words of 公开渠道和载体 it goes by."""

from __future__ import annotations

import pytest

from desktop_app.domain.outlet_asks import ask_of, channel_of, kinds_of, outlets_of, suggested
from desktop_app.domain.outlets import OF_CHANNEL, OUTLETS, outlet_of
from desktop_app.registers.codes import CODE_LISTS

WORDS = next(entry.words for entry in CODE_LISTS if entry.key == "channel")
PROOFS = next(entry.words for entry in CODE_LISTS if entry.key == "outlet_proof")
EVERY = [(outlet, kind) for outlet, kinds in OUTLETS.items() for kind in kinds]


@pytest.mark.parametrize(("outlet", "kind"), EVERY)
def test_every_sub_kind_asks_for_a_day_a_place_and_a_proof_of_the_list(outlet: str, kind: str) -> None:
    ask = ask_of(outlet, kind)
    assert ask.day.endswith("日期")
    assert ask.place in ask.words
    assert ask.example.startswith("如 ")
    assert ask.proof in PROOFS
    assert ask.counts is (outlet == "会议")
    assert channel_of(outlet, kind) in WORDS
    assert outlet_of(kind) == outlet


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_the_catalogue_comes_back_as_itself(word: str) -> None:
    ((outlet, kind),) = suggested((word,))
    assert (outlet, kind) == OF_CHANNEL[word]
    assert channel_of(outlet, kind, known=(word,)) == word


def test_a_word_of_the_office_s_own_is_kept_as_other() -> None:
    assert suggested(("微信工作群", "微信工作群", "")) == (("其他", "微信工作群"),)
    assert channel_of("其他", "微信工作群") == "微信工作群"
    assert kinds_of("不在表里的") == ()
    assert ask_of("不在表里的").place == "地点或说明"


def test_two_words_for_one_way_make_one_way() -> None:
    assert suggested(("公开查阅点", "查阅场所")) == (("公开栏、查阅场所", "查阅点"),)
    assert channel_of("公开栏、查阅场所", "查阅点", known=("查阅场所",)) == "查阅场所"
    assert outlets_of(("政府网站", "政府公报", "触摸屏")) == {"政府信息公开平台、局网站", "电子屏"}
