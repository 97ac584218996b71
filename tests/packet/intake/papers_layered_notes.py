"""Test papers: notes and form fields on layers that are on and off, which PDFium draws either way."""

from __future__ import annotations

import io
from functools import partial
from typing import Any

import pikepdf

from tests.packet.intake.making import Objects, document, paper, pdf, simple, stream, words
from tests.packet.intake.papers_layers import BOX, FONT, FORM, OCG, OFF, SEEN, TWIN, layer_list

_LOOK = stream(
    b"1 0 0 RG 4 w 4 4 92 42 re S BT /F 18 Tf 10 18 Td (SECRET) Tj ET",
    b"/Type/XObject/Subtype/Form/BBox[0 0 100 50]/Resources<</Font<</F 3 0 R>>>>",
)
_LOOK_ON_LAYER = _LOOK.replace(b"/BBox", b"/OC 5 0 R/BBox")
_LOOK_WITH_LAYER = stream(
    b"/OC /L BDC BT /F 18 Tf 10 18 Td (SECRET) Tj ET EMC",
    b"/Type/XObject/Subtype/Form/BBox[0 0 100 50]/Resources<</Font<</F 3 0 R>>/Properties<</L 5 0 R>>>>",
)
_LOOK_DEEP = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 100 50]/Resources<</XObject<</X 8 0 R>>>>")
_APPEARS = b"/AP<</N 7 0 R>>"


def _noted(note: bytes, look: bytes, config: bytes = OFF, entries: bytes = b"", more: Objects | None = None) -> bytes:
    """A page with the word SEEN and one note (or field), whose appearance is object 7."""
    catalog = layer_list(config) + (b"/AcroForm<</Fields[30 0 R]/DA(/Helv 12 Tf 0 g)/DR<</Font<</Helv 3 0 R>>>>>>")
    objects = document(SEEN, entries=BOX + b"/Annots[30 0 R]" + entries, catalog=catalog)
    return pdf(objects | {5: OCG, 7: look, 30: note} | (more or {}))


def _annotation(kind: bytes, more: bytes, flags: int = 4) -> bytes:
    return b"<</Type/Annot/Subtype/%s/F %d/Rect[100 400 300 500]%s>>" % (kind, flags, more)


