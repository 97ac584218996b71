"""How the pages of a packet are faxed: what the result offers to look at, and what is kept with the case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from forms.answers import Answers, PaperEntry
from tests.packet.cases import TODAY
from tui.fax_pages import choose, hard_pages, is_changed, page_of, way_of
from tui.making import Made
from tui.session import Session

FACTS: dict[str, Any] = {
    "packet": {"pages": 4},
    "inputs": [{"exhibit": "B"}, {"exhibit": "A"}],
    "pages": [
        {"number": 1, "source": "cover", "source_page": 1},
        {"number": 2, "source": "A", "source_page": 7},
        {"number": 3, "source": "slip", "source_page": 1},
        {"number": 4, "source": "B", "source_page": 1},
    ],
    "fax": {
        "parts": [],
        "pages": [
            {"number": 1, "legibility": 100, "warnings": [], "way": "as_is", "spots": []},
            {"number": 2, "legibility": 60, "warnings": ["picture"], "way": "as_is", "spots": [{"kind": "picture"}]},
            {"number": 3, "legibility": 100, "warnings": [], "way": "as_is", "spots": []},
            {"number": 4, "legibility": 100, "warnings": [], "way": "photo", "spots": []},
        ],
    },
}
MADE = Made(Path("packet.pdf"), Path("ledger.json"), FACTS)


def test_pages_with_a_warning_or_a_choice_are_offered_with_their_papers() -> None:
    """The page of the paper, which is not that of the packet; a page of the program's own has none."""
    bad, photo = hard_pages(MADE)
    assert (bad.number, bad.paper, bad.source, bad.spots, bad.way) == (2, 1, 7, 1, "as_is")
    assert (photo.number, photo.paper, photo.source, photo.way) == (4, 0, 1, "photo")
    own = page_of(MADE, 1)
    assert own is not None
    assert own.paper is None
    assert page_of(MADE, 9) is None
    assert hard_pages(Made(Path(), Path(), {"packet": {"pages": 1}})) == []


def test_a_choice_is_kept_with_its_paper_and_asks_for_another_packet() -> None:
    """And only until the packet is as the case says; the usual way of a kind is not written down."""
    session = Session(Answers(papers=(PaperEntry("b.jpg", "photo"), PaperEntry("a.pdf"))), TODAY, None)
    bad, photo = hard_pages(MADE)
    assert not is_changed(session, MADE)
    choose(session, bad, "mail")
    choose(session, photo, "as_is")
    assert [dict(entry.fax) for entry in session.answers.papers] == [{"1": "as_is"}, {"7": "mail"}]
    assert (way_of(session, bad), way_of(session, photo)) == ("mail", "as_is")
    assert is_changed(session, MADE)
    choose(session, bad, "as_is")
    choose(session, photo, "photo")
    assert [dict(entry.fax) for entry in session.answers.papers] == [{}, {}]
    assert not is_changed(session, MADE)


def test_a_paper_that_was_taken_out_since_has_no_choice() -> None:
    """Nothing is changed, and nothing breaks."""
    session = Session(Answers(), TODAY, None)
    bad, _ = hard_pages(MADE)
    choose(session, bad, "mail")
    assert session.answers.papers == ()
    assert way_of(session, bad) == "as_is"
