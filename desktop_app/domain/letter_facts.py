"""Everything a letter may be told, each fact by the Chinese name under which wordings, forms and commands know it.

A fact of identity can only go to the applicant himself or stay inside: kinds that go to others cannot name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.fields import Choice, Choices, Day, Kind, LongText, Text, Value, Whole
from desktop_app.errors import Refused

LINE, PROSE, DAY, COUNT = Text(2_000), LongText(20_000), Day(), Whole()


@dataclass(frozen=True)
class Fact:
    """One fact: how it is read, whether it is an identity, whether each of its lines is a paragraph."""

    name: str
    kind: Kind = LINE
    identity: bool = False
    many: bool = False
    told: bool = True  # False: reckoned from others, never typed
    house: bool = False  # who the bureau is

    def show(self, value: Value) -> str:
        """The fact as a letter says it; days without zeros in front."""
        return chinese_day(value) if isinstance(value, date) else self.kind.show(value)


def _named(names: str, kind: Kind = LINE, **more: bool) -> list[Fact]:
    return [Fact(name, kind, **more) for name in names.split()]


_FACTS: tuple[Fact, ...] = (
    *_named("发文机关 机关地址 机关邮编 机关电话 复议机关 受诉法院", house=True),
    *_named("文号 联系人"),
    Fact("成文日期", DAY),
    Fact("附件", PROSE, many=True),
    # the applicant: the words of the application are his too, they may name him
    *_named("申请人 证件类型 证件号码 申请人电话 申请人地址 代理人 代理人证件号码", identity=True),
    *_named("受送达人 签收人 口头代填原因", identity=True),
    Fact("其他申请人", PROSE, identity=True),
    *_named("申请内容 特征描述", PROSE, identity=True),
    Fact("更正的记录", PROSE, identity=True),
    *_named("申请人类型 称呼 登记编号 申请渠道 收到日期依据 受理凭证 提供形式 获取方式 承办科室 经办人"),
    *_named("提交日期 到达日期 确认日期 收到日期 答复期限", DAY),
    *_named("拟办意见 审核人 签发人 档案号"),
    *_named("补正告知日期 补正期限 收到补正日期 补正告知送达日期", DAY),
    *_named("不明确之处 补正方法 仍不明确之处", PROSE),
    Fact("统计期间"),
    Fact("申请件数", COUNT),
    *_named("说明期限 说明理由日期 延迟答复告知日期 延迟答复期限", DAY),
    *_named("延迟理由 重新答复事由 复议决定文号 并案申请"),
    *_named("原答复期限 延期告知日期 延期后到期日 延期批准日期", DAY),
    Fact("延期工作日数", Whole(1, 20)),
    *_named("延期理由 延期批准人"),
    *_named("第三方 涉及信息 涉及权益 第三方意见 第三方意见情况 第三方电话 共同制作机关 协办单位"),
    *_named("所申请信息 协办事项 公共利益理由", PROSE),
    *_named("征询第三方日期 第三方答复日期 征询日期 拟公开日期 协办期限", DAY),
    Fact("征询对象"),
    Fact("计收方式", Choice("fee_basis")),
    *_named("收费数量 此前累计件数", Whole(0, 1_000_000)),
    Fact("缴款方式", PROSE),
    *_named("收费计算 收费金额 收费金额大写", told=False),
    *_named("收费通知日期 收费通知送达日期 缴费截止日期", DAY),
    *_named("送达文书 送达文号 送达方式 送达地点 送达人 邮件号"),
    *_named("交邮日期 签收日期", DAY),
    Fact("更正结果", PROSE),
    Fact("转送日期", DAY),
    # replies
    *_named("适用条款 不公开类别", told=False),
    Fact("救济", told=False, many=True),
    *_named("公开内容 不予公开部分", PROSE, many=True),
    *_named("提供方式 领取安排 变更提供形式理由 公开渠道 区分处理方式 信息名称 查阅路径"),
    Fact("不公开理由", Choices("ground")),
    *_named("不予公开内容 认定事实 不可区分理由", PROSE),
    *_named("密级 定密情况 禁止公开的规定 危及的情形 内部事务类别 过程性类别 案卷说明"),
    *_named("检索范围 检索方式 检索人"),
    Fact("检索日期", DAY),
    *_named("非本机关理由 掌握机关 掌握机关电话 掌握机关地址"),
    *_named("需加工说明 已获取情况 不属政府信息理由 另行答复", PROSE),
    *_named("前次答复文号 特别规定 办理窗口 所需材料 诉求性质 反映渠道 出版物获取途径"),
    Fact("前次答复日期", DAY),
    *_named("申请人说明 不合理之处", PROSE),
    Fact("撤回日期", DAY),
    *_named("事项一 事项二 事项三"),
)
FACTS: Mapping[str, Fact] = {fact.name: fact for fact in _FACTS}
SUBJECTS = ("事项一", "事项二", "事项三")  # of the parts of a mixed reply


def identities(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that are facts of identity."""
    return tuple(name for name in names if FACTS[name].identity)


def read(raw: Mapping[str, object]) -> dict[str, Value]:
    """What somebody typed, as facts; empty ones are left out. Refused with every mistake together."""
    values: dict[str, Value] = {}
    mistakes = []
    for name, given in raw.items():
        fact = FACTS.get(name)
        if fact is None or not fact.told:
            mistakes.append(f"{name}：没有这个字段" if fact is None else f"{name}：由程序算出，不能填写")
            continue
        try:
            value = fact.kind.read(given)
        except Refused as no:
            mistakes.append(f"{name}：{no}")
            continue
        if value is not None:
            values[name] = value
    if mistakes:
        raise Refused("文书内容填写有误", why="\n".join(mistakes), do="请改正后再生成")
    return values
