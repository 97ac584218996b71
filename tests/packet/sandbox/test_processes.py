"""What a worker starts ends with it, however it ends, also what left its session: a captured LibreOffice leaves nobody
behind. (A parser starts nothing at all: `test_linux`.)
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from packet.errors import Interrupted
from packet.sandbox import supervisor
from packet.sandbox.limits import LIMITS
from tests.packet.sandbox.test_linux import NEW_USER, PEOPLE, launched, may_make

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walls are those of Linux")

_LEAVES_ONE = r"""
import fcntl, os, signal, sys
from packet.sandbox.worker import serve

def answered(question, folder, tell):
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        held = os.open("held", os.O_RDWR | os.O_CREAT)
        fcntl.flock(held, fcntl.LOCK_EX)
        os.closerange(0, 3)
        os.write(writer, b"x")
        signal.pause()
    os.wait()
    os.read(reader, 1)
    tell(1, 1)
    ending = question["ending"]
    if ending == "waits":
        signal.pause()
    if ending != "answers":
        os._exit(3) if ending == "crashes" else os.kill(os.getpid(), signal.SIGABRT)
        os.abort()
    return {"walls": question["walls"]}

serve(answered)
"""
"""A captured program: a daemon in a session of its own, which lives as long as it holds a lock."""
_OFFICE = Path("/bin/true")
"""Any program: what counts is that the worker may start one."""


_LONG = 60
"""Seconds after which it is there to stay."""


@contextmanager
def _gone(folder: Path) -> Iterator[None]:
    """Fails when the daemon still holds its lock long after the block; the kernel lets go of it when it ends."""
    yield
    end = time.monotonic() + _LONG
    with (folder / "held").open("rb") as file:
        while True:
            try:
                return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                assert time.monotonic() < end, "the daemon is still there"
                time.sleep(0.01)


def _ask(folder: Path, ending: str, people: str = "ordinary", **more: Any) -> object:
    command = launched(people, "-c", _LEAVES_ONE)
    return supervisor.ask(
        {"ending": ending}, folder, LIMITS, (), lambda plain: plain["walls"], command=command, program=_OFFICE, **more
    )


needs_namespaces = pytest.mark.skipif(
    sys.platform != "linux" or not may_make(NEW_USER), reason="the system refuses namespaces to whoever runs the tests"
)


@needs_namespaces
@pytest.mark.parametrize("people", [name for name in PEOPLE if name != "refused"])
def test_a_daemon_ends_with_the_answer(people: str, tmp_path: Path) -> None:
    """It took a session of its own, so that ending the worker's group does not reach it."""
    with _gone(tmp_path):
        assert "processes" in _ask(tmp_path, "answers", people)  # type: ignore[operator]


@needs_namespaces
@pytest.mark.parametrize("ending", ["crashes", "aborts"])
def test_a_daemon_ends_with_a_crash(ending: str, tmp_path: Path) -> None:
    """How the worker ended is told as without the process around it."""
    with _gone(tmp_path):
        assert _ask(tmp_path, ending) == supervisor.Failure("crashed")


@needs_namespaces
def test_a_daemon_ends_with_who_cancels(tmp_path: Path) -> None:
    """The worker waits then."""
    heard: list[int] = []
    with _gone(tmp_path), pytest.raises(Interrupted):
        _ask(tmp_path, "waits", progress=lambda done, _: heard.append(done), cancelled=lambda: bool(heard))


@needs_namespaces
def test_a_daemon_ends_with_the_program_that_was_killed(tmp_path: Path) -> None:
    """kill -9 of who asked: the kernel ends worker and daemon."""
    asks = f"""
import os, sys
from pathlib import Path
from tests.packet.sandbox.test_processes import _ask
_ask(Path({str(tmp_path)!r}), "waits", progress=lambda *_: os.kill(os.getpid(), 9))
"""
    root = Path(supervisor.__file__).resolve().parents[2]
    with _gone(tmp_path):
        ended = subprocess.run([sys.executable, "-c", asks], cwd=root, check=False, stderr=subprocess.DEVNULL)
        assert ended.returncode == -signal.SIGKILL


def test_where_namespaces_are_refused_the_worker_goes_on_without(tmp_path: Path) -> None:
    """What it started is ended by its group there; SECURITY.md names what that does not reach."""
    tells = "from packet.sandbox.worker import serve\nserve(lambda question, *_: {'walls': question['walls']})"
    command = launched("refused" if os.getuid() else "self", "-c", tells)
    walls = supervisor.ask({}, tmp_path, LIMITS, (), lambda told: told["walls"], command=command, program=None)
    assert "processes" not in walls  # type: ignore[operator]
