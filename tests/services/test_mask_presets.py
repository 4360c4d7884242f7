"""遮盖方式 of the office: who may change it, what is refused, and what follows for texts, lists and reviews."""

from __future__ import annotations

import pytest

from desktop_app.domain.changes import Person
from desktop_app.domain.masking_presets import BOARD, DESTINATIONS, Way
from desktop_app.domain.records import Record
from desktop_app.domain.review import Stage
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from desktop_app.services.review_gates import draft_why
from tests.builders import added
from tests.services.test_publishing import text_of
from tests.services.ways import reviewed_for

NUMBER = "610924198709300747"
BODY = f"张建国，身份证号{NUMBER}，手机13812345678。"
LIST = "姓名\t身份证号\t住址\n张三\t610924********0747\t石门村**\n张四\t110105********002X\t石门村**"


def stage(office: Office, entry: Record) -> Stage:
    return office.reviewing.standing(entry.id).stage


def test_an_office_begins_with_the_ways_of_the_program(office: Office) -> None:
    assert office.masks.get() == DESTINATIONS


def test_what_is_put_is_kept_audited_and_can_be_put_back(office: Office) -> None:
    office.masks.put({"board": {"paper": "前3位和后4位"}, "website": {"name": "张*"}})
    assert office.masks.get()["board"].paper is Way.THREE_FOUR
    assert office.masks.get()["website"].name is Way.STAR
    assert office.masks.get()["superior"] == DESTINATIONS["superior"]
    with office.store.reading() as reader:
        (unit,) = reader.last_units(1)
        assert unit.label == "修改遮盖方式"
        (line,) = reader.changes_of(unit.id)
    assert "前3位和后4位" in str(line.after)
    office.masks.put({})
    assert office.masks.get() == DESTINATIONS


@pytest.mark.parametrize("destination", ["board", "website"])
@pytest.mark.parametrize("kind", ["paper", "namesakes", "phone", "bank", "health", "birth"])
def test_in_public_nothing_sensitive_may_be_in_full(office: Office, destination: str, kind: str) -> None:
    with pytest.raises(Refused, match="不能这样设") as no:
        office.masks.put({destination: {kind: "照印"}})
    assert "公开栏和网站谁都能看到" in no.value.why
    assert no.value.do
    assert office.masks.get() == DESTINATIONS


@pytest.mark.parametrize(
    ("ways", "what"),
    [
        ({"moon": {}}, "没有“moon”这种去处"),
        ({"board": {"shoes": "不印"}}, "没有“shoes”这一项"),
        ({"board": {"phone": "涂黑"}}, "没有“涂黑”这种遮盖方式"),
        ({"superior": {"paper": "照印"}}, "上报的证件号码“照印”，不能这样设"),
        ({"board": {"phone": "张*"}}, "公开栏的电话“张\\*”，不能这样设"),
    ],
)
def test_what_there_is_none_of_is_refused(office: Office, ways: dict[str, dict[str, str]], what: str) -> None:
    with pytest.raises(Refused, match=what) as no:
        office.masks.put(ways)
    assert no.value.do


def test_only_who_has_the_duty_may_change_it(office: Office) -> None:
    office.people.put(Person("赵局", duties=("管理",)))
    office.people.sign_in(office.people.put(Person("王芳", duties=("登记",))), "")
    with pytest.raises(Refused, match="修改遮盖方式"):
        office.masks.put({"board": {"name": "张*"}})


def test_a_reviewed_text_that_would_look_different_is_reviewed_anew(office: Office) -> None:
    told, plain = added(office, DISCLOSURE, body=BODY), added(office, DISCLOSURE, body="下周一停水。")
    for entry in (told, plain):
        reviewed_for(office, entry, BOARD.key)
    assert (stage(office, told), stage(office, plain)) == (Stage.READY, Stage.READY)
    office.masks.put({"board": {"paper": "前3位和后4位"}})
    assert (stage(office, told), stage(office, plain)) == (Stage.AGAIN, Stage.READY)
    paper = office.publishing.paper(told.id)
    assert paper.draft
    assert "610***********0747" in text_of(paper.pdf).replace("\n", "")
    office.masks.put({})
    assert stage(office, told) is Stage.READY, "the very words that were reviewed"


@pytest.mark.parametrize(
    ("ways", "after"),
    [({"name": "张*"}, Stage.AGAIN), ({"address": "不印"}, Stage.AGAIN), ({"plate": "不印"}, Stage.READY)],
)
def test_a_reviewed_list_that_would_look_different_is_reviewed_anew(
    office: Office, ways: dict[str, str], after: Stage
) -> None:
    entry = added(office, DISCLOSURE, body="名单如下。", roster=LIST)
    reviewed_for(office, entry, BOARD.key)
    assert stage(office, entry) is Stage.READY
    office.masks.put({"board": ways})
    assert stage(office, entry) is after


def test_the_reviewer_reads_the_list_as_it_hangs(office: Office) -> None:
    entry = added(office, DISCLOSURE, body="名单如下。", roster=LIST)
    office.masks.put({"board": {"name": "张*"}})
    shown = office.reviewing.sight(entry.id, BOARD.key).shown
    assert "姓名\t住址\n张*（一）\t石门村**\n张*（二）\t石门村**" in shown
    assert "610924" not in shown
    printed = text_of(office.publishing.paper(entry.id).pdf)
    assert "张*（一）" in printed
    assert "610924" not in printed


def test_what_was_reviewed_for_the_website_hangs_only_with_the_same_list(office: Office) -> None:
    phones = "姓名\t联系电话\n张三\t138****5678"
    entry = added(office, DISCLOSURE, body="名单如下。", roster=phones)
    reviewed_for(office, entry, "website")
    wish = office.publishing.wish(entry.id)
    assert not office.publishing.paper(entry.id, wish).draft
    with office.store.reading() as reader:
        assert draft_why(reader, entry, preset="board")
    office.masks.put({"board": {"phone": "不印"}})
    with office.store.reading() as reader:
        assert not draft_why(reader, entry, preset="board")


def test_the_finds_of_a_form_follow_the_board(office: Office) -> None:
    text = "邮箱zhang@163.com"
    assert office.scanning.found(text, office.scanning.board())
    office.masks.put({"board": {"email": "照印"}})
    assert not office.scanning.found(text, office.scanning.board())


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ({}, "张三丰，138****1234，城关镇石门村**，陕G***45；不印证件号码"),
        ({"paper": "隐去中间6位"}, "张三丰，610999******020030，138****1234"),
        ({"name": "张某某"}, "张某某，138"),
        ({"phone": "不印"}, "张三丰，城关镇石门村**"),
        ({"bank": "遮盖"}, "***************1234"),
        ({"namesakes": "前3位和后4位"}, "（有同名的人才印610***********0030）"),
    ],
)
def test_the_example_shows_one_person_who_is_not(office: Office, ways: dict[str, str], told: str) -> None:
    assert told in office.masks.example("board", ways)
