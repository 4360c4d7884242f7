"""What is asked of each way of publishing, and the way a word of 公开渠道和载体 means (taxonomy B, 第十五条)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.outlets import (
    KINDS,
    MEDIA,
    MEETING,
    OF_CHANNEL,
    OTHER,
    OUTLETS,
    PLACE,
    PLATFORM,
    SCREEN,
    WINDOW,
)


@dataclass(frozen=True)
class Ask:
    """How the day and the place of a way are called, an example, the proof that is usual, and what else is asked.

    `number` names 期号或版次 where there is one; `counts` asks for 参加人数; `link` means that the place is an address
    on the internet.
    """

    day: str
    place: str
    example: str
    proof: str
    number: str = ""
    counts: bool = False
    link: bool = False

    @property
    def words(self) -> str:
        """What has to be told, in one line."""
        asked = [self.day, self.place, self.number, "参加人数" if self.counts else ""]
        return f"要写：{'、'.join(filter(None, asked))}；凭据一般用{self.proof}"


_PAGE = Ask("发布日期", "网址", "如 https://www.example.gov.cn/gs/1.html", "网页截图", link=True)
_PAPER = Ask("刊登日期", "报刊名称", "如 青石日报", "报刊原件", "期号或版次")
_AIR = Ask("播出日期", "台名和栏目", "如 青石县电视台《政务公开》", "上线记录", "播出时段")
_ACCOUNT = Ask("发布日期", "账号名称或链接", "如 微信公众号“青石住建”", "网页截图")
_OF_OUTLET: Mapping[str, Ask] = {
    PLATFORM: _PAGE,
    MEDIA: _ACCOUNT,
    WINDOW: Ask("摆放日期", "窗口号", "如 政务服务中心2楼12号窗口", "照片"),
    PLACE: Ask("张贴日期", "栏号和位置", "如 1号公开栏，办公楼一楼大厅", "照片"),
    MEETING: Ask("会议日期", "会议时间和地点", "如 9:30，局三楼会议室", "会议纪要", counts=True),
    SCREEN: Ask("上线日期", "屏号和位置", "如 2号屏，政务服务中心大厅", "上线记录"),
    OTHER: Ask("公开日期", "地点或说明", "如 东沟村逐户发放200份", "照片"),
}
_OF_KIND: Mapping[str, Ask] = {
    "政府公报": replace(_PAPER, place="公报名称", example="如 青石县人民政府公报", number="期号"),
    "报刊": _PAPER,
    "广播": replace(_AIR, example="如 青石县广播电台《政务热线》"),
    "电视": _AIR,
    "查阅点": Ask("摆放日期", "查阅点地点", "如 县图书馆一楼政府信息查阅点", "照片"),
    "12345热线": Ask("提供日期", "地点或说明", "如 已交12345热线知识库", "签收单"),
    "精准推送": Ask("推送日期", "推送对象和方式", "如 短信推送本批申请人86人", "上线记录"),
}


def ask_of(outlet: str, kind: str = "") -> Ask:
    """What a way is asked for; a sub-kind may ask for something else than its outlet."""
    return _OF_KIND.get(kind) or _OF_OUTLET.get(outlet) or _OF_OUTLET[OTHER]


def suggested(channels: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The ways (outlet, kind) that words of 公开渠道和载体 mean, each once; a word of the office's own is 其他."""
    return tuple(dict.fromkeys(OF_CHANNEL.get(word, (OTHER, word)) for word in channels if word))


_NEAREST: Mapping[str, str] = {
    "市县政府信息公开平台": "政府网站",
    "广播": "广播电视",
    "微博": "两微一端",
    "客户端": "两微一端",
    "公开墙": "公开栏",
    "廉政公开栏": "公开栏",
    "听证会": "发布会/听证会",
    "座谈会": "征求意见会",
    "显示屏": "社区/企事业单位/村公示栏（电子屏）",
    "宣传日": "入户/现场",
}
_OF_WHOLE: Mapping[str, str] = {
    PLATFORM: "政府网站",
    MEDIA: "两微一端",
    WINDOW: "政务服务中心",
    PLACE: "公开栏",
    MEETING: "发布会/听证会",
    SCREEN: "触摸屏",
}


def channel_of(outlet: str, kind: str, known: Collection[str] = ()) -> str:
    """The word of 公开渠道和载体 for a way: one the item has already (`known`) before any other that means the same."""
    same = [word for word, way in OF_CHANNEL.items() if way == (outlet, kind)]
    if kind and kind not in KINDS:
        same.append(kind)
    ours = [word for word in known if word in same]
    return next(iter((*ours, *same)), "") or _NEAREST.get(kind) or _OF_WHOLE.get(outlet, "其他")


def outlets_of(channels: Iterable[str]) -> frozenset[str]:
    """The outlets that words of 公开渠道和载体 mean, for items whose ways nobody put down one by one."""
    return frozenset(outlet for outlet, _ in suggested(channels))


def kinds_of(outlet: str) -> tuple[str, ...]:
    """The sub-kinds of an outlet; none for a word of the office's own."""
    return OUTLETS.get(outlet, ())
