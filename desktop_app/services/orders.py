"""粘贴工单: work orders read by what was learned before, shown before anything is written, then registered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.records import Changed, Query, Record
from desktop_app.domain.rulebook import Rulebook
from desktop_app.domain.work_order import RawOrder, read_orders, unknown_labels
from desktop_app.domain.work_order_labels import (
    CALLED_AT,
    CHOICES,
    KEPT,
    ORDER_NO,
    ORDERED_ON,
    TITLE,
    plain_label,
)
from desktop_app.domain.work_order_values import Doubt, Order, filled
from desktop_app.errors import Refused
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.entries import Entries
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

PROFILE = "order.profile"  # of settings: name → label → field
_LISTS = {
    "matter": "matter",
    "urgency": "urgency",
    "area": "area",
    "way": "hotline_way",
    "department": DEPARTMENT,
}
_WAY, _LONGEST_PASTE, _MOST = (
    "12345转办",
    500_000,
    200,
)  # way of a pasted order; characters; orders of one paste
_NAMED = 40  # characters of a profile's name


@dataclass(frozen=True)
class OrderPlan:
    """One order as the form would hold it: its texts, what to look at, and the call it is already written down as.

    `repeated`: the same number stands in an earlier order of this paste.
    """

    raw: RawOrder
    texts: Mapping[str, str]
    doubts: tuple[Doubt, ...]
    known: Record | None = None
    repeated: bool = False

    @property
    def number(self) -> str:
        """上级工单号."""
        return self.texts.get(ORDER_NO, "")


@dataclass(frozen=True)
class Pasted:
    """What a paste holds: the profile it was read by, its orders, the labels nobody has explained yet."""

    profile: str
    plans: tuple[OrderPlan, ...]
    unknown: tuple[str, ...]


class Orders:
    """Work orders of other platforms as calls of ours."""

    def __init__(self, store: Store, entries: Entries, rules: Callable[[], Rulebook]) -> None:
        self._store, self._entries, self._rules = store, entries, rules

    def profiles(self) -> dict[str, dict[str, str]]:
        """What was learned: name → label → field, empty for what stays in the content."""
        with self._store.reading() as reader:
            return _profiles(reader)

    def choices(self) -> tuple[tuple[str, str], ...]:
        """What an unknown label may be said to be: (field, its name); the first one leaves it in the content."""
        names = {TITLE: "标题（放在内容前面）"}
        return ((KEPT, "留在内容里"), *((key, names.get(key) or HOTLINE.label(key)) for key in CHOICES))

    def read(self, text: str, profile: str = "", said: Mapping[str, str] | None = None) -> Pasted:
        """The orders of a paste, nothing written. `profile` empty: the one that knows most of its labels.

        `said` explains labels for this paste alone. Refused when no label is known, and for more than can be looked at.
        """
        if len(text) > _LONGEST_PASTE:
            raise Refused("粘贴的文字太长", why=f"有{len(text):,}字", do="请分几次粘贴，或者用“文件 → 导入…”")
        with self._store.reading() as reader:
            learned = _profiles(reader)
            name = profile or _fitting(learned, text)
            raws = read_orders(text, {**learned.get(name, {}), **(said or {})})
            if not raws:
                raise Refused(
                    "没有读出工单",
                    why="没有找到“工单编号”“诉求内容”这样的栏目名",
                    do="请连同栏目名一起复制；没有栏目名的，按 F2 登记",
                )
            if len(raws) > _MOST:
                raise Refused(f"一次粘贴了{len(raws)}件", do=f"一次最多{_MOST}件，更多的请用“文件 → 导入…”")
            words = {key: reader.words(list_key) for key, list_key in _LISTS.items()}
            plans = [self._plan(reader, raw, filled(raw, words, self._rules().calendar)) for raw in raws]
        return Pasted(name, _told_repeats(plans), unknown_labels(raws))

    def _plan(self, reader: Reader, raw: RawOrder, order: Order) -> OrderPlan:
        blank = self._entries.blank(HOTLINE)
        usual = {field.key: field.kind.show(blank.get(field.key)) for field in HOTLINE.typed()}
        doubts = list(order.doubts)
        texts = dict(order.texts)
        texts.setdefault("way", _WAY)
        if CALLED_AT not in texts and (day := texts.get(ORDERED_ON)):
            texts[CALLED_AT] = day
            doubts.append((CALLED_AT, "工单没有写，先按平台派单日期"))
        doubts += [
            (key, f"工单没有写，先按“{usual[key]}”")
            for key in (CALLED_AT, "matter", "area", "urgency")
            if key not in texts and all(at != key for at, _ in doubts)
        ]
        return OrderPlan(raw, {**usual, **texts}, tuple(doubts), _known(reader, texts.get(ORDER_NO, "")))

    def learn(self, name: str, said: Mapping[str, str]) -> None:
        """Keep what labels mean under a name; Refused without a name, or for a field there is not."""
        name = name.strip()
        if not name or len(name) > _NAMED:
            raise Refused("请给这种工单起个名字", why="格式名称：必须填写", do="例如“县12345平台”")
        if wrong := [key for key in said.values() if key not in (KEPT, *CHOICES)]:
            raise Refused(f"没有“{wrong[0]}”这一栏")
        self._entries.may_write("记住工单格式")
        with self._store.unit("记住工单格式") as unit:
            learned = _profiles(unit)
            learned[name] = {
                **learned.get(name, {}),
                **{plain_label(label): key for label, key in said.items()},
            }
            unit.put_setting(PROFILE, learned)

    def forget(self, name: str) -> None:
        """A profile goes; unknown names are nothing to forget."""
        self._entries.may_write("删除工单格式")
        with self._store.unit("删除工单格式") as unit:
            learned = _profiles(unit)
            learned.pop(name, None)
            unit.put_setting(PROFILE, learned)

    def register(self, forms: Sequence[Mapping[str, object]]) -> Changed:
        """Write these orders down as calls, all or none; Refused with every mistake, each with its order."""
        self._entries.may_write(f"新增{HOTLINE.title}")
        if not forms:
            raise Refused("没有选中要登记的工单")
        readings = [self._entries.read_new(HOTLINE, raw) for raw in forms]
        wrong = [
            f"{f'第{at}件，' if len(forms) > 1 else ''}{sentence}"
            for at, (reading, _) in enumerate(readings, start=1)
            for _, sentence in reading.mistakes
        ]
        if wrong:
            raise Refused("还不能登记，请改正", why="\n".join(wrong))
        with self._store.unit("粘贴工单登记") as unit:
            ids = [unit.add(HOTLINE, reading.values, begun) for reading, begun in readings]
        return Changed(unit.label, {HOTLINE.key: frozenset(ids)}, unit.id)


def _profiles(reader: Reader) -> dict[str, dict[str, str]]:
    kept = reader.setting(PROFILE)
    if not isinstance(kept, dict):
        return {}
    return {
        str(name): {str(label): str(key) for label, key in labels.items()}
        for name, labels in kept.items()
        if isinstance(labels, dict)
    }


def _fitting(learned: Mapping[str, Mapping[str, str]], text: str) -> str:
    """The profile whose own labels stand most often in the text; none where no label does."""
    plain = plain_label(text)
    counts = {name: sum(label in plain for label in labels) for name, labels in learned.items()}
    best = max(counts, key=lambda name: counts[name], default="")
    return best if counts.get(best) else ""


def _known(reader: Reader, number: str) -> Record | None:
    if not number:
        return None
    found = reader.page(Query(HOTLINE.key, equal={ORDER_NO: (number,)}, sort=(("id", False),)), 0, 1)
    return found[0] if found else None


def _told_repeats(plans: Sequence[OrderPlan]) -> tuple[OrderPlan, ...]:
    seen: set[str] = set()
    told: list[OrderPlan] = []
    for plan in plans:
        told.append(replace(plan, repeated=bool(plan.number) and plan.number in seen))
        seen.add(plan.number)
    return tuple(told)
