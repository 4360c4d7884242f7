"""Facts of one believable request, enough for every kind of letter."""

from __future__ import annotations

from datetime import date

from desktop_app.documents.letter_text import Form, Letter
from desktop_app.documents.wordings import wording
from desktop_app.domain.fields import Value
from desktop_app.domain.letter_facts import FACTS
from desktop_app.domain.letter_kinds import allowed, letter_kinds
from desktop_app.domain.letter_law import GROUNDS

IDENTITY: dict[str, str] = {
    "申请人": "𬱖㛃",
    "证件号码": "610924199003072345",
    "申请人电话": "13800005678",
    "申请人地址": "青石县城关镇东沟村3组",
    "代理人": "祁代",
    "代理人证件号码": "610924198507121236",
    "其他申请人": "闫同",
    "签收人": "祁代",
    "受送达人": "𬱖㛃",
    "申请内容": "2025年农村危房改造补助对象名单 & <公示>材料",
    "更正的记录": "本人房屋登记卡中的建筑面积",
    "特征描述": "东沟村祁家院子那一批",
    "证件类型": "居民身份证",
    "口头代填原因": "书写有困难，由祁代陪同到场",
}
PLAIN: dict[str, Value] = {
    "发文机关": "青石县住房和城乡建设局",
    "机关地址": "青石县人民路88号",
    "机关邮编": "725000",
    "机关电话": "0915-4420000",
    "复议机关": "青石县人民政府",
    "受诉法院": "",
    "文号": "青住建公开〔2026〕12号",
    "联系人": "李文",
    "成文日期": date(2026, 3, 20),
    "申请人类型": "自然人",
    "称呼": "你",
    "登记编号": "申请2026-0003",
    "申请渠道": "邮寄",
    "收到日期依据": "以邮寄方式提交的，以本机关签收之日为收到申请之日（《条例》第三十一条第二项）",
    "提供形式": "纸质",
    "获取方式": "邮寄",
    "承办科室": "村镇建设股",
    "经办人": "李文",
    "提交日期": date(2026, 2, 27),
    "到达日期": date(2026, 3, 2),
    "受理凭证": "签收回单",
    "收到日期": date(2026, 3, 2),
    "答复期限": date(2026, 3, 30),
    "拟办意见": "转村镇建设股办理",
    "不明确之处": "申请内容没有写明所需名单的乡镇范围和批次",
    "补正方法": "写明乡镇名称、补助年度和批次，能够提供文件名称或者文号的一并写明",
    "补正期限": date(2026, 3, 27),
    "统计期间": "2026年1月1日至3月2日",
    "申请件数": 63,
    "说明期限": date(2026, 3, 27),
    "说明理由日期": date(2026, 3, 13),
    "延迟理由": "所申请的63件事项须逐件检索和征求意见",
    "延迟答复期限": date(2026, 5, 29),
    "原答复期限": date(2026, 3, 30),
    "延期理由": "所申请信息涉及12个乡镇，需要逐一核对",
    "延期工作日数": 20,
    "延期后到期日": date(2026, 4, 28),
    "延期批准人": "周局长",
    "延期批准日期": date(2026, 3, 19),
    "第三方": "青石县安居建筑工程有限公司",
    "涉及信息": "《东沟村危房改造施工合同》中的单价分析表",
    "涉及权益": "商业秘密",
    "所申请信息": "2025年农村危房改造施工合同",
    "第三方意见情况": "第三方不同意公开，理由为单价分析表属于其商业秘密",
    "征询第三方日期": date(2026, 3, 9),
    "第三方答复日期": date(2026, 3, 16),
    "征询日期": date(2026, 3, 9),
    "征询对象": "第三方",
    "公共利益理由": "该合同使用财政资金，其总价涉及补助资金使用是否合规，不公开可能对公共利益造成重大影响",
    "拟公开日期": date(2026, 4, 10),
    "共同制作机关": "青石县财政局",
    "协办单位": "城关镇人民政府",
    "协办事项": "提供2025年东沟村危房改造验收材料",
    "协办期限": date(2026, 3, 16),
    "计收方式": "按量计收",
    "收费数量": 250,
    "缴款方式": "凭本通知书到县政务服务中心非税窗口缴纳，开具财政票据",
    "收费通知日期": date(2026, 3, 9),
    "收费通知送达日期": date(2026, 3, 11),
    "缴费截止日期": date(2026, 4, 9),
    "送达文书": "政府信息公开申请答复书",
    "送达文号": "青住建公开〔2026〕12号",
    "送达方式": "邮寄",
    "送达人": "李文",
    "送达地点": "青石县城关镇东沟村3组",
    "邮件号": "XA61092400112",
    "交邮日期": date(2026, 3, 20),
    "更正结果": "经核对测绘成果，已将建筑面积更正为98.60平方米",
    "公开内容": "《关于下达2025年农村危房改造计划的通知》（青住建发〔2025〕31号），5页\n2025年补助对象名单，3页",
    "提供方式": "随本答复书以纸质形式邮寄",
    "公开渠道": "青石县人民政府网站",
    "信息名称": "《青石县志（住建卷）》",
    "查阅路径": "https://www.qingshi.example/zwgk/jcgk/wfgz/202512/t20251201_31.html",
    "不予公开部分": "补助对象的身份证号码和银行账号｜个人隐私\n单价分析表｜商业秘密",
    "区分处理方式": "已对上述内容作遮盖处理",
    "不予公开内容": "补助对象的身份证号码和银行账号",
    "认定事实": "上述内容能够识别特定自然人，公开会对其合法权益造成损害",
    "不可区分理由": "所申请的内容本身即为个人身份信息，遮盖后没有可以提供的内容",
    "密级": "机密",
    "定密情况": "由有定密权的机关依照法定程序确定，尚在保密期限内",
    "禁止公开的规定": "《中华人民共和国统计法》关于统计调查对象资料保密的规定",
    "危及的情形": "公开燃气管网坐标可能危及公共安全",
    "内部事务类别": "内部工作流程",
    "过程性类别": "请示报告",
    "案卷说明": "该材料为尚未公开的行政处罚案卷材料",
    "检索范围": "本机关文书档案、村镇建设股业务档案和农村危房改造信息系统",
    "检索方式": "以“东沟村”“危房改造”“2025”为关键词检索目录并逐卷核对",
    "检索人": "办公室档案室李文",
    "检索日期": date(2026, 3, 10),
    "非本机关理由": "该信息由自然资源主管部门制作、保存",
    "掌握机关": "青石县自然资源局",
    "掌握机关电话": "0915-4421111",
    "掌握机关地址": "青石县建设路6号",
    "需加工说明": "本机关只有分乡镇的年度名单，没有按户龄汇总的统计表",
    "补正告知日期": date(2026, 3, 4),
    "收到补正日期": date(2026, 3, 11),
    "补正告知送达日期": date(2026, 3, 6),
    "仍不明确之处": "补正材料仍未写明所指文件的名称、年度或者其他特征",
    "前次答复日期": date(2026, 1, 15),
    "前次答复文号": "青住建公开〔2026〕2号",
    "特别规定": "《不动产登记暂行条例》关于不动产登记资料查询的规定",
    "办理窗口": "县政务服务中心不动产登记窗口",
    "所需材料": "身份证明、利害关系证明材料",
    "诉求性质": "投诉",
    "反映渠道": "县信访局、12345政务服务便民热线",
    "出版物获取途径": "县图书馆地方文献室查阅，或者向出版单位购买",
    "申请人说明": "研究需要",
    "不合理之处": "所申请事项分散、重复，与所称研究没有关联",
    "已获取情况": "2025年11月已由本机关当面提供加盖公章的复印件",
    "撤回日期": date(2026, 3, 12),
    "不属政府信息理由": "所提问题是对政策适用的咨询，没有以一定形式记录、保存的信息与之对应",
    "另行答复": "申请条件以当年县级实施方案为准，可以到村镇建设股咨询",
    "事项一": "2025年补助对象名单",
    "事项二": "2015年补助对象名单",
}
EVERYTHING: dict[str, Value] = {**PLAIN, **IDENTITY}


