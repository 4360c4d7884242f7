"""期限计算单: how a due date was reckoned, day by day, as evidence in 复议 and 诉讼.

First a list of blocks, then paper. It names no applicant: it may be shown to third parties and courts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import SIZE_5, Block, Grid, Text, plain, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.table_page import Column, grid
from desktop_app.documents.typeset import Run
from desktop_app.domain.clocks import Channel, DayLine, LegKind, Result, Rules, Step, StepKind
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.letter_law import receipt_rule
from desktop_app.domain.request_law import ART_33, ART_35, DELIVERY_RULES, FEE_RULES, REVISED_ON
from desktop_app.domain.workdays import BUILTIN_NOTICE, Calendar

TITLE = "期限计算单"
PROVISIONAL = "（暂定）"
SIGNATURES = "计算人：　　　　　　　　　　复核人：　　　　　　　　　　日期：　　　　年　　月　　日"
_SMALL = 9.5
_LABELS = (16.0, 34.0, 16.0, 34.0)
_STEPS = (Column("日期", 34, "center"), Column("事项", 136))
_LEGS = (
    Column("期间", 24),
    Column("起", 31, "center"),
    Column("止", 31, "center"),
    Column("工作日", 14, "center"),
    Column("说明", 57),
    Column("依据", 29),
)
_DAYS = (
    Column("日期", 27, "right"),
    Column("星期", 11, "center"),
    Column("日别", 20, "center"),
    Column("计/不计", 15, "center"),
    Column("原因", 86),
    Column("累计", 11, "center"),
)
_LONGEST_WAIT = 31  # days without counting, all for one reason; longer ones are told in one row
_NAMED = frozenset({StepKind.THIRD_PARTY_ASKED, StepKind.AGENCY_ASKED})  # a note of theirs says who was asked


@dataclass(frozen=True)
class ClockSheet:
    """What a sheet is made from: `result` was reckoned from `steps` by `calendar` and `rules`.

    `number` may be empty; `subject` is what was asked for, without the applicant's name.
    """

    issuer: str
    number: str
    subject: str
    result: Result
    steps: tuple[Step, ...]
    calendar: Calendar
    made_on: date
    rules: Rules


def clock_sheet(facts: ClockSheet) -> Sheets:
    """The sheet as PDF, A4 upright; the same facts give the same bytes."""
    name = f"{TITLE} {facts.number}".strip()
    foot = f"{name}　制表日期：{chinese_day(facts.made_on)}"
    return sheets(_blocks(facts), PORTRAIT, title=name, author=facts.issuer, foot=foot)


def clock_lines(facts: ClockSheet) -> list[str]:
    """Every line of the sheet in the order of the paper, without its layout; cells parted by ｜."""
    return told(_blocks(facts))


def _blocks(facts: ClockSheet) -> list[Block]:
    result = facts.result
    blocks: list[Block] = [*title(TITLE, PORTRAIT.room), *_head(facts)]
    blocks += [_heading("一、办理步骤"), grid(_STEPS, _steps(facts.steps), before=4.0)]
    legs = [
        (leg.kind, chinese_day(leg.begins), chinese_day(leg.ends), str(leg.workdays), leg.text, leg.article)
        for leg in result.legs
    ]
    if legs:
        blocks += [_heading("二、期间"), grid(_LEGS, legs, before=4.0, size=_SMALL)]
    if lines := result.explanation:
        blocks += [_heading("三、逐日计算" if legs else "二、逐日计算"), _days(lines)]
    number = "二三四"[bool(legs) + bool(lines)]
    blocks += [_heading(f"{number}、结论"), *_conclusion(facts)]
    if result.warnings:
        following = "三四五"[bool(legs) + bool(lines)]
        blocks += [_heading(f"{following}、须说明的情况"), *plain(f"{words}。" for words in result.warnings)]
    last = blocks.pop()
    assert isinstance(last, Text)
    # Nobody signs an empty page: what was concluded goes along.
    return [*blocks, replace(last, keep=True), Text((Run(SIGNATURES, "song"),), before=26.0)]


def _heading(words: str) -> Text:
    return Text((Run(words, "hei"),), 12.0, before=10.0, keep=True)


def _head(facts: ClockSheet) -> Iterator[Block]:
    result = facts.result
    received = chinese_day(result.received_on) if result.received_on else "尚未确认"
    due = (
        chinese_day(result.due_on) + PROVISIONAL * bool(result.provisional)
        if result.due_on
        else "没有在计算的期限"
    )
    pairs = (
        ("单位", facts.issuer, "登记编号", facts.number),
        ("收到日期", received, "到期日", due),
    )
    yield Grid(_LABELS, pairs, bold=frozenset({0, 2}), before=8.0)
    notices = "\n".join(_notices(facts))
    words = (
        ("申请内容", facts.subject),
        ("收到日期\n的依据", receipt_rule(_channel(facts.steps))),
        ("计算规则", "\n".join(_rules(facts))),
        ("日历依据", notices),
    )
    yield Grid((16.0, 84.0), [row for row in words if row[1]], bold=frozenset({0}))
    if result.provisional:
        runs = (Run("到期日为暂定：", "hei"), Run(f"{result.provisional}。", "song"))
        yield Text(runs, before=4.0)


def _channel(steps: Sequence[Step]) -> Channel:
    arrived = next((step for step in steps if step.kind is StepKind.RECEIVED), None)
    return (arrived and arrived.channel) or Channel.IN_PERSON


def _rules(facts: ClockSheet) -> Iterator[str]:
    result, rules = facts.result, facts.rules
    begun = result.trace.begins
    first = facts.calendar.plus(begun, 1)
    limit = rules.reply_limit(begun)
    law = ART_33 if begun >= REVISED_ON else "《条例》（2019年5月15日修订施行前）"
    yield f"答复期限为{limit}个工作日（{law}）；收到当日不计，其后第一个工作日为第1个工作日" + (
        f"，本件为{chinese_day(first)}。" if result.received_on else "。"
    )
    yield "休息日、法定节假日不计；调休后应当上班的休息日计入。按工作日计算的期限，最后一日为工作日。"
    kinds = {leg.kind for leg in result.legs}
    if kinds & {LegKind.THIRD_PARTY, LegKind.AGENCY}:
        capped = "；意见迟于征询期限到达的，只扣除到征询期限届满之日" if rules.pause_capped else ""
        yield f"征求第三方和其他机关意见所需时间不计算在内，自发出之次日起扣除（{ART_33}）{capped}。"
    if LegKind.PAYMENT in kinds:
        then = "缴费后答复期限重新计算" if rules.fee_restarts else "等待缴费的时间不计算在内"
        yield f"通知收费的，{then}（{FEE_RULES}）。"
    if LegKind.DEFERRAL in kinds:
        yield f"确定延迟答复的，以告知申请人的日期为到期日（{ART_35}）。"
    if any(step.kind is StepKind.REOPENED for step in facts.steps):
        yield "重新办理的，答复期限自重新办理之次日起重新计算；指定了期限的，从其指定。"


def _notices(facts: ClockSheet) -> Iterator[str]:
    """By which notice each year's days are worked; a year without one is said to be provisional."""
    result = facts.result
    last = max([result.trace.ends, *(leg.ends for leg in result.legs)])
    for year in range(result.trace.begins.year, last.year + 1):
        notice = facts.calendar.notice(year)
        if notice is None:
            yield f"{year}年：暂定。放假安排尚未录入，按周末和法定固定节日推算。"
            continue
        yield f"{year}年：国务院办公厅关于{year}年部分节假日安排的通知"
        yield (
            "　　（程序内置日历；文号：　　　　　　　　　　）"
            if notice == BUILTIN_NOTICE
            else f"　　（{notice}）"
        )


