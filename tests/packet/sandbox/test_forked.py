"""Workers that are forked: as good as started ones, and never worse than none."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from packet.sandbox import forked, supervisor
from packet.sandbox.forked import Forked, fork
from packet.sandbox.limits import PARENT
from tests.packet.sandbox.forking import CAPTURED, TELLS, close, forked_worker, surroundings

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux alone"),
    pytest.mark.usefixtures("own_server"),
]


def test_it_is_killed_with_the_server_and_says_so(tmp_path: Path) -> None:
    """As a worker that was killed: the paper is refused, nothing else. The next one has a new server."""
    worker = forked_worker(tmp_path, "import time; time.sleep(600)")
    os.kill(forked._servers[0]._process.pid, signal.SIGKILL)
    assert worker.wait(60) == -signal.SIGKILL
    close(worker)
    again = forked_worker(tmp_path, "raise SystemExit(3)")
    assert again.wait(60) == 3
    close(again)


@pytest.mark.parametrize(
    ("program", "code"),
    [("1 / 0", 1), ("raise SystemExit(7)", 7), ("raise SystemExit('words')", 1), ("", 0),
     ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", -signal.SIGXCPU)],
)  # fmt: skip
def test_it_ends_as_a_started_one_would(program: str, code: int, tmp_path: Path) -> None:
    """A fault is 1, an exit code itself, a signal its negative number; asked twice it is the same."""
    worker = forked_worker(tmp_path, program)
    assert (worker.wait(60), worker.wait(0)) == (code, code)
    worker.kill()  # nobody is there, and nobody else is hit
    close(worker)


def test_a_module_that_is_not_there_ends_with_a_fault(tmp_path: Path) -> None:
    """The server lives on."""
    worker = fork("packet.no_such_worker", tmp_path, surroundings())
    assert worker is not None
    assert worker.wait(60) == 1
    close(worker)
    assert len(forked._servers) == 1


def test_it_knows_its_question_and_nothing_of_who_asks(tmp_path: Path) -> None:
    """Environment, folder, session and open files are its own; its parent is the server, by its number in there."""
    worker = forked_worker(tmp_path, TELLS, HOME="/somewhere")
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(b"the question")
    worker.stdin.close()
    said, environment, here, own_session, parent, files = json.loads(worker.stdout.read())
    assert said == "the question"
    assert environment == surroundings(HOME="/somewhere") | {PARENT: str(parent)}
    assert (here, own_session) == (str(tmp_path), True)
    assert parent in {1, forked._servers[0]._process.pid}
    assert files == [0, 1, 2]
    assert worker.wait(60) == 0
    worker.stdout.close()


def test_waiting_for_it_has_an_end(tmp_path: Path) -> None:
    """As `subprocess.Popen.wait`; killed, it has ended."""
    worker = forked_worker(tmp_path, "import time; time.sleep(600)")
    with pytest.raises(subprocess.TimeoutExpired):
        worker.wait(0.01)
    worker.kill()
    assert worker.wait(60) == -signal.SIGKILL
    close(worker)


def test_another_environment_has_another_server_once_nobody_works(tmp_path: Path) -> None:
    """Libraries read it once, when they are loaded. While a worker works, the other is started without a server."""
    first = forked_worker(tmp_path, "import sys; sys.stdin.read()")
    server = forked._servers[0]
    assert fork(CAPTURED, tmp_path, surroundings(LANG="en_US.UTF-8")) is None
    close(first)
    assert first.wait(60) == 0
    other = forked_worker(tmp_path, "", LANG="en_US.UTF-8")
    assert forked._servers[0] is not server
    assert other.wait(60) == 0
    close(other)


def test_a_server_that_is_idle_for_long_ends_and_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself, not before its last child was waited for. The next worker gets a new one."""
    short = "from packet.sandbox import fork_server as s; s.IDLE_SECONDS = 0.05; raise SystemExit(s.main())"
    with monkeypatch.context() as patch:
        patch.setattr(forked, "_COMMAND", (sys.executable, "-c", short))
        first = forked_worker(tmp_path, "import sys; sys.stdin.read()")
    idle = forked._servers[0]._process
    with pytest.raises(subprocess.TimeoutExpired):
        idle.wait(0.2)
    close(first)
    assert first.wait(60) == 0
    assert idle.wait(60) == 0
    second = forked_worker(tmp_path, "raise SystemExit(5)")
    assert second.wait(60) == 5
    close(second)


def test_an_answer_that_nobody_heard_is_taken_for_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between question and answer: the server is given up."""
    first = forked_worker(tmp_path, "")
    first.wait(60)
    close(first)
    server = forked._servers[0]

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("packet.sandbox.forked.socket.send_fds", interrupted)
        with pytest.raises(KeyboardInterrupt):
            fork(CAPTURED, tmp_path, surroundings())
    with pytest.raises(OSError, match="Bad file descriptor"):
        server.ask({"reap": 1})


def test_many_at_once_are_held_apart(tmp_path: Path) -> None:
    """Each thread has its own worker, with its own pipes and its own end."""
    ends: dict[int, int] = {}

    def one(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        worker = forked_worker(folder, f"import sys; sys.stdin.read(); raise SystemExit({number})")
        close(worker)
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
    assert fork(CAPTURED, tmp_path, surroundings()) is None
    with supervisor.started((sys.executable, "-m", "packet.sandbox.probe"), tmp_path) as worker:
        assert isinstance(worker, subprocess.Popen)


def test_a_stranger_s_pipe_is_never_closed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that answers nonsense leaves no end open."""
    monkeypatch.setattr(forked._Server, "ask", lambda *_: ({"no": "pid"}, []))
    before = len(list(Path("/proc/self/fd").iterdir()))
    server = forked._Server(surroundings())
    with pytest.raises(KeyError):
        Forked(server, CAPTURED, tmp_path, surroundings())
    server.end()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
