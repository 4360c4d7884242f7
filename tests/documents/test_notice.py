"""The words of a notice, without paper."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.notice import OBJECTIONS, Notice, notice_lines
from desktop_app.errors import Refused
from tests.documents.paper import DAY, GOLDEN, ISSUER, gongshi, simple

NOTICES = {
    "gongshi": gongshi(),
    "gonggao": Notice(
        "公告",
        "青石县住房和城乡建设局\n关于房屋征收决定的公告",
        "  经县人民政府批准，现将有关事项公告如下。\r\n\r\n\t一、征收范围\r\n　　东至人民路，西至青河。",
        ISSUER,
        DAY,
        number="2026年第3号",
    ),
    "tonggao": simple(
        "因管网改造，拟停止供水。",
        period=(date(2026, 12, 31), date(2027, 1, 2)),
        phone="0000-8123456",
        red_head=True,
    ),
    "tongzhi": Notice(
        "通知",
        "关于开展房屋安全检查的通知",
        "请于2026年3月20日前报送。",
        f"{ISSUER}\n青石县应急管理局",
        DAY,
        addressee="局属各单位：",
        attachments=("检查表",),
    ),
}


@pytest.mark.parametrize("name", NOTICES)
def test_the_words(name: str) -> None:
    golden = GOLDEN / f"notice-{name}.txt"
    words = "\n".join(notice_lines(NOTICES[name])) + "\n"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(words, encoding="utf-8", newline="\n")
    assert words == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"body": ""}, "通告还没有正文"),
        ({"body": " 　\n\t\u200b\n"}, "通告还没有正文"),
        ({"title": " "}, "通告还没有标题"),
        ({"issuer": "\n"}, "通告还没有署名"),
        ({"period": (DAY, date(2026, 3, 4))}, "通告的截止日早于起始日"),
        ({"kind": "公示", "phone": "12345", "supervision_phone": " 12345"}, "监督电话与受理电话相同"),
    ],
)
def test_what_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(Refused) as no:
        notice_lines(simple(**{"body": "正文。", **change}))
    assert no.value.what == said
    assert no.value.do


def test_the_particulars_of_a_publicity_stand_before_its_closing_words() -> None:
    lines = notice_lines(gongshi())
    at = lines.index("公示期：2026年3月5日至3月11日（含起止两日）")
    assert [line.split("：")[0] for line in lines[at : at + 7]] == [
        "公示期", "异议方式", "受理单位", "地址", "联系电话", "监督电话", "特此公示。",
    ]  # fmt: skip


def test_the_usual_objection_sentence_is_not_said_twice() -> None:
    notice = replace(gongshi(), body="名单见附件。如有异议，请来信。")
    assert not any(OBJECTIONS in line for line in notice_lines(notice))
    assert f"异议方式：{OBJECTIONS}" in notice_lines(replace(notice, body="名单见附件。"))
    assert "异议方式：书面提出。" in notice_lines(replace(notice, objections="书面提出。"))


def test_only_what_is_given_is_said() -> None:
    assert notice_lines(simple("正文。", kind="公示")) == [
        "关于城区停水的通告", "正文。", ISSUER, "2026年3月5日",
    ]  # fmt: skip


def test_a_period_of_one_day_names_it_once() -> None:
    assert "公示期：2026年3月5日" in notice_lines(simple("正。", kind="公示", period=(DAY, DAY)))


def test_the_result_of_a_publicity_opens_with_what_it_ends() -> None:
    lines = notice_lines(
        simple(
            "现将结果公布如下。",
            cites="《关于名单的公示》（编号：公开-2026-0012）公示期已满，",
            outcome="公示期间未收到异议。",
        )
    )
    assert lines[1:3] == [
        "《关于名单的公示》（编号：公开-2026-0012）公示期已满，公示期间未收到异议。",
        "现将结果公布如下。",
    ]


def test_basis_reach_and_postcode_are_particulars_unless_the_body_says_them() -> None:
    notice = replace(gongshi(), basis="《公共租赁住房管理办法》", postcode="725300")
    lines = notice_lines(notice)
    assert "邮编：725300" in lines
    assert not any(line.startswith("依据：") for line in lines)
    told = notice_lines(simple("停水。", basis="《供水条例》", reach="人民路以东"))
    assert told[2:4] == ["依据：《供水条例》", "范围：人民路以东"]
