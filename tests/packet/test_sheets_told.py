"""What a person is told of each sheet that came back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from packet.sheets_told import faults, lines, sheet_lines
from packet.signed import Recognition, ReturnedSheet
from packet.signed.verdict import verdicts
from packet.take_back import PacketRecord, TakenBack

LEDGER: dict[str, Any] = {
    "packet": {"number": "7K3F-9Q2M"},
    "values": [{"key": "phone", "page": 5, "place": [40, 100, 140, 112]}],
}
SHEETS = (
    ReturnedSheet(
        0, 1, "read", "code", "7K3F-9Q2M", 5, "A0B1C2", 5, 200, 1.0, 0.1, True, True,
        changed=((60.0, 100.0, 70.0, 112.0),), written=((300.0, 700.0, 340.0, 720.0),),
        ink={"signature": "no", "date": "no"}, made=Path("x"),
    ),
    ReturnedSheet(0, 2, "other", "code", "AAAA-AAAA", 3),
    ReturnedSheet(0, 3, "not_to_sign", "code", "7K3F-9Q2M", 1),
    ReturnedSheet(0, 4, "unclear", "code", "7K3F-9Q2M", 5, page=5),
    ReturnedSheet(0, 5, "unknown"),
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_sheet_is_told_with_what_is_in_doubt_and_the_yes_that_settles_it(language: str) -> None:
    found = Recognition(SHEETS, {1: "kind_text"})
    back = TakenBack(PacketRecord(Path(), LEDGER), found, tuple(verdicts(SHEETS, "7K3F-9Q2M")), ())
    told = list(lines(back, [Path("scan.pdf"), Path("words.txt")], language))
    text = "\n".join(told)
    assert "words.txt" in told[0]
    assert "--accept signed:scan.pdf" in text
    assert "AAAA-AAAA" in text
    assert len([line for line in told if line.startswith("    ")]) == 2
    assert "{" not in text
    assert "530" not in text


def test_before_a_yes_no_sheet_is_said_to_be_in_the_packet_and_no_command_is_named() -> None:
    """The screens ask; only the command has a word for a yes."""
    one = verdicts(SHEETS, "7K3F-9Q2M")[0]
    for language in ("en", "es"):
        told = list(sheet_lines(one, "doubtful", PacketRecord(Path(), LEDGER), Path("scan.pdf"), language))
        assert "--accept" not in "".join(told)
        assert len(told) > 4


def test_a_scan_that_could_not_be_looked_at_is_told_by_its_name() -> None:
    assert len(list(faults(Recognition(fault="stalled"), [Path("a.jpg")], "en"))) == 1
    assert "a.jpg" in next(faults(Recognition((), {0: "kind_text"}), [Path("a.jpg")], "es"))
