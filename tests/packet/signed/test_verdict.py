"""Nothing is replaced in doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packet.signed import ReturnedSheet
from packet.signed.verdict import verdicts

GOOD = ReturnedSheet(
    0, 1, "read", "code", "7K3F-9Q2M", 5, "A0B1C2", 5, 200, 1.0, 0.1, True, True,
    ink={"signature": "yes", "date": "yes"}, made=Path("sheet.pdf"),
)  # fmt: skip


def _doubts(**change: Any) -> tuple[str, ...]:
    (one,) = verdicts([replace(GOOD, **change)], "7K3F-9Q2M")
    return one.doubts


def test_a_signed_page_of_this_packet_is_in_no_doubt() -> None:
    (one,) = verdicts([GOOD], "7K3F-9Q2M")
    assert (one.doubts, one.notes, one.usable) == ((), (), True)


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        ({"number": "AAAA-AAAA"}, "older"),
        ({"by": "print", "number": ""}, "no_code"),
        ({"whole": False}, "cut"),
        ({"found": 0.6}, "part"),
        ({"clear": False}, "blurred"),
        ({"dpi": 80}, "blurred"),
        ({"residual": 1.4}, "blurred"),
        ({"changed": ((1.0, 2.0, 3.0, 4.0),)}, "changed"),
        ({"ink": {"signature": "no"}}, "unsigned"),
        ({"ink": {"signature": "unsure"}}, "unsure_signature"),
    ],
)
def test_each_doubt_has_its_name(change: dict[str, Any], doubt: str) -> None:
    assert _doubts(**change) == (doubt,)


def test_writing_elsewhere_and_a_missing_date_are_told_and_no_doubt() -> None:
    change: dict[str, Any] = {"written": ((1.0, 2.0, 3.0, 4.0),), "ink": {"signature": "yes", "date": "no"}}
    (one,) = verdicts([replace(GOOD, **change)], "7K3F-9Q2M")
    assert (one.doubts, one.notes) == ((), ("written", "no_date"))


def test_a_page_that_came_twice_is_a_doubt_of_both_unless_one_is_only_an_unsigned_copy() -> None:
    both = verdicts([GOOD, replace(GOOD, picture=2)], "7K3F-9Q2M")
    assert [one.doubts for one in both] == [("twice",), ("twice",)]
    copy = verdicts([GOOD, replace(GOOD, picture=2, ink={"signature": "no"})], "7K3F-9Q2M")
    assert [one.doubts for one in copy] == [(), ("unsigned",)]


@pytest.mark.parametrize("state", ["unclear", "unknown", "other", "not_to_sign"])
def test_what_is_no_page_of_this_packet_cannot_be_used_with_a_yes_either(state: Any) -> None:
    (one,) = verdicts([replace(GOOD, state=state, made=None)], "7K3F-9Q2M")
    assert not one.usable
