"""What is remembered of printings: digests, no answer; and which answers of one are others now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from packet.atomic import PRINTINGS
from packet.printings import found_again, printed_sheets, remember
from tests.packet.cases import case


def _ledger(number: str, check: str = "A0B1C2") -> dict[str, Any]:
    return {
        "packet": {"number": number, "made": {"on": "2026-10-05"}},
        "pages": [{"number": 3}, {"number": 4, "check": check}],
        "signatures": [{"page": 4}, {"page": 4}],
        "values": [{"key": key, "page": page} for key, page in (("phone", 4), ("city", 4), ("zip", 3))],
    }


def test_the_answers_that_changed_since_are_named(tmp_path: Path) -> None:
    """Of that page alone, and none when all are as they were."""
    remember(tmp_path, tmp_path / "none", case(), _ledger("7K3F-9Q2M"))
    printed = found_again([tmp_path], "7K3F-9Q2M", "A0B1C2")
    assert printed is not None
    assert printed.changed(case()) == ()
    assert printed.changed(case(phone="530-555-0199", zip="95618")) == ("phone",)
    assert printed.changed(case(phone="", city="Dixon")) == ("city", "phone")
    assert found_again([tmp_path], "7K3F-9Q2M", "FFFFFF") is None


def test_no_answer_is_in_the_file(tmp_path: Path) -> None:
    remember(tmp_path, tmp_path / "none", case(), _ledger("7K3F-9Q2M"))
    kept = (tmp_path / PRINTINGS).read_text(encoding="utf-8")
    assert "0101" not in kept
    assert "Davis" not in kept
    assert all(len(digest) == 5 for digest in json.loads(kept)["sheets"][0]["answers"].values())


def test_earlier_printings_stay_and_the_same_one_is_not_told_twice(tmp_path: Path) -> None:
    for number in ("AAAA-AAAA", "7K3F-9Q2M", "7K3F-9Q2M"):
        remember(tmp_path, tmp_path, case(), _ledger(number))
    assert [sheet.number for sheet in printed_sheets(tmp_path)] == ["AAAA-AAAA", "7K3F-9Q2M"]
    for count in range(60):
        remember(tmp_path, tmp_path, case(), _ledger(f"{count:04}-0000"))
    assert len(printed_sheets(tmp_path)) == 40


@pytest.mark.parametrize("kept", ["", "[]", '{"format": "x"}', '{"format": "imr-packet printings 1", "sheets": [1]}'])
def test_a_file_of_somebody_else_tells_nothing(tmp_path: Path, kept: str) -> None:
    (tmp_path / PRINTINGS).write_text(kept, encoding="utf-8")
    assert printed_sheets(tmp_path) == []


def test_the_same_answer_has_another_digest_in_another_printing(tmp_path: Path) -> None:
    remember(tmp_path, tmp_path, case(), _ledger("AAAA-AAAA"))
    remember(tmp_path, tmp_path, case(), _ledger("BBBB-BBBB"))
    one, other = printed_sheets(tmp_path)
    assert one.answers["phone"] != other.answers["phone"]
