"""The filter of system calls, run here as the kernel runs it: each call of each machine, with each first argument."""

from __future__ import annotations

import ctypes
import struct
from typing import Any, Final

import pytest

from packet.sandbox import seccomp

_ALLOWED: Final = 0x7FFF_0000
_KILLED: Final = 0x8000_0000
_EPERM: Final = 0x0005_0001
_ENOSYS: Final = 0x0005_0026
"""SECCOMP_RET_… with the error in the low half (seccomp(2))."""
_ARCHITECTURES: Final = {"x86_64": 0xC000_003E, "aarch64": 0xC000_00B7}
"""AUDIT_ARCH_… of linux/audit.h."""
_OWN: Final = 4711
"""The number of the process that is fenced."""
_THREAD: Final = 0x0001_0000
_NOTHING: Final = 2
"""A first argument that allows nothing: AF_INET, another process, no CLONE_THREAD."""

_CALLS: Final = {
    "x86_64": """
    41 socket  42 connect  43 accept  49 bind  50 listen  56 clone  57 fork  58 vfork  59 execve  62 kill
    101 ptrace  103 syslog  129 rt_sigqueueinfo  155 pivot_root  161 chroot  163 acct  164 settimeofday
    165 mount  166 umount2  167 swapon  168 swapoff  169 reboot  170 sethostname  171 setdomainname  172 iopl
    173 ioperm  175 init_module  176 delete_module  179 quotactl  200 tkill  227 clock_settime  234 tgkill
    246 kexec_load  248 add_key  249 request_key  250 keyctl  272 unshare  288 accept4  297 rt_tgsigqueueinfo
    298 perf_event_open  303 name_to_handle_at  304 open_by_handle_at  308 setns  310 process_vm_readv
    311 process_vm_writev  312 kcmp  313 finit_module  320 kexec_file_load  321 bpf  322 execveat
    323 userfaultfd  424 pidfd_send_signal  425 io_uring_setup  426 io_uring_enter  427 io_uring_register
    428 open_tree  429 move_mount  430 fsopen  431 fsconfig  432 fsmount  433 fspick  434 pidfd_open
    435 clone3  438 pidfd_getfd  440 process_madvise  442 mount_setattr  448 process_mrelease
    141 setpriority  203 sched_setaffinity  251 ioprio_set  302 prlimit64  29 shmget  30 shmat  31 shmctl
    64 semget  65 semop  66 semctl  220 semtimedop  68 msgget  69 msgsnd  70 msgrcv  71 msgctl  240 mq_open
    241 mq_unlink
    """,
    "aarch64": """
    39 umount2  40 mount  41 pivot_root  51 chroot  60 quotactl  89 acct  97 unshare  104 kexec_load
    105 init_module  106 delete_module  112 clock_settime  116 syslog  117 ptrace  129 kill  130 tkill
    131 tgkill  138 rt_sigqueueinfo  142 reboot  161 sethostname  162 setdomainname  170 settimeofday
    198 socket  200 bind  201 listen  202 accept  203 connect  217 add_key  218 request_key  219 keyctl
    220 clone  221 execve  224 swapon  225 swapoff  240 rt_tgsigqueueinfo  241 perf_event_open  242 accept4
    264 name_to_handle_at  265 open_by_handle_at  268 setns  270 process_vm_readv  271 process_vm_writev
    272 kcmp  273 finit_module  280 bpf  281 execveat  282 userfaultfd  294 kexec_file_load
    424 pidfd_send_signal  425 io_uring_setup  426 io_uring_enter  427 io_uring_register  428 open_tree
    429 move_mount  430 fsopen  431 fsconfig  432 fsmount  433 fspick  434 pidfd_open  435 clone3
    438 pidfd_getfd  440 process_madvise  442 mount_setattr  448 process_mrelease  30 ioprio_set  122 sched_setaffinity
    140 setpriority  261 prlimit64  180 mq_open  181 mq_unlink  186 msgget  187 msgctl  188 msgrcv  189 msgsnd
    190 semget  191 semctl  192 semtimedop  193 semop  194 shmget  195 shmctl  196 shmat
    """,
}
"""The calls that lead out, with their numbers in asm/unistd_64.h and asm-generic/unistd.h of the kernel's headers."""
_NUMBERS: Final = {
    machine: {name: int(number) for number, name in zip(text.split()[::2], text.split()[1::2], strict=True)}
    for machine, text in _CALLS.items()
}
_STARTERS: Final = {"fork", "vfork", "clone", "execve", "execveat"}
_SPEAKERS: Final = {"connect", "accept", "accept4", "bind", "listen"}
_SENDERS: Final = {"kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"}

