"""A case with a packet that nobody made: its ledger says what a packet's does. Scans of it are looked at by a stand-in.
Not collected by pytest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from forms.answers import Answers
from packet.signed import Recognition, ReturnedSheet
from packet.signed.verdict import SheetVerdict, verdicts
from packet.store.case import create_case
from packet.take_back import PacketRecord
from tests.tui.driving import FULL, TODAY
from tui import after

NUMBER = "7K3F-9Q2M"
LEDGER: Mapping[str, Any] = {
    "format": "imr-packet ledger 1",
    "packet": {
        "file": "packet.pdf",
        "sha256": "0" * 64,
        "pages": 9,
        "number": NUMBER,
        "made": {
            "on": TODAY.isoformat(),
            "to": "dmhc",
            "fax": True,
            "slips": True,
            "instructions": False,
            "accept": ["grievance.waiting"],
            "official": [],
        },
    },
    "inputs": [],
    "pages": [{"number": 5, "source": "dmhc_20_160", "source_page": 1, "check": "A0B1C2"}],
    "values": [],
    "signatures": [{"who": "patient", "form": "dmhc_20_160", "page": 5, "signed": False, "box": [1, 2, 3, 4]}],
    "fax": {"parts": [], "pages": []},
}


def put_packet(folder: Path, ledger: Mapping[str, Any] = LEDGER) -> None:
    """A packet with this ledger in a folder."""
    folder.mkdir()
    (folder / "packet.pdf").write_bytes(b"%PDF packet")
    (folder / "ledger.json").write_text(json.dumps(ledger), encoding="utf-8")


def case_with_packet(folder: Path, typed: Mapping[str, str] = FULL) -> Path:
    """A case below the home of `tests.tui.driving.app_for(folder)`, and its packet; the case's file."""
    with create_case(folder / "home", TODAY) as file:
        file.save(Answers(typed=typed))
        put_packet(file.folder / "packet")
        return file.path


def sees(monkeypatch: pytest.MonkeyPatch, *inks: str) -> None:
    """Let each scan show page 5, its signature as it says here: "yes", "no" or "unsure"."""

    def look_at(
        _record: PacketRecord, _case: object, _scans: object, work: Path, _cancelled: object = None
    ) -> tuple[Recognition, tuple[SheetVerdict, ...]]:
        sheets = []
        for place, ink in enumerate(inks):
            made = work / f"sheet-{place}.pdf"
            made.write_bytes(b"%PDF straight")
            sheets.append(
                ReturnedSheet(
                    place, 1, "read", "code", NUMBER, 5, "A0B1C2", 5, 200, 1.0, 0.1, True, True,
                    ink={"signature": ink}, made=made,  # type: ignore[dict-item]  # one of the three
                )
            )  # fmt: skip
        return Recognition(tuple(sheets), {}), tuple(verdicts(sheets, NUMBER))

    monkeypatch.setattr(after, "look_at", look_at)
