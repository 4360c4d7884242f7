"""Nothing the program makes for others holds an identifier: 100,000 of them go in, every file is read to the end."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from desktop_app.domain.masking_presets import BOARD, SUPERIOR, WEBSITE, MaskPreset
from desktop_app.domain.periods import parse
from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.domain.work_report import Kind
from desktop_app.domain.work_reports import TEXTS
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import DECISION
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import PAGED
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.objection import OBJECTION
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.request import REQUEST
from desktop_app.registers.topic import TOPIC
from desktop_app.registers.visit import VISIT
from desktop_app.registers.work.progress import SHORTFALL
from desktop_app.services.board_sheets import Candidate
from desktop_app.services.exporting import ExportWish
from desktop_app.services.office import Office
from desktop_app.services.pasted_list import from_clipboard, planned
from desktop_app.work import drained
from tests.builders import BEGUN, BUREAU, TODAY, added, moved, opened
from tests.domain.corpus import VILLAGES, person
from tests.leaks import Seeds, leaks
from tests.services import ways
from tests.services.papers import THIRD, issue
from tests.services.ways import published

ALL = 100_000
HEADINGS = ("序号", "姓名", "身份证号", "联系电话", "家庭住址", "银行卡号", "电子邮箱", "车牌号", "备注")
LISTS: tuple[tuple[MaskPreset, str], ...] = ((BOARD, "A3横排名单"), (WEBSITE, "A4告示"), (SUPERIOR, "A4告示"))
SENTENCES = 15  # in one text


@dataclass
class World:
    """An office full of identifiers."""

    office: Office
    seeds: Seeds
    out: Path

    @property
    def rng(self) -> random.Random:
        """The dice of the seeds."""
        return self.seeds.rng

    def words(self, count: int = SENTENCES) -> str:
        """A text that names people with all their numbers, five in each sentence."""
        return "".join(self._sentence() for _ in range(count))

    def _sentence(self) -> str:
        number, phone, card, mail, plate = self.seeds.row()
        return f"申请人{person(self.rng)}，身份证号{number}，手机{phone}，一卡通账号{card}，邮箱{mail}，车牌{plate}。\n"

    def listed(self, rows: int, preset: MaskPreset) -> str:
        """A list as it is pasted and kept."""
        lines = ["\t".join(HEADINGS)]
        for at in range(1, rows + 1):
            number, phone, card, mail, plate = self.seeds.row()
            place = f"{self.rng.choice(VILLAGES)}三组{at % 99 + 1}号"
            lines.append(
                "\t".join(
                    (str(at), person(self.rng), number, phone, place, card, mail, plate, f"代办{phone}")
                )
            )
        return planned(from_clipboard("\n".join(lines), ""), preset).roster.text()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = opened(tmp_path / "data")
    office.bureau.put(BUREAU)
    (tmp_path / "out").mkdir()
    yield World(office, Seeds(random.Random(20260615)), tmp_path / "out")
    office.close(copy=False)


def fill(world: World, count: int) -> None:
    """Bring the identifiers in: three fifths by pasted lists, the rest in texts of every register."""
    rows = count * 3 // 5 // 5 // len(LISTS)
    for at, (preset, _) in enumerate(LISTS, 1):
        added(
            world.office,
            DISCLOSURE,
            title=f"关于第{at}批保障对象的公示",
            body=f"现将名单公示如下。\n{world.words(2)}",
            roster=world.listed(rows, preset),
        )
    makers: tuple[Callable[[World], object], ...] = (
        _item,
        _call,
        _visitor,
        _request,
        _topic,
        _objection,
        _comment,
    )
    at = 0
    while len(world.seeds) < count:
        makers[at % len(makers)](world)
        at += 1


def _item(world: World) -> Record:
    """An item of 主动公开; every other one is public, so that lists of what was published tell of it."""
    more = {"title": f"关于{world.words(1)}的公示".replace("\n", ""), "remark": world.words(3)}
    made = added(world.office, DISCLOSURE, summary=world.words(), body=world.words(), **more)
    return published(world.office, made, ways.WEBSITE) if made.id % 2 else made


def _call(world: World) -> Record:
    _, phone, _, mail, _ = world.seeds.row()
    return added(
        world.office, HOTLINE, content=world.words(), phone=phone, address=mail, remark=world.words(2)
    )


def _visitor(world: World) -> Record:
    return added(world.office, VISIT, content=world.words(), phone=world.seeds.row()[1])


def _request(world: World) -> Record:
    number, phone, *_ = world.seeds.row()
    return added(world.office, REQUEST, content=world.words(), phone=phone, paper_no=number)


def _topic(world: World) -> Record:
    made = added(world.office, TOPIC, content=world.words(), phone=world.seeds.row()[1])
    sent = moved(world.office, TOPIC, made, "notified", BEGUN)
    return moved(world.office, TOPIC, sent, "answered", BEGUN, answer=world.words(), judgement="可以公开")


def _objection(world: World) -> Record:
    return added(world.office, OBJECTION, content=world.words(), phone=world.seeds.row()[1])


def _comment(world: World) -> Record:
    return added(world.office, COMMENT, content=world.words(), phone=world.seeds.row()[1])


def ids(world: World, register: Register) -> list[int]:
    with world.office.store.reading() as reader:
        return list(reader.ids(Query(register.key, sort=(("created_at", False),))))


def put(world: World, name: str, content: bytes) -> Path:
    path = world.out / name
    path.write_bytes(content)
    return path


def notices(world: World, most: int) -> Iterator[Path]:
    for at in ids(world, DISCLOSURE)[: most + len(LISTS)]:
        yield put(world, f"告示{at}.pdf", world.office.publishing.paper(at).pdf)
        yield put(world, f"审查表{at}.pdf", world.office.reviewing.form(at).pdf)
    yield put(world, "审查月报.pdf", world.office.reviewing.month(TODAY.year, TODAY.month).pdf)


def board(world: World, most: int) -> Iterator[Path]:
    office = world.office
    made = added(office, ISSUE)
    items = [office.entries.get(DISCLOSURE, at) for at in ids(world, DISCLOSURE)[: most + len(LISTS)]]
    given = {item.text("number"): {"format": layout} for item, (_, layout) in zip(items, LISTS, strict=False)}
    office.board.collect(made.id, [Candidate(DISCLOSURE.key, item, "") for item in items], given)
    yield from drained(office.board.make(made.id, world.out / "公开栏")).files


def sheets(world: World) -> Iterator[Path]:
    for register in PAGED:
        path = world.out / f"{register.title}.xlsx"
        columns = tuple(field.key for field in register.fields)
        wish = ExportWish(Query(register.key), columns, f"{register.title}台账", path)
        drained(world.office.exporting.write(register, wish))
        yield path


def rolls(world: World) -> Iterator[Path]:
    """Every list a ledger declares; names may stand on it, their numbers never."""
    for register in PAGED:
        for roll in register.rolls:
            made = world.office.record_papers.roll(register, Query(register.key), roll.key)
            yield put(world, f"{register.key}-{roll.key}.pdf", made.pdf)


def lists(world: World) -> Iterator[Path]:
    office, out, year = world.office, world.out, (date(TODAY.year, 1, 1), TODAY)
    yield put(world, "公开目录.pdf", office.catalogue.directory().pdf)
    yield put(world, "规范性文件.pdf", office.catalogue.normative().pdf)
    yield put(world, "公开情况.pdf", office.outlets.period_paper(*year).pdf)
    office.outlets.period_sheet(*year, out / "公开情况.xlsx")
    yield out / "公开情况.xlsx"
    report = office.statistics.report(HOTLINE.key, parse(str(TODAY.year)), ("方式", "month"))
    for name in ("统计.xlsx", "统计.pdf"):
        office.statistics.save(report, out / name)
        yield out / name
    yield from works(world)
    for ending in (".docx", ".pdf", ".xlsx"):
        office.reports.write(TODAY.year, out / f"年报{ending}")
        yield out / f"年报{ending}"


def works(world: World) -> Iterator[Path]:
    """Reports of work, in whose paragraphs, shortfalls and sources somebody was named."""
    office, on = world.office, str(BEGUN)
    told = {"shortfall": world.words(2), "action": world.words(1), "raised_on": on}
    added(office, SHORTFALL, **told)
    added(office, FIGURE, source=world.words(1).strip(), first=on, last=on, received="3")
    for kind in Kind:
        office.work_reports.put_texts(kind, TODAY.year, dict.fromkeys(TEXTS[kind], world.words(2)))
        draft = office.work_reports.draft(kind, parse(str(TODAY.year)))
        for ending in (".docx", ".pdf"):
            office.work_reports.save(draft, world.out / f"{kind}{ending}")
            yield world.out / f"{kind}{ending}"


def forms(world: World) -> Iterator[Path]:
    """A superior's form with every field of a ledger."""
    for register in (HOTLINE, VISIT, REQUEST, DISCLOSURE):
        blank, out = world.out.parent / f"套表{register.key}.xlsx", world.out / f"套表{register.title}.xlsx"
        book = Workbook()
        book.worksheets[0].append(list(dict.fromkeys(field.label for field in register.fields)))
        book.save(blank)
        plan = world.office.templates.look(blank, register.key).plan
        world.office.templates.keep(register.title, blank, register.key, plan)
        assert world.office.templates.fill(register.title, date(2020, 1, 1), TODAY, out).rows
        yield out


