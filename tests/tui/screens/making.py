"""The check on the screens, and packets that are made by nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from forms.answers import Answers, PaperEntry
from tests.tui.driving import FULL, until
from tui.app import ImrApp
from tui.making import Made, Making, News
from tui.screens.check import CheckScreen
from tui.session import Place

DIGEST: Final = hashlib.sha256(b"%PDF packet").hexdigest()
FACTS: dict[str, Any] = {
    "packet": {"pages": 9, "number": "7K3F-9Q2M", "sha256": DIGEST, "made": {"to": "dmhc"}},
    "signatures": [{"form": "dmhc_20_224", "page": 4, "who": "patient", "signed": False}],
    "fax": {
        "parts": [
            {
                "file": "fax.tif",
                "pages": 9,
                "bytes": 2,
                "sha256": hashlib.sha256(b"II").hexdigest(),
                "seconds_14400": 230,
                "seconds_9600": 340,
            }
        ]
    },
}


async def at_check(
    pilot: Pilot[None], app: ImrApp, typed: Mapping[str, str] = FULL, papers: tuple[PaperEntry, ...] = ()
) -> None:
    """Stand at the check with these answers and papers, all of them opened."""
    app.navigator.begin(Answers(typed=typed, papers=papers), None)
    app.navigator.show(Place("check"))
    await until(pilot, lambda: isinstance(app.screen, CheckScreen) and bool(app.screen.query("#make")))
    await until(pilot, lambda: all(app.keeper.look(number).settled for number in range(len(papers))))
    await pilot.pause()


def makes(monkeypatch: pytest.MonkeyPatch, run: Callable[[Making, Callable[[News], None]], Made]) -> None:
    """Let this stand where the packet is made."""
    monkeypatch.setattr(Making, "run", run)


def made_in(folder: Path) -> Made:
    """A packet of nine pages, with words about its fax and its form."""
    out = folder / "out"
    out.mkdir(exist_ok=True)
    (out / "packet.pdf").write_bytes(b"%PDF packet")
    (out / "ledger.json").write_text("{}", encoding="utf-8")
    return Made(
        out / "packet.pdf",
        out / "ledger.json",
        FACTS,
        {"en": ["Page 6: too pale."], "es": ["Página 6: clara."]},
        {"en": ["state.pdf was filled."], "es": ["state.pdf se llenó."]},
    )
