"""保密审查 through the services: who may give which opinion, what it is bound to, and what cannot leave without it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.records import Record
from desktop_app.domain.review import YES, Level, Stage, Verdict, digest
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from desktop_app.services.review_subject import KEYS
from desktop_app.storage.audit import verify
from tests.builders import BEGUN, BUREAU, NOTHING_FOUND, PASSWORD, added, facts, guarded
from tests.services.test_publishing import text_of

PEOPLE = {
    "赵局": ("管理",),
    "李文": ("登记",),
    "王审": ("初审",),
    "陈核": ("复核",),
    "全能": ("登记", "初审", "复核"),
}


def seat(office: Office, name: str) -> None:
    found = next(person for person in office.people.every() if person.name == name)
    office.people.sign_in(found.id, PASSWORD)


@pytest.fixture
def entry(office: Office) -> Record:
    office.reviewing.set_in_program(True)
    for name, duties in PEOPLE.items():
        office.people.put(guarded(name, *duties))
    seat(office, "李文")
    return added(office, DISCLOSURE, body="拟保障对象名单。\n特此公示。")


def now(office: Office, entry: Record) -> Record:
    return office.entries.get(DISCLOSURE, entry.id)


def say(
    office: Office, entry: Record, who: str, level: Level, verdict: Verdict = Verdict.OPEN, **more: str
) -> None:
    seat(office, who)
    version = now(office, entry).version
    office.reviewing.give(entry.id, version, level, verdict, NOTHING_FOUND, **more)


def pass_both(office: Office, entry: Record) -> None:
    say(office, entry, "王审", Level.FIRST)
    say(office, entry, "陈核", Level.SECOND)


def publish(office: Office, entry: Record) -> None:
    seat(office, "李文")
    told = facts(DISCLOSURE, DISCLOSURE.flow.move("published"), BEGUN)
    office.entries.move(DISCLOSURE, entry.id, now(office, entry).version, "published", told)


def edit(office: Office, entry: Record, **other: object) -> None:
    raw = {**office.entries.copy_of(DISCLOSURE, entry.id), **other}
    office.entries.edit(DISCLOSURE, entry.id, now(office, entry).version, raw)


def stage(office: Office, entry: Record) -> Stage:
    return office.reviewing.standing(entry.id).stage


def test_from_draft_to_published_and_back_by_one_character(office: Office, entry: Record) -> None:
    assert stage(office, entry) is Stage.DRAFT
    with pytest.raises(Refused, match="拟稿"):
        publish(office, entry)
    say(office, entry, "王审", Level.FIRST)
    with pytest.raises(Refused, match="还差复核"):
        publish(office, entry)
    say(office, entry, "陈核", Level.SECOND)
    assert stage(office, entry) is Stage.READY
    seat(office, "李文")
    edit(office, entry, body="拟保障对象名单。\n特此公示")
    assert stage(office, entry) is Stage.AGAIN
    assert office.publishing.paper(entry.id).draft
    with pytest.raises(Refused, match=r"“待复核”.*请重新初审、复核"):
        publish(office, entry)
    pass_both(office, entry)
    publish(office, entry)
    assert now(office, entry).text("state") == "已公开"
    assert stage(office, entry) is Stage.READY, "channels, place and number are not what was reviewed"
    assert not office.publishing.paper(entry.id).draft
    line = office.history.timeline(DISCLOSURE, entry.id)
    assert [one.what for one in line if "审：" in one.what or "核：" in one.what][:2] == [
        "复核：可公开",
        "初审：可公开",
    ]
    with office.store.reading() as reader:
        assert verify(reader) is None


def test_a_renewal_needs_its_own_review(office: Office, entry: Record) -> None:
    pass_both(office, entry)
    publish(office, entry)
    seat(office, "李文")
    edit(office, entry, body="第二版。")
    told = facts(DISCLOSURE, DISCLOSURE.flow.move("renewed"), date(2026, 3, 9))
    with pytest.raises(Refused, match="还不能登记更新"):
        office.entries.move(DISCLOSURE, entry.id, now(office, entry).version, "renewed", told)
    pass_both(office, entry)
    seat(office, "李文")
    office.entries.move(DISCLOSURE, entry.id, now(office, entry).version, "renewed", told)


def test_files_and_the_bureau_s_lines_are_reviewed_too(office: Office, entry: Record, tmp_path: Path) -> None:
    pass_both(office, entry)
    seat(office, "李文")
    path = tmp_path / "名单.txt"
    path.write_text("甲", encoding="utf-8")
    office.attachments.add(DISCLOSURE, entry.id, path)
    assert stage(office, entry) is Stage.AGAIN
    office.attachments.remove(DISCLOSURE, entry.id, office.attachments.of(DISCLOSURE, entry.id)[0].id)
    assert not office.publishing.paper(entry.id).draft, "these very bytes were reviewed, and by others"
    office.bureau.put(replace(BUREAU, phone="0915-4420001"))
    assert office.publishing.paper(entry.id).draft


@pytest.mark.parametrize("key", KEYS)
def test_every_field_that_leaves_is_bound(office: Office, entry: Record, key: str) -> None:
    before = digest(office.reviewing.subject(entry.id))
    kind = DISCLOSURE[key].kind
    other = {"Day": "2026-03-01"}.get(type(kind).__name__, "甲")
    more = {"period_from": "2026-03-01"} if key == "period_to" else {}
    edit(office, entry, **{"ground": "个人隐私", "expires_on": "2027-01-01", key: other, **more})
    assert digest(office.reviewing.subject(entry.id)) != before


@pytest.mark.parametrize(
    ("who", "level", "why"),
    [
        ("李文", Level.FIRST, "李文不能办理“初审”"),
        ("王审", Level.SECOND, "王审不能办理“复核”"),
        ("陈核", Level.FIRST, "陈核不能办理“初审”"),
        ("赵局", Level.FIRST, "赵局不能办理“初审”"),
        ("陈核", Level.SECOND, "还没有通过初审"),
    ],
)
def test_duties_and_turns_are_kept(office: Office, entry: Record, who: str, level: Level, why: str) -> None:
    with pytest.raises(Refused, match=why):
        say(office, entry, who, level)
    assert office.reviewing.opinions(entry.id) == ()


def test_nobody_reviews_twice_or_what_they_wrote(office: Office, entry: Record) -> None:
    say(office, entry, "全能", Level.FIRST)
    with pytest.raises(Refused, match="全能已经作过本件的初审"):
        say(office, entry, "全能", Level.SECOND)
    seat(office, "全能")
    edit(office, entry, title="改了一字")
    with pytest.raises(Refused, match="全能起草或修改过本件"):
        say(office, entry, "全能", Level.FIRST)
    assert office.reviewing.opinions(entry.id)[-1].drafter == "李文"


def test_a_small_bureau_lets_one_person_stand_in_and_says_so(office: Office, entry: Record) -> None:
    seat(office, "全能")
    with pytest.raises(Refused, match="不能办理“设置代审”"):
        office.reviewing.set_stand_in("全局只有两人")
    seat(office, "赵局")
    office.reviewing.set_stand_in("全局只有两人")
    edit_by = added(office, DISCLOSURE, title="另一件", handler="全能")
    say(office, edit_by, "全能", Level.FIRST)
    say(office, edit_by, "全能", Level.SECOND)
    assert stage(office, edit_by) is Stage.READY
    assert text_of(office.reviewing.form(edit_by.id).pdf).count("同一人审核，理由：全局只有两人") == 2
    pass_both(office, entry)
    assert "同一人审核，理由" not in text_of(office.reviewing.form(entry.id).pdf)


def test_what_was_not_seen_is_not_approved(office: Office, entry: Record) -> None:
    seen = digest(office.reviewing.subject(entry.id))
    edit(office, entry, title="别处改了")
    seat(office, "王审")
    with pytest.raises(Refused, match="刚被修改过"):
        office.reviewing.give(entry.id, entry.version, Level.FIRST, Verdict.OPEN, NOTHING_FOUND)
    with pytest.raises(Refused, match="刚被修改过"):
        say(office, entry, "王审", Level.FIRST, seen=seen)


def test_a_secret_mark_blocks_everything(office: Office, entry: Record) -> None:
    """A ledger of before may hold one; today it is refused when it is typed."""
    pass_both(office, entry)
    with office.store.unit("旧账") as unit:
        unit.change(DISCLOSURE, entry.id, {"summary": "秘密★6个月"})
    with pytest.raises(Refused) as refused:
        say(office, entry, "王审", Level.FIRST)
    assert "一律不得存入本程序" in refused.value.why
    seat(office, "李文")
    with pytest.raises(Refused, match="国家秘密标志"):
        publish(office, entry)
    with pytest.raises(Refused, match="国家秘密标志"):
        office.publishing.paper(entry.id)
    assert [mark.text for mark in office.reviewing.marks(entry.id).blocks] == ["秘密★6个月"]


def test_returned_and_withheld_items_do_not_go_out(office: Office, entry: Record) -> None:
    say(office, entry, "王审", Level.FIRST)
    say(office, entry, "陈核", Level.SECOND, Verdict.BACK, text="名单不全")
    assert stage(office, entry) is Stage.BACK
    with pytest.raises(Refused, match="审查退回了它"):
        publish(office, entry)
    say(office, entry, "王审", Level.FIRST, Verdict.WITHHELD, ground="第十五条（个人隐私）")
    with pytest.raises(Refused, match="免予公开"):
        publish(office, entry)
    assert "第十五条（个人隐私）" in text_of(office.reviewing.form(entry.id).pdf)
    seat(office, "王审")
    version, found = now(office, entry).version, NOTHING_FOUND | {"个人隐私": YES}
    with pytest.raises(Refused, match="涉及个人隐私，不能定为可公开"):
        office.reviewing.give(entry.id, version, Level.FIRST, Verdict.OPEN, found)


def test_reviews_on_paper_stay_possible_and_what_hung_before_stays(office: Office, entry: Record) -> None:
    seat(office, "赵局")
    office.reviewing.set_in_program(False)
    publish(office, entry)
    assert not office.publishing.paper(entry.id).draft
    seat(office, "赵局")
    office.reviewing.set_in_program(True)
    assert not office.publishing.paper(entry.id).draft, "as it hung with its number on paper"
    wish = office.publishing.wish(entry.id)
    assert office.publishing.paper(entry.id, replace(wish, body="别的")).draft
    for key in ("taken_down", "reopened"):
        told = facts(DISCLOSURE, DISCLOSURE.flow.move(key), BEGUN)
        office.entries.move(DISCLOSURE, entry.id, now(office, entry).version, key, told)
    with pytest.raises(Refused, match="还没有审查"):
        publish(office, entry)
    edit(office, entry, title="后来改的")
    assert office.publishing.paper(entry.id).draft


def test_the_form_and_the_month(office: Office, entry: Record, tmp_path: Path) -> None:
    blank = text_of(office.reviewing.form(entry.id).pdf)
    assert "政府信息公开保密审查表" in blank
    pass_both(office, entry)
    paper = office.reviewing.save_form(entry.id, tmp_path / "表.pdf")
    assert (tmp_path / "表.pdf").read_bytes() == paper.pdf
    told = "".join(text_of(paper.pdf).split())
    for words in ("李文", "王审", "陈核", "国家秘密：否", "审查进度可发布", "■非公文类", "2026年6月15日"):
        assert words in told, words
    assert digest(office.reviewing.subject(entry.id)) in told
    june = text_of(office.reviewing.month(2026, 6).pdf)
    assert "本月审查信息1条，最后意见：可公开1条" in june
    assert "零报告" not in june
    assert "零报告" in text_of(office.reviewing.month(2026, 5).pdf)
    with pytest.raises(Refused, match="年月不对"):
        office.reviewing.month(2026, 13)


def test_random_desks_never_let_an_unreviewed_byte_out(office: Office, entry: Record) -> None:
    """Editing, reviewing and publishing by anybody at random: what got out had been passed by two others as it is."""
    dice = random.Random(7)
    passed: dict[str, set[tuple[Level, str]]] = {}
    published = refused = 0
    item = entry
    for _ in range(500):
        act = dice.random()
        who = dice.choice(list(PEOPLE)) if dice.random() < 0.1 else "李文"
        if 0.15 <= act < 0.75:
            who = dice.choice(["王审", "陈核", "全能"])
        seat(office, who)
        current = digest(office.reviewing.subject(item.id))
        try:
            if act > 0.97:  # where a reviewer has written nobody may be left to review
                item, passed = added(office, DISCLOSURE, title="又一件", body="甲。"), {}
            elif act < 0.15:
                edit(office, item, body=dice.choice(["甲。", "乙。", "丙。"]))
            elif act < 0.75:
                level = dice.choice(list(Level))
                verdict = dice.choices([Verdict.OPEN, Verdict.BACK], (14, 1))[0]
                say(office, item, who, level, verdict, text="意见")
                if verdict is Verdict.OPEN:
                    passed.setdefault(current, set()).add((level, who))
            else:
                told = facts(DISCLOSURE, DISCLOSURE.flow.move("published"), BEGUN)
                office.entries.move(DISCLOSURE, item.id, now(office, item).version, "published", told)
                first = {who for level, who in passed[current] if level is Level.FIRST}
                second = {who for level, who in passed[current] if level is Level.SECOND}
                assert any(a != b for a in first for b in second)
                published += 1
                item, passed = added(office, DISCLOSURE, title=f"第{published}件", body="甲。"), {}
        except Refused:
            refused += 1
        ready = office.reviewing.standing(item.id).publishable
        assert office.publishing.paper(item.id).draft != ready if dice.random() < 0.1 else True
    assert published > 10
    assert refused > 50
