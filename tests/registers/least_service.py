"""The least that the forms of the ledgers of 宣传, 服务 and 执行与结果 ask for, as somebody types it."""

from __future__ import annotations

ON = "2026-03-02"  # a Monday

LEAST_SERVICE: dict[str, dict[str, str]] = {
    "publicity": {"held_on": ON, "theme": "政务公开日宣传", "media": "现场活动、宣传册"},
    "interview": {"asked_on": ON, "media": "青石县电视台", "topic": "老旧小区改造进展", "rank": "主要领导"},
    "home_visit": {"visited_on": ON, "community": "东沟村", "household": "王秀兰", "visitors": "李文"},
    "media_post": {"posted_on": ON, "platform": "微信公众号", "title": "公租房怎么申请", "kind": "便民服务"},
    "web_column": {"carrier": "局网站", "title": "通知公告", "cycle": "30", "since": ON},
    "device": {"kind": "触摸屏", "name": "大厅1号触摸屏", "place": "一楼大厅", "since": ON},
    "handbook": {"begun_on": ON, "title": "《双承诺双公开创双优》宣传手册", "edition": "2026年第1版"},
    "commitment": {
        "drafted_on": ON,
        "title": "公租房申请受理",
        "department": "房管股",
        "content": "材料齐全的当场受理。",
    },
    "guide": {
        "written_on": ON,
        "chapter": "保障性住房",
        "title": "公共租赁住房申请",
        "department": "房管股",
        "basis": "《公共租赁住房管理办法》",
        "conditions": "住房困难的城镇家庭。",
        "materials": "申请表1份（原件）",
        "procedure": "申请、受理、审核、公示、轮候",
        "window": "3号窗口",
        "address": "青石县人民路1号",
        "phone": "0915-4420000",
        "supervision": "0915-4420011",
    },
    "power_list": {
        "kind": "权力清单",
        "title": "建筑工程施工许可证核发",
        "basis": "《中华人民共和国建筑法》",
        "change": "增",
        "effective_on": ON,
    },
    "service_case": {
        "received_on": ON,
        "first_asked": "李文",
        "title": "公共租赁住房申请",
        "applicant": "陈建国",
        "promised_days": "10",
    },
    "intermediary": {
        "since": ON,
        "title": "施工图设计文件审查",
        "basis": "《建设工程质量管理条例》",
        "time": "10个工作日",
    },
    "deployment": {"decided_on": ON, "title": "老旧小区改造三年计划", "department": "城建股"},
    "evaluation": {
        "entrusted_on": ON,
        "policy": "农村危房改造补助政策",
        "kind": "专业评估公司",
        "agency": "青石评估有限公司",
    },
    "enforcement": {
        "opened_on": ON,
        "kind": "行政处罚",
        "title": "未取得施工许可证擅自施工",
        "party": "青石建筑有限公司",
        "department": "执法股",
    },
    "market_check": {
        "checked_on": ON,
        "area": "安全生产",
        "target": "幸福小区改造项目",
        "inspectors": "李文",
        "problem_count": "2",
    },
    "purchase": {
        "planned_on": ON,
        "kind": "政府购买服务",
        "title": "公租房小区物业服务",
        "content": "保洁、保安和维修。",
    },
    "allotment": {
        "drawn_on": ON,
        "batch": "2026年第1批",
        "kind": "保障房分配",
        "quota": "40",
        "department": "房管股",
        "show_days": "7",
    },
}
