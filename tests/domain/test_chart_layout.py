"""Charts laid out: round ticks, zero as 0, nothing as 未收到, names that fit, looks that a copier keeps apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from desktop_app.domain.chart import Chart, Kind, Series, number, parts
from desktop_app.domain.chart_layout import lay
from desktop_app.domain.chart_plot import ticks
from desktop_app.domain.chart_shapes import Box, Drawing, Mark, Words, hatched, look, wrapped

SIZE = 9.0
LONG = (
    "县住房和城乡建设局物业管理中心（房屋安全鉴定站）",
    "县自然资源和规划局",
    "县城市管理综合行政执法大队第三中队",
    "财政所",
)


def measure(text: str, size: float) -> float:
    """Latin letters and digits half as wide as Chinese ones."""
    return sum(0.5 if char.isascii() else 1.0 for char in text) * size


def chart(kind: Kind, categories: tuple[str, ...], *rows: tuple[float, ...], unit: str = "件") -> Chart:
    names = ("收件", "办结", "在办", "撤销")
    return Chart("办件", kind, categories, tuple(map(Series, names, rows)), unit)


def laid(made: Chart, width: float = 450, height: float = 200) -> Drawing:
    return lay(made, width, height, measure, SIZE)


def bars(drawing: Drawing) -> list[Box]:
    return [one for one in drawing.shapes if isinstance(one, Box) and one.of]


def spans(drawing: Drawing) -> list[tuple[Words, float, float]]:
    """Every line of words with its left and right end."""
    share = {"left": 0.0, "center": 0.5, "right": 1.0}
    found = []
    for one in drawing.shapes:
        if isinstance(one, Words):
            wide = measure(one.text, one.size)
            left = one.x - wide * share[one.anchor]
            found.append((one, left, left + wide))
    return found


@pytest.mark.parametrize(
    ("low", "high", "whole", "expected"),
    [
        (0, 0, True, (0, 1)),
        (0, 1, True, (0, 1)),
        (0, 3, True, (0, 1, 2, 3)),
        (0, 7, True, (0, 2, 4, 6, 8)),
        (0, 12, True, (0, 3, 6, 9, 12)),
        (0, 44, True, (0, 10, 20, 30, 40, 50)),
        (0, 101, True, (0, 25, 50, 75, 100, 125)),
        (0, 1445, True, (0, 500, 1000, 1500)),
        (-3, 5, True, (-4, -2, 0, 2, 4, 6)),
        (87.5, 100, False, (0, 20, 40, 60, 80, 100)),
        (0, 0.3, False, (0, 0.1, 0.2, 0.3)),
    ],
)
def test_ticks_are_round_and_begin_at_zero(
    low: float,
    high: float,
    whole: bool,
    expected: tuple[float, ...],
) -> None:
    assert ticks(low, high, whole=whole) == expected


@pytest.mark.parametrize(
    ("value", "told"), [(0, "0"), (-0.0, "0"), (12, "12"), (2.5, "2.5"), (99.87, "99.87"), (1e6, "1000000")]
)
def test_numbers_are_told_as_people_write_them(value: float, told: str) -> None:
    assert number(value) == told


def test_values_stand_on_their_bars_and_heights_are_their_shares() -> None:
    drawing = laid(chart("bars", ("来电", "来访", "信箱", "其他"), (44, 22, 101, 0)))
    assert drawing.words("value") == ["44", "22", "101", "0"]
    tall = [box.height for box in bars(drawing)]
    assert tall[0] == pytest.approx(2 * tall[1])
    assert tall[3] == 0
    assert drawing.words("tick") == ["0", "25", "50", "75", "100", "125"]
    assert drawing.words("unit") == ["单位：件"]
    assert not drawing.words("legend")  # one series needs none


@pytest.mark.parametrize("kind", ["bars", "lines", "stacked"])
def test_nothing_received_is_told(kind: Kind) -> None:
    drawing = laid(Chart("今日来访", kind, (), (), "件"))
    assert drawing.words("nothing") == ["未收到"]
    assert drawing.words("title") == ["今日来访"]
    assert Chart("今日来访", kind, (), (), "件").told() == "今日来访：未收到"


@pytest.mark.parametrize("kind", ["bars", "lines", "stacked"])
def test_zeros_are_drawn_as_zero(kind: Kind) -> None:
    drawing = laid(chart(kind, ("个人", "单位"), (0, 0)))
    assert drawing.words("value") == ["0", "0"]
    assert drawing.words("tick") == ["0", "1"]
    assert not drawing.words("nothing")


def test_long_names_lie_down_whole() -> None:
    drawing = laid(chart("bars", LONG, (1024, 512, 33, 2)), width=300)
    assert "".join(drawing.words("category")) == "".join(LONG)
    assert [box.x for box in bars(drawing)] == [bars(drawing)[0].x] * 4  # all from one line of zero
    wide = [box.width for box in bars(drawing)]
    assert wide[0] == pytest.approx(2 * wide[1])


@pytest.mark.parametrize("kind", ["bars", "lines", "stacked"])
@pytest.mark.parametrize("width", [250, 450, 700])
@pytest.mark.parametrize("many", [1, 5, 12, 31])
def test_all_words_are_inside_and_none_meet(kind: Kind, width: float, many: int) -> None:
    names = tuple(f"{LONG[at % 4]}{at}" if at % 3 else f"{at}日" for at in range(many))
    rows = [tuple(float((at * 7 + row * 3) % 19) for at in range(many)) for row in range(3)]
    drawing = laid(chart(kind, names, *rows), width)
    seen = spans(drawing)
    for one, left, right in seen:
        assert left >= -0.01, one
        assert right <= width + 0.01, one
        assert one.size / 2 <= one.y <= drawing.height - one.size / 2 + 0.01, one
    for (one, left, right), (other, start, end) in combinations(seen, 2):
        apart = (
            abs(one.y - other.y) >= min(one.size, other.size) * 0.9
            or left >= end - 0.01
            or start >= right - 0.01
        )
        assert apart, (one, other)


def test_many_bars_make_the_drawing_higher() -> None:
    names = tuple(f"第{at}工作站" for at in range(40))
    drawing = laid(chart("bars", names, tuple(map(float, range(40)))))
    assert drawing.height > 400
    assert len(drawing.words("value")) == 40


def test_parts_of_a_whole_are_added_up() -> None:
    drawing = laid(chart("stacked", ("一季度", "二季度"), (110, 0), (10, 0)))
    assert [one.text for one in drawing.shapes if isinstance(one, Words) and one.bold][1:] == ["120", "0"]
    lower, upper = (box for box in bars(drawing) if box.of and box.of[1] == 0)
    assert upper.y + upper.height == pytest.approx(lower.y)


def test_series_differ_without_colour() -> None:
    looks = [look(at) for at in range(24)]
    grey = {(int(one.fill[1:3], 16) // 40, one.hatch) for one in looks}
    assert len(grey) == 24
    assert len({(one.dash, one.mark) for one in looks[:16]}) == 16


def test_lines_name_as_many_days_as_fit_and_mark_every_one() -> None:
    days = tuple(f"{at}日" for at in range(1, 31))
    drawing = laid(chart("lines", days, tuple(float(at % 5) for at in range(30))), width=300)
    named = drawing.words("category")
    assert named[0] == "1日"
    assert len(named) < 30
    assert len([one for one in drawing.shapes if isinstance(one, Mark) and one.of]) == 30


def test_hatching_stays_in_its_box() -> None:
    box = Box(10, 20, 33, 57, "#ffffff")
    for hatch in "/\\-|x":
        strokes = list(hatched(box, hatch, 4.5))
        assert len(strokes) > 3
        for stroke in strokes:
            for x, y in stroke.points:
                assert 10 - 1e-6 <= x <= 43 + 1e-6
                assert 20 - 1e-6 <= y <= 77 + 1e-6


def test_lines_of_words_break_as_chinese_does() -> None:
    assert wrapped("低保、五保和临时救助", 5 * SIZE, SIZE, measure) == ["低保、五保", "和临时救助"]
    assert wrapped("征地拆迁补，偿", 5 * SIZE, SIZE, measure) == ["征地拆迁", "补，偿"]
    assert wrapped("信访办（群众部）", 4 * SIZE, SIZE, measure) == ["信访办", "（群众", "部）"]
    assert wrapped("来电12345", 3 * SIZE, SIZE, measure) == ["来电", "12345"]


def test_parts_of_a_long_chart_share_one_axis() -> None:
    names = tuple(f"第{at}站" for at in range(50))
    cut = parts(chart("bars", names, tuple(map(float, range(50)))), 20)
    assert [len(one.categories) for one in cut] == [17, 17, 16]
    assert {tuple(laid(one).words("tick")[-1:]) for one in cut} == {("50",)}
    assert cut[0].title == "办件（1／3）"


def test_it_is_told_in_words() -> None:
    made = chart("bars", ("来电", "来访"), (44, 16), (40, 0))
    assert made.told() == "办件（单位：件）\n来电：收件 44，办结 40\n来访：收件 16，办结 0"


def test_wrong_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="2 values for 1"):
        chart("bars", ("来电",), (1, 2))
    with pytest.raises(ValueError, match="not negative"):
        chart("stacked", ("来电",), (-1,))
