"""What is searched: normalised text, its overlapping pairs of characters, and the initials of names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from itertools import pairwise

from desktop_app.domain.fields import LongText, Text, Value
from desktop_app.domain.register import Register

# FTS5's `ascii` tokenizer splits at ASCII signs and at nothing else; moved into the private use area they count
# as letters, so that 建函〔2026〕5号, 2026-0001 and 3.5 match as written and nothing needs a second look.
_SIGNS = {n: 0xE000 + n for n in range(128) if not chr(n).isalnum()}
_FIRST_HAN = "\u2e80"


def plain(text: str) -> str:
    """Half-width, lower case: the form in which texts are compared."""
    return unicodedata.normalize("NFKC", text).lower()


def bigram(text: str | None) -> str:
    """饮用水 → 饮用 用水 水: the tokens of a normalised text, run by run."""
    tokens: list[str] = []
    for run in (text or "").split():
        signs = run.translate(_SIGNS)
        tokens.extend(map("".join, pairwise(signs)))
        tokens.append(signs[-1])
    return " ".join(tokens)


def asked(search: str) -> str:
    """What a search box says as an FTS5 expression: every word must occur somewhere; empty when nothing is asked."""
    phrases = []
    for word in plain(search).split():
        signs = word.translate(_SIGNS)
        if len(signs) == 1:
            phrases.append(f'"{signs}"*')
        else:
            phrases.append('"' + " ".join(map("".join, pairwise(signs))) + '"')
    return " AND ".join(phrases)


def searched(register: Register, values: Mapping[str, Value]) -> str:
    """The text a record is found by: its search fields line by line, then the initials of its names."""
    lines = [register[key].kind.show(values.get(key)) for key in register.search]
    lines += [
        initials(str(values[key]))
        for key in register.name_by
        if values.get(key)
        and isinstance(register[key].kind, Text)
        and not isinstance(register[key].kind, LongText)
    ]
    return plain("\n".join(line for line in lines if line))


def initials(name: str) -> str:
    """张三 → zs; empty for a text without Chinese characters."""
    if not any(sign >= _FIRST_HAN for sign in name):
        return ""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  start-up must not pay for it

    parts: Iterable[str] = lazy_pinyin(name, style=Style.FIRST_LETTER)
    return "".join(parts)


def zh_key(text: str | None) -> bytes | None:
    """The order of Chinese words: gb18030 puts the common characters in order of their pinyin."""
    return None if text is None else text.encode("gb18030", "replace")
