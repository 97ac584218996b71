"""The work on one paper gives the same bytes each time."""

from __future__ import annotations

from pathlib import Path

from packet.intake.request import Request
from packet.intake.result import Taken
from packet.intake.work import work
from tests.packet.intake.papers import ALL


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two takes of one file are equal byte for byte."""
    made = next(made for made in ALL if made.name == "field-text-bare.pdf")
    path = tmp_path / "x.pdf"
    path.write_bytes(made.make())
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        result = work(Request("x", path), tmp_path / name, lambda _done, _of: None)
        assert isinstance(result, Taken)
        written.append(result.pdf.read_bytes())
    assert written[0] == written[1]
