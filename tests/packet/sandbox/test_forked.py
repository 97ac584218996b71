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
from packet.sandbox.limits import PARENT
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
    """Environment, folder, session and open files are its own; its parent is the server."""
    worker = _forked(tmp_path, _TELLS, HOME="/somewhere")
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(b"the question")
    worker.stdin.close()
    said, environment, here, own_session, parent, files = json.loads(worker.stdout.read())
    assert said == "the question"
    assert environment == _environment(HOME="/somewhere") | {PARENT: str(parent)}
    assert (here, own_session) == (str(tmp_path), True)
    assert parent == forked._servers[0]._process.pid
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


def test_a_server_that_was_idle_for_long_has_ended_and_is_replaced(tmp_path: Path) -> None:
    """Nobody waits for it; the next worker gets a new one."""
    first = _forked(tmp_path, "")
    first.wait(60)
    _closed(first)
    idle = forked._servers[0]._process
    os.kill(idle.pid, signal.SIGTERM)
    idle.wait(60)
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


def test_the_server_ends_with_the_program(tmp_path: Path) -> None:
    """However that ends; with it goes what it forked."""
    (tmp_path / captured.PROGRAM).write_text("import time; time.sleep(600)", encoding="utf-8")
    starts = (
        "import os, sys; from pathlib import Path; from packet.sandbox import forked\n"
        f"worker = forked.fork({CAPTURED!r}, Path({str(tmp_path)!r}), dict(os.environ))\n"
        "print(forked._servers[0]._process.pid, worker.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", starts], env=_environment(), capture_output=True, check=False)
    left = list(map(int, done.stdout.split()))
    assert len(left) == 2
    end = time.monotonic() + 60
    while time.monotonic() < end and any(map(_lives, left)):
        time.sleep(0.01)
    assert not [number for number in left if _lives(number)]


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_a_stranger_s_pipe_is_never_closed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that answers nonsense leaves no end open."""
    monkeypatch.setattr(forked._Server, "ask", lambda *_: {"no": "pid"})
    before = len(list(Path("/proc/self/fd").iterdir()))
    server = forked._Server(_environment())
    with pytest.raises(KeyError):
        Forked(server, CAPTURED, tmp_path, _environment())
    server.end()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