def notes() -> None:
    """Notes and fields on layers."""
    field = b"/FT/Tx/T(field)/V(SECRET)/DA(/Helv 12 Tf 0 g)"
    box = b"/FT/Btn/T(field)/AS/Yes/V/Yes/AP<</N<</Yes 7 0 R/Off 9 0 R>>>>"
    quads = b"/QuadPoints[110 490 290 490 110 410 290 410]/C[1 1 0]"
    inner = {8: stream(words("SECRET", 10, 18, 18), FORM + b"/OC 5 0 R/Resources<<%s>>" % FONT)}
    nothing = {9: stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 100 50]")}
    for name, proves, kind, entries, look, more in (
        ("note-layer", "a note on a layer", b"Stamp", b"/OC 5 0 R" + _APPEARS, _LOOK, {}),
        ("note-layer-look", "a note whose look is on a layer", b"Stamp", _APPEARS, _LOOK_ON_LAYER, {}),
        ("note-layer-inside", "a note with a layer in its look", b"Stamp", _APPEARS, _LOOK_WITH_LAYER, {}),
        ("note-layer-deep", "a note with a form on a layer in its look", b"Stamp", _APPEARS, _LOOK_DEEP, inner),
        ("field-layer", "a field on a layer", b"Widget", field + b"/OC 5 0 R" + _APPEARS, _LOOK, {}),
        ("field-layer-look", "a field whose look is on a layer", b"Widget", field + _APPEARS, _LOOK_ON_LAYER, {}),
        ("field-layer-inside", "a field with a layer in its look", b"Widget", field + _APPEARS, _LOOK_WITH_LAYER, {}),
        (
            "field-layer-deep",
            "a field with a form on a layer in its look",
            b"Widget",
            field + _APPEARS,
            _LOOK_DEEP,
            inner,
        ),
        ("field-layer-box", "a check box on a layer", b"Widget", box + b"/OC 5 0 R", _LOOK, nothing),
        ("field-layer-box-look", "a check box whose look is on a layer", b"Widget", box, _LOOK_ON_LAYER, nothing),
    ):
        note = _annotation(kind, entries)
        hidden, shown = partial(_noted, note, look, OFF, b"", more), partial(_noted, note, look, b"", b"", more)
        paper(f"{name}-off.pdf", f"{proves} that is off", hidden, shows=["SEEN"], hides=["SECRET"], like=TWIN)
        words_in = ["SEEN", "SECRET"]
        paper(f"{name}-on.pdf", f"{proves} that is on", shown, shows=words_in)
    for name, kind, entries in (
        ("note-layer-bare", b"Highlight", quads + b"/OC 5 0 R"),
        ("field-layer-bare", b"Widget", field + b"/OC 5 0 R"),
    ):
        bare = partial(_noted, _annotation(kind, entries), _LOOK)
        paper(f"{name}.pdf", "the same without an appearance", bare, shows=["SEEN"], hides=["SECRET"], like=TWIN)
    for name, member, config, gone in (
        ("alloff", b"/OCGs 5 0 R/P/AllOff", b"", True),
        ("alloff-off", b"/OCGs 5 0 R/P/AllOff", OFF, False),
        ("not", b"/VE[/Not 5 0 R]", b"", True),
        ("not-off", b"/VE[/Not 5 0 R]", OFF, False),
    ):
        note = _annotation(b"Stamp", b"/OC<</Type/OCMD%s>>" % member + _APPEARS)
        made = partial(_noted, note, _LOOK, config)
        said = f"a note of a membership {member.decode()}"
        if gone:
            paper(f"note-member-{name}.pdf", said, made, shows=["SEEN"], hides=["SECRET"], like=TWIN)
        else:
            paper(f"note-member-{name}.pdf", said, made, shows=["SEEN", "SECRET"])
    unknown = partial(_noted, _annotation(b"Approval", _APPEARS, flags=1), _LOOK)
    said = "a note of a kind no viewer knows, which asks not to be shown then"
    paper("note-unknown-invisible.pdf", said, unknown, shows=["SEEN"], hides=["SECRET"], like=TWIN)
    for name, kind, flags in (("unknown", b"Approval", 4), ("known-invisible", b"Stamp", 1)):
        shown = partial(_noted, _annotation(kind, _APPEARS, flags=flags), _LOOK)
        paper(f"note-{name}.pdf", "the same without that wish, or of a known kind", shown, shows=["SEEN", "SECRET"])
    _broken_notes()


def _broken_notes() -> None:
    """The same in papers that need repair, a key, or another engine."""
    stamp = _annotation(b"Stamp", b"/OC 5 0 R" + _APPEARS)
    off = partial(_noted, stamp, _LOOK)
    turned = partial(_noted, stamp, _LOOK, OFF, b"/Rotate 90")
    sideways = partial(simple, "SEEN", entries=BOX + b"/Rotate 90")
    secret: dict[str, Any] = {"shows": ["SEEN"], "hides": ["SECRET"]}
    paper("note-layer-turned.pdf", "a hidden note on a turned page", turned, like=sideways, **secret)
    paper(
        "note-layer-xref.pdf",
        "a hidden note in a file without a table",
        lambda: _without_table(off()),
        like=TWIN,
        **secret,
    )
    paper("note-layer-locked.pdf", "a hidden note in a locked file", lambda: _locked(off()), like=TWIN, **secret)
    paper(
        "note-layer-tail.pdf",
        "a hidden note in a file whose end is gone",
        lambda: _without_end(off()),
        like=TWIN,
        **secret,
    )
    odd = partial(_noted, _annotation(b"Stamp", b"/OC[5 0 R]" + _APPEARS), _LOOK)
    paper("note-layer-odd.pdf", "a layer that is none hides nothing", odd, shows=["SEEN", "SECRET"])


def _without_table(data: bytes) -> bytes:
    return data[: data.rindex(b"xref\n0")] + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def _without_end(data: bytes) -> bytes:
    return data[: data.rindex(b"startxref")]


def _locked(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user="", R=6))
    return out.getvalue()
