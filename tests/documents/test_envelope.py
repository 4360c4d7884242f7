"""Envelopes: what is on them, where it stands, and what machines of the post need left free."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.documents.envelope import SIZES, Envelope, envelope_lines, envelope_sheets
from desktop_app.documents.grid import MM
from desktop_app.errors import Refused
from tests.documents.paper import ISSUER, poppler, seen, words

TO = Envelope(
    postcode="725100",
    address="安康市青石县城关镇东沟村3组 & <祁家院子>",
    name="𬱖㛃（收）",
    sender=ISSUER,
    sender_address="青石县人民路88号",
    sender_postcode="725000",
    number="青住建公开〔2026〕12号",
)


@pytest.mark.parametrize("size", SIZES)
def test_everything_is_on_a_paper_of_the_right_size(size: str) -> None:
    sheets = envelope_sheets(replace(TO, size=size))
    assert (sheets.pages, sheets.missing) == (1, ())
    across, down = SIZES[size]
    (chars,) = seen(sheets.pdf)
    assert all(0 < one.x < across * MM and 0 < one.y < down * MM for one in chars)
    told = words(sheets.pdf).replace("\r\n", "")
    assert all(line in told for line in envelope_lines(TO)[4:6])
    said = poppler("pdfinfo", sheets.pdf)
    assert f"{across * MM:.2f}"[:5] in said
    assert "𬱖" not in said


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", ["", "青住建公开〔2026〕12号"])
def test_the_zones_of_the_machines_are_free(size: str, number: str) -> None:
    across, down = SIZES[size]
    (chars,) = seen(envelope_sheets(replace(TO, size=size, number=number)).pdf)
    corner = [one.char for one in chars if one.x < 90 * MM and one.y > (down - 26) * MM]
    assert "".join(corner) == "725100"
    bars = [one for one in chars if one.y < 20 * MM and (across - 160) * MM < one.x < (across - 55) * MM]
    assert bars == []
    foot = "".join(one.char for one in chars if one.y < 20 * MM)
    assert foot == "邮政编码725000"


def test_the_postcode_may_be_unknown_and_the_frames_may_be_there_already() -> None:
    told = envelope_lines(replace(TO, postcode="", frames=False, registered=False, number=""))
    assert told == [TO.address, TO.name, TO.sender_address, ISSUER, "邮政编码　725000"]
    with_frames, without = envelope_sheets(TO).pdf, envelope_sheets(replace(TO, frames=False)).pdf
    assert "贴邮票处" in words(with_frames)
    assert "贴邮票处" not in words(without)


def test_what_is_missing_or_wrong_is_told() -> None:
    with pytest.raises(Refused) as no:
        envelope_sheets(replace(TO, address=" ", name=""))
    assert no.value.why == "收件人地址、收件人"
    for wrong in ("72510", "７２５１００", "7251OO"):
        with pytest.raises(Refused, match="收件人邮政编码不对"):
            envelope_sheets(replace(TO, postcode=wrong))
    with pytest.raises(Refused, match="没有“B4”这种信封"):
        envelope_sheets(replace(TO, size="B4"))
    with pytest.raises(Refused, match="收件人地址太长"):
        envelope_sheets(replace(TO, address="很长的地址" * 40))
    assert envelope_sheets(replace(TO, address="较长的地址" * 14)).pages == 1


def test_the_same_envelope_is_the_same_file_and_lacking_characters_are_told() -> None:
    assert envelope_sheets(TO).pdf == envelope_sheets(TO).pdf
    assert envelope_sheets(replace(TO, name="\U0003134a（收）")).missing == ("\U0003134a",)
