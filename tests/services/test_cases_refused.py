"""What the law or the calendar forbids is refused in words, and the ledger stays as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta

import pytest

from desktop_app.domain.changes import Person
from desktop_app.domain.records import Record, Step
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from desktop_app.storage.tables import METADATA
from tests.builders import BEGUN, added, facts, least, letter_made, moved

Doing = Callable[[Office], object]
NUMBER = "青住建公开〔2026〕第1号"


def day(count: int) -> str:
    return str(BEGUN + timedelta(days=count))


def tried(office: Office, record: Record, key: str, on: str, **other: object) -> object:
    move = REQUEST.flow.move(key)
    told = {**facts(REQUEST, move, BEGUN), move.on: on, **other}
    return office.entries.move(REQUEST, record.id, record.version, key, told)


def before(key: str, days: int, then: str, on: str, **other: object) -> Doing:
    """A request with one move, on which another one is tried."""
    return lambda office: tried(
        office,
        moved(office, REQUEST, added(office, REQUEST), key, BEGUN + timedelta(days=days)),
        then,
        on,
        **other,
    )


def first(key: str, on: str, **other: object) -> Doing:
    return lambda office: tried(office, added(office, REQUEST), key, on, **other)


def with_letter(on: str, **other: object) -> Doing:
    def act(office: Office) -> object:
        record = added(office, REQUEST)
        letter_made(office, record, "extension", NUMBER, BEGUN + timedelta(days=2))
        given = {"extend_approved_on": day(2), "extend_no": NUMBER, **other}
        return tried(office, record, "extended", on, **given)

    return act


def with_another_paper(office: Office) -> object:
    record = added(office, REQUEST)
    letter_made(office, record, "supplement", NUMBER, BEGUN)
    return tried(office, record, "extended", day(4), extend_no=NUMBER)


def extended_twice_while_asking(office: Office) -> object:
    record = moved(office, REQUEST, added(office, REQUEST), "extended", BEGUN + timedelta(days=4))
    record = moved(office, REQUEST, record, "third_party_asked", BEGUN + timedelta(days=5))
    letter_made(office, record, "extension", NUMBER, BEGUN)
    return tried(office, record, "extended", day(6), extend_no=NUMBER)


def transferred_to_nobody_else(office: Office) -> object:
    record = added(office, REQUEST)
    same = {"department": record["department"], "handler": record["handler"]}
    return tried(office, record, "transferred", day(2), **same)


FORBIDDEN: tuple[tuple[str, Doing, str], ...] = (
    ("收到日期在以后", lambda o: o.entries.add(REQUEST, least(REQUEST, reached_on="2026-06-16")), "还没有到"),
    (
        "收到早于交邮",
        lambda o: o.entries.add(REQUEST, least(REQUEST, submitted_on=day(1), reached_on=day(0))),
        "不能早于提交日期",
    ),
    (
        "不是日期",
        lambda o: o.entries.add(REQUEST, least(REQUEST, reached_on="2026-02-30")),
        "签收（到达）日期",
    ),
    ("答复日期在以后", first("replied", "2026-06-16"), "还没有到"),
    ("答复早于收到", first("replied", day(-1)), "早于签收（到达）日期"),
    ("没有日期", first("replied", ""), "答复前请先填写；答复日期"),
    ("延期21日", with_letter(day(4), extend_days="21"), "21 不在 1～20 之间"),
    ("没有告知书", first("extended", day(4)), "还没有出具延期告知书"),
    ("用别的文书", with_another_paper, "还没有出具延期告知书"),
    (
        "文号不对",
        with_letter(day(4), extend_no="青住建公开〔2026〕第9号"),
        "文号“青住建公开〔2026〕第9号”不对",
    ),
    ("没有批准人", with_letter(day(4), extend_by=" "), "延期告知前请先填写；延期批准人"),
    ("批准晚于告知", with_letter(day(4), extend_approved_on=day(5)), "批准日期晚于告知日期"),
    ("批准早于收到", with_letter(day(4), extend_approved_on=day(-1)), "早于收到申请之日"),
    ("告知早于落款", with_letter(day(1), extend_approved_on=day(1)), "早于告知书"),
    ("届满后告知延期", with_letter(day(29)), "告知延期已经晚了"),
    ("再次延期", before("extended", 4, "extended", day(8)), "“已延期”状态不能延期告知"),
    ("征询时再次延期", extended_twice_while_asking, "延期"),
    ("等待补正时答复", before("supplement_asked", 3, "replied", day(5)), "“待补正”状态不能答复"),
    ("等待缴费时答复", before("fee_notified", 3, "replied", day(5)), "“待缴费”状态不能答复"),
    ("补正早于告知", before("supplement_asked", 5, "supplemented", day(3)), "没有“告知补正”"),
    ("补正期限未满结案", before("supplement_asked", 3, "supplement_lapsed", day(6)), "还没有届满"),
    ("补正期限早于告知", first("supplement_asked", day(3), mend_until=day(2)), "不在它之后"),
    ("第三方答复早于征询", before("third_party_asked", 5, "third_party_answered", day(4)), "没有未答复的"),
    ("交邮早于答复", before("replied", 5, "posted", day(4)), "交邮"),
    (
        "未确认就答复",
        lambda o: tried(o, added(o, REQUEST, channel="传真"), "replied", day(3)),
        "“待确认”状态不能答复",
    ),
    ("办结后撤回", before("replied", 5, "withdrawn", day(6)), "“已答复”状态不能申请人撤回"),
    ("没有要求就说明理由", first("reasons_given", day(3)), "要求说明理由"),
    ("没有要求就延迟", first("deferred", day(3)), "要求说明理由"),
    ("延迟到以前", before("reasons_asked", 1, "deferred", day(3), deferred_until=day(2)), "不在它之后"),
    (
        "没有原因重新办理",
        before("replied", 5, "reopened", day(9), reopen_reason=""),
        "重新办理前请先填写；重新办理原因",
    ),
    ("并入不存在的", first("merged", day(3), merged_into="申请-2026-0999"), "找不到申请“申请-2026-0999”"),
    ("没有转交", transferred_to_nobody_else, "没有转交给别人"),
    ("没有登记过复议", first("relief_decided", day(3)), "没有等待结果的复议诉讼"),
)


@pytest.mark.parametrize(("doing", "said"), [row[1:] for row in FORBIDDEN], ids=[row[0] for row in FORBIDDEN])
def test_the_forbidden_is_refused_in_words(office: Office, doing: Doing, said: str) -> None:
    with pytest.raises(Refused) as no:
        doing(office)
    assert said in f"{no.value.what}；{no.value.why}"
    assert not any(sign in str(no.value) for sign in ("None", "_on", "Error"))


def contents(office: Office) -> str:
    """Every row of every table."""
    told = hashlib.sha256()
    with office.store._connected() as connection:
        for table in METADATA.sorted_tables:
            told.update(repr([tuple(row) for row in connection.execute(table.select())]).encode())
    return told.hexdigest()


@pytest.mark.parametrize("doing", [row[1] for row in FORBIDDEN], ids=[row[0] for row in FORBIDDEN])
def test_nothing_has_changed(office: Office, doing: Doing, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger right before the refused action, row by row, is the ledger after it."""
    kept: list[str] = []

    def watched(act: Callable[..., object]) -> Callable[..., object]:
        def first_look(*given: object) -> object:
            kept.append(contents(office))
            return act(*given)

        return first_look

    for name in ("move", "add"):
        monkeypatch.setattr(office.entries, name, watched(getattr(office.entries, name)))
    with pytest.raises(Refused):
        doing(office)
    assert contents(office) == kept[-1]


