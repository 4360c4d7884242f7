"""A letter as words: facts put into the places of a wording, with nothing missing and nobody's identity let out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop_app.documents.characters import one_line, paragraphs
from desktop_app.documents.wordings import CELL, PLACE, Paragraph, Wording
from desktop_app.domain import fees, letter_kinds
from desktop_app.domain.fields import Value
from desktop_app.domain.letter_facts import FACTS, SUBJECTS
from desktop_app.domain.letter_kinds import PIECE, allowed, article_of, grounds_of, in_full, split_piece
from desktop_app.domain.letter_law import REGULATION, ground_of, joined, relief_paragraphs
from desktop_app.domain.letter_shape import LetterKind, To
from desktop_app.domain.privacy import find
from desktop_app.errors import Refused

Form = Literal["信函", "公文"]
FORMS: tuple[Form, ...] = ("信函", "公文")
_NUMERALS = "一二三四五六七八九"
_MIXED = "政府信息公开申请答复书"
_MARKS = "。；，、：;"
_ADDRESSEES = ("第三方", "共同制作机关", "协办单位")


@dataclass(frozen=True)
class Letter:
    """What a letter is made of: several kinds make a mixed reply, with a wording for each.

    `facts` by their Chinese names. `hidden` are the applicant's name, numbers and address: they must not
    appear where the letter goes to somebody else.
    """

    kinds: tuple[LetterKind, ...]
    wordings: tuple[Wording, ...]
    facts: Mapping[str, Value]
    form: Form = "信函"
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A paragraph of a letter, or the row of a table."""

    text: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """A finished letter without its layout."""

    issuer: str
    number: str
    title: str
    salutation: str
    lines: tuple[Line, ...]
    attachments: tuple[str, ...]
    day: date | None


def letter_form(word: str) -> Form:
    """One of the two forms of paper; Refused for any other word."""
    for form in FORMS:
        if word == form:
            return form
    raise Refused(f"没有“{word}”这种版式", do="可以写：" + "、".join(FORMS))


def letter_words(letter: Letter) -> Words:
    """The words of a letter. Raises `Refused` naming every missing fact together, or the identity that would go out."""
    letter_kinds.check_parts(letter.kinds)
    if lacking := missing(letter):
        raise Refused(
            f"“{'、'.join(kind.name for kind in letter.kinds)}”还缺{len(lacking)}项内容",
            why="、".join(lacking),
            do="请补齐后再生成",
        )
    first = letter.wordings[0]
    title = first.title if len(letter.kinds) == 1 else _MIXED
    known = _known(letter, letter.kinds, title)
    day = letter.facts.get("成文日期")
    words = Words(
        issuer=known.get("发文机关", ""),
        number=known.get("文号", "") if not letter.kinds[0].form else "",
        title=title,
        salutation=_put(first.salutation, known),
        lines=tuple(_lines(letter, title)),
        attachments=tuple(paragraphs(known.get("附件", ""))),
        day=day if isinstance(day, date) and letter.kinds[0].signed else None,
    )
    _keep_inside(letter, words)
    return words


def missing(letter: Letter) -> tuple[str, ...]:
    """The names of all facts that are still needed, in the order of the letter."""
    wanted = list(letter_kinds.needs(letter.kinds, letter.facts))
    if len(letter.kinds) > 1:
        wanted += SUBJECTS[: len(letter.kinds)]
    if any(kind.relief != "R3" for kind in letter.kinds):
        wanted.append("复议机关")
    needed = frozenset(wanted)
    for kind, wording in zip(letter.kinds, letter.wordings, strict=True):
        for one in wording.paragraphs():
            if not one.cells and _kept(one, kind, letter.facts):
                wanted += [name for name in one.names if FACTS[name].told and name not in needed]
    return tuple(name for name in dict.fromkeys(wanted) if _empty(letter.facts.get(name)))


def _empty(value: Value) -> bool:
    return value is None or (isinstance(value, (str, tuple)) and not "".join(value).strip())


def _kept(one: Paragraph, kind: LetterKind, facts: Mapping[str, Value]) -> bool:
    """Whether a paragraph is printed: an optional one only when something that may be missing is known."""
    if not one.optional:
        return True
    loose = [name for name in one.names if name not in kind.needs and name not in kind.common]
    return not loose or any(not _empty(facts.get(name)) for name in loose)


def _known(letter: Letter, kinds: Sequence[LetterKind], title: str) -> dict[str, str]:
    """What a wording of these kinds may say, in words: told facts and those that follow from them."""
    legal = frozenset().union(*(allowed(kind) for kind in letter.kinds)) | {"复议机关", "受诉法院"}
    facts = {name: value for name, value in letter.facts.items() if name in legal and not _empty(value)}
    known = {name: FACTS[name].show(value) for name, value in facts.items()}
    grounds = grounds_of(kinds[0], facts)
    known["适用条款"] = in_full(article_of(kinds, facts))
    known["不公开类别"] = "，并且属于".join(one.category for one in grounds)
    relief = joined([kind.relief for kind in letter.kinds])
    paper = "本" + title[-3:]
    known["救济"] = "\n".join(
        relief_paragraphs(relief, paper, known.get("复议机关", ""), known.get("受诉法院", ""))
    )
    if "不予公开部分" in known:
        known["不予公开部分"] = "\n".join(_pieces(known["不予公开部分"], [one.word for one in grounds]))
    if kinds[0].key == "fee":
        known |= _fee(facts)
    return known


