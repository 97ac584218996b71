"""SIGTERM at every command: while it is loaded, while its worker hangs, and at the moment a worker is started. It ends
by itself, leaves nothing, and takes the worker with it.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import packet
from packet.cli import COMMANDS
from packet.errors import Exit
from tests.packet.papers import letter

PATIENCE = 60.0
"""Seconds for a loaded machine. A worker may be silent for longer than that before its watch ends it."""
_FENCED = "Seccomp:\t2"
ANSWERS = {"first_name": "Ana", "last_name": "Ruiz", "plan_name": "A plan", "problem_description": "They said no."}


def _worker_of(process: int) -> int:
    """The first worker that a process has started or had forked, once it is at its question: the walls stand."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for number in _descendants(process):
            with suppress(OSError):
                if _FENCED in Path(f"/proc/{number}/status").read_text():
                    return number
        time.sleep(0.01)
    raise AssertionError("no worker was started")


def _descendants(process: int) -> Iterator[int]:
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for number in map(int, path.read_text().split()):
                yield number
                yield from _descendants(number)


_COMMANDS = {
    "build": ("case.json", "--out", "made", "--accept", "grievance.not_filed"),
    "demo": ("--out", "made"),
    "fill": ("case.json", "--out", "made"),
    "official": ("a.pdf",),
    "fax": ("a.pdf", "--out", "made"),
    "preview": ("a.pdf", "--page", "1", "--out", "made"),
    "read": ("a.pdf",),
    "doctor": (),
    "sheet": ("doctor-urgent", "case.json", "--out", "made"),
    "check": ("case.json",),
    "blank": ("dmhc-20-224", "--out", "made"),
    "schema": (),
    "signed": ("case.json", "a.pdf"),
    "sent": ("case.json", "--on", "2026-10-05"),
    "hand-over": ("case.json", "--state"),
    "board": (),
    "batch": ("cases.csv", "--out", "made"),
}
_WITH_WORKERS = ("build", "demo", "fill", "official", "fax", "preview", "read", "sheet", "doctor")
_AT_A_MOMENT = """
import os, signal, subprocess, sys
moment, started = os.environ["IMR_TEST_MOMENT"], os.environ["IMR_TEST_STARTED"]
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == moment:
            os.kill(os.getpid(), signal.SIGTERM)
        return None
real = subprocess._fork_exec
def forked(*arguments):
    number = real(*arguments)
    with open(started, "a") as file:
        file.write(f"{number}\\n")
    os.kill(os.getpid(), signal.SIGTERM)
    return number
if moment:
    sys.meta_path.insert(0, Finder())
else:
    subprocess._fork_exec = forked
"""
"""Python ends itself when a module is about to be imported, or else right after it has started a process."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a case and a paper, and one for what is temporary."""
    (tmp_path / "tmp").mkdir()
    letter(tmp_path / "a.pdf")
    case = {"format": "imr-packet case 1", "answers": ANSWERS, "papers": [{"file": "a.pdf"}]}
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    return tmp_path


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "TMPDIR": str(home / "tmp"), "IMR_PACKET_HOME": str(home / "home")}


def _ended_at(moment: str, command: str, home: Path, started: Path) -> tuple[int, str]:
    """The exit code and the complaint of a command that gets SIGTERM at this moment."""
    hook = started.parent
    (hook / "sitecustomize.py").write_text(_AT_A_MOMENT, encoding="utf-8")
    path = os.pathsep.join((str(hook), str(Path(packet.__file__).parent.parent)))
    more = {"PYTHONPATH": path, "IMR_TEST_MOMENT": moment, "IMR_TEST_STARTED": str(started)}
    program = [sys.executable, "-m", "tui", command, *_COMMANDS[command]]
    done = subprocess.run(
        program, cwd=home, env=_environment(home) | more, capture_output=True, timeout=PATIENCE, check=False
    )
    return done.returncode, done.stderr.decode()


def _is_gone(process: int) -> bool:
    """Whether it has ended; nobody may have asked for its end yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def test_every_command_is_tried() -> None:
    """A new one says how it is called here."""
    assert set(_COMMANDS) == set(COMMANDS)


@pytest.mark.skipif(os.name != "posix", reason="no signals there")
@pytest.mark.parametrize("command", _COMMANDS)
def test_a_command_that_is_just_loaded_obeys(
    command: str, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """From the moment on that it is looked up."""
    before = sorted(home.iterdir())
    started = tmp_path_factory.mktemp("hook") / "started"
    code, told = _ended_at(f"packet.commands.{command.replace('-', '_')}", command, home, started)
    assert code == Exit.INTERRUPTED
    assert "Traceback" not in told
    assert sorted(home.iterdir()) == before
    assert list((home / "tmp").iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the workers are looked up in /proc")
@pytest.mark.parametrize("command", _WITH_WORKERS)
def test_a_worker_that_is_started_at_the_moment_of_the_end_ends_too(
    command: str, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whoever started it does not know its number yet; it ends all the same, and its folder is gone."""
    before = sorted(home.iterdir())
    started = tmp_path_factory.mktemp("hook") / "started"
    code, told = _ended_at("", command, home, started)
    assert code == Exit.INTERRUPTED
    assert "Traceback" not in told
    workers = [int(number) for number in started.read_text().split()]
    assert workers
    end = time.monotonic() + PATIENCE
    while not all(_is_gone(worker) for worker in workers):
        assert time.monotonic() < end, "a worker outlives its command"
        time.sleep(0.01)
    assert sorted(home.iterdir()) == before
    assert list((home / "tmp").iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the workers are looked up in /proc")
@pytest.mark.parametrize("command", [name for name in _WITH_WORKERS if name != "doctor"])
def test_a_command_whose_worker_hangs_obeys(command: str, home: Path) -> None:
    """The worker is stopped as if it hung; the command says that it was stopped, leaves nothing and no process."""
    before = sorted(home.iterdir())
    program = [sys.executable, "-m", "tui", command, *_COMMANDS[command]]
    with subprocess.Popen(program, cwd=home, env=_environment(home), stderr=subprocess.PIPE) as process:
        worker = _worker_of(process.pid)
        held = os.pidfd_open(worker)
        os.kill(worker, signal.SIGSTOP)
        process.terminate()
        assert process.wait(PATIENCE) == Exit.INTERRUPTED
        ended, _, _ = select.select([held], [], [], PATIENCE)
        os.close(held)
    assert ended
    assert sorted(home.iterdir()) == before
    assert list((home / "tmp").iterdir()) == []
