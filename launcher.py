"""Set-up and start: system libraries, `.venv`, the locked libraries, then the program or its tests.

Standard library only. The doors `run`, `test`, `run.bat` and `test.bat` call it as `launcher.py run …` or
`launcher.py test …`; `launcher.py fit` tells them by its exit code whether this interpreter will do.
Everything it says goes to stderr: stdout belongs to the command that is started.
"""

# Down to the version check nothing newer than Python 3.6 may stand here (so no `from __future__ import
# annotations`): an older interpreter must get as far as the sentence that tells its owner what to do.
import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT
from typing import NamedTuple

OLDEST, NEWEST = (3, 11), (3, 13)  # PySide6 6.9.3 refuses 3.14


def unfit(version: "tuple[int, int]", base_prefix: str) -> str:
    """Why this interpreter will not do, in Chinese and English; empty when it will."""
    found = "Python {}.{}".format(*version)
    if "WindowsApps" in base_prefix:
        # It keeps what programs write under AppData in a private copy, where no backup finds the ledger.
        found = "Microsoft Store Python"
    elif OLDEST <= version <= NEWEST:
        return ""
    return (
        f"政务公开台账需要 python.org 的 Python 3.11、3.12 或 3.13，这里是 {found}。请安装后再运行一次。\n"
        f"This program needs Python 3.11, 3.12 or 3.13 from python.org; this is {found}. "
        "Please install one and start again."
    )


if __name__ == "__main__":
    reason = unfit(sys.version_info[:2], sys.base_prefix)
    if reason and sys.argv[1:2] != ["fit"]:
        print(reason, file=sys.stderr)
    if reason or sys.argv[1:2] == ["fit"]:
        sys.exit(1 if reason else 0)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
STAMP = VENV / "installed.txt"
RUN_LOCKS = ["requirements.lock"]
TEST_LOCKS = ["requirements-dev.lock", *RUN_LOCKS]  # the first holds all of the second: a test sees to that
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"

# What the PySide6 wheel expects of a Debian-like system. What runs without a screen runs on Qt's own
# `offscreen` platform, so no virtual X server is asked for.
QT_LIBRARIES = """
libgl1 libegl1 libfontconfig1 libdbus-1-3 libglib2.0-0 libgssapi-krb5-2 libatomic1 libcups2 libxkbcommon0
libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1
"""
TEST_TOOLS = "poppler-utils libreoffice-calc libreoffice-writer"
WINDOW_COMMANDS = {"open", "tour"}

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as check; check()"],
}
# pip judges markers for the host and would overlook what only Windows needs; uv judges for the target.
TARGETS = {"Windows 依赖": "windows", "麒麟与统信依赖": "x86_64-manylinux_2_28"}
PIP_INSTALL = "-I -m pip install -qq --no-input --require-hashes --only-binary :all: -r"
RESOLVE = "-m uv pip compile -q --python-version 3.11 --only-binary :all: --python-platform"


class Stop(Exception):  # noqa: N818 - no error of ours: the machine cannot go on
    """Setting up cannot go on; the text is the Chinese sentence for the person who started it."""


class Start(NamedTuple):
    """How the program is started: its arguments, what the environment gets, what is said first."""

    args: list[str]
    env: dict[str, str]
    window: bool
    note: str


def screenless(platform: str, env: Mapping[str, str]) -> bool:
    """Whether nobody would see a window: no display on Linux, or Qt was told to draw nowhere."""
    chosen = env.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.partition(":")[0] in {"offscreen", "minimal"}
    return platform.startswith("linux") and not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def how_to_start(args: Sequence[str], platform: str, env: Mapping[str, str], *, fcitx_plugin: bool) -> Start:
    """What `./run args` means on this machine; without a screen the tour takes the window's place."""
    blind, note = screenless(platform, env), ""
    if blind and not args:
        args, note = ["tour"], "这台机器没有屏幕，窗口打不开，改为运行 ./run tour。"
    window = not args or not WINDOW_COMMANDS.isdisjoint(args)
    extra = {"PYTHONPATH": str(ROOT)}  # so that it starts from any folder
    if window and not fcitx_plugin and "fcitx" in (env.get("QT_IM_MODULE") or env.get("XMODIFIERS", "")):
        extra["QT_IM_MODULE"] = "ibus"  # PySide6 brings no plug-in for fcitx, but fcitx5 also speaks ibus
    if blind and not env.get("QT_QPA_PLATFORM"):
        extra["QT_QPA_PLATFORM"] = "offscreen"
    return Start(list(args), extra, window, note)


