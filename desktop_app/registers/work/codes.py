"""The code lists of 工作保障: groups, duties, plans, meetings, checks (taxonomy E, registers.md §11)."""

from __future__ import annotations

from desktop_app.registers.codes import CodeList

# 审议制度 (taxonomy E76): what always has to be reviewed before it is made public.
MUST_DELIBERATE = (
    "经营性土地使用权转让",
    "建设工程招投标",
    "部门收费处罚情况",
    "政府采购",
    "群众关注的热点问题",
)
PRAISE = ("表扬", "奖励")
COLLECTIVE = "集体研究"
QUALIFIED, UNQUALIFIED, UNSEEN = "合格", "不合格", "未查"

WORK_LISTS: tuple[CodeList, ...] = (
    CodeList(
        "leading_group",
        "小组名称",
        (
            "政务公开工作领导小组",
            "政务公开监督小组",
            "政务督查工作领导小组",
            "重点工作督导小组",
            "数字化城管工作领导小组",
            "其他",
        ),
    ),
    CodeList("group_role", "组内职务", ("组长", "副组长", "成员", "办公室主任", "办公室成员")),
    CodeList("post_level", "职责层级", ("单位职责", "科室职责", "岗位职责")),
    CodeList("unit_kind", "单位类别", ("机关科室", "局属单位")),
    CodeList("pledge_level", "责任层级", ("第一责任", "直接领导责任", "科室负责")),
    CodeList(
        "institution_kind",
        "制度类别",
        (
            "考核评议",
            "政务公开",
            "服务承诺",
            "首办责任",
            "大要案件集体研究",
            "行政效能监察",
            "责任追究",
            "督查工作",
            "保密审查",
            "培训",
            "其他",
        ),
    ),
    CodeList("plan_kind", "方案类别", ("实施方案", "年度计划", "工作要点", "活动方案", "其他")),
    CodeList("meeting_kind", "会议类别", ("政务公开工作会议", "局办公会", COLLECTIVE, "调度会", "其他")),
    CodeList("collective_matter", "研究事项类别", ("大要案件", "大额支出", "其他重大事项")),
    CodeList(
        "shortfall_source", "不足来源", ("工作总结", "督查报告", "年度报告", "监督检查", "评议座谈", "其他")
    ),
    CodeList("demo_level", "示范点级别", ("县（区）级", "市级", "省级", "国家级")),
    CodeList(
        "inspection_way",
        "检查方式",
        ("调研性检查", "随机抽查", "座谈会", "查阅资料", "第三方评估", "网站监测"),
    ),
    CodeList("inspection_answer", "检查结论", (QUALIFIED, UNQUALIFIED, UNSEEN)),
    CodeList("assessment_grade", "考核等次", ("优秀", "良好", "合格", "不合格")),
    CodeList("assessment_use", "结果运用", ("表扬", "通报批评", "追究责任", "不作处理")),
    CodeList("award_kind", "奖惩种类", (*PRAISE, "批评教育", "通报批评", "追究主要领导责任")),
    CodeList("award_target", "奖惩对象", ("单位", "个人")),
    CodeList(
        "violation_source",
        "线索来源",
        ("群众反映", "监督检查", "督查督办", "审计", "媒体报道", "上级交办", "其他"),
    ),
    CodeList("violation_kind", "问责情形", ("不作为", "慢作为", "乱作为", "违反公开规定", "其他")),
    CodeList("violation_found", "查实情况", ("属实", "部分属实", "不属实")),
    CodeList(
        "violation_handling",
        "问责处理方式",
        ("批评教育", "责令改正", "通报批评", "诫勉", "组织处理", "处分", "移送有关机关", "不予处理"),
    ),
    CodeList(
        "forum_kind",
        "评议座谈类型",
        ("政风行风评议座谈会", "义务监督员座谈会", "行风评议大会", "民主评议会", "其他"),
    ),
    CodeList("rectification_source", "问题来源", ("上级督查", "审计", "巡察", "监督检查", "其他")),
    CodeList("deliberation_kind", "审议类别", (*MUST_DELIBERATE, "其他")),
    CodeList("deliberation_answer", "审议判断", ("是", "否")),
    CodeList("training_kind", "培训类别", ("公务员培训科目", "业务", "保密", "条例", "其他")),
)
