"""Test papers: notes of every kind, forms filled and not, files inside, signatures, forms only Adobe can draw."""

from __future__ import annotations

from functools import partial
from typing import Any

from tests.packet.intake.making import FIRST, Objects, document, page, paper, pdf, simple, stream, words

_LOOK = stream(
    b"1 0 0 RG 4 w 4 4 92 42 re S BT /F 18 Tf 10 18 Td (LOOK) Tj ET",
    b"/Type/XObject/Subtype/Form/BBox[0 0 100 50]/Resources<</Font<</F 3 0 R>>>>",
)
_RECT = b"/Rect[100 400 300 500]"
_QUADS = b"/QuadPoints[110 490 290 490 110 410 290 410]"


def _noted(*notes: bytes, look: bytes = _LOOK, entries: bytes = b"", **how: Any) -> bytes:
    """A page with these annotations (from object 30 on); object 5 is the appearance LOOK."""
    numbers = range(30, 30 + len(notes))
    listed = b"/Annots[%s]" % b" ".join(b"%d 0 R" % number for number in numbers)
    objects = document(words("SEEN"), entries=b"/MediaBox[0 0 612 792]" + listed + entries)
    objects |= {5: look} | dict(zip(numbers, notes, strict=True)) | dict(how.get("more", {}))
    return pdf(objects)


def _note(kind: str, more: bytes = b"/AP<</N 5 0 R>>", flags: int = 4) -> bytes:
    return b"<</Type/Annot/Subtype/%s/F %d%s%s>>" % (kind.encode(), flags, _RECT, more)


_DRAWN = {
    "Line": b"1 0 0 RG 4 w 110 410 m 290 490 l S",
    "PolyLine": b"0 0 1 RG 110 410 m 200 490 l 290 410 l S",
    "Polygon": b"0 1 0 RG 1 1 0 rg 110 410 m 200 490 l 290 410 l b",
}


def _twin(kind: str) -> bytes:
    """The page with the note drawn into its content."""
    return pdf(document(words("SEEN") + _DRAWN[kind]))


