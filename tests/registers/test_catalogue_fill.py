"""Which fields of an item follow from its row of the catalogue."""

from __future__ import annotations

import pytest

from desktop_app.domain.fields import Choice, Choices, Value
from desktop_app.registers.catalogue_fill import fill, scopes
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import LISTS
from desktop_app.services.catalogue_rows import shipped

WORDS = {entry.key: entry.words for entry in LISTS}


@pytest.mark.parametrize("row", shipped(), ids=lambda row: str(row.number))
def test_every_row_fills_typed_fields_with_words_of_their_lists(row: object) -> None:
    told = fill(row)  # type: ignore[arg-type]
    typed = {f.key: f for f in DISCLOSURE.typed()}
    assert set(told) <= set(typed)
    for key, value in told.items():
        kind = typed[key].kind
        if isinstance(kind, Choice):
            assert value is None or value in WORDS[kind.options], key
        elif isinstance(kind, Choices):
            assert value is None or (isinstance(value, tuple) and set(value) <= set(WORDS[kind.options])), key
        else:
            assert kind.read(value) == value, key


@pytest.mark.parametrize(
    ("number", "scope", "told"),
    [
        (
            31,
            "",
            {
                "catalogue_no": 31,
                "article": "住建领域 保障性住房",
                "category": "管理公开 / 市场监管 / 保障性住房",
                "channels": ("政府网站", "社区/企事业单位/村公示栏（电子屏）"),
                "audience": "全社会",
                "openness": "主动公开",
                "level": "县级",
                "limit_days": None,  # Art 26 holds without it
                "limit_unit": "工作日",
                "duration": "长期公开",
            },
        ),
        (
            3,
            "",
            {
                "openness": "依申请公开",
                "audience": "特定群体",
                "audience_who": "申请人",
                "scope": "面向申请人",
                "limit_from": "收到申请",
            },
        ),
        (44, "", {"period_days": 7, "period_unit": "自然日", "level": "乡、村级", "duration": "限时公开"}),
        (46, "", {"period_days": 5, "period_unit": "自然日"}),
        (7, "", {"period_days": 30, "limit_days": None, "channels": ("政府网站", "入户/现场")}),
        (85, "", {"limit_days": 20, "limit_unit": "自然日", "limit_from": "财政部门批复"}),
        (78, "", {"limit_days": None, "duration": "长期公开"}),
        (78, "处罚决定", {"limit_days": 7, "limit_unit": "工作日", "limit_from": "处罚决定作出"}),
        (91, "行政许可、行政处罚", {"limit_days": 7, "limit_from": "行政决定作出"}),
        (97, "", {"rhythm": "每年"}),
        (99, "", {"rhythm": "每月（日常）", "channels": ("公开栏",)}),
        (100, "", {"rhythm": "随时（阶段性、突发）", "duration": "及时公开"}),
        (101, "", {"limit_days": 0, "limit_unit": "自然日", "duration": "及时公开"}),
    ],
)
def test_what_a_row_fills(number: int, scope: str, told: dict[str, Value]) -> None:
    found = fill(shipped()[number - 1], scope)
    assert {key: found[key] for key in told} == told


def test_limits_for_some_things_only_are_offered_apart() -> None:
    assert scopes(shipped()[91 - 1]) == ("行政许可、行政处罚",)
    assert scopes(shipped()[64 - 1]) == ("处罚决定",)
    assert scopes(shipped()[0]) == ()
