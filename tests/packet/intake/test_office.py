"""Word processor files: what the converter makes is looked at before it is believed."""

from __future__ import annotations

import io
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from forms.case import Paper
from packet.errors import Interrupted
from packet.intake import office_home, take
from packet.intake.office import SECONDS, undate
from packet.intake.request import Request
from packet.intake.result import Refusal, Taken
from packet.intake.work import work
from tests.packet.intake.making import document, pdf, words
from tests.packet.intake.source.making import said, word, zipped

_RTF = b"{\\rtf1 the words of the doctor}"


def _converted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *contents: bytes, says: bytes = _RTF, **wishes: Any
) -> Taken | Refusal:
    """What becomes of a Rich Text file from which a stand-in for LibreOffice makes a PDF with these pages."""
    made = folder / "made.pdf"
    made.write_bytes(pdf(document(*contents)))
    converter = folder / "converter"
    converter.write_text(
        f"#!{sys.executable}\nimport shutil, sys\n"
        f"shutil.copyfile({str(made)!r}, sys.argv[sys.argv.index('--outdir') + 1] + '/paper.pdf')\n"
    )
    converter.chmod(0o755)
    monkeypatch.setattr(office_home, "program", lambda: str(converter))
    paper = folder / "x.rtf"
    paper.write_bytes(says)
    room = folder / "room"
    room.mkdir()
    return work(Request("x", paper, **wishes), room, lambda _done, _of: None)


_NOTHING = [(b"",), (b"", b""), (b"1 g 0 0 612 792 re f " + b"1 g " + words("WHITE"),)]


@pytest.mark.parametrize("contents", _NOTHING, ids=["one", "two", "white"])
@pytest.mark.parametrize("wishes", [{}, {"drop_blank": True}, {"pages": "1"}], ids=["as-is", "drop", "part"])
def test_a_document_without_ink_is_refused(
    contents: tuple[bytes, ...], wishes: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Empty, or emptied by the conversion: it never passes as blank pages, whatever the person wished."""
    result = _converted(tmp_path, monkeypatch, *contents, **wishes)
    assert result == Refusal("x", "blank_document")
    assert list((tmp_path / "room").iterdir()) == []


def test_a_blank_page_among_others_is_normal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A blank page before or after the words stays, and is pointed out."""
    result = _converted(tmp_path, monkeypatch, b"", words("SEEN"), b"", says=b"{\\rtf1 SEEN}")
    assert isinstance(result, Taken)
    assert result.sources == (1, 2, 3)
    assert [hint.page for hint in result.hints if hint.code == "blank"] == [1, 3]


def test_a_blank_page_picked_on_purpose_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document is not blank; which of its pages go in is the person's choice."""
    result = _converted(tmp_path, monkeypatch, words("SEEN"), b"", pages="2", says=b"{\\rtf1 SEEN}")
    assert isinstance(result, Taken)
    assert result.sources == (2,)


def test_one_small_mark_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with a single short word of print is no blank document."""
    assert isinstance(_converted(tmp_path, monkeypatch, words("No.", size=8), says=b"{\\rtf1 No.}"), Taken)


def test_what_the_converter_makes_is_the_same_at_any_time(tmp_path: Path) -> None:
    """When it was made, and sums over that, do not stay: names in the packet are made of these bytes."""
    made = []
    for moment in ("D:20260101120000", "D:20260101120001"):
        path = tmp_path / "paper.pdf"
        with pikepdf.open(io.BytesIO(pdf(document(words("LETTER"))))) as paper:
            paper.docinfo["/CreationDate"] = moment
            paper.trailer["/DocChecksum"] = pikepdf.Name("/" + moment[2:])
            paper.Root.Metadata = paper.make_stream(moment.encode())
            paper.save(path)
        undate(path)
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert b"20260101" not in made[0]
    assert [path.name for path in tmp_path.iterdir()] == ["paper.pdf"]


def test_words_that_the_converter_lost_are_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file says more than the pages that came of it; with the person's consent it goes in, and the loss is told."""
    monkeypatch.setattr(f"{__name__}._RTF", zipped(word(said("of the doctor is gone"))))
    result = _converted(tmp_path, monkeypatch, words("LETTER"))
    assert isinstance(result, Refusal)
    assert (result.code, [(loss.reason, loss.detail) for loss in result.losses]) == (
        "losses_ask",
        [("lost_text", {"count": 5, "pages": "1"})],
    )
    shutil.rmtree(tmp_path / "room")
    result = _converted(tmp_path, monkeypatch, words("LETTER"), attachments="leave")
    assert isinstance(result, Taken)
    assert [left.reason for left in result.left_out] == ["lost_text"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux makes a socket without a program that listens")
def test_the_socket_of_a_killed_converter_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name is the one LibreOffice 7.4 was seen to give for this home; what is no socket is left alone."""
    monkeypatch.setattr(office_home, "_SOCKETS", (str(tmp_path),))
    socket = tmp_path / f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_e6de7a9b52e6a1dcd2ff2463b0b44b"
    folder = Path("/tmp/example")
    assert list(office_home.left_outside(folder)) == []
    socket.write_bytes(b"")
    assert list(office_home.left_outside(folder)) == []
    socket.unlink()
    os.mknod(socket, stat.S_IFSOCK | 0o600)
    assert list(office_home.left_outside(folder)) == [socket]


@pytest.mark.needs_tool
@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")
def test_cancelling_a_conversion_leaves_nothing_outside_either(tmp_path: Path) -> None:
    """As soon as LibreOffice has its socket the person cancels: neither socket nor folder stays."""
    paper, work_folder, seen = tmp_path / "x.rtf", tmp_path / "wörk folder", list[Path]()
    paper.write_bytes(_RTF)
    work_folder.mkdir()

    def cancelled() -> bool:
        for folder in work_folder.iterdir():
            seen.extend(office_home.left_outside(folder))
        return bool(seen)

    with pytest.raises(Interrupted):
        take(Paper(file="x.rtf"), paper, work_folder, cancelled=cancelled)
    assert seen
    assert not [socket for socket in seen if socket.exists()]
    assert list(work_folder.iterdir()) == []


@pytest.mark.parametrize("wish", ["ask", "leave"])
def test_words_that_the_converter_wrote_where_nobody_sees_them_are_lost(
    wish: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In white on white, or a cell without room: they go from the page, and the file says them."""
    made = words("the words") + b"1 g " + words("of the doctor", y=500)
    result = _converted(tmp_path, monkeypatch, made, attachments=wish)
    losses = result.losses if isinstance(result, Refusal) else result.left_out
    assert [(loss.reason, loss.detail["count"]) for loss in losses] == [("lost_text", 3)]
    assert isinstance(result, Refusal) is (wish == "ask")


def test_a_converter_that_takes_too_long_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was seen to be wrong with the file."""

    def late(*_: object, **how: Any) -> None:
        raise subprocess.TimeoutExpired("", how["timeout"])

    monkeypatch.setattr(subprocess, "run", late)
    result = _converted(tmp_path, monkeypatch, b"")
    assert result == Refusal("x", "office_slow", {"seconds": SECONDS})
    assert all(str(SECONDS) in result.message(language) for language in ("en", "es"))
