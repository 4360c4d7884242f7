"""The places {…} that the wording of a letter may have, each explained."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.fields import Choice, Choices, Day, LongText, Whole
from desktop_app.domain.letter_facts import FACTS, Fact
from desktop_app.domain.letter_kinds import allowed
from desktop_app.domain.letter_law import Relief
from desktop_app.domain.letter_shape import LetterKind

_RELIEF = "救济"


def places(kind: LetterKind) -> tuple[tuple[str, str], ...]:
    """(how it is written, what it is) for every fact this kind may name, those that must stand in it first."""
    must = [*kind.needs, *([_RELIEF] if kind.relief is not Relief.NONE else [])]
    others = [name for name in FACTS if name in allowed(kind) and name not in must]
    return tuple((f"{{{name}}}", _told(FACTS[name], must=name in must)) for name in [*must, *others])


def _told(fact: Fact, *, must: bool) -> str:
    return "；".join(_words(fact, must=must))


def _words(fact: Fact, *, must: bool) -> Iterator[str]:
    yield "必须写明" if must else "可写可不写"
    if fact.name == _RELIEF:
        yield "复议、诉讼途径，按答复类型自动写成"
    elif fact.house:
        yield "取自单位信息"
    elif not fact.told:
        yield "由程序算出"
    match fact.kind:
        case Day():
            yield "日期"
        case Whole():
            yield "数字"
        case LongText():
            yield "一段话"
        case Choice() | Choices():
            yield "从代码表中选"
    if fact.many and fact.name != _RELIEF:
        yield "每行自成一段"
    if fact.identity:
        yield "申请人信息，只能写给本人"
