"""How far a build is, and the wish to stop it: the two things that pass between a build and whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from packet.errors import Interrupted

Stage = Literal["papers", "fill", "assemble", "prove", "fax", "write"]


@dataclass(frozen=True)
class Progress:
    """`done` of `total` pages of a stage; `name` is the paper's file name, where one is being read."""

    stage: Stage
    done: int
    total: int
    name: str = ""


@dataclass(frozen=True)
class BuildWatch:
    """Tells progress, and raises `Interrupted` from `tell` once the person wants to stop. Both parts may be absent."""

    progress: Callable[[Progress], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def tell(self, stage: Stage, done: int, total: int, name: str = "") -> None:
        if self.stopped():
            raise Interrupted("interrupted")
        if self.progress is not None:
            self.progress(Progress(stage, done, total, name))

    def stopped(self) -> bool:
        return self.cancelled is not None and self.cancelled()
