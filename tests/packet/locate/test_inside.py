"""Where a long file has an agency's form (`packet.locate.inside`)."""

from __future__ import annotations

from pathlib import Path

from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.plan import Block, application
from tests.packet.locate.test_agencies import RULED, put, refusal


def test_the_pages_of_a_handbook_that_are_the_form_are_named(tmp_path: Path) -> None:
    """Nothing of such a file is filled; where it only speaks of the form, no page is named."""
    said = Block("para", "You may ask for a State Hearing. " * 9)
    leaf = draw(RULED, [[Block("title", "Member Handbook"), said]]).pdf
    form = draw(RULED, [application("en")])
    book = put(tmp_path, *[leaf] * 59, form.pdf, leaf)
    refused = refusal(book)
    assert (refused.code, refused.params["form"]) == ("official_inside", "DMHC 20-224")
    assert refused.params["pages"] == f"60-{59 + form.pages}"
    assert refusal(put(tmp_path, *[leaf] * 61)).code == "official_long"
