"""The fence round a worker on Windows: a job object, which the worker makes for itself and all it will start.

Windows has no limits of a process to set. A job bounds the memory and the processor time of each process in it, and
ends them all when its last handle closes: that is when the worker ends, however it ends (Windows API, "Job Objects",
JOBOBJECT_EXTENDED_LIMIT_INFORMATION). Written to the documentation; it was tried only against a stand-in for Windows.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

EXTENDED_LIMITS: Final = 9
PROCESS_TIME: Final = 0x0002
PROCESS_MEMORY: Final = 0x0100
DIE_ON_UNHANDLED_EXCEPTION: Final = 0x0400
KILL_ON_JOB_CLOSE: Final = 0x2000
_TICKS: Final = 10_000_000
"""Units of processor time in a second."""


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; `counters` is IO_COUNTERS."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def enter(kernel: Any, memory_bytes: int, cpu_seconds: int) -> bool:
    """Put this process into a job of its own with these limits; `kernel` is the library kernel32. Whether it worked.

    The handle of the job stays open on purpose: it closes when the process ends, and the job with it.
    """
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    if not job:
        return False
    limits = ExtendedLimits()
    limits.basic.flags = PROCESS_MEMORY | PROCESS_TIME | KILL_ON_JOB_CLOSE | DIE_ON_UNHANDLED_EXCEPTION
    limits.basic.per_process_user_time = cpu_seconds * _TICKS
    limits.process_memory = memory_bytes
    size = ctypes.sizeof(limits)
    if not kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(limits), size):
        return False
    return bool(kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())))
