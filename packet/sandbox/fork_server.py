"""Workers without the cost of their start: one process that has loaded the engines and has seen no paper and no answer
forks itself for each (`python -m packet.sandbox.fork_server`, Linux).

A worker takes a third of a second of processor time to load Python, pikepdf, PDFium and numpy; a packet has seven of
them. The server is started by `exec` with a clean environment, so that nothing of the process that asks is in its
memory. What it forks is told by a module's name, a folder and an environment, gets two pipes, and fences itself in as
any worker does before it reads a byte of others (`packet.sandbox.worker`). Where the system allows it, the server is
the first process of a namespace of processes: its children can name nobody outside, and all in it ends with it.

Messages, one of JSON each, over a pair of sockets (unix(7), SOCK_SEQPACKET): {"start": module, "folder": path,
"environment": {…}} with the ends of the two pipes gives {"pid": n}, its number in that namespace, and a file that
stands for it (pidfd_open(2)); {"reap": n} gives {"status": s} of waitpid(2). A child that ended keeps its number until
it is reaped, so that no signal ever meets a stranger.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import random
import select
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from typing import Any, Final, NoReturn

from packet.sandbox import linux, processes
from packet.sandbox.limits import PARENT

LIBRARIES: Final = "LIBRARIES"
"""Name in a worker's module: the modules that its children find loaded."""
IDLE_SECONDS: Final = 60.0
"""After so long without a child it ends: 100 MB are much on an old laptop, and half a second is little."""
LONGEST: Final = 1 << 16
"""Bytes of a message; an environment is some hundred."""
_FILES: Final = 256
"""Numbers of files that are closed in a child; the server itself has a dozen."""
_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4


def main() -> int:
    """Serve the socket that is standard input until its other end closes, or nobody has asked for long."""
    _leave()
    _dumpable(False)
    door = socket.socket(fileno=os.dup(0))
    children: set[int] = set()
    while select.select([door], [], [], IDLE_SECONDS)[0] or children:
        message, ends, _, _ = socket.recv_fds(door, LONGEST, 2)
        if not message:
            break  # the program is gone; the kernel ends the children (PR_SET_PDEATHSIG)
        asked = json.loads(message)
        if "reap" in asked:
            pid = int(asked["reap"])
            children.discard(pid)
            _tell(door, {"status": os.waitpid(pid, 0)[1]})
        else:
            pid = _started(asked, ends, door)
            children.add(pid)
            child = os.pidfd_open(pid)
            _tell(door, {"pid": pid}, child)
            os.close(child)
    return 0


def _leave() -> None:
    """Go on as the first process of a namespace of processes, where that can be had; the one that was started waits."""
    library = ctypes.CDLL(None, use_errno=True)

    def outside() -> None:
        os.close(0)  # the door is open as long as the one inside lives
        linux.drop_capabilities(library, 0)

    processes.leave(library, outside)


def _tell(door: socket.socket, told: dict[str, int], *files: int) -> None:
    socket.send_fds(door, [json.dumps(told).encode("ascii")], files)


def _started(asked: dict[str, Any], ends: list[int], door: socket.socket) -> int:
    """The number of a new worker. What its kind needs is loaded before, here, so that the next one has it, too."""
    with suppress(ImportError):  # the child says so, as any worker that cannot start
        for name in getattr(importlib.import_module(str(asked["start"])), LIBRARIES, ()):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()  # pages of memory that no collector touches stay shared
    server, pid = os.getpid(), os.fork()
    if pid == 0:
        door.close()
        _become(asked, ends, server)
    for end in ends:
        os.close(end)
    return pid


def _become(asked: dict[str, Any], ends: list[int], server: int) -> NoReturn:
    """In the child: what `exec` would have given it, then the worker's own `main`."""
    code = 1
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != server:
            os.kill(os.getpid(), signal.SIGKILL)  # it ended before it was asked to tell
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number, end in enumerate((*ends, nowhere)):
            os.dup2(end, number)
        os.closerange(3, _FILES)
        os.chdir(str(asked["folder"]))
        os.environ.clear()
        os.environ.update({**asked["environment"], PARENT: str(server)})
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode) for number, mode in enumerate("rww"))
        sys.argv = [str(asked["start"])]
        tempfile.tempdir = None
        random.seed()
        _dumpable(True)  # the fence writes its map of users in /proc/self, then closes it again
        code = int(importlib.import_module(str(asked["start"])).main())
        sys.stdout.flush()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # as an interpreter ends; what went wrong is not told, for it may quote the paper
        code = 1
    finally:
        os._exit(code)


def _dumpable(may: bool) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, int(may), 0, 0, 0)


if __name__ == "__main__":
    raise SystemExit(main())
