"""工作保障: what is counted, over rows made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.register import Register
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
from tests.registers.test_work_ledgers import MARCH, TODAY, told

Rows = list[dict[str, Value]]
DAY = date(2026, 3, 9)


def of(state: str, times: int = 1, **more: Value) -> Rows:
    return [{"state": state, **more} for _ in range(times)]


GROUP = [*of("现任", 3), *of("历任", 2, left_on=DAY)]
POSTS = [
    *of("现行", 4, level="岗位职责"),
    *of("现行", 2, level="科室职责", revised_on=DAY),
    *of("已停用", level="岗位职责"),
]
UNITS = [
    *of("在任", 3, unit_kind="机关科室", handler="李文"),
    *of("在任", 1, unit_kind="局属单位"),
    *of("卸任", 2, unit_kind="机关科室", handler="王宁"),
]
PLEDGES = [*of("已签订", 2, level="第一责任", signed_on=DAY), *of("待签订", 1, level="科室负责")]
INSTITUTIONS = [*of("现行", 7), *of("现行", 1, revised_on=DAY), *of("已废止", 2)]
PLANS = [
    *of("起草中"),
    *of("已印发", issued_on=DAY, due_on=DAY),
    *of("已完成", 2, issued_on=DAY),
    *of("已停止"),
]
TASKS = [
    *of("已办结", 2, due_on=DAY, finished_on=DAY, handler="李文"),
    *of("已办结", 1, due_on=MARCH, finished_on=DAY, handler="李文"),
    *of("待办", 1, due_on=DAY),
    *of("待办", 1, due_on=TODAY),
    *of("已取消", 3),
]
MEETINGS = [
    *of("待召开", kind="局办公会", attended=9),
    *of("待出纪要", kind="局办公会", attended=8),
    *of("已出纪要", 2, kind="集体研究", matter="大额支出", attended=5, minuted_on=DAY),
    *of("已取消", kind="调度会", attended=7),
]
SHORTFALLS = [
    *of("已落实", 3),
    *of("待落实", 1, due_on=DAY),
    *of("待落实", 1, due_on=TODAY),
    *of("转入下年", 3),
]
SITES = [
    *of("已命名", 2, level="市级", accepted_on=DAY),
    *of("未通过", 1, level="省级"),
    *of("已申报", level="市级"),
]
CHECKS = [
    *of("已计划", 5, way="随机抽查", problem_count=9),
    *of("已复查", 2, way="随机抽查", true_complete="合格", in_time="不合格", problem_count=2),
    *of("整改中", 1, way="座谈会", true_complete="不合格", in_time="未查", problem_count=3, due_on=DAY),
    *of("无问题", 1, way="查阅资料", true_complete="合格", in_time="合格"),
]
SCORES = [
    *of("已出结果", 2, score_rate="100%", grade="优秀", use="表扬", in_target=True),
    *of("已确认", 1, score_rate="95%", weight_note="低", in_target=False),
    *of("已评分", 1, score_rate="80%"),
]
AWARDS = [
    *of("已决定", 2, kind="表扬"),
    *of("已通报", 1, kind="奖励", fabricated=False),
    *of("已通报", 1, kind="追究主要领导责任", fabricated=True),
    *of("已撤销", 1, kind="表扬", fabricated=True),
]
CASES = [
    *of("已公开", 2, kind="不作为", source="群众反映", found="属实"),
    *of("已处理", 1, kind="慢作为", source="审计", found="部分属实"),
    *of("不公开", 1, kind="乱作为", source="审计", found="属实"),
    *of("不成立", 1, kind="不作为", source="群众反映"),
    *of("调查中", 1, kind="不作为", source="群众反映", due_on=DAY),
]
FORUMS = [
    *of("已反馈", 1, kind="行风评议大会", attended=40, supervisors=10, opinion_count=6, settled_count=4, satisfied=30,
        fair=6, dissatisfied=2, score="96.5"),
    *of("已整理", 1, kind="义务监督员座谈会", attended=12, opinion_count=3),
    *of("无意见", 1, kind="义务监督员座谈会", attended=8),
]  # fmt: skip
PROBLEMS = [
    *of("整改中", 1, source="审计", due_on=DAY),
    *of("待销号", 1, source="审计"),
    *of("已销号", 1, source="上级督查"),
    *of("已公开", 1, source="巡察"),
]
ITEMS = [
    *of("已通过", 3, kind="政府采购"),
    *of("已退回", 1, kind="其他"),
    *of("待审议", 1, kind="部门收费处罚情况"),
]
COURSES = [
    *of("已完成", 2, kind="保密", expected=30, attended=28, leaders=5, hours=4, passed=25),
    *of("已完成", 1, kind="条例", attended=10, leaders=0),
    *of("已计划", 1, kind="业务", attended=99, leaders=9, expected=50, hours=8),
    *of("已取消", 1, kind="业务"),
]

NUMBERS: list[tuple[Register, Rows, dict[str, str]]] = [
    (LEADING_GROUP, GROUP, {"现任成员": "3人次", "历任成员": "2人次", "卸任": "2人次"}),
    (
        POST,
        POSTS,
        {"岗位职责": "4条", "科室职责": "2条", "单位职责": "0条", "职责调整": "2条", "已停用": "1条"},
    ),
    (
        LIAISON,
        UNITS,
        {"单位数": "4个", "机关科室": "3个", "局属单位": "1个", "已配联络员": "3个", "配备率": "75%"},
    ),
    (PLEDGE, PLEDGES, {"责任书": "3份", "主要领导责任书": "2份", "已签订": "2份", "签订率": "66.67%"}),
    (
        INSTITUTION,
        INSTITUTIONS,
        {"印发制度": "10项", "现行制度": "8项", "修订制度": "1项", "废止制度": "2项"},
    ),
    (
        PLAN,
        PLANS,
        {"方案计划": "5个", "已印发": "3个", "在执行": "1个", "逾期未完成": "1个", "方案完成率": "66.67%"},
    ),
    (
        ASSIGNMENT,
        TASKS,
        {
            "任务数": "8项",
            "已办结": "3项",
            "待办": "2项",
            "已取消": "3项",
            "按期办结": "2项",
            "逾期未办结": "1项",
        }
        | {"任务完成率": "60%", "按期办结率": "66.67%", "落实到人率": "60%"},
    ),
    (
        MEETING,
        MEETINGS,
        {"会议次数": "3次", "局办公会": "1次", "集体研究": "2次", "集体研究大额支出": "2次", "调度会": "0次"}
        | {"参会人次": "18人次", "纪要率": "66.67%", "待出纪要": "1次"},
    ),
    (
        SHORTFALL,
        SHORTFALLS,
        {"不足": "8条", "已落实": "3条", "逾期未落实": "1条", "转入下年": "3条", "落实率": "37.5%"},
    ),
    (
        DEMO_SITE,
        SITES,
        {"申报": "4个", "示范点数": "2个", "市级示范点": "2个", "省级示范点": "0个", "命名率": "66.67%"},
    ),
    (
        INSPECTION,
        CHECKS,
        {"检查次数": "4次", "随机抽查": "2次", "座谈会": "1次", "网站监测": "0次", "问题数": "7个"}
        | {"真实齐全合格率": "75%", "及时合格率": "33.33%", "程序完备合格率": "—（无可统计的件）"}
        | {"整改率": "66.67%", "整改逾期": "1次"},
    ),
    (
        ASSESSMENT,
        SCORES,
        {"考核项数": "4项", "已确认": "3项", "已出结果": "2项", "得满分": "2项", "权重低于4%": "1项"}
        | {"纳入年终目标责任制": "2项", "优秀": "2项", "不合格": "0项", "予以表扬": "2项", "确认率": "75%"},
    ),
    (AWARD, AWARDS, {"奖惩次数": "4次", "表扬奖励": "3次", "追究主要领导责任": "1次", "弄虚作假": "1次"}),
    (
        VIOLATION,
        CASES,
        {"件数": "6件", "不作为": "4件", "慢作为": "1件", "群众反映": "4件", "查实": "4件", "查实率": "80%"}
        | {"已处理": "4件", "已公开": "2件", "问责公开率": "50%", "逾期未办": "1件"},
    ),
    (
        FORUM,
        FORUMS,
        {
            "评议座谈": "3次",
            "行风评议大会": "1次",
            "义务监督员座谈会": "2次",
            "参加人次": "60人次",
            "意见数": "9条",
        }
        | {"已落实意见数": "4条", "满意票": "30票", "不满意票": "2票", "有评议得分": "1次", "反馈率": "50%"},
    ),
    (
        RECTIFICATION,
        PROBLEMS,
        {"问题数": "4个", "审计发现": "2个", "已整改": "3个", "已销号": "2个", "已公开": "1个"}
        | {"逾期未整改": "1个", "整改率": "75%", "整改公开率": "50%"},
    ),
    (
        DELIBERATION,
        ITEMS,
        {
            "审议数": "5件",
            "五类重点": "4件",
            "政府采购": "3件",
            "通过": "3件",
            "退回": "1件",
            "通过率": "75%",
        },
    ),
    (
        TRAINING,
        COURSES,
        {
            "期数": "3期",
            "保密培训": "2期",
            "业务培训": "0期",
            "人次": "66人次",
            "领导人次": "10人次",
            "学时": "8学时",
        }
        | {"应到人次": "60人次", "考试合格人次": "50人次", "有领导参训": "2期", "计划完成率": "75%"},
    ),
]


@pytest.mark.parametrize(("ledger", "rows", "numbers"), NUMBERS, ids=lambda one: getattr(one, "key", ""))
def test_numbers_over_rows(ledger: Register, rows: Rows, numbers: dict[str, str]) -> None:
    assert {label: told(ledger, label, rows).shown for label in numbers} == numbers
