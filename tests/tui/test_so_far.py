"""What the packet holds so far, for the column beside a page."""

from __future__ import annotations

from forms.answers import Answers, PaperEntry
from packet.intake import Refusal
from tests.tui.driving import FULL, HELPED, TODAY
from tui.paper_loader import Look
from tui.session import Session
from tui.so_far import so_far

PAPERS = (PaperEntry("x/bill.pdf", "bill"), PaperEntry("x/no.pdf", "denial_letter"), PaperEntry("x/locked.pdf", "bill"))


def test_the_forms_and_the_papers_that_go_in_are_listed_in_the_packets_order() -> None:
    """With the letters that they have there; a paper that cannot go in is not among them."""
    session = Session(Answers(typed=FULL, papers=PAPERS), TODAY)
    looks = [Look(), Look(), Look(refusal=Refusal("locked.pdf", "password_needed"))]
    form, *papers = so_far(session, looks, "en")
    assert form.startswith("DMHC 20-224")
    assert papers == ["A  Letter in which the plan said no", "B  Bill or receipt"]


def test_a_helper_brings_their_form() -> None:
    """As soon as they are there, in the language of the screens."""
    forms = so_far(Session(Answers(typed=HELPED), TODAY), [], "es")
    assert [form.split(",")[0] for form in forms] == ["DMHC 20-224", "DMHC 20-160"]
