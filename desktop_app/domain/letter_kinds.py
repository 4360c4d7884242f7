"""Every letter and form of 依申请公开: what it needs to be told, to whom it goes, and what the ledger keeps of it.

The choice of a reply kind settles article, relief and row of table three together. Source: letters.md §1, §2;
《政府信息公开条例》 articles beside each kind; 国办公开办函〔2021〕30号 table three.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop_app.domain.fields import Value
from desktop_app.domain.letter_facts import FACTS, identities
from desktop_app.domain.letter_law import GROUNDS, REGULATION, Ground, Relief, ground_of
from desktop_app.domain.letter_law import joined as joined_relief
from desktop_app.domain.letter_procedures import PROCEDURES
from desktop_app.domain.letter_replies import REPLIES
from desktop_app.domain.letter_shape import ALWAYS, LetterKind, To
from desktop_app.errors import Refused

KINDS: tuple[LetterKind, ...] = (*PROCEDURES, *REPLIES)
MOST_PARTS = 3
PIECE = "｜"  # between a withheld piece and its ground
_BY_NAME = {name: kind for kind in KINDS for name in (kind.key, kind.name)}


@dataclass(frozen=True)
class Filling:
    """What the ledger keeps of a reply."""

    reply_kind: str
    article: str
    report_row: str
    relief: Relief


def letter_kind(name: str) -> LetterKind:
    """The kind of a key, a title or an 答复类型; Refused for any other name."""
    if name not in _BY_NAME:
        raise Refused(f"没有“{name}”这种文书", do="可以写：" + "；".join(kind.name for kind in KINDS))
    return _BY_NAME[name]


def letter_kinds(names: str) -> tuple[LetterKind, ...]:
    """The kinds of a mixed reply, joined by +; one kind alone too. Refused when they cannot stand in one letter."""
    kinds = tuple(letter_kind(name.strip()) for name in names.split("+"))
    check_parts(kinds)
    return kinds


def check_parts(kinds: tuple[LetterKind, ...]) -> None:
    """Refused unless the kinds are one, or two or three different replies that may stand together."""
    if len(kinds) == 1:
        return
    alone = [kind.name for kind in kinds if not kind.mixes]
    if alone or len(set(kinds)) < len(kinds) or not 1 < len(kinds) <= MOST_PARTS:
        why = f"“{alone[0]}”只能单独成文" if alone else f"一份答复书最多合写{MOST_PARTS}种不同的答复"
        raise Refused("这几种文书不能合写", why=why, do="请另选答复类型，或者分别出具")


def grounds_of(kind: LetterKind, facts: Mapping[str, Value]) -> tuple[Ground, ...]:
    """The grounds a letter withholds on: chosen ones, and those written after ｜ of each withheld piece."""
    if not kind.withholds:
        return ()
    chosen = facts.get("不公开理由")
    words = [chosen] if isinstance(chosen, str) else list(chosen) if isinstance(chosen, tuple) else []
    pieces = str(facts.get("不予公开部分") or "").split("\n")
    words += [ground for piece in pieces if (ground := split_piece(piece)[1])]
    found = {ground_of(word) for word in words if word.strip()}
    return tuple(ground for ground in GROUNDS if ground in found)


def split_piece(line: str) -> tuple[str, str]:
    """A withheld piece and the ground after its bar, which input methods write narrow or wide; empty without one."""
    name, mark, ground = line.replace("|", PIECE).rpartition(PIECE)
    return (name.strip(), ground.strip()) if mark else (line.strip(), "")


def needs(kinds: Iterable[LetterKind], facts: Mapping[str, Value]) -> tuple[str, ...]:
    """Every fact that must be told, those of the grounds too, each once."""
    wanted: list[str] = []
    for kind in kinds:
        grounds = grounds_of(kind, facts)
        wanted += [*kind.common, *kind.needs, *kind.inside, *(need for one in grounds for need in one.needs)]
        unsaid = "不予公开部分" in kind.needs and not str(facts.get("不予公开部分") or "").strip()
        if kind.withholds and not grounds and not unsaid:  # pieces tell their grounds themselves
            wanted.append("不公开理由")
    return tuple(dict.fromkeys(wanted))


def allowed(kind: LetterKind) -> frozenset[str]:
    """Every fact the wording of a kind may name: no identity where the letter goes to somebody else."""
    grounds = {need for ground in GROUNDS for need in ground.needs} if kind.withholds else set()
    relief = () if kind.relief is Relief.NONE else ("救济",)
    return frozenset({*ALWAYS, *kind.common, *kind.needs, *kind.inside, *kind.may, *grounds, *relief})


def filling(kinds: tuple[LetterKind, ...], facts: Mapping[str, Value], chosen: str = "") -> Filling:
    """What the ledger keeps: of a mixed reply 部分公开 counts alone where it occurs, else the office chooses.

    Raises Refused when the kinds are no replies, or the chosen one is not among them.
    """
    if any(not kind.reply for kind in kinds):
        raise Refused("这不是答复", why="程序性文书不填答复类型和统计类别")
    main = next((kind for kind in kinds if kind.key == "partial"), kinds[0])
    if chosen and main.key != "partial":
        main = letter_kind(chosen)
        if main not in kinds:
            raise Refused(f"“{main.name}”不在这份答复里", do="请从所写的几种答复里选一种")
    grounds = grounds_of(main, facts)
    row = grounds[0].report_row if grounds and main.key == "withheld" else main.report_row
    relief = joined_relief([kind.relief for kind in kinds])
    return Filling(main.reply, article_of(kinds, facts), row, relief)


def article_of(kinds: Iterable[LetterKind], facts: Mapping[str, Value]) -> str:
    """《条例》第十四条、第三十六条第三项: the articles of all parts, each once."""
    grounds = [f"《条例》{one.article}" for kind in kinds for one in grounds_of(kind, facts)]
    every = [*grounds, *(kind.article for kind in kinds if kind.article)]
    ours = [one.removeprefix("《条例》") for one in dict.fromkeys(every) if one.startswith("《条例》")]
    others = [one for one in dict.fromkeys(every) if not one.startswith("《条例》")]
    told = [f"《条例》{'、'.join(ours)}"] if ours else []
    return "、".join([*told, *others])


def in_full(article: str) -> str:
    """An article as a letter cites it."""
    return article.replace("《条例》", REGULATION)


def faults(reply_words: Iterable[str], report_rows: Iterable[str], grounds: Iterable[str]) -> Iterator[str]:
    """What is wrong with the table itself, held against the code lists of the registers."""
    rows = set(report_rows)
    for name, count in Counter(kind.key for kind in KINDS).items():
        if count > 1:
            yield f"{name}: twice"
    if (mine := [kind.reply for kind in REPLIES]) != list(reply_words):
        yield f"replies {mine} are not the words of the code list"
    if [ground.word for ground in GROUNDS] != list(grounds):
        yield "the grounds are not the words of the code list"
    told = [(kind.key, kind.report_row) for kind in REPLIES] + [(g.word, g.report_row) for g in GROUNDS]
    yield from (f"{key}: no row “{row}” in table three" for key, row in told if row and row not in rows)
    for kind in KINDS:
        every = [*kind.common, *kind.needs, *kind.inside, *kind.may]
        unknown = [name for name in every if name not in FACTS]
        yield from (f"{kind.key}: no fact “{name}”" for name in unknown)
        if len(set(every)) < len(every):
            yield f"{kind.key}: names a fact twice"
        if kind.to in (To.THIRD_PARTY, To.AGENCY) and not unknown:
            yield from (f"{kind.key}: “{name}” is an identity" for name in identities(allowed(kind)))
        if kind.reply and not (kind.report_row or kind.key == "withheld"):
            yield f"{kind.key}: no row of table three"
    yield from (f"{g.word}: no fact “{n}”" for g in GROUNDS for n in g.needs if n not in FACTS)
