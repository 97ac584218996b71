"""The fork server: its end with the program, and what each of its workers has and has not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from packet.sandbox import forked, supervisor
from packet.sandbox.forked import Worker
from packet.sandbox.limits import LIMITS, Limits
from tests.packet.sandbox import captured
from tests.packet.sandbox.forking import CAPTURED, TELLS, close, close_question, forked_worker, surroundings

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux alone"),
    pytest.mark.usefixtures("own_server"),
]

_ENDINGS = {
    "it ends": "",
    "it leaves at once": "os._exit(0)",
    "a fault": "1 / 0",
    "killed": "os.kill(os.getpid(), 9)",
    "its terminal goes": "os.kill(os.getpid(), signal.SIGHUP)",
    "ended from outside": "os.kill(os.getpid(), signal.SIGTERM)",
    "stopped, then killed": "os.kill(os.getpid(), signal.SIGSTOP)",
}
"""What a program does once a worker of its works."""


@pytest.mark.parametrize("ending", _ENDINGS.values(), ids=_ENDINGS)
def test_the_server_ends_with_the_program(ending: str, tmp_path: Path) -> None:
    """However that ends; with it goes what it forked, and nothing of another program's."""
    (tmp_path / "own").mkdir()
    other = forked_worker(tmp_path / "own", "import sys; sys.stdin.read()")
    (tmp_path / captured.PROGRAM).write_text("import time; time.sleep(600)", encoding="utf-8")
    starts = f"""
import os, signal
from pathlib import Path
from packet.sandbox import forked
worker = forked.fork({CAPTURED!r}, Path({str(tmp_path)!r}), dict(os.environ))
server = forked._servers[0]._process.pid
inside = Path(f"/proc/{{server}}/task/{{server}}/children").read_text().split()
print(server, worker.pid, *inside, flush=True)
{ending}
"""
    with subprocess.Popen(
        [sys.executable, "-c", starts], env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as program:
        assert program.stdout is not None
        left = list(map(int, program.stdout.readline().split()))
        if "SIGSTOP" in ending:
            os.waitpid(program.pid, os.WUNTRACED)
            program.kill()
    assert len(left) >= 2
    end = time.monotonic() + 60
    while time.monotonic() < end and any(map(_lives, left)):
        time.sleep(0.01)
    assert not [number for number in left if _lives(number)]
    close(other)
    assert other.wait(60) == 0


def test_a_hundred_workers_leave_nothing_behind(tmp_path: Path) -> None:
    """No process, also no ended one that keeps its number, and no open file on either side."""
    _waited_for(forked_worker(tmp_path, ""))
    server = forked._servers[0]._process.pid
    before = [_children(server), len(list(Path("/proc/self/fd").iterdir()))]
    for _ in range(100):
        _waited_for(forked_worker(tmp_path, ""))
    assert [_children(server), len(list(Path("/proc/self/fd").iterdir()))] == before
    files = forked_worker(tmp_path, TELLS)
    assert files.stdout is not None
    close_question(files)
    assert json.loads(files.stdout.read())[-1] == [0, 1, 2]
    files.wait(60)
    files.stdout.close()


def _waited_for(worker: Worker) -> None:
    worker.wait(60)
    close(worker)


def _children(process: int) -> list[int]:
    """All that it started and that they started, alive or not."""
    first = [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return first + [number for child in first for number in _children(child)]


_LOOKS = """
import json, re

def found(needle):
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps:
            place, rights = line.split()[:2]
            first, last = (int(end, 16) for end in place.split("-"))
            if rights[0] == "r" and not line.rstrip().endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                memory.seek(first)
                if needle.search(memory.read(last - first)):
                    return True
    return False

print(json.dumps([found(re.compile(needle.encode())) for needle in NEEDLES]))
"""


_ANSWERS = """
from pathlib import Path
from packet.sandbox.worker import serve
serve(lambda question, *_: {"told": [question["answer"], Path(question["paper"]).read_text()]})
"""


def test_a_worker_finds_nothing_of_an_earlier_one_s_case_in_its_memory(tmp_path: Path) -> None:
    """What the server knows, all its children know: it has seen no question, no answer and no paper."""
    answer, paper, known = "Quixotina-Zz7", "Pneumonia-Yy5", "_PR_SET_PDEATHSIG"
    (tmp_path / "first").mkdir()
    (tmp_path / "paper.txt").write_text(paper, encoding="utf-8")
    (tmp_path / "first" / captured.PROGRAM).write_text(_ANSWERS, encoding="utf-8")
    asked = {"answer": answer, "paper": str(tmp_path / "paper.txt")}
    told = supervisor.ask(
        asked, tmp_path / "first", LIMITS, (tmp_path / "paper.txt",), dict, command=(sys.executable, "-m", CAPTURED)
    )
    assert told == {"told": [answer, paper]}
    needles = [
        "".join(f"[{letter}]" for letter in words) for words in (answer, paper, known)
    ]  # none stands there itself
    looks = forked_worker(tmp_path, _LOOKS.replace("NEEDLES", repr(needles)))
    assert looks.stdout is not None
    close_question(looks)
    assert json.loads(looks.stdout.read()) == [False, False, True]
    looks.wait(60)
    looks.stdout.close()


def test_each_worker_has_the_limits_that_it_was_given(tmp_path: Path) -> None:
    """The server has none of them, and none stays for the next."""
    tells = """
import resource
from packet.sandbox.worker import serve
kinds = ("AS", "CPU", "FSIZE", "NOFILE", "CORE")
serve(lambda *_: {"told": [resource.getrlimit(getattr(resource, "RLIMIT_" + kind)) for kind in kinds]})
"""
    for most in (2, 1, 3):
        given = Limits(cpu_seconds=most * 60, memory_bytes=most << 30, output_bytes=most << 20, open_files=most * 64)
        own = tmp_path / str(most)
        own.mkdir()
        (own / captured.PROGRAM).write_text(tells, encoding="utf-8")
        told = supervisor.ask({}, own, given, (), dict, command=(sys.executable, "-m", CAPTURED))
        wanted = [given.memory_bytes, given.cpu_seconds, given.output_bytes, given.open_files, 0]
        assert told == {"told": [[one, one] for one in wanted]}


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
