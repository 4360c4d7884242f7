"""保密审查: two opinions of two people about the same bytes, and nothing less."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.review import (
    MASKED,
    NO,
    QUESTIONS,
    YES,
    Level,
    Opinion,
    Stage,
    Standing,
    Subject,
    Verdict,
    check,
    digest,
    same_person,
    standing,
)
from desktop_app.errors import Refused

DAY = date(2026, 6, 15)
FIRST, SECOND = Level.FIRST, Level.SECOND
A, B = digest(Subject((("title", "甲"),))), digest(Subject((("title", "乙"),)))
CLEAN = dict.fromkeys(QUESTIONS, NO)


def said(
    level: Level, who: str, about: str = A, verdict: Verdict = Verdict.OPEN, reason: str = ""
) -> Opinion:
    return Opinion(level, verdict, DAY, about, who, checklist=CLEAN, same_person_reason=reason)


BOTH = (said(FIRST, "乙"), said(SECOND, "丙"))
BACK = Verdict.BACK


@pytest.mark.parametrize(
    ("opinions", "stage", "following"),
    [
        ((), Stage.DRAFT, FIRST),
        (BOTH[:1], Stage.FIRST, SECOND),
        (BOTH, Stage.READY, None),
        ((said(FIRST, "乙", verdict=Verdict.PARTLY), said(SECOND, "丙")), Stage.READY, None),
        (BOTH[1:], Stage.AGAIN, FIRST),  # 复核 without 初审
        (BOTH[::-1], Stage.FIRST, SECOND),  # 复核 before 初审
        ((said(FIRST, "乙"), said(FIRST, "丙")), Stage.FIRST, SECOND),
        ((said(FIRST, "乙"), said(SECOND, "乙")), Stage.FIRST, SECOND),
        ((said(FIRST, "乙"), said(SECOND, "乙", reason="仅一人")), Stage.READY, None),
        ((said(FIRST, "甲"), said(SECOND, "丙")), Stage.AGAIN, FIRST),  # the drafter reviewed
        ((said(FIRST, "乙"), said(SECOND, "甲")), Stage.FIRST, SECOND),
        ((said(FIRST, "甲", reason="仅一人"), said(SECOND, "丙")), Stage.READY, None),
        ((said(FIRST, "甲", reason="仅一人"), said(SECOND, "甲", reason="仅一人")), Stage.READY, None),
        ((said(FIRST, "乙", B), said(SECOND, "丙", B)), Stage.AGAIN, FIRST),  # one character changed
        ((said(FIRST, "乙", B), said(SECOND, "丙")), Stage.AGAIN, FIRST),  # two passes on two texts
        ((said(FIRST, "乙"), said(SECOND, "丙", B)), Stage.FIRST, SECOND),
        ((*BOTH, said(FIRST, "乙", B)), Stage.READY, None),  # these bytes were reviewed, others are under way
        ((said(FIRST, "乙"), said(SECOND, "丙", verdict=BACK)), Stage.BACK, FIRST),
        ((said(FIRST, "乙"), said(SECOND, "丙", verdict=Verdict.ASK)), Stage.ASK, FIRST),
        ((*BOTH, said(SECOND, "丁", verdict=Verdict.WITHHELD)), Stage.WITHHELD, FIRST),
        ((*BOTH, said(SECOND, "丁", B, BACK)), Stage.AGAIN, FIRST),  # returned later, under another text
        ((said(FIRST, "乙", verdict=BACK), said(SECOND, "丙")), Stage.AGAIN, FIRST),
        ((said(FIRST, "乙", verdict=BACK), *BOTH), Stage.READY, None),
        ((said(FIRST, "丙"), said(FIRST, "乙"), said(SECOND, "丙")), Stage.READY, None),  # pair 乙, 丙
    ],
)
def test_what_opinions_make_of_an_item(
    opinions: tuple[Opinion, ...], stage: Stage, following: Level | None
) -> None:
    found = standing(opinions, A, {"甲"})
    assert (found.stage, found.next, found.publishable) == (stage, following, stage is Stage.READY)


def test_whoever_changes_the_text_is_a_drafter_too() -> None:
    assert standing(BOTH, A, {"甲", "丙"}).stage is Stage.FIRST
    assert standing(BOTH, A, {"甲", "乙"}).stage is Stage.AGAIN


SUBJECT = Subject((("title", "甲"), ("body", "一\n二")), (("a.pdf", "1" * 64), ("b.pdf", "2" * 64)), "board")


@pytest.mark.parametrize(
    "other",
    [
        replace(SUBJECT, texts=(("title", "甲 "), ("body", "一\n二"))),
        replace(SUBJECT, texts=(("title", "甲一"), ("body", "\n二"))),
        replace(SUBJECT, texts=SUBJECT.texts[::-1]),
        replace(SUBJECT, texts=(("title", "甲"), ("body", "一二"))),
        replace(SUBJECT, files=SUBJECT.files[:1]),
        replace(SUBJECT, files=SUBJECT.files[::-1]),
        replace(SUBJECT, files=(("c.pdf", "1" * 64), ("b.pdf", "2" * 64))),
        replace(SUBJECT, preset="website"),
    ],
)
def test_whatever_leaves_is_in_the_digest(other: Subject) -> None:
    assert digest(other) != digest(SUBJECT)
    assert len(digest(SUBJECT)) == 64


def test_line_ends_and_composition_are_no_change() -> None:
    one = Subject((("t", "caf\u00e9\n甲"),))
    for text in ("cafe\u0301\n甲", "caf\u00e9\r\n甲", "caf\u00e9\r甲"):
        assert digest(Subject((("t", text),))) == digest(one)


def test_the_digest_stays_what_it_is_for_ever() -> None:
    assert A == "1519283e64ca497e4b445972320e2e1cee266bd01f7c7c48b637e593036a1e9b"


@given(st.lists(st.tuples(st.text(), st.text())), st.lists(st.tuples(st.text(), st.text())))
def test_no_two_subjects_run_into_one(one: list[tuple[str, str]], two: list[tuple[str, str]]) -> None:
    def plain(texts: list[tuple[str, str]]) -> Subject:
        return Subject(tuple((a.encode().hex(), b.encode().hex()) for a, b in texts))

    assert (digest(plain(one)) == digest(plain(two))) == (one == two)


def test_an_opinion_is_complete_or_told_all_at_once() -> None:
    with pytest.raises(Refused) as refused:
        check(
            Opinion(SECOND, Verdict.PARTLY, DAY, A, "丙", checklist={"国家秘密": YES}), Standing(Stage.DRAFT)
        )
    for words in (
        "个人隐私：必须填写",
        "涉及国家秘密，不能定为部分公开",
        "依据：定为部分公开",
        "还没有通过初审",
    ):
        assert words in refused.value.why
    with pytest.raises(Refused, match="审查意见还不完整"):
        check(replace(said(FIRST, "乙", verdict=BACK), text=" "), Standing(Stage.DRAFT))
    with pytest.raises(Refused) as refused:
        check(replace(said(FIRST, "乙"), checklist={**CLEAN, "国家秘密": "也许"}), Standing(Stage.DRAFT))
    assert "国家秘密：只能填否、是、已去除" in refused.value.why
    check(replace(said(FIRST, "乙"), checklist={**CLEAN, "个人隐私": MASKED}), Standing(Stage.DRAFT))


def test_the_same_person_is_named() -> None:
    once = standing(BOTH[:1], A, {"甲"})
    assert same_person(FIRST, "甲", once, {"甲"}) == "甲起草或修改过本件"
    assert same_person(SECOND, "乙", once, {"甲"}) == "乙已经作过本件的初审"
    assert same_person(SECOND, "丙", once, {"甲"}) == ""


PEOPLE = ("甲", "乙", "丙")


def by_hand(history: list[tuple[str, Opinion]], current: str, drafters: set[str]) -> bool:
    """Ready, told once more in the plainest words: since the last stop, a 初审 and later a 复核 of these bytes."""
    since: list[Opinion] = []
    for _, opinion in history:
        since = [] if opinion.verdict not in (Verdict.OPEN, Verdict.PARTLY) else [*since, opinion]
    return any(
        one.level == "初审"
        and two.level == "复核"
        and one.digest == two.digest == current
        and len({one.reviewer, two.reviewer} - drafters) == 2
        for at, two in enumerate(since)
        for one in since[:at]
    )


def test_ten_thousand_histories_never_make_an_unreviewed_byte_publishable() -> None:
    """Edits by anybody, opinions by anybody about what stands there: ready only what two others passed as it is."""
    dice = random.Random(4)
    ready = 0
    for _ in range(10_000):
        text, drafters = "甲", {"甲"}
        history: list[tuple[str, Opinion]] = []
        seen: dict[str, list[Opinion]] = {}
        for _ in range(dice.randint(1, 9)):
            who = dice.choice((*PEOPLE, "丁"))
            act = dice.random()
            if act < 0.25:
                at = dice.randrange(len(text) + 1)
                text = text[:at] + dice.choice("甲乙丙 ") + text[at + dice.randint(0, 1) :]
                drafters = drafters | {who} if dice.random() < 0.3 else drafters
            else:
                verdict = dice.choices(list(Verdict), (8, 2, 1, 1, 1))[0]
                level = dice.choice(list(Level))
                now = digest(Subject((("text", text),)))
                history.append((text, said(level, who, now, verdict)))
                seen.setdefault(text, []).append(history[-1][1])
            current = digest(Subject((("text", text),)))
            found = standing([opinion for _, opinion in history], current, drafters)
            assert found.publishable == by_hand(history, current, drafters)
            if found.publishable:
                ready += 1
                passed = [one for one in seen[text] if one.passes and one.reviewer not in drafters]
                assert {one.level for one in passed} == {FIRST, SECOND}
                assert len({one.reviewer for one in passed}) >= 2
    assert ready > 300, "the round must have met what it is about"
