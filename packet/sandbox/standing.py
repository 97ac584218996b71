"""The walls that stand on this machine: workers are started that try them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from packet.sandbox.limits import LIMITS
from packet.sandbox.probe import WALLS
from packet.sandbox.supervisor import Failure, ask, private

COMMAND: Final = (sys.executable, "-m", "packet.sandbox.probe")
_NOT_OF_PROGRAMS: Final = frozenset({"programs"})
"""Walls that a worker with a program to start does not have: it must start it."""


def standing(program: Path | None = None) -> dict[str, bool]:
    """Each wall of `packet.sandbox.probe` and whether it held: for a parser, and for a worker that may start this
    program, too. None did when a worker gave no answer.
    """
    walls = _tried(None)
    if program is not None:
        others = _tried(program)
        walls = {name: held and (name in _NOT_OF_PROGRAMS or others[name]) for name, held in walls.items()}
    return walls


def _tried(program: Path | None) -> dict[str, bool]:
    def read(plain: Mapping[str, Any]) -> dict[str, bool]:
        return {name: plain["held"][name] is True for name in WALLS}

    with private() as elsewhere, private() as folder:
        file = elsewhere / "closed"
        file.write_bytes(b"")
        here = os.getpid()
        target = {"file": str(file), "process": here, "session": os.getsid(here) if hasattr(os, "getsid") else 0}
        result = ask(target, folder, LIMITS, (), read, command=COMMAND, program=program)
    return dict.fromkeys(WALLS, False) if isinstance(result, Failure) else result
