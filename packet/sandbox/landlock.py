"""Landlock: which files this process may reach from now on (landlock(7), Linux 5.13 and newer). Needs no privilege.

Three system calls through ctypes: the one library on PyPI has been a development release since 2021.
"""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

_CREATE: Final = 444
_ADD_RULE: Final = 445
_RESTRICT_SELF: Final = 446
"""Numbers of the system calls, the same on every architecture."""
_VERSION: Final = 1
_PATH_BENEATH: Final = 1

_EXECUTE: Final = 1 << 0
_WRITE_FILE: Final = 1 << 1
_READ_FILE: Final = 1 << 2
_READ_DIR: Final = 1 << 3
_MAKE_DEVICES: Final = 1 << 6 | 1 << 11
_MAKE_SOCKET: Final = 1 << 9
_REFER: Final = 1 << 13
_TRUNCATE: Final = 1 << 14
_IOCTL: Final = 1 << 15
_FIRST: Final = (1 << 13) - 1
"""The rights of ABI 1: all up to MAKE_SYM."""
_OF_A_FILE: Final = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL
"""A rule for anything but a folder may name no other right (EINVAL)."""
_TCP: Final = 1 << 0 | 1 << 1
_SCOPES: Final = 1 << 0 | 1 << 1
"""No abstract socket and no signal to a process outside of this fence."""

READ: Final = _READ_FILE | _READ_DIR
RUN: Final = READ | _EXECUTE
WRITE: Final = (_FIRST | _REFER | _TRUNCATE) & ~(_EXECUTE | _MAKE_DEVICES)
WRITE_ONE: Final = READ | _WRITE_FILE
SOCKET: Final = _MAKE_SOCKET | 1 << 5
"""A socket may be made here and removed."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def abi() -> int:
    """The version of Landlock that the kernel has; 0 when there is none, or it is switched off."""
    return max(0, int(_library().syscall(_CREATE, None, 0, _VERSION)))


def restrict(allowed: Iterable[tuple[Path, int]]) -> bool:
    """From now on this thread and all that it starts reach only these files and all beneath these folders, with these
    rights; TCP, abstract sockets and signals to others go too where the kernel can. Paths that are not there are left
    out. False when the wall could not be put up; `no_new_privs` must be set before.
    """
    version = abi()
    if not version:
        return False
    files = _FIRST | (_REFER if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
    files |= _IOCTL if version >= 5 else 0
    attribute = _Ruleset(files, _TCP if version >= 4 else 0, _SCOPES if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    library = _library()
    ruleset = library.syscall(_CREATE, ctypes.byref(attribute), size, 0)
    if ruleset < 0:
        return False
    try:
        for path, rights in allowed:
            _allow(library, ruleset, path, rights & files)
        return int(library.syscall(_RESTRICT_SELF, ruleset, 0)) == 0
    finally:
        os.close(ruleset)


def _allow(library: ctypes.CDLL, ruleset: int, path: Path, rights: int) -> None:
    with suppress(OSError):
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            if not stat.S_ISDIR(os.fstat(parent).st_mode):
                rights &= _OF_A_FILE
            library.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(_Beneath(rights, parent)), 0)
        finally:
            os.close(parent)


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
