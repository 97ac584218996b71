"""What the worker is asked to do with one paper, and how it says no.

A request crosses to the worker through a pipe, never on a command line: names, passwords and paths can tell of a
person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from packet.intake.result import PageLeftOut
from packet.sandbox.limits import LIMITS, Limits

PROGRAM_NEEDED: Final = "program_needed"
"""Refuses a paper that can be taken only where LibreOffice may be started. For the supervisor, never for a person."""


class Refuse(Exception):
    """The paper cannot go in: the code of a sentence in "refusals" and its parameters. Raised only inside intake."""

    def __init__(self, code: str, /, losses: Sequence[PageLeftOut] = (), **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
        self.losses = tuple(losses)


@dataclass(frozen=True)
class Request:
    """One paper: `name` as the person knows it, `path` of its bytes, and the person's wishes (as
    `forms.case.Paper`).
    """

    name: str
    path: Path
    pages: str = ""
    rotate: Mapping[int, int] = field(default_factory=dict)
    drop_blank: bool = False
    attachments: str = "ask"
    password: str = field(default="", repr=False)
    limits: Limits = LIMITS
    programs: bool = True
    """Whether a program may be started for it (LibreOffice). The first worker may not."""
    program: str = ""
    """The one that the fence lets it start; without a fence it is looked for."""
    searchable: bool = False
    as_pictures: bool = False

    def to_plain(self) -> dict[str, Any]:
        """JSON-ready."""
        return {**asdict(self), "path": str(self.path), "rotate": {str(k): v for k, v in self.rotate.items()}}

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Request:
        """Back from JSON. Raises KeyError, TypeError or ValueError for anything else."""
        rotate = {int(page): int(turn) for page, turn in plain["rotate"].items()}
        known = {name: value for name, value in plain.items() if name in Request.__dataclass_fields__}
        return Request(**{**known, "path": Path(plain["path"]), "rotate": rotate, "limits": Limits(**plain["limits"])})
