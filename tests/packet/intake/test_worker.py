"""The worker process: whatever it does, the program lives, that paper is refused, and nothing is left behind."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from forms.case import Paper
from packet.errors import CannotWrite, Interrupted
from packet.intake import LIMITS, Refusal, Taken, take
from packet.intake.fenced import run
from packet.intake.request import Request
from packet.sandbox.supervisor import late
from tests.packet.intake.making import Made, document, pdf, simple, stream, words
from tests.packet.intake.papers import ALL

_REAL = [made for made in ALL if made.name in {
    "one-page.pdf", "aes-256-both.pdf", "cut-50.pdf", "photo.jpg", "scan-pages.tif", "text-utf-8.txt",
    "field-text-bare.pdf", "attached-include.pdf", "archive.zip", "tree-loop.pdf",
}]  # fmt: skip


def _script(folder: Path, body: str) -> tuple[str, ...]:
    """A stand-in for the worker: it reads its order, then does `body`."""
    path = folder / "stand_in.py"
    path.write_text("import json, os, signal, subprocess, sys, time\norder = json.loads(sys.stdin.readline())\n" + body)
    return (sys.executable, str(path))


def _run(tmp_path: Path, body: str, **limits: float) -> Taken | Refusal:
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    request = Request("paper.pdf", tmp_path / "paper.pdf", limits=replace(LIMITS, **limits))  # type: ignore[arg-type]
    result = run(request, work, command=_script(tmp_path, body))
    assert list(work.iterdir()) == []
    return result


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("sys.exit(0)", "crashed"),
        ("sys.exit(3)", "crashed"),
        ("os.abort()", "crashed"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "crashed"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "too_heavy"),
        ("print('not json', flush=True)", "crashed"),
        ("print(json.dumps({'taken': {}}), flush=True)", "crashed"),
        ("print('[' * 100000, flush=True)", "crashed"),
        ("raise RuntimeError(order['name'])", "crashed"),
    ],
)
def test_a_worker_that_dies_is_a_refusal(tmp_path: Path, body: str, code: str) -> None:
    """An exit, a signal or a line that is no result refuses the paper and leaves the folder empty."""
    assert _run(tmp_path, body) == Refusal("paper.pdf", code)


def test_a_worker_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    """Silence longer than allowed ends the worker and its children."""
    body = "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
    body += f"open({str(tmp_path / 'pid')!r}, 'w').write(str(child.pid))\ntime.sleep(600)"
    for number, stall in enumerate((3.0, 20.0, 120.0)):  # a busy computer may not have started it before
        (place := tmp_path / str(number)).mkdir()
        assert _run(place, body, stall_seconds=stall) == Refusal("paper.pdf", "too_slow")
        if (tmp_path / "pid").exists():
            break
    child = int((tmp_path / "pid").read_text())
    patience = time.monotonic() + 60
    while _runs(child) and time.monotonic() < patience:  # a killed process needs a moment to be gone
        time.sleep(0.01)
    assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_worker_that_fills_the_disk_is_ended(tmp_path: Path) -> None:
    """What it writes counts in folders of its folder, too: a converter has its home there."""
    body = "os.makedirs('home/deep')\nopen('home/deep/x', 'wb').write(bytes(5000))\ntime.sleep(600)"
    assert _run(tmp_path, body, output_bytes=1000) == Refusal("paper.pdf", "too_heavy")


def test_a_result_whose_file_is_not_there_is_a_crash(tmp_path: Path) -> None:
    """The clean PDF must exist in the worker's own folder, and be a file."""
    taken = {
        "name": "x", "sha256": "0", "type": "pdf", "pages_in": 1, "sources": [1], "fingerprints": [""], "photos": [],
        "ink": [],        "changes": [], "left_out": [], "hints": [], "pdf": "/etc/hostname", "looks": "", "walls": [],
    }  # fmt: skip
    assert _run(tmp_path, f"print(json.dumps({{'taken': {taken!r}}}), flush=True)") == Refusal("x", "crashed")


def test_looks_that_are_not_there_are_unknown(tmp_path: Path) -> None:
    """A file elsewhere, or a link, is never taken for them: the pages are drawn again."""
    taken = {
        "name": "x", "sha256": "0", "type": "pdf", "pages_in": 1, "sources": [1], "fingerprints": [""], "photos": [],
        "ink": [], "changes": [], "left_out": [], "hints": [], "pdf": "clean.pdf", "looks": "/etc/hostname",
        "walls": [],
    }  # fmt: skip
    for number, lies in enumerate(("", "os.symlink('/etc/hostname', 'hostname')\n")):
        work = tmp_path / str(number)
        work.mkdir()
        told = f"open('clean.pdf', 'w').write('%PDF')\n{lies}print(json.dumps({{'taken': {taken!r}}}), flush=True)"
        result = run(Request("x", tmp_path), work, command=_script(tmp_path, told))
        assert isinstance(result, Taken)
        assert result.looks is None
        assert list(work.iterdir()) == [result.pdf]


