"""Who is at the desk, what the bureau is called, which words it uses, and what is being typed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.changes import Person
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.bureau import Bureau, mistakes, suggested
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, opened

MANAGER = Person("王敏", "办公室", ("登记", "管理"))


def test_a_bureau_of_one_sits_down_without_being_asked(tmp_path: Path) -> None:
    first = opened(tmp_path)
    assert not first.people.needs_sign_in()
    first.people.put(Person("李文"))
    first.close(copy=False)
    second = opened(tmp_path)
    assert second.people.me() == "李文"
    assert not second.people.needs_sign_in()
    second.close(copy=False)


def test_signing_in_needs_the_right_password(office: Office) -> None:
    person_id = office.people.put(MANAGER)
    with pytest.raises(Refused, match="密码至少6位"):
        office.people.set_password(person_id, "12345")
    office.people.set_password(person_id, "安全的密码6")
    assert office.people.needs_sign_in()
    (kept,) = office.people.every()
    assert (kept.password_hash or "").startswith("$argon2id$")
    assert "安全的密码6" not in (kept.password_hash or "")
    with pytest.raises(Refused, match="密码不对"):
        office.people.sign_in(person_id, "别的密码66")
    assert office.people.signed_in() is None
    assert office.people.sign_in(person_id, "安全的密码6").name == "王敏"
    assert added(office, HOTLINE)["created_by"] == "王敏"
    office.people.sign_out()
    with pytest.raises(Refused, match="请由他们登录后办理"):  # nobody known sits there
        added(office, HOTLINE)
    office.people.set_password(person_id, "")
    assert not office.people.needs_sign_in()
    with pytest.raises(Refused, match="没有这个人员"):
        office.people.sign_in(99, "")


def test_the_audit_never_holds_a_password(office: Office) -> None:
    office.people.set_password(office.people.put(MANAGER), "安全的密码6")
    with office.store.reading() as reader:
        told = [str(change) for change, _ in reader.every_change()]
    assert not any("argon2" in line or "安全的密码6" in line for line in told)


def test_somebody_must_stay_who_manages(office: Office) -> None:
    manager = office.people.put(MANAGER)
    office.people.put(Person("陈志远", duties=("登记",)))
    for change in (
        replace(MANAGER, id=manager, duties=("登记",)),
        replace(MANAGER, id=manager, active=False),
    ):
        if change.active:
            with pytest.raises(Refused, match="至少要有一人负责“管理”"):
                office.people.put(change)
    office.people.put(replace(MANAGER, id=manager, active=False))
    (last,) = office.people.active()
    with pytest.raises(Refused, match="至少要有一名在用人员"):
        office.people.put(replace(last, active=False))


def test_names_are_kept_apart_and_join_the_list(office: Office) -> None:
    office.people.put(replace(MANAGER, name=" 王  敏 "))
    assert office.entries.options("person") == ("王 敏",)
    for name, said in (("王 敏", "已有人员“王 敏”"), ("  ", "请填写姓名")):
        with pytest.raises(Refused, match=said):
            office.people.put(Person(name, duties=("管理",)))


def test_the_bureau_tells_all_that_is_missing_together(office: Office) -> None:
    wrong = Bureau(postcode="12345", phone="1", supervision_phone="1")
    told = mistakes(wrong)
    assert [line.split("：")[0] for line in told] == [
        "单位名称",
        "单位简称",
        "文号代字",
        "行政复议机关",
        "人民法院",
        "邮政编码",
        "监督电话",
    ]
    with pytest.raises(Refused) as no:
        office.bureau.put(wrong)
    assert no.value.why.split("\n") == list(told)
    assert office.bureau.get() == BUREAU


def test_a_name_suggests_the_rest() -> None:
    told = suggested("青石县住房和城乡建设局")
    assert (told.short_name, told.doc_prefix, told.review_organ) == (
        "青石县住建局",
        "青住建公开",
        "青石县人民政府",
    )
    assert suggested("住建局") == Bureau(name="住建局", short_name="住建局")


def test_a_new_ledger_does_not_know_its_bureau(tmp_path: Path) -> None:
    made = opened(tmp_path)
    assert not made.bureau.known()
    made.bureau.put(BUREAU)
    assert made.bureau.known()
    made.close(copy=False)


def test_words_may_be_hidden_added_and_never_lost(office: Office) -> None:
    words = [(word, word != "表扬") for word, _ in office.lists.words("matter")] + [("求证", True)]
    office.lists.put("matter", words)
    assert "表扬" not in office.entries.options("matter")
    assert office.entries.options("matter")[-1] == "求证"
    assert ("表扬", False) in office.lists.words("matter")
    with pytest.raises(Refused) as no:
        office.lists.put("matter", [("咨询", True), ("咨询", True), (" ", True), ("甲、乙", True)])
    told = no.value.why.split("\n")
    assert told[:3] == ["词条不能为空", "“咨询”重复", "“甲、乙”含有分隔符“、”"]
    assert "“投诉”是内置词条，只能停用" in told
    assert office.entries.options("matter")[-1] == "求证"


def test_what_is_typed_is_kept_for_its_person(office: Office) -> None:
    office.drafts.save("hotline", 0, {"content": "半句"})
    office.drafts.save("hotline", 0, {"content": "半句话"})
    office.drafts.save("hotline", 7, {"content": "另一件"})
    kept = office.drafts.load("hotline", 0)
    assert kept is not None
    assert kept.raw == {"content": "半句话"}
    assert len(office.drafts.waiting()) == 2
    office.people.sign_in(office.people.put(MANAGER), "")
    assert office.drafts.waiting() == ()
    office.people.sign_out()
    office.drafts.drop("hotline", 0)
    assert office.drafts.load("hotline", 0) is None


def test_window_settings_belong_to_a_person(office: Office) -> None:
    office.window.put("hotline.columns", ["number", "content"])
    assert office.window.get("hotline.columns") == ["number", "content"]
    office.people.sign_in(office.people.put(MANAGER), "")
    assert office.window.get("hotline.columns") is None


_KILLED = """
import sys, time
from pathlib import Path
from tests.builders import opened
office = opened(Path(sys.argv[1]))
office.drafts.save("hotline", 0, {"content": "电话还没打完"})
print("saved", flush=True)
time.sleep(60)
"""


def test_a_killed_program_loses_nothing_that_was_typed(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", _KILLED, str(tmp_path)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, encoding="utf-8") as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "saved\n"
        os.kill(other.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    assert (tmp_path / "open.mark").exists()
    made = opened(tmp_path)
    found = made.drafts.load("hotline", 0)
    assert found is not None
    assert found.raw == {"content": "电话还没打完"}
    made.close(copy=False)
    assert not (tmp_path / "open.mark").exists()


def test_the_department_above_no_longer_reviews(office: Office) -> None:
    with pytest.raises(Refused, match="行政复议法") as no:
        office.bureau.put(replace(BUREAU, review_organ="省住房和城乡建设厅"))
    assert no.value.why.startswith("行政复议机关：“省住房和城乡建设厅”不是人民政府")
    assert office.bureau.get() == BUREAU
