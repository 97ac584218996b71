"""Foreign files are opened in a process of their own. It may crash, hang or swell: then that file is refused, nothing
else.

The worker gets a clean environment, an empty folder, an own session and one line through a pipe. Whatever happens,
its whole group of processes is ended and its folder goes.
"""

from __future__ import annotations

import json
import os
import queue
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, Final, TypeVar

import packet
from packet.errors import CannotWrite, Interrupted
from packet.held_folder import held_folder
from packet.sandbox.forked import Worker, fork
from packet.sandbox.limits import PARENT, Limits

_KEPT: Final = ("PATH", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "LANG", "FONTCONFIG_PATH", "FONTCONFIG_FILE")
_LOOK: Final = 0.1
"""Seconds between two looks at the clock and at `cancelled`."""
_LAST_WRITER: Final = 5.0
"""Seconds for the kernel to end what was killed with the worker."""
_LONGEST_LINE: Final = 64 << 20
_MUCH: Final = 0.5
"""Share of its memory from which on a worker that crashed had too little: an engine that asks for twice what it holds
gets none, and ends itself.
"""
_WAITING: Final = 16
"""Lines of a worker that wait to be heard."""
_SESSION: Final = 3
"""Place of the session in /proc/PID/stat, counted after the name (proc(5))."""

WORKER: Final = "imr-worker-"
"""What a worker's folder is called, and nothing else: what killed runs left is found by it."""
Progress = Callable[[int, int], None]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Failure:
    """A worker gave no answer that can be read: "crashed", "too_slow" (time) or "too_heavy" (memory, output)."""

    code: str


@contextmanager
def private(work: Path | None = None) -> Iterator[Path]:
    """An empty folder in `work` (None: where the system keeps such folders) for one worker; at the end it goes, with
    all that is in it. What killed runs left there goes first. Raises CannotWrite.
    """
    with ExitStack() as held:
        try:
            folder = held.enter_context(held_folder(work or Path(tempfile.gettempdir()), WORKER))
        except OSError:
            raise CannotWrite("no_work_folder") from None
        yield folder


def written(folder: Path, name: str) -> bool:
    """Whether the worker left a file of this name that holds something: no link, no pipe, nothing elsewhere."""
    made = folder / name
    return made.parent == folder and not made.is_symlink() and made.is_file() and made.stat().st_size > 0


def ask(
    question: Mapping[str, Any],
    folder: Path,
    limits: Limits,
    reads: Sequence[Path],
    read: Callable[[Mapping[str, Any]], Answer],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    command: Sequence[str],
    program: Path | None = None,
) -> Answer | Failure:
    """What `read` makes of the answer of a worker that works in `folder`; a Failure when it gave none,
    or one that `read` cannot read (KeyError, TypeError, ValueError, AttributeError).

    The worker reaches the files `reads` and its folder, and may start `program` alone. Raises
    Interrupted("interrupted") when `cancelled` says so. The worker has ended when this returns or raises.
    """
    fence = {"limits": vars(limits), "reads": [str(path) for path in reads], "program": str(program or "")}
    with started(command, folder) as worker, _listening(worker) as lines:
        with suppress(OSError):
            assert worker.stdin is not None
            worker.stdin.write(json.dumps({**question, **fence}).encode() + b"\n")
            worker.stdin.close()
        began = heard = looked = time.monotonic()
        most = 0
        while True:
            if cancelled is not None and cancelled():
                raise Interrupted("interrupted")
            line: bytes | None = b""
            with suppress(queue.Empty):
                line = lines.get(timeout=_LOOK)
            now = time.monotonic()
            heard = heard if line == b"" else now
            if line == b"" or now - looked > _LOOK:  # one that never stops talking is watched, too
                looked, most = now, max(most, _held(worker.pid))
                if _swollen(folder, limits):
                    return Failure("too_heavy")
                if late(began, heard, now, limits, lambda: waited(worker.pid)):
                    return Failure("too_slow")
            if line == b"":
                continue
            if line is None:
                return Failure("too_heavy" if most >= _MUCH * limits.memory_bytes else _cause(worker))
            answer = _heard(line, read, progress)
            if answer is not None:
                return answer


def late(began: float, heard: float, now: float, limits: Limits, waited: Callable[[], float] = lambda: 0.0) -> bool:
    """Whether a worker that began and was last heard at these times (seconds) has had all the time it may have. What it
    `waited` for a processor is no silence of its own: a busy machine is no fault of the file.
    """
    silent = now - heard - limits.stall_seconds
    return now - began > limits.wall_seconds or (silent > 0 and silent > waited())


