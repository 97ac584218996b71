"""Test papers: sound PDFs of every shape, what hides in them, and locked ones."""

from __future__ import annotations

import io
import zlib
from functools import partial
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

from tests.packet.intake.making import FIRST, FONT, LETTER, document, flate, page, paper, pdf, simple, stream, words

_MARK = b"1 0 0 rg 100 100 80 40 re f 0 0 1 rg 300 600 120 60 re f 0 g\n"


def _boxed(entries: bytes, content: bytes = words("SEEN") + _MARK) -> bytes:
    return pdf(document(content, entries=entries))


def _grey(width: int = 60, height: int = 40) -> Image.Image:
    picture = Image.linear_gradient("L").resize((width, height))
    ImageDraw.Draw(picture).rectangle((5, 5, 25, 15), fill=0)
    return picture


def _image(entries: bytes, data: bytes, resources: bytes = b"") -> bytes:
    content = b"q 300 0 0 200 100 400 cm /I Do Q\n"
    more = {5: stream(data, b"/Type/XObject/Subtype/Image" + entries)}
    return pdf(document(content, resources=b"/XObject<</I 5 0 R>>" + resources, more=more))


def _encoded(kind: str, picture: Image.Image, **how: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **how)
    return buffer.getvalue()


def _g4(picture: Image.Image) -> bytes:
    stored = _encoded("TIFF", picture, compression="group4", tiffinfo={278: picture.height})
    with Image.open(io.BytesIO(stored)) as image:
        tags = image.tag_v2  # type: ignore[attr-defined]
        return stored[tags[273][0] : tags[273][0] + tags[279][0]]


def _two_tone() -> Image.Image:
    return _grey(64, 40).point(lambda value: 255 if value > 90 else 0).convert("1")


def _jbig2() -> bytes:
    """One page with a generic region coded as MMR, which is G4 (T.88, 6.2.6)."""
    picture = _two_tone()
    size = picture.width.to_bytes(4, "big") + picture.height.to_bytes(4, "big")
    about = size + bytes(8) + b"\x00" + b"\x00\x00"
    region = size + bytes(8) + b"\x00" + b"\x01" + _g4(picture)
    head = bytes(4) + b"\x30\x00\x01" + len(about).to_bytes(4, "big")
    second = b"\0\0\0\1" + b"\x26\x00\x01" + len(region).to_bytes(4, "big")
    return _image(
        b"/Width 64/Height 40/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode",
        head + about + second + region,
    )


def _jpeg_in_pdf(mode: str, space: bytes, entries: bytes = b"", **how: Any) -> bytes:
    picture = Image.merge("RGB", (_grey(), _grey().rotate(180), _grey())).convert(mode)
    data = _encoded("JPEG", picture, quality=90, **how)
    return _image(b"/Width 60/Height 40/BitsPerComponent 8/Filter/DCTDecode/ColorSpace/%s%s" % (space, entries), data)


def _nested_forms(depth: int) -> bytes:
    more = {20: stream(words("SEEN"), b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>")}
    for number in range(21, 21 + depth):
        inner = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X %d 0 R>>>>" % (number - 1)
        more[number] = stream(b"q /X Do Q", inner)
    return pdf(document(b"/X Do", resources=b"/XObject<</X %d 0 R>>" % (20 + depth), more=more))


def _type3() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 6 0 R>>"
        b"/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]>>"
    )
    glyph = stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
    content = b"BT /T 40 Tf 100 500 Td (aa a) Tj ET"
    return pdf(document(content, resources=b"/Font<</T 5 0 R>>", more={5: font, 6: glyph}))


def _pattern(box: bytes = LETTER) -> bytes:
    tile = stream(
        b"1 0 0 rg 0 0 10 10 re f 0 0 1 rg 10 10 10 10 re f",
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 20 20]/XStep 20/YStep 20/Resources<<>>",
    )
    content = b"/Pattern cs /T scn 105 405 200 200 re f"
    return pdf(document(content, entries=b"/MediaBox" + box, resources=b"/Pattern<</T 5 0 R>>", more={5: tile}))


def _states(state: bytes, content: bytes, entries: bytes = b"") -> bytes:
    whole = b"/MediaBox[0 0 612 792]" + entries
    return pdf(document(content, entries=whole, resources=b"/ExtGState<</G<<%s>>>>" % state))


_FIELDS = b".8 g 80 80 300 300 re f /G gs 1 0 0 rg 200 200 300 300 re f 0 g\n" + words("SEEN")
_GROUP = b"/Group<</S/Transparency/CS/DeviceRGB/I true>>"


