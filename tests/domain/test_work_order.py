"""Work orders as platforms lay them out, each read to the same fields; and what is left where it cannot be read."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from desktop_app.domain.work_order import read_orders, unknown_labels
from desktop_app.domain.work_order_values import Order, filled, unwrapped
from desktop_app.domain.workdays import Calendar
from desktop_app.registers.codes import CODE_LISTS

_LISTS = {one.key: one.words for one in CODE_LISTS}
WORDS: Mapping[str, Sequence[str]] = {
    "matter": _LISTS["matter"],
    "urgency": _LISTS["urgency"],
    "area": _LISTS["area"],
    "way": _LISTS["hotline_way"],
    "department": ("办公室", "房管股", "城建股"),
}
SAMPLE = Path(__file__).resolve().parents[2] / ".." / "shared" / "samples" / "12345转办件.csv"
CONTENT = "反映幸福小区自来水水压低，六楼没有水。"
TOLD = {
    "order_no": "QS20260302001",
    "called_at": "2026-03-02 09:12",
    "caller": "王秀兰",
    "phone": "13800001234",
    "matter": "投诉",
    "place": "幸福小区3号楼2单元",
    "content": CONTENT,
    "ordered_on": "2026-03-02",
    "ordered_due": "2026-03-09",
}

FORMATS: dict[str, str] = {
    "a line for each": f"""工单编号：QS20260302001
来电时间：2026-03-02 09:12:33
诉求人：王秀兰
联系电话：13800001234
诉求类型：投诉
事发地址：幸福小区3号楼2单元
诉求内容：{CONTENT}
派单时间：2026-03-02
办结时限：2026-03-09
""",
    "two on a line, half width, with a heading": f"""青石县政务服务便民热线转办单
工单编号:QS20260302001    来电时间:2026-03-02 09:12
诉求人:王秀兰    联系电话:13800001234    诉求类型:投诉类
事发地址:幸福小区3号楼2单元
诉求内容:{CONTENT}
派单时间:2026-03-02    办结时限:2026-03-09
""",
    "all on one line": (
        "工单编号：QS20260302001，来电时间：2026-03-02 09:12，诉求人：王秀兰，联系电话：13800001234，诉求类型：投诉，"
        f"事发地址：幸福小区3号楼2单元，诉求内容：{CONTENT}派单时间：2026年3月2日；办结时限：2026年3月9日"
    ),
    "brackets without colons": (
        "【工单号】QS20260302001【受理时间】2026-03-02 09:12【市民姓名】王秀兰【联系方式】13800001234【工单类型】投诉"
        f"【诉求地址】幸福小区3号楼2单元【问题描述】{CONTENT}【转办时间】2026/3/2【办理期限】2026/3/9"
    ),
    "cells in pairs": (
        "工单编号\tQS20260302001\t来电时间\t2026-03-02 09:12\n诉求人\t王秀兰\t联系电话\t13800001234\n"
        f"诉求类型\t投诉\t事发地址\t幸福小区3号楼2单元\n诉求内容\t{CONTENT}\n"
        "派单时间\t2026-03-02\t办结时限\t2026-03-09"
    ),
    "a table with its head": (
        "工单编号\t来电时间\t诉求人\t联系电话\t诉求类型\t事发地址\t诉求内容\t派单时间\t办结时限\n"
        f"QS20260302001\t2026-03-02 09:12\t王秀兰\t13800001234\t投诉\t幸福小区3号楼2单元\t{CONTENT}"
        "\t2026-03-02\t2026-03-09"
    ),
    "a table with bars": (
        "| 工单编号 | 来电时间 | 诉求人 | 联系电话 | 诉求类型 | 事发地址 | 诉求内容 | 派单时间 | 办结时限 |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        f"| QS20260302001 | 2026-03-02 09:12 | 王秀兰 | 13800001234 | 投诉 | 幸福小区3号楼2单元 "
        f"| {CONTENT} | 2026-03-02 | 2026-03-09 |"
    ),
    "blanks instead of colons": f"""工单编号 QS20260302001
来电时间 2026-03-02 09:12
诉求人 王秀兰
联系电话 13800001234
诉求类型 投诉
事发地址 幸福小区3号楼2单元
诉求内容 {CONTENT}
派单时间 2026-03-02
办结时限 2026-03-09
""",
    "labels above their texts": f"""工单编号
QS20260302001
来电时间
2026-03-02 09:12
诉求人
王秀兰
联系电话
13800001234
诉求类型
投诉
事发地址
幸福小区3号楼2单元
诉求内容
{CONTENT}
派单时间
2026-03-02
办结时限
2026-03-09
""",
    "numbered, blanks in the labels, full width": f"""1、工单编号：ＱＳ20260302001
