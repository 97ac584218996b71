"""A namespace for the processes of workers (pid_namespaces(7)).

When its first process ends, the kernel ends whatever was started in it, also what took a session of its own; and no
process outside can be named in it. The fork server is the first process of one, so that its workers are in it at no
cost; a worker that may start a program has one of its own besides.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
from collections.abc import Callable
from typing import Final, Never

from packet.sandbox import namespaces

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4

_first: Final[list[int]] = []
"""Once this process, or the one that forked it, has left: that it was the first of its namespace."""


def end_with_parent(library: ctypes.CDLL) -> None:
    """From now on the kernel ends this process when its parent ends."""
    library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def leave(library: ctypes.CDLL, outside: Callable[[], object]) -> bool:
    """Return in a new process, the first of an own name space; the one that called waits for it, after `outside()`, and
    ends as it ended. False, in the one that called, where the system refuses.
    """
    if not namespaces.enter(library, namespaces.NEW_PID):
        return False
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(reader)
        library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)  # a worker's knows what it was asked
        outside()
        _end_as(child)
    os.close(writer)
    end_with_parent(library)
    if select.select([reader], [], [], 0)[0]:
        os._exit(1)  # the one outside ended before the line above
    os.close(reader)
    _first.append(os.getpid())
    return True


def apart() -> bool:
    """Whether this process is in such a namespace: `leave` returned in it, or in the one that forked it."""
    return bool(_first)


def _end_as(child: int) -> Never:
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code < 0:
        os.kill(os.getpid(), -code)
    os._exit(1 if code < 0 else code)
