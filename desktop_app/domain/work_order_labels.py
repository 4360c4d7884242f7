"""How the platforms of 12345 and the like call what stands in a work order, and the field of ours it fills."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

ORDER_NO, CALLED_AT, CONTENT, LIMIT = "order_no", "called_at", "content", "ordered_due"
ORDERED_ON, NOTE, PLACE = "ordered_on", "ordered_note", "place"
TITLE = "<title>"  # stands in front of the content
KEPT = ""  # understood, but no field of ours: stays in the content as it is written

_WORDS: Mapping[str, str] = {
    ORDER_NO: (
        "工单编号 工单号 工单号码 上级工单号 转办单号 交办单号 派单编号 派单号 受理编号"
        " 受理单号 受理号 诉求编号 案件编号"
        " 案件号 事件编号 任务编号 任务号 流水号 业务编号 登记编号 办件编号 单号 编号"
    ),
    "caller": (
        "诉求人 诉求人姓名 来电人 来电人姓名 来访人 姓名 市民姓名 市民 反映人 反映人姓名"
        " 投诉人 举报人 咨询人 求助人"
        " 联系人 群众姓名 当事人 申请人 来电（访）人 来信人"
    ),
    "phone": (
        "联系电话 来电号码 来电电话 电话 电话号码 手机 手机号 手机号码 联系方式 主叫号码"
        " 诉求人电话 诉求人联系方式"
        " 回访电话 联系号码 市民电话 呼入号码 号码"
    ),
    "address": "住址 家庭住址 联系地址 诉求人地址 来电人地址 现住址 户籍地址 单位或住址 住址或单位",
    PLACE: (
        "事发地址 事发地点 事发地 诉求地址 问题地址 发生地址 发生地点 事件地址 事件地点"
        " 反映地址 涉事地址 地址 详细地址 地点"
        " 事发位置 案发地址"
    ),
    CONTENT: (
        "诉求内容 反映内容 内容 问题描述 诉求描述 主要内容 来电内容 反映问题 反映事项"
        " 工单内容 事件描述 问题内容 诉求详情"
        " 咨询内容 投诉内容 举报内容 求助内容 建议内容 具体内容 内容描述 诉求内容描述 受理内容"
        " 案件描述 内容摘要 市民诉求"
    ),
    TITLE: "诉求标题 标题 工单标题 主题 事件标题 案件标题 诉求主题 事项名称",
    CALLED_AT: (
        "来电时间 来电日期 受理时间 受理日期 登记时间 诉求时间 反映时间 提交时间 创建时间"
        " 来访时间 呼入时间 上报时间"
        " 诉求登记时间 建单时间"
    ),
    ORDERED_ON: (
        "派单时间 派单日期 转办时间 转办日期 交办时间 交办日期 下派时间 派发时间 派遣时间"
        " 转派时间 分派时间 下发时间"
    ),
    LIMIT: (
        "办理时限 办理期限 办结时限 办结期限 处理时限 处理期限 处置时限 要求办结时间"
        " 要求办结日期 办结截止时间 截止时间 截止日期"
        " 答复时限 答复期限 反馈时限 反馈期限 回复时限 回复期限 限办时间 限办日期 要求反馈时间"
        " 要求回复时间 到期时间 平台办结时限"
        " 办理截止时间 应办结时间"
    ),
    NOTE: (
        "回复要求 办理要求 答复要求 处理要求 派单意见 转办意见 交办意见 派单说明 处理意见要求"
        " 备注要求 办理意见 平台办理要求 派遣意见"
    ),
    "instruction": "领导批示 批示意见 批示内容 领导批示意见",
    "urgency": "紧急程度 紧急级别 紧急等级 缓急程度 缓急 工单等级 优先级",
    "matter": (
        "诉求类型 诉求类别 事项类别 事项类型 工单类型 工单类别 业务类型 问题类型 诉求性质"
        " 来电类型 类别 类型 件类"
    ),
    "area": "领域 问题领域 诉求分类 问题分类 事项分类 归口类别 内容分类 事件分类",
    "way": "来源 诉求来源 工单来源 来电方式 受理渠道 受理方式 诉求渠道 渠道 信息来源 案件来源 方式",
    "department": "承办单位 办理单位 主办单位 承办部门 承办科室 责任单位 处置部门 派往单位",
    "people": "人数 来访人数",
    "remark": "备注 说明",
    KEPT: (
        "性别 年龄 是否保密 是否回访 是否公开 是否匿名 受理员 坐席 坐席员 话务员 工号 受理人"
        " 派单员 派单人 派单单位 转办单位"
        " 签收时限 签收时间 是否紧急 重复次数 满意度 证件类型 证件号码 身份证号 邮箱 电子邮箱"
        " 附件 所属区域 所属街道 行政区划 区域"
        " 办结时间 协办单位 联系次数"
    ),
}  # fmt: skip
_INSIDE = re.compile(r"[\s【】\[\]〔〕（）()《》“”\"*＊]+")


def plain_label(label: str) -> str:
    """A label without blanks and brackets, half width, as it is compared and learned."""
    return _INSIDE.sub("", unicodedata.normalize("NFKC", label))


LABELS: Mapping[str, str] = {
    plain_label(word): key for key, words in _WORDS.items() for word in words.split()
}
# What an unknown label may be said to be, in the order of a form.
CHOICES: tuple[str, ...] = (
    ORDER_NO, CALLED_AT, ORDERED_ON, LIMIT, "caller", "phone", "address", PLACE, CONTENT, TITLE,
    "matter", "area", "urgency", "way", "department", NOTE, "instruction", "people", "remark",
)  # fmt: skip