def wall(world: World) -> Iterator[Path]:
    topics = ids(world, TOPIC)[:20]
    yield put(world, "回音壁.pdf", world.office.topics.echo_paper(topics).pdf)


def passed_on(world: World) -> Iterator[Path]:
    """What a department is handed of a call, and the list of whom to call back before numbers are shown."""
    office = world.office
    for at in ids(world, HOTLINE)[:3]:
        record = moved(office, HOTLINE, office.entries.get(HOTLINE, at), "urged", BEGUN, urge_note="请抓紧")
        yield put(world, f"转办单{at}.pdf", office.hotline_papers.dispatch(at).pdf)
        yield put(world, f"催办通知书{at}.pdf", office.hotline_papers.urging(at).pdf)
        moved(office, HOTLINE, record, "replied", BEGUN, answer=world.words(1))
    calls = office.call_backs.waiting()
    yield put(world, "回访清单.pdf", office.call_backs.paper(calls, phones=False).pdf)


def letters(world: World) -> Iterator[Path]:
    """To third parties only: whoever asked may be told his own numbers."""
    office = world.office
    for at in ids(world, REQUEST)[:3]:
        record = office.entries.get(REQUEST, at)
        made = issue(office, record, "third_party_inquiry", THIRD)
        yield put(world, f"征询{at}.pdf", made.paper.pdf)
        office.letters.save_copy(made.letter.id, world.out / f"征询{at}.docx")
        yield world.out / f"征询{at}.docx"


