"""密级标志: what must never be kept here, and what only speaks of secrets."""

from __future__ import annotations

import pytest

from desktop_app.domain.review_marks import classified


@pytest.mark.parametrize(
    "text",
    [
        "秘密★",
        "机密★1年",
        "绝密★长期",
        "秘密★6个月",
        "秘密★６个月",
        "机密☆10年",
        "机 密 ★ 1 年",
        "秘　密　★　长期",
        "机密\u200b★1年",
        "秘密*5年",
        "绝密★解密后公开",
        "青石县人民政府文件 机密★1年 特急",
        "机密 1年",
        "秘密一年",
        "密级：秘密",
        "密级：机密★3年",
        "通知\n绝密\n青石县住建局",
        "【机密】",
        "（秘密）",
        "秘密文件",
        "国家秘密★5年",
        "第一段\r\n秘密★\r\n第二段",
    ],
)
def test_a_mark_blocks(text: str) -> None:
    assert classified(text).blocks


@pytest.mark.parametrize(
    "text",
    [
        "依据《中华人民共和国保守国家秘密法》第十四条",
        "国家秘密的密级分为绝密、机密、秘密三级。",
        "属于秘密级的事项，由办公室统一管理",
        "绝密级国家秘密不超过三十年，机密级不超过二十年，秘密级不超过十年",
        "涉及商业秘密、个人隐私的不予公开",
        "商业秘密★3年",
        "工作秘密",
        "国家秘密（第十四条）",
        "不涉及国家秘密",
        "双方应当保守秘密3年以上",
        "因泄露秘密被处分1年",
        "密级：□绝密 □机密 □秘密",
        "密级：无",
        "密级：绝密、机密、秘密三级",
        "秘密投票选举产生业主委员会",
        "机密机房建设项目招标公告",
        "★本次公示7日",
        "涉密人员脱密期为机密级1年",
        "保守国家秘密\n是公民的义务",
        "",
    ],
)
def test_ordinary_words_do_not(text: str) -> None:
    assert classified(text).blocks == ()


def test_the_place_and_the_words_are_told() -> None:
    found = classified("一\n二　机密★1年\n三\n\n绝密★长期")
    assert [(mark.text, mark.line) for mark in found.blocks] == [("机密★1年", 2), ("绝密★长期", 5)]


def test_inside_words_only_warn() -> None:
    found = classified("内部资料，注意保存\n发电明电3号\n不得公开的工作秘密")
    assert [mark.text for mark in found.warns] == ["内部资料", "注意保存", "发电明电", "不得公开", "工作秘密"]
    assert not found.blocks
    assert classified("说明电价调整").warns == ()
