"""The category tree of disclosures: the five kinds of 五公开 and their items, as paths 类 / 事项 / 子项.

Source: articles 5-10 of the bureau's openness rules; beside them what other rules add, which not every bureau uses:
三权重点 (人权、事权、财权) and 群众利益事项 (taxonomy A of the design notes, E68, E81).
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.registers.codes import CodeList

JOINT = " / "
POWERS, INTERESTS = "三权重点", "群众利益事项"
POWERS_PARTS = (
    "专项资金和财政转移支付资金使用",
    "筹资筹劳",
    "发展规划",
    "财政预决算报告",
    "重大项目审批和实施",
    "人事任用",
    "行政许可办理",
    "突发公共事件处理",
)
KEY_FIELDS = ("住建领域", "结果公开 / 重点领域")  # how the article, or the category, of a 重点领域 begins

_TREE: dict[str, dict[str, tuple[str, ...]]] = {
    "决策公开": {
        "重大行政决策法定程序": ("公众参与", "专家论证", "风险评估", "合法性审查", "集体讨论"),
        "决策前预公开": (
            "决策草案",
            "决策依据",
            "征求意见",
            "征求意见（调查研究）",
            "征求意见（咨询协商）",
            "征求意见（听证座谈）",
        ),
        "列席会议": ("人大代表", "政协委员", "公众代表", "专家学者", "新闻媒体"),
        "决策结果": ("议定事项", "相关文件"),
    },
    "执行公开": {
        "改革方案、发展规划等决策部署": (
            "任务目标",
            "工作措施",
            "实施步骤",
            "责任分工",
            "监督方式",
            "工作进展",
            "存在问题",
            "后续举措",
        ),
        "重大建设项目": ("审批结果", "招投标", "土地征收", "质量安全"),
        "督查审计": ("发现问题", "整改落实"),
        "问责": ("不作为", "慢作为", "乱作为"),
    },
    "管理公开": {
        "清单": ("权力清单", "责任清单", "监管清单", "负面清单", "清单动态调整记录"),
        "行政执法": ("职责权限", "执法依据", "裁量基准", "执法流程", "执法结果"),
        "市场监管": ("保障性住房", "安全生产"),
        "扶贫": ("扶贫对象", "资金分配", "资金使用", "资金项目安排"),
    },
    "服务公开": {
        "政务服务大厅窗口": ("服务事项", "办事指南", "办事流程"),
        "行政审批中介服务": ("事项名称", "设置依据", "服务时限"),
        "政府购买服务": ("方式", "操作模式", "服务内容", "服务标准"),
        "PPP": ("法规", "推介项目名单", "示范项目名单"),
    },
    "结果公开": {
        "重大改革任务、发展规划落实情况": (),
        "第三方评估": ("社会中介组织", "专业评估公司", "社情民意调查中心"),
        "重点领域": ("财政预决算", "公共资源配置", "重点项目计划安排"),
        "规范性文件": (),
        "规范性文件清理结果": (),
    },
}
FIVE = tuple(_TREE)
_ADDED: dict[str, dict[str, tuple[str, ...]]] = {
    POWERS: dict.fromkeys(POWERS_PARTS, ()),
    INTERESTS: dict.fromkeys(("低保发放", "收费", "社会捐款", "财务", "其他"), ()),
}


def _paths() -> Iterator[str]:
    for kind, items in (_TREE | _ADDED).items():
        yield kind
        for item, parts in items.items():
            yield JOINT.join((kind, item))
            yield from (JOINT.join((kind, item, part)) for part in parts)


CATEGORY = CodeList("category", "公开类别", tuple(_paths()))
