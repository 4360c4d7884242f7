"""What the columns of a list hold, by their headings and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from desktop_app.domain import privacy_signs as signs


class Column(StrEnum):
    """What a column holds."""

    NAME = "姓名"
    PAPER = "证件号码"
    PHONE = "电话"
    ADDRESS = "住址"
    BANK = "账号"
    EMAIL = "邮箱"
    PLATE = "车牌"
    HEALTH = "疾病或残疾"
    BIRTH = "出生日期"
    OTHER = "其他号码"
    TEXT = "文字"


_HEADINGS = (
    (Column.PAPER, r"身份证|身份号|证件号|公民身份|护照|通行证|身分证|残疾证号|户口簿号"),
    (Column.BIRTH, r"出生|生日"),  # before the dates of anything else
    (Column.BANK, r"银行卡|卡号|账号|帐号|账户|一卡通|存折|惠农"),
    (
        Column.OTHER,
        r"编号|许可|合同|文号|单号|订单|流水|代码|案号|批次|备案|金额|面积|数量|合计|执照|标段|序号|统一社会信用|产权证?号|日期|时间|单位名称",
    ),
    (Column.PHONE, r"电话|手机|联系方式|联系号码|座机"),
    (Column.EMAIL, r"邮箱|邮件|[eE]-?[mM]ail"),
    (Column.PLATE, r"车牌|车号"),
    (Column.HEALTH, r"病情|病种|患病|疾病|残疾|健康状况|身体状况|致残|残情"),
    (Column.ADDRESS, r"住址|地址|住所|户籍地|居住地|房屋坐落|坐落|门牌"),
    (
        Column.NAME,
        r"姓名|户主|申请人$|承租人|配租人|被征收人|产权人|权利人|保障对象|救助对象|补贴对象|领取人|监护人|配偶|子女|当事人|户名|收款人|持卡人|家庭成员$",
    ),
)
_HEADINGS_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _HEADINGS)
_SHAPES = (
    (Column.PAPER, re.compile(r"[1-9]\d{5}(?:18|19|20)\d{9}[\dXx]")),
    (Column.PHONE, re.compile(r"1[3-9]\d{9}")),
    (Column.BANK, re.compile(r"6\d{15,18}")),
)
SAMPLE = 200
HEALTHY = frozenset({"", "无", "否", "健康", "良好", "一般", "正常", "/", "-", "—", "0", "无病", "无残疾"})


def of_heading(heading: str) -> Column:
    """What a column with this heading holds; TEXT when the heading does not say."""
    plain = re.sub(r"\s", "", signs.folded(heading))
    return next((kind for kind, pattern in _HEADINGS_COMPILED if pattern.search(plain)), Column.TEXT)


def of_column(heading: str, cells: Sequence[object]) -> Column:
    """The same, and for a heading that does not say, what at least half of the filled cells look like."""
    told = of_heading(heading)
    if told is not Column.TEXT:
        return told
    filled = [signs.digits(signs.folded(written(cell))) for cell in cells if cell not in (None, "")][:SAMPLE]
    for kind, shape in _SHAPES:
        if filled and sum(bool(shape.fullmatch(cell)) for cell in filled) * 2 >= len(filled):
            return kind
    return Column.TEXT


def written(cell: object) -> str:
    """A cell as it is read: whole numbers come out of sheets as floats."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row of a pasted table is its heading: words in most cells, no figures, two known columns."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or any(re.search(r"\d{3}", cell) for cell in filled):
        return False
    return sum(of_heading(cell) is not Column.TEXT for cell in filled) >= 2
