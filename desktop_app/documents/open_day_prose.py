"""活动方案 and 当日小结 of an Open Day: the same paragraphs as PDF and as a Word file people go on writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.fonts import Role
from desktop_app.documents.notice import Sheets
from desktop_app.documents.open_day_parts import NOBODY_CAME
from desktop_app.documents.sheet_blocks import Align, Block, Grid, Text, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.measures import percent
from desktop_app.registers.open_day_counts import Kept

_SIZE, _TABLE, _ROW = 16.0, 12.0, 22.0  # points
_CENTRED: tuple[Align, ...] = ("center",) * 4
_LINE = 29.0  # points from line to line in Word
_PROMISED = (
    "来访人逐位登记。能够当场答复的当场答复；不能当场答复的，登记清楚、转交承办科室，向来访人说明承诺期限，"
    "由办公室跟踪督办，到期以前答复来访人并登记满意度。"
)


@dataclass(frozen=True)
class DayFacts:
    """What is known of an event; None where nobody wrote a number down."""

    issuer: str
    held_on: date
    kind: str = ""
    theme: str = ""
    place: str = ""
    hours: str = ""
    leaders: str = ""
    leaders_count: int | None = None
    departments: tuple[str, ...] = ()
    handler: str = ""
    phone: str = ""
    plan: str = ""
    boards: int | None = None
    boards_about: str = ""
    leaflets: int | None = None
    leaflets_about: str = ""
    summary: str = ""

    @property
    def name(self) -> str:
        """What the event is called: 2026年“5·15”政务公开日活动."""
        own = self.theme or self.kind or "政务公开日"
        return f"{own}活动" if not own.endswith("活动") else own


@dataclass(frozen=True)
class DayNumbers:
    """What the day came to; `first_due` and `last_due` the earliest and the latest promised day."""

    total: Kept
    kinds: Sequence[Kept] = ()
    departments: Sequence[Kept] = ()
    first_due: date | None = None
    last_due: date | None = None


@dataclass(frozen=True)
class Prose:
    """A paper of paragraphs; headings begin with 一、二、; `table` of (项目, 数) stands after the first part."""

    title: str
    paragraphs: tuple[str, ...]
    signed: tuple[str, ...]
    table: tuple[tuple[str, str], ...] = ()
    table_after: int = 0


def plan(facts: DayFacts) -> Prose:
    """活动方案 from what the event says; what is missing is asked for in brackets."""
    people = [
        f"参加领导：{facts.leaders or '（待定）'}{_count(facts.leaders_count, '人')}。",
        f"参加科室：{'、'.join(facts.departments) or '（待定）'}。",
    ]
    if facts.handler or facts.phone:
        contact = "，电话".join(part for part in (facts.handler or "办公室", facts.phone) if part)
        people.append(f"联系人：{contact}。")
    held = f"时间：{chinese_day(facts.held_on)}{f'，{facts.hours}' if facts.hours else ''}。"
    own = _paragraphs(facts.plan)
    shown = [
        f"展板{_count(facts.boards, '块', '块数待定')}{_about(facts.boards_about)}。",
        f"宣传资料{_count(facts.leaflets, '份', '份数待定')}{_about(facts.leaflets_about)}。",
    ]
    lines = (
        "一、活动主题",
        f"{facts.theme or facts.kind or '政务公开日'}。",
        "二、时间和地点",
        held,
        f"地点：{facts.place or '（待定）'}。",
        "三、参加人员",
        *people,
        "四、活动内容",
        *(own or ("（待补）",)),
        "五、展板和资料",
        *shown,
        "六、接访和办理",
        _PROMISED,
    )
    return Prose(f"{facts.name}方案", lines, (facts.issuer,))


def summary(facts: DayFacts, numbers: DayNumbers) -> Prose:
    """当日小结: what was done, the counts as sentences and as a table, then the office's own words."""
    lines = [
        "一、基本情况",
        _held(facts),
        "二、接访情况",
        *_received(numbers),
        "三、宣传情况",
        _shown(facts),
    ]
    if own := _paragraphs(facts.summary):
        lines += ["四、小结", *own]
    total = numbers.total
    table = (
        ("来访人次", f"{total.people}人次"),
        ("咨询件数", f"{total.matters}件"),
        ("当场答复", f"{total.spot}件"),
        ("转办", f"{total.passed}件"),
        ("带回研究", f"{total.taken}件"),
        ("已反馈", f"{total.answered}件"),
        ("办理中", f"{total.running}件"),
        ("参加领导", "未登记" if facts.leaders_count is None else f"{facts.leaders_count}人"),
        ("展板", "未登记" if facts.boards is None else f"{facts.boards}块"),
        ("发放资料", "未登记" if facts.leaflets is None else f"{facts.leaflets}份"),
    )
    after = lines.index("三、宣传情况")
    return Prose(
        f"{facts.name}当日小结", tuple(lines), (facts.issuer, chinese_day(facts.held_on)), table, after
    )


def _held(facts: DayFacts) -> str:
    begun = (
        f"{chinese_day(facts.held_on)}，{facts.issuer}在{facts.place or '（地点未登记）'}开展{facts.name}。"
    )
    led = f"参加领导：{facts.leaders}{_count(facts.leaders_count, '人')}。" if facts.leaders else ""
    if not led:
        led = f"参加领导{facts.leaders_count}人。" if facts.leaders_count is not None else "参加领导未登记。"
    rooms = (
        f"参加科室：{'、'.join(facts.departments)}，共{len(facts.departments)}个。"
        if facts.departments
        else ""
    )
    return f"{begun}{led}{rooms}"


