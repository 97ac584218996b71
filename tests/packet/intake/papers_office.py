"""Test papers: files of word processors, with and without anything to see in them. They need LibreOffice."""

from __future__ import annotations

from functools import partial
from typing import Any

from tests.packet.intake.making import paper, zipped
from tests.packet.intake.source import making as source

_ASKED = "outside_ask"
_OPEN = "http://schemas.openxmlformats.org"
_KINDS = "application/vnd.openxmlformats"
_WORD = {
    "[Content_Types].xml": f'<Types xmlns="{_OPEN}/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{_KINDS}-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" '
    f'ContentType="{_KINDS}-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_OPEN}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{_OPEN}/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>LETTER of the doctor</w:t></w:r></w:p></w:body></w:document>",
}


def office() -> None:
    """Word processor files; they need LibreOffice."""
    word = partial(zipped, _WORD)
    paper("letter.docx", "a Word file", word, shows=["LETTER"], changes=["converted"], drawn=False, tool="soffice")
    paper(
        "letter.rtf",
        "a rich text file",
        b"{\\rtf1\\ansi LETTER of the doctor\\par}",
        shows=["LETTER"],
        drawn=False,
        tool="soffice",
    )
    paper("letter-named.txt", "a Word file called text", word, shows=["LETTER"], drawn=False, tool="soffice")
    blank = {
        "empty.docx": ("nothing in it", "<w:p/>"),
        "white.docx": ("white letters", _said('<w:color w:val="FFFFFF"/>')),
        "vanished.docx": ("hidden letters", _said("<w:vanish/>")),
    }
    for name, (holds, body) in blank.items():
        made = partial(zipped, _with_body(body))
        paper(name, f"a Word file with {holds} and no more", made, "blank_document", tool="soffice")
    struck = partial(zipped, _with_body(_DELETED))
    said = "deleted words under review stay, struck through, as Word prints them"
    paper("deleted.docx", said, struck, shows=["LETTER"], drawn=False, tool="soffice")
    nothing = b"{\\rtf1\\ansi\\par}"
    paper("empty.rtf", "a rich text file with nothing in it", nothing, "blank_document", tool="soffice")
    paper(
        "empty.odt", "an OpenDocument file with nothing in it", partial(zipped, _ODT), "blank_document", tool="soffice"
    )
    paper(
        "blank-after.docx",
        "a Word file with a blank last page",
        partial(zipped, _with_body(_said("", '<w:r><w:br w:type="page"/></w:r>') + "<w:p/>")),
        pages=2,
        shows=["LETTER"],
        hints=["blank"],
        drawn=False,
        tool="soffice",
    )


def links() -> None:
    """Word processor files that point to others, and letters with stored dates; they need LibreOffice."""
    linked = source.word(
        source.shown('r:link="r"'), source.relation("r", "image", "file:///c:/scan.png", external=True)
    )
    told: dict[str, Any] = {"shows": ["LETTER"], "drawn": False, "tool": "soffice"}
    paper(
        "linked.docx", "a picture that is not in the file is asked about", source.zipped(linked), _ASKED, tool="soffice"
    )
    leave = {"attachments": "leave"}
    without = "and left out when the person says so"
    paper("linked-left.docx", without, source.zipped(linked), wishes=leave, left=["outside"], **told)
    near = source.zipped(source.opendocument(source.frame(source.linked("draw:image", "../scan.png"))))
    paper("linked.odt", "the same in an OpenDocument file", near, _ASKED, tool="soffice")
    field = b'{\\rtf1 LETTER {\\field{\\*\\fldinst INCLUDEPICTURE "scan.png"}}\\par}'
    paper("linked.rtf", "the same in a rich text file", field, _ASKED, tool="soffice")
    dated = source.zipped(source.word(source.field("DATE", source.run("May 1, 2019"))))
    paper("dated.docx", "a letter keeps the date that was stored", dated, **{**told, "shows": ["May 1, 2019"]})
    undated = source.zipped(source.word(source.field("DATE")))
    paper("undated.docx", "a date that was not stored is told", undated, hints=["empty_fields"], **told)


def _said(properties: str, after: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>LETTER of the doctor</w:t></w:r>{after}</w:p>"


def _with_body(body: str) -> dict[str, str]:
    whole = f'<w:document xmlns:w="{_OPEN}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    return {**_WORD, "word/document.xml": whole}


_DELETED = (
    '<w:p><w:del w:id="1" w:author="A" w:date="2026-01-02T00:00:00Z">'
    "<w:r><w:delText>LETTER of the doctor</w:delText></w:r></w:del></w:p>"
)
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_OASIS}:manifest:1.0"><m:file-entry m:full-path="/" '
    'm:media-type="application/vnd.oasis.opendocument.text"/><m:file-entry m:full-path="content.xml" '
    'm:media-type="text/xml"/></m:manifest>',
    "content.xml": f'<o:document-content xmlns:o="{_OASIS}:office:1.0" xmlns:t="{_OASIS}:text:1.0" o:version="1.2">'
    "<o:body><o:text><t:p/></o:text></o:body></o:document-content>",
}
