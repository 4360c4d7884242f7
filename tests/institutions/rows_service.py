"""工作保障, 宣传 to 执行与结果: rows 2, 8, 12-21, 24, 26, 29, 30, 46, 47, 56, 57, 59, 64, 67, 69, 84, 86."""

from __future__ import annotations

from desktop_app.registers.work.allotment import ALLOTMENT
from desktop_app.registers.work.enforcement import ENFORCEMENT
from desktop_app.registers.work.guide import GUIDE
from desktop_app.registers.work.market import MARKET_CHECK
from desktop_app.registers.work.media import DEVICE, MEDIA_POST, WEB_COLUMN
from desktop_app.registers.work.outreach import HANDBOOK, HOME_VISIT
from desktop_app.registers.work.powers import POWER_LIST
from desktop_app.registers.work.projects import PURCHASE
from desktop_app.registers.work.publicity import INTERVIEW, PUBLICITY
from desktop_app.registers.work.results import DEPLOYMENT, EVALUATION
from desktop_app.registers.work.services import COMMITMENT, INTERMEDIARY
from desktop_app.registers.work.window import SERVICE_CASE
from tests.institutions.row import Row

_SIX = "公开为常态、不公开为例外；及时、全面、深入；真实准确；讲求实效；服务群众；便于监督。"
_EIGHT = {
    "goal": "改造6个小区", "actions": "逐栋施工", "stages": "分三步", "duties": "城建股牵头",
    "supervision": "电话监督",
}  # fmt: skip
_PROMISE = {
    "promised_days": "5",
    "statutory_days": "20",
    "supervision": "0915-4420011",
    "procedure": "材料齐全即受理",
}