def missing(wanted: Sequence[str], dpkg_answer: str) -> list[str]:
    """The packages not installed; `dpkg_answer` has lines `name ii`.

    Debian 13 and Ubuntu 24.04 append `t64` to some names; apt still finds those by the old name.
    """
    pairs = (line.split() for line in dpkg_answer.splitlines())
    installed = {pair[0].removesuffix("t64") for pair in pairs if len(pair) == 2 and pair[1][1:2] == "i"}
    return [name for name in wanted if name not in installed]


def apt_install(packages: Sequence[str], *, unattended: bool) -> list[str]:
    """The one command that installs the packages: short for a person, with manners for a machine."""
    start = ["env", "DEBIAN_FRONTEND=noninteractive"] if unattended else ["sudo"]
    manners = ["-qq", "-o", "DPkg::Lock::Timeout=120"] if unattended else []
    return [*start, "apt-get", "install", "-y", "--no-install-recommends", *manners, *packages]


def up_to_date(stamp: str, wanted: Mapping[str, str]) -> bool:
    """Whether everything wanted stands in the stamp's lines `name value`; more than that does no harm."""
    return {f"{name} {value}" for name, value in wanted.items()} <= set(stamp.splitlines())


def unreachable(code: int, answer: str) -> bool:
    """Whether uv could not ask the registry, as opposed to: it asked and the answer was no."""
    return code == 2 and re.search("Failed to fetch|Request failed|error sending request", answer) is not None


def pytest_arguments(args: Sequence[str]) -> list[str]:
    """`--long` takes the long rounds along; everything else goes to pytest, whose last `-m` wins."""
    selection = [] if "--long" in args else ["-m", "not long"]
    start = ["-X", "warn_default_encoding", "-m", "pytest", "-n", "2"]
    return [*start, *selection, *(arg for arg in args if arg != "--long")]


def say(sentence: str) -> None:
    """One line for the person who waits."""
    print(sentence, file=sys.stderr, flush=True)


def quietly(*command: str) -> "subprocess.CompletedProcess[str]":
    """Run without input and keep what it prints, for the case that it fails."""
    return subprocess.run(
        command, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, check=False, encoding="locale", errors="replace"
    )


def become_root() -> list[str] | None:
    """What to put before a command that needs root; None when that would need a password."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and quietly("sudo", "-n", "true").returncode == 0 else None


def install_system_packages(wanted: Sequence[str]) -> None:
    """On a Debian-like system bring what is missing, or print the administrator's command and go on."""
    if not (wanted and shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    names = [*wanted, *(f"{name}t64" for name in wanted)]
    lacking = missing(wanted, quietly("dpkg-query", "-Wf", "${Package} ${db:Status-Abbrev}\n", *names).stdout)
    if not lacking:
        return
    root = become_root()
    if root is not None:
        say(f"正在安装 {len(lacking)} 个系统软件包（只需一次，约一分钟）……")
        command = [*root, *apt_install(lacking, unattended=True)]
        result = quietly(*command)
        if result.returncode and quietly(*root, "apt-get", "update", "-qq").returncode == 0:
            result = quietly(*command)
        importlib.invalidate_caches()  # ensurepip may have come
        if result.returncode == 0:
            return
        say(result.stdout.strip())
    command = apt_install(lacking, unattended=False)
    say("缺少系统软件包，请管理员执行下面这一条命令：\n  " + " ".join(command))


def venv_package() -> list[str]:
    """The Debian package that lets the system's Python make a `.venv`, when it cannot yet."""
    system = os.path.realpath(sys.executable).startswith("/usr/bin/") and not Path(PYTHON).exists()
    return [f"python{HERE}-venv"] if system and importlib.util.find_spec("ensurepip") is None else []


def make_venv() -> None:
    """Make `.venv` anew from the interpreter behind this one (which may itself stand in `.venv`)."""
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop(f"这个 Python 还不能建立运行环境，请先安装 python{HERE}-venv，再运行一次。")
    say("正在建立运行环境 .venv ……")
    base = sys.executable if os.name == "nt" else os.path.realpath(sys.executable)
    result = quietly(base, "-m", "venv", "--clear", str(VENV))
    if result.returncode:
        say(result.stdout.strip())
        raise Stop("运行环境 .venv 没有建成。请关闭正在运行的程序，确认文件夹可写、磁盘未满，再运行一次。")


def install_libraries(lock_name: str) -> None:
    """Let pip bring `.venv` to the lock, from wherever the user's own pip settings point."""
    say("正在下载并安装所需的程序库（只需一次，约一两分钟）……")
    env = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if subprocess.call(
        [PYTHON, *PIP_INSTALL.split(), lock_name], stdin=DEVNULL, stdout=sys.stderr, cwd=ROOT, env=env
    ):
        raise Stop("程序库没有装成。请检查网络、磁盘空间和 pip 的软件源设置，再运行一次。")


def prepare(lock_names: Sequence[str]) -> None:
    """Bring `.venv` to the first of the locks; at once when the stamp, written last, agrees with all."""
    wanted = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in lock_names}
    wanted["python"] = HERE

    def stamp() -> str:
        return STAMP.read_text(encoding="utf-8") if STAMP.is_file() and Path(PYTHON).exists() else ""

    if up_to_date(stamp(), wanted):
        return
    import sqlite3  # noqa: PLC0415 - start-up must not pay for it

    # Two impatient clicks must not install at once; SQLite's lock is freed when its holder dies.
    with contextlib.closing(sqlite3.connect(ROOT / ".venv.lock", timeout=900)) as turn:
        turn.execute("BEGIN EXCLUSIVE")
        if up_to_date(stamp(), wanted):  # the start we waited for has done it
            return
        alive = f"import pip, sys; sys.exit('%d.%d' % sys.version_info[:2] != '{HERE}')"
        if not (Path(PYTHON).exists() and quietly(PYTHON, "-I", "-c", alive).returncode == 0):
            make_venv()
        STAMP.unlink(missing_ok=True)
        install_libraries(lock_names[0])
        STAMP.write_text("".join(f"{name} {value}\n" for name, value in wanted.items()), encoding="utf-8")


