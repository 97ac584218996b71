"""Workers that are forked: as good as started ones, and never worse than none."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from packet.sandbox import forked, supervisor
from packet.sandbox.forked import Forked, Worker, fork
from packet.sandbox.limits import LIMITS, PARENT, Limits
from tests.packet.sandbox import captured

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux alone")
CAPTURED = "tests.packet.sandbox.captured"
_TELLS = """
import json, os, sys
print(json.dumps([sys.stdin.read(), dict(os.environ), os.getcwd(), os.getsid(0) == os.getpid(), os.getppid(),
                  sorted(map(int, os.listdir("/proc/self/fd")))[:-1]]))
"""


def _environment(**more: str) -> dict[str, str]:
    root = str(Path(supervisor.__file__).resolve().parents[2])
    return {"PATH": "/bin", "LANG": "C.UTF-8", "PYTHONPATH": root, "PYTHONUTF8": "1", PARENT: "1", **more}


def _forked(folder: Path, program: str, **more: str) -> Worker:
    (folder / captured.PROGRAM).write_text(program, encoding="utf-8")
    worker = fork(CAPTURED, folder, _environment(**more))
    assert worker is not None
    return worker


def _closed(worker: Worker) -> None:
    for pipe in (worker.stdin, worker.stdout):
        assert pipe is not None
        pipe.close()


@pytest.fixture(autouse=True)
def _own_server() -> Iterator[None]:
    forked.end_server()
    yield
    forked.end_server()


def test_it_is_killed_with_the_server_and_says_so(tmp_path: Path) -> None:
    """As a worker that was killed: the paper is refused, nothing else. The next one has a new server."""
    worker = _forked(tmp_path, "import time; time.sleep(600)")
    os.kill(forked._servers[0]._process.pid, signal.SIGKILL)
    assert worker.wait(60) == -signal.SIGKILL
    _closed(worker)
    again = _forked(tmp_path, "raise SystemExit(3)")
    assert again.wait(60) == 3
    _closed(again)


@pytest.mark.parametrize(
    ("program", "code"),
    [("1 / 0", 1), ("raise SystemExit(7)", 7), ("raise SystemExit('words')", 1), ("", 0),
     ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", -signal.SIGXCPU)],
)  # fmt: skip
def test_it_ends_as_a_started_one_would(program: str, code: int, tmp_path: Path) -> None:
    """A fault is 1, an exit code itself, a signal its negative number; asked twice it is the same."""
    worker = _forked(tmp_path, program)
    assert (worker.wait(60), worker.wait(0)) == (code, code)
    worker.kill()  # nobody is there, and nobody else is hit
    _closed(worker)


def test_a_module_that_is_not_there_ends_with_a_fault(tmp_path: Path) -> None:
    """The server lives on."""
    worker = fork("packet.no_such_worker", tmp_path, _environment())
    assert worker is not None
    assert worker.wait(60) == 1
    _closed(worker)
    assert len(forked._servers) == 1


def test_it_knows_its_question_and_nothing_of_who_asks(tmp_path: Path) -> None:
    """Environment, folder, session and open files are its own; its parent is the server, by its number in there."""
    worker = _forked(tmp_path, _TELLS, HOME="/somewhere")
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(b"the question")
    worker.stdin.close()
    said, environment, here, own_session, parent, files = json.loads(worker.stdout.read())
    assert said == "the question"
    assert environment == _environment(HOME="/somewhere") | {PARENT: str(parent)}
    assert (here, own_session) == (str(tmp_path), True)
    assert parent in {1, forked._servers[0]._process.pid}
    assert files == [0, 1, 2]
    assert worker.wait(60) == 0
    worker.stdout.close()


def test_waiting_for_it_has_an_end(tmp_path: Path) -> None:
    """As `subprocess.Popen.wait`; killed, it has ended."""
    worker = _forked(tmp_path, "import time; time.sleep(600)")
    with pytest.raises(subprocess.TimeoutExpired):
        worker.wait(0.01)
    worker.kill()
    assert worker.wait(60) == -signal.SIGKILL
    _closed(worker)


def test_another_environment_has_another_server_once_nobody_works(tmp_path: Path) -> None:
    """Libraries read it once, when they are loaded. While a worker works, the other is started without a server."""
    first = _forked(tmp_path, "import sys; sys.stdin.read()")
    server = forked._servers[0]
    assert fork(CAPTURED, tmp_path, _environment(LANG="en_US.UTF-8")) is None
    _closed(first)
    assert first.wait(60) == 0
    other = _forked(tmp_path, "", LANG="en_US.UTF-8")
    assert forked._servers[0] is not server
    assert other.wait(60) == 0
    _closed(other)


def test_a_server_that_is_idle_for_long_ends_and_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself, not before its last child was waited for. The next worker gets a new one."""
    short = "from packet.sandbox import fork_server as s; s.IDLE_SECONDS = 0.05; raise SystemExit(s.main())"
    with monkeypatch.context() as patch:
        patch.setattr(forked, "_COMMAND", (sys.executable, "-c", short))
        first = _forked(tmp_path, "import sys; sys.stdin.read()")
    idle = forked._servers[0]._process
    with pytest.raises(subprocess.TimeoutExpired):
        idle.wait(0.2)
    _closed(first)
    assert first.wait(60) == 0
    assert idle.wait(60) == 0
    second = _forked(tmp_path, "raise SystemExit(5)")
    assert second.wait(60) == 5
    _closed(second)


