"""seccomp: which system calls this process may make from now on (seccomp(2)). Needs no privilege.

The filter is a list of the calls that no parser of papers needs and that lead out: all others stay, so that another
libc or another Python works. A refused call fails with EPERM, as if the system did not allow it.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_SET_SECCOMP: Final = 22
_MODE_FILTER: Final = 2
_LOAD: Final = 0x20  # BPF_LD | BPF_W | BPF_ABS
_IF_EQUAL: Final = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_IF_AT_LEAST: Final = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_IF_ANY_BIT: Final = 0x45  # BPF_JMP | BPF_JSET | BPF_K
_RETURN: Final = 0x06  # BPF_RET | BPF_K
_ALLOW: Final = 0x7FFF0000
_FAIL: Final = 0x00050000
_END: Final = 0x80000000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
"""Where they are in struct seccomp_data; the argument's low half, as both machines are little-endian."""
_X32: Final = 0x40000000
"""Calls of the x32 interface of x86-64 have other numbers for the same things."""
_CLONE_THREAD: Final = 0x00010000
_EPERM: Final = 1
_ENOSYS: Final = 38
AF_UNIX: Final = 1

_ALIKE: Final = {
    "pidfd_send_signal": 424, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427,
    "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433,
    "pidfd_open": 434, "clone3": 435, "pidfd_getfd": 438, "process_madvise": 440, "mount_setattr": 442,
    "process_mrelease": 448,
}  # fmt: skip
"""Newer calls have one number on every machine."""
_X86_64: Final = {
    "socket": 41, "connect": 42, "accept": 43, "bind": 49, "listen": 50, "clone": 56, "fork": 57, "vfork": 58,
    "execve": 59, "kill": 62, "ptrace": 101, "syslog": 103, "rt_sigqueueinfo": 129, "setpriority": 141,
    "pivot_root": 155, "chroot": 161, "acct": 163, "settimeofday": 164, "mount": 165, "umount2": 166,
    "swapon": 167, "swapoff": 168, "reboot": 169, "sethostname": 170, "setdomainname": 171, "iopl": 172,
    "ioperm": 173, "init_module": 175, "delete_module": 176, "quotactl": 179, "tkill": 200,
    "sched_setaffinity": 203, "clock_settime": 227, "tgkill": 234, "kexec_load": 246, "add_key": 248,
    "request_key": 249, "keyctl": 250, "ioprio_set": 251, "unshare": 272, "accept4": 288,
    "rt_tgsigqueueinfo": 297, "perf_event_open": 298, "prlimit64": 302, "name_to_handle_at": 303,
    "open_by_handle_at": 304, "setns": 308, "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312,
    "finit_module": 313, "kexec_file_load": 320, "bpf": 321, "execveat": 322, "userfaultfd": 323,
    "shmget": 29, "shmat": 30, "shmctl": 31, "semget": 64, "semop": 65, "semctl": 66, "msgget": 68, "msgsnd": 69,
    "msgrcv": 70, "msgctl": 71, "semtimedop": 220, "mq_open": 240, "mq_unlink": 241,
}  # fmt: skip
_AARCH64: Final = {
    "ioprio_set": 30, "umount2": 39, "mount": 40, "pivot_root": 41, "chroot": 51, "quotactl": 60, "acct": 89,
    "unshare": 97, "kexec_load": 104, "init_module": 105, "delete_module": 106, "clock_settime": 112,
    "syslog": 116, "ptrace": 117, "sched_setaffinity": 122, "kill": 129, "tkill": 130, "tgkill": 131,
    "rt_sigqueueinfo": 138, "setpriority": 140, "reboot": 142, "sethostname": 161, "setdomainname": 162,
    "settimeofday": 170, "socket": 198, "bind": 200, "listen": 201, "accept": 202, "connect": 203, "add_key": 217,
    "request_key": 218, "keyctl": 219, "clone": 220, "execve": 221, "swapon": 224, "swapoff": 225,
    "rt_tgsigqueueinfo": 240, "perf_event_open": 241, "accept4": 242, "prlimit64": 261, "name_to_handle_at": 264,
    "open_by_handle_at": 265, "setns": 268, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272,
    "finit_module": 273, "bpf": 280, "execveat": 281, "userfaultfd": 282, "kexec_file_load": 294,
    "mq_open": 180, "mq_unlink": 181, "msgget": 186, "msgctl": 187, "msgrcv": 188, "msgsnd": 189, "semget": 190,
    "semctl": 191, "semtimedop": 192, "semop": 193, "shmget": 194, "shmctl": 195, "shmat": 196,
}  # fmt: skip
_MACHINES: Final[Mapping[str, tuple[int, Mapping[str, int]]]] = {
    "x86_64": (0xC000003E, _X86_64 | _ALIKE),
    "aarch64": (0xC00000B7, _AARCH64 | _ALIKE),
}
"""AUDIT_ARCH_… and the numbers of the calls, of each machine that the filter knows."""
_SIGNALS: Final = ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
"""Allowed for this process itself: abort(3) is one."""
_OF_ITSELF: Final = ("prlimit64", "sched_setaffinity")
"""Allowed with 0, which is this process itself: libc sets its own limits so."""
_PROGRAMS: Final = ("fork", "vfork", "clone", "execve", "execveat")
_SOCKETS: Final = ("connect", "accept", "accept4", "bind", "listen")


