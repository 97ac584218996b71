"""The fence of Windows, against a stand-in for its kernel."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from packet.sandbox import windows_job


class _Function:
    """A function of a stand-in library; like those of ctypes it takes a `restype`."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.restype: Any = ctypes.c_int
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> Any:
        self.calls.append(arguments)
        return self.answer


class _Kernel:
    """What `job` needs of kernel32."""

    def __init__(self, created: int | None = 0x1_0000_0044, limited: int = 1, assigned: int = 1) -> None:
        self.CreateJobObjectW = _Function(created)
        self.SetInformationJobObject = _Function(limited)
        self.AssignProcessToJobObject = _Function(assigned)
        self.GetCurrentProcess = _Function(0xFFFF_FFFF_FFFF_FFFF)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64-bit Windows")
def test_the_structures_have_the_sizes_windows_asks_for() -> None:
    """64 and 144 bytes, the limit of memory at 112: SetInformationJobObject refuses any other length."""
    assert ctypes.sizeof(windows_job.BasicLimits) == 64
    assert ctypes.sizeof(windows_job.ExtendedLimits) == 144
    assert windows_job.ExtendedLimits.process_memory.offset == 112
    assert windows_job.BasicLimits.flags.offset == 16


def test_a_job_bounds_memory_and_time_and_ends_with_its_worker() -> None:
    """The limits given are those set, and the process itself is put into the job, handles whole."""
    kernel = _Kernel()
    assert windows_job.enter(kernel, 4 << 30, 1800)
    ((handle, kind, limits, size),) = kernel.SetInformationJobObject.calls
    told = limits._obj
    assert (handle.value, kind, size) == (0x1_0000_0044, 9, ctypes.sizeof(told))
    assert told.process_memory == 4 << 30
    assert told.basic.per_process_user_time == 1800 * 10_000_000
    assert told.basic.flags & 0x2000
    assert told.basic.flags & 0x0102 == 0x0102
    ((into, process),) = kernel.AssignProcessToJobObject.calls
    assert into.value == 0x1_0000_0044
    assert process.value == 0xFFFF_FFFF_FFFF_FFFF
    assert kernel.CreateJobObjectW.restype is kernel.GetCurrentProcess.restype is ctypes.c_void_p


@pytest.mark.parametrize("fault", [{"created": None}, {"limited": 0}, {"assigned": 0}])
def test_a_job_that_windows_refuses_is_no_crash(fault: dict[str, Any]) -> None:
    """Without a job the worker works on: the parent's watch over time still holds."""
    kernel = _Kernel(**fault)
    assert not windows_job.enter(kernel, 1, 1)
    assert bool(kernel.AssignProcessToJobObject.calls) is ("assigned" in fault)
