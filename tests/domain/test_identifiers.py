"""Numbers are judged, never enforced."""

from __future__ import annotations

import pytest

from desktop_app.domain.identifiers import fault, is_phone


@pytest.mark.parametrize(
    "text",
    [
        "13800001234",
        "+86 138-0000-1234",
        "86-13800001234",
        "0915-4420000",
        "4420000",
        "010-62345678-8012",
        "400-123-4567",
        "12345",
        "110",
        "家里 0915-4420000",
        "13800001234、4420000",
    ],
)
def test_telephones(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize("text", ["", "1234", "1380000123", "138000012345", "没有", "12800001234", "0000000"])
def test_no_telephones(text: str) -> None:
    assert not is_phone(text)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("11010519491231002X", ""),
        ("440524188001010014", ""),
        ("110105194912310021", "身份证号校验码不对"),
        ("110105194913310025", "出生日期不存在"),
        ("130503670401001", "15位旧身份证号"),
        ("91350100M000100Y43", ""),
        ("91350100M000100Y42", "统一社会信用代码校验码不对"),
        ("6109241980010112", "有 16 位"),
        ("61092419800101123456", "有 20 位"),
        ("G12345678", ""),
        ("H1234567", ""),
    ],
)
def test_paper_numbers(number: str, said: str) -> None:
    assert said in fault(number)
    assert bool(said) == bool(fault(number))
