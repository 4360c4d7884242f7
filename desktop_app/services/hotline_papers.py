"""转办单、交办单 and 催办通知书: the department learns of the matter, not who raised it, unless a reason is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.anonymous import anonymous
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services import outflows
from desktop_app.services.bureau import bureau_in
from desktop_app.services.publishing import Paper
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from desktop_app.documents.record_form import Line, RecordForm

PASSED_ON, ASSIGNED = "转办单", "交办单"
DISPATCHES = (PASSED_ON, ASSIGNED)
URGING = "催办通知书"
REVEALED = "查看来电来访人信息"
_NOT_SENT, _NOT_URGED = "还没有登记“转办”", "还没有登记“催办”"
_HIDDEN = "本单不含来电来访人信息；确需联系本人的，向办公室说明理由。"
_SHOWN = "本单含来电来访人信息，只用于办理本件，不得外传。"
_ORDINALS = "一二三四五六七八九十"
_BLANK = "　　　　年　　月　　日"


class HotlinePapers:
    """The papers that go to the department."""

    def __init__(self, store: Store, rules: Callable[[], Rulebook], today: Callable[[], date]) -> None:
        self._store, self._rules, self._today = store, rules, today

    def reveal(self, record_id: int, reason: str) -> Changed:
        """Put on record why the department is told who called, before any paper says it; Refused without a reason."""
        if not reason.strip():
            raise Refused("请写明理由", why="理由：必须填写", do="来电来访人的信息会印在交给科室的单子上")
        with self._store.unit(REVEALED) as unit:
            unit.get(HOTLINE, record_id)
            unit.outflow(HOTLINE.key, REVEALED, [record_id], {"reason": reason.strip()[:200]})
        return Changed(REVEALED, {HOTLINE.key: frozenset({record_id})}, unit.id)

    def dispatch(self, record_id: int, title: str = PASSED_ON, reason: str = "") -> Paper:
        """转办单 or 交办单 to the department; 草稿 until 转办 is on record.

        The caller stands on it only with the `reason` for which `reveal` was called. Refused for a void call.
        """
        record, issuer = self._record(record_id)
        draft = record.day("dispatched_on") is None
        form = dispatch_form(record, issuer, title, reason, draft=draft)
        return _paper(form, _NOT_SENT if draft else "")

    def urging(self, record_id: int) -> Paper:
        """催办通知书: which time, the original number, its due day, days over, the new day.

        草稿 until 催办 is on record. Refused for a void call.
        """
        record, issuer = self._record(record_id)
        draft = not record.values.get("urged_times")
        on = record.day("urged_on") or self._today()
        until = self._rules().calendar.plus(on, self._rules().matters.urge_days)
        return _paper(urging_form(record, issuer, on, until, draft=draft), _NOT_URGED if draft else "")

    def save(self, record_id: int, what: str, paper: Paper, path: Path) -> None:
        """Write a paper; on record before it exists."""
        outflows.save(self._store, HOTLINE.key, [record_id], what, path, paper.pdf)

    def printed(self, record_id: int, what: str, printer: str, copies: int) -> None:
        """Put on record that a paper goes to a printer."""
        outflows.printed(self._store, HOTLINE.key, [record_id], what, printer, copies)

    def _record(self, record_id: int) -> tuple[Record, str]:
        with self._store.reading() as reader:
            record, bureau = reader.get(HOTLINE, record_id), bureau_in(reader)
        if record.text("void_reason"):
            raise Refused(f"{record.text('number')}已作废", why="作废的件不能出具文书", do="请先从回收站恢复")
        return record, bureau.name


def dispatch_form(record: Record, issuer: str, title: str, reason: str, *, draft: bool) -> RecordForm:
    """What stands on 转办单: without a reason nothing tells who called, not even inside the texts."""
    from desktop_app.documents.record_form import Line, RecordForm  # noqa: PLC0415  # start-up must not pay for it

    def told(key: str) -> str:
        text = record.text(key)
        return text if reason else anonymous(text, record.text("caller"), record.text("address"))

    caller = [
        ("姓名", record.text("caller")),
        ("电话", record.text("phone")),
        ("住址或单位", record.text("address")),
    ]
    lines = [
        Line("承办科室", record.text("department")),
        Line("转办日期", _day(record.day("dispatched_on"))),
        Line("来电来访时间", HOTLINE["called_at"].kind.show(record.values.get("called_at"))),
        Line("方式", record.text("way")),
        Line("上级工单号", record.text("order_no")),
        Line("事项类别", record.text("matter")),
        Line("领域", record.text("area")),
        Line("紧急程度", record.text("urgency")),
        *(Line(label, text) for label, text in caller if reason),
        Line("事发地址", record.text("place"), wide=True),
        Line("内容", told("content"), wide=True),
        *_filled("平台办理要求", told("ordered_note")),
        *_filled("领导批示", told("instruction")),
        Line("办结期限", _limit(record), wide=True),
        Line("经办人", f"签字：　　　　　　　　　　{_BLANK}", wide=True),
        Line("审核人", f"签字：　　　　　　　　　　{_BLANK}", wide=True),
        Line("承办科室签收", f"签收人：　　　　　　　　　{_BLANK}", wide=True),
        Line("办理结果", "", wide=True),
        Line("科室负责人", f"签字：　　　　　　　　　　{_BLANK}", wide=True),
    ]
    return RecordForm(
        issuer=issuer,
        title=title,
        number=record.text("number"),
        lines=tuple(lines),
        note=f"{_SHOWN}提供理由：{reason}" if reason else _HIDDEN,
        draft=draft,
    )


def urging_form(record: Record, issuer: str, on: date, until: date, *, draft: bool) -> RecordForm:
    """What stands on 催办通知书; days over are counted in the calendar from the due day to the day of urging.

    `until` is the new day for what is over; before that the day it has stays.
    """
    from desktop_app.documents.record_form import Line, RecordForm  # noqa: PLC0415  # start-up must not pay for it

    times = record.values.get("urged_times")
    count = times if isinstance(times, int) else 1
    due = record.day("due_on")
    over = (on - due).days if due else 0
    text = anonymous(record.text("content"), record.text("caller"), record.text("address"))
    asked = f"请于{chinese_day(due if due and over <= 0 else until)}前办结"
    asked += (
        "，并书面说明未按期办结的原因。" if over > 0 else "；不能按期办结的，到期以前书面说明进展和原因。"
    )
    lines = (
        Line("催办次数", f"第{_ordinal(count)}次"),
        Line("催办日期", chinese_day(on)),
        Line("原件编号", record.text("number")),
        Line("上级工单号", record.text("order_no")),
        Line("承办科室", record.text("department")),
        Line("转办日期", _day(record.day("dispatched_on"))),
        Line("原办结期限", _day(due)),
        Line("超期天数", f"已超期{over}天（自然日）" if over > 0 else "尚未到期"),
        Line("内容", text, wide=True),
        *_filled("催办要求", record.text("urge_note")),
        Line("重新办结日期" if over > 0 else "办结日期", asked, wide=True),
        Line("承办科室签收", f"签收人：　　　　　　　　　{_BLANK}", wide=True),
    )
    who = record.text("department") or "承办科室"
    return RecordForm(
        issuer=issuer,
        title=URGING,
        number=record.text("number"),
        lines=lines,
        signers=("签发人",),
        intro=f"{who}：下列事项由你们承办，{'已超过期限，' if over > 0 else ''}请抓紧办理。",
        note="再次逾期的，按本单位规定处理。",
        draft=draft,
    )


def _filled(label: str, text: str) -> list[Line]:
    from desktop_app.documents.record_form import Line  # noqa: PLC0415  # start-up must not pay for it

    return [Line(label, text, wide=True)] if text else []


def _limit(record: Record) -> str:
    due, ordered = record.day("due_on"), record.day("ordered_due")
    told = f"{_day(due)}前办结" if due else "未定期限"
    return f"{told}（平台时限：{_day(ordered)}）" if ordered and ordered != due else told


def _ordinal(count: int) -> str:
    return _ORDINALS[count - 1] if 1 <= count <= len(_ORDINALS) else str(count)


def _day(day: date | None) -> str:
    return chinese_day(day) if day else ""


def _paper(form: RecordForm, why: str) -> Paper:
    from desktop_app.documents.record_form import record_form_sheets  # noqa: PLC0415  # start-up must not pay for it

    made = record_form_sheets(form)
    return Paper(made.pdf, made.pages, made.missing, bool(why), why)
