"""Steps as another program writes them: read, or refused in words."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.clocks import Step, StepKind, from_json
from desktop_app.errors import Refused


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ({"kind": "received"}, "步骤应是一个列表"),
        ("received", "步骤应是一个列表"),
        (["received"], "第1步不是一组"),
        ([{"on": "2024-03-01"}], "第1步没有写步骤种类"),
        ([{"kind": "receive", "on": "2024-03-01"}], "第1步的步骤种类“receive”不认识"),
        ([{"kind": ["received"], "on": "2024-03-01"}], "不认识"),
        ([{"kind": "received"}], "第1步“收到申请”没有日期"),
        ([{"kind": "received", "on": 20240301}], "没有日期"),
        ([{"kind": "received", "on": "2024-02-30"}], "没有“2024-02-30”这一天"),
        ([{"kind": "received", "on": "2024-03-01", "channel": "pigeon"}], "第1步的申请渠道“pigeon”不认识"),
        ([{"kind": "extended", "on": "2024-03-01", "days": "20"}], "第1步的工作日数“20”不是整数"),
        ([{"kind": "extended", "on": "2024-03-01", "days": True}], "不是整数"),
        ([{"kind": "deferred", "on": "2024-03-01", "until": 20240401}], "第1步的期限“20240401”不是日期"),
        ([{"kind": "deferred", "on": "2024-03-01", "until": "2024-02-30"}], "没有“2024-02-30”这一天"),
    ],
)
def test_unreadable_steps_are_refused(rows: object, what: str) -> None:
    with pytest.raises(Refused) as refused:
        from_json(rows)
    assert what in refused.value.what


def test_the_day_a_step_names_is_read() -> None:
    rows = [
        {"kind": "deferred", "on": "2024-03-01", "until": "2024年6月28日"},
        {"kind": "重新办理", "on": "2024-03-01", "until": ""},
    ]
    assert from_json(rows) == (
        Step(StepKind.DEFERRED, date(2024, 3, 1), until=date(2024, 6, 28)),
        Step(StepKind.REOPENED, date(2024, 3, 1)),
    )
