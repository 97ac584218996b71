"""A packet that nobody makes: what the check of the plain lines hands over, and what it gets."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from packet.errors import Interrupted, PacketError
from tests.tui.plain.stage import COMPLETE, QuickLoader, Talk, kept_case, talk
from tui import case_keeper
from tui.making import BuildRequest, Made, News
from tui.plain import packet
from tui.policy import Policy

DIGEST: Final = hashlib.sha256(b"%PDF-").hexdigest()
FACTS: dict[str, Any] = {
    "packet": {"pages": 9, "number": "7K3F-9Q2M", "sha256": DIGEST, "made": {"to": "dmhc"}},
    "signatures": [{"form": "dmhc_20_224", "page": 4, "who": "patient", "signed": False}],
    "fax": {"parts": [{"file": "fax.tif", "pages": 9, "seconds_14400": 300}]},
}


class Builder:
    """Stands where the child process is: tells some news and gives a packet, or fails as it is told."""

    fault: PacketError | None = None
    signal: int = 0
    orders: list[BuildRequest]

    def __init__(self, order: BuildRequest, runtime: Path | None = None) -> None:
        self._order = order
        self._runtime = runtime
        self._cancelled = threading.Event()
        type(self).orders.append(order)

    def run(self, tell: Callable[[News], None]) -> Made:
        """Build nothing."""
        for done in range(3):
            tell(News("papers", done, 3, "denial.pdf"))
        if type(self).signal:
            os.kill(os.getpid(), type(self).signal)
            assert self._cancelled.wait(45)
            raise Interrupted("interrupted")
        fault = type(self).fault
        if fault is not None:
            raise fault
        tell(News("fax", 1, 9))
        self._order.out.mkdir(parents=True, exist_ok=True)
        (self._order.out / "packet.pdf").write_bytes(b"%PDF-")
        hard = {"en": ["Page 6: too pale."], "es": ["Página 6: clara."]}
        told = {"en": ["state.pdf was filled."], "es": ["state.pdf se llenó."]}
        return Made(self._order.out / "packet.pdf", self._order.out / "ledger.json", FACTS, hard, told)

    def cancel(self) -> None:
        """Remember it."""
        self._cancelled.set()


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> type[Builder]:
    """Papers open at once and the packet is made at once."""
    made = type("ThisBuilder", (Builder,), {"orders": [], "fault": None})
    monkeypatch.setattr(case_keeper, "PaperLoader", QuickLoader)
    monkeypatch.setattr(packet, "Making", made)
    return made


def at_check(tmp_path: Path, *lines: str, policy: Policy | None = None, **typed: str) -> Talk:
    """Say these lines at the check of a complete case with other answers changed."""
    kept_case(tmp_path, place="check", **{**COMPLETE, **typed})
    return talk(tmp_path, "4", *lines, policy=policy or Policy(may_print=False))
