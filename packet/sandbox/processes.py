"""A name space for the processes of a worker that may start a program (pid_namespaces(7)).

When its first process ends, the kernel ends whatever was started in it, also what took a session of its own; and no
process outside can be named in it. A parser needs none: it starts nothing and signals nobody, its calls are closed.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
from collections.abc import Callable
from typing import Final, Never

_CLONE_NEWPID: Final = 0x20000000
_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4


def end_with_parent(library: ctypes.CDLL) -> None:
    """From now on the kernel ends this process when its parent ends."""
    library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def leave(library: ctypes.CDLL, outside: Callable[[], object]) -> bool:
    """Return in a new process, the first of an own name space; the one that called waits for it, after `outside()`, and
    ends as it ended. False, in the one that called, where the system refuses.
    """
    if library.unshare(_CLONE_NEWPID) != 0:
        return False
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(reader)
        library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)  # it knows what the worker was asked
        outside()
        _end_as(child)
    os.close(writer)
    end_with_parent(library)
    if select.select([reader], [], [], 0)[0]:
        os._exit(1)  # the one outside ended before the line above
    os.close(reader)
    return True


def _end_as(child: int) -> Never:
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code < 0:
        os.kill(os.getpid(), -code)
    os._exit(1 if code < 0 else code)
