"""Values keep their kind on the way through a text; ids keep their place in ranges."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.fields import Value
from desktop_app.storage.packing import pack, unpack_values
from desktop_app.storage.ranges import ranges, within

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.lists(st.text()).map(tuple),
)


@given(st.dictionaries(st.text(), VALUES))
def test_values_come_back_as_they_were(values: dict[str, Value]) -> None:
    found = unpack_values(pack(values))
    assert found == values
    assert {key: type(value) for key, value in found.items()} == {key: type(v) for key, v in values.items()}


def test_equal_values_are_one_text() -> None:
    assert pack({"b": (1, date(2026, 3, 5)), "a": datetime(2026, 3, 5, 9, 30)}) == (
        '{"a":{"$moment":"2026-03-05T09:30:00"},"b":[1,{"$date":"2026-03-05"}]}'
    )


def test_what_has_no_form_is_a_fault() -> None:
    with pytest.raises(TypeError, match="set"):
        pack({"a": {1}})


@given(st.sets(st.integers(1, 60)))
def test_ranges_hold_exactly_their_ids(ids: set[int]) -> None:
    assert {one for one in range(1, 61) if within(one, ranges(ids))} == ids
