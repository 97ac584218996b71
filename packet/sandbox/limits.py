"""What a worker process may cost, and how it is held to it.

The worker calls `confine` before it opens anything. Each fence is put up where the system has it: limits of the
process on Linux and macOS, walls round files, calls and network on Linux (`linux`), a job on Windows (`windows_job`).
macOS takes a limit of memory and does not keep it, so there the worker watches itself. The parent's watch over time
(`supervisor`) holds everywhere.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from packet.sandbox.reach import Reach

PARENT: Final = "IMR_PACKET_PARENT"
"""Environment variable of a worker: the process that started it."""
_LOOK: Final = 0.1
"""Seconds between two looks of a worker at its own memory."""
_FORBIDDEN: Final = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "urllib.")


@dataclass(frozen=True)
class Limits:
    """Seconds, bytes, pages, pixels. `stall_seconds` is the longest silence between two signs of progress,
    without the time in which the worker had no processor.
    """

    stall_seconds: float = 90.0
    wall_seconds: float = 3600.0
    cpu_seconds: int = 1800
    memory_bytes: int = 4 << 30
    output_bytes: int = 2 << 30
    open_files: int = 512
    pages: int = 5000
    pixels: int = 250_000_000
    text_bytes: int = 4 << 20


LIMITS: Final = Limits()


def confine(limits: Limits, reach: Reach) -> frozenset[str]:
    """Fence in this process for good: memory, processor time, file size, open files, no core, no network, and where the
    system has them the walls of `linux.fence`. The names of those walls that stand.
    """
    sys.addaudithook(_no_network)
    if sys.platform == "win32":
        from packet.sandbox import windows_job

        windows_job.enter(ctypes.windll.kernel32, limits.memory_bytes, limits.cpu_seconds)
        return frozenset()
    _resources(limits)
    if sys.platform == "linux":
        from packet.sandbox import linux

        return linux.fence(reach)
    watch_memory(limits.memory_bytes)
    return frozenset()


def _resources(limits: Limits) -> None:
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        ("RLIMIT_AS", limits.memory_bytes),
        ("RLIMIT_CPU", limits.cpu_seconds),
        ("RLIMIT_FSIZE", limits.output_bytes),
        ("RLIMIT_NOFILE", limits.open_files),
        ("RLIMIT_CORE", 0),
    ):
        number = getattr(resource, kind, None)
        if number is None:
            continue
        _, hard = resource.getrlimit(number)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(number, (allowed, allowed))
        except (ValueError, OSError):
            continue


def watch_memory(most: int, every: float = _LOOK) -> None:
    """End this process by SIGKILL, as the kernel would, once it has held more than `most` bytes of memory.

    For systems that do not keep RLIMIT_AS. A thread looks every so many seconds: a bomb may go over for that long.
    """
    import resource

    unit = 1 if sys.platform == "darwin" else 1024  # getrusage counts bytes on macOS, KiB elsewhere

    def look() -> None:
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= most:
            time.sleep(every)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=look, daemon=True).start()


def _no_network(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError("no network here")
