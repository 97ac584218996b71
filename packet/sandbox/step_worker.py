"""The worker for steps of our own: `python -m packet.sandbox.step_worker`. One step on standard input, its answer on
standard output, inside the fence (`packet.sandbox.own_step`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from packet.sandbox.worker import Tell, serve

LIBRARIES: Final = (
    "packet.binding.fenced",
    "packet.binding.assemble",
    "packet.proof.fenced",
    "packet.proof.page_codes",
    "packet.proof.structure",
    "packet.proof.text_alone",
    "packet.proof.values",
)
"""What it needs, for `packet.sandbox.fork_server`."""


def main() -> int:
    """Do one step."""
    return serve(_answered)


def _answered(question: dict[str, object], folder: Path, tell: Tell) -> dict[str, object]:
    from packet.sandbox.own_step import done

    return done(str(question["step"]), folder, tell)


if __name__ == "__main__":
    raise SystemExit(main())
