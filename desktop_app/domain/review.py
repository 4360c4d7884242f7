"""保密审查: an opinion about exact bytes, and what two opinions of two people make of an item.

《政府信息公开条例》第十七条 (公开审查), 保守国家秘密法实施条例第四十二条 (先审查、后公开, item by item).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from desktop_app.errors import Refused

QUESTIONS = ("国家秘密", "工作秘密", "商业秘密", "个人隐私", "执法信息", "三安全一稳定")
PRIVATE = "个人隐私"
YES, NO, MASKED = "是", "否", "已去除"  # 已去除: it was there and is not in what was reviewed
ANSWERS = (NO, YES, MASKED)


class Level(StrEnum):
    """Which of the two passes."""

    FIRST = "初审"
    SECOND = "复核"


class Verdict(StrEnum):
    """What a reviewer finds (letters.md §3, registers.md §10)."""

    OPEN = "可公开"
    PARTLY = "部分公开"
    WITHHELD = "免予公开"
    ASK = "需报审"
    BACK = "退回"


PASSES = frozenset({Verdict.OPEN, Verdict.PARTLY})
GROUNDED = frozenset({Verdict.PARTLY, Verdict.WITHHELD})  # what is withheld needs a ground (第十四至十六条)


class Stage(StrEnum):
    """How far an item is."""

    DRAFT = "拟稿"
    FIRST = "已初审"
    READY = "可发布"
    AGAIN = "待复核"  # something changed since it was reviewed: both passes anew
    BACK = "已退回"
    ASK = "需报审"
    WITHHELD = "免予公开"


_STOPS: Mapping[Verdict, Stage] = {
    Verdict.BACK: Stage.BACK,
    Verdict.ASK: Stage.ASK,
    Verdict.WITHHELD: Stage.WITHHELD,
}


@dataclass(frozen=True)
class Subject:
    """What is reviewed: the texts that are printed or exported by key in fixed order, files by name and SHA-256 in
    order, and the mask preset they go out with.
    """

    texts: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...] = ()
    preset: str = ""


@dataclass(frozen=True)
class Opinion:
    """What one person found about the bytes with `digest`; never changed, a wrong one is followed by a later one.

    `checklist` answers QUESTIONS with ANSWERS; `same_person_reason` is why somebody reviewed who drafted or reviewed
    it before (代审). `drafter` names who had written it, joined by 、.
    """

    level: Level
    verdict: Verdict
    on: date
    digest: str
    reviewer: str = ""
    ground: str = ""
    checklist: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    same_person_reason: str = ""
    drafter: str = ""
    preset: str = ""
    register: str = ""
    record_id: int = 0
    made_at: datetime = datetime.min  # noqa: DTZ901  # a placeholder until stored
    id: int = 0

    @property
    def passes(self) -> bool:
        """Whether the item may go on."""
        return self.verdict in PASSES


@dataclass(frozen=True)
class Standing:
    """How far an item is: the passes that hold for its very bytes, the opinion that stops it, what is next."""

    stage: Stage
    next: Level | None = None
    first: Opinion | None = None
    second: Opinion | None = None
    stopped: Opinion | None = None

    @property
    def publishable(self) -> bool:
        """Whether these bytes may leave without 草稿."""
        return self.stage is Stage.READY


def canonical(text: str) -> str:
    """One text for what Unicode holds to be the same: NFC, one kind of line end."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def digest(subject: Subject) -> str:
    """SHA-256 (hex) of everything reviewed; a list in JSON, so that no two subjects run into one."""
    told = [
        "review-1",
        [[key, canonical(text)] for key, text in subject.texts],
        [[canonical(name), sha] for name, sha in subject.files],
        subject.preset,
    ]
    packed = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()


def standing(opinions: Sequence[Opinion], current: str, drafters: Collection[str]) -> Standing:
    """What the opinions, oldest first, make of the bytes with digest `current` that `drafters` wrote.

    Ready are bytes that passed 初审 and afterwards 复核, with three different people, unless 代审 gives its reason.
    An opinion that stops an item (退回, 需报审, 免予公开) ends every pass given before it, whatever text it was about.
    """
    if not opinions:
        return Standing(Stage.DRAFT, Level.FIRST)
    stop = max((at for at, one in enumerate(opinions) if not one.passes), default=-1)
    live = [one for one in opinions[stop + 1 :] if one.digest == current]
    first = next((one for one in reversed(live) if one.level is Level.FIRST and _fit(one, drafters)), None)
    pairs = [(a, b) for at, b in enumerate(live) for a in live[:at] if _pair(a, b, drafters)]
    if pairs:
        return Standing(Stage.READY, None, *pairs[-1])
    if first:
        return Standing(Stage.FIRST, Level.SECOND, first)
    last = opinions[-1]
    if stop == len(opinions) - 1 and last.digest == current:
        return Standing(_STOPS[last.verdict], Level.FIRST, stopped=last)
    return Standing(Stage.AGAIN, Level.FIRST)


def _fit(one: Opinion, drafters: Collection[str]) -> bool:
    return one.reviewer not in drafters or bool(one.same_person_reason)


def _pair(first: Opinion, second: Opinion, drafters: Collection[str]) -> bool:
    if (first.level, second.level) != (Level.FIRST, Level.SECOND):
        return False
    apart = first.reviewer != second.reviewer or bool(second.same_person_reason)
    return apart and _fit(first, drafters) and _fit(second, drafters)


def same_person(level: Level, reviewer: str, before: Standing, drafters: Collection[str]) -> str:
    """Why `reviewer` is not another person at this level, as a sentence; empty when they are."""
    if reviewer in drafters:
        return f"{reviewer}起草或修改过本件"
    if level is Level.SECOND and before.first and before.first.reviewer == reviewer:
        return f"{reviewer}已经作过本件的初审"
    return ""


def check(opinion: Opinion, before: Standing, remains: Collection[str] = ()) -> None:
    """Refused, all together, when an opinion is incomplete, contradicts itself or comes out of turn.

    `remains` are the kinds of identities that can still be read in what leaves.
    """
    wrong = [f"{question}：必须填写是否涉及" for question in QUESTIONS if question not in opinion.checklist]
    wrong += [
        f"{question}：只能填{'、'.join(ANSWERS)}"
        for question, answer in opinion.checklist.items()
        if question not in QUESTIONS or answer not in ANSWERS
    ]
    found = [question for question in QUESTIONS if opinion.checklist.get(question) == YES]
    if opinion.passes and found:
        wrong.append(f"涉及{'、'.join(found)}，不能定为{opinion.verdict}；已经去除的请填“{MASKED}”")
    if opinion.passes and remains:
        kinds = "、".join(dict.fromkeys(remains))
        if not opinion.text.strip():
            wrong.append(f"意见：内容里还有{kinds}，可以公开的必须写明为什么可以公开")
        if opinion.checklist.get(PRIVATE) == NO:
            wrong.append(f"{PRIVATE}：内容里还有{kinds}，不能填“{NO}”")
    if opinion.verdict in GROUNDED and not opinion.ground.strip():
        wrong.append(f"依据：定为{opinion.verdict}的必须写明条款")
    if opinion.verdict in (Verdict.BACK, Verdict.ASK) and not opinion.text.strip():
        wrong.append(f"意见：定为{opinion.verdict}的必须写明理由")
    if opinion.level is Level.SECOND and before.first is None:
        wrong.append("现在的内容还没有通过初审，不能复核")
    if wrong:
        raise Refused("审查意见还不完整", why="\n".join(wrong), do="请补充或改正后再提交")
