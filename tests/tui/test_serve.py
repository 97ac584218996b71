"""Who may open the screens in a browser: decided for each request, before anything is answered."""

from __future__ import annotations

import pytest

from tui.serve import allowed


@pytest.mark.parametrize(
    ("headers", "host", "given", "cookies", "opens"),
    [
        ({}, "127.0.0.1:1", "k", {}, True),
        ({}, "127.0.0.1:1", "", {"imr_packet": "k"}, True),
        ({"Origin": "http://127.0.0.1:1"}, "127.0.0.1:1", "k", {}, True),
        ({}, "127.0.0.1:1", "", {}, False),
        ({}, "127.0.0.1:1", "é", {}, False),
        ({}, "localhost:1", "k", {}, False),
        ({}, "127.0.0.1:2", "k", {}, False),
        ({"Origin": "null"}, "127.0.0.1:1", "k", {}, False),
        ({"Origin": "http://127.0.0.1:2"}, "127.0.0.1:1", "k", {}, False),
    ],
)
def test_who_may_ask(headers: dict[str, str], host: str, given: str, cookies: dict[str, str], opens: bool) -> None:
    """The right name, the right site and the right key, all three."""
    assert allowed(headers, host, given, cookies, 1, "k") is opens
