"""期限计算单: the words, day by day, and the paper."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pytest

from desktop_app.documents.clock_sheet import ClockSheet, clock_lines, clock_sheet
from desktop_app.domain.clocks import Channel, Rules, Step, StepKind, reckon
from desktop_app.domain.workdays import Calendar, DayKind, Year
from tests.documents.paper import GOLDEN, ISSUER, words

K = StepKind
MAIL = Step(K.RECEIVED, date(2026, 9, 24), channel=Channel.REGISTERED_MAIL)
ONLINE = (
    Step(K.RECEIVED, date(2026, 9, 20), channel=Channel.ONLINE),
    Step(K.CONFIRMED, date(2026, 9, 22)),
    Step(K.THIRD_PARTY_ASKED, date(2026, 9, 24), note="安居公司"),
    Step(K.THIRD_PARTY_ANSWERED, date(2026, 10, 10)),
    Step(K.EXTENDED, date(2026, 10, 20), days=20),
    Step(K.REPLIED, date(2026, 12, 1)),
    Step(K.POSTED, date(2026, 12, 2)),
)


def facts(*steps: Step, calendar: Calendar | None = None, made_on: date = date(2026, 10, 20)) -> ClockSheet:
    calendar = calendar or Calendar.builtin()
    result = reckon(steps, calendar)
    subject = "2025年农村危房改造补助对象名单"
    return ClockSheet(ISSUER, "申请2026-0003", subject, result, steps, calendar, made_on, Rules())


def conclusion(*steps: Step, made_on: date = date(2026, 10, 20)) -> str:
    lines = clock_lines(facts(*steps, made_on=made_on))
    begun = next(number for number, line in enumerate(lines) if line.endswith("、结论"))
    return "".join(lines[begun + 1 : -1])


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("late", facts(MAIL, Step(K.REPLIED, date(2026, 10, 29)), Step(K.POSTED, date(2026, 11, 3)))),
        ("extended", facts(*ONLINE)),
    ],
)
def test_the_words(name: str, sheet: ClockSheet) -> None:
    golden = GOLDEN / f"clock-sheet-{name}.txt"
    told = "\n".join(clock_lines(sheet)) + "\n"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")


def test_every_day_has_its_row_and_the_last_counts_twenty() -> None:
    lines = [line.split("｜") for line in clock_lines(facts(MAIL)) if line.count("｜") == 5]
    days = [row for row in lines if row[3] in ("计", "不计")]
    assert len(days) == (date(2026, 10, 29) - date(2026, 9, 24)).days
    assert [row[5] for row in days if row[3] == "计"] == [str(number) for number in range(1, 21)]
    assert days[0][:4] == ["2026年9月25日", "周五", "法定节假日", "不计"]
    assert days[1][0] == "9月26日"
    assert days[-1][0] == "10月29日"


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (
            (Step(K.REPLIED, date(2026, 10, 29)), Step(K.POSTED, date(2026, 10, 29))),
            "结论：按期（是否按期以交邮或签收之日为准，国办公开办函〔2016〕235号）。",
        ),
        (
            (Step(K.REPLIED, date(2026, 10, 29)), Step(K.SIGNED, date(2026, 10, 30))),
            "结论：超期1个工作日（是否按期以交邮或签收之日为准，国办公开办函〔2016〕235号）。",
        ),
        ((Step(K.REPLIED, date(2026, 10, 29)),), "结论：按期，尚未送达，暂按答复日期（"),
        ((), "结论：截至2026年10月20日尚未答复，还有7个工作日。"),
        ((Step(K.WITHDRAWN, date(2026, 10, 9)),), "2026年10月9日申请人撤回申请。"),
    ],
)
def test_the_conclusion(steps: tuple[Step, ...], said: str) -> None:
    assert said in conclusion(MAIL, *steps)


def test_an_unanswered_request_is_said_to_be_late() -> None:
    assert "截至2026年11月3日尚未答复，已超期3个工作日" in conclusion(MAIL, made_on=date(2026, 11, 3))


def test_a_request_without_a_clock_has_neither_due_day_nor_table() -> None:
    lines = clock_lines(facts(Step(K.RECEIVED, date(2026, 9, 24), channel=Channel.ONLINE)))
    assert "收到日期｜尚未确认｜到期日｜没有在计算的期限" in lines
    assert "现为“待确认”，没有正在计算的答复期限。" in lines
    assert not any("逐日计算" in line for line in lines)


def test_a_year_without_a_notice_is_provisional_in_plain_words() -> None:
    lines = clock_lines(facts(Step(K.RECEIVED, date(2026, 12, 20), channel=Channel.IN_PERSON)))
    assert any(line.startswith("收到日期｜") and line.endswith("（暂定）") for line in lines)
    assert any(line.startswith("到期日为暂定：2027年放假安排尚未公布") for line in lines)
    assert any("2027年：暂定。" in line for line in lines)
    assert any("届满（暂定）" in line for line in lines)


def test_the_notice_of_an_entered_year_is_named() -> None:
    days = {date(2027, 1, 1): (DayKind.HOLIDAY, "元旦")}
    calendar = Calendar().with_year(Year(2027, "国办发明电〔2026〕9号", days))
    told = "".join(clock_lines(facts(Step(K.RECEIVED, date(2026, 12, 20)), calendar=calendar)))
    assert "国务院办公厅关于2027年部分节假日安排的通知／　　（国办发明电〔2026〕9号）" in told
    assert "暂定" not in told


def test_a_long_time_without_counting_takes_one_row() -> None:
    early = Step(K.RECEIVED, date(2026, 3, 2), channel=Channel.IN_PERSON)
    again = (Step(K.REPLIED, date(2026, 3, 9)), Step(K.REOPENED, date(2026, 6, 1)))
    lines = clock_lines(facts(early, *again))
    assert any(line.startswith("2026年3月10日／至2026年5月31日｜｜共83日｜不计｜已办结") for line in lines)
    assert any(line.startswith("2026年6月1日｜周一｜工作日｜不计｜重新办理") for line in lines)


def test_what_is_odd_is_said() -> None:
    asked = (Step(K.SUPPLEMENT_ASKED, date(2026, 9, 28)), Step(K.SUPPLEMENT_ASKED, date(2026, 9, 29)))
    lines = clock_lines(facts(MAIL, *asked))
    assert any("补正应当一次性告知" in line for line in lines)
    assert any(line.endswith("须说明的情况") for line in lines)


def test_a_usual_request_takes_two_sheets() -> None:
    made = clock_sheet(facts(MAIL, Step(K.REPLIED, date(2026, 10, 28)), Step(K.POSTED, date(2026, 10, 29))))
    assert (made.pages, made.missing) == (2, ())
    told = words(made.pdf)
    assert "按期" in told
    assert "计算人：" in told


def test_nobody_signs_an_empty_page() -> None:
    for days in range(
        1, 21
    ):  # each has a row more: with some of them the last page ends before the signatures
        sheet = facts(
            Step(K.RECEIVED, date(2026, 9, 21), channel=Channel.REGISTERED_MAIL),
            Step(K.SUPPLEMENT_ASKED, date(2026, 9, 24)),
            Step(K.SUPPLEMENTED, date(2026, 10, 9)),
            Step(K.THIRD_PARTY_ASKED, date(2026, 10, 12), note="安居公司"),
            Step(K.THIRD_PARTY_ANSWERED, date(2026, 10, 21)),
            Step(K.EXTENDED, date(2026, 11, 10), days=days),
            Step(K.REPLIED, date(2026, 11, 16)),
            made_on=date(2026, 12, 30),
        )
        document = pdfium.PdfDocument(clock_sheet(sheet).pdf)
        last = document[len(document) - 1].get_textpage().get_text_range()
        document.close()
        assert "复核人" in last
        assert "答复期限至" in last


def test_the_same_facts_give_the_same_bytes_and_others_do_not() -> None:
    sheet = facts(*ONLINE)
    assert clock_sheet(sheet).pdf == clock_sheet(sheet).pdf
    assert clock_sheet(sheet).pdf != clock_sheet(replace(sheet, number="申请2026-0004")).pdf


def test_without_a_number_there_is_none() -> None:
    assert clock_sheet(replace(facts(MAIL), number="")).pages == 2
