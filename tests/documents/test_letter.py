"""Every letter: its words against a golden copy, its paper, and that nobody's identity leaves."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from desktop_app.documents.grid import CELL, LEFT, MM, PAPER, WIDTH
from desktop_app.documents.letter import letter_lines, letter_sheets
from desktop_app.documents.letter_text import FORMS, Form, letter_form
from desktop_app.domain.fields import Value
from desktop_app.domain.letter_facts import FACTS
from desktop_app.domain.letter_kinds import KINDS, needs
from desktop_app.domain.letter_law import GROUNDS, Ground
from desktop_app.domain.letter_shape import To
from desktop_app.errors import Refused
from tests.documents.letters import EVERYTHING, IDENTITY, PLAIN, letter
from tests.documents.paper import GOLDEN, poppler, seen, words

KEYS = [kind.key for kind in KINDS]
AWAY = [kind.key for kind in KINDS if kind.to in (To.THIRD_PARTY, To.AGENCY)]
MIXED = "disclosed+absent"
SECRETS = ("申请人", "其他申请人", "证件号码", "代理人证件号码", "申请人电话", "申请人地址", "代理人")
SHORT = [
    "extension",
    "supplement",
    "consulting_notice",
    "disclosed",
    "already_public",
    "repeated",
    "petition",
]


@pytest.mark.parametrize("kinds", [*KEYS, MIXED])
def test_the_words(kinds: str) -> None:
    golden = GOLDEN / "letters" / f"{kinds}.txt"
    told = "\n".join(letter_lines(letter(kinds))) + "\n"
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("kinds", KEYS)
def test_all_missing_facts_are_told_together(kinds: str) -> None:
    full = letter(kinds)
    with pytest.raises(Refused) as no:
        letter_lines(replace(full, facts={}))
    assert set(needs(full.kinds, {})) <= set(no.value.why.split("、"))
    assert f"还缺{len(no.value.why.split('、'))}项内容" in no.value.what


@pytest.mark.parametrize("kinds", KEYS)
def test_each_needed_fact_is_missed_by_its_name(kinds: str) -> None:
    full = letter(kinds)
    for name in needs(full.kinds, full.facts):
        if name == "不公开理由":
            continue
        with pytest.raises(Refused) as no:
            letter_lines(replace(full, facts={**full.facts, name: " "}))
        assert no.value.why == name


@pytest.mark.parametrize("kinds", AWAY)
def test_identity_is_not_available_to_letters_that_go_to_others(kinds: str) -> None:
    full = letter(kinds)
    seeded = replace(
        full, facts={**EVERYTHING, **full.facts}, hidden=tuple(IDENTITY[name] for name in SECRETS)
    )
    told = "\n".join(letter_lines(seeded))
    assert [name for name, value in IDENTITY.items() if name != "证件类型" and value in told] == []


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("kinds", AWAY)
def test_an_identity_typed_into_any_fact_is_caught(kinds: str, secret: str) -> None:
    full = letter(kinds)
    full = replace(full, hidden=tuple(IDENTITY[name] for name in SECRETS))
    free = [n for n, v in full.facts.items() if isinstance(v, str) and not FACTS[n].house]
    assert free
    for name in free:
        leaking = replace(full, facts={**full.facts, name: IDENTITY[secret]})
        with pytest.raises(Refused, match="身份信息") as no:
            letter_lines(leaking)
        assert name in no.value.why


def test_an_id_number_is_caught_whoever_it_belongs_to_but_a_branch_of_the_applicant_may_be_asked() -> None:
    asked = letter("third_party_inquiry")
    with pytest.raises(Refused, match="身份信息"):
        letter_lines(replace(asked, facts={**asked.facts, "涉及信息": "公民11010519491231002X的合同"}))
    firm = replace(asked, hidden=("青石县安居建筑工程",))
    assert letter_lines(firm)


@pytest.mark.parametrize("ground", GROUNDS, ids=[ground.word for ground in GROUNDS])
def test_withholding_tells_the_category_the_article_and_review_first(ground: Ground) -> None:
    plain = letter("withheld")
    more: dict[str, Value] = {name: PLAIN[name] for name in ground.needs}
    lines = letter_lines(replace(plain, facts={**plain.facts, **more, "不公开理由": (ground.word,)}))
    text = "\n".join(lines)
    assert ground.category in text
    assert f"政府信息公开条例》{ground.article}、第三十六条第三项" in text
    assert all(str(PLAIN[name]) in text for name in ground.needs if "日期" not in name)
    assert "先向青石县人民政府申请行政复议" in text
    assert "6个月" not in text


def test_partial_prints_both_ways_and_a_ground_for_each_piece() -> None:
    text = "\n".join(letter_lines(letter("partial")))
    assert "1.补助对象的身份证号码和银行账号，属于涉及个人隐私" in text
    assert "2.单价分析表，属于涉及商业秘密" in text
    assert "对本答复书中不予公开的内容不服的" in text
    assert "对本答复书的其他内容不服的" in text
    with pytest.raises(Refused, match="没有写明不公开理由"):
        letter_lines(letter("partial", 不予公开部分="名单\n合同", 不公开理由=("个人隐私", "商业秘密")))
    narrow = "\n".join(letter_lines(letter("partial", 不予公开部分="名单|个人隐私\n合同 | 商业秘密")))
    assert "2.合同，属于涉及商业秘密" in narrow
    one = "\n".join(letter_lines(letter("partial", 不予公开部分="名单\n账号", 不公开理由=("个人隐私",))))
    assert "2.账号，属于涉及个人隐私" in one


def test_a_mixed_reply_has_headings_one_opening_and_one_relief() -> None:
    told = letter_lines(letter(MIXED))
    assert told.count("一、关于2025年补助对象名单") == told.count("二、关于2015年补助对象名单") == 1
    assert sum("本机关收到你以邮寄方式提交" in line for line in told) == 1
    assert sum("6个月" in line for line in told) == 1
    with pytest.raises(Refused) as no:
        letter_lines(letter(MIXED, 事项二=None))
    assert no.value.why == "事项二"


def test_what_happened_on_the_way_is_told_only_when_it_happened() -> None:
    extended = letter("disclosed", 延期告知日期=date(2026, 3, 20), 延期后到期日=date(2026, 4, 28))
    assert any("延长答复期限至2026年4月28日" in line for line in letter_lines(extended))
    assert not any("延长" in line or "补正" in line for line in letter_lines(letter("disclosed")))
    with pytest.raises(Refused) as no:
        letter_lines(letter("disclosed", 延期告知日期=date(2026, 3, 20)))
    assert no.value.why == "延期后到期日"


def test_a_deferral_of_art_35_is_told_in_the_reply_and_a_second_answer_says_why() -> None:
    told = "\n".join(letter_lines(letter("deferral")))
    assert "本机关确定延迟答复，将于2026年5月29日前（含当日）答复你。" in told
    assert "行政复议" not in told
    later = letter("absent", 延迟答复告知日期=date(2026, 3, 27), 延迟答复期限=date(2026, 5, 29))
    assert any("告知将答复期限延迟至2026年5月29日" in line for line in letter_lines(later))
    again = letter_lines(letter("absent", 复议决定文号="青政复决字〔2026〕3号"))
    assert "根据行政复议决定（青政复决字〔2026〕3号），本机关对该申请重新进行了办理，现重新答复。" in again
    assert not any("重新" in line for line in letter_lines(letter("absent")))


def test_the_fee_table_adds_up() -> None:
    lines = letter_lines(letter("fee"))
    at = lines.index("数量区间｜数量｜单价｜金额")
    assert lines[at + 1 : at + 6] == [
        "第1～30页｜30页｜0元/页｜0元",
        "第31～100页｜70页｜10元/页｜700元",
        "第101～200页｜100页｜20元/页｜2000元",
        "第201～250页｜50页｜40元/页｜2000元",
        "应缴金额为4700元（大写：肆仟柒佰元整）。",
    ]
    with pytest.raises(Refused, match="不应收费"):
        letter_lines(letter("fee", 收费数量=30))


def test_a_value_is_never_read_as_a_place_or_a_table() -> None:
    lines = letter_lines(letter("extension", 延期理由="{申请人}｜{0}%s［可选］＃"))
    assert any("因{申请人}｜{0}%s［可选］＃，本机关" in line for line in lines)


def test_a_mark_at_the_end_of_a_value_is_not_doubled() -> None:
    lines = letter_lines(letter("absent", 检索范围="档案室。", 申请内容="请公开名单。"))
    assert "检索范围：档案室。" in lines
    assert any("“请公开名单。”" in line for line in lines)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kinds", [*KEYS, MIXED])
def test_every_letter_can_be_set_with_nothing_missing(kinds: str, form: Form) -> None:
    sheets = letter_sheets(replace(letter(kinds), form=form))
    assert sheets.missing == ()
    assert sheets.pages <= 2 + (form == "公文")
    assert "𬱖㛃" in words(sheets.pdf) or kinds in AWAY


@pytest.mark.parametrize("kinds", [*SHORT, *(kind.key for kind in KINDS if kind.form)])
def test_a_usual_letter_is_one_page(kinds: str) -> None:
    assert letter_sheets(letter(kinds)).pages == 1


def test_every_font_travels_with_the_file() -> None:
    for kinds in ("disclosed", "receipt", MIXED):
        table = poppler("pdffonts", letter_sheets(letter(kinds)).pdf).splitlines()[2:]
        assert table
        assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in table)


def test_the_same_letter_is_the_same_file() -> None:
    first = letter_sheets(letter("partial")).pdf
    letter_sheets(letter("fee"))
    assert letter_sheets(letter("partial")).pdf == first


def test_signs_and_rare_characters_come_out_as_they_are() -> None:
    text = words(letter_sheets(letter("disclosed")).pdf).replace("\r\n", "")
    assert "𬱖㛃" in text
    assert "& <公示>材料" in text


def _red_lines(pdf: bytes, page: int = 0) -> list[tuple[float, float, float]]:
    """Left, right and height above the lower edge of each red path."""
    found = []
    for thing in pdfium.PdfDocument(pdf)[page].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        red, green = raw.c_uint(), raw.c_uint()
        raw.FPDFPageObj_GetStrokeColor(thing.raw, red, green, raw.c_uint(), raw.c_uint())
        if red.value > 200 and green.value == 0:
            left, bottom, right, top = thing.get_bounds()
            found.append((left, right, (bottom + top) / 2))
    return found


def test_the_double_red_lines_of_the_letter_form() -> None:
    pdf = letter_sheets(letter("absent")).pdf
    lines = _red_lines(pdf)
    assert len(lines) == 4
    for left, right, _ in lines:
        assert (right - left, (left + right) / 2) == pytest.approx((170 * MM, PAPER[0] / 2), abs=4)
    assert lines[-1][2] == pytest.approx(20 * MM, abs=4)
    assert _red_lines(pdf, 1) == []
    assert len(_red_lines(letter_sheets(letter("absent", "公文")).pdf)) == 1


def test_head_and_number_of_the_letter_form() -> None:
    pages = seen(letter_sheets(letter("absent")).pdf)
    mark = pages[0][:11]
    assert "".join(one.char for one in mark) == "青石县住房和城乡建设局"
    assert mark[0].y == pytest.approx(PAPER[1] - 30 * MM - 0.88 * 38, abs=1)
    number = next(one for one in pages[0] if one.char == "号")
    assert number.x + CELL == pytest.approx(LEFT + WIDTH, abs=1)
    assert [sum(one.char == "—" for one in page) for page in pages] == [0, 2]
    assert [
        sum(one.char == "—" for one in page) for page in seen(letter_sheets(letter("absent", "公文")).pdf)
    ] == [2, 2]


def test_a_very_long_application_still_fits_a_form() -> None:
    sheets = letter_sheets(letter("receipt", 申请内容="请公开以下材料，" * 600))
    assert sheets.pages > 2
    assert words(sheets.pdf).replace("\r\n", "").count("请公开以下材料") > 590


def test_a_form_of_paper_that_does_not_exist_is_refused() -> None:
    assert [letter_form(word) for word in FORMS] == ["信函", "公文"]
    with pytest.raises(Refused, match="没有“便条”这种版式"):
        letter_form("便条")