def notes() -> None:
    """Annotations."""
    for kind in (
        "Text",
        "FreeText",
        "Line",
        "Square",
        "Circle",
        "Polygon",
        "PolyLine",
        "Highlight",
        "Underline",
        "Squiggly",
        "StrikeOut",
        "Stamp",
        "Caret",
        "Ink",
        "Watermark",
        "Link",
    ):
        paper(
            f"note-{kind.lower()}.pdf",
            f"a {kind} note with its appearance",
            partial(_noted, _note(kind)),
            shows=["SEEN", "LOOK"],
        )
    bare = {
        "Highlight": _QUADS + b"/C[1 1 0]", "Underline": _QUADS + b"/C[1 0 0]", "StrikeOut": _QUADS + b"/C[1 0 0]",
        "Squiggly": _QUADS + b"/C[0 0 1]", "Square": b"/C[1 0 0]/IC[0 1 0]/BS<</W 4>>",
        "Circle": b"/C[0 0 1]/BS<</W 4>>",
        "Ink": b"/C[0 0 0]/BS<</W 3>>/InkList[[110 410 200 490 290 410]]", "Text": b"/Name/Note",
    }  # fmt: skip
    for kind, more in bare.items():
        paper(
            f"bare-{kind.lower()}.pdf",
            f"a {kind} note without appearance",
            partial(_noted, _note(kind, more)),
            shows=["SEEN"],
        )
    drawn = {
        "Line": b"/L[110 410 290 490]/C[1 0 0]/BS<</W 4>>", "Caret": b"/C[0 0 1]",
        "PolyLine": b"/Vertices[110 410 200 490 290 410]/C[0 0 1]", "FileAttachment": b"/Name/PushPin",
        "Polygon": b"/Vertices[110 410 200 490 290 410]/C[0 1 0]/IC[1 1 0]", "Stamp": b"/Name/Approved",
        "FreeText": b"/Contents(typed words)/DA(/Helv 14 Tf 1 0 0 rg)",
    }  # fmt: skip
    shown = {"Stamp": ["APPROVED"], "FreeText": ["typed words"]}
    for kind, more in drawn.items():
        paper(
            f"bare-{kind.lower()}.pdf",
            f"a {kind} note without appearance is drawn by us",
            partial(_noted, _note(kind, more)),
            shows=["SEEN", *shown.get(kind, ())],
            changes=["drawn"],
            **({"like": partial(_twin, kind)} if kind in _DRAWN else {"drawn": False}),
        )
    for kind, more in (("Stamp", b"/Name/#23own"), ("Movie", b""), ("Line", b"/L[1]")):
        paper(
            f"bare-odd-{kind.lower()}.pdf",
            f"a {kind} note that nobody can draw is asked about",
            partial(_noted, _note(kind, more)),
            "losses_ask",
        )
    sticky = partial(_noted, _note("Text", b"/Contents(see lab 38)/T(Doctor)/AP<</N 5 0 R>>"))
    paper("note-words.pdf", "words of a note that nobody sees on paper are asked about", sticky, "losses_ask")
    left: dict[str, Any] = {"wishes": {"attachments": "leave"}, "left": ["lost_words"]}
    paper("note-words-left.pdf", "the same, left out as the person wished", sticky, **left)
    both: dict[str, Any] = {"wishes": {"attachments": "include"}, "pages": 2, "shows": ["1: Doctor: see lab 38"]}
    paper("note-words-in.pdf", "the same, on a page after the paper", sticky, drawn=False, **both)
    marked = _note("Highlight", _QUADS + b"/Contents(SEEN)/C[1 1 0]")
    paper("note-words-shown.pdf", "a note that says what its page says", partial(_noted, marked), shows=["SEEN"])
    for name, flags in (("hidden", 2), ("noview", 32), ("both", 34)):
        paper(
            f"note-{name}.pdf",
            "a hidden note stays hidden",
            partial(_noted, _note("Stamp", flags=flags)),
            hides=["LOOK"],
        )
    paper(
        "note-unprinted.pdf",
        "a note that shows on the screen only",
        partial(_noted, _note("Stamp", flags=0)),
        shows=["LOOK"],
    )
    paper(
        "note-popup.pdf",
        "a pop-up is no part of the page",
        partial(_noted, _note("Popup", b"/Contents(SECRET)/Open true")),
        hides=["SECRET"],
    )
    link = _note("Link", b"/Border[0 0 1]/A<</S/URI/URI(https://example.org/SECRET)>>")
    paper("note-link-target.pdf", "a link's target goes", partial(_noted, link), shows=["SEEN"])
    for turn in (90, 180, 270):
        paper(
            f"note-rotate{turn}.pdf",
            "a note on a turned page",
            partial(_noted, _note("Stamp"), entries=b"/Rotate %d" % turn),
            shows=["LOOK"],
        )
    for name, matrix in (
        ("turned", b"[0 1 -1 0 0 0]"),
        ("slanted", b"[1 .3 0 1 5 5]"),
        ("flat", b"[1 0 0 0 0 0]"),
        ("words", b"[/a /b]"),
    ):
        look = _LOOK.replace(b"/BBox", b"/Matrix%s/BBox" % matrix)
        paper(f"note-matrix-{name}.pdf", "an appearance with a matrix", partial(_noted, _note("Stamp"), look=look))
    odd = (
        b"null",
        b"(text)",
        b"[1 2]",
        b"<<>>",
        b"<</Subtype/Stamp/Rect[1 2]/AP 7>>",
        b"<</Subtype/Stamp/Rect[1 2 3 4]/AP<</N 99 0 R>>>>",
    )
    paper("note-odd.pdf", "notes that are no notes", partial(_noted, *odd), shows=["SEEN"])


def _form(*fields: bytes, form: bytes = b"", more: Objects | None = None) -> bytes:
    """A page with these fields (from object 30 on) in an AcroForm."""
    numbers = range(30, 30 + len(fields))
    listed = b" ".join(b"%d 0 R" % number for number in numbers)
    catalog = b"/AcroForm<</Fields[%s]/DA(/Helv 12 Tf 0 g)/DR<</Font<</Helv 3 0 R/ZaDb 4 0 R>>>>%s>>" % (listed, form)
    objects = document(words("SEEN"), entries=b"/MediaBox[0 0 612 792]/Annots[%s]" % listed, catalog=catalog)
    objects |= {4: b"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>", 5: _LOOK}
    return pdf(objects | dict(zip(numbers, fields, strict=True)) | (more or {}))


def _field(more: bytes, flags: int = 4) -> bytes:
    return b"<</Type/Annot/Subtype/Widget/T(field)/F %d%s%s>>" % (flags, _RECT, more)