def test_an_answer_that_nobody_heard_is_taken_for_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between question and answer: the server is given up."""
    first = _forked(tmp_path, "")
    first.wait(60)
    _closed(first)
    server = forked._servers[0]

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("packet.sandbox.forked.socket.send_fds", interrupted)
        with pytest.raises(KeyboardInterrupt):
            fork(CAPTURED, tmp_path, _environment())
    with pytest.raises(OSError, match="Bad file descriptor"):
        server.ask({"reap": 1})


def test_many_at_once_are_held_apart(tmp_path: Path) -> None:
    """Each thread has its own worker, with its own pipes and its own end."""
    ends: dict[int, int] = {}

    def one(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        worker = _forked(folder, f"import sys; sys.stdin.read(); raise SystemExit({number})")
        _closed(worker)
        ends[number] = worker.wait(60)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ends == {number: number for number in range(8)}


def test_without_a_server_a_worker_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none can be had nothing is lost but half a second."""
    monkeypatch.setattr(forked, "_COMMAND", (str(tmp_path / "no python"),))
    assert fork(CAPTURED, tmp_path, _environment()) is None
    with supervisor.started((sys.executable, "-m", "packet.sandbox.probe"), tmp_path) as worker:
        assert isinstance(worker, subprocess.Popen)


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
    other = _forked(tmp_path / "own", "import sys; sys.stdin.read()")
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
        [sys.executable, "-c", starts], env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
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
    _closed(other)
    assert other.wait(60) == 0


def test_a_hundred_workers_leave_nothing_behind(tmp_path: Path) -> None:
    """No process, also no ended one that keeps its number, and no open file on either side."""
    _waited_for(_forked(tmp_path, ""))
    server = forked._servers[0]._process.pid
    before = [_children(server), len(list(Path("/proc/self/fd").iterdir()))]
    for _ in range(100):
        _waited_for(_forked(tmp_path, ""))
    assert [_children(server), len(list(Path("/proc/self/fd").iterdir()))] == before
    files = _forked(tmp_path, _TELLS)
    assert files.stdout is not None
    _closed_in(files)
    assert json.loads(files.stdout.read())[-1] == [0, 1, 2]
    files.wait(60)
    files.stdout.close()


def _waited_for(worker: Worker) -> None:
    worker.wait(60)
    _closed(worker)


def _closed_in(worker: Worker) -> None:
    assert worker.stdin is not None
    worker.stdin.close()


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
    looks = _forked(tmp_path, _LOOKS.replace("NEEDLES", repr(needles)))
    assert looks.stdout is not None
    _closed_in(looks)
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


def test_a_stranger_s_pipe_is_never_closed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that answers nonsense leaves no end open."""
    monkeypatch.setattr(forked._Server, "ask", lambda *_: ({"no": "pid"}, []))
    before = len(list(Path("/proc/self/fd").iterdir()))
    server = forked._Server(_environment())
    with pytest.raises(KeyError):
        Forked(server, CAPTURED, tmp_path, _environment())
    server.end()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