2、来电时间：2026-03-02 09:12
3、诉 求 人：王秀兰
4、联系电话：13800001234
5、诉求类型：投诉
6、事发地址：幸福小区3号楼2单元
7、诉求内容：{CONTENT}
8、派单时间：2026-03-02
9、办结时限：2026-03-09
""",
    "wrapped at a width": """工单编号：QS20260302001
来电时间：2026-03-02 09:12
诉求人：王秀兰（女士）
联系电话：13800001234
诉求类型：投诉
事发地址：幸福小区3
号楼2单元
诉求内容：反映幸福小区自来水水压低，六楼
没有水。
派单时间：2026-03-02 10:00
办结时限：5个工作日
""",
    "name and number together, several limits": f"""受理编号：QS20260302001
诉求时间：2026-03-02 09:12
诉求人：王秀兰 13800001234
业务类型：投诉
事发地点：幸福小区3号楼2单元
反映内容：{CONTENT}
交办时间：2026-03-02
办理时限：2026-03-12
要求反馈时间：2026-03-09
""",
    "another order of the parts": f"""办结时限：2026-03-09前
诉求内容：{CONTENT}
诉求类别：投诉件
联系电话：13800001234
来电人：王秀兰
事发地：幸福小区3号楼2单元
派遣时间：2026-03-02
来电日期：2026-03-02 09:12
流水号：QS20260302001
""",
}


def orders(text: str, learned: Mapping[str, str] | None = None) -> list[Order]:
    return [filled(raw, WORDS, Calendar.builtin()) for raw in read_orders(text, learned)]


@pytest.mark.parametrize("name", FORMATS)
def test_every_layout_says_the_same(name: str) -> None:
    (order,) = orders(FORMATS[name])
    told = dict(order.texts)
    kept = {"wrapped at a width": "\n办结时限：5个工作日"}.get(name, "")
    expected = {**TOLD, "content": CONTENT + kept}
    if name.startswith("numbered"):
        expected["order_no"] = "ＱＳ20260302001"
    if name.startswith("wrapped"):
        expected["caller"] = "王秀兰（女士）"
    assert told == expected
    assert order.unknown == ()


def test_several_orders_of_one_paste() -> None:
    one_line = "工单编号:D1 诉求人:周八 诉求内容:物业乱收费\n工单编号:D2 诉求人:吴九 诉求内容:增设停车位"
    ruled = "诉求人：周八\n诉求内容：物业乱收费\n------\n诉求人：吴九\n诉求内容：增设停车位"
    counted = "第1件\n诉求人：周八\n诉求内容：物业乱收费\n第2件\n诉求人：吴九\n诉求内容：增设停车位"
    again = "诉求人：周八\n诉求内容：物业乱收费\n诉求人：吴九\n诉求内容：增设停车位"
    headed = "\n".join(
        f"县热线转办单\n来电人：{who}\n工单号：D{at}\n内容：{what}"
        for at, (who, what) in enumerate((("周八", "物业乱收费"), ("吴九", "增设停车位")))
    )
    for text in (one_line, ruled, counted, again, headed):
        found = orders(text)
        assert [one.texts["caller"] for one in found] == ["周八", "吴九"], text
        assert [one.texts["content"] for one in found] == ["物业乱收费", "增设停车位"], text


def test_what_nobody_knows_is_asked_and_once_learned_is_read() -> None:
    text = "工单编号：A1\n诉求内容：路灯不亮\n处理班组：城区一组\n满意率要求：百分之百"
    assert unknown_labels(read_orders(text)) == ("处理班组", "满意率要求")
    (order,) = orders(text)
    assert order.texts["content"] == "路灯不亮\n处理班组：城区一组\n满意率要求：百分之百"
    (order,) = orders(text, {"处理班组": "ordered_note", "满意率要求": ""})
    assert order.unknown == ()
    assert order.texts["ordered_note"] == "城区一组"
    assert order.texts["content"] == "路灯不亮\n满意率要求：百分之百"


def test_a_label_inside_a_sentence_is_no_label() -> None:
    text = (
        "工单编号：A1\n联系电话：13800001234\n诉求内容：市民说，电话：0915-4421111没有人接，"
        "他问：什么时候修。\n他又说：再不修就上访。"
    )
    (order,) = orders(text)
    assert order.texts["phone"] == "13800001234"
    assert "电话：0915-4421111没有人接，他问：什么时候修。" in order.texts["content"]
    assert "他又说：再不修就上访" in order.texts["content"]


@pytest.mark.parametrize(
    ("label", "text", "key"),
    [
        ("诉求类型", "投诉举报", "matter"),
        ("紧急程度", "三级", "urgency"),
        ("承办单位", "青石县住建局", "department"),
        ("办结时限", "尽快", "ordered_due"),
        ("办结时限", "2026-02-30", "ordered_due"),
        ("来电时间", "昨天上午", "called_at"),
        ("来源", "微信小程序", "way"),
        ("人数", "许多", "people"),
    ],
)
def test_nothing_is_guessed(label: str, text: str, key: str) -> None:
    (order,) = orders(f"工单编号：A1\n诉求内容：路灯不亮\n{label}：{text}")
    assert key not in order.texts
    assert f"{label}：{text}" in order.texts["content"]
    assert [at for at, _ in order.doubts] == [key]


@pytest.mark.parametrize(
    ("told", "key", "word"),
    [
        ("紧急程度：急件", "urgency", "紧急"),
        ("紧急程度：特急", "urgency", "特急"),
        ("诉求类型：咨询类工单", "matter", "咨询"),
        ("来源：县长信箱", "way", "领导信箱"),
        ("来源：12319热线", "way", "12319"),
        ("承办单位：房管股", "department", "房管股"),
        ("问题分类：城乡建设/物业管理", "area", "物业"),
        ("来访人数：3人", "people", "3"),
    ],
)
def test_words_of_theirs_for_ours(told: str, key: str, word: str) -> None:
    (order,) = orders(f"工单编号：A1\n诉求内容：路灯不亮\n{told}")
    assert order.texts[key] == word
    assert told not in order.texts["content"]


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("5个工作日", "2026-03-09"),
        ("三日内", "2026-03-05"),
        ("24小时", "2026-03-03"),
        ("25小时", "2026-03-04"),
    ],
)
def test_a_span_is_counted_from_the_day_it_was_passed_on_and_told(limit: str, due: str) -> None:
    (order,) = orders(f"工单编号：A1\n诉求内容：路灯不亮\n派单时间：2026-03-02\n办结时限：{limit}")
    assert order.texts["ordered_due"] == due
    assert any(key == "ordered_due" and "推算" in why for key, why in order.doubts)
    (order,) = orders(f"工单编号：A1\n诉求内容：路灯不亮\n办结时限：{limit}")
    assert "ordered_due" not in order.texts


def test_a_second_mention_and_a_clock_are_not_lost() -> None:
    text = "工单编号：A1\n联系电话：13800001234\n回访电话：13900001234\n诉求内容：路灯不亮\n办结时限：2026-03-05 18:00"
    (order,) = orders(text)
    assert order.texts["phone"] == "13800001234"
    assert "回访电话：13900001234" in order.texts["content"]
    assert "办结时限：2026-03-05 18:00" in order.texts["content"]
    assert {key for key, _ in order.doubts} == {"phone", "ordered_due"}


def test_lines_under_no_label_stay() -> None:
    text = "请贵单位办理。\n工单编号：A1\n联系电话：13800001234\n下午不要打\n诉求内容：路灯不亮"
    (order,) = orders(text)
    assert order.texts["content"] == "路灯不亮\n请贵单位办理。\n下午不要打"


def test_what_is_no_order_is_none() -> None:
    for text in ("", "   \n", "随便一段话，没有栏目名。", "12:30 开会", "https://example.com/a:b"):
        assert read_orders(text) == ()


def test_wrapped_lines_go_on_and_lists_do_not() -> None:
    assert (
        unwrapped("幸福小区三栋自来水水压低，六楼\n没有水。\n请处理。")
        == "幸福小区三栋自来水水压低，六楼没有水。\n请处理。"
    )
    assert (
        unwrapped("反映以下几个方面的具体问题\n1、没有路灯\n2、没有井盖")
        == "反映以下几个方面的具体问题\n1、没有路灯\n2、没有井盖"
    )


def test_no_letter_of_a_paste_is_lost() -> None:
    """Every value of every layout is somewhere in the fields."""
    for name, text in FORMATS.items():
        (order,) = orders(text)
        held = "".join(order.texts.values())
        for value in ("王秀兰", "13800001234", "六楼没有水", "幸福小区3"):
            assert value in held, (name, value)


def test_the_sample_of_12345_as_text() -> None:
    if not SAMPLE.exists():
        pytest.skip("没有样例 12345转办件.csv")
    text = SAMPLE.read_text(encoding="gb18030")
    rows = [row for row in csv.DictReader(text.splitlines(keepends=True)) if row["诉求内容"]]
    found = orders(text)
    assert len(found) == len(rows) > 20
    for row, order in zip(rows, found, strict=True):
        assert order.texts["caller"] == row["来电人"].strip()
        assert order.texts["phone"] == row["来电号码"].strip()
        assert order.texts["content"].startswith(row["诉求内容"].split("\n")[0][:10])
        assert order.unknown == ()