def stripped(world: World) -> Iterator[Path]:
    """An attachment whose hidden parts hold everything its visible ones do not."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["姓名", "备注", "身份证号"])
    sheet.append(["张三", "无", world.seeds.row()[0]])
    sheet.append(["李四", world.words(1), ""])
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet["A1"].comment = Comment(world.words(1), world.seeds.row()[1])
    book.create_sheet("底表").append([world.words(2)])
    book["底表"].sheet_state = "hidden"
    book.properties.creator, book.properties.description = world.seeds.row()[1], world.words(1)
    path = world.out / "原件.xlsx"
    book.save(path)
    first = ids(world, DISCLOSURE)[0]
    world.office.attachments.add(DISCLOSURE, first, path)
    (file,) = world.office.attachments.of(DISCLOSURE, first)
    copy, _ = world.office.file_checks.strip(file)
    assert leaks(world.seeds, [path]), "the original holds them"
    yield copy


def week(world: World) -> Iterator[Path]:
    """On a day on which all the open ones are overdue."""
    yield put(world, "本周到期.pdf", world.office.reminders.week.paper(date(TODAY.year + 1, 6, 1)).pdf)


def decision(world: World) -> Iterator[Path]:
    made = added(world.office, DECISION)
    yield put(world, "决策归档.pdf", world.office.decisions.archive_cover(made.id).pdf)


def open_days(world: World) -> Iterator[Path]:
    """What of an Open Day goes to departments and superiors; sign-in sheets and 接访登记表 stay in the office."""
    papers, (event,) = world.office.open_day_papers, ids(world, OPEN_DAY)
    for name, paper in (
        ("分类表", papers.kinds), ("小结", papers.summary), ("方案", papers.plan), ("带回清单", papers.open_items),
    ):  # fmt: skip
        yield put(world, f"公开日{name}.pdf", paper(event).pdf)
    papers.summary_word(event, world.out / "公开日小结.docx")
    papers.plan_word(event, world.out / "公开日方案.docx")
    yield from (world.out / "公开日小结.docx", world.out / "公开日方案.docx")


def everything(world: World, most: int) -> list[Path]:
    return [
        *notices(world, most),
        *board(world, most),
        *sheets(world),
        *rolls(world),
        *lists(world),
        *forms(world),
        *wall(world),
        *passed_on(world),
        *letters(world),
        *stripped(world),
        *decision(world),
        *week(world),
        *open_days(world),
    ]


def test_nothing_leaks_of_a_tenth(world: World) -> None:
    fill(world, ALL // 10)
    assert leaks(world.seeds, everything(world, 5)) == {}


@pytest.mark.long
def test_nothing_leaks_of_a_hundred_thousand(world: World) -> None:
    fill(world, ALL)
    assert len(world.seeds) >= ALL
    assert leaks(world.seeds, everything(world, 40)) == {}


def test_the_search_finds_what_is_there(world: World, tmp_path: Path) -> None:
    """The search itself must be able to fail: plain, parted, broken over lines, behind other digits."""
    number, phone, card, mail, plate = world.seeds.row()
    assert world.seeds.found(f"甲{number}乙{phone}丙{card}丁{mail}戊{plate}") == {
        number,
        phone,
        card,
        mail,
        plate,
    }
    assert world.seeds.found(f"{number[:9]}\n{number[9:]} 3") == {number}
    assert world.seeds.found(f"{phone[:3]} {phone[3:7]} {phone[7:]}") == {phone}
    assert world.seeds.found(f"12{card}34") == {card}
    assert world.seeds.found("610924********0747，138****1234") == set()
    added(world.office, DISCLOSURE, body=f"电话{phone}")
    path = tmp_path / "不遮盖.xlsx"
    wish = ExportWish(Query(DISCLOSURE.key), ("title", "body"), "台账", path, mask="none", reason="测试")
    drained(world.office.exporting.write(DISCLOSURE, wish))
    assert leaks(world.seeds, [path]) == {"不遮盖.xlsx": {phone}}
