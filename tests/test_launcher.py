"""The two-command set-up: what the launcher decides and does in a real folder, its scripts, its locks."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import launcher

ROOT = Path(__file__).resolve().parents[1]
DESK = {"DISPLAY": ":0"}
on_posix = pytest.mark.skipif(os.name == "nt", reason="the sh doors are for POSIX")


def start(args: list[str], env: dict[str, str], platform: str = "linux") -> launcher.Start:
    return launcher.how_to_start(args, platform, env, fcitx_plugin=False)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_pythons_that_will_do(version: tuple[int, int]) -> None:
    assert launcher.unfit(version, "C:\\Python") == ""


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10), (3, 14)])
def test_other_pythons_are_told_in_both_languages(version: tuple[int, int]) -> None:
    chinese, english = launcher.unfit(version, "/usr").splitlines()
    found = f"Python {version[0]}.{version[1]}"
    assert f"这里是 {found}。请安装后再运行一次" in chinese
    assert f"this is {found}. Please install" in english


def test_the_store_python_is_refused() -> None:
    base = "C:\\Program Files\\WindowsApps\\PythonSoftwareFoundation.Python.3.11_qbz5n2kfra8p0"
    assert "Microsoft Store" in launcher.unfit((3, 11), base)


def test_an_old_python_gets_as_far_as_the_sentence() -> None:
    text = (ROOT / "launcher.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 6))
    imported = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert imported == {"collections.abc", "pathlib", "subprocess", "typing"}


def test_a_desk_gets_the_window() -> None:
    for platform, env in (("linux", DESK), ("linux", {"WAYLAND_DISPLAY": "wayland-0"}), ("win32", {})):
        wanted = start([], env, platform)
        assert wanted.window
        assert wanted.args == []
        assert wanted.note == ""
        assert "QT_QPA_PLATFORM" not in wanted.env


def test_without_a_screen_the_tour_takes_the_place_of_the_window() -> None:
    wanted = start([], {})
    assert wanted.args == ["tour"]
    assert wanted.env["QT_QPA_PLATFORM"] == "offscreen"
    assert "没有屏幕" in wanted.note
    assert start(["open", "7"], {}).env["QT_QPA_PLATFORM"] == "offscreen"
    assert start(["open", "7"], {}).note == ""


def test_a_chosen_platform_is_respected() -> None:
    assert not launcher.screenless("linux", {"QT_QPA_PLATFORM": "vnc:size=800x600"})
    assert launcher.screenless("linux", {"QT_QPA_PLATFORM": "offscreen:fonts", **DESK})
    assert "QT_QPA_PLATFORM" not in start(["tour"], {"QT_QPA_PLATFORM": "minimal"}).env


def test_text_commands_ask_for_no_window_libraries() -> None:
    wanted = start(["due", "--json"], {})
    assert wanted.args == ["due", "--json"]
    assert not wanted.window
    assert wanted.note == ""


@pytest.mark.parametrize(
    ("env", "method"),
    [
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "fcitx"}, "ibus"),
        ({"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "compose"}, None),
        ({"XMODIFIERS": "@im=ibus"}, None),
        ({}, None),
    ],
)
def test_fcitx_is_reached_through_ibus(env: dict[str, str], method: str | None) -> None:
    assert start([], {**DESK, **env}).env.get("QT_IM_MODULE") == method
    with_plugin = launcher.how_to_start([], "linux", {**DESK, **env}, fcitx_plugin=True)
    assert "QT_IM_MODULE" not in with_plugin.env


def test_missing_packages_know_the_names_of_debian_13() -> None:
    answer = (
        "libegl1 ii \nlibglib2.0-0t64 ii \nlibcups2 un \nlibgl1 rc \ndpkg-query: no packages found matching x"
    )
    wanted = ["libgl1", "libegl1", "libglib2.0-0", "libcups2", "libxcb-xkb1"]
    assert launcher.missing(wanted, answer) == ["libgl1", "libcups2", "libxcb-xkb1"]


def test_the_command_for_an_administrator_is_one_line() -> None:
    packages = ["libgl1", "libegl1"]
    shown = " ".join(launcher.apt_install(packages, unattended=False))
    assert shown == "sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    done = launcher.apt_install(packages, unattended=True)
    assert done[:3] == ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    assert done[-2:] == packages


def test_the_stamp_must_hold_everything_wanted() -> None:
    wanted = {"requirements.lock": "aa", "python": "3.11"}
    assert launcher.up_to_date("requirements-dev.lock bb\nrequirements.lock aa\npython 3.11\n", wanted)
    assert not launcher.up_to_date("requirements.lock aa\npython 3.12\n", wanted)
    assert not launcher.up_to_date("requirements.lock ab\npython 3.11\n", wanted)
    assert not launcher.up_to_date("requirements.lock aa\npython 3", wanted)
    assert not launcher.up_to_date("", wanted)


def test_a_silent_registry_is_not_a_refusal() -> None:
    assert launcher.unreachable(
        2, "error: Request failed after 3 retries in 5.3s\n  cause: Failed to fetch: …"
    )
    assert not launcher.unreachable(1, "error: No solution found when resolving dependencies")
    assert not launcher.unreachable(2, "error: invalid value 'window' for '--python-platform'")


def test_long_rounds_run_only_when_asked_for() -> None:
    assert launcher.pytest_arguments(["-k", "due"])[-4:] == ["-m", "not long", "-k", "due"]
    assert "not long" not in launcher.pytest_arguments(["--long", "-x"])
    assert launcher.pytest_arguments(["--long", "-x"])[-3:] == ["-n", "2", "-x"]


class House:
    """A folder with the real launcher and doors around a program of one line, and locks without packages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "desktop_app").mkdir(parents=True)
        for name in ("launcher.py", "run"):
            shutil.copy(ROOT / name, folder / name)
        program = "import sys; print(sys.argv[1:]); sys.exit(7)\n"
        (folder / "desktop_app" / "__main__.py").write_text(program, encoding="utf-8")
        self.lock("")

    @property
    def stamp(self) -> Path:
        return self.folder / ".venv" / "installed.txt"

    def lock(self, text: str) -> None:
        (self.folder / "requirements.lock").write_text(f"# {text}\n{text}\n", encoding="utf-8")

    def run(self, *args: str) -> tuple[int, str, str]:
        """Run from another folder, offline; return the exit code, stdout, stderr."""
        base = Path(sys.executable).resolve().parent
        env = {**os.environ, "PATH": f"{base}{os.pathsep}{os.environ['PATH']}", "PIP_NO_INDEX": "1"}
        done = subprocess.run(
            [self.folder / "run", *args],
            cwd=self.folder.parent,
            env=env,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        return done.returncode, done.stdout, done.stderr


@on_posix
def test_a_folder_is_set_up_once_and_mended_when_broken(tmp_path: Path) -> None:
    house = House(tmp_path / "政务 公开")
    code, out, err = house.run("due", "两 个字")
    assert (code, out) == (7, "['due', '两 个字']\n"), err
    assert "正在建立运行环境" in err
    assert f"python {launcher.HERE}" in house.stamp.read_text(encoding="utf-8")

    assert house.run("due") == (7, "['due']\n", "")  # the second start has nothing to say

    house.lock(f"no-such-library==1 --hash=sha256:{'0' * 64}")
    code, out, err = house.run("due")
    assert (code, out) == (1, "")
    assert "程序库没有装成" in err
    assert not house.stamp.exists()

    house.lock("")
    code, _, err = house.run("due")
    assert code == 7
    assert "正在建立运行环境" not in err  # what pip left is still good

    (house.folder / ".venv" / "bin" / "python").unlink()
    code, _, err = house.run("due")
    assert code == 7
    assert "正在建立运行环境" in err


@on_posix
@pytest.mark.parametrize("name", ["run", "test", ".ci/run"])
def test_the_doors_are_sound_scripts(name: str) -> None:
    path = ROOT / name
    shell = "bash" if name == ".ci/run" else "sh"
    assert os.access(path, os.X_OK)
    assert b"\r" not in path.read_bytes()
    checked = subprocess.run([shell, "-n", path], capture_output=True, check=False, encoding="utf-8")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_run_and_test_are_one_text() -> None:
    assert (ROOT / "run").read_bytes() == (ROOT / "test").read_bytes()


@pytest.mark.parametrize("door", ["run", "test"])
def test_the_windows_doors_keep_their_line_ends_and_code_page(door: str) -> None:
    data = (ROOT / f"{door}.bat").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") == len(data.splitlines())
    before, words = data.split(b"chcp 65001", 1)
    assert before.isascii()
    assert "没有找到可用的 Python".encode() in words
    assert f'launcher.py" {door} %*'.encode() in data


@pytest.mark.parametrize(("name", "eol"), [("run.bat", "crlf"), ("run", "lf"), ("launcher.py", "lf")])
def test_git_keeps_the_line_ends(name: str, eol: str, tmp_path: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    subprocess.run([git, "init", "-q", tmp_path], check=True)
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    answer = subprocess.run(
        [git, "-C", tmp_path, "check-attr", "eol", name], capture_output=True, check=False, encoding="utf-8"
    )
    assert answer.stdout.strip() == f"{name}: eol: {eol}"


def pins(name: str) -> dict[str, str]:
    """Each `package==version` of a lock with the lines that belong to it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.findall(r"^(\S+==\S+)((?:.*\\\n)*.*)", text, re.MULTILINE)
    return dict(entries)


@pytest.mark.parametrize("name", launcher.TEST_LOCKS)
def test_a_lock_names_no_host_and_a_hash_for_everything(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    host = re.compile(r"://|--(?:index-url|extra-index-url|find-links|trusted-host)")
    assert [line for line in text.splitlines() if host.search(line)] == []
    assert [pin for pin, rest in pins(name).items() if "--hash=sha256:" not in rest] == []
    assert any(pin.startswith("pyside6-essentials==") for pin in pins(name))


def test_the_test_lock_holds_the_run_lock() -> None:
    test_lock, run_lock = launcher.TEST_LOCKS
    assert pins(run_lock).keys() - pins(test_lock).keys() == set()
