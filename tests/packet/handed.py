"""A packet folder without a build, and programs that say what those of CUPS and HylaFAX say: they write down what they
were given. Not collected by pytest.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from packet.ledger import FORMAT
from packet.take_back import PacketRecord

_SIGN = {"form": "dmhc_20_224", "page": 3, "who": "patient"}


def packet_folder(folder: Path, *, to: str = "dmhc", signed: bool = True, fax: bool = True) -> PacketRecord:
    """A packet of five pages, its fax in two parts."""
    folder.mkdir()
    (folder / "packet.pdf").write_bytes(b"%PDF the packet")
    parts = []
    for name, pages in (("fax-1.tif", 3), ("fax-2.tif", 2)) if fax else ():
        data = b"II*\0" + name.encode()
        (folder / name).write_bytes(data)
        parts.append({"file": name, "pages": pages, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    digest = hashlib.sha256(b"%PDF the packet").hexdigest()
    made = {"on": "2026-10-05", "to": to, "fax": fax, "slips": False, "mail": False, "accept": [], "official": []}
    ledger: dict[str, Any] = {
        "format": FORMAT,
        "packet": {"file": "packet.pdf", "sha256": digest, "pages": 5, "number": "7K3F-9Q2M", "made": made},
        "inputs": [],
        "pages": [],
        "values": [],
        "signatures": [{**_SIGN, "signed": signed}],
        "fax": {"parts": parts, "pages": []},
    }
    (folder / "ledger.json").write_text(json.dumps(ledger), encoding="utf-8")
    return PacketRecord(folder, ledger)


class Programs:
    """Programs of a made-up machine; `says` gives one its words, `asked` is what it was called with."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder / "programs"
        self._folder.mkdir()
        monkeypatch.setenv("PATH", f"{self._folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
        self.says("lp", "request id is Desk-12 (1 file(s))")
        self.says("sendfax", "request id is 5 (group id 5) for host localhost (1 file)")

    def says(self, name: str, words: str, code: int = 0, *, kept: bool = False) -> None:
        """From now on `name` says this and ends with this code; with `kept` it copies the file after -z."""
        copy = f'for word; do [ "$last" = -z ] && cp "$word" {self._folder}/number; last=$word; done\n' if kept else ""
        stream = " >&2" if code else ""
        script = (
            f'#!/bin/sh\nprintf \'%s\\n\' "$PWD" "$@" >> {self._folder}/{name}.asked\nenv > {self._folder}/{name}.env\n'
        )
        (self._folder / f"{name}.says").write_text(words + "\n", encoding="utf-8")
        program = self._folder / name
        program.write_text(f"{script}{copy}cat {self._folder}/{name}.says{stream}\nexit {code}\n", encoding="utf-8")
        program.chmod(0o755)

    def asked(self, name: str) -> list[str]:
        """Its folder and its arguments, one after the other, of all calls."""
        file = self._folder / f"{name}.asked"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def environment(self, name: str) -> str:
        """What it saw around it."""
        return (self._folder / f"{name}.env").read_text(encoding="utf-8")

    @property
    def dialled(self) -> str:
        """What stood in the file with the number."""
        return (self._folder / "number").read_text(encoding="utf-8").strip()
