"""Two wordings held against each other: the words that differ stand in brackets, the others once."""

from __future__ import annotations

from ui.dialogs.wording_diff import BEFORE, NOW, SAME, as_html, compared, summary

OLD = "甲行\n本机关收到申请。\n丙行"


def told(before: str, now: str) -> list[tuple[str, str]]:
    return [(line.mark, line.text) for line in compared(before, now)]


def test_the_same_is_told_once() -> None:
    assert {mark for mark, _ in told(OLD, OLD)} == {SAME}
    assert "完全相同" in summary(compared(OLD, OLD))


def test_a_changed_line_shows_both_and_what_differs() -> None:
    lines = compared(OLD, OLD.replace("本机关", "我局"))
    assert [(line.mark, line.text) for line in lines] == [
        (SAME, "甲行"),
        (BEFORE, "本机关收到申请。"),
        (NOW, "我局收到申请。"),
        (SAME, "丙行"),
    ]
    assert lines[1].spans == (("本机关", True), ("收到申请。", False))
    assert "<b>【我局】</b>收到申请。" in as_html(lines)


def test_added_and_lost_lines() -> None:
    assert told("甲\n乙", "甲") == [(SAME, "甲"), (BEFORE, "乙")]
    assert told("甲", "甲\n乙") == [(SAME, "甲"), (NOW, "乙")]
    assert told("完全两样的一句话", "随后改写成了别的") == [
        (BEFORE, "完全两样的一句话"),
        (NOW, "随后改写成了别的"),
    ]


def test_nothing_in_a_wording_is_read_as_markup() -> None:
    assert "&lt;b&gt;" in as_html(compared("<b>", "<b>粗"))


def test_long_unchanged_stretches_are_shortened() -> None:
    many = "\n".join(f"第{n}条" for n in range(60))
    html = as_html(compared(many, many.replace("第40条", "第四十条")))
    assert "……（相同）" in html
    assert "第10条" not in html
    assert "第39条" in html
