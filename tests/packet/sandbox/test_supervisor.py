"""The watch over a worker: its line, its time, its end, and what is made of its answer."""

from __future__ import annotations

import io
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packet.errors import CannotWrite, Interrupted
from packet.sandbox import supervisor
from packet.sandbox.limits import LIMITS, PARENT, Limits
from packet.sandbox.supervisor import Failure, ask, late, private, started, written

_PATIENT = replace(LIMITS, stall_seconds=60.0)


def _python(body: str) -> tuple[str, ...]:
    """A worker without any library: it starts in an instant."""
    return (sys.executable, "-I", "-S", "-c", f"import os, sys\n{body}")


def _asked(folder: Path, body: str, **more: Any) -> Any:
    limits: Limits = more.pop("limits", _PATIENT)
    question: Mapping[str, Any] = more.pop("question", {})
    return ask(question, folder, limits, more.pop("reads", ()), dict, command=_python(body), **more)


def test_a_worker_is_told_its_question_and_its_fence_in_one_line(tmp_path: Path) -> None:
    """The limits, the files it reads, and the one program; then nothing more comes."""
    echo = "line = sys.stdin.readline(); assert not sys.stdin.read(); print(line)"
    told = _asked(tmp_path, echo, question={"task": "map"}, reads=(Path("/a"), Path("/b")), program=Path("/office"))
    assert told == {"task": "map", "limits": vars(_PATIENT), "reads": ["/a", "/b"], "program": "/office"}
    assert _asked(tmp_path, echo)["program"] == ""


def test_progress_is_passed_on_until_the_answer(tmp_path: Path) -> None:
    """What comes after the answer is not waited for."""
    lines = [{"done": 1, "of": 3}, {"done": "2", "of": 3.0}, {"answer": 1}, {"answer": 2}]
    body = f"print({chr(10).join(map(json.dumps, lines))!r}, flush=True)\nsys.stdin.read()\nimport time; time.sleep(60)"
    heard: list[tuple[int, int]] = []
    assert _asked(tmp_path, body, progress=lambda done, of: heard.append((done, of))) == {"answer": 1}
    assert heard == [(1, 3), (2, 3)]
    assert _asked(tmp_path, body) == {"answer": 1}


def test_who_cancels_is_told_so_and_the_worker_ends(tmp_path: Path) -> None:
    """Before anything is waited for."""
    with pytest.raises(Interrupted) as told:
        _asked(tmp_path, "import time; time.sleep(60)", cancelled=lambda: True)
    assert told.value.code == "interrupted"
    assert _asked(tmp_path, "print('{}')", cancelled=lambda: False) == {}


@pytest.mark.parametrize(("size", "code"), [(20, "too_slow"), (21, "too_heavy")])
def test_a_silent_worker_is_too_slow_or_has_written_too_much(tmp_path: Path, size: int, code: str) -> None:
    """More than twice what one file may hold, in all files together, also those in folders."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a").write_bytes(bytes(10))
    (tmp_path / "b").write_bytes(bytes(size - 10))
    limits = replace(LIMITS, stall_seconds=0.0 if size == 20 else 60.0, output_bytes=10)
    assert _asked(tmp_path, "import time; time.sleep(60)", limits=limits) == Failure(code)


@pytest.mark.parametrize(("output", "wall", "code"), [(1 << 30, 0.0, "too_slow"), (0, 60.0, "too_heavy")])
def test_a_worker_that_never_stops_talking_is_watched_all_the_same(
    tmp_path: Path, output: int, wall: float, code: str
) -> None:
    """Signs of life without end give no more time and no more room than silence."""
    (tmp_path / "written").write_bytes(b"x")
    body = 'lines = b\'{"done": 1, "of": 2}\\n\' * 4000\nwhile True: os.write(1, lines)'
    limits = replace(LIMITS, stall_seconds=60.0, wall_seconds=wall, output_bytes=output)
    assert _asked(tmp_path, body, limits=limits, progress=lambda *_: None) == Failure(code)


def test_what_is_not_listened_to_is_not_read(tmp_path: Path) -> None:
    """A flood of lines waits in the worker's own pipe: the one that asks keeps a few of them."""
    body = "sent = 0\nwhile True:\n sent += os.write(1, b'x' * 999 + b'\\n')\n open('sent', 'w').write(str(sent))"
    with started(_python(body), tmp_path) as worker, supervisor._listening(worker) as lines:
        end = time.monotonic() + 60
        while not lines.full():
            assert time.monotonic() < end
        assert lines.get() == b"x" * 999 + b"\n"
        assert lines.qsize() <= supervisor._WAITING


@pytest.mark.skipif(os.name == "nt", reason="no signals there")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("pass", "crashed"),
        ("sys.exit(9)", "crashed"),
        (f"os.kill(os.getpid(), {int(signal.SIGKILL)})", "too_heavy"),
        (f"os.kill(os.getpid(), {int(getattr(signal, 'SIGXCPU', 0))})", "too_heavy"),
        (f"os.kill(os.getpid(), {int(signal.SIGTERM)})", "crashed"),
        ("print('no answer'); sys.stdout.flush(); sys.stdin.read()", "crashed"),
    ],
)
def test_a_worker_that_ends_without_an_answer_failed(tmp_path: Path, body: str, code: str) -> None:
    """The system kills what takes too much memory or processor time; all else is a crash."""
    assert _asked(tmp_path, body) == Failure(code)


