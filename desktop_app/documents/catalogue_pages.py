"""公开目录, 公开指南 (《政府信息公开条例》第十二条) and the list of 规范性文件, on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import SIZE_5, Block, Grid, Text, title
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.table_page import Column, TableSheet, table_sheets
from desktop_app.documents.typeset import Run
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.letter_law import REGULATION, REVIEW_DAYS, SUIT_DAYS, SUIT_MONTHS
from desktop_app.domain.request_law import FEE_RULES

_GUIDE_SIZE = 12.0  # 小四
_BETWEEN = 9.0


@dataclass(frozen=True)
class Entry:
    """One line of 公开目录."""

    index_no: str
    name: str
    summary: str
    formed_on: date | None


@dataclass(frozen=True)
class Guide:
    """What the bureau tells of itself; `website` and `supervision_phone` may be empty."""

    name: str
    office: str
    address: str
    hours: str
    phone: str
    fax: str
    postcode: str
    email: str
    website: str
    supervision_phone: str
    review_organ: str
    court: str


@dataclass(frozen=True)
class Normative:
    """One 规范性文件 and what clearing found; `explained` that its 政策解读 is published."""

    number: str
    title: str
    formed_on: date | None
    validity: str
    cleaned_on: date | None
    note: str
    explained: bool


def directory_sheets(entries: Sequence[Entry], issuer: str, on: date) -> Sheets:
    """公开目录 with the four fields of Art 12."""
    return table_sheets(directory_sheet(entries, issuer, on))


def directory_sheet(entries: Sequence[Entry], issuer: str, on: date) -> TableSheet:
    """The list that `directory_sheets` sets."""
    return TableSheet(
        title=f"{issuer}\n政府信息公开目录",
        columns=(
            Column("索引", 26, "center"),
            Column("名称", 50),
            Column("内容概述", 68),
            Column("生成日期", 24, "center"),
        ),
        rows=[(one.index_no, one.name, one.summary, _day(one.formed_on)) for one in entries],
        above=(f"截至{chinese_day(on)}，共{len(entries)}条。依据{REGULATION}第十二条编制，及时更新。",),
        foot=f"{issuer}政府信息公开目录",
    )


def normative_sheets(lines: Sequence[Normative], issuer: str, on: date) -> Sheets:
    """规范性文件目录 with the results of clearing."""
    return table_sheets(normative_sheet(lines, issuer, on))


def normative_sheet(lines: Sequence[Normative], issuer: str, on: date) -> TableSheet:
    """The list that `normative_sheets` sets; what no longer holds is in lighter ink."""
    tally = Counter(line.validity for line in lines)
    counts = "，".join(f"{word}{count}件" for word, count in tally.items() if word)
    return TableSheet(
        title=f"{issuer}\n规范性文件目录及清理结果",
        columns=(
            Column("序号", 11, "center"),
            Column("文号", 42),
            Column("名称", 72),
            Column("制定日期", 24, "center"),
            Column("有效性", 16, "center"),
            Column("清理日期", 24, "center"),
            Column("清理说明", 44),
            Column("解读", 12, "center"),
        ),
        rows=[
            (
                str(at),
                line.number,
                line.title,
                _day(line.formed_on),
                line.validity,
                _day(line.cleaned_on),
                line.note,
                "有" if line.explained else "无",
            )
            for at, line in enumerate(lines, 1)
        ],
        above=(f"截至{chinese_day(on)}，共{len(lines)}件" + (f"：{counts}。" if counts else "。"),),
        landscape=True,
        muted=frozenset(at for at, line in enumerate(lines) if line.validity in ("失效", "废止")),
        foot=f"{issuer}规范性文件目录",
    )


def guide_sheets(guide: Guide, on: date) -> Sheets:
    """公开指南: who the bureau is, what it publishes, how to apply, what it costs, who helps."""
    heading = f"{guide.name}\n政府信息公开指南"
    blocks: list[Block] = [*title(heading, PORTRAIT.room)]
    blocks.append(_plain(f"根据{REGULATION}编制，{chinese_day(on)}更新。", before=_BETWEEN))
    for head, body in guide_parts(guide):
        blocks.append(Text((Run(head, "hei"),), _GUIDE_SIZE, before=_BETWEEN, keep=True))
        blocks += [body] if isinstance(body, Grid) else [_plain(line) for line in body]
    return sheets(blocks, PORTRAIT, title=heading, author=guide.name)


def guide_parts(guide: Guide) -> list[tuple[str, Grid | tuple[str, ...]]]:
    """The headings of the guide, each with its table or paragraphs."""
    return [
        ("一、政府信息公开工作机构", _facts(guide)),
        ("二、主动公开", _by_itself(guide)),
        ("三、依申请公开", _on_request(guide)),
        ("四、收费", _fees()),
        ("五、监督和救济", _relief(guide)),
    ]


def _facts(guide: Guide) -> Grid:
    told = (
        ("机构名称", guide.office),
        ("办公地址", guide.address),
        ("邮政编码", guide.postcode),
        ("办公时间", guide.hours),
        ("联系电话", guide.phone),
        ("传真号码", guide.fax),
        ("电子邮箱", guide.email),
        ("网站", guide.website),
    )
    rows = [(label, value) for label, value in told if value]
    return Grid(
        (22.0, 78.0), rows, aligns=("center", "left"), bold=frozenset({0}), size=SIZE_5 + 1, before=4.0
    )


def _by_itself(guide: Guide) -> tuple[str, ...]:
    where = f"本机关网站（{guide.website}）" if guide.website else "政府网站"
    return (
        "本机关主动公开《条例》第二十条、第二十一条规定的政府信息，具体内容见《政府信息公开目录》。",
        f"公开的渠道：{where}、公开栏、政务服务场所和公共查阅点，以及便于公众知晓的其他方式。",
        "公开的时限：自政府信息形成或者变更之日起20个工作日内；法律、法规对期限另有规定的，从其规定。",
    )


def _on_request(guide: Guide) -> tuple[str, ...]:
    return (
        "公民、法人或者其他组织可以向本机关申请获取主动公开以外的政府信息。",
        (
            "申请应当采用书面形式（包括信件、数据电文）；书面形式确有困难的，可以口头提出，由本机关代为填写。"
            "申请应当写明：申请人的姓名或者名称、身份证明、联系方式；所申请信息的名称、文号或者便于查询的其他特征；"
            "所申请信息的形式要求，包括获取信息的方式、途径。"
        ),
        (
            f"提交的方式：当面递交（{guide.address}）；邮寄（地址同上，请在信封上注明“政府信息公开申请”）；"
            f"传真（{guide.fax}）；电子邮件（{guide.email}）。"
            "以平信、传真、互联网方式提交的，以双方确认之日为收到申请之日。"
        ),
        "申请内容不明确的，本机关自收到申请之日起7个工作日内一次性告知补正；无正当理由逾期不补正的，视为放弃申请。",
        (
            "能够当场答复的，当场答复；不能当场答复的，自收到申请之日起20个工作日内答复；"
            "需要延长的，经批准并告知申请人，延长最多20个工作日。征求第三方和其他机关意见的时间不计算在内。"
        ),
    )


def _fees() -> tuple[str, ...]:
    return (
        (
            "提供政府信息不收取费用。申请的数量、频次明显超过合理范围的，可以收取信息处理费，"
            f"标准按{FEE_RULES}执行，按件或者按量只选一种。"
        ),
    )


def _relief(guide: Guide) -> tuple[str, ...]:
    phone = f"，监督电话：{guide.supervision_phone}" if guide.supervision_phone else ""
    organ, court = guide.review_organ or "同级人民政府", guide.court or "人民法院"
    return (
        (
            "认为本机关未按照要求主动公开政府信息或者不依法答复申请的，"
            f"可以向政府信息公开工作主管部门提出{phone}。"
        ),
        (
            f"认为本机关在政府信息公开工作中侵犯其合法权益的，可以自知道之日起{REVIEW_DAYS}日内向{organ}申请行政复议，"
            f"或者自知道之日起{SUIT_MONTHS}个月内依法向{court}提起行政诉讼。"
            f"对不予公开决定不服的，应当先申请行政复议；对复议决定仍不服的，自收到复议决定书之日起{SUIT_DAYS}日内起诉。"
        ),
    )


def _plain(words: str, before: float = 0.0) -> Text:
    return Text((Run(words, "song"),), _GUIDE_SIZE, "left", first=2.0, before=before)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
