"""Files inside a PDF become further pages after its own."""

from __future__ import annotations

from pathlib import Path

from tests.packet.intake.making import document, pdf, simple, stream, words
from tests.packet.intake.test_hidden_content import hints_of, layered
from tests.packet.intake.test_life import PAGES, signs


def test_the_pages_of_a_file_inside_are_signs(tmp_path: Path) -> None:
    """What is inside may be longer than the paper itself."""
    names = b"/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>"
    spec = b"<</Type/Filespec/F(inside.pdf)/EF<</F 6 0 R>>>>"
    inside = stream(simple(*["inside"] * PAGES), b"/Type/EmbeddedFile")
    whole = pdf(document(words("SEEN"), catalog=names, more={5: spec, 6: inside}))
    assert len(signs(tmp_path, whole, attachments="include")) > PAGES


def test_pages_of_a_file_inside_are_told_by_their_new_numbers(tmp_path: Path) -> None:
    """Pages 1 and 2 of a file inside a paper of three pages are its pages 4 and 5."""
    names = b"/Names<</EmbeddedFiles<</Names[(inside.pdf) 5 0 R]>>>>"
    spec = b"<</Type/Filespec/F(inside.pdf)/EF<</F 6 0 R>>>>"
    held = {5: spec, 6: stream(pdf(layered(True, True)), b"/Type/EmbeddedFile")}
    data = pdf(document(*[words("SEEN")] * 3, catalog=names, more=held))
    (hint,) = (hint for hint in hints_of(tmp_path, data, attachments="include") if hint.code.startswith("hidden"))
    assert hint.detail == {"pages": "4-5"}
