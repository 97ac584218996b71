"""This side of `packet.sandbox.fork_server`: starts it when a worker is wanted, and holds a worker that it forked as
`subprocess.Popen` would.

Where no server can be had (macOS and Windows, where forking a process with engines is not safe; an old kernel; a server
that was killed), a worker is started by `exec` as it always can be (`supervisor.started`).
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, Any, Final, Protocol

from packet.sandbox.fork_server import LONGEST
from packet.sandbox.limits import PARENT

_COMMAND: Final = (sys.executable, "-P", "-m", "packet.sandbox.fork_server")
"""-P: its folder is none that Python imports from, which a worker may read (`packet.sandbox.reach`)."""
_ONE_THREAD: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""A process with threads must not fork, and may enter no user name space (user_namespaces(7)): numpy starts none."""
_OWN: Final = frozenset({"HOME", "TMPDIR", "TEMP", "TMP", PARENT})
"""What of a worker's environment is its alone; another value of the rest needs another server."""
_PATIENCE: Final = 120.0
"""Seconds in which the server must have loaded what a worker needs, also on a machine that pages."""


class Worker(Protocol):
    """What a supervisor needs of a worker process, as `subprocess.Popen` has it."""

    @property
    def pid(self) -> int: ...
    @property
    def stdin(self) -> IO[bytes] | None: ...
    @property
    def stdout(self) -> IO[bytes] | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def kill(self) -> None: ...


def fork(module: str, folder: Path, environment: Mapping[str, str]) -> Worker | None:
    """A new process in `folder` that runs `module.main()`; None where no server can be had."""
    if sys.platform != "linux" or not hasattr(os, "pidfd_open"):
        return None
    for _ in range(2):  # one that was idle may have ended just now
        shared = {name: value for name, value in environment.items() if name not in _OWN and name not in _ONE_THREAD}
        server = _serving(shared)
        if server is None:
            return None
        with suppress(OSError, ValueError, KeyError):
            return Forked(server, module, folder, environment)
        _ended(server)
    return None


class Forked:
    """A process that the server forked. `pid`, its number on this side, stays its own until `wait` has returned."""

    def __init__(self, server: _Server, module: str, folder: Path, environment: Mapping[str, str]) -> None:
        """Raises OSError, ValueError or KeyError when the server does not answer as it should."""
        question, own_in = os.pipe()
        own_out, answer = os.pipe()
        try:
            asked = {"start": module, "folder": str(folder), "environment": dict(environment)}
            self._there, self._ended = server.start(asked, (question, answer))
            self.pid = _number(self._ended)
        except BaseException:
            os.close(own_in)
            os.close(own_out)
            raise
        finally:
            os.close(question)
            os.close(answer)
        self._server = server
        self._lock = threading.Lock()
        self.stdin: IO[bytes] = os.fdopen(own_in, "wb")
        self.stdout: IO[bytes] = os.fdopen(own_out, "rb")
        self.returncode: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, a signal as its negative number. Raises subprocess.TimeoutExpired after so many seconds."""
        with self._lock:
            if self.returncode is None:
                watch = select.poll()
                watch.register(self._ended, select.POLLIN)
                if not watch.poll(None if timeout is None else timeout * 1000):
                    raise subprocess.TimeoutExpired(_COMMAND, timeout or 0.0)
                os.close(self._ended)
                self.returncode = self._server.reap(self._there)
            return self.returncode

    def kill(self) -> None:
        """SIGKILL; nothing happens when it has been waited for."""
        with self._lock:
            if self.returncode is None:
                os.kill(self.pid, signal.SIGKILL)


def _number(process: int) -> int:
    """The number of the process that this file stands for, as it is called here (proc(5), /proc/PID/fdinfo). Raises
    OSError or ValueError where it has none.
    """
    with open(f"/proc/self/fdinfo/{process}", encoding="ascii") as file:  # noqa: PTH123 - as the other files of the kernel
        told = dict(line.split(":", 1) for line in file)
    number = int(told.get("Pid", "0"))
    if number <= 0:
        raise ValueError("number")
    return number


class _Server:
    """The process that forks, started for the environment that all its children share."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment, self.owner, self.children = environment, os.getpid(), 0
        self._lock = threading.Lock()
        self._door, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._door.settimeout(_PATIENCE)
        with other, ExitStack() as failed:
            failed.callback(self._door.close)
            self._process = subprocess.Popen(
                _COMMAND, cwd="/", env={**environment, **_ONE_THREAD}, close_fds=True, start_new_session=True,
                stdin=other.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            failed.pop_all()

    def ask(self, question: Mapping[str, Any], ends: tuple[int, ...] = ()) -> tuple[dict[str, Any], list[int]]:
        """The answer and the files with it. Raises OSError when nobody answers, ValueError when it is none."""
        with self._lock:
            try:
                socket.send_fds(self._door, [json.dumps(question).encode()], ends)
                told, files, _, _ = socket.recv_fds(self._door, LONGEST, 1, socket.MSG_CMSG_CLOEXEC)
            except BaseException:
                self._door.close()  # an answer that nobody heard would be taken for that to the next question
                raise
        if not told:
            raise ConnectionResetError
        plain: dict[str, Any] = json.loads(told)
        return plain, files

    def start(self, question: Mapping[str, Any], ends: tuple[int, ...]) -> tuple[int, int]:
        """A new child: its number among the server's, and a file that stands for it. Raises as `ask`, or KeyError."""
        plain, files = self.ask(question, ends)
        number, (process,) = int(plain["pid"]), files
        self.children += 1
        return number, process

    def reap(self, number: int) -> int:
        """How the child ended that has ended; as a kill when the server is gone, which ends all its children so."""
        self.children -= 1
        with suppress(OSError, ValueError, KeyError):
            return os.waitstatus_to_exitcode(int(self.ask({"reap": number})[0]["status"]))
        return -signal.SIGKILL

    def end(self) -> None:
        """Close the door, which ends it and its children, and wait for it. In a fork of this process: its side."""
        self._door.close()
        if self.owner == os.getpid() and self._process.returncode is None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=1)
                return
            self._process.kill()
            self._process.wait()


_lock: Final = threading.Lock()
_servers: Final[list[_Server]] = []
"""The one that serves, or none. Locked by `_lock`."""


def _serving(environment: Mapping[str, str]) -> _Server | None:
    """The server for this environment; None while one for another is at work."""
    with _lock:
        if _servers and (_servers[0].environment != environment or _servers[0].owner != os.getpid()):
            if _servers[0].owner == os.getpid() and _servers[0].children:
                return None
            _servers.pop().end()
        if not _servers:
            with suppress(OSError):
                _servers.append(_Server(environment))
        return _servers[0] if _servers else None


def _ended(server: _Server) -> None:
    with _lock:
        if server in _servers:
            _servers.remove(server)
        server.end()


def end_server() -> None:
    """End the server, if there is one; the next worker starts another."""
    with _lock:
        while _servers:
            _servers.pop().end()


atexit.register(end_server)
