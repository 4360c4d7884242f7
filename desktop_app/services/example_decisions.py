"""重大行政决策 of the example year: one carried through, one asking the public now, others on their way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop_app.domain.decision_law import EXPERTS, LEGAL, PUBLIC, RISK, TOGETHER, comments_until
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.comment import COMMENT, NOT_TAKEN, PARTLY, SETTLED, TAKEN
from desktop_app.registers.decision import DECISION
from desktop_app.services import example_words as words
from desktop_app.services.decision_notices import notice_values, result_values
from desktop_app.services.example_disclosures import BOARD_CHANNEL, SITE, Item, item
from desktop_app.services.example_plan import Act, Piece, Planned, Year

CHANNELS = (SITE, BOARD_CHANNEL)
ITEMS = 5  # items of 主动公开 that the decisions of a year take
LEAST = 16  # items of a year that has decisions
_DAY = timedelta(days=1)
_PARKING, _PROPERTY = "青石县城区机动车停车服务收费管理办法", "青石县住宅小区物业服务评价办法"
_GREEN, _SIGNS = "青石县城区公共绿地养护方案", "青石县城区户外招牌设置规划"
_DRAFT = (
    "一、目的和依据\n为规范管理，维护各方合法权益，制定本办法。\n"
    "二、适用范围\n本办法适用于县城规划区。\n三、管理职责\n县住建局负责组织实施，有关部门按职责配合。"
)
_FIVE: Mapping[str, str] = {
    PUBLIC: "公开征求意见并召开座谈会，意见已逐条研究。",
    EXPERTS: "专家组认为方案可行，建议明确收费公示要求。",
    RISK: "社会稳定风险等级为低，可以实施。",
    LEGAL: "符合上位法规定，同意提交集体讨论。",
    TOGETHER: "会议一致同意，没有不同意见。",
}
# Each is a comment, what became of it, and why.
_COMMENTS: tuple[tuple[str, str, str], ...] = (
    ("建议把免费停车时间延长到30分钟。", TAKEN, "已写入第三条"),
    ("建议对医院周边停车实行优惠。", TAKEN, "已增加就医停车优惠的规定"),
    ("建议夜间停车一律免费。", PARTLY, "居民区周边夜间免费，商业街区夜间减半"),
    ("建议取消全部路边停车收费。", NOT_TAKEN, "收费用于调节周转，全部取消会使停车更难"),
    ("建议收费标准在停车场入口公示。", TAKEN, "已写入第五条"),
    ("建议由物业企业自行定价。", NOT_TAKEN, "属于政府定价范围，不能自行定价"),
)
_NEW_COMMENTS = ("建议增加业主评价的比重。", "建议评价结果每季度公布一次。")
_PEOPLE = (
    ("人大代表", "青石县城关镇人大代表小组"),
    ("政协委员", "政协青石县委员会"),
    ("公众代表", "城关镇新民社区"),
    ("公众代表", "城关镇向阳社区"),
)
_SPOKEN = "赞成草案，建议加强宣传。"


def decisions(year: Year) -> list[Item]:
    """Their items of 主动公开; the decisions, comments and who sat in are planned beside them."""
    _stopped(year)
    return [*_carried_through(year), _asking(year), _waiting(year)]


def _decision(year: Year, started: date, title: str, more: Mapping[str, Planned]) -> Piece:
    told: dict[str, Planned] = {
        "title": title,
        "department": words.DEPARTMENTS[3],
        "handler": words.PEOPLE[0],
        "started_on": started,
        "listed": True,
        "basis": "《重大行政决策程序暂行条例》",
        "draft": _DRAFT,
        "ask_ways": "局网站和公开栏公开征求意见、座谈会",
    }
    return year.add(DECISION, started, {**told, **more})


def _item(year: Year, formed: date, values: Mapping[str, Value], decision: Piece, what: str) -> Item:
    more: dict[str, Planned] = {"handler": words.PEOPLE[0], "remark": lambda: f"{decision.number}{what}"}
    return item(year, formed, {**values, **more}, CHANNELS)


def _until(begins: date) -> date:
    """The last day for comments, counted as an office does that has set nothing."""
    return comments_until(begins, skips_first_day=False)


def _call(year: Year, decision: Piece) -> Item:
    """征求意见公告, public from the first day of the period; it comes down when that is over."""
    begins, ends = decision.told["asked_from"], decision.told["asked_until"]
    assert isinstance(begins, date)
    assert isinstance(ends, date)
    formed = year.world.before(begins, 4)
    values = notice_values(_as_record(decision), words.BUREAU, formed, skips_first_day=False)
    made = _item(year, formed, values, decision, "征求意见公告")
    made.out = begins
    if ends < year.today:
        made.down, made.reason = ends + _DAY, "征求意见结束"
    return made


def _as_record(piece: Piece) -> Record:
    return Record(piece.register.key, 0, 0, piece.values())


def _carried_through(year: Year) -> list[Item]:
    after = year.world.after
    started = year.world.before(year.today, 190)
    begins = after(started, 10)
    ends = _until(begins) + _DAY
    interpreted: dict[str, Planned] = {"asked_from": begins, "asked_until": ends}
    decision = _decision(year, started, _PARKING, interpreted)
    call = _call(year, decision)
    heard = [
        _comment(year, decision, begins + timedelta(days=3 + 4 * at), said)
        for at, said in enumerate(_COMMENTS)
    ]
    public = after(ends, 3)
    for comment, (_, taken, reason) in zip(heard, _COMMENTS, strict=True):
        told: dict[str, Planned] = {"settled_on": public, "taken": taken, "reason": reason}
        comment.acts.append(Act("settled", public, told))
    legal, together = after(public, 20), after(public, 26)
    _step(decision, PUBLIC, public)
    _step(decision, EXPERTS, after(public, 6))
    _step(decision, RISK, after(public, 8))
    _step(decision, LEGAL, legal, legal_sent_on=after(public, 10), legal_passed=True)
    _step(decision, TOGETHER, together)
    _sat_in(year, decision, together)
    decided, shown = after(together, 2), after(together, 6)
    number = f"青住建发〔{decided.year}〕18号"
    decision.acts.append(Act("decided", decided, {"decided_on": decided, "doc_no": number}))
    answer = _answer(year, decision, heard, after(public, 1))
    answer.out = after(public, 5)
    paper = _document(year, decision, decided, number)
    paper.out = shown
    decision.told["interpreted_on"] = shown
    decision.acts.append(Act("shown", shown, {"shown_on": shown, "item_no": lambda: paper.piece.number}))
    return [call, answer, paper]


def _step(decision: Piece, kind: str, on: date, **more: Planned) -> None:
    name = kind.removesuffix("_done")
    told: dict[str, Planned] = {f"{name}_on": on, f"{name}_result": _FIVE[kind], **more}
    decision.acts.append(Act(kind, on, told))


def _answer(year: Year, decision: Piece, heard: list[Piece], formed: date) -> Item:
    """意见采纳情况公告."""
    comments = [
        Record(COMMENT.key, 0, 0, {**one.values(), "state": SETTLED, "taken": taken, "reason": reason})
        for one, (_, taken, reason) in zip(heard, _COMMENTS, strict=True)
    ]
    values = result_values(_as_record(decision), comments, words.BUREAU, formed)
    return _item(year, formed, values, decision, "意见采纳情况公告")


def _document(year: Year, decision: Piece, decided: date, number: str) -> Item:
    values: dict[str, Value] = {
        "title": f"关于印发《{_PARKING}》的通知",
        "doc_no": number,
        "article": "第二十条（一）行政法规、规章和规范性文件",
        "category": "决策公开 / 决策结果 / 相关文件",
        "summary": f"《{_PARKING}》全文。",
        "genre": "通知",
        "addressee": "各镇人民政府，县政府各工作部门",
        "body": f"《{_PARKING}》已经局务会集体讨论通过，现印发给你们，请遵照执行。\n{_DRAFT}",
        "department": words.DEPARTMENTS[3],
        "normative": True,
        "interpreted": True,
        "interpreted_on": year.world.after(decided, 4),
        "interpretation_form": "文字解读",
        "interpretation": "https://www.qingshi.example/zjj/jiedu-18.html",
    }
    return _item(year, decided, values, decision, "决策结果")


def _asking(year: Year) -> Item:
    """The public is asked now."""
    begins = year.world.before(year.today, 8)
    started = year.world.before(begins, 12)
    dates: dict[str, Planned] = {"asked_from": begins, "asked_until": _until(begins)}
    decision = _decision(year, started, _PROPERTY, dates)
    for at, said in enumerate(_NEW_COMMENTS):
        _comment(year, decision, year.world.after(begins, 2 + 3 * at), (said, "", ""))
    return _call(year, decision)


def _waiting(year: Year) -> Item:
    """Comments are over; the other steps are on their way."""
    begins = year.world.before(year.today, 44)
    started = year.world.before(begins, 15)
    ends = _until(begins)
    decision = _decision(year, started, _GREEN, {"asked_from": begins, "asked_until": ends})
    public = year.world.after(ends, 4)
    _step(decision, PUBLIC, public)
    _step(decision, EXPERTS, year.world.after(public, 3))
    return _call(year, decision)


def _stopped(year: Year) -> None:
    started = year.world.before(year.today, 120)
    decision = _decision(year, started, _SIGNS, {})
    ended = year.world.after(started, 30)
    told: dict[str, Planned] = {"stopped_on": ended, "stop_reason": "上级将统一出台规定，不再单独制定"}
    decision.acts.append(Act("stopped", ended, told))


def _comment(year: Year, decision: Piece, on: date, said: tuple[str, str, str]) -> Piece:
    pick = year.world.random
    way = pick.choice(("网站", "电子邮件", "电话", "座谈会"))
    return year.add(
        COMMENT,
        on,
        {
            "decision_no": lambda: decision.number,
            "received_on": on,
            "way": way,
            "author": year.world.name() if pick.random() < 0.7 else None,
            "phone": year.world.phone() if way == "电话" else None,
            "content": said[0],
            "department": words.DEPARTMENTS[3],
        },
    )


def _sat_in(year: Year, decision: Piece, on: date) -> None:
    for at, (kind, unit) in enumerate(_PEOPLE):
        year.add(
            ATTENDANCE,
            on,
            {
                "held_on": on,
                "meeting": "局务会",
                "decision_no": lambda: decision.number,
                "agenda": f"讨论《{_PARKING}》（草案）",
                "kind": kind,
                "attendee": year.world.name(),
                "unit": unit,
                "phone": year.world.phone(),
                "invited_on": year.world.before(on, 3),
                "came": at > 0,
                "spoke": _SPOKEN if at == 1 else None,
            },
        )
