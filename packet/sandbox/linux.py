"""The fence on Linux: namespaces, files, capabilities and system calls of a worker, in the order in which they can go.

Every wall is put up where the kernel has it, and what stands is told: an old kernel, or one that refuses namespaces to
ordinary users, leaves the others.
"""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from packet.sandbox import landlock, namespaces, processes, seccomp
from packet.sandbox.limits import PARENT
from packet.sandbox.reach import Reach, allowed

_PR_SET_DUMPABLE: Final = 4
_PR_CAPBSET_DROP: Final = 24
_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_CAP_AMBIENT: Final = 47
_PR_CAP_AMBIENT_CLEAR_ALL: Final = 4
_CAPABILITIES: Final = 64
"""Room for all there are (41 in Linux 6)."""
_CAPABILITY_VERSION: Final = 0x20080522
_OF_ROOT: Final = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: root opens the papers of others with them. Landlock still says which."""
_PROCESSES: Final = 64
"""Processes and threads a converter may have; LibreOffice has about 12."""


def fence(reach: Reach) -> frozenset[str]:
    """Put up every wall that this kernel has, for good. The names of those that stand: "network", "processes", "files",
    "rights", "calls". Where a program may be started and namespaces are allowed, it is another process that returns:
    the one that called waits for it, and ends as it ended.
    """
    library = ctypes.CDLL(None, use_errno=True)
    processes.end_with_parent(library)
    if os.environ.get(PARENT, here := str(os.getppid())) != here:
        os.kill(os.getpid(), signal.SIGKILL)  # it ended before it was asked to tell: nobody waits for an answer
    nothing_new = library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    room = tuple(allowed(reach))  # looked up while this process may still look
    root = os.getuid() == 0
    walls = {"network"} if namespaces.enter(library, namespaces.NEW_NET | namespaces.NEW_IPC) else set[str]()
    if reach.program:
        processes.leave(library, outside=lambda: drop_capabilities(library, 0))
        _few_processes()
    if processes.apart():
        walls.add("processes")
    if nothing_new and landlock.restrict(room):
        walls.add("files")
    if drop_capabilities(library, _OF_ROOT if root else 0):
        walls.add("rights")
    library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)  # no core, and no other program of this user reads the memory
    if nothing_new and seccomp.restrict(programs=reach.program is not None):
        walls.add("calls")
    return frozenset(walls)


def _few_processes() -> None:
    """RLIMIT_NPROC counts all of the user's processes, in an own user name space those of the worker alone."""
    import resource

    most = _PROCESSES + sum(_own_tasks(os.getuid()))
    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_NPROC)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_NPROC, (most, most))


def _own_tasks(user: int) -> Iterator[int]:
    """Of each process of this user, how many threads it has: each is a folder among its tasks, and counts as a link."""
    for process in filter(str.isdecimal, os.listdir("/proc")):  # noqa: PTH208 - hundreds of names, on the way of every paper
        with suppress(OSError):
            tasks = os.stat(f"/proc/{process}/task")  # noqa: PTH116 - as above
            if tasks.st_uid == user:
                yield tasks.st_nlink - 2


def drop_capabilities(library: ctypes.CDLL, kept: int) -> bool:
    """Give up every capability but these, also for programs that are started. A process that entered its own user name
    space has all of them there, and with them calls of the kernel that nobody else reaches.
    """
    for number in range(_CAPABILITIES):
        if not kept >> number & 1:
            library.prctl(_PR_CAPBSET_DROP, number, 0, 0, 0)
    library.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    mine = (ctypes.c_uint32 * 6)()
    if library.capget(header, mine) != 0:
        return False
    effective, permitted = mine[0] & kept, mine[1] & kept  # nothing that was not there
    return int(library.capset(header, (ctypes.c_uint32 * 6)(effective, permitted))) == 0
