"""The seven ways a bureau makes something public, their sub-kinds, and how strictly each must be masked.

Rules of the bureau, 第十五条 (taxonomy B, C1-C7); 《政府信息公开条例》第二十三至二十五条.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.masking_presets import BOARD, WEBSITE

PLATFORM, MEDIA, WINDOW, PLACE, MEETING, SCREEN, OTHER = (
    "政府信息公开平台、局网站", "媒体", "政务服务窗口", "公开栏、查阅场所", "会议", "电子屏", "其他",
)  # fmt: skip

OUTLETS: Mapping[str, tuple[str, ...]] = {
    PLATFORM: ("局网站", "市县政府信息公开平台", "政府公报"),
    MEDIA: ("报刊", "广播", "电视", "微博", "微信", "客户端"),
    WINDOW: ("服务中心窗口", "便民服务站"),
    PLACE: ("公开栏", "查阅点", "公开墙", "廉政公开栏", "村（社区）公示栏"),
    MEETING: ("新闻发布会", "听证会", "民主评议会", "征求意见会", "座谈会"),
    SCREEN: ("显示屏", "触摸屏"),
    OTHER: ("宣传册", "办事指南", "入户", "宣传日", "精准推送", "12345热线", "其他"),
}
KINDS = tuple(kind for kinds in OUTLETS.values() for kind in kinds)

# The words of 公开渠道和载体 (registers.md §1) as one of ours.
OF_CHANNEL: Mapping[str, tuple[str, str]] = {
    "政府网站": (PLATFORM, "局网站"),
    "政府公报": (PLATFORM, "政府公报"),
    "两微一端": (MEDIA, "微信"),
    "发布会/听证会": (MEETING, "新闻发布会"),
    "广播电视": (MEDIA, "电视"),
    "纸质媒体": (MEDIA, "报刊"),
    "公开查阅点": (PLACE, "查阅点"),
    "政务服务中心": (WINDOW, "服务中心窗口"),
    "便民服务站": (WINDOW, "便民服务站"),
    "入户/现场": (OTHER, "入户"),
    "社区/企事业单位/村公示栏（电子屏）": (PLACE, "村（社区）公示栏"),
    "精准推送": (OTHER, "精准推送"),
    "12345热线": (OTHER, "12345热线"),
    "公开栏": (PLACE, "公开栏"),
    "触摸屏": (SCREEN, "触摸屏"),
    "民主评议会": (MEETING, "民主评议会"),
    "征求意见会": (MEETING, "征求意见会"),
    "查阅场所": (PLACE, "查阅点"),
    "其他": (OTHER, "其他"),
}

_COPIED = frozenset({PLATFORM, MEDIA, SCREEN})  # what stands there is copied, searched and kept by others


def destination(outlet: str) -> str:
    """The key of the mask preset that what goes there needs: what can be copied is masked as on a website."""
    return WEBSITE.key if outlet in _COPIED else BOARD.key


def outlet_of(kind: str) -> str:
    """The outlet a sub-kind belongs to; 其他 for a word of the office's own."""
    return next((outlet for outlet, kinds in OUTLETS.items() if kind in kinds), OTHER)
