"""Marked content of layers that are off is taken out of a stream."""

from __future__ import annotations

import io

import pikepdf

from packet.pdf.marked_content import without_hidden
from tests.packet.intake.making import simple


def test_hidden_content_goes_and_its_state_stays() -> None:
    """Between the marks painting goes; a change of state outside q and Q stays for what follows."""
    with pikepdf.open(io.BytesIO(simple("x"))) as made:
        content = b"/OC /L BDC 2 w 1 0 0 RG 0 0 5 5 re S (a) Tj (b) ' 1 2 (c) \" EMC 0 0 9 9 re S"
        left = without_hidden(made.make_stream(content), {"/L"})
        assert left is not None
        assert b"2 w" in left.content
        assert left.content.count(b"S") == 1
        assert b"(" not in left.content
        assert without_hidden(made.make_stream(content), {"/M"}) is None


def test_what_only_hidden_content_names_goes_with_it() -> None:
    """Words in the properties of hidden marks go; forms drawn outside too are still needed."""
    with pikepdf.open(io.BytesIO(simple("x"))) as made:
        content = b"/OC /L BDC /Span <</ActualText(a)>> BDC /X Do /Y Do EMC /Z DP EMC /Y Do"
        left = without_hidden(made.make_stream(content), {"/L"})
        assert left is not None
        assert left.idle == {"/X"}
        assert b"ActualText" not in left.content
        assert left.content.split() == b"/Artifact BMC /Artifact BMC EMC EMC /Y Do".split()
