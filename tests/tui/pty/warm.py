"""Starts without the second of imports: one process that has loaded the program forks itself for each test.

What it forks gets what `exec` would give it: a session and a terminal of its own, an environment, a folder, a command
line, streams; then it runs `-m tui` or the text of `-c` as the interpreter does, and ends as an interpreter ends. A
test of what a start itself does or leaves behind (imports, the environment, the memory of the process) starts it by
`exec`.
"""

from __future__ import annotations

import fcntl
import gc
import importlib
import json
import os
import pkgutil
import random
import resource
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

_LONGEST: Final = 1 << 17
"""Bytes of a message: a script of a test has some thousand."""
_FILES: Final = 64
"""Numbers of files that are closed in a child; the process that forks has a handful."""
_PACKAGES: Final = ("tui.plain", "tui.screens", "tui.widgets")
_MODULES: Final = ("tui.app", "tui.main", "textual.drivers.linux_driver")


class Forked:
    """A process of the server's, held as `subprocess.Popen` holds one: its number stays its own until it was seen to
    end."""

    def __init__(self, server: Server, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._server = server
        self._ended = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Its exit code, or minus the number of a signal; None while it runs."""
        if self.returncode is None and select.select([self._ended], [], [], 0)[0]:
            self.returncode = os.waitstatus_to_exitcode(self._server.ask({"reap": self.pid})["status"])
            os.close(self._ended)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """As `poll`, when it has ended. Raises TimeoutExpired after so many seconds."""
        if self.returncode is None:
            select.select([self._ended], [], [], timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def kill(self) -> None:
        """End it at once."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)


class Server:
    """The process that forks; one for each process of a test run."""

    def __init__(self, environ: Mapping[str, str], folder: Path) -> None:
        """Start it with an environment and a folder from which it can import the program and these tests."""
        self._door, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=dict(environ),
                cwd=folder,
                start_new_session=True,
            )

    def start(
        self, words: Sequence[str], environ: Mapping[str, str], cwd: Path, terminal: int, largest_file: int
    ) -> Forked:
        """`words` follow the name of the interpreter: -m and a module, or -c and a text; then the program's own."""
        asked = {"words": list(words), "environ": dict(environ), "cwd": str(cwd), "largest_file": largest_file}
        return Forked(self, self.ask(asked, terminal)["pid"])

    def ask(self, asked: Mapping[str, Any], *files: int) -> dict[str, Any]:
        """One question and its answer."""
        socket.send_fds(self._door, [json.dumps(asked).encode()], files)
        answer: dict[str, Any] = json.loads(self._door.recv(_LONGEST))
        return answer

    def close(self) -> None:
        """Let it end."""
        self._door.close()
        self._process.wait()


def _serve() -> dict[str, Any]:
    """Fork for each question. Comes back in a child only, with what it is to become."""
    door = socket.socket(fileno=os.dup(0))
    for package in _PACKAGES:
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__, f"{package}."):
            importlib.import_module(module.name)
    for name in _MODULES:
        importlib.import_module(name)
    assert len(os.listdir("/proc/self/task")) == 1, "a process with threads must not fork"  # noqa: PTH208
    gc.collect()
    gc.freeze()
    while True:
        message, files, _, _ = socket.recv_fds(door, _LONGEST, 1)
        if not message:
            os._exit(0)  # no test asks any more
        asked: dict[str, Any] = json.loads(message)
        if "reap" in asked:
            door.send(json.dumps({"status": os.waitpid(asked["reap"], 0)[1]}).encode())
            continue
        pid = os.fork()
        if pid == 0:
            door.close()
            return {**asked, "terminal": files[0]}
        os.close(files[0])
        door.send(json.dumps({"pid": pid}).encode())


def _become(asked: Mapping[str, Any]) -> None:
    """What `exec` would have given to the program, and then the program."""
    os.setsid()
    for number in range(3):
        os.dup2(asked["terminal"], number)
    os.closerange(3, _FILES)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    if asked["largest_file"]:
        most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["largest_file"], most))
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environ"])
    time.tzset()
    tempfile.tempdir = None
    random.seed()
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        old = getattr(sys, name)
        new = open(number, "rww"[number], encoding=old.encoding, errors=old.errors, closefd=False)  # noqa: SIM115
        setattr(sys, name, new)
        setattr(sys, f"__{name}__", new)
    gc.set_threshold(*_THRESHOLD)
    words: list[str] = asked["words"]
    sys.orig_argv[:] = [sys.executable, *words]
    sys.argv[:] = [words[0], *words[2:]]
    sys.path[0] = ""
    if words[0] == "-m":
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    else:
        exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__", "__builtins__": __builtins__})


_THRESHOLD: Final = gc.get_threshold()

if __name__ == "__main__":
    _become(_serve())