def test_cancelling_ends_the_worker_and_leaves_nothing(tmp_path: Path) -> None:
    """`cancelled` is asked while the worker works; then Interrupted, and the folder is empty."""
    work = tmp_path / "work"
    work.mkdir()
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    command = _script(tmp_path, "open('half.pdf', 'w').write('half')\ntime.sleep(600)")
    with pytest.raises(Interrupted):
        run(Request("p", tmp_path), work, cancelled=cancelled, command=command)
    assert list(work.iterdir()) == []


def test_a_work_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """No folder, no work: CannotWrite, not a refusal of the paper."""
    with pytest.raises(CannotWrite):
        run(Request("p", tmp_path), tmp_path / "nowhere")


def test_the_worker_inherits_nothing_but_its_order(tmp_path: Path) -> None:
    """Its environment holds nothing of the person, its command line neither name nor password; its folder is new."""
    os.environ["IMR_SENTINEL"] = "SENTINEL"
    try:
        body = f"facts = [dict(os.environ), sys.argv, os.getcwd(), os.getsid(0) != {os.getsid(0)}]\n"
        body += f"open({str(tmp_path / 'facts')!r}, 'w').write(json.dumps(facts))\n"
        _run(tmp_path, body)
    finally:
        del os.environ["IMR_SENTINEL"]
    environment, argv, folder, own_session = json.loads((tmp_path / "facts").read_text())
    assert "SENTINEL" not in json.dumps(environment)
    assert "paper.pdf" not in json.dumps(argv)
    assert folder.startswith(str(tmp_path / "work"))
    assert own_session


def test_progress_comes_through(tmp_path: Path) -> None:
    """Each sign of life reaches `progress`, in order."""
    heard: list[tuple[int, int]] = []
    body = "for n in (1, 2): print(json.dumps({'done': n, 'of': 2}), flush=True)"
    run(Request("p", tmp_path), tmp_path, lambda done, of: heard.append((done, of)), command=_script(tmp_path, body))
    assert heard == [(1, 2), (2, 2)]


def test_time_runs_out_by_silence_and_in_all() -> None:
    """Both clocks count: the time since the last sign, and the time since the start."""
    limits = replace(LIMITS, stall_seconds=10, wall_seconds=100)
    assert not late(0, 50, 60, limits)
    assert late(0, 50, 60.1, limits)
    assert late(0, 100, 100.5, limits)


@pytest.mark.parametrize("made", _REAL, ids=lambda made: made.name)
def test_the_real_worker_gives_the_same_state(made: Made, tmp_path: Path) -> None:
    """Through the real process the outcome is the list's; only the PDF and its looks lie in the work folder."""
    path = tmp_path / "answer-in-the-name.bin"
    path.write_bytes(made.make())
    work = tmp_path / "work"
    work.mkdir()
    wishes = {key: value for key, value in made.wishes.items() if key != "password"}
    result = take(Paper(file=made.name, **wishes), path, work, password=made.wishes.get("password", ""))
    if isinstance(result, Taken):
        assert made.expect == "taken"
        assert len(result.sources) == made.pages
        assert set(work.iterdir()) == {result.pdf, result.looks}
        assert "answer" not in str(result.pdf)
    else:
        assert result.code == made.expect or (made.expect == "cut_any" and result.code == "cut_off")
        assert list(work.iterdir()) == []


def test_a_bomb_ends_by_the_limit_of_time(tmp_path: Path) -> None:
    """A form that draws itself twice over hangs the engine; the worker is ended, the paper refused."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 5 0 R>>>>"
    itself = document(
        b"/X Do " + words("SEEN"), resources=b"/XObject<</X 5 0 R>>", more={5: stream(b"/X Do /X Do", form)}
    )
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf(itself))
    result = take(Paper(file="bomb.pdf"), path, tmp_path, limits=replace(LIMITS, stall_seconds=6.0))
    assert result == Refusal("bomb.pdf", "too_slow")


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux only")
def test_a_paper_that_wants_too_much_memory_is_refused(tmp_path: Path) -> None:
    """With little memory allowed the paper is refused, whether the engine says so or dies."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(next(made for made in ALL if made.name == "bomb-flate.pdf").make())
    result = take(Paper(file="paper.pdf"), path, tmp_path, limits=replace(LIMITS, memory_bytes=96 << 20))
    assert isinstance(result, Refusal)


def test_several_papers_are_taken_at_once(tmp_path: Path) -> None:
    """Takes from several threads do not disturb each other."""
    results: dict[str, Taken | Refusal] = {}

    def one(name: str) -> None:
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(simple(name))
        results[name] = take(Paper(file=name), path, tmp_path)

    threads = [threading.Thread(target=one, args=(name,)) for name in ("A", "B", "C")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(results[name]) for name in "ABC"] == [Taken] * 3
    assert len({result.pdf for result in results.values() if isinstance(result, Taken)}) == 3


def test_a_paper_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    """A missing file and a folder are refused before any worker starts."""
    assert take(Paper(file="x"), tmp_path / "x", tmp_path) == Refusal("x", "not_found")
    long = "x" * 300
    assert take(Paper(file=long), tmp_path / long, tmp_path) == Refusal(long, "not_found")
    assert take(Paper(file="x"), tmp_path, tmp_path) == Refusal("x", "no_file")
