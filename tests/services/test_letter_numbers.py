"""文号: without a gap and never twice, whatever happens and however many programs issue; registers and envelopes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.changes import Paper as Status
from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, opened
from tests.documents.paper import words
from tests.services.papers import (
    ABSENT,
    EXTENSION,
    NOW,
    THIRD,
    again,
    issue,
    kept,
    opened_now,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return opened_now(tmp_path / "data")


@pytest.fixture
def record(office: Office) -> Record:
    return added(office, REQUEST, channel="邮寄(挂号、EMS)")


def test_numbers_are_set_aside_used_elsewhere_and_void(office: Office, record: Record) -> None:
    letters = office.letters
    assert letters.next_number("absent") == "青住建依复〔2026〕第1号"
    kept_back = letters.reserve("局务会定", "absent", record.id)
    spare = letters.reserve("手工制作", "青住建依复")
    assert (kept_back.number, spare.number) == ("青住建依复〔2026〕第1号", "青住建依复〔2026〕第2号")
    with pytest.raises(Refused, match="用途"):
        letters.reserve(" ", "absent")
    with pytest.raises(Refused, match="没有“别的”这种文书"):
        letters.reserve("备用", "别的")
    with pytest.raises(Refused, match="还没有到"):
        letters.use_elsewhere(spare.id, "答复书", date(2026, 3, 21))
    with pytest.raises(Refused, match="不能用于2025年"):
        letters.use_elsewhere(spare.id, "答复书", date(2025, 3, 21))
    used = letters.use_elsewhere(spare.id, "答复书", NOW, record.id)
    assert (used.title, used.status, used.record_id) == ("答复书", Status.USED, record.id)
    with pytest.raises(Refused, match="已经已用"):
        letters.use_elsewhere(spare.id, "答复书", NOW)
    with pytest.raises(Refused, match="程序外制作"):
        letters.reprint(spare.id)
    with pytest.raises(Refused, match="没有可以重印"):
        letters.reprint(kept_back.id)
    other = added(office, REQUEST, content="另一件")
    with pytest.raises(Refused, match="另一件申请预留"):
        issue(office, other, "absent", ABSENT, number_id=kept_back.id)
    with pytest.raises(Refused, match="文号代字是“青住建公开”"):
        issue(office, record, "extension", EXTENSION, number_id=kept_back.id)
    made = issue(office, record, "absent", ABSENT, number_id=kept_back.id)
    assert made.letter.number == "青住建依复〔2026〕第1号" == again(office, record)["reply_no"]
    assert letters.next_number("absent") == "青住建依复〔2026〕第3号"


def test_the_series_are_the_offices_own(office: Office, record: Record) -> None:
    letters = office.letters
    assert letters.series_setting() == {"reply": "青住建依复", "procedure": "青住建公开"}
    for wrong in ("", "青住建〔2026〕", "青 建", "第3号"):
        with pytest.raises(Refused, match="答复文号代字"):
            letters.put_series(wrong, "青住建函")
    letters.put_series("青建复", "青建函")
    assert (letters.series("absent"), letters.series("extension")) == ("青建复", "青建函")
    assert issue(office, record, "absent", ABSENT).letter.number == "青建复〔2026〕第1号"
    office.history.undo()
    letters.put_series("青建复", "青建复")
    assert letters.next_number("extension") == "青建复〔2026〕第2号"


def test_a_year_has_its_own_numbers(office: Office, record: Record) -> None:
    issue(office, record, "absent", ABSENT)
    office.close(copy=False)
    later = opened(office.data, date(2027, 1, 4))
    fresh = added(later, REQUEST, reached_on="2026-12-21")
    assert later.letters.next_number("absent") == "青住建依复〔2027〕第1号"
    made = issue(later, fresh, "absent", {**ABSENT, "检索日期": "2026-12-25", "成文日期": "2026-12-31"})
    assert made.letter.number == "青住建依复〔2026〕第2号"
    later.close(copy=False)


def test_registers_and_envelopes_are_printed(office: Office) -> None:
    bureau = BUREAU.__class__(**{**BUREAU.__dict__, "address": "城关镇人民路1号", "postcode": "725000"})
    office.bureau.put(bureau)
    record = added(office, REQUEST, address="青石县城关镇东沟村3组 725011")
    reply = issue(office, record, "absent", ABSENT).letter
    third = added(office, REQUEST, content="另一件")
    asked = issue(office, third, "third_party_inquiry", THIRD).letter
    office.letters.void(office.letters.reserve("备用", "absent").id, "不用了")
    register = words(office.letters.numbers_paper(2026).pdf)
    assert reply.number in register
    assert "不用了" in register
    assert "周玉梅" not in register
    office.letters.sent(reply.id, "邮寄", NOW, "1234567890123", None, "", again(office, record).version)
    posted = words(office.letters.dispatch_paper(date(2026, 3, 1), NOW).pdf)
    assert "1234567890123" in posted
    assert "东沟村" in posted
    assert "待交邮1件" in posted
    with pytest.raises(Refused, match="早于起日"):
        office.letters.dispatch_paper(NOW, date(2026, 3, 1))
    cover = words(office.letters.envelope(record.id, "DL", reply.id).pdf)
    assert "周玉梅（收）" in cover
    assert reply.number in cover
    with pytest.raises(Refused, match="没有登记“安居公司”的地址"):
        office.letters.envelope(third.id, "DL", asked.id)
    online = added(office, REQUEST, content="第三件", address="zhou@example.com")
    with pytest.raises(Refused, match="没有可以邮寄的地址"):
        office.letters.envelope(online.id)


ACTS = st.lists(st.sampled_from(["issue", "refused", "reserve", "use", "void", "extend"]), max_size=12)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_numbers_have_no_gap_whatever_happens(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    office = opened(tmp_path_factory.mktemp("numbers") / "data", NOW)
    office.bureau.put(BUREAU)
    letters = office.letters
    for number, act in enumerate(acts):
        waiting = [one for one in letters.numbers(2026) if one.status is Status.RESERVED]
        standing = [one for one in letters.numbers(2026) if one.status is not Status.VOID]
        record = added(office, REQUEST, content=f"第{number}件")
        if act == "issue":
            spare = waiting[0].id if waiting and number % 2 else 0
            issue(office, record, "absent", ABSENT, number_id=spare)
        elif act == "refused":
            with pytest.raises(Refused):
                issue(office, record, "absent", {**ABSENT, "检索人": ""})
        elif act == "reserve":
            letters.reserve("备用", "absent")
        elif act == "use" and waiting:
            letters.use_elsewhere(waiting[-1].id, "答复书", NOW)
        elif act == "void" and standing:
            letters.void(standing[number % len(standing)].id, "写错")
        elif act == "extend":
            issue(office, record, "extension", EXTENSION)
    for series in ("青住建依复", "青住建公开"):
        mine = [one.sequence for one in letters.numbers(2026) if one.series == series]
        assert mine == list(range(1, len(mine) + 1))
    numbers = [one.number for one in letters.numbers(2026)]
    assert len(set(numbers)) == len(numbers)
    office.close(copy=False)


ISSUE_MANY = """
import sys
from pathlib import Path
from datetime import date
from desktop_app.registers.request import REQUEST
from tests.builders import added, opened
office = opened(Path(sys.argv[1]), date(2026, 3, 20), resident=False)
facts = {"检索范围": "档案室", "检索方式": "逐卷", "检索人": "李文", "检索日期": "2026-03-12", "签发人": "周局长"}
for number in range(6):
    record = added(office, REQUEST, content=f"{sys.argv[2]}{number}")
    told = office.letters.facts(record.id, "absent", facts)
    office.letters.issue(record.id, "absent", told, version=record.version)
office.close(copy=False)
"""


def test_two_programs_at_once_never_share_a_number(office: Office) -> None:
    both = [
        subprocess.Popen([sys.executable, "-X", "utf8", "-c", ISSUE_MANY, str(office.data), who], cwd=ROOT)
        for who in ("甲", "乙")
    ]
    for process in both:
        assert process.wait(timeout=120) == 0
    lines = office.letters.numbers(2026)
    assert [one.sequence for one in lines] == list(range(1, 13))
    assert len(kept(office)) == 12
    assert all(office.letters.reprint(one.id).pages == one.pages for one in lines)
