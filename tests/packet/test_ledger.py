"""The ledger's entries: every page in and out, by file names and numbers, never an answer's text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from forms.answers import PaperEntry
from forms.case import Language
from forms.next_steps import SignHere
from forms.sheet import Rect
from packet.binding.ink_boxes import InkBoxes
from packet.binding.plan import Exhibit, PacketPlan, lay_out, lettered
from packet.filling.filled import Placed
from packet.intake.result import Change, Hint, PageLeftOut, Refusal, Taken
from packet.ledger import input_entries, packet_entry, page_entries, signature_entries, value_entries, write_ledger
from packet.marks.mark import PageMark
from packet.pdf.placement import Fit
from packet.proof.proved import Proved
from tests.packet.cases import case

WHOLE = Rect(0, 0, 612, 792)
PLAIN = Fit((1, 0, 0, 1, 0, 0), WHOLE, 1.0, False)
PAPERS = (PaperEntry(file="b.pdf", kind="photo"), PaperEntry(file="a.pdf", kind="denial_letter"))
TAKEN = (
    Taken("b.pdf", "bb", "pdf", 1, Path("b"), (1,)),
    Taken("a.pdf", "aa", "pdf", 3, Path("a"), (1, 3), left_out=(PageLeftOut(2, "blank"),), walls=("files",)),
)


def _plan(*, slips: bool = False) -> PacketPlan:
    """Cover, exhibit A (the denial letter, two pages), exhibit B (the photograph, one)."""
    return lay_out({"cover": 1}, lettered([Exhibit(0, "photo", 1), Exhibit(1, "denial_letter", 2)]), slips=slips)


def test_a_paper_left_out_that_cannot_be_read_has_a_blank_hash(tmp_path: Path) -> None:
    """It is in the ledger all the same, with the reason."""
    refused = Refusal("b.pdf", "password_needed")
    plan = lay_out({"cover": 1}, lettered([Exhibit(1, "denial_letter", 2)]))
    entries = input_entries(case(*PAPERS), tmp_path, plan, [PLAIN] * plan.pages, (refused, TAKEN[1]))
    assert [entry["file"] for entry in entries] == ["b.pdf", "a.pdf"]
    assert (entries[0]["outcome"], entries[0]["sha256"], entries[0]["pages_out"]) == ("excluded", "", 0)
    assert entries[0]["reason"] == refused.message("en")


def test_a_paper_left_out_is_known_by_its_bytes(tmp_path: Path) -> None:
    """So that nobody can say later that it was another file."""
    (tmp_path / "b.pdf").write_bytes(b"locked")
    plan = lay_out({"cover": 1}, lettered([Exhibit(1, "denial_letter", 2)]))
    refused = Refusal("b.pdf", "password_needed")
    excluded, _ = input_entries(case(*PAPERS), tmp_path, plan, [PLAIN] * plan.pages, (refused, TAKEN[1]))
    assert excluded["sha256"] == hashlib.sha256(b"locked").hexdigest()


@pytest.mark.parametrize("slips", [False, True])
def test_papers_stand_in_the_case_s_order_with_the_letter_of_the_packet(tmp_path: Path, slips: bool) -> None:
    """The packet sorts them by kind: the first paper of the case is exhibit B. A slip is no paper."""
    plan = _plan(slips=slips)
    photo, letter = input_entries(case(*PAPERS), tmp_path, plan, [PLAIN] * plan.pages, TAKEN)
    assert (photo["exhibit"], letter["exhibit"]) == ("B", "A")
    assert (letter["pages_in"], letter["pages_out"], letter["outcome"]) == (3, 2, "partly")
    assert (photo["pages_in"], photo["pages_out"], photo["outcome"]) == (1, 1, "included")
    assert letter["reason"] == PageLeftOut(2, "blank").message("en")
    assert (letter["walls"], photo["walls"]) == (["files"], [])


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_made_smaller_is_told_under_the_number_it_has_in_its_own_file(
    tmp_path: Path, language: Language
) -> None:
    """Page 3 of the file is the second page taken of it, and page 3 of the packet by chance only."""
    plan = _plan(slips=True)
    fits = [PLAIN] * plan.pages
    part = next(part for part in plan.parts if part.source == "A")
    fits[part.last - 1] = Fit((1, 0, 0, 1, 0, 0), WHOLE, 0.5, True)
    _, letter = input_entries(case(*PAPERS, language=language), tmp_path, plan, fits, TAKEN)
    assert [(change["page"], change["what"]) for change in letter["changes"]] == [(3, "turned"), (3, "reduced")]
    assert "50 %" in letter["changes"][1]["detail"]


def test_what_intake_changed_is_told_with_its_page(tmp_path: Path) -> None:
    """In the words of the case's language."""
    change = Change(1, "turned", {"degrees": 90})
    taken = (Taken("b.pdf", "bb", "pdf", 1, Path("b"), (1,), changes=(change,)), TAKEN[1])
    plan = _plan()
    photo, _ = input_entries(case(*PAPERS), tmp_path, plan, [PLAIN] * plan.pages, taken)
    assert photo["changes"] == [{"page": 1, "what": "turned", "detail": change.message("en")}]


