"""工作保障, 组织 to 监督考核: rows 3, 10, 11, 36-44, 52-55, 60, 63, 71, 73-77, 88, 97, 99, 100."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.records import Record
from desktop_app.registers.work.assessment import ASSESSMENT
from desktop_app.registers.work.awards import AWARD, VIOLATION
from desktop_app.registers.work.checks import INSPECTION
from desktop_app.registers.work.duties import PLEDGE, POST
from desktop_app.registers.work.institutions import INSTITUTION
from desktop_app.registers.work.learning import DELIBERATION, TRAINING
from desktop_app.registers.work.meetings import MEETING
from desktop_app.registers.work.people import LEADING_GROUP, LIAISON
from desktop_app.registers.work.plans import ASSIGNMENT, PLAN
from desktop_app.registers.work.progress import DEMO_SITE, SHORTFALL
from desktop_app.registers.work.trials import FORUM, RECTIFICATION
from desktop_app.services.office import Office
from tests.institutions.row import Row, enter

_QUESTIONS = {"true_complete": "合格", "in_time": "不合格", "procedure": "合格", "solved": "未查"}
_INSPECTED = ("inspected", {**_QUESTIONS, "problems": "两条信息过期", "problem_count": "2"})
_THREE = {"fair": "是", "democratic": "是", "real": "是"}


def _led(office: Office, day: date) -> Record:
    """The group that looks after orders, and its meeting."""
    told = {"group": "政务督查工作领导小组", "role": "组长", "member": "李文", "position": "局长"}
    enter(office, LEADING_GROUP, day, told)
    minutes = ("minuted", {"minutes": "听取督查情况九十九。", "conclusion": "限期办结。"})
    return enter(
        office, MEETING, day, {"kind": "局办公会", "agenda": "督查情况", "matter": ""}, "held", minutes
    )


WORK: tuple[Row, ...] = (
    Row(
        3, "适用范围（条4）", LIAISON, {"department": "房管所", "unit_kind": "局属单位", "head": "李文"}, (),
        "roll units",
        ("机构表", "房管所", "局属单位"), {"单位数": "1个", "局属单位": "1个", "机关科室": "0个"},
    ),
    Row(
        10, "督查审计整改（条7三）", RECTIFICATION, {"source": "审计", "problem": "台账不全十", "action": "补齐"},
        (("rectified", {"result": "已补齐。"}), "struck"), "form strike", ("台账不全十", "已补齐"),
        {"问题数": "1个", "审计发现": "1个", "整改率": "100%"},
    ),
    Row(
        11, "问责（条7三）", VIOLATION, {"kind": "慢作为", "content": "拖延受理十一", "department": "房管股"},
        ("filed", "investigated", ("handled", {"handling": "诫勉"})), "form case", ("慢作为", "拖延受理十一", "诫勉"),
        {"件数": "1件", "慢作为": "1件", "不作为": "0件"},
    ),
    Row(
        36, "领导小组（条20、D4、D5）", LEADING_GROUP,
        {"group": "政务公开工作领导小组", "role": "组长", "member": "王宁", "position": "局长",
         "office": "局办公室"}, (),
        "roll members", ("政务公开工作领导小组", "组长", "局办公室"), {"现任成员": "1人次"},
    ),
    Row(
        37, "责任制与联络员（条21）", LIAISON,
        {"department": "房管股", "unit_kind": "机关科室", "head": "李文", "handler": "王宁",
         "phone": "0915-4420037"}, (),
        "roll contacts", ("政务公开工作通讯录", "房管股", "不得对外公开"), {"单位数": "1个", "已配联络员": "1个"},
    ),
    Row(
        38, "监督检查（条22、23）", INSPECTION, {"way": "随机抽查", "department": "房管股"},
        (_INSPECTED, ("reported", {"report": "通报三十八"}), "rectified"), "form record",
        ("随机抽查", "两条信息过期"),
        {"检查次数": "1次", "随机抽查": "1次", "问题数": "2个", "整改率": "100%"},
    ),
    Row(
        39, "绩效考核与奖惩（条24）", ASSESSMENT,
        {"department": "房管股", "indicator": "公开及时三十九", "weight": "3%"},
        ("confirmed",), "form sheet", ("公开及时三十九", "9.5"),
        {"考核项数": "1项", "权重低于4%": "1项", "确认率": "100%"},
    ),
    Row(
        40, "培训（条25）", TRAINING, {"title": "条例培训四十", "kind": "条例"},
        (("held", {"attended": "25", "leaders": "3"}),), "form sign_in", ("培训签到表", "条例培训四十"),
        {"期数": "1期", "人次": "25人次", "领导人次": "3人次"},
    ),
    Row(
        41, "工作方案与计划（D2、D3）", PLAN, {"title": "2025年工作要点四十一", "kind": "工作要点"},
        ("issued", "begun", "finished"), "roll plans", ("2025年工作要点四十一", "已完成"),
        {"方案计划": "1个", "已完成": "1个", "方案完成率": "100%"},
    ),
    Row(
        42, "工作会议（D2）", MEETING, {"agenda": "部署公开四十二", "matter": ""},
        ("held", ("minuted", {"minutes": "会议要求按期公开。"})), "form minutes",
        ("部署公开四十二", "会议要求按期公开"),
        {"会议次数": "1次", "政务公开工作会议": "1次", "纪要率": "100%"},
    ),
    Row(
        43, "分级负责、落实到人（D2）", ASSIGNMENT,
        {"task": "更新目录四十三", "department": "办公室", "handler": "李文"}, (),
        "roll breakdown", ("更新目录四十三", "办公室"), {"任务数": "1项", "待办": "1项", "落实到人率": "100%"},
    ),
    Row(
        44, "目标考核（D2、D5）", ASSESSMENT,
        {"department": "办公室", "indicator": "纳入目标四十四", "in_target": "是", "weight": "5%"}, (),
        "roll results",
        ("纳入目标四十四", "办公室"), {"纳入年终目标责任制": "1项", "权重低于4%": "0项"},
    ),
    Row(
        52, "实施方案（D3）", PLAN, {"title": "实施方案五十二", "kind": "实施方案", "guiding": "以公开促落实。"}, (),
        "form plan", ("实施方案五十二", "以公开促落实"), {"方案计划": "1个", "已印发": "0个"},
    ),
    Row(
        53, "制度汇编（D3、D5）", INSTITUTION,
        {"title": "首办责任制五十三", "kind": "首办责任", "summary": "谁首办谁负责。"},
        (), lambda office, _one: office.booklets.rules().pdf, ("首办责任制五十三", "谁首办谁负责"),
        {"印发制度": "1项", "现行制度": "1项"},
    ),
    Row(
        54, "示范点创建（D3）", DEMO_SITE, {"title": "示范点五十四", "level": "市级", "materials": "申报表、台账"},
        ("accepted", "named"), "form materials", ("示范点五十四", "申报表、台账"),
        {"申报": "1个", "示范点数": "1个", "市级示范点": "1个"},
    ),
    Row(
        55, "职责公开（D3）", POST,
        {"level": "岗位职责", "department": "房管股", "post": "窗口五十五", "duties": "受理公租房申请。"}, (),
        "form card",
        ("岗位职责公示牌", "窗口五十五", "受理公租房申请"), {"岗位职责": "1条"},
    ),
    Row(
        60, "座谈会（D3）", FORUM, {"kind": "义务监督员座谈会", "title": "座谈会六十", "attended": "12"},
        (("sorted", {"opinions": "窗口排队久", "opinion_count": "4"}), "answered"), "form record",
        ("义务监督员座谈会", "座谈会六十", "窗口排队久"), {"评议座谈": "1次", "意见数": "4条", "反馈率": "100%"},
    ),
    Row(
        63, "集体研究（D3）", MEETING,
        {"kind": "集体研究", "agenda": "大额支出六十三", "matter": "大额支出", "amount": "80万元"}, ("held",),
        "form record",
        ("会议记录", "大额支出六十三", "80万元"), {"集体研究": "1次", "集体研究大额支出": "1次"},
    ),
    Row(
        71, "行风评议大会（D4）", FORUM,
        {"kind": "行风评议大会", "agenda": "公开情况七十一", "score": "92", "satisfied": "30", "dissatisfied": "1"},
        (("sorted", {"opinion_count": "2"}),), "form ballot",
        ("政务公开工作评议意见表", "行风评议大会", "公开情况七十一"),
        {"行风评议大会": "1次", "满意票": "30票", "意见数": "2条", "有评议得分": "1次"},
    ),
    Row(
        73, "违规处理（D4）", VIOLATION, {"source": "群众反映", "content": "乱收费七十三", "department": "市政股"},
        ("filed", ("investigated", {"found": "属实"}), ("handled", {"handling": "通报批评"})), "roll cases",
        ("群众反映", "市政股", "通报批评"), {"群众反映": "1件", "查实": "1件", "已处理": "1件"},
    ),
    Row(
        74, "领导小组＋监督小组（D5）", LEADING_GROUP,
        {"group": "政务公开监督小组", "role": "成员", "member": "李文", "office": "纪检室"}, (), "roll members",
        ("政务公开监督小组", "纪检室"), {"现任成员": "1人次"},
    ),
    Row(
        75, "三级责任（D5）", PLEDGE,
        {"level": "直接领导责任", "handler": "李文", "content": "分管范围内负责七十五。"},
        ("signed",), "form pledge", ("政务公开工作责任书", "分管范围内负责七十五"),
        {"责任书": "1份", "分管领导责任书": "1份", "签订率": "100%"},
    ),
    Row(
        76, "审议制度（D5）", DELIBERATION,
        {"title": "招标结果七十六", "kind": "建设工程招投标", "department": "城建股"},
        (("passed", {**_THREE, "judge": "李文", "opinion": "同意公开"}),), "form sheet",
        ("政务公开审议表", "招标结果七十六", "同意公开"),
        {"审议数": "1件", "建设工程招投标": "1件", "通过率": "100%"},
    ),
    Row(
        77, "奖惩（D5）", AWARD, {"kind": "通报批评", "ground": "虚报公开条数七十七", "fabricated": "是"},
        ("announced",),
        "form decision", ("虚报公开条数七十七", "通报批评"),
        {"奖惩次数": "1次", "通报批评": "1次", "弄虚作假": "1次"},
    ),
    Row(
        88, "检查四问（D5）", INSPECTION, {"way": "查阅资料", "department": "市政股"}, (_INSPECTED,), "roll checks",
        ("查阅资料", "市政股", "不合格", "未查"),
        {"真实齐全合格率": "100%", "及时合格率": "0%", "程序完备合格率": "100%",
         "问题解决合格率": "—（无可统计的件）"},
    ),
    Row(
        97, "督查工作制度（D6）", INSTITUTION,
        {"title": "督查工作制度九十七", "kind": "督查工作", "purpose": "批则必查。",
         "organisation": "局办公室负责。"}, (),
        "form institution", ("督查工作制度九十七", "批则必查", "局办公室负责"), {"印发制度": "1项"},
    ),
    Row(
        99, "督查领导小组、局办公会（D6）", MEETING, make=_led, paper="form minutes",
        said=("听取督查情况九十九", "限期办结"),
        numbers={"局办公会": "1次"}, beside=((LEADING_GROUP, "现任成员", "1人次"),),
    ),
    Row(
        100, "不足与打算（D6、D2）", SHORTFALL, {"shortfall": "更新慢一百", "action": "每月核对", "handler": "李文"},
        ("settled",), "form plan", ("更新慢一百", "每月核对"), {"不足": "1条", "已落实": "1条", "落实率": "100%"},
    ),
)  # fmt: skip