def waited(worker: int) -> float:
    """Seconds that this process, or what works for it in its session, has stood in line for a processor until now: the
    longest wait of any thread. 0 where the system does not tell (/proc/PID/schedstat is Linux').
    """
    longest = 0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            session = (process / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[_SESSION]
            if int(session) == worker:
                lines = [(task / "schedstat").read_text("ascii").split() for task in (process / "task").iterdir()]
                longest = max(longest, *(int(line[1]) for line in lines))
    return longest / 1e9


def _swollen(folder: Path, limits: Limits) -> bool:
    with suppress(OSError):
        return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) > 2 * limits.output_bytes
    return False


def _held(worker: int) -> int:
    """Bytes of addresses that this process held at most until now, which is what its limit counts. 0 where the system
    does not tell (proc(5), /proc/PID/status).
    """
    with suppress(OSError, ValueError, IndexError):
        told = Path(f"/proc/{worker}/status").read_text("ascii", "replace").partition("VmPeak:")[2]
        return int(told.split()[0]) * 1024
    return 0


def _heard(
    line: bytes, read: Callable[[Mapping[str, Any]], Answer], progress: Progress | None
) -> Answer | Failure | None:
    """One line of the worker: progress is passed on, an answer returned. A line it cannot have written is a crash."""
    try:
        plain: dict[str, Any] = json.loads(line)
        if "done" in plain:
            if progress is not None:
                progress(int(plain["done"]), int(plain["of"]))
            return None
        return read(plain)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Failure("crashed")


def _cause(worker: Worker) -> str:
    """Why a worker ended without a result: out of time or memory, or a crash."""
    with suppress(subprocess.TimeoutExpired):
        code = worker.wait(timeout=5)
        if code in (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0)) and code:
            return "too_heavy"
    return "crashed"


@contextmanager
def started(command: Sequence[str], folder: Path, more: Mapping[str, str] = MappingProxyType({})) -> Iterator[Worker]:
    """A worker process that knows nothing of this one: a clean environment (and `more`), an empty folder, an own group.
    At the end it is ended with everything that it started.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    home = str(folder)
    root = str(Path(packet.__file__).resolve().parent.parent)
    environment |= {
        "HOME": home,
        "TMPDIR": home,
        "TEMP": home,
        "TMP": home,
        "PYTHONPATH": root,
        "PYTHONUTF8": "1",
        PARENT: str(os.getpid()),
        **more,
    }
    worker = _forked(command, folder, environment) or _executed(command, folder, environment)
    try:
        yield worker
    finally:
        _end(worker)


def _forked(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Worker | None:
    """A module of ours needs no start of its own: `packet.sandbox.fork_server`."""
    *interpreter, last = command
    return fork(last, folder, environment) if interpreter == [sys.executable, "-m"] else None


def _executed(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Worker:
    own_group: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        own_group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(
        command, cwd=folder, env=environment, close_fds=True, **own_group,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _end(worker: Worker) -> None:
    """End the worker and everything it started, and wait until they are gone."""
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(worker.pid, signal.SIGKILL)
    with suppress(OSError):
        worker.kill()
    worker.wait()
    _close(worker.stdin)
    if _hung_up(worker.stdout):
        _close(worker.stdout)
    else:
        threading.Thread(target=_close, args=(worker.stdout,), daemon=True).start()


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with suppress(OSError):
            pipe.close()


def _hung_up(pipe: IO[bytes] | None) -> bool:
    """Wait until nobody is left who could write into this pipe. False when somebody is, who left the worker's group
    where no name space holds it: closing the pipe would wait for them, as the thread does that listens.
    """
    if pipe is not None and hasattr(select, "poll"):
        with suppress(OSError, ValueError):
            looks = select.poll()
            looks.register(pipe.fileno(), 0)  # no event but the end of the last writer (poll(2))
            return bool(looks.poll(_LAST_WRITER * 1000))
    return True


@contextmanager
def _listening(worker: Worker) -> Iterator[queue.Queue[bytes | None]]:
    """The worker's lines as they come, then None. A thread reads, so that silence does not block the watch; it reads no
    further than it is listened to, so that a flood of lines fills no memory.
    """
    lines: queue.Queue[bytes | None] = queue.Queue(_WAITING)
    over = threading.Event()

    def passed_on(line: bytes | None) -> bool:
        while not over.is_set():
            with suppress(queue.Full):
                lines.put(line, timeout=_LOOK)
                return True
        return False

    def listen() -> None:
        assert worker.stdout is not None
        with suppress(OSError, ValueError):
            while (line := worker.stdout.readline(_LONGEST_LINE)) and passed_on(line):
                pass
        passed_on(None)

    threading.Thread(target=listen, daemon=True).start()
    try:
        yield lines
    finally:
        over.set()
