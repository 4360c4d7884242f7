"""套表: superiors' own forms, taken once, kept under a name with what was decided, filled for any period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from desktop_app import foreign
from desktop_app.domain import periods
from desktop_app.domain.masking_presets import SUPERIOR
from desktop_app.domain.records import Changed
from desktop_app.domain.register import Register
from desktop_app.domain.template_plan import Plan, TablePlan, renewed
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.every import REGISTERS
from desktop_app.registers.every import register as register_of
from desktop_app.services.files import told as told_of
from desktop_app.services.importing import PROFILE
from desktop_app.services.secrecy import refuse_file
from desktop_app.services.template_files import check, check_name, read, save, sound, written
from desktop_app.services.template_match import columns_of, marks_of, proposed
from desktop_app.services.template_shelf import Filled, Kept, Sight, kept_in, kept_of, main_register
from desktop_app.services.template_values import Content, Gathering
from desktop_app.storage.filing import Filing
from desktop_app.storage.store import Store

KEY, FILLED = (
    "templates",
    "templates.filled",
)  # settings: what is kept, and (its scope) when each was last filled


class Templates:
    """Superiors' forms; `spare` is where the backup keeps their files once more."""

    def __init__(self, store: Store, filing: Filing, spare: Filing, today: Callable[[], date]) -> None:
        self._store, self._filing, self._spare, self._today = store, filing, spare, today

    # Looking

    def look(self, path: Path, register: str = "", name: str = "") -> Sight:
        """Take a form apart; with the name of one that is kept, only what changed since is asked.

        `register` is the ledger the clerk named, else the likeliest. Refused for what is no form, Trouble when it
        cannot be read.
        """
        kept = next((one for one in self.known() if one.name == name), None)
        refuse_file(path, path.name)
        return self._sight(path, register, kept)

    def again(self, name: str) -> Sight:
        """A kept form with what was decided, to be changed; Refused for an unknown name, Trouble without its file."""
        kept = self.of(name)
        with self._copy(kept) as path:
            return self._sight(path, "", kept)

    def _sight(self, path: Path, register: str, kept: Kept | None) -> Sight:
        anatomy = read(path)
        with foreign.told(path):
            digest = sha256(path.read_bytes()).hexdigest()
        if kept is not None and kept.digest == digest and not register:
            return Sight(path, digest, anatomy, kept.plan)
        plan = proposed(anatomy, self._profile, register_of(register) if register else None)
        if kept is not None and not register:
            plan = renewed(kept.plan, plan, anatomy)
        return Sight(path, digest, anatomy, plan)

    def rematch(self, sight: Sight, table: str, register: str) -> Sight:
        """The same form with another ledger for one of its tables (none when empty), its headings matched anew."""
        found = next(one for one in sight.anatomy.tables if one.key == table)
        plan = TablePlan("", {})
        if register:
            named = register_of(register)
            plan = TablePlan(register, columns_of(found, named, self._profile(named)))
        plans = {**sight.plan.tables, table: plan}
        marks = marks_of(sight.anatomy, plans) | dict(sight.plan.marks)
        return replace(sight, plan=Plan(plans, marks))

    def _profile(self, register: Register) -> Mapping[str, str]:
        """What the clerk taught the import about headings; columns that are not read say nothing of a form."""
        with self._store.reading() as reader:
            kept = reader.setting(f"{PROFILE}.{register.key}")
        told = kept if isinstance(kept, dict) else {}
        return {str(heading): str(key) for heading, key in told.items() if key}

    # Keeping

    def keep(self, name: str, path: Path | None, register: str, plan: Plan) -> Changed:
        """Keep a form and what was decided under a name, in place of what was there; without a path its file stays.

        Refused without a name, while something is open, and for a field there is none of.
        """
        name = " ".join(name.split())
        check_name(name)
        if path is None:
            before = self.of(name)
            with self._copy(before) as copied:
                check(read(copied), plan)
            file, digest = before.file, before.digest
        else:
            refuse_file(path, path.name)
            check(read(path), plan)
            with foreign.told(path):
                content = path.read_bytes()
            file, digest = path.name, self._filing.keep(path.name, content)
        register = register or main_register(plan) or REGISTERS[0].key
        told = {"file": file, "digest": digest, "register": register, "plan": plan.as_json()}
        with self._store.unit(f"保存套表“{name}”") as unit:
            unit.put_setting(KEY, {**kept_in(unit.setting(KEY)), name: told})
        return Changed(unit.label, {}, unit.id)

    def known(self) -> tuple[Kept, ...]:
        """The forms that are kept, by their names."""
        with self._store.reading() as reader:
            kept = kept_in(reader.setting(KEY))
            filled = {name: reader.setting(name, FILLED) for name in kept}
        made = (kept_of(name, one, filled[name]) for name, one in sorted(kept.items()))
        return tuple(one for one in made if one is not None)

    def of(self, name: str) -> Kept:
        """A form by its name; Refused when there is none."""
        for kept in self.known():
            if kept.name == name:
                return kept
        raise Refused(f"没有名叫“{name}”的套表", do="请在“统计上报 → 套表”里核对名称")

    def forget(self, name: str) -> Changed:
        """Take a form from the list; its file stays, so that this can be taken back. Refused when there is none."""
        self.of(name)
        with self._store.unit(f"删除套表“{name}”") as unit:
            rest = {key: one for key, one in kept_in(unit.setting(KEY)).items() if key != name}
            unit.put_setting(KEY, rest or None)
        return Changed(unit.label, {}, unit.id)

    # Filling

    def count(self, plan: Plan, first: date, last: date) -> dict[str, int]:
        """How many rows of each ledger a period would bring into the tables of a form."""
        period = periods.free(first, last)
        keys = dict.fromkeys(table.register for table in plan.tables.values() if table.register)
        with self._store.reading() as reader:
            gathering = Gathering(reader, period, self._today())
            return {register_of(key).title: gathering.count(register_of(key)) for key in keys}

    def fill(self, name: str, first: date, last: date, out: Path, *, number: str = "") -> Filled:
        """Write a kept form for a period; `number` names the record of a form that tells of one.

        That it leaves is on record before the file exists. Refused when days are turned round or a row may not leave,
        Trouble when the file cannot be written.
        """
        kept = self.of(name)
        with self._copy(kept) as path:
            filled = self._fill(path, self._sight(path, "", kept), first, last, out, number, name)
        with self._store.unit("套表填写日期") as unit:
            unit.put_setting(name, self._today().isoformat(), FILLED)
        return filled

    def fill_file(self, path: Path, first: date, last: date, out: Path, *, number: str = "") -> Filled:
        """The same with a file that is not kept; of one that is, what was decided holds. Refused with what is open."""
        sight = self.look(path)
        same = next((one for one in self.known() if one.digest == sight.digest), None)
        if same is not None:
            return self.fill(same.name, first, last, out, number=number)
        return self._fill(path, sight, first, last, out, number, path.name)

    def _fill(
        self, path: Path, sight: Sight, first: date, last: date, out: Path, number: str, name: str
    ) -> Filled:
        period = periods.free(first, last)
        if open_ := sight.questions:
            raise Refused(
                f"“{name}”还有 {len(open_)} 处要先说明，没有填写",
                why="\n".join(question.words for question in open_),
                do="请在“统计上报 → 套表”里打开它，逐处说明后保存",
            )
        sound(sight.plan)
        suffix = path.suffix.lower()
        if out.suffix.lower() != suffix:
            raise Refused(f"填好的文件要以 {suffix} 结尾", why=f"模板是 {suffix} 文件", do="请改文件名")
        with self._store.reading() as reader:
            gathered = Gathering(reader, period, self._today(), number)
            content = gathered.content(sight.anatomy.tables, sight.plan)
        made = written(path, content.sets, content.marks, self._today())
        self._put_on_record(content, sight, name, out, period.title)
        save(out, made)
        return Filled(out, content.rows, (*sight.anatomy.notes, *content.notes))

    def _put_on_record(self, content: Content, sight: Sight, name: str, out: Path, period: str) -> None:
        told = {"file": out.name, "template": name, "period": period, "destination": SUPERIOR.key}
        with self._store.unit(f"填写套表“{name}”") as unit:
            for key, ids in (content.ids or {sight.register or REGISTERS[0].key: ()}).items():
                unit.outflow(key, "填写套表", ids, told)

    @contextmanager
    def _copy(self, kept: Kept) -> Iterator[Path]:
        """The form under its own name, for the length of the block; the backup's file where ours is missing."""
        path = Path(kept.file)
        try:
            path = self._filing.passing(kept.file)
            found = any(filing.copy_out(kept.digest, path) for filing in (self._filing, self._spare))
        except OSError as error:
            raise told_of(error, path) from error
        if not found:
            raise Trouble(
                f"套表“{kept.name}”的模板文件不见了",
                why="数据文件夹里没有，备份里也没有",
                do="请用“修改对应关系…”重新选择模板文件",
            )
        try:
            yield path
        finally:
            with suppress(OSError):  # what a virus scanner holds goes with the next sweep
                path.unlink()
                path.parent.rmdir()