machines = pytest.mark.parametrize("machine", _ARCHITECTURES)
with_programs = pytest.mark.parametrize("programs", [False, True], ids=["alone", "with programs"])


def _program(machine: str, programs: bool) -> bytes:
    return b"".join(step.packed() for step in seccomp._filter(machine, programs, _OWN))


def _verdict(program: bytes, architecture: int, call: int, first: int = _NOTHING) -> int:
    """What the kernel answers: classic BPF (linux/filter.h) over struct seccomp_data (linux/seccomp.h)."""
    data = struct.pack("<IIQ6Q", call, architecture, 0, first, 0, 0, 0, 0, 0)
    steps = list(struct.iter_unpack("<HBBI", program))
    held, at = 0, 0
    while True:
        code, yes, no, value = steps[at]
        match code:
            case 0x06:
                return int(value)
            case 0x20:
                (held,) = struct.unpack_from("<I", data, value)
                at += 1
            case 0x15 | 0x35 | 0x45:
                passed = {0x15: held == value, 0x35: held >= value, 0x45: bool(held & value)}[code]
                at += 1 + (yes if passed else no)
            case _:
                raise AssertionError(f"no step of this filter: {code:#x}")


def _ask(machine: str, programs: bool, call: str, first: int = _NOTHING) -> int:
    return _verdict(_program(machine, programs), _ARCHITECTURES[machine], _NUMBERS[machine][call], first)


@machines
def test_a_parser_is_refused_each_call_that_leads_out_and_no_other(machine: str) -> None:
    """Of the numbers 0 to 511; clone3 does not exist, so that libc takes clone."""
    program = _program(machine, programs=False)
    told = {call: _verdict(program, _ARCHITECTURES[machine], call) for call in range(512)}
    refused = dict.fromkeys(_NUMBERS[machine].values(), _EPERM) | {435: _ENOSYS}
    assert {call: verdict for call, verdict in told.items() if verdict != _ALLOWED} == refused


@machines
def test_what_may_start_programs_may_also_speak_and_signal_and_nothing_else(machine: str) -> None:
    """LibreOffice starts its own processes, which speak through sockets of this machine."""
    program = _program(machine, programs=True)
    told = {call: _verdict(program, _ARCHITECTURES[machine], call) for call in range(512)}
    given = {number for name, number in _NUMBERS[machine].items() if name in _STARTERS | _SPEAKERS | _SENDERS}
    refused = {number: _EPERM for number in _NUMBERS[machine].values() if number not in given} | {435: _ENOSYS}
    assert {call: verdict for call, verdict in told.items() if verdict != _ALLOWED} == refused


@machines
@pytest.mark.parametrize(("flags", "verdict"), [(_THREAD, _ALLOWED), (0x003D_0F00, _ALLOWED), (0x0120_0011, _EPERM)])
def test_a_parser_may_start_threads_and_no_processes(machine: str, flags: int, verdict: int) -> None:
    """By the flags of clone: those of pthread_create and those of fork, as glibc has them."""
    assert _ask(machine, False, "clone", flags) == verdict
    assert _ask(machine, True, "clone", flags) == _ALLOWED


@machines
def test_a_socket_is_for_this_machine_and_for_programs_alone(machine: str) -> None:
    """AF_UNIX is 1; a parser has none at all."""
    for family in range(46):
        assert _ask(machine, False, "socket", family) == _EPERM
        assert _ask(machine, True, "socket", family) == (_ALLOWED if family == 1 else _EPERM)