@dataclass(frozen=True)
class _Step:
    """One instruction of classic BPF; `yes` and `no` are how many instructions are leapt over."""

    code: int
    value: int
    yes: int = 0
    no: int = 0

    def packed(self) -> bytes:
        return struct.pack("=HBBI", self.code, self.yes, self.no, self.value)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def known() -> bool:
    """Whether the filter knows this machine's calls."""
    return platform.machine() in _MACHINES


def restrict(programs: bool) -> bool:
    """From now on this process, and all that it starts, makes only harmless calls. With `programs` it may start
    others, which speak through sockets of their own machine (LibreOffice). False when there is no such wall here;
    `no_new_privs` must be set before.
    """
    if not known():
        return False
    code = b"".join(step.packed() for step in _filter(platform.machine(), programs, os.getpid()))
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    library = ctypes.CDLL(None, use_errno=True)
    return int(library.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0)) == 0


def _filter(machine: str, programs: bool, own: int) -> Iterator[_Step]:
    architecture, numbers = _MACHINES[machine]
    yield _Step(_LOAD, _ARCHITECTURE)
    yield _Step(_IF_EQUAL, architecture, yes=1)
    yield _Step(_RETURN, _END)  # a call of another interface (32 bit) would have other numbers
    yield _Step(_LOAD, _NUMBER)
    yield _Step(_IF_AT_LEAST, _X32, no=1)
    yield _Step(_RETURN, _FAIL | _EPERM)
    for name, number in numbers.items():
        if name == "clone3":  # its flags lie in memory, where no filter sees them; libc then takes clone
            yield from _when(number, _Step(_RETURN, _FAIL | _ENOSYS))
        elif name == "socket" and programs:
            yield from _when_first(number, _IF_EQUAL, AF_UNIX)
        elif name == "clone" and not programs:
            yield from _when_first(number, _IF_ANY_BIT, _CLONE_THREAD)
        elif name in _OF_ITSELF:
            yield from _when_first(number, _IF_EQUAL, 0)
        elif name in _SIGNALS and not programs:
            yield from _when_first(number, _IF_EQUAL, own)
        elif not (programs and name in (*_PROGRAMS, *_SOCKETS, *_SIGNALS, "tkill")):
            yield from _when(number, _Step(_RETURN, _FAIL | _EPERM))
    yield _Step(_RETURN, _ALLOW)


def _when(number: int, then: _Step) -> Iterator[_Step]:
    yield _Step(_IF_EQUAL, number, no=1)
    yield then


def _when_first(number: int, test: int, value: int) -> Iterator[_Step]:
    """The call is allowed only when its first argument passes; all further steps find the call's number loaded."""
    yield _Step(_IF_EQUAL, number, no=4)
    yield _Step(_LOAD, _FIRST_ARGUMENT)
    yield _Step(test, value, no=1)
    yield _Step(_RETURN, _ALLOW)
    yield _Step(_RETURN, _FAIL | _EPERM)