def _soft_mask() -> bytes:
    mask = stream(
        b"/S sh",
        b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S"
        b"<</ShadingType 2/ColorSpace/DeviceGray/Coords[100 0 500 0]"
        b"/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>/Extend[true true]>>>>>>",
    )
    content = b"/G gs 0 0 1 rg 100 300 400 200 re f"
    state = b"/ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>"
    return pdf(document(content, resources=state, more={5: mask}))


def _shading() -> bytes:
    space = b"/ShadingType 2/ColorSpace/DeviceRGB/Coords[100 0 500 0]/Extend[true true]"
    function = b"/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>"
    return pdf(document(b"q 100 300 400 200 re W n /S sh Q", resources=b"/Shading<</S<<%s%s>>>>" % (space, function)))


def sound() -> None:
    """Pages of every shape and content."""
    paper("one-page.pdf", "a plain page goes in as it is", partial(simple, "SEEN"), shows=["SEEN"])
    paper("three-pages.pdf", "pages keep their order", partial(simple, "ONE", "TWO", "THREE"), pages=3, shows=["THREE"])
    paper("seventy-pages.pdf", "more pages than are drawn at once", partial(simple, *["p"] * 70), pages=70)
    paper("no-content.pdf", "an empty page is a page", partial(pdf, document(b"")), hints=["blank"])
    verso = document(words("ONE"), b"", words("THREE"))
    verso[FIRST + 3] = b"<</Length 0/Filter/FlateDecode>>stream\n\nendstream"
    paper("content-empty.pdf", "the empty back of a scan is a page", partial(pdf, verso), pages=3, hints=["blank"])
    paper(
        "landscape.pdf",
        "a wide page stays wide",
        partial(_boxed, b"/MediaBox[0 0 792 612]", words("SEEN", y=400)),
        shows=["SEEN"],
    )
    for turn in (90, 180, 270, 450, -90):
        paper(
            f"rotate{turn}.pdf",
            f"/Rotate {turn} shows as in a viewer",
            partial(_boxed, b"/MediaBox[0 0 612 792]/Rotate %d" % turn),
        )
    paper("rotate45.pdf", "/Rotate that is no multiple of 90", partial(_boxed, b"/MediaBox[0 0 612 792]/Rotate 45"))
    paper(
        "rotate-inherited.pdf", "/Rotate of the page tree", lambda: simple("SEEN", tree=b"/Rotate 90"), shows=["SEEN"]
    )
    paper(
        "turned-by-hand.pdf",
        "a page turned by the person",
        partial(simple, "SEEN"),
        wishes={"rotate": {1: 90}},
        changes=["turned"],
    )
    for name, box in {
        "negative": b"[-300 -200 312 592]", "offset": b"[100 50 712 842]", "reversed": b"[612 792 0 0]",
        "fraction": b"[0.5 0.25 612.75 791.9]", "a4": b"[0 0 595.276 841.89]", "zero": b"[0 0 0 0]",
        "words": b"[(a) /b null 7]",
        "huge": b"[0 0 14400 14400]", "enormous": b"[0 0 2000000 1000]", "strip": b"[0 0 140 5600]",
        "tiny": b"[100 100 110 110]",
        "speck": b"[0 0 0.5 0.5]", "indirect": b" 5 0 R",
    }.items():  # fmt: skip
        more = {5: b"[0 0 500 700]"} if name == "indirect" else {}
        made = partial(
            lambda box, more: pdf(document(words("SEEN") + _MARK, entries=b"/MediaBox" + box, more=more)), box, more
        )
        paper(f"box-{name}.pdf", f"MediaBox: {name}", made)
    paper(
        "box-none.pdf", "no MediaBox at all: Letter, as viewers do", lambda: simple("SEEN", entries=b""), shows=["SEEN"]
    )
    paper(
        "box-inherited.pdf",
        "MediaBox of the page tree",
        lambda: simple("SEEN", entries=b"", tree=b"/MediaBox[0 0 500 800]"),
    )
    outside = LETTER_MEDIA + b"/CropBox[700 800 900 900]"
    paper(
        "crop-outside.pdf",
        "CropBox outside the MediaBox: all is shown",
        partial(_boxed, outside),
        shows=["SEEN"],
        drawn=False,
    )
    for name, crop in {"inside": b"[50 90 450 700]", "beyond": b"[-50 -50 300 900]"}.items():
        paper(f"crop-{name}.pdf", f"CropBox {name} the MediaBox", partial(_boxed, LETTER_MEDIA + b"/CropBox" + crop))
    for factor in (b"10", b"0.5", b"0", b"(x)"):
        paper(
            f"user-unit-{factor.decode().strip('()')}.pdf",
            f"/UserUnit {factor.decode()}",
            partial(_boxed, LETTER_MEDIA + b"/UserUnit " + factor),
        )
    _contents()
    _resources()


