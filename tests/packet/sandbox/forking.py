"""How the tests fork a worker that runs a program of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from packet.sandbox import forked, supervisor
from packet.sandbox.forked import Worker, fork
from packet.sandbox.limits import PARENT
from tests.packet.sandbox import captured

CAPTURED = "tests.packet.sandbox.captured"
TELLS = """
import json, os, sys
print(json.dumps([sys.stdin.read(), dict(os.environ), os.getcwd(), os.getsid(0) == os.getpid(), os.getppid(),
                  sorted(map(int, os.listdir("/proc/self/fd")))[:-1]]))
"""


def surroundings(**more: str) -> dict[str, str]:
    """All that a worker is given of the environment."""
    root = str(Path(supervisor.__file__).resolve().parents[2])
    return {"PATH": "/bin", "LANG": "C.UTF-8", "PYTHONPATH": root, "PYTHONUTF8": "1", PARENT: "1", **more}


def forked_worker(folder: Path, program: str, **more: str) -> Worker:
    """A worker that runs this program in the folder."""
    (folder / captured.PROGRAM).write_text(program, encoding="utf-8")
    worker = fork(CAPTURED, folder, surroundings(**more))
    assert worker is not None
    return worker


def close(worker: Worker) -> None:
    """Close both of its pipes on this side."""
    for pipe in (worker.stdin, worker.stdout):
        assert pipe is not None
        pipe.close()


@pytest.fixture
def own_server() -> Iterator[None]:
    """A fork server that nobody used before, and none afterwards."""
    forked.end_server()
    yield
    forked.end_server()


def close_question(worker: Worker) -> None:
    """Tell it that nothing more is asked."""
    assert worker.stdin is not None
    worker.stdin.close()
