"""Which walls stand on this machine, by trying them: `python -m packet.sandbox.probe`, a worker that plays a captured
parser and tells what it was refused. Who asks gives it a target: a file, and a process with its session.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from packet.sandbox.worker import Tell, serve

_PR_GET_DUMPABLE: Final = 3
_CAPABILITY_VERSION: Final = 0x20080522
_ELSEWHERE: Final = (2, 9, (192, 0, 2, 1))
"""AF_INET, discard port, an address of TEST-NET-1 (RFC 5737): nothing is there."""
_STREAM_THAT_NEVER_WAITS: Final = 1 | 0o4000
"""SOCK_STREAM | SOCK_NONBLOCK."""
_EINPROGRESS: Final = 115


@dataclass(frozen=True)
class Target:
    """What a worker must not reach: a file, and a process, which is there as long as the worker is."""

    file: Path
    process: int
    session: int


def _files(target: Target) -> bool:
    return _refused(lambda: target.file.open("rb").close())


def _network(_: Target) -> bool:
    """By the system's own calls: Python's audit hook alone would not hold a captured parser."""
    family, port, address = _ELSEWHERE
    library = ctypes.CDLL(None, use_errno=True)
    number = library.socket(family, _STREAM_THAT_NEVER_WAITS, 0)
    if number < 0:
        return True
    try:
        where = family.to_bytes(2, sys.byteorder) + port.to_bytes(2, "big") + bytes(address) + bytes(8)
        unreachable = library.connect(number, where, len(where)) < 0
        return unreachable and ctypes.get_errno() != _EINPROGRESS
    finally:
        os.close(number)


def _programs(_: Target) -> bool:
    try:
        child = os.fork()
    except OSError:
        return True
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return False


def _others(target: Target) -> bool:
    """Neither the memory of the process that asks, nor a signal to it."""
    closed = _refused(lambda: Path(f"/proc/{target.process}/environ").open("rb").close())
    return closed and _refused(lambda: os.kill(target.process, 0))


def _processes(target: Target) -> bool:
    """The process that asks has no number here; another may have the same, in another session."""
    try:
        return os.getsid(target.process) != target.session
    except OSError:
        return True


def _rights(_: Target) -> bool:
    """No capability but those by which root opens the files of others, and no way to get any."""
    library = ctypes.CDLL(None, use_errno=True)
    mine = (ctypes.c_uint32 * 6)()
    library.capget((ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0), mine)
    return not (mine[0] & ~0b110 or mine[3]) and library.unshare(0x10000000) != 0


def _memory(_: Target) -> bool:
    return int(ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0)) == 0


WALLS: Final[Mapping[str, Callable[[Target], bool]]] = MappingProxyType(
    {
        "files": _files,
        "network": _network,
        "programs": _programs,
        "others": _others,
        "processes": _processes,
        "rights": _rights,
        "memory": _memory,
    }
)
"""The name of each wall, and whether it held when it was tried from inside. Where they cannot be tried, none does."""


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return True
    return False


def tried(target: Target) -> dict[str, bool]:
    """Every wall, tried from inside this process."""
    return {name: sys.platform == "linux" and held(target) for name, held in WALLS.items()}


def main() -> int:
    """Try every wall from inside the fence; the answer is {"held": {name: bool}}."""
    return serve(_answered)


def _answered(question: dict[str, object], _folder: Path, _tell: Tell) -> dict[str, object]:
    file, process, session = (str(question[name]) for name in ("file", "process", "session"))
    return {"held": tried(Target(Path(file), int(process), int(session)))}


if __name__ == "__main__":
    raise SystemExit(main())
