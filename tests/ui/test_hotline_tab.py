"""咨询热线 by hand: a work order pasted in, one matter merged, answered together, called back by number keys."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query, Record
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office
from tests.hand import Hand
from tests.ui.test_register_tab import call

ORDER = """青石县12345热线转办单
工单编号：QS20260518001
来电时间：2026-05-18 09:12
诉求人：王秀兰　联系电话：13800001234
诉求类型：投诉　紧急程度：一般
事发地址：幸福小区3号楼2单元
诉求内容：反映幸福小区自来水水压低，六楼没有水，请核实处理。
派单时间：2026-05-18 10:00
办结时限：2026-05-22
处理班组：城区一组
"""


def last(office: Office) -> Record:
    return office.entries.page(Query(HOTLINE.key, sort=(("id", True),)), 0, 1)[0]


def waits(hand: Hand, qtbot: QtBot, title: str) -> None:
    qtbot.waitUntil(lambda: hand.title() == title)


def test_a_pasted_order_is_read_asked_about_once_and_registered(
    hand: Hand, office: Office, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(ORDER)
    hand.tab("咨询热线")
    hand.key("Ctrl+Shift+V")
    waits(hand, qtbot, "粘贴工单")
    assert hand.value("上级工单号") == "QS20260518001"
    assert hand.value("姓名") == "王秀兰"
    assert hand.value("平台办结时限") == "2026-05-22"
    assert hand.sees("处理班组")
    assert hand.sees("领域")
    assert hand.sees("工单没有写")
    hand.choose(处理班组="平台办理要求")
    hand.fill(格式名称="县热线平台")
    hand.press("记住并重读")
    assert hand.sees("已记住“县热线平台”")
    assert hand.value("平台办理要求") == "城区一组"
    assert "处理班组" not in hand.value("内容摘要")
    assert office.entries.count(Query(HOTLINE.key)) == 0  # nothing is written before it is confirmed
    hand.press("登记")
    assert "已登记：热线-2026-0001" in hand.told()
    record = last(office)
    assert (record.text("way"), record.text("matter")) == ("12345转办", "投诉")
    assert record.day("due_on") == date(2026, 5, 22)
    hand.press("粘贴工单…")
    waits(hand, qtbot, "粘贴工单")
    assert hand.sees("自动识别：县热线平台") or "县热线平台" in hand.value("格式")
    assert hand.sees("已登记为热线-2026-0001")
    assert not hand.may_press("登记")


def test_several_orders_of_one_paste(hand: Hand, office: Office, qtbot: QtBot) -> None:
    lines = "\n".join(f"甲{n}\t张{n}\t1380000111{n}\t路灯不亮{n}\t2026-05-1{n} 09:00" for n in range(3))
    QGuiApplication.clipboard().setText(f"工单编号\t诉求人\t联系电话\t诉求内容\t来电时间\n{lines}")
    hand.tab("咨询热线")
    hand.press("粘贴工单…")
    waits(hand, qtbot, "粘贴工单")
    hand.choose(第几件="第2件 甲1 路灯不亮1")
    hand.fill(事项类别="求助")
    box = next(b for b in hand.front().findChildren(QCheckBox) if b.text() == "登记这一件")
    hand.choose(第几件="第3件 甲2 路灯不亮2")
    box.setChecked(False)
    hand.press("登记")
    rows = office.entries.page(Query(HOTLINE.key, sort=(("id", False),)), 0, 9)
    assert [(one.text("order_no"), one.text("matter")) for one in rows] == [("甲0", "咨询"), ("甲1", "求助")]


def test_what_cannot_be_saved_stays_with_its_reason(hand: Hand, office: Office, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("诉求人：张三\n诉求内容：路灯不亮")
    hand.key("F2")
    waits(hand, qtbot, "来电便签")
    hand.press("粘贴工单…")
    waits(hand, qtbot, "粘贴工单")
    hand.press("登记")
    assert hand.sees("上级工单号：12345转办件必须填写")
    assert hand.title() == "粘贴工单"
    hand.fill(方式="来信")
    hand.press("登记")
    assert last(office).text("way") == "来信"


def test_one_press_in_the_slip_merges_into_the_open_call(hand: Hand, office: Office, qtbot: QtBot) -> None:
    call(office, "水压低", called_at="2026-05-11 10:00", phone="", address="幸福小区3栋2单元", matter="投诉")
    hand.key("F2")
    waits(hand, qtbot, "来电便签")
    hand.fill(内容摘要="又来问水压", 住址或单位="幸福小区３号楼二单元")
    hand.see("以前来过 1 次")
    assert hand.sees("同一地址")
    hand.press("这是同一件事，合并")
    assert "已登记并入热线-2026-0001：热线-2026-0002" in hand.told()
    assert last(office).text("state") == "已合并"


def test_merge_answer_together_and_call_back_by_keys(hand: Hand, office: Office, qtbot: QtBot) -> None:
    told = {"called_at": "2026-05-11 10:00", "phone": "13812345678", "matter": "投诉"}
    call(office, "水压低", **told)
    call(office, "又来问水压", caller="李志强", **{**told, "called_at": "2026-05-12 10:00"})
    hand.tab("咨询热线")
    hand.select(0, "咨询热线列表")
    hand.see("同一电话或地址还来过：2026-05-11（热线-2026-0001）")
    hand.tab("来往（1）")
    hand.press("这是同一件事，合并")
    assert hand.sees("由 热线-2026-0001 一起答复")
    qtbot.waitUntil(lambda: hand.may_press("取消合并"))
    hand.press("取消合并")
    assert last(office).text("state") == "已登记"
    qtbot.waitUntil(lambda: hand.may_press("这是同一件事，合并"))
    hand.press("这是同一件事，合并")
    hand.select(1, "咨询热线列表")
    hand.see("另有 1 件并入本件")
    hand.press("答复")
    hand.fill(答复方式="电话", 答复内容="水泵已换", 办理结果="已解决")
    hand.press("确定答复")
    hand.press("一起答复 1 件…")
    assert hand.value("答复内容") == "水泵已换"
    hand.press("确定一起答复")
    assert last(office).text("answer") == "水泵已换"
    hand.press("待回访…")
    waits(hand, qtbot, "待回访")
    assert [row[3] for row in hand.rows("待回访的人")] == ["138****5678"] * 2
    hand.press("显示电话")
    assert [row[3] for row in hand.rows("待回访的人")] == ["13812345678"] * 2
    hand.key("5")  # not reached: the next one
    assert len(hand.rows("待回访的人")) == 1
    hand.key("4")
    assert hand.sees("要重新办理吗")
    assert hand.cursor() == "重办理由"
    hand.fill(重办理由="还是没有水")
    hand.key("Return")
    assert office.entries.get(HOTLINE, 1).text("state") == "重办中"
    assert hand.sees("没有待回访的来电")


def test_the_department_learns_who_called_only_for_a_reason(hand: Hand, office: Office, qtbot: QtBot) -> None:
    call(office, "水压低", phone="13812345678", caller="王秀兰")
    hand.tab("咨询热线")
    hand.select(0, "咨询热线列表")
    hand.drop("文书", "转办单（含来电来访人信息）…")
    hand.press("确定")
    assert hand.sees("理由：必须填写")
    hand.fill(理由="需上门维修")
    hand.press("确定")
    waits(hand, qtbot, "转办单（含来电来访人信息）：热线-2026-0001")
    timeline = office.history.timeline(HOTLINE, 1)
    assert any("查看来电来访人信息" in line.what for line in timeline)
