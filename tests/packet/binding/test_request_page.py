"""The request page: urgency and lateness, every word of the reasons."""

from __future__ import annotations

import pypdfium2

from packet.binding.request_page import draw_requests
from packet.pdf.placement import CONTENT
from packet.proof.values import essence
from tests.packet.binding.reading import text_of
from tests.packet.cases import case


def test_a_request_page_keeps_room_when_the_name_is_endless() -> None:
    """The head names the patient in two lines at most; the reason is there in full."""
    made = draw_requests(case(urgent="yes", urgent_reason="It hurts " * 40, first_name="x" * 20_000))
    assert made.pages == 1
    assert "…" in text_of(made.pdf)
    assert essence("It hurts " * 40) in essence(text_of(made.pdf))


def test_without_reasons_there_is_no_request_page() -> None:
    """An empty page would only cost time on the line."""
    assert draw_requests(case()).pages == 0
    assert draw_requests(case(urgent="no", urgent_reason="not shown")).pages == 0


def test_the_reasons_stand_on_the_request_page_with_the_patient_s_name() -> None:
    """Urgency, its letter by exhibit and page, and lateness, each under a heading."""
    made = draw_requests(case(urgent="yes", urgent_reason="It is getting worse.", late_reason="I was ill."), ("C", 12))
    text = text_of(made.pdf)
    for part in ("Ana Quintero", "It is getting worse.", "I was ill.", "Exhibit C, from page 12"):
        assert part in text
    assert [said.key for said in made.placed] == ["urgent_reason", "late_reason"]


def test_a_long_reason_goes_on_over_pages_and_none_of_it_is_lost() -> None:
    """All words of a reason of nine thousand characters are on the pages, in order, inside the told rectangles."""
    reason = " ".join(f"word{number}" for number in range(1200))
    made = draw_requests(case(late_reason=reason))
    assert made.pages > 1
    assert " ".join(" ".join(said.text.split()) for said in made.placed) == reason
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        for said in made.placed:
            inside = (
                pdf[said.page].get_textpage().get_text_bounded(said.rect.x, said.rect.y, said.rect.right, said.rect.top)
            )
            assert " ".join(inside.split()) == " ".join(said.text.split())
            assert said.rect.y >= CONTENT.y
