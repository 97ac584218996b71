"""What an OpenDocument text says to who reads it, what is hidden in it, and what was changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.intake.source import SourceFindings, prepared
from tests.packet.intake.source.making import Parts, opendocument, zipped


def _found(folder: Path, parts: Parts) -> SourceFindings:
    source = folder / "x.odt"
    source.write_bytes(zipped(parts))
    return prepared(source, "odt", folder / "made.odt")


def _styled(body: str) -> Parts:
    styles = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="I" style:parent-style-name="H"/>'
    )
    parts = opendocument(body)
    content = str(parts["content.xml"])
    return {
        **parts,
        "content.xml": content.replace("<office:body>", f"<office:styles>{styles}</office:styles><office:body>"),
    }


_HIDDEN = {
    "words": '<text:p>seen<text:span text:style-name="I">two words</text:span></text:p>',
    "paragraph": '<text:p text:style-name="H">two words</text:p><text:p>seen</text:p>',
    "section": '<text:section text:display="none"><text:p>two words</text:p></text:section><text:p>seen</text:p>',
    "mark": '<text:p><text:hidden-paragraph text:is-hidden="true"/>two words</text:p><text:p>seen</text:p>',
    "row": '<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>two words</text:p>'
    "</table:table-cell></table:table-row></table:table><text:p>seen</text:p>",
}


@pytest.mark.parametrize("body", _HIDDEN.values(), ids=_HIDDEN)
def test_hidden_words_are_counted_and_told(body: str, tmp_path: Path) -> None:
    """They are on no page of the packet; what stands beside them is."""
    found = _found(tmp_path, _styled(body))
    assert (found.said.paragraphs[-1], found.said.hidden) == ("seen", 2)
    assert [(hint.code, hint.detail) for hint in found.told()[2]] == [("hidden_words", {"count": 2})]


def test_words_in_notes_and_of_changes_are_not_counted_among_the_words(tmp_path: Path) -> None:
    """What was taken out is kept in a list at the beginning: no page has to show it. That it is there is told."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>OLD</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>one<text:tab/>two<text:line-break/>three</text:p>"
        "<text:p>seen<office:annotation><text:p>REMARK</text:p></office:annotation></text:p>"
    )
    found = _found(tmp_path, opendocument(body))
    assert found.said.paragraphs[-2:] == ["one two three", "seen"]
    assert [hint.code for hint in found.told()[2]] == ["comments", "tracked"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Basic/Standard/Module1.xml", ["macros"]), ("Basic/script-lc.xml", []), ("Basic/Standard/script-lb.xml", [])],
)
def test_a_macro_is_told_and_an_empty_list_of_them_is_not(name: str, codes: list[str], tmp_path: Path) -> None:
    """LibreOffice writes the lists into every file that it saves."""
    found = _found(tmp_path, opendocument("", more={name: "<x/>"}))
    assert [hint.code for hint in found.told()[2]] == codes