def test_every_page_of_the_packet_says_which_page_of_which_paper_it_shows() -> None:
    """A slip shows none; pages left out are skipped in the paper's own numbers."""
    entries = page_entries(_plan(slips=True), TAKEN, {0: PageMark("7K3F-9Q2M", 1, "DM", "A0B1C2")})
    assert [entry.get("check") for entry in entries] == ["A0B1C2", None, None, None, None, None]
    assert [(entry["number"], entry["source"], entry["source_page"]) for entry in entries] == [
        (1, "cover", 1),
        (2, "slip", 1),
        (3, "A", 1),
        (4, "A", 3),
        (5, "slip", 1),
        (6, "B", 1),
    ]


def test_squares_that_had_to_stay_empty_are_no_values() -> None:
    """What was not found is in the list with the rest, and pages are counted from 1."""
    proved = [
        Proved("city", "dmhc_20_224", 0, "box", True),
        Proved("gender", "dmhc_20_224", 0, "empty", True),
        Proved("zip", "dmhc_20_224", 2, "box", False),
    ]
    placed = [Placed(one.key, one.form, one.page, Rect(10, 700, 30, 12), "x", one.where) for one in proved]
    entries = value_entries(proved, placed)
    told = [(entry["key"], entry["page"], entry["proved"]) for entry in entries]
    assert told == [("city", 1, True), ("zip", 3, False)]
    assert entries[0]["place"] == [10, 80, 40, 92]


def test_values_that_share_a_room_are_told_one_by_one() -> None:
    """An agency's form may ask for an address in one room: a city that was changed since is found by its own key."""
    proved = [Proved("street_address", "hearing_request", 0, "box", True)]
    placed = [Placed("street_address", "hearing_request", 0, Rect(10, 700, 30, 12), "x", beside=("city", "zip"))]
    entries = value_entries(proved, placed)
    assert [entry["key"] for entry in entries] == ["street_address", "city", "zip"]
    assert len({(entry["form"], entry["page"], entry["proved"], *entry["place"]) for entry in entries}) == 1


def test_signatures_are_named_by_form_page_and_person() -> None:
    """So that a clinic's program can ask for them."""
    sign = SignHere("patient", "dmhc_20_224", 5)
    plain = {"form": "dmhc_20_224", "page": 5, "who": "patient"}
    assert signature_entries([sign], {}, {}) == [{**plain, "signed": False}]
    boxes = {4: InkBoxes(Rect(10, 700, 30, 12), Rect(50, 700, 30, 12))}
    assert signature_entries([sign], boxes, {5: "signed/scan.jpg"}) == [
        {**plain, "signed": True, "from": "signed/scan.jpg", "box": [10, 80, 40, 92], "date_box": [50, 80, 80, 92]}
    ]


def test_the_packet_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    """Its name without the folder: the folder may tell of a person."""
    packet = tmp_path / "packet.pdf"
    packet.write_bytes(b"bytes")
    told = packet_entry(packet, 7, "7K3F-9Q2M", {"on": "2026-10-05"})
    assert told == {
        "file": "packet.pdf",
        "sha256": hashlib.sha256(b"bytes").hexdigest(),
        "pages": 7,
        "number": "7K3F-9Q2M",
        "made": {"on": "2026-10-05"},
    }


def test_the_same_facts_are_the_same_bytes_and_letters_stay_letters(tmp_path: Path) -> None:
    """UTF-8, no escapes: a person can read it."""
    write_ledger(tmp_path / "a", {"file": "negación.pdf"})
    assert (tmp_path / "a").read_bytes() == '{\n "file": "negación.pdf"\n}\n'.encode()
    assert json.loads((tmp_path / "a").read_text(encoding="utf-8")) == {"file": "negación.pdf"}


def test_what_is_to_be_looked_at_stands_in_the_ledger_too(tmp_path: Path) -> None:
    """The screen is gone when the packet is sent; the ledger stays."""
    hint = Hint(1, "ssn")
    taken = (replace(TAKEN[0], hints=(hint,)), TAKEN[1])
    plan = _plan()
    entry, _ = input_entries(case(*PAPERS), tmp_path, plan, [PLAIN] * plan.pages, taken)
    assert entry["hints"] == [{"page": 1, "what": "ssn", "detail": hint.message("en")}]
