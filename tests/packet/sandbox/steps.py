"""Steps for a worker: they load nothing but what every worker has."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Never

from packet.sandbox.own_step import Tell


def shown(folder: Path, tell: Tell, *arguments: object) -> list[str]:
    tell(1, 2)
    tell(2, 2)
    (folder / "made").write_bytes(b"x")
    return [repr(argument) for argument in arguments]


def fails(_folder: Path, _tell: Tell, fault: Exception) -> Never:
    raise fault


def ends(_folder: Path, _tell: Tell, number: int) -> None:
    os.kill(os.getpid(), number)


def reads(_folder: Path, _tell: Tell, path: Path) -> str:
    return path.read_text("utf-8")
