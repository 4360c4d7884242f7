"""Whole lists: columns left out, one person always alike, two people never alike."""

from __future__ import annotations

import random
import time

import pytest

from desktop_app.domain.masking_presets import BOARD, DESTINATIONS, INSIDE, SUPERIOR, WEBSITE, MaskPreset, Way
from desktop_app.domain.masking_table import mask_table, numeral, with_names
from tests.domain import corpus

HEADS = ("序号", "户主姓名", "身份证号", "联系电话", "家庭住址", "残疾等级", "备注")
ROWS: tuple[tuple[object, ...], ...] = (
    (
        1,
        "张三",
        "610924198708300747",
        "13812345678",
        "石门村三组12号",
        "肢体二级",
        "张三之子，电话13912345678",
    ),
    (2, "张三", "610924196501010018", "13812345679", "石门村三组13号", "无", "李四代领"),
    (3, "张㛃", "61092419870830074X", 13812345678.0, "幸福家园3栋2单元501室", None, 98765.5),
    (4, "李四", "６１０９２４１９６００１０１００１８", "", "", "", ""),
)


def test_a_list_for_the_board() -> None:
    told = mask_table(HEADS, ROWS, BOARD)
    assert told.columns == ("序号", "户主姓名", "身份证号", "联系电话", "家庭住址", "备注")
    assert told.rows == (
        (1, "张三", "610924********0747", "138****5678", "石门村**", "张三之子，电话139****5678"),
        (2, "张三", "610924********0018", "138****5679", "石门村**", "李四代领"),
        (3, "张㛃", "", "138****5678", "幸福家园**", 98765.5),
        (4, "李四", "", "", "", ""),
    )
    assert told.notes == ("“残疾等级”一列不印", "“身份证号”只给同名的人印，前6位和后4位，其余不印")


def test_without_namesakes_the_numbers_are_left_out() -> None:
    told = mask_table(HEADS, ROWS[1:], WEBSITE)
    assert told.columns == ("序号", "户主姓名", "家庭住址", "备注")
    assert "“身份证号”一列不印" in told.notes


def test_hidden_names_are_told_apart_by_an_ordinal_and_nothing_else() -> None:
    told = mask_table(HEADS, ROWS, with_names(BOARD, Way.STAR))
    assert [row[1] for row in told.rows] == ["张*（一）", "张*（二）", "张*（三）", "李*"]
    assert [row[-1] for row in told.rows][:2] == ["张*（一）之子，电话139****5678", "李*代领"]
    assert "遮盖后写法相同的 3 人，姓名后面加了序号" in told.notes


def test_namesakes_whose_numbers_look_alike_get_ordinals() -> None:
    rows = [("张三", "610924198708300747"), ("张三", "610924198808300747"), ("张三", "610924198708300747")]
    told = mask_table(("姓名", "身份证号"), rows, SUPERIOR)
    assert [row[0] for row in told.rows] == ["张三（一）", "张三（二）", "张三（一）"]
    assert {row[1] for row in told.rows} == {"610924********0747"}


def test_the_same_person_looks_the_same_in_every_column() -> None:
    heads = ("户主姓名", "身份证号", "配偶", "配偶身份证号", "领款人姓名")
    rows = [
        ("张三", "610924198708300747", "王芳", "610924198708300748", "王芳"),
        ("王芳", "610924198708300748", "张三", "610924198708300747", "张三"),
        ("王敏", "610924198708300749", None, None, "王敏"),
    ]
    told = mask_table(heads, rows, with_names(BOARD, Way.STAR))
    assert told.rows == (
        ("张*", "王*（一）", "王*（一）"),
        ("王*（一）", "张*", "张*"),
        ("王*（二）", None, "王*（二）"),
    )


def test_numbers_are_known_without_their_heading() -> None:
    told = mask_table(("", "甲", "乙"), [("张三", "610924198708300747", "13812345678")], BOARD)
    assert told.rows == (("张三", "138****5678"),)


@pytest.mark.parametrize(
    "preset", [*DESTINATIONS.values(), with_names(BOARD, Way.STAR), with_names(WEBSITE, Way.SOMEBODY)]
)
def test_masking_a_masked_list_changes_nothing(preset: MaskPreset) -> None:
    once = mask_table(HEADS, ROWS, preset)
    assert mask_table(once.columns, once.rows, preset).rows == once.rows


def test_five_thousand_rows_with_merged_cells() -> None:
    rng = random.Random(3)
    people = [(corpus.person(rng), corpus.id18(rng), corpus.mobile(rng)) for _ in range(5_000)]
    rows = [
        (
            n,
            *(people[n] if n % 3 else (None, None, None)),
            "石门村三组12号",
            "肢体二级",
            f"本人电话{people[n][2]}",
        )
        for n in range(5_000)
    ]
    begun = time.perf_counter()
    for preset in (BOARD, with_names(BOARD, Way.STAR)):
        told = mask_table(HEADS, rows, preset)
        assert len(told.rows) == 5_000
        text = "\n".join("\t".join(map(str, row)) for row in told.rows)
        assert not any(paper in text or phone in text for _, paper, phone in people)
    names = [row[1] for row in told.rows if row[1]]
    assert len(set(names)) == len(names)
    assert time.perf_counter() - begun < 20


def test_rows_may_be_short_and_the_inside_sees_more() -> None:
    told = mask_table(HEADS, [(1, "张三")], INSIDE)
    assert told.rows == ((1, "张三", None, None, None, None, None),)


@pytest.mark.parametrize(
    ("number", "told"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100")]
)
def test_ordinals(number: int, told: str) -> None:
    assert numeral(number) == told
