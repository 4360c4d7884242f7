"""Who is at the desk: people with duties and, where the bureau wants it, a password (argon2id)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from desktop_app.domain.changes import Person
from desktop_app.errors import Refused
from desktop_app.registers.codes import PERSON
from desktop_app.registers.legal import DUTIES
from desktop_app.storage.store import Store, Unit

SHORTEST = 6


class People:
    """The people of the bureau and the one who has signed in."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._me: Person | None = None

    def every(self) -> tuple[Person, ...]:
        """All people, also those who have left."""
        with self._store.reading() as reader:
            return reader.people()

    def active(self) -> tuple[Person, ...]:
        """The people who work here now."""
        return tuple(person for person in self.every() if person.active)

    def me(self) -> str:
        """The name of who is at the desk; empty before anybody is known."""
        return self._me.name if self._me else ""

    def signed_in(self) -> Person | None:
        """The person at the desk."""
        return self._me

    def duties(self) -> frozenset[str]:
        """What whoever is at the desk may do: everything as long as nobody was given a duty."""
        if not any(person.duties for person in self.active()):
            return frozenset(DUTIES)
        return frozenset(self._me.duties if self._me else ())

    def need(self, wanted: Collection[str], act: str) -> None:
        """Refused, naming who may do it, when whoever is at the desk has none of the duties wanted."""
        if not self.duties() & set(wanted):
            raise not_yours(self.me(), act, wanted)

    def needs_sign_in(self) -> bool:
        """Whether somebody must say who they are; a bureau of one without a password need not."""
        people = self.active()
        return len(people) > 1 or any(person.password_hash for person in people)

    def begin(self) -> None:
        """Let the only person without a password sit down without being asked."""
        if not self.needs_sign_in():
            self._me = next(iter(self.active()), None)

    def sign_in(self, person_id: int, password: str) -> Person:
        """The person, when the password is theirs; Refused otherwise."""
        person = next((p for p in self.active() if p.id == person_id), None)
        if person is None:
            raise Refused("没有这个人员", do="请重新选择姓名")
        if person.password_hash and not _matches(person.password_hash, password):
            raise Refused("密码不对", do="请核对大小写后重输；忘记密码请找有“管理”职责的人重设")
        self._me = person
        return person

    def sign_out(self) -> None:
        """Nobody is at the desk."""
        self._me = None

    def put(self, person: Person) -> int:
        """Add or change a person (id 0 adds); the name joins the list of people. Refused for an empty or taken name."""
        name = " ".join(person.name.split())
        if not name:
            raise Refused("请填写姓名")
        everyone = self.every()
        if any(p.name == name and p.id != person.id for p in everyone):
            raise Refused(f"已有人员“{name}”", do="同名的请加科室区别，如“王芳（房管股）”")
        self._keep_a_manager([p for p in everyone if p.id != person.id] + [person])
        with self._store.unit("修改人员") as unit:
            kept = replace(person, name=name)
            person_id = unit.put_person(kept)
            _into_list(unit, name)
        if self._me and self._me.id == person_id:
            self._me = replace(kept, id=person_id)
        return person_id

    def set_password(self, person_id: int, password: str) -> None:
        """Give a password, or take it away with an empty one; Refused when too short."""
        if password and len(password) < SHORTEST:
            raise Refused(f"密码至少{SHORTEST}位", do="请换一个长些的密码")
        person = next(p for p in self.every() if p.id == person_id)
        self.put(replace(person, password_hash=_hashed(password) if password else None))

    def _keep_a_manager(self, people: Sequence[Person]) -> None:
        active = [p for p in people if p.active]
        if not active:
            raise Refused("至少要有一名在用人员")
        if len(active) > 1 and not any("管理" in p.duties for p in active):
            raise Refused("至少要有一人负责“管理”", why="否则没有人能重设密码和修改单位信息")


def not_yours(me: str, act: str, wanted: Collection[str]) -> Refused:
    """What somebody is told whose duties do not reach."""
    who = "或者".join(f"“{duty}”" for duty in DUTIES if duty in wanted)
    return Refused(
        f"{me or '当前人员'}不能办理“{act}”",
        why=f"这一步由有{who}职责的人员办理",
        do="请由他们登录后办理，或请有“管理”职责的人在“人员”里调整职责",
    )


def _into_list(unit: Unit, name: str) -> None:
    words = unit.words(PERSON, hidden=True)
    if name not in words:
        shown = set(unit.words(PERSON))
        unit.set_words(PERSON, [*((w, w in shown) for w in words), (name, True)])


def _hashed(password: str) -> str:
    from argon2 import PasswordHasher  # noqa: PLC0415  # start-up must not pay for it

    return PasswordHasher().hash(password)


def _matches(known: str, password: str) -> bool:
    from argon2 import PasswordHasher  # noqa: PLC0415  # start-up must not pay for it
    from argon2.exceptions import VerifyMismatchError  # noqa: PLC0415

    try:
        return PasswordHasher().verify(known, password)
    except VerifyMismatchError:
        return False
