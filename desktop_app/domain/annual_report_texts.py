"""The written sections of the annual report, drafted as sentences from the numbers, for the office to edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from desktop_app.domain.annual_report import (
    BLOCKS,
    CARRIED_IN,
    CARRIED_OUT,
    DONE,
    KINDS,
    NEW,
    OUTCOMES,
    RESULTS,
    ROWS,
    AnnualReport,
)

LONGEST_OVERVIEW = 1000  # characters: 武政办发〔2025〕54号 asks for about so many
HOLE = "［请补充"  # where only the office knows
BASIS = (
    "《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开"
    "工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）"
)
TEXT_TITLES = {
    "head": "开头说明",
    "overview": "一、总体情况",
    "problems": "五、存在的主要问题及改进情况",
    "others": "六、其他需要报告的事项",
}


@dataclass(frozen=True)
class Texts:
    """Head paragraph, sections 一, 五 and 六; paragraphs are parted by line ends."""

    head: str = ""
    overview: str = ""
    problems: str = ""
    others: str = ""

    def with_kept(self, kept: Mapping[str, str]) -> Texts:
        """These texts with those the office has written in place of their drafts."""
        return replace(self, **{key: text for key, text in kept.items() if key in TEXT_TITLES and text})

    def as_json(self) -> dict[str, str]:
        return asdict(self)


Named = Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Figures:
    """What the sentences tell besides the tables: disclosure of the year by channel, requests by channel, fees in 元.

    `answered` counts the requests that ended with a reply, `in_time` those of them that left in time.
    """

    published: int = 0
    channels: Named = ()
    interpreted: int = 0
    renewed: int = 0
    taken_down: int = 0
    late_published: int = 0
    asked_by: Named = ()
    answered: int = 0
    in_time: int = 0
    fees: int = 0
    fee_payers: int = 0


@dataclass(frozen=True)
class Office:
    """Who reports: the facts of the head paragraph."""

    name: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    supervision_phone: str = ""


def drafted(year: int, report: AnnualReport, figures: Figures, office: Office) -> Texts:
    """All four texts from the numbers; what no register knows is left as a hole beginning with ［请补充."""
    return Texts(
        _head(year, office),
        "\n".join(_overview(report, figures, office)),
        "\n".join(_problems(report, figures)),
        _others(figures),
    )


def notes(texts: Texts) -> Iterator[str]:
    """What the texts still lack, or have too much of."""
    if (length := len(texts.overview.replace("\n", ""))) > LONGEST_OVERVIEW:
        yield f"{TEXT_TITLES['overview']}有{length}字，一般不超过{LONGEST_OVERVIEW}字"
    for key, title in TEXT_TITLES.items():
        if holes := getattr(texts, key).count(HOLE):
            yield f"{title}还有{holes}处“{HOLE}……］”没有补充"


def _head(year: int, office: Office) -> str:
    name = office.name or f"{HOLE}：单位名称］"
    contact = [
        f"{label}：{value}"
        for label, value in (("地址", office.address), ("邮政编码", office.postcode), ("电话", office.phone))
        if value
    ]
    return (
        f"本报告根据{BASIS}的要求编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开"
        "行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
        f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
        f"本报告的电子版可在{HOLE}：网站名称和网址］下载。"
        f"如对本报告有疑问，请与{name}联系（{'；'.join(contact) or f'{HOLE}：地址、电话］'}）。"
    )


def _overview(report: AnnualReport, figures: Figures, office: Office) -> Iterator[str]:
    yield f"（一）主动公开。{_disclosed(figures)}"
    yield f"（二）依申请公开。{_asked(report, figures)}{_challenged(report)}"
    yield (
        "（三）政府信息管理。坚持先审查、后公开，公开前进行保密审查。"
        f"全年更新已公开的政府信息{figures.renewed}条、撤下{figures.taken_down}条。"
    )
    named = "、".join(name for name, _ in figures.channels)
    through = f"本年度通过{named}公开政府信息。" if named else ""
    yield f"（四）政府信息公开平台建设。{through}{HOLE}：门户网站专栏、政务新媒体等平台建设情况］"
    heard = f"公布监督电话{office.supervision_phone}，接受社会监督。" if office.supervision_phone else ""
    yield f"（五）监督保障。{heard}{HOLE}：人员、培训、考核和责任追究情况］"


def _disclosed(figures: Figures) -> str:
    told = f"全年主动公开政府信息{figures.published}条"
    if figures.channels:
        told += f"，其中{_listed(figures.channels, '条')}"
        told += "（同一信息经多个渠道公开的分别计数）" if len(figures.channels) > 1 else ""
    told += "。"
    return told + (f"附有政策解读的{figures.interpreted}条。" if figures.interpreted else "")


def _asked(report: AnnualReport, figures: Figures) -> str:
    table = report.section3
    *kinds, new = table[NEW]
    was, done, goes = (table[key][-1] for key in (CARRIED_IN, DONE, CARRIED_OUT))
    if new:
        told = f"全年新收政府信息公开申请{new}件，其中{_listed(_some(KINDS, kinds), '件')}。"
        told += f"按申请渠道分：{_listed(figures.asked_by, '件')}。" if figures.asked_by else ""
    else:
        told = "本年度未收到政府信息公开申请。"
    told += f"上年结转{was}件。" if was else ""
    if done:
        told += f"全年办结{done}件：{_listed(_results(report), '件')}。"
    if figures.answered:
        rate = f"{100 * figures.in_time / figures.answered:.1f}".removesuffix(".0")
        told += f"作出答复的{figures.answered}件中，按期{figures.in_time}件，按期率{rate}%。"
    return told + (f"结转下年度继续办理{goes}件。" if goes or was or new else "")


def _results(report: AnnualReport) -> list[tuple[str, int]]:
    """（一）to （六）, each with what it makes together."""
    sums: dict[str, int] = {}
    for row in ROWS:
        if row.key in RESULTS:
            name = (row.group or row.word).split("）")[1]
            sums[name] = sums.get(name, 0) + report.section3[row.key][-1]
    return [(name, count) for name, count in sums.items() if count]


def _challenged(report: AnnualReport) -> str:
    if report.section4 is None:
        return ""
    review = report.section4["review"]
    suits = [report.section4[block] for block in BLOCKS if block != "review"]
    together = tuple(map(sum, zip(*suits, strict=True)))
    if not review[-1] and not together[-1]:
        return "未发生因政府信息公开引起的行政复议、行政诉讼。"
    told = []
    for name, counts in (("行政复议", review), ("行政诉讼", together)):
        parts = _listed(_some(OUTCOMES[:-1], counts[:-1]), "件")
        told.append(f"因政府信息公开引起的{name}{counts[-1]}件" + (f"（{parts}）" if counts[-1] else ""))
    return f"{'，'.join(told)}。"


def _problems(report: AnnualReport, figures: Figures) -> Iterator[str]:
    corrected = sum(report.section4[block][1] for block in BLOCKS) if report.section4 is not None else 0
    late = figures.answered - figures.in_time
    found = [
        f"有{late}件政府信息公开申请未按期答复" if late else "",
        f"有{figures.late_published}条政府信息超过规定时限公开" if figures.late_published else "",
        f"有{corrected}件复议、诉讼的结果是纠正，答复的规范性有待提高" if corrected else "",
    ]
    told = "；".join(f"{order}是{words}" for order, words in zip("一二三", filter(None, found), strict=False))
    yield f"（一）存在的主要问题。{told + '。' if told else ''}{HOLE}：其他问题］"
    yield f"（二）改进情况。{HOLE}：上年问题的整改和下一步措施］"


def _others(figures: Figures) -> str:
    if not figures.fees:
        return "信息处理费收取情况：无。其他需要报告的事项：无。"
    return (
        "根据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），"
        f"本年度收取信息处理费{figures.fees}元，涉及申请{figures.fee_payers}件。其他需要报告的事项：无。"
    )


def _some(names: Sequence[str], counts: Sequence[int]) -> list[tuple[str, int]]:
    return [(name, count) for name, count in zip(names, counts, strict=True) if count]


def _listed(named: Named, unit: str) -> str:
    return "、".join(f"{name}{count}{unit}" for name, count in named) or f"无法分类，0{unit}"