def test_who_has_not_the_duty_is_told_who_has(office: Office) -> None:
    record = added(office, REQUEST)
    boss = office.people.put(Person("赵局", duties=("管理", "复核")))
    clerk = office.people.put(Person("李文", duties=("登记",)))
    idle = office.people.put(Person("闲人"))
    office.people.sign_in(clerk, "")
    offered = {move.key for move in office.entries.moves(REQUEST, record)}
    assert "supplement_asked" in offered
    assert not offered & {"replied", "extended", "merged"}
    with pytest.raises(Refused) as no:
        tried(office, record, "replied", day(5))
    assert no.value.what == "李文不能办理“答复”"
    assert no.value.why == "这一步由有“复核”或者“管理”职责的人员办理"
    office.people.sign_in(idle, "")
    assert office.entries.moves(REQUEST, record) == ()
    with pytest.raises(Refused, match="“登记”或者“初审”或者“复核”或者“管理”"):
        tried(office, record, "supplement_asked", day(5))
    office.people.sign_in(boss, "")
    tried(office, record, "replied", day(5))
    assert office.entries.get(REQUEST, record.id)["state"] == "已答复"


def test_a_transfer_changes_who_handles_it_and_keeps_the_clock(office: Office) -> None:
    record = added(office, REQUEST)
    after = moved(
        office, REQUEST, record, "transferred", BEGUN + timedelta(days=3), department="村镇股", handler="陈静"
    )
    assert (after["department"], after["handler"], after["due_on"]) == ("村镇股", "陈静", record["due_on"])
    with office.store.reading() as reader:
        (step,) = reader.steps(REQUEST.key, record.id)
    assert (step.payload["department"], step.payload["handler"]) == ("村镇股", "陈静")
    office.history.undo()
    assert office.entries.get(REQUEST, record.id)["handler"] == "李文"


def test_an_import_is_no_move(office: Office) -> None:
    """Steps that another ledger tells of are judged by the clock alone, whoever carries them in."""
    record = added(office, REQUEST)
    office.people.put(Person("赵局", duties=("管理",)))
    with office.store.unit("导入") as unit:
        unit.tell(REQUEST, record.id, [_step("replied", 5), _step("posted", 6)])
    after = office.entries.get(REQUEST, record.id)
    assert (after["state"], after.day("posted_on")) == ("已送达", BEGUN + timedelta(days=6))
    office.people.sign_in(1, "")
    office.history.undo()
    assert office.entries.get(REQUEST, record.id)["state"] == "办理中"


def _step(kind: str, days: int) -> Step:
    on = BEGUN + timedelta(days=days)
    return Step(kind, on, {f"{kind}_on": on})
