"""Namespaces of an own (namespaces(7)): as root directly, else through one of users that maps this user to itself."""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress
from typing import Final

NEW_IPC: Final = 0x08000000
NEW_PID: Final = 0x20000000
NEW_NET: Final = 0x40000000
_NEW_USER: Final = 0x10000000


def enter(library: ctypes.CDLL, kinds: int) -> bool:
    """Leave the namespaces of these kinds for empty ones; of processes (`NEW_PID`) it is the next child that leaves.
    False where the system refuses. In an own user namespace this process has every capability: it must drop them.
    """
    user, group = os.getuid(), os.getgid()
    if library.unshare(kinds) == 0:
        return True
    if library.unshare(_NEW_USER | kinds) != 0:
        return False
    for name, line in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with suppress(OSError), open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123 - one write call, as the kernel asks
            file.write(line)
    return True
