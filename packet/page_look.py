"""One question about one page of a clean PDF, asked of a worker (`packet.page_worker`) inside the fence."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from packet.errors import CannotWrite
from packet.sandbox.limits import Limits
from packet.sandbox.supervisor import Failure, ask, private

COMMAND: Final = (sys.executable, "-m", "packet.page_worker")
LIMITS: Final = Limits(
    stall_seconds=30.0, wall_seconds=30.0, cpu_seconds=30, memory_bytes=2 << 30, output_bytes=1 << 20
)
"""A person waits for it, and can do without."""


def look_at(pdf: Path, page: int, wanted: Mapping[str, int]) -> Mapping[str, Any]:
    """The worker's answer about page `page` (from 0) of `pdf`; {} when there is none. Never raises for the file."""
    real = pdf.resolve()
    question = {"path": str(real), "page": page, **wanted}
    try:
        with private() as folder:
            answer = ask(question, folder, LIMITS, (real,), dict, command=COMMAND)
    except CannotWrite:
        return {}
    return {} if isinstance(answer, Failure) else answer
