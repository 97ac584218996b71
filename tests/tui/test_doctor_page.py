"""Pages for the doctor, made from the screens: which are offered, and that none is ever replaced."""

from __future__ import annotations

from pathlib import Path

from forms.answers import Answers, PaperEntry
from tests.packet.drawn import words
from tests.tui.driving import FULL, TODAY
from tui.doctor_page import wanted_pages, write_page
from tui.paper_loader import Look
from tui.session import Session


def _names(session: Session) -> list[str]:
    looks = [Look()] * len(session.answers.papers)
    return [page.command for page, _ in wanted_pages(session, looks)]


def test_a_page_is_offered_while_its_letter_is_not_there(tmp_path: Path) -> None:
    """An urgent case lacks two letters; the doctor's letter that was added is not asked for again."""
    session = Session(Answers(typed={**FULL, "urgent": "yes"}), TODAY, base=tmp_path)
    assert _names(session) == ["doctor-urgent", "doctor-necessity"]
    session.put_papers((PaperEntry("letter.pdf", "doctor_letter"),))
    assert _names(session) == ["doctor-urgent"]


def test_a_page_is_filled_and_never_replaced(tmp_path: Path) -> None:
    """The doctor may have written on the one that is there."""
    session = Session(Answers(typed=FULL), TODAY, base=tmp_path)
    ((page, _),) = wanted_pages(session, [])
    first = write_page(page, session)
    assert "Álvarez" in words(first, 0)
    first.write_bytes(b"signed by the doctor")
    second = write_page(page, session)
    assert (first.name, second.name) == ("doctor-necessity.pdf", "doctor-necessity-2.pdf")
    assert first.read_bytes() == b"signed by the doctor"
    assert write_page(page, session) == second, "the same page again is the same file"
