"""What a notice of each kind must say, and when another kind suits better."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.notice_law import ELEMENTS, advised, cited, disagrees, missing, outcome, suggest

WHOLE = {
    "公示": {
        "title": "关于名单的公示",
        "body": "现将名单予以公布。",
        "basis": "《公共租赁住房管理办法》",
        "period": "2026年3月5日至3月11日",
        "objections": "书面提出",
        "receiver": "住房保障股",
        "address": "人民路88号",
        "postcode": "725300",
        "phone": "0000-8123456",
        "supervision_phone": "0000-8123457",
        "issuer": "青石县住房和城乡建设局",
    },
    "公告": {"title": "公告", "body": "征收决定如下。", "basis": "《征收条例》第十三条", "issuer": "局"},
    "通告": {
        "title": "通告",
        "body": "暂停供水。",
        "period": "2026年3月8日",
        "reach": "人民路以东",
        "phone": "0000-8123456",
        "issuer": "局",
    },
    "通知": {"title": "通知", "addressee": "局属各单位", "body": "请报送。", "issuer": "局"},
    "公示结果": {
        "title": "结果",
        "body": "确定128户。",
        "cites": cited("关于名单的公示", "公开-2026-0012", date(2026, 3, 11)),
        "outcome": outcome(0),
        "phone": "0000-8123456",
        "issuer": "局",
    },
}
CASES = [(kind, element.name, element.keys) for kind, every in ELEMENTS.items() for element in every]


@pytest.mark.parametrize("kind", ELEMENTS)
def test_a_notice_that_says_everything_misses_nothing(kind: str) -> None:
    assert missing(kind, WHOLE[kind]) == ()


@pytest.mark.parametrize(("kind", "name", "keys"), CASES)
def test_every_element_is_asked_for(kind: str, name: str, keys: tuple[str, ...]) -> None:
    told = {key: value for key, value in WHOLE[kind].items() if key not in keys}
    lines = missing(kind, told)
    assert [line for line in lines if line.startswith(f"缺少{name}：") and line.endswith("。")]
    assert len(missing(kind, {})) == len(ELEMENTS[kind])
    assert len(missing(kind, dict.fromkeys(WHOLE[kind], " "))) == len(ELEMENTS[kind])


def test_what_the_body_says_need_not_be_said_again() -> None:
    body = "根据《供水条例》，3月8日人民路小区停水，联系电话：0000-8123456。"
    assert missing("通告", {"title": "通告", "body": body, "issuer": "局"}) == ()
    assert missing("公告", {"title": "公告", "body": body, "issuer": "局"}) == ()


def test_a_roster_is_content_too() -> None:
    told = {**WHOLE["公示"], "body": "", "roster": "姓名"}
    assert missing("公示", told) == ()


def test_complaints_do_not_go_to_the_office_complained_about() -> None:
    told = {**WHOLE["公示"], "supervision_phone": "0000 8123456"}
    assert missing("公示", told) == ("监督电话与受理电话相同：请改填另一个科室的电话。",)
    assert missing("通告", {**WHOLE["通告"], "supervision_phone": WHOLE["通告"]["phone"]}) == ()


@pytest.mark.parametrize(
    ("kind", "body", "roster", "wanted"),
    [
        ("公告", "现将保障对象名单公布如下。", True, "公示"),
        ("公告", "如有异议请书面提出。", False, "公示"),
        ("公告", "因施工人民路封闭，请绕行。", False, "通告"),
        ("公告", "我局开展质量月活动。", False, "通告"),
        ("公告", "县人民政府作出征收决定，予以公告。", False, ""),
        ("公告", "根据《国有土地上房屋征收与补偿条例》第十三条予以公告。", True, ""),
        ("通告", "拟确定下列人员，公示期7日。", False, "公示"),
        ("通告", "因施工停水。", False, ""),
        ("通知", "请报送。", True, "公示"),
        ("通知", "请报送。", False, ""),
        ("公示", "拟推荐名单。", True, ""),
    ],
)
def test_the_kind_proposed(kind: str, body: str, roster: bool, wanted: str) -> None:
    said = suggest(kind, body, roster)
    assert (wanted in said) if wanted else said == ""
    assert not said or said.endswith("。")


def test_a_result_cites_its_notice_and_tells_what_came() -> None:
    assert cited("关于第三批名单\n的公示", "公开-2026-0012", date(2026, 3, 11)) == (
        "《关于第三批名单的公示》（编号：公开-2026-0012）公示期已于2026年3月11日届满"
    )
    assert outcome(0) == "公示期间未收到异议"
    assert outcome(2, "均已书面答复。") == "公示期间收到异议2件，处理结果：均已书面答复"
    assert outcome(1) == "公示期间收到异议1件"


@pytest.mark.parametrize(
    ("kind", "body", "roster", "better"),
    [
        ("公告", "现将名单公布。", True, ("公示",)),
        ("公告", "6月16日停水，请提前准备。", False, ("通告",)),
        ("公告", "本局办公地点迁至人民路1号。", False, ("通告", "公示")),
        ("公告", "作出征收决定如下。", False, ()),
        ("通告", "现予以公示。", False, ("公示",)),
        ("通知", "名单如下。", True, ("公示",)),
        ("公示", "现予以公示。", True, ()),
    ],
)
def test_the_kinds_that_suit_better_are_those_the_sentence_names(
    kind: str, body: str, roster: bool, better: tuple[str, ...]
) -> None:
    said, kinds = advised(kind, body, roster)
    assert kinds == better
    assert said == suggest(kind, body, roster)
    assert all(f"“{one}”" in said for one in kinds)


@pytest.mark.parametrize(
    ("body", "objections", "wrong"),
    [
        ("公示期间未收到异议。", 0, False),
        ("公示期间未收到异议。", 1, True),
        ("公示期间没有收到异议。", 2, True),
        ("公示期间收到异议2件，处理结果：不成立。", 2, False),
        ("公示期间收到异议2件，处理结果：不成立。", 1, True),
        ("公示期间收到异议1件。", 0, True),
        ("现将结果公布。", 3, False),
    ],
)
def test_a_result_must_not_tell_of_another_number_of_objections(
    body: str, objections: int, wrong: bool
) -> None:
    assert disagrees(body, objections) is wrong