def facts(kinds: str, **other: Value) -> dict[str, Value]:
    """What a letter of these kinds is told, all grounds aside."""
    chosen = letter_kinds(kinds)
    subjects = {"事项一", "事项二"} if len(chosen) > 1 else set()
    legal = frozenset({"复议机关", "受诉法院", *subjects}).union(*(allowed(kind) for kind in chosen))
    grounds = {need for ground in GROUNDS for need in ground.needs}
    told = {name: value for name, value in EVERYTHING.items() if name in legal - grounds}
    if kinds == "withheld":
        told |= {"不公开理由": ("个人隐私",)} | {name: PLAIN[name] for name in GROUNDS[4].needs}
    if "partial" in kinds:
        told |= {name: PLAIN[name] for name in GROUNDS[4].needs}
    if kinds == "third_party_decision":
        told["征询第三方日期"] = PLAIN["征询第三方日期"]
    unusual = set() if kinds in ("unclear", "supplement_lapsed") else {"补正告知日期", "收到补正日期"}
    unusual |= set() if kinds == "extension" else {"延期后到期日"}
    unusual |= set() if kinds == "deferral" else {"延迟答复期限"}
    unusual |= {"其他申请人", "代理人证件号码", "口头代填原因"} if kinds == "registration_sheet" else set()
    return {name: value for name, value in told.items() if name not in unusual} | other


def letter(kinds: str, form: Form = "信函", **other: Value) -> Letter:
    """A letter of these kinds in the shipped words."""
    chosen = letter_kinds(kinds)
    wordings = tuple(wording(kind) for kind in chosen)
    return Letter(chosen, wordings, facts(kinds, **other), form)


assert set(EVERYTHING) <= set(FACTS)
