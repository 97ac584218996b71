"""What is known of a PDF before it is opened page by page."""

from __future__ import annotations

from packet.intake.facts import waits


def test_only_the_stand_in_page_waits() -> None:
    """Ordinary words of waiting are no stand-in page."""
    assert waits("Please wait... If this message is not eventually replaced by the proper contents of the document")
    assert not waits("Please wait in the room. Espere por favor.")