LETTER_MEDIA = b"/MediaBox[0 0 612 792]"


def _contents() -> None:
    two = document(b"")
    two[FIRST] = page(b"/Contents[11 0 R 12 0 R]")
    two |= {11: stream(b"BT /F 24 Tf 72 650 Td (SE"), 12: stream(b"EN) Tj ET")}
    paper("content-parts.pdf", "content in parts, cut within a line", partial(pdf, two))
    whole = document(b"")
    whole[FIRST] = page(b"/Contents[11 0 R 12 0 R 13 0 R]")
    whole |= {11: stream(b"BT /F 24 Tf 72 650 Td"), 12: flate(b"(SEEN) Tj"), 13: stream(b"ET")}
    paper("content-mixed.pdf", "content in parts, packed differently", partial(pdf, whole), shows=["SEEN"])
    shared = document(words("SEEN"), words("other"))
    shared[FIRST + 2] = page(FIRST + 1, b"/MediaBox[0 0 400 700]")
    paper("content-shared.pdf", "two pages share one content stream", partial(pdf, shared), pages=2, shows=["SEEN"])
    unbalanced = b"q q 2 0 0 2 0 0 cm " + words("SEEN", 40, 300)
    paper(
        "content-unbalanced.pdf",
        "content that leaves a transform active",
        partial(pdf, document(unbalanced)),
        shows=["SEEN"],
    )
    paper("content-missing.pdf", "/Contents that is not there", partial(pdf, document(b"") | {FIRST: page(99)}))
    for name, entries, data in (
        ("flate", b"/Filter/FlateDecode", zlib.compress(words("SEEN"))),
        ("hex", b"/Filter/ASCIIHexDecode", words("SEEN").hex().encode() + b">"),
        ("runs", b"/Filter/RunLengthDecode", bytes([len(words("SEEN")) - 1]) + words("SEEN") + b"\x80"),
        ("twice", b"/Filter[/ASCIIHexDecode/FlateDecode]", zlib.compress(words("SEEN")).hex().encode() + b">"),
    ):
        packed = document(b"") | {FIRST + 1: stream(data, entries)}
        paper(f"packed-{name}.pdf", f"content packed: {name}", partial(pdf, packed), shows=["SEEN"])


