"""What a PDF that is faxed by itself is stopped for, and which file is drawn."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from forms.words import LANGUAGES
from packet.commands.guarded import guarded
from packet.intake.result import Refusal
from packet.sandbox.supervisor import WORKER
from packet.stops import FileRefused
from tests.packet.intake.making import simple


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A file; what intake makes of it is given by each test."""
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-")
    return tmp_path / "letter.pdf"


def _refused(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    params: dict[str, str | int] = {"page": 2, "lost": 1, "whole": "1", "most": 5000}
    monkeypatch.setattr("packet.intake.take", lambda *_, **__: Refusal("letter.pdf", code, params))


@pytest.mark.parametrize(
    "code",
    ["cut_off", "cut_off_all", "xfa", "page_lost", "too_heavy", "too_slow", "crashed", "password_needed", "cannot_read",
     "unreadable_pdf", "too_many_pages", "no_file"],
)  # fmt: skip
def test_what_could_not_be_a_paper_is_not_faxed_either(pdf: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """One guard at every door, with the words of a paper; no consent to losses opens it, and none is offered."""
    _refused(monkeypatch, code)
    with pytest.raises(FileRefused) as told, guarded(pdf, ["paper:letter.pdf"], "en"):
        pass
    for language in LANGUAGES:
        assert Refusal("letter.pdf", code, {"page": 2, "lost": 1, "whole": "1", "most": 5000}).message(
            language
        ) in told.value.message(language)
        assert "--accept" not in told.value.message(language)


def test_a_file_that_is_not_there_is_told_by_the_fax(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the folder to look into; a paper would be added again."""
    _refused(monkeypatch, "not_found")
    with guarded(pdf, [], "en") as drawn:
        assert drawn == pdf


def _locked(folder: Path) -> Path:
    (folder / "open.pdf").write_bytes(simple("Words behind a lock"))
    with pikepdf.open(folder / "open.pdf") as document:
        document.save(folder / "locked.pdf", encryption=pikepdf.Encryption(user="opensesame", owner="opensesame"))
    return folder / "locked.pdf"


def test_a_locked_file_is_drawn_with_the_password_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its clean copy, without a lock; nothing of it stays. Without the password the remedy names the variable."""
    locked = _locked(tmp_path)
    for password in ("", "wrong"):
        monkeypatch.setenv("IMR_PACKET_PASSWORD", password)
        with pytest.raises(FileRefused) as told, guarded(locked, [], "en"):
            pass
        assert "IMR_PACKET_PASSWORD" in told.value.message("en")
        assert "IMR_PACKET_PASSWORD" in told.value.message("es")
    monkeypatch.setenv("IMR_PACKET_PASSWORD", "opensesame")
    with guarded(locked, [], "en") as drawn, pikepdf.open(drawn) as opened:
        assert not opened.is_encrypted
    assert not drawn.exists()


_HOLDS = """
import sys
from pathlib import Path
from packet.commands.guarded import guarded
with guarded(Path(sys.argv[1]), [], "en"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no lock tells there whether a folder is in use")
def test_what_a_killed_command_left_is_swept_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clean copy of the person's paper does not wait in the system's folder until the machine starts again."""
    work = tmp_path / "tmp"
    work.mkdir()
    monkeypatch.setenv("TMPDIR", str(work))
    monkeypatch.setattr("tempfile.tempdir", None)
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(simple("one page"))
    command = [sys.executable, "-c", _HOLDS, str(paper)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        process.send_signal(signal.SIGKILL)
        process.communicate()
    left = list(work.iterdir())
    assert len(left) == 1
    assert left[0].name.startswith(WORKER)
    assert any(left[0].glob("*.pdf"))
    with guarded(paper, [], "en"):
        assert not left[0].exists()
    assert list(work.iterdir()) == []
