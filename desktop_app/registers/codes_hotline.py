"""The code lists of 咨询热线: where a petition comes from, to which way a caller is pointed; and of 开箱登记."""

from __future__ import annotations

from desktop_app.domain.petition_law import ORIGINS, PATHS
from desktop_app.registers.codes import CodeList

BOX_KINDS = ("意见箱", "举报箱", "点题箱", "其他")

HOTLINE_LISTS: tuple[CodeList, ...] = (
    CodeList("petition_origin", "信访来源", ORIGINS),
    CodeList("lawful_path", "告知的途径", PATHS),
    CodeList("box_kind", "信箱类型", BOX_KINDS),
)
