"""Texts of an office with identities seeded into them in every spelling, and clean ones full of look-alikes.

Nothing here is taken from the rules under test: check digits are reckoned anew, names and places are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.privacy import Kind

REGIONS = ("610924", "430528", "110105", "440308", "350582", "522601", "650102", "320481", "513221", "820000")
SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏"
    "程吕丁任沈姚卢姜崔钟谭陆汪范廖石韦"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建国志红玉兰文辉力永健世广义兴良海山仁波宁贵"
    "福生龙元全胜学祥才发武新㛃𬱖䶮喆堃昇珺赟"
)
DOUBLES = ("欧阳", "司马", "诸葛", "上官", "皇甫")
STREETS = ("城关镇河堤路", "新华街", "城关镇环城东路", "人民大道", "西门巷")
ESTATES = ("幸福家园", "阳光花园", "滨江小区", "锦绣苑", "和谐公寓")
VILLAGES = ("石门乡双河村", "洞河镇前河村", "瓦庙镇新光村", "汉王镇农安村")
ILLS = (
    "肢体残疾二级",
    "视力残疾一级",
    "尿毒症",
    "肺癌",
    "白血病",
    "精神分裂症",
    "残疾三级",
    "二级残疾",
    "糖尿病",
    "脑瘫",
    "智力残疾",
)
WIDE = str.maketrans("0123456789X-@.", "０１２３４５６７８９Ｘ－＠．")


@dataclass(frozen=True)
class Seeded:
    """A text and the one identity in it, as it is written there."""

    kind: Kind
    written: str
    text: str
    plain: str


def check_digit(seventeen: str) -> str:
    """GB 11643 by its other formula: the remainders of powers of two."""
    total = sum(int(digit) * (2 ** (17 - at) % 11) for at, digit in enumerate(seventeen))
    return "0123456789X"[(12 - total) % 11]


def id18(rng: random.Random) -> str:
    born = date(1930, 1, 1) + timedelta(days=rng.randrange(34_000))
    front = f"{rng.choice(REGIONS)}{born:%Y%m%d}{rng.randrange(1, 1000):03d}"
    return front + check_digit(front)


def id15(rng: random.Random) -> str:
    born = date(1930, 1, 1) + timedelta(days=rng.randrange(25_000))
    return f"{rng.choice(REGIONS)}{born:%y%m%d}{rng.randrange(1, 1000):03d}"


def mobile(rng: random.Random) -> str:
    return f"1{rng.choice('3456789')}{rng.randrange(10**9):09d}"


def card(rng: random.Random) -> str:
    front = rng.choice(("622848", "621700", "622202", "621226", "623058", "62", "4367", "5187", "955880"))
    length = 19 if front.startswith(("62", "95")) and rng.random() < 0.6 else 16
    front += "".join(str(rng.randrange(10)) for _ in range(length - 1 - len(front)))
    for last in "0123456789":
        number = front + last
        total = 0
        for at, digit in enumerate(reversed(number)):
            value = int(digit) * (1 + at % 2)
            total += value // 10 + value % 10
        if total % 10 == 0:
            return number
    raise AssertionError


def person(rng: random.Random) -> str:
    surname = rng.choice(DOUBLES) if rng.random() < 0.03 else rng.choice(SURNAMES)
    return surname + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2))))


def _grouped(number: str, sizes: tuple[int, ...], sep: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return sep.join([*parts, *([number[at:]] if at < len(number) else [])])


def _spelt_id(rng: random.Random) -> tuple[str, str]:
    number = id18(rng) if rng.random() < 0.8 else id15(rng)
    if len(number) == 15:
        return number, number.translate(WIDE) if rng.random() < 0.2 else number
    ways: list[Callable[[], str]] = [
        lambda: number,
        lambda: number,
        number.lower,
        lambda: number.translate(WIDE),
        lambda: _grouped(number, (6, 8, 4), rng.choice((" ", "-", ".", "·", "\u3000", "  ", "－"))),
        lambda: _grouped(number, (6, 4, 4, 4), rng.choice((" ", "-", "\u00a0"))),
        lambda: _grouped(number, (3, 3, 4, 4), " "),
        lambda: _grouped(number, (1,) * 17, " "),
        lambda: number[: (cut := rng.randrange(3, 16))] + rng.choice(("\n", "\r\n", "\n  ")) + number[cut:],
        lambda: number[: (cut := rng.randrange(3, 16))] + "\u200b" + number[cut:],
    ]
    return number, rng.choice(ways)()


def _spelt_mobile(rng: random.Random) -> tuple[str, str]:
    number = mobile(rng)
    ways = (
        number,
        number,
        number.translate(WIDE),
        _grouped(number, (3, 4, 4), " "),
        _grouped(number, (3, 4, 4), "-"),
        "+86" + number,
        "+86 " + number,
        "+86-" + _grouped(number, (3, 4, 4), "-"),
        "0086" + number,
        "(86)" + number,
        _grouped(number, (3, 4, 4), "·"),
        _grouped(number, (3, 4, 4), "\u200b"),
        " ".join(number),
        number[:7] + "\n" + number[7:],
    )
    return number, rng.choice(ways)


def _spelt_landline(rng: random.Random) -> tuple[str, str]:
    area, length = rng.choice(
        (("0915", 7), ("0739", 7), ("010", 8), ("021", 8), ("0755", 8), ("029", 8), ("0519", 8))
    )
    local = str(rng.randrange(2, 9)) + "".join(str(rng.randrange(10)) for _ in range(length - 1))
    ways = (
        f"{area}-{local}", f"{area}{local}", f"{area} {local}", f"({area}){local}", f"（{area}）{local}",
        f"{area}-{local}-801",
        f"{area}—{local}", f"{area}-{local[:-4]} {local[-4:]}",
        f"{area}-{local}".translate(WIDE),
    )  # fmt: skip
    return area + local, rng.choice(ways)


def _spelt_card(rng: random.Random) -> tuple[str, str]:
    number = card(rng)
    ways = (
        number,
        number,
        number.translate(WIDE),
        _grouped(number, (4, 4, 4, 4), " "),
        _grouped(number, (4, 4, 4, 4), "-"),
        f"{number[:6]} {number[6:]}",
        number[:9] + "\n" + number[9:],
    )
    return number, rng.choice(ways)


def _spelt_email(rng: random.Random) -> tuple[str, str]:
    name = rng.choice(("zhang", "li.si", "wang_wu", "x")) + str(rng.randrange(10**6))
    plain = f"{name}@{rng.choice(('163.com', 'qq.com', 'mail.gov.cn', 'a-b.com.cn'))}"
    return plain, plain.replace("@", "＠") if rng.random() < 0.1 else plain


def _spelt_plate(rng: random.Random) -> tuple[str, str]:
    front = rng.choice("陕湘京沪粤鲁川") + rng.choice("ABCDEFGHJK")
    body = (
        "".join(rng.choice("0123456789") for _ in range(3))
        + rng.choice("ABCDEFGH")
        + rng.choice("0123456789")
    )
    if rng.random() < 0.4:
        body = rng.choice("DF") + f"{rng.randrange(10**5):05d}"
    plain = front + body
    return plain, rng.choice((plain, plain, f"{front}·{body}", f"{front} {body}", f"{front}-{body}"))


def _spelt_house(rng: random.Random) -> tuple[str, str]:
    n = rng.randrange
    door = rng.choice(
        (
            (rng.choice(STREETS), f"{n(1, 200)}号{n(1, 20)}栋{n(1, 5)}单元{n(1, 30)}0{n(1, 5)}室"),
            (rng.choice(ESTATES), f"{n(1, 20)}号楼{n(1, 5)}单元{n(1, 30)}0{n(1, 5)}"),
            (rng.choice(ESTATES), f"{n(1, 20)}幢{n(1, 30)}0{n(1, 5)}室"),
            (rng.choice(STREETS), f"{n(1, 200)}号{n(1, 30)}0{n(1, 5)}室"),
            (rng.choice(ESTATES), f"{n(1, 20)}-{n(1, 4)}-{n(1, 30)}0{n(1, 5)}"),
            (rng.choice(VILLAGES), f"{rng.choice('一二三四五')}组{n(1, 99)}号"),
            (rng.choice(VILLAGES), f"{n(1, 12)}组{n(1, 99)}号"),
            (rng.choice(VILLAGES), f"{n(1, 99)}号"),
            ("家住" + rng.choice(STREETS), f"{n(1, 200)}号"),
        )
    )
    return door[1], "".join(door)


def _sentence(rng: random.Random, written: str, label: tuple[str, ...]) -> str:
    name, other = person(rng), person(rng)
    word = rng.choice(label)
    return rng.choice(
        (
            f"{name}，{word}{written}，已于2025年3月5日提交申请。",
            f"申请人{name}（{word}：{written}）的材料已收齐",
            f"{rng.randrange(1, 99)}\t{name}\t{written}\t{rng.choice(('低保', '五保', '一般'))}\t{rng.randrange(1, 7)}",
            f"{rng.randrange(1, 99)} {name} {written} {other}",
            f"{word}{written}",
            f"{written}",
            f"联系{name}{written}，逾期不候。",
            f"{name},{written},{rng.randrange(1, 7)}人",
            f"{name}/{word}{written}/{other}",
            f"请{name}核对“{written}”是否有误；编号〔2025〕{rng.randrange(1, 200)}号",
        )
    )


LABELS: dict[Kind, tuple[str, ...]] = {
    Kind.ID_NUMBER: ("身份证号", "身份证号码：", "公民身份号码", "证件号码 ", "证号", "ID:", ""),
    Kind.MOBILE: ("电话", "手机：", "联系电话 ", "Tel:", ""),
    Kind.LANDLINE: ("电话", "座机：", "固定电话 ", "家里电话", ""),
    Kind.BANK_CARD: ("银行卡号", "账号：", "一卡通账号 ", "农行卡", ""),
    Kind.EMAIL: ("邮箱", "电子邮箱：", ""),
    Kind.PLATE: ("车牌号", "车辆", "车牌："),
    Kind.HOUSE: ("住址", "现住", "地址：", ""),
}
_SPELT = {
    Kind.ID_NUMBER: _spelt_id,
    Kind.MOBILE: _spelt_mobile,
    Kind.LANDLINE: _spelt_landline,
    Kind.BANK_CARD: _spelt_card,
    Kind.EMAIL: _spelt_email,
    Kind.PLATE: _spelt_plate,
    Kind.HOUSE: _spelt_house,
}


def _health(rng: random.Random) -> Seeded:
    name, ill = person(rng), rng.choice(ILLS)
    text = rng.choice(
        (
            f"{name}，{ill}，符合条件。",
            f"户主{name}（{ill}），家庭人口3人",
            f"{name}\t男\t{ill}\t低保",
            f"姓名\t病情\t备注\n{name}\t{ill}\t无",
            f"{name}患{ill}多年",
            f"{name} {ill} 申请救助",
            f"申请人{name}因{ill}致贫",
            f"其妻{name}系{ill}，无劳动能力",
            f"{rng.randrange(1, 50)}、{name}：{ill}",
        )
    )
    return Seeded(Kind.HEALTH, ill, text, ill)


def seeded(count: int, seed: int = 1) -> Iterator[Seeded]:
    """Texts that hold one identity each, all kinds in turn."""
    rng = random.Random(seed)
    kinds = (*_SPELT, Kind.HEALTH)
    for at in range(count):
        kind = kinds[at % len(kinds)]
        if kind is Kind.HEALTH:
            yield _health(rng)
            continue
        plain, written = _SPELT[kind](rng)
        if kind is Kind.MOBILE and "\n" in written:  # alone in its lines it would be a column of figures
            yield Seeded(kind, written, f"{person(rng)}，{rng.choice(LABELS[kind])}{written}，请核对", plain)
        else:
            yield Seeded(kind, written, _sentence(rng, written, LABELS[kind]), plain)