def _steps(steps: Sequence[Step]) -> list[tuple[str, str]]:
    rows = []
    for step in sorted(steps, key=lambda step: step.on):
        facts = []
        if step.channel:
            facts.append(step.channel.label)
        if step.days is not None:
            facts.append(f"{step.days}个工作日")
        if step.until:
            facts.append(f"期限到{chinese_day(step.until)}")
        if step.note and step.kind in _NAMED:
            facts.append(step.note)
        rows.append((chinese_day(step.on), step.kind.label + (f"（{'，'.join(facts)}）" if facts else "")))
    return rows


def _days(lines: Sequence[DayLine]) -> Grid:
    """One row a day; the year is said where a month begins, days off are in lighter ink."""
    rows: list[tuple[str, ...]] = []
    muted = set()
    month = 0
    for reason, run in groupby(lines, key=lambda line: "" if line.counted else line.reason):
        days = [*run]
        if reason and len(days) > _LONGEST_WAIT:
            muted.add(len(rows))
            month = 0
            span = f"{chinese_day(days[0].day)}\n至{chinese_day(days[-1].day)}"
            rows.append((span, "", f"共{len(days)}日", "不计", reason, str(days[-1].count)))
            continue
        for line in days:
            day = chinese_day(line.day)
            if line.day.month == month:
                day = f"{line.day.month}月{line.day.day}日"
            month = line.day.month
            if not line.kind.works:
                muted.add(len(rows))
            counts = "计" if line.counted else "不计"
            rows.append((day, line.weekday, line.kind, counts, line.reason, str(line.count)))
    return grid(_DAYS, rows, muted=frozenset(muted), size=_SMALL, before=4.0)


