"""Why PDFium cannot open a document is told of this document, not of the one before it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from packet.intake.render import Renderer, Unopened
from packet.intake.request import Request
from packet.intake.result import Refusal
from packet.intake.work import work
from tests.packet.intake.making import simple


def _locked(user: str) -> bytes:
    """A locked document with its catalog in a packed stream."""
    out = io.BytesIO()
    lock = pikepdf.Encryption(owner="o", user=user, R=4, aes=False, metadata=False)
    with pikepdf.open(io.BytesIO(simple("SEEN"))) as made:
        made.save(out, encryption=lock, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _garbled() -> bytes:
    """The same with no password to ask for, and a catalog that its key does not decode."""
    data = _locked("")
    start = data.index(b"stream\n", data.index(b"/ObjStm")) + 7
    end = data.index(b"\nendstream", start)
    return data[:start] + bytes(byte ^ 0x5A for byte in data[start:end]) + data[end:]


def test_a_garbled_document_after_a_locked_one_is_not_called_locked(tmp_path: Path) -> None:
    """PDFium leaves the last fault standing where it names none; a password would be asked for in vain."""
    for name, data, locked in (("garbled", _garbled(), False), ("locked", _locked("u"), True)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Unopened) as caught:
            Renderer(tmp_path / name)
        assert caught.value.locked is locked
    with pytest.raises(Unopened) as caught:
        Renderer(tmp_path / "garbled")
    assert not caught.value.locked
    (tmp_path / "room").mkdir()
    result = work(Request("x", tmp_path / "garbled"), tmp_path / "room", lambda _done, _of: None)
    assert result == Refusal("x", "unreadable_lock")
