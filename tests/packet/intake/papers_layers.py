"""Test papers: page content on layers that are on and off (ISO 32000-2, 8.11).

The word SECRET is on a layer; a paper that hides it must look like its twin, made without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from tests.packet.intake.making import document, paper, pdf, simple, stream, words

OCG = b"<</Type/OCG/Name(layer)>>"
SECRET = words("SECRET", y=500)
SEEN = words("SEEN")
_MARKED = b"/OC /L BDC " + SECRET + b"EMC " + SEEN
BOX = b"/MediaBox[0 0 612 792]"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]"
FONT = b"/Font<</F 3 0 R>>"
OFF = b"/OFF[5 0 R]"
TWIN = partial(simple, "SEEN")


def layer_list(config: bytes, more: bytes = b"", listed: bytes = b"5 0 R") -> bytes:
    return b"/OCProperties<</OCGs[%s]/D<<%s>>%s>>" % (listed, config, more)


def _layered(
    name: str,
    proves: str,
    config: bytes,
    *,
    gone: bool,
    group: bytes = OCG,
    content: bytes = _MARKED,
    resources: bytes = b"/Properties<</L 5 0 R>>",
    more: Mapping[int, bytes] | None = None,
    catalog: bytes = b"",
    twin: Callable[[], bytes] | None = None,
) -> None:
    """A page whose word SECRET is on the layer 5."""
    objects = {5: group} | dict(more or {})
    made = document(content, resources=resources, catalog=catalog or layer_list(config), more=objects)
    _hidden_or_not(f"layer-{name}.pdf", proves, partial(pdf, made), gone, twin)


def _hidden_or_not(
    name: str, proves: str, make: Callable[[], bytes], gone: bool, twin: Callable[[], bytes] | None = None
) -> None:
    if gone:
        paper(name, proves, make, shows=["SEEN"], hides=["SECRET"], like=twin or TWIN)
    else:
        paper(name, proves, make, shows=["SEEN", "SECRET"], like=twin or partial(pdf, document(SECRET + SEEN)))


def layers() -> None:
    """Layers of page content."""
    for name, config, gone in (
        ("off", OFF, True),
        ("on", b"/ON[5 0 R]", False),
        ("base-off", b"/BaseState/OFF", True),
        ("base-off-on", b"/BaseState/OFF/ON[5 0 R]", False),
        ("on-and-off", b"/ON[5 0 R]/OFF[5 0 R]", True),
    ):
        _layered(name, "a layer's content stays as shown", config, gone=gone)
    _states()
    _memberships()
    _places()


def _states() -> None:
    """States that a usage, an event or an intent gives (8.11.4)."""
    view, printed = b"/View<</ViewState/%s>>", b"/Print<</PrintState/%s>>"

    def usage(states: bytes) -> bytes:
        return b"<</Type/OCG/Name(layer)/Usage<<%s>>>>" % states

    def auto(event: bytes, category: bytes) -> bytes:
        return b"/AS[<</Event/%s/Category[/%s]/OCGs[5 0 R]>>]" % (event, category)

    viewing = auto(b"View", b"View")
    for name, proves, config, states, gone in (
        ("view-on-auto", "a view asks for it: the automatic state wins", OFF + viewing, view % b"ON", False),
        ("view-off-auto", "a view asks for it to be off", viewing, view % b"OFF", True),
        ("view-on-unasked", "a wish that no /AS asks for does not turn it on", OFF, view % b"ON", True),
        ("view-off-unasked", "a layer that wishes to be off in a view is off", b"", view % b"OFF", True),
        ("print-off", "off in print only: shown, as on a screen", auto(b"Print", b"Print"), printed % b"OFF", False),
        (
            "print-on",
            "on in print only: hidden, as on a screen",
            OFF + auto(b"Print", b"Print"),
            printed % b"ON",
            True,
        ),
        ("print-in-view", "a view that follows the print state", auto(b"View", b"Print"), printed % b"OFF", True),
        ("zoom", "a magnification decides nothing on paper", auto(b"View", b"Zoom"), b"/Zoom<</min 4>>", False),
        ("usage-odd", "a usage that says nothing", OFF + b"/AS[7 null<</Event/View>>]", b"/View 7", True),
    ):
        _layered(name, proves, config, gone=gone, group=usage(states))
    design = b"<</Type/OCG/Name(layer)/Intent/Design>>"
    _layered("design", "a designer's group decides nothing on a screen", OFF, gone=False, group=design)
    both = b"<</Type/OCG/Name(layer)/Intent[/Design/View]>>"
    _layered("design-view", "a group made for both counts", OFF, gone=True, group=both)
    other = b"/Configs[<</Intent/View/OFF[5 0 R]>>]"
    _layered("configs", "only the default configuration counts", b"", gone=False, catalog=layer_list(b"", other))
    unlisted = layer_list(OFF, listed=b"")
    _layered("unlisted", "a group the document does not list cannot be off", b"", gone=False, catalog=unlisted)
    untyped = b"<</Type/Layer/Name(layer)>>"
    _layered("untyped", "a group with another type that is listed as off", OFF, gone=True, group=untyped)


def _memberships() -> None:
    """Memberships: policies and expressions (8.11.2.2)."""
    for name, state, entries, gone in (
        ("allon", OFF, b"/OCGs[5 0 R]/P/AllOn", True),
        ("anyoff", OFF, b"/OCGs[5 0 R]/P/AnyOff", False),
        ("alloff", b"", b"/OCGs[5 0 R]/P/AllOff", True),
        ("alloff-off", OFF, b"/OCGs[5 0 R]/P/AllOff", False),
        ("single-alloff", b"", b"/OCGs 5 0 R/P/AllOff", True),
        ("single-anyoff", OFF, b"/OCGs 5 0 R/P/AnyOff", False),
        ("none", OFF, b"/OCGs[null]/P/AllOn", False),
        ("not", OFF, b"/VE[/Not 5 0 R]", False),
        ("not-on", b"", b"/VE[/Not 5 0 R]", True),
        ("and", b"", b"/VE[/And 5 0 R[/Not[/Or 5 0 R]]]", True),
        ("or", OFF, b"/VE[/Or 5 0 R[/Not 5 0 R]]", False),
        ("wins", OFF, b"/OCGs[5 0 R]/P/AllOn/VE[/Not 5 0 R]", False),
        ("odd", b"", b"/VE[/Xor 5 0 R]", True),
        ("empty", b"", b"/VE[]", True),
    ):
        member = b"<</Type/OCMD%s>>" % entries
        resources = b"/Properties<</L 6 0 R>>"
        proves = f"membership {entries.decode()}"
        _layered(f"member-{name}", proves, state, gone=gone, resources=resources, more={6: member})
    direct = b"/Properties<</L<</Type/OCMD/OCGs 5 0 R/P/AllOff>>>>"
    _layered("member-direct", "a membership that is no object of its own", b"", gone=True, resources=direct)
    lonely = {6: b"<</Type/OCMD/OCGs[5 0 R]/P/AllOff>>"}
    _layered(
        "member-alone",
        "a membership in a document without layers",
        b"",
        gone=True,
        resources=b"/Properties<</L 6 0 R>>",
        more=lonely,
        catalog=b"/Lang(en)",
    )


def _places() -> None:
    """Where hidden content may be: forms, images, patterns, letters, within each other."""
    inside = b"/X Do " + SEEN
    for name, proves, drawn in (
        ("form", "a form on a layer", {6: stream(SECRET, FORM + b"/OC 5 0 R/Resources<<%s>>" % FONT)}),
        (
            "in-form",
            "a layer inside a form",
            {6: stream(_MARKED, FORM + b"/Resources<</Properties<</L 5 0 R>>%s>>" % FONT)},
        ),
        (
            "in-form-of-page",
            "a form that uses the page's layers",
            {6: stream(_MARKED, FORM + b"/Resources<<%s>>" % FONT)},
        ),
        ("in-form-borrowed", "a form without resources", {6: stream(_MARKED, FORM)}),
        (
            "in-form-deep",
            "a borrower in a form in a form",
            {
                6: stream(b"q /Y Do Q", FORM + b"/Resources<</XObject<</Y 7 0 R>>/Properties<</L 5 0 R>>%s>>" % FONT),
                7: stream(b"/Z Do", FORM + b"/Resources<</XObject<</Z 8 0 R>>/Properties<</L 5 0 R>>%s>>" % FONT),
                8: stream(_MARKED, FORM),
            },
        ),
        (
            "form-in-form",
            "a form on a layer in a form in a form",
            {
                6: stream(b"/Y Do", FORM + b"/Resources<</XObject<</Y 7 0 R>>>>"),
                7: stream(b"/Z Do", FORM + b"/Resources<</XObject<</Z 8 0 R>>>>"),
                8: stream(SECRET, FORM + b"/OC 5 0 R/Resources<<%s>>" % FONT),
            },
        ),
    ):  # fmt: skip
        resources = b"/XObject<</X 6 0 R>>/Properties<</L 5 0 R>>"
        _layered(
            f"{name}-off", f"{proves} that is off", OFF, gone=True, content=inside, resources=resources, more=drawn
        )
        _layered(f"{name}-on", f"{proves} that is on", b"", gone=False, content=inside, resources=resources, more=drawn)
    two = b"/Properties<</L 5 0 R/M 6 0 R>>"
    for name, outer, inner in (("outer", b"L", b"M"), ("inner", b"M", b"L")):
        nested = b"/OC /%s BDC /OC /%s BDC /Span BMC %s EMC EMC EMC " % (outer, inner, SECRET) + SEEN
        catalog = layer_list(OFF, listed=b"5 0 R 6 0 R")
        _layered(
            f"nested-{name}", f"layers within each other, the {name} one off", b"",
            gone=True, content=nested, resources=two, more={6: OCG}, catalog=catalog,
        )  # fmt: skip
    drawing = b"/OC /L BDC /X Do EMC " + SEEN
    form = {6: stream(SECRET, FORM + b"/Resources<<%s>>" % FONT)}
    both = b"/XObject<</X 6 0 R>>/Properties<</L 5 0 R>>"
    _layered(
        "around-form",
        "a form drawn within a layer that is off",
        OFF,
        gone=True,
        content=drawing,
        resources=both,
        more=form,
    )
    paint = b"/OC /L BDC 1 0 0 rg 72 400 300 50 re f q 9 0 0 9 0 0 cm Q (x) pop EMC 0 0 1 rg 72 300 300 50 re f " + SEEN
    twin = partial(pdf, document(b"0 0 1 rg 72 300 300 50 re f " + SEEN))
    _layered("paint-off", "shapes on a layer that is off", OFF, gone=True, content=paint, twin=twin)
    _pictures_and_letters()


def _pictures_and_letters() -> None:
    dot = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    shown = b"q 200 0 0 100 100 400 cm /I Do Q " + SEEN
    resources = b"/XObject<</I 6 0 R>>"
    hidden = {6: stream(b"\0", dot + b"/OC 5 0 R")}
    _layered(
        "image-off", "an image on a layer that is off", OFF, gone=True, content=shown, resources=resources, more=hidden
    )
    member = {6: stream(b"\0", dot + b"/OC<</Type/OCMD/OCGs 5 0 R/P/AllOff>>")}
    _layered(
        "image-member",
        "an image in a membership that hides",
        b"",
        gone=True,
        content=shown,
        resources=resources,
        more=member,
    )
    inline = b"/OC /L BDC q 200 0 0 100 100 400 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q EMC " + SEEN
    _layered("image-inline-off", "an image within the content, on a layer that is off", OFF, gone=True, content=inline)
    tile = stream(
        b"/OC /L BDC 0 0 612 792 re f EMC",
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 612 792]/XStep 612/YStep 792"
        b"/Resources<</Properties<</L 5 0 R>>>>",
    )
    filled = b"q /Pattern cs /T scn 100 400 200 100 re f Q " + SEEN
    _layered(
        "pattern-off",
        "a pattern that draws on a layer that is off",
        OFF,
        gone=True,
        content=filled,
        resources=b"/Pattern<</T 6 0 R>>",
        more={6: tile},
    )
    letters = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 7 0 R>>"
        b"/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]"
        b"/Resources<</Properties<</L 5 0 R>>>>>>"
    )
    glyph = stream(b"1000 0 d0 /OC /L BDC 0 0 750 750 re f EMC")
    said = b"/X Do " + SEEN
    printed = stream(b"BT /T 40 Tf 100 500 Td (aa) Tj ET", FORM + b"/Resources<</Font<</T 8 0 R>>>>")
    form = {6: printed, 7: glyph, 8: letters}
    _layered(
        "letters-off",
        "letters that draw on a layer that is off",
        OFF,
        gone=True,
        content=said,
        resources=b"/XObject<</X 6 0 R>>",
        more=form,
    )
