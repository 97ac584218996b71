"""What a Word file says to who reads it, what is hidden in it, and what was changed: read before it is converted."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.intake.source import SourceFindings, prepared
from tests.packet.intake.source.making import Parts, complex_field, part, relation, run, said, word, zipped

_STYLES = part(
    "styles",
    '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="I"><w:basedOn w:val="H"/></w:style>'
    '<w:style w:styleId="S"><w:basedOn w:val="I"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:styleId="L1"><w:basedOn w:val="L2"/></w:style>'
    '<w:style w:styleId="L2"><w:basedOn w:val="L1"/></w:style>',
)
_BY = 'w:id="1" w:author="A" w:date="2026-01-02T00:00:00Z"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _found(folder: Path, parts: Parts) -> SourceFindings:
    source = folder / "x.docx"
    source.write_bytes(zipped(parts))
    return prepared(source, "docx", folder / "made.docx")


def _paragraph(inner: str, style: str = "", mark: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}<w:rPr>{mark}</w:rPr></w:pPr>{inner}</w:p>"


def _run(properties: str, text: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


_SAYS: dict[str, tuple[str, list[str]]] = {
    "a formula": (
        '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>dose</m:t></m:r>'
        "<m:r><m:t>weight</m:t></m:r></m:oMath></w:p>",
        [" dose  weight "],
    ),
    "runs of one word": (_paragraph(run("unneces") + run("sary")), ["unnecessary"]),
    "a tab and a line end": (f"<w:p>{run('one')}<w:r><w:tab/></w:r>{run('two')}</w:p>", ["one two"]),
    "a hidden mark of a paragraph": (_paragraph(run("seen"), mark="<w:vanish/>"), ["seen"]),
    "a style that shows again": (_paragraph(run("seen"), "S"), ["seen"]),
    "styles in a ring": (_paragraph(run("seen"), "L1"), ["seen"]),
    "a run that says it is not hidden": (_paragraph(_run('<w:vanish w:val="false"/>', "seen")), ["seen"]),
    "words that were taken out": (f"<w:p>{run('now')}<w:del {_BY}>{run('before')}</w:del></w:p>", ["now"]),
    "the same in a newer and an older way": (
        f'<w:p {_MC}><w:r><mc:AlternateContent><mc:Choice Requires="x">{said("once")}</mc:Choice><mc:Fallback>'
        f"{said('once')}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ["once"],
    ),
    "what to type here": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{said('Click')}</w:sdtContent></w:sdt>",
        [],
    ),
    "a code and its stored words": (f"<w:p>{complex_field('DATE', run('May 1'))}</w:p>", ["May 1"]),
}


@pytest.mark.parametrize(("body", "says"), _SAYS.values(), ids=_SAYS)
def test_what_pages_show_is_read(body: str, says: list[str], tmp_path: Path) -> None:
    """Neither twice, nor what is hidden, deleted, or a code."""
    parts = word(body, more={"word/styles.xml": _STYLES})
    assert _found(tmp_path, parts).said.paragraphs == ["LETTER", *says]


@pytest.mark.parametrize(
    "body",
    [
        _paragraph(_run("<w:vanish/>", "two words")),
        _paragraph(run("two words"), "H"),
        _paragraph(run("two words"), "I"),
        _paragraph(_run('<w:rStyle w:val="I"/>', "two words")),
    ],
    ids=["direct", "style", "style-of-style", "letters-style"],
)
def test_hidden_words_are_counted_and_told(body: str, tmp_path: Path) -> None:
    """They are on no page of the packet."""
    found = _found(tmp_path, word(body, more={"word/styles.xml": _STYLES}))
    assert (found.said.paragraphs, found.said.hidden) == (["LETTER"], 2)
    assert [(hint.code, hint.detail) for hint in found.told()[2]] == [("hidden_words", {"count": 2})]


def test_tracked_changes_are_counted_and_told(tmp_path: Path) -> None:
    """Added, taken out, moved: three; a mark of a paragraph and a change of looks are none."""
    body = (
        f"<w:p><w:pPr><w:rPr><w:ins {_BY}/></w:rPr></w:pPr><w:ins {_BY}>{run('new')}</w:ins><w:del {_BY}>{run('old')}"
        f"</w:del><w:moveFrom {_BY}>{run('here')}</w:moveFrom><w:moveTo {_BY}>{run('here')}</w:moveTo></w:p>"
    )
    found = _found(tmp_path, word(body))
    assert [(hint.code, hint.detail) for hint in found.told()[2]] == [("tracked", {"count": 3})]
    assert found.said.paragraphs == ["LETTER", "newhere"]


def test_a_macro_is_told(tmp_path: Path) -> None:
    """It is in a part of its own, whatever the file is called."""
    found = _found(
        tmp_path, word("", relation("rV", "vbaProject", "vbaProject.bin"), more={"word/vbaProject.bin": b"x"})
    )
    assert [hint.code for hint in found.told()[2]] == ["macros"]


def test_headers_and_comments_are_not_counted_among_the_words(tmp_path: Path) -> None:
    """A header of a page that there is not, a remark in the margin: no page has to show them."""
    more: dict[str, str | bytes] = {
        "word/header1.xml": part("hdr", said("HEAD")),
        "word/footnotes.xml": part("footnotes", said("NOTE")),
    }
    assert _found(tmp_path, word("", more=more)).said.paragraphs == ["LETTER", "NOTE"]


def test_the_words_of_a_diagram_are_words_of_the_letter(tmp_path: Path) -> None:
    """They stand in a part of their own, and a converter that does not know the diagram leaves it out."""
    spaces = 'xmlns:d="urn:d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    data = f"<d:dataModel {spaces}><a:p><a:r><a:t>Rehabilitation</a:t></a:r></a:p></d:dataModel>"
    found = _found(tmp_path, word("", more={"word/diagrams/data1.xml": data}))
    assert sorted(found.said.paragraphs) == ["LETTER", "Rehabilitation"]
