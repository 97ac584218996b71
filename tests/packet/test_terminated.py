"""SIGTERM while a worker hangs: every command that has one ends by itself, and takes the worker with it."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from packet.errors import Exit
from tests.packet.papers import letter

PATIENCE = 60.0
"""Seconds for a loaded machine. A worker may be silent for longer than that before its watch ends it."""
_FENCED = "Seccomp:\t2"
ANSWERS = {"first_name": "Ana", "last_name": "Ruiz", "plan_name": "A plan", "problem_description": "They said no."}


def _worker_of(process: int) -> int:
    """The first worker that a process has started, once it is at its question: the walls stand."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in Path(f"/proc/{process}/task").glob("*/children"):
            for number in path.read_text().split():
                told = Path(f"/proc/{number}/cmdline").read_text() + Path(f"/proc/{number}/status").read_text()
                if "worker" in told and _FENCED in told:
                    return int(number)
        time.sleep(0.01)
    raise AssertionError("no worker was started")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the workers are looked up in /proc")
@pytest.mark.parametrize(
    "command",
    [
        ("build", "case.json", "--out", "made", "--accept", "grievance.not_filed"),
        ("official", "a.pdf"),
        ("fax", "a.pdf", "--out", "made"),
        ("preview", "a.pdf", "--page", "1", "--out", "made"),
    ],
    ids=lambda command: command[0],
)
def test_a_command_whose_worker_hangs_obeys(command: tuple[str, ...], tmp_path: Path) -> None:
    """The worker is stopped as if it hung; the command says that it was stopped, leaves nothing and no process."""
    work = tmp_path / "tmp"
    work.mkdir()
    letter(tmp_path / "a.pdf")
    case = {"format": "imr-packet case 1", "answers": ANSWERS, "papers": [{"file": "a.pdf"}]}
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    environment = {**os.environ, "TMPDIR": str(work), "IMR_PACKET_HOME": str(tmp_path / "home")}
    before = sorted(tmp_path.iterdir())
    program = [sys.executable, "-m", "tui", *command]
    with subprocess.Popen(program, cwd=tmp_path, env=environment, stderr=subprocess.PIPE) as process:
        worker = _worker_of(process.pid)
        held = os.pidfd_open(worker)
        os.kill(worker, signal.SIGSTOP)
        process.terminate()
        assert process.wait(PATIENCE) == Exit.INTERRUPTED
        ended, _, _ = select.select([held], [], [], PATIENCE)
        os.close(held)
    assert ended
    assert sorted(tmp_path.iterdir()) == before
    assert list(work.iterdir()) == []
