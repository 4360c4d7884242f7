"""The code lists of 建议提案, 舆情 and 突发事件发布会 (registers.md §6, §9; taxonomy 27, 28, 95)."""

from __future__ import annotations

from desktop_app.domain.opinion_law import GRAVE, GRAVEST, GREATER, USUAL
from desktop_app.domain.proposal_law import JOINT, LEADING, MOTION, SHARED, SUGGESTION
from desktop_app.registers.codes import CodeList

MEETING, TALK = "见面", "座谈"  # the ways in which people see each other

MATTER_LISTS: tuple[CodeList, ...] = (
    CodeList("proposal_kind", "建议提案类型", (SUGGESTION, MOTION)),
    CodeList("proposal_level", "建议提案级别", ("县级", "市级", "省级", "全国")),
    CodeList("proposal_role", "承办方式", (LEADING, JOINT, SHARED)),
    CodeList("proposal_class", "办理结果类别", ("A", "B", "C", "D")),
    CodeList("proposal_opinion", "代表委员意见", ("满意", "基本满意", "不满意")),
    CodeList("contact_way", "沟通方式", (MEETING, "电话", TALK, "其他")),
    CodeList("letter_form", "文书版式", ("信函", "公文")),
    CodeList(
        "opinion_source", "舆情来源", ("网站论坛", "微博微信", "短视频", "新闻媒体", "上级转办", "其他")
    ),
    CodeList("opinion_level", "舆情等级", (GRAVEST, GRAVE, GREATER, USUAL)),
    CodeList("opinion_way", "回应方式", ("发布会", "通报", "网站", "微博微信", "接受采访")),
    CodeList("opinion_hand_over", "移交单位", ("网信部门", "公安机关", "其他")),
    CodeList("press_level", "突发事件级别", (GRAVEST, GRAVE)),
)