_STATES = b"/AP<</N<</Yes 5 0 R/Off 6 0 R>>>>"
_OFF = {6: stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 100 50]")}


def _boxes() -> None:
    """Check boxes: what is on is seen, or told."""
    drawn: dict[str, Any] = {"shows": ["LOOK"], "changes": ["drawn"], "drawn": False}
    for name, state, told in (
        ("on", b"/AS/Yes/V/Yes", {"shows": ["LOOK"]}),
        ("off", b"/AS/Off", {}),
        ("unset", b"/V/Yes", drawn),
        ("unknown", b"/AS/Maybe", {"expect": "losses_ask"}),
        ("not-shown", b"/V/Yes/AS/Off", {"expect": "losses_ask"}),
    ):
        made = partial(_form, _field(b"/FT/Btn" + state + _STATES), more=_OFF)
        paper(f"field-box-{name}.pdf", f"a check box, {name}", made, **told)


def fields() -> None:
    """Form fields: what they show stays, that they are fields goes."""
    paper("field-text.pdf", "a filled field", partial(_form, _field(b"/FT/Tx/V(LOOK)/AP<</N 5 0 R>>")), shows=["LOOK"])
    paper(
        "field-text-bare.pdf",
        "a filled field without appearance",
        partial(_form, _field(b"/FT/Tx/V(TYPED)/DA(/Helv 12 Tf 0 g)")),
        shows=["TYPED"],
    )
    stale = partial(_form, _field(b"/FT/Tx/V(TYPED)/AP<</N 5 0 R>>/DA(/Helv 12 Tf 0 g)"), form=b"/NeedAppearances true")
    paper("field-text-stale.pdf", "a value newer than its appearance", stale)
    many = _field(b"/FT/Tx/Ff 4096/V(one\\ntwo\\nthree)/DA(/Helv 12 Tf 0 g)")
    paper("field-lines.pdf", "a field of several lines", partial(_form, many), shows=["one", "two", "three"])
    paper(
        "field-comb.pdf",
        "a comb field",
        partial(_form, _field(b"/FT/Tx/Ff 16777216/MaxLen 8/V(COMB)/DA(/Helv 12 Tf 0 g)")),
    )
    paper(
        "field-secret.pdf",
        "a password field shows no letters",
        partial(_form, _field(b"/FT/Tx/Ff 8192/V(SECRET)/DA(/Helv 12 Tf 0 g)")),
        hides=["SECRET"],
    )
    typed = b"/FT/Tx/V(219-09-9999)/DA(/Helv 12 Tf 0 g)"
    paper("field-ssn.pdf", "a Social Security number typed in a field", partial(_form, _field(typed)), hints=["ssn"])
    combed = _field(b"/FT/Tx/Ff 16777216/MaxLen 9/V(219099999)/DA(/Helv 12 Tf 0 g)").replace(b"/T(field)", b"/T(ssn_1)")
    paper(
        "field-ssn-comb.pdf", "one in a comb of nine, told by the field's name", partial(_form, combed), hints=["ssn"]
    )
    stamp = _LOOK.replace(b"(LOOK)", b"(219-09-9999)")
    paper("note-ssn.pdf", "one in a note", partial(_noted, _note("Stamp"), look=stamp), hints=["ssn"])
    paper(
        "field-empty.pdf",
        "an empty field leaves nothing",
        partial(_form, _field(b"/FT/Tx/DA(/Helv 12 Tf 0 g)")),
        shows=["SEEN"],
    )
    paper(
        "field-hidden.pdf",
        "a hidden field stays hidden",
        partial(_form, _field(b"/FT/Tx/V(LOOK)/AP<</N 5 0 R>>", flags=2)),
        hides=["LOOK"],
    )
    choice = b"/FT/Ch/Opt[(one)(two)]/V(two)/DA(/Helv 12 Tf 0 g)"
    paper(
        "field-choice.pdf", "a choice without appearance", partial(_form, _field(choice + b"/Ff 131072")), shows=["two"]
    )
    _boxes()
    spanish = {5: _LOOK, **_OFF}
    states = b"/AP<</N<</S\xed 5 0 R/Off 6 0 R>>>>/AS/S\xed/V/S\xed"
    paper(
        "field-box-si.pdf",
        "a check box whose state is no UTF-8",
        partial(_form, _field(b"/FT/Btn" + states), more=spanish),
        shows=["LOOK"],
    )
    paper(
        "note-kind.pdf",
        "a note of a kind that is no UTF-8",
        partial(_noted, _note("Stamp").replace(b"Stamp", b"S\xed")),
    )
    radio = b"<</FT/Btn/Ff 32768/T(r)/V/Yes/Kids[31 0 R 32 0 R]>>"
    kids = {
        31: _field(b"/Parent 30 0 R/AS/Yes" + _STATES),
        32: _field(b"/Parent 30 0 R/AS/Off" + _STATES).replace(b"[100 400", b"[350 400"),
    }
    made = pdf(
        document(
            words("SEEN"),
            entries=b"/MediaBox[0 0 612 792]/Annots[31 0 R 32 0 R]",
            catalog=b"/AcroForm<</Fields[30 0 R]>>",
        )
        | {30: radio, 5: _LOOK}
        | kids
        | _OFF
    )
    paper("field-radio.pdf", "radio buttons, kids of one field", made)
    paper(
        "field-button.pdf",
        "a push button",
        partial(_form, _field(b"/FT/Btn/Ff 65536/AP<</N 5 0 R>>/A<</S/ResetForm>>")),
        shows=["LOOK"],
    )
    signed = _field(b"/FT/Sig/AP<</N 5 0 R>>/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 0 0 0]>>")
    paper(
        "signed.pdf",
        "a signature stays visible and is pointed out",
        partial(_form, signed, form=b"/SigFlags 3"),
        shows=["LOOK"],
        hints=["signed"],
    )
    orphan = document(words("SEEN"), entries=b"/MediaBox[0 0 612 792]/Annots[30 0 R]") | {
        5: _LOOK,
        30: _field(b"/FT/Tx/V(LOOK)/AP<</N 5 0 R>>"),
    }
    paper("field-unlinked.pdf", "a field no form holds: not drawn, and said", partial(pdf, orphan), hints=["unlinked"])
    odd = (b"null", b"<</FT/Tx/Kids[30 0 R 31 0 R]>>", b"7")
    paper("field-loop.pdf", "fields that are their own parents", partial(_form, *odd), shows=["SEEN"])