def _received(numbers: DayNumbers) -> Iterator[str]:
    total = numbers.total
    ways = f"当场答复{total.spot}件，转办{total.passed}件，带回研究{total.taken}件"
    if not total.matters:
        yield f"当日{NOBODY_CAME}：来访0人次，咨询0件，{ways}。"
        return
    rate = f"当场答复率{percent(total.spot, total.matters)}"
    yield f"接待来访{total.people}人次，登记咨询{total.matters}件，其中{ways}，{rate}。"
    yield f"按类别分：{_listed(numbers.kinds)}。"
    later = total.passed + total.taken
    if not later:
        yield "没有带回办理的事项。"
        return
    due = ""
    if numbers.first_due and numbers.last_due:
        last = chinese_day(numbers.last_due)
        first = chinese_day(numbers.first_due)
        due = f"承诺期限到{last}。" if first == last else f"承诺期限最早{first}，最晚{last}。"
    told = f"已反馈{total.answered}件，办理中{total.running}件。"
    yield f"带回办理{later}件，按承办科室分：{_listed(numbers.departments)}。{due}{told}"


def _shown(facts: DayFacts) -> str:
    boards = f"展出展板{facts.boards}块" if facts.boards is not None else "展板块数未登记"
    leaflets = f"发放资料{facts.leaflets}份" if facts.leaflets is not None else "发放资料份数未登记"
    return f"{boards}{_about(facts.boards_about)}；{leaflets}{_about(facts.leaflets_about)}。"


def _listed(rows: Sequence[Kept]) -> str:
    return "、".join(f"{row.name}{row.matters}件" for row in rows)


def _count(number: int | None, unit: str, instead: str = "") -> str:
    if number is None:
        return f"（{instead}）" if instead else ""
    return f"（{number}{unit}）"


def _about(words: str) -> str:
    told = "、".join(line.strip() for line in words.split("\n") if line.strip()).rstrip("。")
    return f"，内容：{told}" if told else ""


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _is_heading(line: str) -> bool:
    return line[:1] in "一二三四五六七八九十" and line[1:2] == "、"


def prose_sheets(prose: Prose) -> Sheets:
    """The paper as PDF, A4."""
    return sheets(_blocks(prose), PORTRAIT, title=prose.title, author=prose.signed[0])


def prose_lines(prose: Prose) -> list[str]:
    """Every line of the paper in its order; cells of the table parted by ｜."""
    return told(_blocks(prose))


def _blocks(prose: Prose) -> list[Block]:
    blocks: list[Block] = [*title(prose.title, PORTRAIT.room)]
    for at, line in enumerate(prose.paragraphs):
        if prose.table and at == prose.table_after:
            rows = [(*left, *right) for left, right in zip(prose.table[::2], prose.table[1::2], strict=True)]
            blocks.append(Grid((30, 20, 30, 20), rows, aligns=_CENTRED, size=_TABLE, before=8.0, least=_ROW))
        heading = _is_heading(line)
        role: Role = "hei" if heading else "fang"
        blocks.append(Text((Run(line, role),), _SIZE, first=2.0, before=8.0, keep=heading))
    for at, line in enumerate(prose.signed):
        blocks.append(
            Text((Run(line),), _SIZE, "right", before=0.0 if at else 36.0, keep=at < len(prose.signed) - 1)
        )
    return blocks


def prose_word(prose: Prose) -> bytes:
    """The paper as .docx; the same paper gives the same bytes."""
    from docx.enum.table import WD_TABLE_ALIGNMENT  # noqa: PLC0415  start-up must not pay for it
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: PLC0415  as above
    from docx.shared import Pt  # noqa: PLC0415  as above

    from desktop_app.documents import word  # noqa: PLC0415  as above

    made = word.blank(prose.title, prose.signed[0])
    head = made.add_paragraph()
    head.paragraph_format.alignment = ALIGN.CENTER
    word.set_lines(head, 35.0, after=14.0)
    word.add_text(head, prose.title, "title", 22.0)
    for at, line in enumerate(prose.paragraphs):
        if prose.table and at == prose.table_after:
            table = made.add_table(rows=0, cols=4, style="Table Grid")
            table.alignment = WD_TABLE_ALIGNMENT.CENTER
            for left, right in zip(prose.table[::2], prose.table[1::2], strict=True):
                for cell, text in zip(table.add_row().cells, (*left, *right), strict=True):
                    paragraph = cell.paragraphs[0]
                    paragraph.paragraph_format.alignment = ALIGN.CENTER
                    word.set_lines(paragraph, 20.0)
                    word.add_text(paragraph, text, "song", _TABLE)
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(2 * word.CHARACTER)
        word.set_lines(paragraph, _LINE)
        word.add_text(paragraph, line, "hei" if _is_heading(line) else "fang")
        paragraph.paragraph_format.keep_with_next = at == len(prose.paragraphs) - 1 or _is_heading(line)
    for at, line in enumerate(prose.signed):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.alignment = ALIGN.RIGHT
        word.set_lines(paragraph, _LINE, before=0.0 if at else 2 * _LINE)
        word.add_text(paragraph, line)
    word.number_pages(made)
    return word.saved(made)