def run(args: Sequence[str]) -> int:
    """`./run …`: the program; on POSIX this process becomes it, on Windows its exit code is passed on."""
    plugins = VENV.glob("lib/python*/site-packages/PySide6/Qt/plugins/platforminputcontexts/*fcitx*")
    start = how_to_start(args, sys.platform, os.environ, fcitx_plugin=any(plugins))
    if start.note:
        say(start.note)
    install_system_packages([*venv_package(), *(QT_LIBRARIES.split() if start.window else ())])
    prepare(RUN_LOCKS)
    command = [PYTHON, "-P", "-m", "desktop_app", *start.args]
    env = {**os.environ, **start.env}
    if os.name != "nt":
        os.execve(PYTHON, command, env)  # noqa: S606 - no shell is wanted
    return subprocess.call(command, env=env)


def failed_checks() -> list[str]:
    """Run every check, showing what each prints; the names of those that were not content."""
    failed = []
    for name, arguments in CHECKS.items():
        say(f"检查：{name}")
        if subprocess.call([PYTHON, *arguments], cwd=ROOT):
            failed.append(name)
    for name, target in TARGETS.items():
        say(f"检查：{name}")
        result = quietly(PYTHON, *RESOLVE.split(), target, str(ROOT / "requirements.in"))
        if unreachable(result.returncode, result.stdout):
            say("  连不上软件源，这一项跳过。")
        elif result.returncode:
            say(result.stdout.strip())
            failed.append(name)
    return failed


def test(args: Sequence[str]) -> int:
    """`./test …`: the checks, then pytest, whose closing line is the last; 0 when all were content."""
    install_system_packages([*venv_package(), *QT_LIBRARIES.split(), *TEST_TOOLS.split()])
    prepare(TEST_LOCKS)
    failed = failed_checks()
    say("检查未通过：" + "、".join(failed) if failed else "检查全部通过。")
    # The first variable reaches pytest's workers, which the -X option does not; without the second a worker on Windows
    # cannot read the name of a folder with Chinese in it.
    env = {**os.environ, "PYTHONWARNDEFAULTENCODING": "1", "PYTHONIOENCODING": "utf-8"}
    env["QT_QPA_PLATFORM"] = "offscreen"
    code = subprocess.call([PYTHON, *pytest_arguments(args)], cwd=ROOT, env=env)
    return code or int(bool(failed))


def main(argv: Sequence[str]) -> int:
    """Go through one of the two doors; return the exit code."""
    try:
        return {"run": run, "test": test}[argv[0]](argv[1:])
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("已中断。")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
