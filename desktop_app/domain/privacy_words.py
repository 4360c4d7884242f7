"""What words give away: doors of homes, plates of cars, illness and disability beside a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from desktop_app.domain import privacy_signs as signs
from desktop_app.domain.privacy import Kind
from desktop_app.domain.privacy_names import NAME, is_name
from desktop_app.domain.privacy_numbers import Hit

_NUMBER = r"(?:[A-Za-z]?\d{1,4}(?:-\d{1,3})?|[一二三四五六七八九十百]{1,4})"
_NOT_A_DOOR = "楼|文|令|线|公|地|路|井|桥|宗|标|图|展|点|台|车|机"
_FLAT = (
    rf"(?:(?:{_NUMBER}(?:号楼|栋|幢|座|楼|排))? ?(?:{_NUMBER}单元)? ?(?:\d{{1,2}}层)? ?"
    rf"(?:[A-Za-z]?\d{{1,4}}|[一二三四五六七八九十百]{{1,4}})(?:室|户|房|号(?!{_NOT_A_DOOR})))"
)
_FLOOR = r"(?:\d{1,2}[层楼] ?)?"
_BLOCK = (  # 幸福家园3栋2单元501室, 12号3号楼402
    rf"(?=[A-Za-z\d一二三四五六七八九十百])(?<![A-Za-z\d])(?:{_NUMBER}号(?!楼|文|令) ?)?"
    rf"(?:(?:{_NUMBER}|[A-Za-z])(?:号楼|栋|幢|座|#楼?) ?(?:{_NUMBER}单元 ?)?{_FLOOR}|{_NUMBER}单元 ?{_FLOOR})"
    rf"(?:[A-Za-z]?\d{{1,4}}(?:室|户(?!型)|房(?![屋源间型])|号(?!{_NOT_A_DOOR}))|(?:\d{{1,2}}-)?\d{{3,4}}(?![\d.元年万平米㎡户人套%]))"
)
_STREET = rf"(?<=[路街巷弄道园区苑庄里]){_NUMBER}号(?!{_NOT_A_DOOR})院? ?(?:附{_NUMBER}号|{_FLAT})"  # 新华街12号501室
_DASHED = (  # 幸福小区3-2-501
    r"(?=[A-Za-z\d])(?:(?<=小区)|(?<=花园)|(?<=家园)|(?<=公寓)|(?<=社区)|(?<=新村)|(?<=新区)|(?<=苑)|(?<=城)|(?<=府))"
    r"[A-Za-z]?\d{1,2}[-#]\d{1,2}[-#]\d{3,4}(?![\d-])"
)
_GROUP = rf"(?<=[村屯寨庄组])第?{_NUMBER}(?:组|队|社|小组|村民小组) ?{_NUMBER}号(?!{_NOT_A_DOOR})"  # 石门村三组12号
_VILLAGE = rf"(?<=村){_NUMBER}号(?=\W|$|附|户|室|院|村民|居民|住)"
_HOUSES = tuple(map(re.compile, (_BLOCK, _STREET, _DASHED, _GROUP, _VILLAGE)))
_HOME = re.compile(
    r"(?:住址|家住|现住|户籍地|居住地|住所|家庭地址|住在|籍贯)[^\d\n。；]{0,30}?"
    rf"({_NUMBER}号(?!楼|文|令|线|公)(?: ?{_FLAT})?)"
)
_OFFICE = re.compile(
    r"(?:中心|政府|大厅|办公|会议|受理|行政|机关|窗口|法院|局|大厦|宾馆|酒店|学校|医院)[^，。；\n]{0,16}$"
)
_PLATE = re.compile(
    r"(?<![A-Za-z\d])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Y][· \-]?"
    r"(?=[A-HJ-NP-Z\d]*\d[A-HJ-NP-Z\d]*\d)(?:[A-HJ-NP-Z](?=[A-HJ-NP-Z\d]{5})[A-HJ-NP-Z\d]\d{4}|\d{5}[DABCEFGHJK]"
    r"|[A-HJ-NP-Z\d]{4}[A-HJ-NP-Z\d挂学警港澳领使])(?![A-Za-z\d号])",
    re.IGNORECASE,
)
_LEVEL = "[一二三四1234]"
_ILLS = (
    rf"(?:(?:肢体|视力|听力|言语|语言|智力|精神|多重)(?:残疾)?{_LEVEL}级(?:残疾)?|(?:肢体|视力|听力|言语|智力|精神|多重)残疾(?:{_LEVEL}级)?"
    rf"|残疾(?:等级)?[:为是]?{_LEVEL}级|{_LEVEL}级(?:肢体|视力|听力|言语|智力|精神|多重)?残疾|(?:重度|轻度|中度)残疾"
    r"|(?:[胃肝肺肾脑血骨肠乳腺宫颈食道管胰淋巴甲状鼻咽喉前列直结]{1,4})(?:癌|肿瘤)(?:晚期|早期|中期)?|恶性肿瘤|癌症|肿瘤|白血病|尿毒症"
    r"|艾滋病|HIV|精神分裂症?|精神障碍|精神病|抑郁症|躁郁症|癫痫|肺结核|结核病|乙肝|丙肝|梅毒|性病|肝硬化|肾衰竭|肾病综合征|脑瘫|脑梗死?|脑出血|脑溢血"
    r"|中风|偏瘫|截瘫|瘫痪|糖尿病|高血压|冠心病|心脏病|心肌梗死|尘肺病?|帕金森(?:病|症)?|老年痴呆|阿尔茨海默(?:病|症)?|智障|聋哑|双目失明|失明|截肢"
    r"|红斑狼疮|类风湿|强直性脊柱炎|重症肌无力|血友病|地中海贫血|唐氏综合征|自闭症|孤独症|残疾证|怀孕|流产|吸毒|戒毒)"
    r"(?!患者|家庭|人员|人群|群众|儿童|补贴|鉴定|防治|筛查|等(?:重|大|疾|慢|特)|的(?:家庭|群众|人员|对象))"
)
_ILL = re.compile(_ILLS)
_AFTER_NAME = r"[\s,，(:、|]|患|身患|因|系|为|是|有|属|突发|确诊|查出|[男女]|本人|一家|家|之|的|$"
_FOLLOWS = re.compile(_AFTER_NAME)
_BEFORE = re.compile(
    r"(?:^|[\s,，。;；、(:\"“】\]|]|户主|村民|居民|申请人|申请家庭|患者|病人|[妻子女儿夫父母亲孙]|对象|学生|职工|\d)"
    rf"(?=({NAME})(?:{_AFTER_NAME}))"
)
_AFTER = re.compile(
    rf"(?:残疾人|残疾儿童|精神病人|精神病患者|[癌症病瘫]患者|病人)(?=({NAME})(?:[\s,，。;；、(:\"”|]|$))"
)
_NOT_OF_NAMES = frozenset("因患系为是有属男女之的本家")
_REACH = 60


def houses(text: str, _words: Callable[[int], str]) -> Iterator[Hit]:
    """Doors of homes; the rooms of offices are no secret."""
    for pattern in _HOUSES:
        for found in pattern.finditer(text):
            counted = found[0].endswith("户") and "单元" not in found[0]  # 12栋1200户
            if not counted and not _OFFICE.search(_clause(text, found.start())):
                yield Hit(Kind.HOUSE, found.start(), found.end(), "写到了门牌或房号")
    for found in _HOME.finditer(text):
        yield Hit(Kind.HOUSE, found.start(1), found.end(1), "住址写到了门牌号")


def plates(text: str, _words: Callable[[int], str]) -> Iterator[Hit]:
    """Car plates of GA 36: five signs after the letter of the place, six for new energy."""
    for found in _PLATE.finditer(text):
        if sum(sign.isdigit() for sign in found[0]) >= 2:
            new = len(signs.digits(found[0])) == 7
            yield Hit(Kind.PLATE, found.start(), found.end(), "新能源车牌的写法" if new else "车牌的写法")


def ills(text: str, _words: Callable[[int], str]) -> Iterator[Hit]:
    """Illness and disability, where a person's name stands beside it in the same sentence."""
    for found in _ILL.finditer(text):
        if name := _name_before(_clause(text, found.start())):
            yield Hit(Kind.HEALTH, found.start(), found.end(), f"“{name}”旁边写着{found[0]}")
    for found in _AFTER.finditer(text):
        if is_name(found[1]):
            yield Hit(Kind.HEALTH, found.start(), found.end(), f"“{found[1]}”前面写着{found[0]}")


def _name_before(words: str) -> str:
    """The last name in what stands before an illness; only when the sentence has not gone on to others."""
    names = [found[1] for found in _BEFORE.finditer(words)]
    for name in reversed(names):
        for word in (name[:2], name) if name[2:3] in _NOT_OF_NAMES else (name, name[:2]):
            if is_name(word) and _ends(words, word):
                return word
    return ""


def _ends(words: str, word: str) -> bool:
    """Whether the word is written as a whole somewhere: followed by what follows names."""
    at = words.find(word)
    while at >= 0:
        if _FOLLOWS.match(words, at + len(word)):
            return True
        at = words.find(word, at + 1)
    return False


def _clause(text: str, start: int) -> str:
    line = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    return re.split(r"[。；;]", line)[-1]
