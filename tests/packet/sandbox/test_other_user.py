"""Another process of the same ordinary user reads nothing of a fenced one; of one without a fence it would read all."""

from __future__ import annotations

import ctypes
import encodings.ascii
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from packet.sandbox import limits
from packet.sandbox.limits import LIMITS, confine
from packet.sandbox.reach import Reach

_NOBODY = 65534
_DUMPABLE = 4


def _nobody_reaches(path: Path) -> bool:
    """Whether everybody may go down to this path: a program in the home folder of root runs as no one else."""
    return all(folder.stat().st_mode & 1 for folder in (path, *path.parents))


pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the walls are those of Linux"),
    pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become two ordinary users"),
    pytest.mark.skipif(
        not _nobody_reaches(Path(limits.__file__).parent) or not _nobody_reaches(Path(sys.prefix)),
        reason="an ordinary user cannot reach the program where it lies here",
    ),
]


def _become_nobody() -> None:
    """An ordinary user whose memory can be read, as after any start of a program."""
    os.setgroups([])
    os.setgid(_NOBODY)
    os.setuid(_NOBODY)
    ctypes.CDLL(None).prctl(_DUMPABLE, 1, 0, 0, 0)


_FORKS = """
import json, os, sys, time
from pathlib import Path
from packet.sandbox import forked
from packet.sandbox.limits import LIMITS, PARENT
folder = Path(sys.argv[1])
(folder / "captured").write_text(
    "import time; from packet.sandbox.worker import serve; serve(lambda _, __, tell: (tell(1, 1), time.sleep(600)))"
)
worker = forked.fork("tests.packet.sandbox.captured", folder, {**os.environ, PARENT: "1"})
worker.stdin.write(json.dumps({"limits": vars(LIMITS), "reads": [], "program": ""}).encode() + b"\\n")
worker.stdin.close()
worker.stdout.readline()
server = forked._servers[0]._process.pid
print(worker.pid, server, *Path(f"/proc/{server}/task/{server}/children").read_text().split(), flush=True)
time.sleep(600)
"""


def _read(process: int) -> list[str]:
    """What another process of that user can read of this one."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _become_nobody()
        for name in ("mem", "environ", "maps"):
            try:
                with Path(f"/proc/{process}/{name}").open("rb") as file:
                    read = name == "mem" or file.read(1)
                os.write(writer, f"{name} ".encode() if read else b"")
            except OSError:
                pass
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as told:
        return told.read().split()


@pytest.mark.parametrize(("fenced", "found"), [(False, ["mem", "environ", "maps"]), (True, [])])
def test_what_another_process_of_the_same_user_can_read(fenced: bool, found: list[str]) -> None:
    """Its memory, environment and map: with a fence nothing, whoever was allowed to be traced before."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            _ = encodings.ascii  # the module lies where that user may not look
            _become_nobody()
            if fenced:
                confine(LIMITS, Reach((), ()))
            os.write(writer, b"ready")
            os.read(os.pipe()[0], 1)
        finally:
            os._exit(0)
    os.close(writer)  # a child that ends before it is ready is the end of the pipe, and no wait
    try:
        assert os.read(reader, 5) == b"ready"
        assert _read(child) == found
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(reader)


@pytest.mark.skipif(
    not _nobody_reaches(Path(sys.base_prefix)), reason="an ordinary user cannot start this Python where it lies here"
)
def test_nobody_else_of_that_user_reads_a_forked_worker_or_what_forked_it() -> None:
    """The worker, the fork server and the process that it was before it left for a namespace of its own."""
    own = Path(tempfile.mkdtemp())  # where pytest makes folders that user may not go
    os.chown(own, _NOBODY, _NOBODY)
    root = Path(limits.__file__).resolve().parents[2]
    command = [sys.executable, "-c", _FORKS, str(own)]
    try:
        with subprocess.Popen(
            command, cwd=root, env={"PYTHONPATH": str(root), "HOME": str(own)}, stdout=subprocess.PIPE,
            user=_NOBODY, group=_NOBODY, extra_groups=(),
        ) as asks:  # fmt: skip
            assert asks.stdout is not None
            try:
                processes = list(map(int, asks.stdout.readline().split()))
                assert len(processes) >= 2
                assert _read(asks.pid) == ["mem", "environ", "maps"]
                assert [_read(process) for process in processes] == [[] for _ in processes]
            finally:
                asks.kill()
    finally:
        shutil.rmtree(own)