@pytest.mark.skipif(sys.platform != "linux", reason="proc(5)")
@pytest.mark.parametrize(("held", "code"), [(300, "too_heavy"), (0, "crashed")])
def test_one_that_crashes_when_it_holds_half_of_its_memory_had_too_little(tmp_path: Path, held: int, code: str) -> None:
    """An engine that gets no more memory ends itself, by a signal of its own."""
    body = f"import mmap, time; held = mmap.mmap(-1, ({held} << 20) + 1); time.sleep(0.5); os.abort()"
    assert _asked(tmp_path, body, limits=replace(LIMITS, memory_bytes=600 << 20)) == Failure(code)


@pytest.mark.parametrize(
    ("began", "heard", "now", "over"),
    [
        (0, 0, 10, False), (0, 0, 10.1, True), (0, 5, 15, False), (0, 5, 15.1, True),
        (0, 95, 100, False), (0, 95, 100.1, True), (50, 140, 150, False),
    ],
)  # fmt: skip
def test_a_worker_may_be_silent_and_work_for_its_time_and_no_longer(
    began: float, heard: float, now: float, over: bool
) -> None:
    """Ten seconds of silence, a hundred in all."""
    assert late(began, heard, now, replace(LIMITS, stall_seconds=10.0, wall_seconds=100.0)) is over


def test_time_without_a_processor_is_no_silence_and_does_not_last_for_ever() -> None:
    """A starved machine is not the fault of the file; in all a worker has no more time than before."""
    limits = replace(LIMITS, stall_seconds=10.0, wall_seconds=100.0)
    assert not late(0, 0, 50, limits, lambda: 40.0)
    assert late(0, 0, 50.1, limits, lambda: 40.0)
    assert late(0, 0, 100.1, limits, lambda: 1000.0)


def test_who_had_a_processor_is_not_asked_whether_it_waited() -> None:
    """The look costs a walk through all processes: only silence is worth it."""

    def asked() -> float:
        raise AssertionError

    assert not late(0, 0, 10, replace(LIMITS, stall_seconds=10.0), asked)


_CROWD = "import os\nos.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\nprint(flush=True)\nwhile True: pass"


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="this system does not tell who waits")
def test_a_worker_that_stands_in_line_for_a_processor_is_seen_to_wait() -> None:
    """Three on one processor: each of them waits for the others. One that only sleeps does not wait."""
    with ExitStack() as crowd:
        workers = [crowd.enter_context(_in_a_session(_CROWD)) for _ in range(3)]
        idle = crowd.enter_context(_in_a_session("print(flush=True)\nimport time; time.sleep(600)"))
        end = time.monotonic() + 60
        while supervisor.waited(workers[0].pid) < 0.2:
            assert time.monotonic() < end
        assert supervisor.waited(idle.pid) < supervisor.waited(workers[0].pid)
    assert supervisor.waited(workers[0].pid) == 0.0


