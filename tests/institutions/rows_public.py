"""主动公开, 重大决策, 依申请公开 and 公开栏: rows 1, 4-7, 22, 23, 25, 31-35, 45, 65, 66, 68, 78-81, 83."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop_app.domain.periods import Period, free
from desktop_app.domain.records import Query, Record
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import DECISION
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.publication import PUBLICATION
from desktop_app.registers.request import REQUEST
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.registers.topic import TOPIC
from desktop_app.services.office import Office
from tests.builders import added, least, moved, reviewed
from tests.documents.paper import words
from tests.institutions.row import Row, enter, on_day

_ALL = Query(DISCLOSURE.key)
_WITHHOLDING = tuple(one for one in DISCLOSURE.measures if one.label == "定为不予公开")
_FIVE = ("public_done", "experts_done", "risk_done", ("legal_done", {"legal_passed": "是"}), "together_done")
_FILES = {"normative": "是", "interpreted": "否", "article": "第二十条（一）行政法规、规章和规范性文件"}
_WITHHELD = {"openness": "不予公开", "ground": "个人隐私（第十五条）", "ground_note": "名单含病情"}


def _commented(office: Office, day: date) -> Record:
    """A draft put before the public, and one opinion on it that was taken."""
    asked = {"asked_from": str(day), "asked_until": str(day + timedelta(days=30))}
    decision = enter(office, DECISION, day, {"title": "青石县城区犬只管理办法（征求意见五）", **asked})
    told = {"decision_no": decision.text("number"), "content": "建议增设投放点。"}
    return enter(office, COMMENT, day, told, ("settled", {"taken": "采纳"}))


def _shown(office: Office, day: date) -> Record:
    """A decision whose result is public as an item of its own."""
    asked = {"asked_from": str(day - timedelta(days=60)), "asked_until": str(day - timedelta(days=30))}
    decision = enter(office, DECISION, day, {"title": "青石县物业服务收费办法（议定七）", **asked}, *_FIVE)
    decision = moved(office, DECISION, decision, "decided", day, doc_no="青政办发〔2025〕7号")
    values = office.decisions.result_values(decision.id)
    own = {key: value for key, value in values.items() if value is not None}
    item = added(office, DISCLOSURE, **{**least(DISCLOSURE), **own, **on_day(DISCLOSURE, day)})
    item = moved(office, DISCLOSURE, item, "published", day)
    return moved(office, DECISION, decision, "shown", day, item_no=item.text("number"))


def _result_notice(office: Office, decision: Record) -> bytes:
    numbers = {
        one.text("number"): one.id for one in office.entries.rows(DISCLOSURE, office.entries.ids(_ALL))
    }
    return office.publishing.paper(numbers[decision.text("item_no")]).pdf


def _way(office: Office, day: date) -> Record:
    """One way by which an item of this ledger is public."""
    item = enter(office, DISCLOSURE, day, {"title": "关于渠道登记三十一的公示"}, "published")
    told = {"item_no": item.text("number"), "item_title": item.text("title"), "proof": "照片"}
    return enter(office, PUBLICATION, day, {**told, "address": "二楼查阅点", "kind": "查阅点"})


def _examined(office: Office, day: date) -> Record:
    """An item both levels have read."""
    item = enter(office, DISCLOSURE, day, {"title": "关于两级审查三十四的公示"})
    reviewed(office, item)
    return item


def _opinions(office: Office, record: Record) -> dict[str, object]:
    given = office.reviewing.opinions(record.id)
    month = "".join(words(office.reviewing.month(given[0].on.year, given[0].on.month).pdf).split())
    return {"审查": len(given), "汇总表": "两级审查三十四" in month}


def _day(record: Record) -> date:
    day = record.day(DISCLOSURE.year_by) or record.day(ATTENDANCE.year_by)
    assert day is not None
    return day


def _one_day(record: Record) -> Period:
    return free(_day(record), _day(record))


def _meetings(office: Office, record: Record) -> dict[str, object]:
    return {"会议": office.decisions.counts(_day(record), _day(record)).meetings}


def _posted(office: Office, day: date, title: str, place: Mapping[str, str]) -> Record:
    """A round on the board with one sheet."""
    issue = enter(office, ISSUE, day, {"title": title})
    item = enter(office, DISCLOSURE, day, {"title": f"关于{title}的公示"})
    reviewed(office, item)
    told = {"issue_no": issue.text("number"), "item_no": item.text("number"), "title": item.text("title")}
    enter(office, SHEET, day, {**told, **place})
    office.board.post(issue.id, issue.version, day)
    return office.entries.get(ISSUE, issue.id)


def _changed(office: Office, day: date) -> Record:
    issue = _posted(office, day, "公开栏节奏六十六", {"board": "六十六号栏"})
    return moved(office, ISSUE, issue, "taken_down", day)


def _filed(office: Office, day: date) -> Record:
    issue = _posted(office, day, "公开栏备案七十九", {"board": "七十九号栏"})
    return moved(office, ISSUE, issue, "filed", day)


def _hung(office: Office, day: date) -> Record:
    """A sheet that hangs in its slot, with the issue it belongs to."""
    told = {"board": "八十号公开墙", "section": "名单公示", "slot": "第1格"}
    slot = enter(office, SLOT, day, {**told, "place": "办公楼前"})
    _posted(office, day, "八十号墙第1期", told)
    return slot


def _used(office: Office, _slot: Record) -> dict[str, object]:
    (board,) = (one for one in office.board.plan() if one.board == "八十号公开墙")
    slots = [slot for section in board.sections for slot in section.slots]
    return {"格位": len(slots), "在挂": sum(bool(slot.hung) for slot in slots)}


def _stale(office: Office, record: Record) -> dict[str, object]:
    """What still hangs though it is due for change, as 今日 asks for it."""
    found = office.duties.lists().group("该更新未更新")
    return {"该更新": any(line.number == record.text("number") for line in found.lines)}


PUBLIC: tuple[Row, ...] = (
    Row(
        1, "公开事项台账（条5）", DISCLOSURE,
        {"title": "关于公租房台账一的公示", "category": "管理公开 / 市场监管 / 保障性住房"}, ("published",),
        "roll outer", ("关于公租房台账一的公示", "管理公开/市场监管/保障性住房", "房管股"),
        {"应公开": "1条", "已公开": "1条", "及时率": "100%", "对外公开": "1条", "逾期未公开": "0条"},
    ),
    Row(
        4, "重大行政决策五程序（条6一）", DECISION, {"title": "青石县停车收费办法（程序四）"}, (*_FIVE, "decided"),
        lambda office, one: office.decisions.archive_cover(one.id).pdf,
        ("青石县停车收费办法（程序四）", "公众参与", "专家论证", "风险评估", "合法性审查", "集体讨论"),
        {"决策": "1项", "五步完整率": "100%", "作出决定": "1项"},
    ),
    Row(
        5, "决策预公开（条6二）", COMMENT, make=_commented, paper="roll comments", said=("建议增设投放点", "采纳"),
        numbers={"意见": "1条", "采纳": "1条", "采纳率": "100%"}, beside=((DECISION, "征求意见", "1次"),),
    ),
    Row(
        6, "列席会议（条6三）", ATTENDANCE,
        {"meeting": "局务会六", "agenda": "物业收费", "kind": "政协委员", "attendee": "周文", "came": "是"}, (),
        lambda office, one: office.decisions.attendance_paper(one.id, sign_in=True).pdf,
        ("局务会六", "周文", "政协委员"), {"列席人次": "1人次", "政协委员": "1人次", "人大代表": "0人次"},
        told=_meetings,
        counted={"会议": 1},
    ),
    Row(
        7, "议定事项公开（条6三）", DECISION, make=_shown, paper=_result_notice,
        said=("青石县物业服务收费办法（议定七）",), numbers={"作出决定": "1项", "公布决定": "1项"},
        beside=((DISCLOSURE, "已公开", "1条"),),
    ),
    Row(
        22, "重点领域（条10二）", DISCLOSURE,
        {"title": "2025年部门决算二十二", "category": "结果公开 / 重点领域 / 财政预决算",
         "article": "第二十条（七）财政预算、决算"},
        ("published",), "roll outer", ("2025年部门决算二十二",), {"重点领域应公开": "1条", "重点领域及时率": "100%"},
    ),
    Row(
        23, "规范性文件（条10三）", DISCLOSURE,
        {"title": "青石县保障房管理办法二十三", "doc_no": "青住建规〔2025〕1号", **_FILES, "validity": "废止",
         "cleaned_on": "2025-02-17", "cleanup": "废止"},
        ("published",), lambda office, _one: office.catalogue.normative().pdf,
        ("青石县保障房管理办法二十三", "青住建规〔2025〕1号", "废止"), {"已公开": "1条"},
        told=lambda office, _one: {
            line.figure.measure.label: line.figure.value
            for line in office.statistics.yearly(2025)
            if line.group == "行政规范性文件"
        },
        counted={"本年废止件数": 1},
    ),
    Row(
        25, "政策解读（条12）", DISCLOSURE,
        {"title": "青石县物业办法二十五", **_FILES, "interpreted": "是", "interpreted_on": "2025-02-20",
         "interpretation_form": "图表图解"},
        ("published",), "form interpretation", ("青石县物业办法二十五", "图表图解"), {"解读率": "100%"},
    ),
    Row(
        31, "渠道登记（条15）", PUBLICATION, make=_way, paper="form proof",
        said=("关于渠道登记三十一的公示", "二楼查阅点", "照片"),
        numbers={"渠道登记": "1条", "公开中": "1条", "凭据齐全率": "100%"},
    ),
    Row(
        32, "更新义务（条16）", DISCLOSURE, {"title": "关于更正三十二的公告", "rhythm": "每月（日常）"},
        ("published", ("renewed", {"change_reason": "更正第2条"})), "roll renewed",
        ("关于更正三十二的公告", "更正第2条"), {"更新": "1条", "在挂经常性内容": "1条"},
        told=_stale, counted={"该更新": True},
    ),
    Row(
        33, "依申请公开（条17、D3）", REQUEST, {"content": "2025年危房改造名单三十三"}, (),
        lambda office, one: office.letters.paper(
            one.id, "registration_sheet", office.letters.facts(one.id, "registration_sheet")
        ).pdf,
        ("2025年危房改造名单三十三", "周玉梅"), {"收件": "1件", "在办": "1件", "超期": "1件", "复议诉讼": "0件"},
    ),
    Row(
        34, "两级保密审查（条18）", DISCLOSURE, make=_examined,
        paper=lambda office, one: office.reviewing.form(one.id).pdf,
        said=("关于两级审查三十四的公示", "初审员", "复核员"),
        numbers={"应公开": "1条"}, told=_opinions, counted={"审查": 2, "汇总表": True},
    ),
    Row(
        35, "免予公开（条19）", DISCLOSURE, {"title": "救助对象病情名单三十五", **_WITHHELD}, (),
        "roll withheld", ("救助对象病情名单三十五", "个人隐私（第十五条）", "不得张贴"),
        {"应公开": "0条", "定为不予公开": "1条"},
        told=lambda office, one: {
            line.word: line.figures[0].value
            for line in office.statistics.by(DISCLOSURE, _one_day(one), "ground", _WITHHOLDING).lines
        },
        counted={"个人隐私（第十五条）": 1, "国家秘密（第十四条）": 0},
    ),
    Row(
        45, "公开目录与指南编制（D2、D3）", DISCLOSURE, {"title": "关于目录四十五的公告"}, ("published",),
        lambda office, _one: office.catalogue.directory().pdf, ("关于目录四十五的公告",), {"已公开": "1条"},
    ),
    Row(
        65, "对内/对外公开（D3）", DISCLOSURE, {"title": "关于干部职工补贴六十五的公告", "scope": "对内"},
        ("published",), "roll inner", ("对内公开目录", "关于干部职工补贴六十五的公告"),
        {"对内公开": "1条", "对外公开": "0条"},
    ),
    Row(
        66, "公开节奏（D4、D5）", ISSUE, make=_changed, paper="roll rounds",
        said=("公开栏节奏六十六", "定期"), numbers={"期数": "1期", "按期更换": "1期", "按期更换率": "100%"},
    ),
    Row(
        68, "群众利益事项（D4）", DISCLOSURE,
        {"title": "2025年5月低保发放公示六十八", "category": "群众利益事项 / 低保发放",
         "roster": "姓名\t村（社区）\t月补贴（元）\n王某\t东沟村\t360.00"},
        ("published",), lambda office, one: office.publishing.paper(one.id).pdf,
        ("2025年5月低保发放公示六十八", "月补贴（元）", "360.00"), {"群众利益事项": "1期"},
    ),
    Row(
        78, "反馈制度：点题箱、热线、回音壁（D5）", TOPIC, {"content": "请公开改造资金七十八"},
        ("notified", ("answered", {"answer": "资金已全部拨付。", "judgement": "可公开"}), "echoed"),
        lambda office, one: office.topics.echo_paper([one.id]).pdf, ("请公开改造资金七十八", "资金已全部拨付"),
        {"收件": "1件", "上墙": "1件", "上墙率": "100%"},
    ),
    Row(
        79, "备案制度（D5）", ISSUE, make=_filed, paper=lambda office, one: office.board.filing(one.id).pdf,
        said=("政务公开情况备案表", "公开栏备案七十九"),
        numbers={"已张贴": "1期", "已备案": "1期", "漏备": "0期"},
    ),
    Row(
        80, "公开墙分块（D5）", SLOT, make=_hung, paper="roll slots", said=("八十号公开墙", "名单公示", "第1格"),
        numbers={"在用格位": "1个"}, beside=((SHEET, "在挂", "1件"),), told=_used, counted={"格位": 1, "在挂": 1},
    ),
    Row(
        81, "三权重点（D5）", DISCLOSURE, {"title": "关于任命八十一的公告", "category": "三权重点 / 人事任用"},
        ("published",), "roll outer", ("关于任命八十一的公告", "三权重点/人事任用"),
        {"人事任用": "1条", "筹资筹劳": "0条"},
    ),
    Row(
        83, "点题公开（D5）", TOPIC, {"content": "请公开停车位八十三", "department": "房管股"},
        (("notified", {"notice_no": "点题通〔2025〕83号"}), "answered"),
        lambda office, one: office.topics.notice_paper(one.id).pdf,
        ("群众点题限时反馈通知书", "请公开停车位八十三"), {"收件": "1件", "按期率": "100%"},
    ),
)  # fmt: skip
