"""Titles in lines of equal weight that do not tear words (词意完整、排列对称、长短适宜)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from desktop_app.documents.characters import CLOSING, NO_END, NO_START, OPENING
from desktop_app.documents.clusters import clusters

_WORDS_OF_TITLES = """
关于 有关 公示 公告 通告 通知 住房 房屋 城乡 城镇 建设 建筑 保障 对象 名单 公共 租赁 公租房 廉租 租金
补贴 配租 棚户区 危房 改造 征收 补偿 安置 方案 项目 工程 施工 许可 招标 中标 验收 备案 资质 企业 物业
管理 服务 质量 安全 生产 监督 检查 行政 处罚 决定 结果 情况 调查 登记 评估 申请 审核 资格 轮候 摇号 分配
年度 批次 人员 单位 规划 市政 道路 供水 排水 燃气 供热 污水 垃圾 处理 园林 绿化 房地产 开发 预售 资金
维修 专项 农村 农民 信息 公开 政府 政务 工作 制度 办法 细则 规定 标准 调整 暂停 停水 停气 封闭 实施 开展
进行 办理 征求 意见 社会 群众 听证 代表 委员会 住建局 建设局 管理局 中心 推荐 拟定 第一 第二 第三 第四
第五 第六 第七 第八 第九 第十 符合 条件 家庭 拟 保障性 经济适用 既有 老旧 小区 加装 电梯
印发 转发 示范 命名 有限公司 建筑业
"""
_WORDS = tuple(_WORDS_OF_TITLES.split())
_LEADS = ("关于", "和", "与", "及", "并", "暨", "对", "在", "的公示", "的公告", "的通告", "的通知")
_BEGINS_BADLY = frozenset("的了着过地得们")
_ENDS_BADLY = ("关于", "印发", "转发", "第", "和", "与", "及", "对", "在", "年")
_ENDS_WELL = frozenset("的》”）、")
_TORN, _BAD, _WELL, _UNLAWFUL = 4.0, 6.0, -1.0, 1e9
_HEADING = -3.0  # the office on a line of its own, what it is about on the next


def title_lines(title: str, widths: Sequence[float], room: float) -> list[str]:
    """The lines of a title, none wider than `room` (em, like `widths`) where that can be helped.

    As few lines as fit, as even as the words allow: the best of all ways to divide it. A line end typed by
    the user is his own decision; call this for each of his lines.
    """
    total = sum(widths)
    if total <= room:
        return [title]
    ends = [0.0, *accumulate(widths)]
    spots = {at: _penalty(title, at) for at in clusters(title)[1:-1]}
    needed = int(total // room) + (total % room > 0)
    for count in range(needed, needed + 3):
        if cut := _divide(ends, spots, count, room):
            return [title[start:stop] for start, stop in zip((0, *cut), (*cut, len(title)), strict=True)]
    return _anyhow(title, ends, room)


def _penalty(title: str, at: int) -> float:
    """How badly a line may end before character `at`."""
    if title[at - 1] in NO_END or title[at] in NO_START:
        return _UNLAWFUL
    cost = _TORN if any(_inside(title, at, word) for word in _WORDS) else 0.0
    if title.endswith(_ENDS_BADLY, 0, at) or (
        title[at] in _BEGINS_BADLY and not title.startswith(_LEADS, at)
    ):
        cost += _BAD
    if (
        title[at - 1] in _ENDS_WELL
        or title.startswith(_LEADS, at)
        or title[at] in OPENING
        or title[at - 1] in CLOSING
    ):
        cost += _WELL
    return cost + (_HEADING if title.startswith("关于", at) else 0.0)


def _inside(title: str, at: int, word: str) -> bool:
    return any(title.startswith(word, at - shift) for shift in range(1, min(len(word), at + 1)))


def _divide(ends: list[float], spots: dict[int, float], count: int, room: float) -> tuple[int, ...]:
    """The cheapest way into `count` lines: squared distance from the even width, plus penalties."""
    even = ends[-1] / count
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count - 1):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for at, penalty in spots.items():
            ways = [
                (cost + penalty + (ends[at] - ends[start] - even) ** 2 / 4, (*cut, at))
                for start, (cost, cut) in best.items()
                if start < at and ends[at] - ends[start] <= room and penalty < _UNLAWFUL
            ]
            if ways:
                following[at] = min(ways)
        best = following
    finished = [
        (cost + (ends[-1] - ends[start] - even) ** 2 / 4, cut)
        for start, (cost, cut) in best.items()
        if ends[-1] - ends[start] <= room
    ]
    return min(finished)[1] if finished else ()


def _anyhow(title: str, ends: list[float], room: float) -> list[str]:
    lines = []
    start = 0
    for at in range(1, len(title) + 1):
        if at == len(title) or ends[at + 1] - ends[start] > room:
            lines.append(title[start:at])
            start = at
    return lines
