"""The same look-alike as one table of a word processor: a cell with borders for every label and its room under it.

Rooms are form controls, whose names tell where they are: their rectangles are the truth and are taken out before the
file is read (OpenDocument 1.3 part 3, 13 and 10.3.13). Tick boxes are letters that are links, as in `page`.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from packet.locate.items import Item, by_key
from packet.locate.wording import runs_backward, tongue_of
from tests.packet.locate.tongue_forms.page import (
    DEPARTMENT,
    HEADERS,
    ROWS,
    SECTION_BEFORE,
    Words,
    choice,
    housed,
    values,
    words_of,
)

APART = "--"
"""Between the item's key and a number in the name of a control."""
_WIDE = 7.4
"""Inches of a row."""
_PAGE_BEFORE = frozenset({"wants_payment", "release_name"})
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("form", "form"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office"'  # fmt: skip


class _Document:
    """Collects the controls while the pages are written."""

    def __init__(self) -> None:
        self.controls: list[str] = []
        self.tables = 0

    def room(self, key: str, wide: float, high: float) -> str:
        """A control; a file has each field's name once (ISO 32000-2, 12.7.4.2)."""
        number = len(self.controls)
        self.controls.append(
            f'<form:text form:name="{key}{APART}{number}" xml:id="c{number}" form:id="c{number}"'
            ' form:control-implementation="ooo:com.sun.star.form.component.TextField"/>'
        )
        return (
            f'<draw:control text:anchor-type="as-char" svg:width="{wide:.2f}in" svg:height="{high}in"'
            f' draw:control="c{number}"/>'
        )

    def row(self, cells: Sequence[str], way: str) -> str:
        self.tables += 1
        inside = "".join(f'<table:table-cell table:style-name="cell">{cell}</table:table-cell>' for cell in cells)
        return (
            f'<table:table table:name="t{self.tables}" table:style-name="table-{way}">'
            f'<table:table-column table:number-columns-repeated="{len(cells)}"/>'
            f"<table:table-row>{inside}</table:table-row></table:table>"
        )


def document(languages: Sequence[str]) -> str:
    """All languages one after the other as a flat OpenDocument text, each on its own three pages; in those without a
    known form of the helper that form's head follows on a fourth."""
    made = _Document()
    text = "".join(_form(made, words_of(language)) for language in languages)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}<office:body><office:text>'
        '<office:forms><form:form form:name="f">'
        f"{''.join(made.controls)}</form:form></office:forms>{text}</office:text></office:body></office:document>"
    )


def _form(made: _Document, words: Words) -> str:
    way = "rtl" if runs_backward(words.language) else "ltr"
    header = HEADERS.get(words.language, tongue_of(words.language).upper())
    parts = [*_head("first", "IMR APPLICATION/COMPLAINT FORM", header, "DMHC 20-224 New: 04/06 Rev: 09/25")]
    parts.append(_line(f"title-{way}", words.title))
    parts += _rows(made, words, header, way)
    parts += _head("next", "AUTHORIZED ASSISTANT FORM", header, "DMHC 20-160 New: 04/06 Rev: 01/20")
    return "".join(parts)


def _head(style: str, title: str, header: str, number: str) -> Iterator[str]:
    for place, line in enumerate(("State of California", DEPARTMENT, f"{title} – {header}", number)):
        yield _line(style if place == 0 else "head", line)


def _rows(made: _Document, words: Words, header: str, way: str) -> Iterator[str]:
    items = by_key("dmhc")
    inside = housed(words.language)
    for keys in ROWS:
        if keys[0] in _PAGE_BEFORE:
            yield _line("next", f"IMR APPLICATION/COMPLAINT FORM – {header}")
            yield _line("head", "DMHC 20-224")
        if section := words.sections.get(SECTION_BEFORE.get(keys[0], "")):
            yield _line(f"title-{way}", section)
        known = [items[key] for key in keys if key not in inside and key in words.labels]
        if known:
            yield made.row([_cell(made, item, words, _WIDE / len(known), way) for item in known], way)
            yield _line("gap", "")


def _cell(made: _Document, item: Item, words: Words, wide: float, way: str) -> str:
    label = _line(f"label-{way}", words.labels[item.key])
    if item.values:
        boxes = "   ".join(
            f'<text:a text:style-name="plain" text:visited-style-name="plain" xlink:href="https://x.test/{item.key}.{value}">☐</text:a>'
            f" {html.escape(choice(item.key, value, words))}"
            for value in values(item, words)
        )
        return label + f'<text:p text:style-name="label-{way}">{boxes}</text:p>'
    high = 0.55 if item.kind == "long" else 0.24
    return label + f'<text:p text:style-name="label-{way}">{made.room(item.key, wide - 0.2, high)}</text:p>'


def _line(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{html.escape(text)}</text:p>'


def _paragraph(name: str, size: int, *, bold: bool = False, way: str = "ltr", new_page: bool = False) -> str:
    weight = ' fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"' if bold else ""
    begins = ' fo:break-before="page"' if new_page else ""
    turned = ' style:writing-mode="rl-tb" fo:text-align="start"' if way == "rtl" else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties{begins}{turned}/>'
        f'<style:text-properties style:font-name="body" style:font-name-asian="east" style:font-name-complex="body"'
        f' fo:font-size="{size}pt" style:font-size-asian="{size}pt" style:font-size-complex="{size}pt"{weight}/>'
        "</style:style>"
    )


_STYLES = (
    '<office:font-face-decls><style:font-face style:name="body" svg:font-family="\'Noto Sans\'"/>'
    '<style:font-face style:name="east" svg:font-family="\'Noto Sans CJK TC\'"/></office:font-face-decls>'
    "<office:automatic-styles>"
    + _paragraph("first", 7, new_page=True)
    + _paragraph("next", 7, new_page=True)
    + _paragraph("head", 7)
    + _paragraph("gap", 2)
    + "".join(
        _paragraph(f"label-{way}", 8, way=way)
        + _paragraph(f"title-{way}", 11, bold=True, way=way)
        + f'<style:style style:name="table-{way}" style:family="table"><style:table-properties'
        f' style:width="{_WIDE}in" table:align="margins" style:writing-mode="{"rl-tb" if way == "rtl" else "lr-tb"}"/>'
        "</style:style>"
        for way in ("ltr", "rtl")
    )
    + '<style:style style:name="plain" style:family="text"><style:text-properties fo:color="#000000"'
    ' style:text-underline-style="none"/></style:style>'
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.04in"'
    ' fo:border="0.5pt solid #000000"/></style:style>'
    '<style:page-layout style:name="letter"><style:page-layout-properties fo:page-width="8.5in" fo:page-height="11in"'
    ' fo:margin="0.5in"/></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="letter"/>'
    "</office:master-styles>"
)
