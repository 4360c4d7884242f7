"""The code lists of the ledgers of publicity, services and results (taxonomy E, rows 8 to 86)."""

from __future__ import annotations

from desktop_app.registers.codes import CodeList

PERMIT, PENALTY, FORCE = "行政许可", "行政处罚", "行政强制"
POWER_LISTS = ("权力清单", "责任清单", "监管清单", "负面清单")
HOUSING, REBUILDING, RELIEF = "保障房分配", "危房改造补助", "困难群众帮扶"
SERVICE, PARTNERSHIP = "政府购买服务", "政府和社会资本合作（PPP）"
PROPOSED, MODEL = "推介项目", "示范项目"
PUBLICITY_MEDIA = ("报刊", "广播", "电视", "网站", "微博微信客户端", "现场活动", "宣传册", "其他")
EVERYDAY = "日常宣传"
OFFICIAL, CONVENIENT = "权威信息", "便民服务"
FIRST_SPOKESMAN = "主要领导"
AGENCIES = ("社会中介组织", "专业评估公司", "社情民意调查中心")
HOUSES_CHECKED, SAFETY = "保障性住房", "安全生产"
ADDED, DELETED, CHANGED = "增", "删", "改"

SERVICE_LISTS: tuple[CodeList, ...] = (
    CodeList(
        "publicity_day",
        "宣传日",
        (EVERYDAY, "政务公开日", "3·15消费者权益日", "法制宣传日", "安全生产月", "其他"),
    ),
    CodeList("publicity_media", "宣传媒体", PUBLICITY_MEDIA),
    CodeList(
        "publicity_form",
        "宣传形式",
        ("专题报道", "访谈", "公益广告", "现场咨询", "发放资料", "展板展示", "讲座", "其他"),
    ),
    CodeList("interview_way", "采访方式", ("当面采访", "电话采访", "书面答复", "视频连线", "直播访谈")),
    CodeList("interview_rank", "受访人身份", (FIRST_SPOKESMAN, "分管领导", "科室负责人", "其他")),
    CodeList("media_platform", "新媒体平台", ("微信公众号", "微博", "客户端", "短视频号", "其他")),
    CodeList(
        "media_kind", "新媒体内容类型", (OFFICIAL, CONVENIENT, "政策解读", "回应关切", "工作动态", "其他")
    ),
    CodeList(
        "column_carrier", "栏目所在平台", ("局网站", "市政府信息公开平台", "微信公众号", "微博", "客户端")
    ),
    CodeList("device_kind", "设备类型", ("触摸屏", "信息屏", "其他")),
    CodeList(
        "commitment_kind", "承诺类别", ("窗口服务承诺", "行政审批承诺", "公共服务承诺", "廉政承诺", "其他")
    ),
    CodeList(
        "guide_chapter",
        "办事类别",
        (
            "保障性住房",
            "农村危房改造",
            "房屋交易与物业",
            "征收与补偿",
            "工程建设",
            "燃气供热供水",
            "市政园林",
            "其他",
        ),
    ),
    CodeList("power_list_kind", "清单类别", POWER_LISTS),
    CodeList(
        "power_kind",
        "权力类型",
        (
            PERMIT,
            PENALTY,
            FORCE,
            "行政征收",
            "行政给付",
            "行政检查",
            "行政确认",
            "行政奖励",
            "行政裁决",
            "其他",
        ),
    ),
    CodeList("power_change", "清单变动", (ADDED, DELETED, CHANGED)),
    CodeList("case_result", "办件结果", ("准予办理", "不予办理", "部分办理", "终止办理")),
    CodeList("deployment_kind", "部署类别", ("重大改革方案", "重大改革任务", "发展规划", "其他决策部署")),
    CodeList("evaluation_agency", "评估机构类别", AGENCIES),
    CodeList("evaluation_adopted", "评估采用情况", ("采用", "部分采用", "未采用")),
    CodeList(
        "enforcement_kind",
        "执法类别",
        (PERMIT, PENALTY, FORCE, "行政检查", "行政征收", "行政确认", "其他"),
    ),
    CodeList("party_kind", "相对人类别", ("自然人", "法人", "非法人组织", "个体工商户")),
    CodeList(
        "check_area",
        "检查领域",
        (HOUSES_CHECKED, SAFETY, "燃气安全", "房地产市场", "物业服务", "建筑市场", "其他"),
    ),
    CodeList("check_way", "市场检查方式", ("日常检查", "专项检查", "双随机抽查", "联合检查", "举报核查")),
    CodeList("recheck_result", "复查结论", ("合格", "部分合格", "不合格")),
    CodeList("purchase_kind", "项目类别", (SERVICE, PARTNERSHIP)),
    CodeList(
        "purchase_way",
        "购买方式",
        ("公开招标", "邀请招标", "竞争性谈判", "竞争性磋商", "询价", "单一来源", "框架协议", "其他"),
    ),
    CodeList("partnership_list", "合作项目名单", (PROPOSED, MODEL)),
    CodeList("acceptance_result", "验收结论", ("合格", "基本合格", "不合格")),
    CodeList("allotment_kind", "分配类别", (HOUSING, REBUILDING, RELIEF)),
)
