"""咨询热线, 公开日, 督办建议 and 舆情: rows 9, 27, 28, 48-50, 58, 70, 72, 85, 89-96, 98."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from desktop_app.domain.periods import free
from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.registers.box import BOX
from desktop_app.registers.citycase import CITYCASE
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.opinion import OPINION
from desktop_app.registers.press import PRESS
from desktop_app.registers.project import PROJECT
from desktop_app.registers.proposal import PROPOSAL
from desktop_app.registers.suggestion import SUGGESTION
from desktop_app.registers.supervision import SUPERVISION
from desktop_app.registers.task import TASK
from desktop_app.registers.visit import VISIT
from desktop_app.registers.work.institutions import INSTITUTION
from desktop_app.services.office import Office
from tests.institutions.row import Row, enter, form

Told = Callable[[Office, Record], Mapping[str, object]]
_RULE = "投诉举报受理程序五十八"
_OUT = ("dispatched", {"department": "房管股"})
_ORDERED = ("planned", _OUT)
_REPORTED = (*_ORDERED, ("replied", {"answer": "已经整改。", "outcome": "已解决"}))


def _by(register: Register, on: str, way: str, *words: str) -> Told:
    """How many came in on the day of a record, by the words of a field."""

    def told(office: Office, record: Record) -> dict[str, object]:
        day = record.day(on)
        assert day is not None
        table = office.statistics.by(register, free(day, day), way, register.measures[:1])
        return {line.word: line.figures[0].value for line in table.lines if line.word in words}

    return told


def _open_day(office: Office, day: date) -> Record:
    """A day with two visitors: one answered at once, one whose question was taken along and answered."""
    told = {
        "kind": "政务公开日",
        "theme": "公开日五十",
        "leaders": "局长、副局长",
        "leaders_count": "2",
        "boards": "6",
    }
    event = enter(office, OPEN_DAY, day, {**told, "leaflets": "300", "leaflets_about": "办事指南"}, "opened")
    enter(
        office,
        VISIT,
        day,
        {"visitor": "赵大", "content": "问公租房", "handling": "当场答复", "answer": "已说明"},
    )
    enter(office, VISIT, day, {"visitor": "钱二", "content": "问危房", "department": "房管股"}, "fed_back")
    return event


def _complaint(office: Office, day: date) -> Record:
    """A complaint, and the rule by which complaints are taken."""
    rule = {"title": _RULE, "kind": "其他", "procedure": "登记、转办、办理、答复、回访"}
    enter(office, INSTITUTION, day, rule)
    return enter(
        office, HOTLINE, day, {"content": "投诉物业五十八", "matter": "投诉"}, _OUT, "replied", "closed"
    )


def _procedure(office: Office, _call: Record) -> bytes:
    (rule,) = office.entries.page(Query(INSTITUTION.key, equal={"title": (_RULE,)}), 0, 2)
    return form(office, INSTITUTION, rule, "institution")


def _four_projects(office: Office, day: date) -> Record:
    """One project in each of the four states that make the whole."""
    enter(office, PROJECT, day, {"title": "推进的工程"})
    enter(office, PROJECT, day, {"title": "取消的工程"}, "cancelled")
    enter(office, PROJECT, day, {"title": "完成的工程"}, "started", "finished")
    return enter(
        office, PROJECT, day, {"title": "在建工程八十九", "handler": "李文"}, "started", "progressed"
    )


MATTERS: tuple[Row, ...] = (
    Row(
        9, "重大建设项目（条7二）", PROJECT,
        {"title": "城东污水管网九", "code": "2025-610924-01", "investment": "1200", "department": "市政股",
         **dict.fromkeys(("approved_on", "tendered_on", "land_on", "quality_on"), "2025-01-19")},
        ("started",), "roll progress", ("城东污水管网九", "1200", "在建"),
        {"项目": "1项", "总投资": "1200万元", "四组信息齐全率": "100%"},
    ),
    Row(
        27, "舆情回应（条13）", OPINION, {"title": "网传燃气停供二十七", "sudden": "否", "level": "一般"},
        ("judged", "handled", ("responded", {"first_at": "{day} 11:30", "answer": "系检修停气。"})), "form report",
        ("网传燃气停供二十七", "系检修停气"), {"收件": "1件", "回应率": "100%", "首次回应用时中位数": "2小时"},
    ),
    Row(
        28, "突发事件发布会（条13）", PRESS, {"event": "燃气管道泄漏二十八", "script": "事件已妥善处置。"},
        (("held", {"held_at": "{day} 20:30", "speaker": "李文", "place": "三楼会议室"}),), "form script",
        ("燃气管道泄漏二十八", "事件已妥善处置"), {"已举行": "1件", "按时率": "100%", "举行用时中位数": "11小时"},
    ),
    Row(
        48, "政务咨询热线、值班电话（D2）", HOTLINE, {"content": "自来水水压低四十八", "matter": "咨询"},
        (_OUT, ("replied", {"answer": "已调高水压。", "outcome": "已解决"}),
         ("called_back", {"satisfaction": "满意"})),
        "form register", ("自来水水压低四十八", "王秀兰", "已调高水压"),
        {"收件": "1件", "办结率": "100%", "用时中位数": "0天", "满意率": "100%"},
        told=_by(HOTLINE, "called_at", "matter", "咨询", "求助"), counted={"咨询": 1, "求助": 0},
    ),
    Row(
        49, "来访咨询登记（D2）", HOTLINE, {"content": "问公租房四十九", "way": "来访", "people": "3"},
        (_OUT, "replied"),
        "roll register", ("问公租房四十九", "来访"), {"来访批次": "1批次", "来访人次": "3人次", "办结率": "100%"},
    ),
    Row(
        50, "“5·15”政务公开日（D2）", OPEN_DAY, make=_open_day,
        paper=lambda office, one: office.open_day_papers.summary(one.id).pdf,
        said=("接待来访2人次，登记咨询2件，其中当场答复1件", "发放资料300份"),
        numbers={"举办次数": "1次", "参加领导": "2人次", "展板": "6块", "发放资料": "300份"},
        beside=((VISIT, "收件", "2件"), (VISIT, "当场答复率", "50%"), (VISIT, "带回件办结率", "100%")),
    ),
    Row(
        58, "投诉举报中心（D3）", HOTLINE, make=_complaint, paper=_procedure,
        said=(_RULE, "登记、转办、办理、答复、回访"), numbers={"收件": "1件", "办结率": "100%"},
        told=_by(HOTLINE, "called_at", "matter", "投诉"), counted={"投诉": 1},
    ),
    Row(
        70, "监督举报电话、信箱、批评建议（D4）", BOX,
        {"kind": "举报箱", "place": "北门七十", "letters": "2", "reports": "1", "advice": "1",
         "handling": "两件都转意见办理。"}, (), "form opening",
        ("举报箱", "北门七十", "王芳"), {"开箱次数": "1次", "来件件数": "2件", "举报件数": "1件"},
    ),
    Row(
        72, "意见办理（D4）", SUGGESTION,
        {"source": "行风评议", "content": "建议延时服务七十二", "department": "办公室", "chaser": "李文"},
        (("dispatched", {"department": "办公室"}), "replied", "closed"), "form order",
        ("建议延时服务七十二", "办公室", "李文"), {"收件": "1件", "办结": "1件", "办结率": "100%"},
    ),
    Row(
        85, "办件统计（D5）", FIGURE,
        {"subject": "政务服务中心办件", "first": "2025-01-01", "source": "政务服务中心月报", "received": "28189",
         "closed": "28152", "open": "37", "withdrawn": "0", "cancelled": "114"},
        (), "roll ledger", ("政务服务中心办件", "28189", "99.87%"),
        {"收件": "28189件", "办结": "28152件", "取消事项": "114件", "需要核对": "0条"},
    ),
    Row(
        89, "重点工程督导（D6）", PROJECT, make=_four_projects, paper="roll progress",
        said=("在建工程八十九", "李文"),
        numbers={"项目": "4项", "完成": "1项", "在建": "1项", "推进": "1项", "取消": "1项"},
    ),
    Row(
        90, "督办单（D6）", TASK,
        {"source": "政府督办单", "issuer": "县政府", "content": "清理占道九十", "limit_days": "10"}, _ORDERED,
        "form order", ("清理占道九十", "县政府", "房管股"), {"收件": "1件", "下发督办单": "1件"},
    ),
    Row(
        91, "领导批示、交办“特件”（D6）", TASK,
        {"source": "领导批示件", "issuer": "局长", "content": "核查漏水九十一", "special": "是", "handler": "李文",
         "limit_days": "5"},
        _REPORTED, "form instruction", ("批办单", "核查漏水九十一", "局长"), {"特件": "1件", "办结率": "100%"},
    ),
    Row(
        92, "办理程序（D6）", TASK, {"issuer": "县政府", "content": "流转九十二"}, _ORDERED, "form course",
        ("督办件流转单", "流转九十二"), {"收件": "1件", "在途": "1件", "办结": "0件"},
    ),
    Row(
        93, "信箱件等分类（D6）", TASK, {"source": "市信箱件", "issuer": "市信箱", "content": "路灯不亮九十三"}, (),
        "roll ledger", ("市信箱件", "路灯不亮九十三"), {"收件": "1件", "在办": "1件"},
        told=_by(TASK, "received_on", "source", "市信箱件", "省信箱件"), counted={"市信箱件": 1, "省信箱件": 0},
    ),
    Row(
        94, "热线分类（D6）", HOTLINE,
        {"way": "12345转办", "order_no": "WO-94", "content": "噪声扰民九十四"}, (_OUT, "replied"), "form register",
        ("12345转办", "WO-94", "噪声扰民九十四"), {"收件": "1件", "办结": "1件"},
        told=_by(HOTLINE, "called_at", "way", "12345转办", "12319"), counted={"12345转办": 1, "12319": 0},
    ),
    Row(
        95, "建议提案（D6）", PROPOSAL,
        {"session": "十八届四次", "case_no": "第95号", "title": "关于加装电梯的建议", "proposer": "陈代表"},
        (_OUT, ("contacted", {"contact_way": "见面"}),
         ("replied", {"result_class": "A", "reply_no": "青住建函〔2025〕95号", "answer": "已加装12部。"})),
        "form sheet", ("第95号", "关于加装电梯的建议", "已加装12部"),
        {"人大建议": "1件", "政协提案": "0件", "办复率": "100%", "见面率": "100%", "落实率": "100%"},
    ),
    Row(
        96, "数字化城管案件（D6）", CITYCASE, {"case_no": "城管-96", "kind": "部件", "place": "东街"},
        (_OUT, "replied", "closed"), "form case", ("城管-96", "东街"),
        {"收件": "1件", "处置": "1件", "结案": "1件", "办结率": "100%"},
    ),
    Row(
        98, "四种督查方式（D6）", SUPERVISION, {"way": "实地督查", "subject": "保障房分配九十八"},
        (("held", {"situation": "到现场查看。", "problems": ""}),), "form record", ("实地督查", "保障房分配九十八"),
        {"督查次数": "1次", "实地督查": "1次", "书面督查": "0次"},
    ),
)  # fmt: skip
