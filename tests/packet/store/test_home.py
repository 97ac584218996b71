"""Where the cases are."""

from __future__ import annotations

from pathlib import Path

from packet.store.home import home_folder


def test_home_is_named_or_in_the_persons_own_folder() -> None:
    """IMR_PACKET_HOME wins over the home folder."""
    assert home_folder({"IMR_PACKET_HOME": "/x", "HOME": "/h"}) == Path("/x")
    assert home_folder({"HOME": "/h"}) == Path("/h/IMR-packet")
    assert home_folder({}) == home_folder({"HOME": "", "IMR_PACKET_HOME": ""}) == Path.home() / "IMR-packet"
