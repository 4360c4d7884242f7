"""政务公开情况备案表: what one issue of the board showed, who reviewed it, what people said (letters.md §3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Grid, Text, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day

TITLE = "政务公开情况备案表"
WAYS = ("公开栏", "政府网站", "电子屏", "其他")
RHYTHMS = ("定期", "不定期")
_LABELLED, _PAIRS, _LISTED = (20.0, 80.0), (20.0, 30.0, 20.0, 30.0), (8.0, 54.0, 26.0, 12.0)
_SIGN = "签名（盖章）：　　　　　　　　　　　年　　月　　日"
_TALL, _PHOTO = 58.0, 96.0  # points: room to write, room to paste a picture
_NOTE = "公开栏每期更换后填写本表，与张贴照片一起存档；初审人与复核人应为不同的人员。"


@dataclass(frozen=True)
class Filed:
    """One sheet of the issue; `pages` how many 张 it takes."""

    title: str
    category: str
    pages: int


@dataclass(frozen=True)
class FilingForm:
    """What the form says. `ways` and `rhythm` are ticked; one that is not printed on the form is written beside.

    `photos` are the names of the photographs kept; without any, room is left to paste one.
    """

    issuer: str
    issue_no: str
    published_on: date | None
    entries: Sequence[Filed]
    ways: tuple[str, ...] = ()
    rhythm: str = ""
    interval: str = ""
    begins: date | None = None
    ends: date | None = None
    first_reviewer: str = ""
    second_reviewer: str = ""
    approver: str = ""
    opinions: str = ""
    feedback: str = ""
    photos: tuple[str, ...] = ()
    filing_opinion: str = ""
    filed_on: date | None = None
    archive_no: str = ""
    department: str = ""


def filing_form_sheets(form: FilingForm) -> Sheets:
    """The form as PDF, A4; the same facts give the same bytes."""
    return sheets(_blocks(form), PORTRAIT, title=TITLE, author=form.issuer, foot=f"期号：{form.issue_no}")


def filing_form_lines(form: FilingForm) -> list[str]:
    """Every line of the form in the order of the paper; cells parted by ｜."""
    return told(_blocks(form))


def _blocks(form: FilingForm) -> list[Block]:
    whole = sum(entry.pages for entry in form.entries)
    facts = (
        ("单位", form.issuer, "期号", form.issue_no),
        ("责任科室", form.department, "公开日期", _day(form.published_on)),
        ("起止日期", _span(form), "归档号", form.archive_no),
    )
    ticked = (
        ("公开形式", _ticked(WAYS, form.ways)),
        ("定期或不定期", _ticked(RHYTHMS, (form.rhythm,)) + (f"　{form.interval}" if form.interval else "")),
    )
    listed = [(str(at), one.title, one.category, str(one.pages)) for at, one in enumerate(form.entries, 1)]
    total = ("合计", f"共{len(form.entries)}件", "", str(whole))
    people = (
        ("初审人", form.first_reviewer, "复核人", form.second_reviewer),
        ("批准人", form.approver, "", ""),
    )
    after = (
        ("群众意见", form.opinions),
        ("处理及反馈", form.feedback),
        ("备案单位意见", _opinion(form)),
    )
    bold = frozenset({0})
    return [
        *title(TITLE, PORTRAIT.room),
        Grid(_PAIRS, facts, bold=frozenset({0, 2}), before=10.0, least=26.0),
        Grid(_LABELLED, ticked, bold=bold, least=26.0),
        Grid(
            _LISTED,
            [*listed, total],
            ("序号", "公开内容", "类别", "张数"),
            ("center", "left", "center", "center"),
            least=20.0,
        ),
        Grid(_PAIRS, people, bold=frozenset({0, 2}), least=26.0),
        Grid(_LABELLED, after, bold=bold, least=_TALL),
        Grid(_LABELLED, (("张贴照片", _photos(form)),), bold=bold, least=_PHOTO),
        Text((Run(_NOTE, "song"),), before=6.0),
    ]


def _photos(form: FilingForm) -> str:
    return "\n".join(form.photos) if form.photos else "（照片粘贴处）"


def _opinion(form: FilingForm) -> str:
    if not form.filing_opinion and not form.filed_on:
        return f"\n\n{_SIGN}"
    return "\n".join(line for line in (form.filing_opinion, _day(form.filed_on)) if line)


def _span(form: FilingForm) -> str:
    if form.begins and form.ends:
        return f"{_day(form.begins)}至\n{_day(form.ends)}"
    return f"{_day(form.begins)}起" if form.begins else ""


def _ticked(every: Sequence[str], chosen: Sequence[str]) -> str:
    boxes = [("■" if one in chosen else "□") + one for one in every]
    return "　".join([*boxes, *(f"■{one}" for one in chosen if one and one not in every)])


def _day(day: date | None) -> str:
    return chinese_day(day) if day else ""
