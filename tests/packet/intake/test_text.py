"""Text files: which encoding, and when it is believed."""

from __future__ import annotations

import pytest

from packet.intake.text import encoding_of


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"plain", "utf-8"), ("é".encode(), "utf-8"), ("é".encode("cp1252") + b" and more words", "cp1252"),
        ("é".encode("utf-16"), "utf-16"), ("ab".encode("utf-16-be"), "utf-16-be"), (b"\x81\x8d", None), (b"a\0b", None),
        ("診療情報".encode("shift_jis"), None), (b"a\x07b", None), (b"\xff\xfe\x00\xd8", None),
    ],
)  # fmt: skip
def test_an_encoding_is_believed_only_without_doubt(data: bytes, name: str | None) -> None:
    """Marks first, then UTF-8, then Western letters that are few; else unknown."""
    assert encoding_of(data) == name
