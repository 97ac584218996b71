"""The kind of a file from its first bytes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from packet.intake.sniff import sniff
from packet.sandbox.limits import LIMITS


@given(st.binary(max_size=400))
def test_sniffing_never_raises(data: bytes) -> None:
    """Any bytes are some kind, and every kind that is not taken has words."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(data)
        kind = sniff(path)
    assert kind.isidentifier()
    assert LIMITS.pages > 1500
