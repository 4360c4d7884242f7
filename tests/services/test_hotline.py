"""咨询热线 over several calls: who called before, one matter merged and answered at once, called back, passed on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.petition_law import POINTED
from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.hotline import ADDRESS, PHONE
from desktop_app.services.hotline_papers import ASSIGNED, REVEALED, dispatch_form, urging_form
from desktop_app.services.office import Office
from desktop_app.services.scan_files import read_file
from tests.builders import BEGUN, TODAY, added, moved

LATER = date(2026, 3, 4)
HOME = "青石县城关镇幸福小区3栋2单元"


def call(office: Office, **other: object) -> Record:
    return added(office, HOTLINE, **other)


def fresh(office: Office, record: Record) -> Record:
    return office.entries.get(HOTLINE, record.id)


def pair(office: Office) -> tuple[Record, Record]:
    """Two calls about one matter, the second merged into the first."""
    first = call(office, address=HOME)
    second = call(
        office, called_at=f"{LATER} 10:00", caller="李志强", phone="13900004321", place="幸福小区3号楼2单元"
    )
    office.hotline.merge(second.id, second.version, first.text("number"))
    return fresh(office, first), fresh(office, second)


def answered(office: Office, record: Record, on: date = LATER) -> Record:
    told = {"outcome": "已解决", "answer": "已更换水泵，水压恢复正常。", "reply_way": "电话"}
    return moved(office, HOTLINE, record, "replied", on, **told)


def test_same_telephone_and_same_address_however_written_are_told_with_their_day(office: Office) -> None:
    by_phone = call(office, phone="13800001234", address="")
    at_home = call(office, phone="", caller="赵大", address="幸福小区３幢二单元")
    where = call(office, phone="", caller="钱二", address="", place="幸福小区3#楼2单元")
    call(office, phone="13700000000", address="幸福小区3栋1单元")
    found = office.hotline.earlier("138 0000 1234".replace(" ", ""), HOME, "")
    assert {(one.record.id, one.why) for one in found} == {
        (by_phone.id, PHONE),
        (at_home.id, ADDRESS),
        (where.id, ADDRESS),
    }
    assert all(one.record.day("called_at") == BEGUN for one in found)
    assert [one.record.id for one in office.hotline.earlier("13800001234", "", but=by_phone.id)] == []


def test_merging_writes_the_step_and_annulling_it_brings_the_call_back(office: Office) -> None:
    first, second = pair(office)
    assert (second.text("state"), second.text("merged_into")) == ("已合并", first.text("number"))
    assert [one.id for one in office.hotline.led(first)] == [second.id]
    office.hotline.unmerge(second.id)
    back = fresh(office, second)
    assert (back.text("state"), back.text("merged_into")) == ("已登记", "")
    assert back.day("due_on") is not None


def test_a_new_call_is_written_down_and_merged_in_one_action(office: Office) -> None:
    first = call(office)
    raw = {"content": "又来问水压", "phone": "13800001234", "called_at": f"{LATER} 09:00"}
    blank = {k: HOTLINE[k].kind.show(v) for k, v in office.entries.blank(HOTLINE).items()}
    changed = office.hotline.add_merged({**blank, **raw}, first.text("number"))
    assert fresh(office, office.entries.get(HOTLINE, changed.one())).text("merged_into") == first.text(
        "number"
    )
    office.history.undo()
    assert office.hotline.led(first) == ()


def test_what_cannot_lead_is_refused(office: Office) -> None:
    first, second = pair(office)
    third = call(office, called_at=f"{LATER} 11:00")
    for number, why in (
        ("热线-2026-0099", "没有这个编号"),
        (third.text("number"), "不能并入自己"),
        (second.text("number"), "合并不能一件套一件"),
    ):
        with pytest.raises(Refused, match=why) as no:
            office.hotline.merge(third.id, None, number)
        assert no.value.do
    with pytest.raises(Refused, match="反过来"):
        office.hotline.merge(first.id, None, third.text("number"))
    early = call(office, ordered_due="2026-03-05", content="问水压")
    with pytest.raises(Refused, match="本件2026年3月5日到期"):
        office.hotline.merge(early.id, None, third.text("number"))
    with pytest.raises(Refused, match="请先取消合并"):
        office.entries.void(HOTLINE, first.id, "登记错误")
    done = call(office, called_at=f"{BEGUN} 08:00", spot="是", outcome="已解决")
    with pytest.raises(Refused, match="已经办结"):
        office.hotline.merge(third.id, None, done.text("number"))


def test_a_merged_call_is_answered_with_its_leader_and_called_back_like_it(office: Office) -> None:
    first, second = pair(office)
    with pytest.raises(Refused, match="还没有答复"):
        office.hotline.answer_together(first.id, {"answer": "好"})
    told = {"called_back_on": TODAY.isoformat(), "satisfaction": "满意"}
    with pytest.raises(Refused, match="还没有答复"):
        office.entries.move(HOTLINE, second.id, second.version, "called_back", told)
    assert office.call_backs.waiting() == ()
    first = answered(office, first)
    assert [one.id for one in office.hotline.unanswered(first)] == [second.id]
    office.hotline.answer_together(
        first.id, {key: first.text(key) for key in ("answer", "outcome", "reply_way")}
    )
    second = fresh(office, second)
    assert second.text("answer") == "已更换水泵，水压恢复正常。"
    assert second.text("state") == "已合并"
    assert office.hotline.unanswered(first) == ()
    waiting = office.call_backs.waiting()
    assert [one.record.id for one in waiting] == [first.id, second.id]
    assert {one.due for one in waiting} == {date(2026, 3, 5)}  # the workday after the answer
    office.call_backs.note(waiting[1], "未评价（联系不上）")
    assert fresh(office, second).text("satisfaction") == "未评价（联系不上）"
    assert fresh(office, second).text("state") == "已合并"
    assert [one.record.id for one in office.call_backs.waiting()] == [first.id]


def test_somebody_dissatisfied_begins_it_anew_and_is_called_back_again(office: Office) -> None:
    first, second = pair(office)
    first = answered(office, first)
    call_of_second = office.call_backs.waiting()[1]
    office.call_backs.note(call_of_second, "不满意")
    office.call_backs.redo(call_of_second, "水压还是低")
    assert fresh(office, first).text("state") == "重办中"
    assert fresh(office, first).text("redo_reason") == "水压还是低"
    assert office.call_backs.waiting() == ()
    answered(office, fresh(office, first), TODAY)
    assert {one.record.id for one in office.call_backs.waiting()} == {first.id, second.id}


def test_numbers_are_masked_until_they_are_revealed_on_record(office: Office) -> None:
    record = answered(office, call(office))
    (waiting,) = office.call_backs.waiting()
    assert waiting.masked == "138****1234"
    assert "13800001234" not in _text(office, office.call_backs.paper([waiting], phones=False).pdf)
    assert office.call_backs.reveal([record.id]) == {record.id: "13800001234"}
    assert any("查看回访电话" in line.what for line in office.history.timeline(HOTLINE, record.id))
    assert "13800001234" in _text(office, office.call_backs.paper([waiting], phones=True).pdf)


def _text(office: Office, pdf: bytes) -> str:
    path = office.data / "看.pdf"
    path.write_bytes(pdf)
    return "".join(passage.text for passage in read_file(path).passages).replace("\n", "")


def test_the_department_learns_of_the_matter_not_of_the_caller(office: Office) -> None:
    record = call(
        office,
        address=HOME,
        place="幸福小区3栋",
        content=f"王秀兰（13800001234）住{HOME}，反映水压低。",
        instruction="请速与王秀兰联系，身份证号11010519491231002X。",
    )
    hidden = _text(office, office.hotline_papers.dispatch(record.id).pdf)
    for word in ("王秀兰", "13800001234", HOME, "11010519491231002X"):
        assert word not in hidden
    assert "来电来访人" in hidden
    assert "幸福小区3栋" in hidden
    with pytest.raises(Refused, match="理由"):
        office.hotline_papers.reveal(record.id, " ")
    office.hotline_papers.reveal(record.id, "需上门维修")
    assert any(REVEALED in line.what for line in office.history.timeline(HOTLINE, record.id))
    shown = _text(office, office.hotline_papers.dispatch(record.id, ASSIGNED, "需上门维修").pdf)
    for word in ("王秀兰", "13800001234", HOME, "需上门维修"):
        assert word in shown


GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def golden(name: str, lines: list[str]) -> None:
    """Held against the file; GOLDEN=write renews it."""
    import os  # noqa: PLC0415  # only where a golden text is held

    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8").splitlines() == lines


def test_the_words_of_the_papers(office: Office) -> None:
    from desktop_app.documents.record_form import record_form_lines  # noqa: PLC0415  # as the program does

    record = moved(
        office, HOTLINE, call(office, place="幸福小区3栋"), "dispatched", BEGUN, department="城建股"
    )
    issuer = "青石县住房和城乡建设局"
    told = record_form_lines(dispatch_form(record, issuer, "转办单", "", draft=False))
    golden("hotline-dispatch.txt", [line for text in told for line in text.split("\n")])
    for on in (date(2026, 3, 23), date(2026, 3, 30)):
        record = moved(office, HOTLINE, record, "urged", on, urge_note="请说明原因")
    until = office.rules.current().calendar.plus(date(2026, 3, 30), 5)
    told = record_form_lines(urging_form(record, issuer, date(2026, 3, 30), until, draft=False))
    golden("hotline-urging.txt", [line for text in told for line in text.split("\n")])
    assert any("第二次" in line and "2026年3月30日" in line for line in told)
    paper = office.hotline_papers.urging(record.id)
    assert not paper.draft
    assert "已超期11天" in _text(office, paper.pdf)


def test_before_its_day_a_matter_is_urged_to_keep_it(office: Office) -> None:
    from desktop_app.documents.record_form import record_form_lines  # noqa: PLC0415  # as the program does

    on = date(2026, 3, 19)  # its last day
    told = "\n".join(record_form_lines(urging_form(call(office), "局", on, TODAY, draft=False)))
    assert "尚未到期" in told
    assert "请于2026年3月19日前办结；" in told
    assert "重新办结日期" not in told


def test_the_platforms_limit_leads_when_it_is_earlier(office: Office) -> None:
    usual = call(office)
    assert usual.day("due_on") == date(2026, 3, 19)  # 13 workdays of a complaint
    assert call(office, ordered_due="2026-03-06").day("due_on") == date(2026, 3, 6)
    assert call(office, ordered_due="2026-04-30").day("due_on") == date(2026, 3, 19)
    passed_on_later = call(office, ordered_on="2026-03-04")
    assert passed_on_later.day("due_on") == date(2026, 3, 23)
    with pytest.raises(Refused, match="平台办结时限"):
        call(office, ordered_due="2026-03-01")


def test_a_petition_has_its_days(office: Office) -> None:
    petition = call(office, petition="是", petition_origin="上级交办", petition_on="2026-03-03")
    assert petition.day("petition_due") == date(2026, 3, 18)
    assert petition.day("petition_dispute_due") == date(2026, 3, 10)
    assert petition["petition_end"] is None
    longer = call(
        office,
        petition="是",
        petition_accepted_on="2026-03-05",
        petition_more="30",
        petition_more_note="局长批准，需鉴定",
        petition_unclear="是",
    )
    assert longer["petition_due"] is None
    assert longer["petition_dispute_due"] is None
    assert longer.day("petition_end") == date(2026, 6, 3)
    with pytest.raises(Refused, match="信访延长批准与理由"):
        call(office, petition="是", petition_accepted_on="2026-03-05", petition_more="10")


def test_whoever_is_pointed_elsewhere_is_told_where(office: Office) -> None:
    record = call(office)
    with pytest.raises(Refused, match="哪一条途径"):
        moved(office, HOTLINE, record, "replied", LATER, outcome=POINTED, pointed_to="")
    done = moved(office, HOTLINE, record, "replied", LATER, outcome=POINTED, pointed_to="仲裁")
    assert done.text("pointed_to") == "仲裁"
    with pytest.raises(Refused, match="告知的途径"):
        call(office, spot="是", outcome=POINTED)