@contextmanager
def _in_a_session(body: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-I", "-S", "-c", body]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def _no(_: Mapping[str, Any]) -> Any:
    raise AttributeError


@pytest.mark.parametrize(
    "line", [b"", b"{", b"\xff", b"null", b"7", b'{"done": 1}', b'{"done": "x", "of": 2}', b'{"done": null, "of": 2}',
             b"[" * 100_000]
)  # fmt: skip
def test_a_line_that_no_worker_writes_is_a_crash(line: bytes) -> None:
    """Not JSON, no object, progress that is none, nested without end."""
    assert supervisor._heard(line, dict, lambda *_: None) == Failure("crashed")


def test_an_answer_that_cannot_be_read_is_a_crash() -> None:
    """Whatever the reader stumbles over."""
    for wrong in (KeyError, TypeError, ValueError, AttributeError):

        def read(_: Mapping[str, Any], wrong: type[Exception] = wrong) -> Any:
            raise wrong

        assert supervisor._heard(b"{}", read, None) == Failure("crashed")
    assert supervisor._heard(b'{"done": 1, "of": 2}', _no, None) is None


def _fail_in(work: Path) -> None:
    with private(work) as folder:
        assert folder.parent == work
        assert [entry for entry in folder.iterdir() if not entry.name.startswith(".")] == []
        (folder / "inner").mkdir()
        (folder / "inner" / "a").write_bytes(b"a")
        raise RuntimeError


def test_a_private_folder_is_empty_and_goes_with_all_in_it(tmp_path: Path) -> None:
    """Also when what is done in it fails."""
    with pytest.raises(RuntimeError):
        _fail_in(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_where_no_folder_can_be_made_that_is_told(tmp_path: Path) -> None:
    """No worker starts."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite) as told, private(tmp_path / "file"):
        pytest.fail("begun")
    assert told.value.code == "no_work_folder"


def test_only_a_file_with_something_in_it_was_written(tmp_path: Path) -> None:
    """No empty one, no folder, no link, nothing elsewhere."""
    folder = tmp_path / "work"
    (folder / "folder").mkdir(parents=True)
    (folder / "made").write_bytes(b"x")
    (folder / "empty").write_bytes(b"")
    (tmp_path / "outside").write_bytes(b"x")
    (folder / "link").symlink_to(folder / "made")
    names = ("made", "empty", "folder", "link", "missing", "../outside", "folder/../made")
    assert [name for name in names if written(folder, name)] == ["made"]


def test_a_worker_knows_nothing_of_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its environment holds what engines need, its own folder as home, and what is given; its session is its own."""
    monkeypatch.setattr(os, "environ", {"SECRET": "x", "PATH": "/bin", "LANG": "C.UTF-8", "HOME": "/home/person"})
    tell = "import json; print(json.dumps([dict(os.environ), os.getcwd(), os.getsid(0) == os.getpid()]))"
    with started(_python(tell), tmp_path, {"MORE": "1"}) as worker:
        assert isinstance(worker, subprocess.Popen)
        out, _ = worker.communicate()
    environment, here, own_session = json.loads(out)
    environment.pop("LC_CTYPE", None)  # Python's own (PEP 538)
    home = str(tmp_path)
    root = str(Path(supervisor.__file__).resolve().parents[2])
    assert environment == {
        "PATH": "/bin", "LANG": "C.UTF-8", "HOME": home, "TMPDIR": home, "TEMP": home, "TMP": home,
        "PYTHONPATH": root, "PYTHONUTF8": "1", "MORE": "1", PARENT: str(os.getpid()),
    }  # fmt: skip
    assert (here, own_session) == (home, True)


@pytest.mark.skipif(os.name == "nt", reason="no groups of processes there")
def test_a_worker_ends_with_all_that_it_started(tmp_path: Path) -> None:
    """Its child, too, which holds the same pipe: that ends only when nobody is left to write. Our ends are closed."""
    fork = "if os.fork(): print('forked', flush=True)\nimport time; time.sleep(600)"
    with started(_python(fork), tmp_path) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"forked\n"
        ours = os.dup(worker.stdout.fileno())
    assert worker.wait() == -signal.SIGKILL
    assert worker.stdin.closed
    assert worker.stdout.closed
    try:
        assert select.select([ours], [], [], 60)[0]
        assert os.read(ours, 1) == b""
    finally:
        os.close(ours)


@pytest.mark.skipif(os.name == "nt", reason="no groups of processes there")
def test_who_left_the_group_and_holds_the_pipe_holds_up_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A captured worker on a system without walls may leave one behind; nobody waits for it without end."""
    monkeypatch.setattr(supervisor, "_LAST_WRITER", 0.01)
    before = set(threading.enumerate())
    body = "import os, time\nreader, writer = os.pipe()\nif os.fork(): os.read(reader, 1); print('{}')\n"
    body += "else: os.setsid(); open('who', 'w').write(str(os.getpid())); os.write(writer, b'x'); time.sleep(600)"
    try:
        assert _asked(tmp_path, body) == {}
    finally:
        os.kill(int((tmp_path / "who").read_text("ascii")), signal.SIGKILL)
        for thread in set(threading.enumerate()) - before:
            thread.join()


def test_on_windows_a_worker_has_a_group_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CREATE_NEW_PROCESS_GROUP in place of a session, against a stand-in."""
    asked: dict[str, Any] = {}

    class Process:
        pid = -1
        stdin = stdout = io.BytesIO()

        def __init__(self, command: tuple[str, ...], **how: Any) -> None:
            asked.update(how, command=command)

        def kill(self) -> None:
            asked["killed"] = True

        def wait(self) -> int:
            return 0

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 512, raising=False)
    monkeypatch.setattr(subprocess, "Popen", Process)
    monkeypatch.delattr(os, "killpg")
    with started(("worker",), tmp_path):
        pass
    assert (asked["command"], asked["creationflags"], asked["cwd"]) == (("worker",), 512, tmp_path)
    assert "start_new_session" not in asked
    assert asked["close_fds"]
    assert asked["killed"]


def test_what_a_worker_says_besides_its_answer_is_heard_by_nobody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A traceback could hold words of the paper: it reaches no terminal and no log."""
    assert _asked(tmp_path, "sys.stderr.write('words of a paper'); sys.stderr.flush(); print('{}')") == {}
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a worker is not told of the end of who started it")
def test_a_worker_whose_parent_ended_before_it_was_fenced_ends(tmp_path: Path) -> None:
    """The signal for that comes only to who asked for it in time."""
    body = "from packet.sandbox.limits import LIMITS, confine\nfrom packet.sandbox.reach import Reach\n"
    body += "print('began', flush=True)\nconfine(LIMITS, Reach((), ()))\nprint('goes on', flush=True)"
    with started((sys.executable, "-c", body), tmp_path, {PARENT: "1"}) as worker:
        assert isinstance(worker, subprocess.Popen)
        assert worker.communicate()[0] == b"began\n"
        assert worker.returncode == -signal.SIGKILL
