"""What every test may rely on: no network, no language of the machine, no clock that fails a slow machine."""

from __future__ import annotations

import os
import socket
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine proves nothing wrong; and what CI tries is the same every time, so that it fails only for a change.
settings.register_profile(
    "unhurried",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails; sockets between processes of this machine stay allowed."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            _refuse()
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's language comes from what a test gives, not from the machine that runs it."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(variable, "C.UTF-8")


def _refuse() -> NoReturn:
    raise AssertionError("a test reached for the network")