def _xfa(text: str, catalog: bytes = b"", fields: bytes = b"") -> bytes:
    form = b"/AcroForm<</Fields[%s]/XFA[(template) 6 0 R]>>%s" % (fields, catalog)
    return simple(text, catalog=form, more={6: stream(b"<template/>")})


def _associated(where: bytes) -> bytes:
    """A file that no name tree lists, only /AF (ISO 32000-2, 14.13), of the catalog or the page."""
    listed = b"/AF[5 0 R]"
    objects = document(
        words("SEEN"),
        entries=b"/MediaBox[0 0 612 792]" + (listed if where == b"entries" else b""),
        catalog=listed if where == b"catalog" else b"",
    )
    spec = b"<</Type/Filespec/F(inside.pdf)/EF<</F 6 0 R>>>>"
    held = {5: spec, 6: stream(simple("INSIDE"), b"/Type/EmbeddedFile")}
    return pdf(objects | held)


def wholes() -> None:
    """What belongs to the whole document."""
    wait = "If this message is not eventually replaced by the proper contents of the document"
    paper(
        "xfa-only.pdf",
        "the stand-in page of a form only Adobe draws",
        partial(_xfa, wait, b"/NeedsRendering true"),
        "xfa",
    )
    paper("xfa-blank.pdf", "the same with an empty page", partial(_xfa, ""), "xfa")
    paper("xfa-hybrid.pdf", "a form that is also drawn as usual", partial(_xfa, "SEEN", b"", b"30 0 R"), shows=["SEEN"])
    paper(
        "wait-in-text.pdf",
        "ordinary words of waiting are no stand-in",
        partial(simple, "Please wait for your doctor. Por favor espere."),
    )
    inside = simple("INSIDE")
    spec = b"<</Type/Filespec/F(inside.pdf)/UF(inside.pdf)/EF<</F 6 0 R>>>>"
    names = b"/Names<</EmbeddedFiles<</Names[(inside.pdf) 5 0 R]>>>>"
    held = {5: spec, 6: stream(inside, b"/Type/EmbeddedFile")}
    attached = partial(simple, "SEEN", catalog=names, more=held)
    paper("attached-ask.pdf", "a file inside is asked about", attached, "attachments_ask")
    paper(
        "attached-include.pdf",
        "a file inside becomes pages",
        attached,
        wishes={"attachments": "include"},
        pages=2,
        shows=["SEEN", "INSIDE"],
        changes=["attached"],
    )
    paper(
        "attached-leave.pdf",
        "a file inside is left, and said",
        attached,
        wishes={"attachments": "leave"},
        shows=["SEEN"],
        left=["attachments"],
    )
    portfolio = partial(simple, "SEEN", catalog=names + b"/Collection<</View/T>>", more=held)
    paper("portfolio.pdf", "a portfolio is asked about", portfolio, "attachments_ask")
    bad = {5: spec, 6: stream(b"MZ program", b"/Type/EmbeddedFile")}
    paper(
        "attached-program.pdf",
        "a file inside that cannot go in is named",
        partial(simple, "SEEN", catalog=names, more=bad),
        "attachment",
        wishes={"attachments": "include"},
    )
    clip = (
        document(words("SEEN"), entries=b"/MediaBox[0 0 612 792]/Annots[30 0 R]")
        | held
        | {30: _note("FileAttachment", b"/FS 5 0 R"), 7: _LOOK}
    )
    paper("attached-note.pdf", "a file in a note is asked about", partial(pdf, clip), "attachments_ask")
    for name, where in (("document", b"catalog"), ("page", b"entries")):
        made = partial(_associated, where)
        paper(f"attached-to-{name}.pdf", f"a file that belongs to a {name} is asked about", made, "attachments_ask")
    nested = {5: spec, 6: stream(attached(), b"/Type/EmbeddedFile")}
    paper(
        "attached-nested.pdf",
        "a file inside a file inside stays out, and that is said",
        partial(simple, "SEEN", catalog=names, more=nested),
        wishes={"attachments": "include"},
        pages=2,
        shows=["SEEN"],
        changes=["attached"],
        left=["attachments"],
    )
    empty = partial(
        simple,
        "SEEN",
        catalog=b"/Names<</EmbeddedFiles<</Names[(x) 99 0 R null 7]/Kids[5 0 R]>>>>",
        more={5: b"<</Kids[5 0 R]>>"},
    )
    paper("attached-nothing.pdf", "a list of files that holds none", empty, shows=["SEEN"])
    paper("ssn.pdf", "a Social Security number is pointed out", partial(simple, "SSN 219-09-9999"), hints=["ssn"])
    sideways = document(
        b"".join(
            b"BT /F 12 Tf 0 1 -1 0 %d 72 Tm (a line of words that lies on its side) Tj ET\n" % (60 + 20 * line)
            for line in range(12)
        )
    )
    paper("sideways.pdf", "a page on its side is pointed out", partial(pdf, sideways), hints=["sideways"])
    gap = document(words("ONE"), b"", words("THREE"))
    paper("blank-kept.pdf", "a blank page stays, and is pointed out", partial(pdf, gap), pages=3, hints=["blank"])
    paper(
        "blank-dropped.pdf",
        "a blank page goes when the person says so",
        partial(pdf, gap),
        pages=2,
        wishes={"drop_blank": True},
        left=["blank"],
    )
    paper(
        "blank-all.pdf",
        "nothing but blank pages to drop",
        partial(pdf, document(b"", b"")),
        "nothing_left",
        wishes={"drop_blank": True},
    )
    three = partial(simple, "ONE", "TWO", "THREE")
    paper(
        "part.pdf",
        "a part in another order",
        three,
        pages=2,
        wishes={"pages": "3,1"},
        shows=["ONE", "THREE"],
        hides=["TWO"],
        left=["not_selected"],
    )
    paper("part-beyond.pdf", "a page that is not there", three, "pages_unknown", wishes={"pages": "2-4"})
    paper("part-unclear.pdf", "a choice nobody can read", three, "pages_spelling", wishes={"pages": "first"})
    paper("part-twice.pdf", "a page picked twice", three, "pages_twice", wishes={"pages": "1-2,2"})
    paper("turn-beyond.pdf", "a turn of a page that is not there", three, "turn_unknown", wishes={"rotate": {9: 90}})
    kid = document(b"") | {2: b"<</Type/Pages/Count 1/Kids[%s]>>" % page(FIRST + 1), FIRST + 1: stream(words("SEEN"))}
    paper("page-direct.pdf", "a page that is no object of its own", partial(pdf, kid), shows=["SEEN"])