SERVICE: tuple[Row, ...] = (
    Row(
        2, "六原则（条3）", COMMITMENT, {"title": "政务公开六项原则", "content": _SIX, **_PROMISE},
        ("agreed", "posted"),
        "form promise", ("政务公开六项原则", "公开为常态、不公开为例外"), {"公布": "1项"},
    ),
    Row(
        8, "部署执行（条7一）", DEPLOYMENT, {"title": "老旧小区改造八", **_EIGHT},
        (("progressed", {"progress": "完成2个小区", "problems": "资金紧", "next_steps": "加快", "percent": "30"}),
         "shown"),
        "form progress", ("老旧小区改造八", "改造6个小区", "完成2个小区", "资金紧", "加快"),
        {"任务": "1项", "进行中": "1项", "阶段公开次数": "1次"},
    ),
    Row(
        12, "四清单动态调整（条8一）", POWER_LIST, {"kind": "权力清单", "title": "施工许可十二", "change": "增"},
        ("published",), "roll list1", ("权力清单", "施工许可十二"), {"新增": "1条"},
    ),
    Row(
        13, "执法公示（条8二）", ENFORCEMENT,
        {"kind": "行政处罚", "title": "擅自施工十三", "basis": "《建筑法》", "procedure": "立案、调查、决定"},
        (("decided", {"decision_no": "青住建罚〔2025〕13号", "decision": "罚款1万元", "amount": "10000"}), "shown"),
        "form case", ("擅自施工十三", "青住建罚〔2025〕13号"),
        {"立案": "1件", "行政处罚": "1件", "行政许可": "0件", "按期公开率": "100%"},
    ),
    Row(
        14, "市场监管（条8三）", MARKET_CHECK,
        {"area": "安全生产", "target": "幸福小区工地十四", "problem_count": "2"},
        ("ordered", "mended", "shown"), "form result", ("幸福小区工地十四", "安全生产"),
        {"检查次数": "1次", "安全生产检查": "1次", "发现问题": "2个"},
    ),
    Row(
        15, "扶贫（条8四）", ALLOTMENT,
        {"batch": "帮扶第15批", "kind": "困难群众帮扶", "quota": "30", "amount": "90000", "fund_use": "修缮房屋"},
        (("put_up", {"item_no": "公开-2024-0015"}), ("verified", {"verification": "无异议", "cancelled": ""}),
         "confirmed"),
        "form verification", ("帮扶第15批", "困难群众帮扶", "30"), {"帮扶户数": "30户", "确定金额": "90000元"},
    ),
    Row(
        16, "办事指南（条9一、D2、D3）", GUIDE,
        {"title": "公租房申请十六", "materials": "申请表1份", "promised_days": "10"},
        (), "form guide", ("公租房申请十六", "申请表1份", "3号窗口"), {"指南事项": "1项"},
    ),
    Row(
        17, "中介服务（条9二）", INTERMEDIARY, {"title": "施工图审查十七", "time": "10个工作日"}, (), "roll items",
        ("施工图审查十七", "10个工作日"), {"中介服务事项": "1项"},
    ),
    Row(
        18, "购买服务（条9三）", PURCHASE,
        {"kind": "政府购买服务", "title": "公租房物业十八", "way": "公开招标", "mode": "委托",
         "standard": "一日两扫"},
        (("contracted", {"contractor": "青石物业公司", "amount": "360000"}),), "form project",
        ("公租房物业十八", "青石物业公司", "360000"), {"购买服务": "1个", "签订合同": "1个", "合同金额": "360000元"},
    ),
    Row(
        19, "PPP（条9四）", PURCHASE,
        {"kind": "政府和社会资本合作（PPP）", "title": "污水处理厂十九", "listed": "推介项目", "laws": "国家规定"},
        (),
        "roll proposed", ("推介项目名单", "污水处理厂十九"),
        {"合作项目": "1个", "推介项目": "1个", "示范项目": "0个"},
    ),
    Row(
        20, "落实情况（条10一）", DEPLOYMENT, {"title": "棚改任务二十", "deadline": "2025-12-31"},
        ("progressed", ("done", {"evidence": "验收报告"})), "roll tasks", ("棚改任务二十", "已完成"),
        {"任务": "1项", "完成": "1项", "完成率": "100%"},
    ),
    Row(
        21, "第三方评估（条10一）", EVALUATION,
        {"policy": "补助政策二十一", "kind": "社会中介组织", "agency": "青石评估公司", "method": "问卷"},
        (("assessed", {"conclusion": "群众满意"}), ("answered", {"adopted": "采用"})), "form summary",
        ("补助政策二十一", "群众满意", "问卷"), {"评估次数": "1次", "社会中介组织评估": "1次", "采用率": "100%"},
    ),
    Row(
        24, "宣传活动（条11）", PUBLICITY, {"theme": "条例宣传二十四", "media": "报刊、现场活动"}, ("done",),
        "roll plan",
        ("条例宣传二十四", "报刊、现场活动"), {"完成活动": "1次", "报刊宣传": "1次", "电视宣传": "0次"},
    ),
    Row(
        26, "第一新闻发言人（条12）", INTERVIEW,
        {"media": "县电视台", "topic": "改造进展二十六", "planned_at": "2025-02-22 15:00", "rank": "主要领导"},
        (("approved", {"interviewee": "李文", "line": "年底完工。"}), "given"), "form interview",
        ("改造进展二十六", "县电视台", "年底完工"), {"接受采访": "1次", "主要领导受访": "1次"},
    ),
    Row(
        29, "网站更新机制（条14）", WEB_COLUMN, {"title": "通知公告二十九", "cycle": "30", "handler": "李文"}, (),
        "roll check", ("网站栏目更新检查表", "通知公告二十九"), {"在用栏目": "1个", "超期栏目": "1个"},
    ),
    Row(
        30, "新媒体（条14）", MEDIA_POST,
        {"title": "公租房怎么申请三十", "kind": "便民服务", "platform": "微信公众号"}, (),
        "roll posts", ("公租房怎么申请三十", "便民服务"), {"发布条数": "1条", "便民服务比例": "100%"},
    ),
    Row(
        46, "《百姓办事通》（D2）", GUIDE, {"title": "危房改造申请四十六", "in_book": "是"}, (),
        lambda office, _one: office.booklets.guides().pdf, ("百姓办事通", "危房改造申请四十六"),
        {"收入办事通": "1项"},
    ),
    Row(
        47, "触摸屏、信息屏（D2）", DEVICE,
        {"name": "大厅触摸屏四十七", "contents": "办事指南\\n收费标准", "items": "2", "place": "一楼"}, (),
        "form contents",
        ("大厅触摸屏四十七", "收费标准"), {"设备台数": "1台", "内容条数": "2条"},
    ),
    Row(
        56, "服务承诺（D3、D5）", COMMITMENT, {"title": "受理公租房五十六", "content": "当场受理。", **_PROMISE},
        ("agreed", "posted"), "form promise", ("服务承诺书", "受理公租房五十六", "当场受理", "75%"), {"公布": "1项"},
    ),
    Row(
        57, "格式文书（D3）", SERVICE_CASE, {"title": "公租房申请五十七"},
        (("refused",
          {"refuse_reason": "不是本县户籍", "refuse_basis": "《细则》第五条", "notice_no": "不受〔2025〕57号"}),
         "delivered"),
        "form refused", ("不予受理通知书", "公租房申请五十七", "不是本县户籍"), {"不予受理": "1件", "受理": "0件"},
    ),
    Row(
        59, "宣传日（D3：3·15、法制宣传日）", PUBLICITY, {"theme": "三一五五十九", "day": "3·15消费者权益日"},
        (("done", {"reached": "200", "consulted": "40"}),), "form activity",
        ("三一五五十九", "3·15消费者权益日", "200"),
        {"宣传日活动": "1次", "受众人次": "200人次", "接受咨询": "40人次"},
    ),
    Row(
        64, "廉政承诺与《双承诺双公开创双优》（D3）", HANDBOOK,
        {"edition": "六十四版", "unit_pledge": "不吃拿卡要。", "inner": "财务", "outer": "办事程序"},
        (("printed", {"copies": "500"}), ("issued", {"receivers": "人大、政协", "issued_copies": "120"})),
        "form book",
        ("六十四版", "不吃拿卡要", "办事程序"), {"印制份数": "500份", "发放份数": "120份"},
    ),
    Row(
        67, "向社会承诺公告（D4）", COMMITMENT, {"title": "窗口承诺六十七", "discipline": "不收礼", **_PROMISE},
        ("agreed", "posted"), "form announcement", ("向社会承诺公告", "窗口承诺六十七", "材料齐全即受理", "不收礼"),
        {"公布": "1项"},
    ),
    Row(
        69, "入户走访（D4）", HOME_VISIT,
        {"household": "王秀兰", "policies": "危房补助六十九", "problems": "2", "needs": "屋顶漏水"},
        ("handled", "returned"), "form visit", ("入户走访记录", "危房补助六十九", "屋顶漏水"),
        {"走访户次": "1户次", "需求和问题": "2个", "办理率": "100%"},
    ),
    Row(
        84, "首问负责、服务承诺、限时办结、一门受理（D5）", SERVICE_CASE,
        {"title": "公租房申请八十四", "first_asked": "李文", "promised_days": "10"}, ("accepted", "closed"),
        "form slip",
        ("首问负责办件单", "公租房申请八十四", "李文"), {"收件": "1件", "办结率": "100%", "超时率": "0%"},
    ),
    Row(
        86, "保障房分配公示核查（D5）", ALLOTMENT, {"batch": "2025年第86批", "kind": "保障房分配", "quota": "200"},
        (("put_up", {"item_no": "公开-2024-0086"}), ("doubted", {"objections": "5"}),
         ("verified", {"verification": "逐户核查", "cancelled": "37", "cancel_reason": "已有住房"})),
        "form verification", ("2025年第86批", "37", "已有住房", "163"), {"取消名额": "37个", "异议": "5件"},
    ),
)  # fmt: skip