def _pieces(text: str, words: Sequence[str]) -> Iterator[str]:
    """Each withheld piece with its own ground; one ground alone stands for all."""
    for piece in paragraphs(text):
        name, word = split_piece(piece)
        if not word and len(words) != 1:
            raise Refused(
                f"“{piece[:30]}”没有写明不公开理由",
                why="有几种不公开理由时，须逐项写明",
                do=f"请写成“内容{PIECE}{words[0] if words else '个人隐私'}”",
            )
        ground = ground_of(word or words[0])
        told = f"{name}，属于{ground.category}"
        yield f"{told}，根据{REGULATION}{ground.article}的规定，不予公开。"


def _fee(facts: Mapping[str, Value]) -> dict[str, str]:
    basis, count, before = facts["计收方式"], facts["收费数量"], facts.get("此前累计件数") or 0
    assert isinstance(count, int)
    assert isinstance(before, int)
    total = fees.amount(str(basis), count, before)
    if not total:
        raise Refused("按这个数量不应收费", why="没有超过免费的档次", do="请核对计收方式和数量")
    unit = "件" if basis == "按件计收" else "页"
    rows = [
        f"第{tier.first}～{tier.last}{unit}{CELL}{tier.last - tier.first + 1}{unit}{CELL}{tier.price}元/{unit}"
        f"{CELL}{tier.amount}元"
        for tier in fees.tiers(str(basis), count, before)
    ]
    return {
        "收费数量": f"{count}{unit}",
        "收费计算": "\n".join(rows),
        "收费金额": str(total),
        "收费金额大写": fees.in_words(total),
    }


def _lines(letter: Letter, title: str) -> Iterator[Line]:
    first = letter.wordings[0]
    mixed = len(letter.kinds) > 1
    yield from _section(first.opening, letter, 0, title)
    for at, wording in enumerate(letter.wordings):
        if mixed:
            subject = one_line(str(letter.facts[SUBJECTS[at]]))
            yield Line(f"{_NUMERALS[at]}、关于{subject.removeprefix('关于')}")
        yield from _section(wording.body, letter, at, title)
    yield from _section(first.closing, letter, 0, title)


def _section(section: Sequence[Paragraph], letter: Letter, at: int, title: str) -> Iterator[Line]:
    kind = letter.kinds[at]
    known = _known(letter, (kind,), title)
    for one in section:
        if not _kept(one, kind, letter.facts):
            continue
        name = one.names[0] if len(one.names) == 1 and one.text == f"{{{one.names[0]}}}" else ""
        if one.cells:
            yield Line(cells=tuple(_put(part, known) for part in one.cells))
        elif name and not FACTS[name].told and CELL in known.get(name, ""):
            yield from (Line(cells=tuple(row.split(CELL))) for row in known[name].split("\n"))
        elif name:
            yield from _list(paragraphs(known.get(name, "")), numbered=FACTS[name].many and name != "救济")
        else:
            yield Line(_put(one.text, known))


def _list(items: Sequence[str], *, numbered: bool) -> Iterator[Line]:
    for number, item in enumerate(items, start=1):
        yield Line(f"{number}.{item}" if numbered and len(items) > 1 else item)


def _put(text: str, known: Mapping[str, str]) -> str:
    """The text with its places filled, once: what is put in is never looked at again."""
    parts = []
    at = 0
    for place in PLACE.finditer(text):
        value = one_line(known.get(place[1], ""))
        follows = text[place.end() : place.end() + 1]
        parts += [text[at : place.start()], value.rstrip(_MARKS) if follows and follows in _MARKS else value]
        at = place.end()
    return "".join((*parts, text[at:]))


def _keep_inside(letter: Letter, words: Words) -> None:
    """Refused when a letter to somebody else would tell who the applicant is, though only in a clerk's own words."""
    if all(kind.to not in (To.THIRD_PARTY, To.AGENCY) for kind in letter.kinds):
        return
    secrets = [one for hidden in letter.hidden if len(one := one_line(hidden)) > 1]
    legal = frozenset().union(*(allowed(kind) for kind in letter.kinds))
    told = {name: FACTS[name].show(value) for name, value in letter.facts.items() if name in legal}
    leaking = [
        name
        for name, text in told.items()
        if not FACTS[name].house and _tells(text, secrets, addressee=name in _ADDRESSEES)
    ]
    if leaking:
        raise Refused(
            f"“{words.title}”里出现了申请人的身份信息",
            why="写在：" + "、".join(leaking),
            do="这份文书不发给申请人，请删去姓名、证件号码、电话和住址",
        )


def _tells(text: str, secrets: Sequence[str], *, addressee: bool) -> bool:
    """Whether a text names the applicant; an addressee may have a name that contains his (a branch of a firm)."""
    for secret in secrets:
        if secret == text or (secret in text and (not addressee or secret[-4:].isdigit())):
            return True
    return any(found.kind == "身份证号" for found in find(text))
