"""A text about somebody's matter without telling who he is, for those who handle the matter and need not know."""

from __future__ import annotations

import re

from desktop_app.domain.masking import mask_text

WHO, WHERE = "来电来访人", "（住址略）"
_NAMELESS = frozenset(
    {"匿名", "不详", "未留", "未留姓名", "不愿透露", "保密", "市民", "群众", "业主", "先生", "女士"}
)
_TITLE = re.compile(r"[（(][^）)]*[）)]|先生|女士|小姐|同志|老人")
_LEAST = 4  # characters of an address that can be told from other words


def anonymous(text: str, names: str, address: str = "") -> str:
    """The text with these people's names, their address and every number of a person left out.

    `names` as they were typed: several parted by 、 or blanks, with 先生 or a note in brackets behind them.
    """
    hidden = text
    if len(address.strip()) >= _LEAST:
        hidden = hidden.replace(address.strip(), WHERE)
    for name in re.split(r"[、，,；;/\s]+", names):
        hidden = _without(hidden, name.strip())
    return str(mask_text(hidden))


def _without(text: str, name: str) -> str:
    bare = _TITLE.sub("", name).strip()
    if not bare or name in _NAMELESS or bare in _NAMELESS:
        return text
    if len(bare) == 1:
        return re.sub(rf"{bare}(?:先生|女士|小姐|同志|老人|某某?)", WHO, text)
    return text.replace(name, WHO).replace(bare, WHO)
