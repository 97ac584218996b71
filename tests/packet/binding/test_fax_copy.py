"""Which pages of a packet are faxed in which way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forms.case import Case, Paper
from packet.binding.fax_copy import ways_of
from packet.binding.identity import packet_id
from packet.binding.plan import Exhibit, lay_out, lettered
from packet.build import build
from packet.fax.cover import PartLabel
from packet.fax.make import edition
from packet.fax.report import FaxEdition
from packet.intake.result import Refusal, Taken
from tests.packet.cases import TODAY, case
from tests.packet.drawn import words

TAKEN = Taken("a.pdf", "00", "pdf", 3, Path("a.pdf"), (3, 1))


def test_a_choice_follows_its_page_into_the_packet() -> None:
    """By the number that the page has in its paper, behind a slip and in another order too; a photograph is a photo
    until something else is chosen; the program's own pages and slips are faxed as they are."""
    papers = (
        Paper(file="a.pdf", kind="bill", fax={3: "mail", 2: "lighter"}),
        Paper(file="gone.pdf", fax={1: "mail"}),
        Paper(file="b.jpg", kind="photo", fax={1: "as_is"}),
    )
    photos = replace(TAKEN, name="b.jpg")
    taken = (TAKEN, Refusal("gone.pdf", "unreadable"), photos)
    exhibits = lettered([Exhibit(0, "bill", 2), Exhibit(2, "photo", 2)])
    plan = lay_out({"cover": 1}, exhibits, slips=True)
    assert ways_of(Case(papers=papers), plan, taken) == {3: "mail", 6: "photo"}


def test_the_way_a_page_is_faxed_is_no_other_packet() -> None:
    """The pages on paper are the same, signed ones too: so is their number."""
    plain, chosen = Case(papers=(Paper(file="a.pdf"),)), Case(papers=(Paper(file="a.pdf", fax={1: "photo"}),))
    assert packet_id(plain, TODAY, (TAKEN,)) == packet_id(chosen, TODAY, (TAKEN,))


def test_a_part_of_a_split_fax_has_a_cover_with_its_own_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cover of part 2 says its own number of sheets and which pages of how many it carries."""
    covers: list[bytes] = []

    def listens(*given: Any, cover: Callable[[PartLabel], bytes], **named: Any) -> FaxEdition:
        covers.append(cover(PartLabel(2, 3, 31, 60, 84, 31)))
        return edition(*given, cover=cover, **named)

    monkeypatch.setattr("packet.binding.fax_copy.edition", listens)
    build(case(), TODAY, tmp_path, tmp_path / "out", fax=True)
    (tmp_path / "cover.pdf").write_bytes(covers[0])
    text = words(tmp_path / "cover.pdf", 0)
    assert "Part 2 of 3: pages 31 to 60 of 84" in text
    assert "31, this page included" in text
