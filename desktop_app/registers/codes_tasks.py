"""The code lists of 督办建议 and of totals told by others; the office may add to them and hide what it does not use."""

from __future__ import annotations

from desktop_app.registers.codes import CodeList

TASK_LISTS: tuple[CodeList, ...] = (
    CodeList(
        "task_source",
        "督办任务来源",
        (
            "领导批示件",
            "政府督办单",
            "党委督办单",
            "省信箱件",
            "市信箱件",
            "县（区）信箱件",
            "会议议定",
            "12345",
            "12319",
            "数字城管",
            "建议提案",
            "巡察审计整改",
            "其他",
        ),
    ),
    CodeList("supervision_way", "督查方式", ("书面督查", "实地督查", "会议督查", "通讯督查")),
    CodeList(
        "suggestion_source",
        "意见来源",
        (
            "行风评议",
            "座谈会",
            "监督举报电话",
            "意见箱",
            "举报箱",
            "批评建议",
            "入户走访",
            "公开日",
            "其他",
        ),
    ),
    CodeList(
        "citycase_kind",
        "数字城管案件类型",
        ("部件", "事件", "市容环境", "施工管理", "街面秩序", "突发事件", "其他"),
    ),
    CodeList(
        "figure_subject",
        "汇总数事项",
        ("数字城管案件", "12345热线", "12319热线", "审批服务事项", "政务服务中心办件", "其他"),
    ),
)