@machines
@pytest.mark.parametrize("call", ["kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"])
def test_a_parser_may_signal_itself_alone(machine: str, call: str) -> None:
    """abort(3) does. Not its neighbours, not its group (0), not everybody (-1)."""
    assert _ask(machine, False, call, _OWN) == _ALLOWED
    for other in (_OWN - 1, _OWN + 1, 0, 1, 0xFFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF, 2**32 - _OWN):
        assert _ask(machine, False, call, other) == _EPERM


@machines
@pytest.mark.parametrize("call", ["prlimit64", "sched_setaffinity"])
def test_limits_are_set_for_itself_alone(machine: str, call: str) -> None:
    """0 is the process itself; with another one's number its parent could be starved or stopped."""
    for programs in (False, True):
        assert _ask(machine, programs, call, 0) == _ALLOWED
        for other in (1, _OWN, _OWN - 1, 0xFFFF_FFFF):
            assert _ask(machine, programs, call, other) == _EPERM


@machines
def test_tkill_names_no_process_and_is_refused_whatever_it_says(machine: str) -> None:
    """Its argument is a thread, of any process."""
    assert _ask(machine, False, "tkill", _OWN) == _EPERM


@machines
def test_the_high_half_of_an_argument_changes_nothing(machine: str) -> None:
    """The kernel takes an int of it, too."""
    high = 5 << 32
    assert _ask(machine, False, "kill", high | _OWN) == _ALLOWED
    assert _ask(machine, False, "kill", high | 1) == _EPERM
    assert _ask(machine, True, "socket", high | 1) == _ALLOWED
    assert _ask(machine, True, "socket", high | 2) == _EPERM


@machines
@with_programs
def test_a_call_of_another_interface_ends_the_process(machine: str, programs: bool) -> None:
    """32-bit calls have other numbers for the same things; those of the other machine, too."""
    program = _program(machine, programs)
    others = {0x4000_0003, 0x4000_0028, *_ARCHITECTURES.values()} - {_ARCHITECTURES[machine]}
    for architecture in (*others, _ARCHITECTURES[machine] - 1, _ARCHITECTURES[machine] + 1):
        assert _verdict(program, architecture, 0) == _KILLED


@machines
@with_programs
def test_calls_of_the_x32_interface_are_refused(machine: str, programs: bool) -> None:
    """From 0x40000000 on, to the last number there is; the one below is no call of x32."""
    program = _program(machine, programs)
    for call in (0x4000_0000, 0x4000_0001, 0x4000_003B, 0xFFFF_FFFF):
        assert _verdict(program, _ARCHITECTURES[machine], call) == _EPERM
    assert _verdict(program, _ARCHITECTURES[machine], 0x3FFF_FFFF) == _ALLOWED


class _Library:
    """libc, which tells what prctl was asked."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.asked: list[tuple[int, int, bytes, tuple[int, ...]]] = []

    def prctl(self, option: int, mode: int, program: Any, *more: int) -> int:
        length, steps = program._obj.length, program._obj.steps
        self.asked.append((option, mode, ctypes.string_at(steps, 8 * length), more))
        return self.answer


@machines
@with_programs
@pytest.mark.parametrize(("answer", "stands"), [(0, True), (-1, False)])
def test_the_whole_filter_is_handed_to_the_kernel(
    machine: str, programs: bool, answer: int, stands: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PR_SET_SECCOMP with SECCOMP_MODE_FILTER, for this very process; the wall stands only if the kernel says so."""
    library = _Library(answer)
    monkeypatch.setattr("platform.machine", lambda: machine)
    monkeypatch.setattr("os.getpid", lambda: _OWN)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    assert seccomp.known()
    assert seccomp.restrict(programs) is stands
    assert library.asked == [(22, 2, _program(machine, programs), (0, 0))]


def test_a_machine_whose_calls_are_not_known_has_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is handed to the kernel, and the wall is told as missing."""
    library = _Library(0)
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    assert not seccomp.known()
    assert seccomp.restrict(programs=False) is False
    assert library.asked == []
