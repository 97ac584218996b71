"""A file's digest is that of its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.digest import digest_of


def test_a_file_that_is_gone_has_no_digest(tmp_path: Path) -> None:
    """Whoever asks says what follows from that."""
    with pytest.raises(FileNotFoundError):
        digest_of(tmp_path / "gone.pdf")


def test_the_digest_is_the_standard_one(tmp_path: Path) -> None:
    """Anybody can hold a file to the ledger with sha256sum: "abc" is the standard's own example."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    assert digest_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