def _resources() -> None:
    inherited = document(words("SEEN"), tree=b"/Resources<</Font<</F 3 0 R>>>>")
    inherited[FIRST] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 11 0 R>>"
    paper("resources-inherited.pdf", "resources of the page tree", partial(pdf, inherited), shows=["SEEN"])
    borrowed = {5: stream(words("SEEN"), b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]")}
    form = document(b"/X Do", resources=b"/XObject<</X 5 0 R>>", more=borrowed)
    paper("resources-borrowed.pdf", "a form without resources uses the page's", partial(pdf, form), shows=["SEEN"])
    missing = document(words("SEEN")) | {FIRST: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 11 0 R>>"}
    paper("resources-none.pdf", "a page without resources", partial(pdf, missing))
    lost = document(words("SEEN")) | {3: b"<</Type/Font/Subtype/TrueType/BaseFont/NoSuchFont/FontDescriptor 99 0 R>>"}
    paper("font-missing.pdf", "a font that is nowhere", partial(pdf, lost))
    paper("font-bare.pdf", "letters of a font that is nowhere, asked about", partial(_bare_font, 0xE123), "losses_ask")
    paper(
        "font-bare-shown.pdf",
        "a font that is not in the file: a picture where the computer has it, else asked about",
        partial(_bare_font, 0x533B),
        "taken_or_refused",
        changes=["bare_font"],
    )
    paper("font-type3.pdf", "letters that are drawings", _type3)
    paper("forms-nested.pdf", "forms in forms, twelve deep", partial(_nested_forms, 12), shows=["SEEN"])
    paper("pattern.pdf", "a tiled pattern stays in place", _pattern)
    paper("pattern-offset.pdf", "a tiled pattern on a page off the origin", partial(_pattern, b"[33 47 645 839]"))
    paper("shading.pdf", "a run of colours", _shading)
    paper("soft-mask.pdf", "a soft mask", _soft_mask)
    paper("opacity.pdf", "half-clear paint", partial(_states, b"/ca .5", _FIELDS), shows=["SEEN"])
    for mode in (b"Multiply", b"Difference", b"Luminosity"):
        paper(
            f"blend-{mode.decode().lower()}.pdf",
            f"blend mode {mode.decode()}",
            partial(_states, b"/BM/" + mode, _FIELDS),
        )
        paper(
            f"blend-{mode.decode().lower()}-group.pdf",
            "the same in a page group",
            partial(_states, b"/BM/" + mode, _FIELDS, _GROUP),
        )
    paper("image-jpeg-grey.pdf", "a grey JPEG", partial(_jpeg_in_pdf, "L", b"DeviceGray"))
    paper("image-jpeg-rgb.pdf", "a colour JPEG", partial(_jpeg_in_pdf, "RGB", b"DeviceRGB"))
    paper(
        "image-jpeg-progressive.pdf", "a progressive JPEG", partial(_jpeg_in_pdf, "RGB", b"DeviceRGB", progressive=True)
    )
    paper(
        "image-jpeg-cmyk.pdf", "a CMYK JPEG", partial(_jpeg_in_pdf, "CMYK", b"DeviceCMYK", b"/Decode[1 0 1 0 1 0 1 0]")
    )
    fax = b"/Width 64/Height 40/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode"
    fax += b"/DecodeParms<</K -1/Columns 64/Rows 40>>"
    paper("image-g4.pdf", "a fax image", lambda: _image(fax, _g4(_two_tone())))
    paper("image-jbig2.pdf", "a JBIG2 image", _jbig2)
    jpx = b"/Width 60/Height 40/Filter/JPXDecode"
    paper("image-jpx.pdf", "a JPEG 2000 image", lambda: _image(jpx, _encoded("JPEG2000", _grey())))
    inline = b"q 200 0 0 100 100 500 cm BI /W 4 /H 2 /BPC 8 /CS /G ID \x00\x40\x80\xc0\xff\xc0\x80\x40 EI Q"
    paper("image-inline.pdf", "an image within the content", partial(pdf, document(inline)))


def hidden() -> None:
    """What must go."""
    script = b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/JavaScript/JS(SECRET)>>>>"
    paper("script.pdf", "scripts go", lambda: simple("SEEN", catalog=script), shows=["SEEN"])
    launch = b"/MediaBox[0 0 612 792]/AA<</O<</S/Launch/F(SECRET.exe)>>>>"
    launch += b"/PieceInfo<</X<</Private(SECRET)>>>>/Thumb 5 0 R/Metadata 6 0 R"
    more = {
        5: stream(b"\0", b"/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
        6: stream(b"<x>SECRET</x>", b"/Type/Metadata/Subtype/XML"),
    }
    paper(
        "page-junk.pdf",
        "actions, private data, thumbnails and metadata of a page go",
        lambda: simple("SEEN", entries=launch, more=more),
    )
    whole = b"/Metadata 6 0 R/Outlines<</Title(SECRET)>>/Lang(SECRET)"
    whole += b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(SECRET)>>]>>>>"
    paper(
        "catalog-junk.pdf",
        "metadata, outlines and names of the document go",
        lambda: simple("SEEN", catalog=whole, more=more),
    )
    bare = {
        5: stream(
            words("SEEN"),
            b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Metadata 6 0 R"
            b"/PieceInfo<</A(SECRET)>>/Resources<</Font<</F 3 0 R>>>>",
        ),
        6: more[6],
    }
    _parts_with_junk()
    made = document(b"/X Do", resources=b"/XObject<</X 5 0 R>>", more=bare)
    paper("form-junk.pdf", "metadata and private data of a form go", partial(pdf, made), shows=["SEEN"])


def _parts_with_junk() -> None:
    """Any entry of a font or a colour may lead to the catalog; none may lead there in the end."""
    junk = b"/Junk 8 0 R/AA<</JS(SECRET)>>/Widths 1 0 R"
    helvetica = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding%s>>" % junk
    function = b"<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1/Junk 1 0 R>>"
    shading = b"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[100 0 500 0]/Function %s%s>>" % (function, junk)
    dot = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
    borrowed = {3: FONT.replace(b">>", b"/Resources 8 0 R>>"), 8: b"<</S/JavaScript/JS(SECRET)/Pages 2 0 R>>"}
    held = partial(pdf, document(words("SEEN"), more=borrowed))
    paper(
        "font-resources.pdf",
        "a font that draws nothing itself has no resources",
        held,
        shows=["SEEN"],
        hides=["SECRET"],
    )
    shades = b"[/Indexed/DeviceRGB 0 9 0 R]"
    for name, resources, content in (
        ("font", b"", words("SEEN")),
        ("state", b"/ExtGState<</G<</ca 1/Font[6 0 R 12]%s>>/H 1 0 R>>" % junk, b"/G gs " + words("SEEN")),
        ("shading", b"/Shading<</S %s>>" % shading, b"q 72 300 400 100 re W n /S sh Q " + words("SEEN")),
        ("colour", b"/ColorSpace<</C[/Indexed/DeviceRGB 0 9 0 R]/D 1 0 R>>", b"/C cs 0 sc " + words("SEEN")),
        ("image", b"/XObject<</I 7 0 R>>", b"q 90 0 0 90 72 300 cm /I Do Q " + words("SEEN")),
        ("lists", b"/Pattern 1 0 R/ProcSet 1 0 R/XObject 1 0 R/Properties 1 0 R", words("SEEN")),
    ):
        more = {
            3: helvetica,
            6: helvetica.replace(b"Helvetica", b"Courier"),
            7: stream(b"\0", dot + b"/ColorSpace %s/OPI 1 0 R/SMask 10 0 R" % shades),
            8: b"<</S/JavaScript/JS(SECRET)/Pages 2 0 R>>",
            9: stream(b"\0\0\xff", b"/Junk 8 0 R"),
        }
        more[7] = more[7].replace(b"/SMask 10 0 R", b"/Alternates[<</Image 1 0 R>>]")
        made = document(content, resources=resources, catalog=b"/Lang(SECRET)/OpenAction 8 0 R", more=more)
        paper(
            f"{name}-junk.pdf",
            f"what else hangs on a {name} goes",
            partial(pdf, made),
            shows=["SEEN"],
            hides=["SECRET"],
        )


def locked() -> None:
    """Encryption of four strengths."""
    for name in _STRENGTHS:
        lock = partial(locked_by, simple("SEEN"), name)
        paper(f"{name}-owner.pdf", "an owner's password only: opens", partial(lock, "owner", ""), shows=["SEEN"])
        paper(f"{name}-user.pdf", "a user's password: asked for", partial(lock, "", "user"), "password_needed")
        paper(
            f"{name}-both.pdf",
            "both, the user's given",
            partial(lock, "owner", "user"),
            wishes={"password": "user"},
            shows=["SEEN"],
        )
        paper(
            f"{name}-by-owner.pdf",
            "both, the owner's given",
            partial(lock, "owner", "user"),
            wishes={"password": "owner"},
            shows=["SEEN"],
        )
        paper(
            f"{name}-wrong.pdf",
            "a wrong password",
            partial(lock, "owner", "user"),
            "password_wrong",
            wishes={"password": "USER"},
        )
    odd = partial(lambda: locked_by(simple("SEEN"), "rc4-128", "", "").replace(b"/Standard", b"/FileOpen"))
    paper("lock-odd.pdf", "a lock that only its own program opens", odd, "unreadable_lock")
    broken = partial(lambda: odd().replace(b"/Encrypt", b"/Encrypp"))
    paper("lock-none.pdf", "the same without the word that it is locked", broken, "losses_ask")


_STRENGTHS = {"rc4-40": (2, False), "rc4-128": (3, False), "aes-128": (4, True), "aes-256": (6, True)}
"""Revision of the security handler and whether it is AES (7.6.4)."""


def locked_by(data: bytes, strength: str, owner: str, user: str) -> bytes:
    """The PDF, encrypted."""
    out = io.BytesIO()
    revision, aes = _STRENGTHS[strength]
    with pikepdf.open(io.BytesIO(data)) as made:
        lock: Any = {"R": revision, "aes": aes, "metadata": revision >= 4}
        made.save(out, encryption=pikepdf.Encryption(owner=owner, user=user, **lock))
    return out.getvalue()


def _bare_font(code: int) -> bytes:
    """A page with two letters of a Chinese font that is not in the file."""
    looks = b"/Flags 6/FontBBox[0 0 1000 1000]/Ascent 880/Descent -120/StemV 90/ItalicAngle 0/CapHeight 880"
    inner = b"<</Type/Font/Subtype/CIDFontType0/BaseFont/NoSuch/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
    inner += b"/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName/NoSuch%s>>>>" % looks
    font = b"<</Type/Font/Subtype/Type0/BaseFont/NoSuch/Encoding/UniGB-UCS2-H/DescendantFonts[%s]>>" % inner
    shown = words("SEEN") + b"BT /G 20 Tf 72 500 Td <%04x%04x> Tj ET" % (code, code)
    named = page(FIRST + 1, resources=b"/Font<</F 3 0 R/G 5 0 R>>")
    return pdf(document(shown) | {FIRST: named, 5: font})
