"""What is counted of 主动公开 and printed as a list (taxonomy E1, 22, 25, 32, 35, 65, 66, 68, 81).

Items by the day they were formed, so that what should have been public stands beside what was. What was made public
in a period, by ways and kinds, is counted by `services/outlet_lists` from the steps; 规范性文件 by `disclosure_report`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import TODAY, How, Measure, Test
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.registers.categories import INTERESTS, JOINT, KEY_FIELDS, POWERS, POWERS_PARTS
from desktop_app.registers.common import day_of
from desktop_app.registers.disclosure_fields import INNER, OPEN
from desktop_app.registers.work.rules import both, filled, having, other, yes

_NOUN = "条"


def of_kind(key: str, *beginnings: str) -> Test:
    """The items whose category or article begins so."""
    return lambda values: str(values.get(key) or "").startswith(beginnings)


def in_key_field(values: Mapping[str, Value]) -> bool:
    """Whether an item belongs to a 重点领域, by its category or its article."""
    return of_kind("category", *KEY_FIELDS)(values) or of_kind("article", *KEY_FIELDS)(values)


def disclosure_measures(
    shown: Collection[str], down: str, pending: str, withheld: str
) -> tuple[Measure, ...]:
    """The numbers of the ledger; the words are those of its states."""
    made, standing = having("state", *shown, down), having("state", *shown)
    wanted = both(having("openness", OPEN, None), other(having("state", withheld)))
    public = both(wanted, made)
    timely, key = both(public, _in_time), both(wanted, in_key_field)
    inner = having("scope", INNER)
    documents = both(yes("normative"), made)
    return (
        Measure("应公开", "生成日期在期间内、公开属性是“主动公开”的信息", wanted, unit=_NOUN),
        Measure("已公开", "应公开的信息里，已经登记公开的，后来撤下的也算", public, unit=_NOUN),
        Measure("按期公开", "已公开的信息里，应公开日期当天或以前公开的；没有应公开日期的算按期", timely, unit=_NOUN),
        Measure("公开率", "已公开÷应公开", made, How.SHARE, among=wanted),
        Measure("及时率", "按期公开÷已公开", _in_time, How.SHARE, among=public),
        Measure("逾期未公开", "应公开的信息里，过了应公开日期还没有公开的", _overdue(pending, wanted), unit=_NOUN),
        Measure("对外公开", "已公开的信息里，公开范围不是“对内”的", both(public, other(inner)), unit=_NOUN),
        Measure("对内公开", "已公开的信息里，公开范围是“对内”的", both(public, inner), unit=_NOUN),
        Measure(
            "重点领域应公开", "应公开的信息里，信息类别是住建领域，或公开类别是结果公开里的重点领域的", key, unit=_NOUN
        ),
        Measure("重点领域及时率", "重点领域里，按期公开÷已公开", _in_time, How.SHARE, among=both(public, in_key_field)),
        Measure("解读率", "已公开的规范性文件里，登记了政策解读的÷全部", yes("interpreted"), How.SHARE,
                among=documents),
        Measure("更新", "更新日期在期间内的信息；更新几次的，按最近一次算", filled("renewed_on"), on="renewed_on",
                unit=_NOUN),
        Measure("撤下", "撤下日期在期间内、现在仍是“已撤下”的信息", having("state", down), on="withdrawn_on",
                unit=_NOUN),
        Measure("定为不予公开", "定为不公开日期在期间内、现在仍不予公开的信息", having("state", withheld),
                on="withheld_on", unit=_NOUN),
        Measure("重新评估", "重新评估日期在期间内的不予公开信息",
                both(having("state", withheld), filled("reassessed_on")), on="reassessed_on", unit=_NOUN),
        Measure("群众利益事项", f"已公开的信息里，公开类别属于“{INTERESTS}”的，每期一条",
                both(public, of_kind("category", INTERESTS)), unit="期"),
        Measure("在挂经常性内容", "在公开中、更新频率是每月的信息", both(standing, having("rhythm", "每月（日常）")),
                unit=_NOUN),
        *(
            Measure(part, f"应公开的信息里，公开类别是“{POWERS}”中“{part}”的",
                    both(wanted, having("category", JOINT.join((POWERS, part)))), unit=_NOUN)
            for part in POWERS_PARTS
        ),
    )  # fmt: skip


FORMS: tuple[Form, ...] = (
    Form(
        "interpretation", "政策解读登记单",
        ("title", "doc_no", "department", "formed_on", "published_on", "interpreted_on", "interpretation_form",
         "interpreter", "interpretation"),
        ("责任科室负责人",), needs=("interpreted_on", "interpretation_form"), open_to=yes("normative"),
        note="涉及面广、社会关注度高的文件，解读与文件同步公开。",
    ),
)  # fmt: skip


def disclosure_rolls(shown: Collection[str], withheld: str) -> tuple[Roll, ...]:
    """The lists of the ledger: what the public may read, what the staff may, and what nobody outside may."""
    standing, inner = having("state", *shown), having("scope", INNER)
    columns = ("index_no", "title", "category", "department", "formed_on", "published_on")
    return (
        Roll("outer", "对外公开目录", columns, both(standing, other(inner)), landscape=True,
             sort=(("category", False), ("formed_on", False))),
        Roll("inner", "对内公开目录", columns, both(standing, inner), landscape=True,
             sort=(("category", False), ("formed_on", False)), note="对内公开的事项在单位公开栏和干部职工会上公开。"),
        Roll(
            "withheld", "不予公开信息清单（内部）",
            ("number", "title", "ground", "ground_note", "department", "withheld_on", "reassessed_on"),
            having("state", withheld), landscape=True, sort=(("ground", False), ("withheld_on", False)),
            note="本清单只供内部复查，不得张贴，不得对外提供。",
        ),
        Roll(
            "renewed", "信息更新情况表", ("number", "title", "department", "changed_on", "renewed_on", "change_reason"),
            filled("renewed_on"), landscape=True, sort=(("renewed_on", False),),
        ),
        Roll(
            "interests", "群众利益事项公开情况表",
            ("category", "title", "department", "rhythm", "formed_on", "published_on", "place"),
            both(standing, of_kind("category", INTERESTS)), landscape=True,
            sort=(("category", False), ("formed_on", False)), note="各期明细见所附的公示稿和名单。",
        ),
    )  # fmt: skip


def _in_time(values: Mapping[str, Value]) -> bool:
    due, published = day_of(values, "due_on"), day_of(values, "published_on")
    return published is not None and (due is None or published <= due)


def _overdue(pending: str, wanted: Test) -> Test:
    def test(values: Mapping[str, Value]) -> bool:
        due, today = day_of(values, "due_on"), day_of(values, TODAY)
        late = due is not None and today is not None and today > due
        return late and wanted(values) and values.get("state") == pending

    return test
