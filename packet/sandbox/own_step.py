"""Steps of our own that open what is made of strangers' pages: binding a packet, proving it, filling an agency's form.

They are done behind the same fence as papers. What goes in comes from this side and is pickled; what comes back is JSON
and files in the worker's folder, and is checked: a captured engine must not reach the process that has the answers.
"""

from __future__ import annotations

import base64
import errno
import os
import pickle
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

from forms.words import ENGLISH, has
from packet.errors import Unproved
from packet.sandbox import supervisor
from packet.sandbox.limits import LIMITS as OF_PAPERS
from packet.sandbox.supervisor import Failure, Progress
from packet.sandbox.worker import Tell

COMMAND: Final = (sys.executable, "-m", "packet.sandbox.step_worker")
LIMITS: Final = replace(OF_PAPERS, stall_seconds=OF_PAPERS.wall_seconds)
"""A packet of a thousand scans is written in one go, on whatever disk the person chose."""

Step = Callable[..., Any]
"""A function at the top of a module: (own folder, signs of life, *arguments) -> JSON-ready."""
Answer = TypeVar("Answer")

__all__ = ["LIMITS", "Step", "Tell", "behind"]


def behind(
    step: Step,
    *arguments: object,
    folder: Path,
    reads: Sequence[Path],
    read: Callable[[Any], Answer],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Answer:
    """What `read` makes of the answer of `step(folder, signs of life, *arguments)`, done by a worker in `folder` that
    reaches the files `reads`. `read` raises KeyError, TypeError or ValueError for what the step cannot have answered.

    Raises Unproved, the step's own or "step_…" when it gave no answer; OSError of the step's disk; Interrupted.
    """
    packed = base64.b64encode(pickle.dumps((step, arguments))).decode("ascii")

    def heard(plain: Mapping[str, Any]) -> Answer | Unproved | OSError:
        if "errno" in plain:
            number = int(plain["errno"])
            return OSError(number, os.strerror(number))
        return _unproved(plain["unproved"]) if "unproved" in plain else read(plain["answer"])

    told = supervisor.ask(
        {"step": packed}, folder, LIMITS, reads, heard, progress, cancelled, command=COMMAND
    )  # fmt: skip
    if isinstance(told, Failure):
        raise Unproved(f"step_{told.code}")
    if isinstance(told, (Unproved, OSError)):
        raise told
    return told


def done(packed: str, folder: Path, tell: Tell) -> dict[str, object]:
    """In the worker: do the step. Loads, inside the fence, the libraries that open files."""
    try:
        step, arguments = pickle.loads(base64.b64decode(packed))  # noqa: S301 - written by the process above, see `behind`
        return {"answer": step(folder, tell, *arguments)}
    except Unproved as told:
        return {"unproved": [told.code, told.params]}
    except MemoryError:
        return {"unproved": ["step_too_heavy", {}]}
    except OSError as refusal:
        return {"errno": refusal.errno or errno.EIO}


def _unproved(plain: Any) -> Unproved:
    """The step's own refusal: one of our sentences, with numbers alone in it. Raises KeyError, TypeError,
    ValueError.
    """
    code, params = plain
    if not has(f"errors.{code}", ENGLISH):
        raise ValueError("code")
    return Unproved(str(code), **{str(name): int(value) for name, value in params.items()})