def _conclusion(facts: ClockSheet) -> Iterator[Text]:
    result = facts.result
    if result.due_on:
        runs = [Run("答复期限至"), Run(chinese_day(result.due_on), "hei"), Run("届满。")]
        if result.provisional:
            runs[-1] = Run(f"届满{PROVISIONAL}。", "hei")
        yield _said(runs)
    else:
        yield _said([Run(f"现为“{result.state}”，没有正在计算的答复期限。")])
    if done := _done(facts):
        yield _said([Run(done)])
    if verdict := _verdict(facts):
        basis = f"（是否按期以交邮或签收之日为准，{DELIVERY_RULES}）。" if result.late is not None else "。"
        yield _said([Run("结论："), Run(verdict, "hei"), Run(basis)])


def _said(runs: Sequence[Run]) -> Text:
    """A sentence in 宋体, what is to strike the eye in 黑体."""
    song = tuple(run if run.role == "hei" else replace(run, role="song") for run in runs)
    return Text(song, SIZE_5, first=2.0, keep=True)


_ENDINGS = {
    StepKind.REPLIED: "作出答复",
    StepKind.POSTED: "交邮",
    StepKind.SIGNED: "签收",
    StepKind.WITHDRAWN: "申请人撤回申请",
    StepKind.MERGED: "并入另一件申请一并答复",
    StepKind.REOPENED: "重新办理",
    StepKind.SUPPLEMENT_LAPSED: "申请人逾期未补正，视为放弃申请",
    StepKind.FEE_LAPSED: "申请人逾期未缴费，视为放弃申请",
}


def _done(facts: ClockSheet) -> str:
    steps = sorted(facts.steps, key=lambda step: step.on)
    told = [f"{chinese_day(step.on)}{_ENDINGS[step.kind]}" for step in steps if step.kind in _ENDINGS]
    return "，".join(told) + "。" if told else ""


def _verdict(facts: ClockSheet) -> str:
    result = facts.result
    if result.late is not None:
        waiting = "" if result.delivered_on else "，尚未送达，暂按答复日期"
        verdict = f"超期{result.late_workdays}个工作日" if result.late else "按期"
        return verdict + waiting
    if result.due_on is None or result.closed_on is not None:
        return ""
    today = chinese_day(facts.made_on)
    if facts.made_on > result.due_on:
        over = facts.calendar.workdays_between(result.due_on, facts.made_on)
        return f"截至{today}尚未答复，已超期{over}个工作日"
    left = facts.calendar.workdays_between(facts.made_on, result.due_on)
    return f"截至{today}尚未答复，还有{left}个工作日"
