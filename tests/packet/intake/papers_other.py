"""Test papers: pictures of every mode, texts, office files, and what is no paper at all."""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from PIL import Image, ImageDraw, features

from tests.packet.intake.making import paper, zipped

_ORIENTATION = 0x0112


@cache
def scene(width: int = 120, height: int = 80) -> Image.Image:
    """A picture with four different corners, in colour."""
    picture = Image.new("RGB", (width, height), (250, 250, 250))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width // 3, height // 3), fill=(200, 30, 30))
    draw.rectangle((width * 2 // 3, 0, width, height // 4), fill=(30, 30, 200))
    draw.ellipse((5, height // 2, width // 2, height - 5), fill=(20, 140, 40))
    draw.line((width // 2, height, width, height // 2), fill=(0, 0, 0), width=4)
    return picture


def _saved(picture: Image.Image, kind: str, **how: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **how)
    return buffer.getvalue()


def _grey() -> Image.Image:
    return scene().convert("L")


def _two() -> Image.Image:
    return _grey().point(lambda value: 255 if value > 128 else 0).convert("1")


def _turned(orientation: int) -> bytes:
    """A JPEG stored so that its EXIF orientation makes it `scene` again."""
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = scene() if orientation == 1 else scene().transpose(Image.Transpose(back[orientation]))
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    return _saved(stored, "JPEG", quality=95, exif=exif)


def photographs() -> None:
    """JPEG."""
    jpeg = partial(_saved, kind="JPEG", quality=95)
    paper("photo.jpg", "a colour photograph", lambda: jpeg(scene()), picture=scene)
    paper("photo-grey.jpg", "a grey one", lambda: jpeg(_grey()), picture=lambda: _grey().convert("RGB"))
    paper("photo-progressive.jpg", "a progressive one", lambda: jpeg(scene(), progressive=True), picture=scene)
    paper("photo-cmyk.jpg", "CMYK, inverted as Adobe does", lambda: jpeg(scene().convert("CMYK")), picture=scene)
    paper("photo-named.pdf", "a photograph called PDF", lambda: jpeg(scene()), picture=scene)
    for orientation in range(1, 9):
        paper(
            f"photo-exif{orientation}.jpg",
            f"EXIF orientation {orientation}",
            partial(_turned, orientation),
            picture=scene,
        )
    paper(
        "photo-exif-odd.jpg",
        "an EXIF orientation that does not exist",
        lambda: jpeg(scene(), exif=_odd_exif()),
        picture=scene,
    )
    paper(
        "photo-exif-noise.jpg",
        "EXIF that is noise",
        lambda: jpeg(scene(), exif=b"Exif\0\0II*\0\xff\xff\xff\xff\xff"),
        picture=scene,
    )
    large = Image.linear_gradient("L").resize((4640, 3480)).convert("RGB")
    paper(
        "photo-turn-beyond.jpg",
        "a turn of a page that a photo does not have",
        lambda: _saved(scene(), "JPEG"),
        "turn_unknown",
        wishes={"rotate": {2: 90}},
    )
    paper("photo-16mp.jpg", "16 megapixels", lambda: _saved(large, "JPEG", quality=40), changes=["resampled"])
    paper("photo-cut.jpg", "a photograph cut short", lambda: jpeg(scene(600, 400))[:9000], "image_cut_off")
    paper("photo-head.jpg", "the start of a photograph", b"\xff\xd8\xff\xe0\x00\x10JFIF\0", "image_unreadable")
    paper(
        "photo-odd-start.jpg",
        "a photograph whose first lines are noise",
        b"\xff\xd8\xff\x00" + bytes(99),
        "image_unreadable",
    )
    paper("photo-tail.jpg", "words after a photograph", lambda: jpeg(scene()) + b"secret" * 99, picture=scene)
    paper(
        "photo-mpo.jpg",
        "a picture with a second one behind it",
        lambda: _saved(scene(), "MPO", save_all=True, append_images=[_grey().convert("RGB")]),
        picture=scene,
        left=["other_frames"],
    )


def _odd_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[_ORIENTATION] = 99
    return exif


def _clear(colour: tuple[int, int, int]) -> Image.Image:
    picture = Image.new("RGBA", (120, 80), (*colour, 0))
    ImageDraw.Draw(picture).rectangle((20, 20, 90, 50), fill=(*colour, 255))
    return picture


def pictures() -> None:
    """PNG, GIF, BMP, WebP and the rest."""
    for mode in ("1", "L", "RGB", "RGBA", "LA", "P"):
        paper(
            f"picture-{mode.lower()}.png",
            f"PNG mode {mode}",
            partial(lambda mode: _saved(scene().convert(mode), "PNG"), mode),
            picture=partial(lambda mode: scene().convert(mode).convert("RGB"), mode),
        )
    paper(
        "picture-clear.png",
        "clear parts become white",
        lambda: _saved(_clear((0, 0, 0)), "PNG"),
        picture=lambda: _over(_clear((0, 0, 0)), "white"),
    )
    paper(
        "picture-white.png",
        "white on clear ground would vanish on white",
        lambda: _saved(_clear((255, 255, 255)), "PNG"),
        picture=lambda: _over(_clear((255, 255, 255)), "black"),
        changes=["on_black"],
    )
    paper(
        "picture-hidden.png",
        "a picture clear all over is drawn as if it were not",
        lambda: _saved(Image.merge("RGBA", (*scene().split(), Image.new("L", scene().size))), "PNG"),
        picture=scene,
        changes=["opaque"],
    )
    paper(
        "picture-tall.png",
        "a long screenshot in pages that overlap",
        lambda: _saved(Image.linear_gradient("L").resize((320, 3000)), "PNG"),
        pages=5,
        changes=["cut_up"],
    )
    paper(
        "picture-palette.png",
        "a palette with a clear colour",
        lambda: _saved(_over(_clear((9, 9, 9)), "white").convert("P"), "PNG", transparency=0),
    )
    deep = Image.linear_gradient("L").resize((120, 80)).convert("I").point(lambda value: value * 257).convert("I;16")
    paper(
        "picture-16.png",
        "16 bits of grey",
        lambda: _saved(deep, "PNG"),
        picture=lambda: Image.linear_gradient("L").resize((120, 80)).convert("RGB"),
    )
    paper(
        "picture-cut.png",
        "a PNG cut short",
        lambda: _saved(Image.effect_noise((200, 200), 80), "PNG")[:9000],
        "image_cut_off",
    )
    paper(
        "picture-moving.png",
        "a moving PNG",
        lambda: _saved(scene(), "PNG", save_all=True, append_images=[scene().rotate(180)] * 2),
        picture=scene,
        left=["other_frames"],
    )
    paper("picture-bomb.png", "a PNG of 3.6 gigapixels", _png_bomb, "image_too_large")
    paper(
        "picture-dpi.png", "a picture that says its size", lambda: _saved(scene(), "PNG", dpi=(150, 150)), picture=scene
    )
    paper(
        "picture.gif",
        "a GIF",
        lambda: _saved(scene().convert("P"), "GIF"),
        picture=lambda: scene().convert("P").convert("RGB"),
    )
    paper(
        "picture-moving.gif",
        "the first picture of a moving GIF, said",
        lambda: _saved(scene(), "GIF", save_all=True, append_images=[scene().rotate(180)]),
        left=["other_frames"],
    )
    paper(
        "picture-bomb.gif",
        "a GIF of 4 gigapixels",
        b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;",
        "image_too_large",
    )
    for mode in ("1", "L", "RGB"):
        paper(
            f"picture-{mode.lower()}.bmp",
            f"BMP mode {mode}",
            partial(lambda mode: _saved(scene().convert(mode), "BMP"), mode),
            picture=partial(lambda mode: scene().convert(mode).convert("RGB"), mode),
        )
    paper("picture.webp", "WebP", lambda: _saved(scene(), "WEBP", lossless=True), picture=scene)
    paper(
        "picture-moving.webp",
        "a moving WebP",
        lambda: _saved(scene(), "WEBP", save_all=True, append_images=[scene().rotate(180)]),
        left=["other_frames"],
    )
    paper("picture.jp2", "JPEG 2000", lambda: _saved(scene(), "JPEG2000"), picture=scene)
    if features.check("avif"):
        paper("picture.avif", "AVIF", lambda: _saved(scene(), "AVIF"), picture=scene)
    paper(
        "picture.heic",
        "an iPhone photo without the optional part: told how to get a JPEG",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40),
        "heic_any",
    )
    strip = Image.new("RGB", (40, 3000), "white")
    ImageDraw.Draw(strip).rectangle((5, 5, 30, 2900), fill=(40, 40, 90))
    paper("picture-strip.png", "a picture two metres long", lambda: _saved(strip, "PNG"), picture=lambda: strip)
    paper("picture-dot.png", "one dot", lambda: _saved(Image.new("RGB", (1, 1), "black"), "PNG"))


def _over(picture: Image.Image, ground: str) -> Image.Image:
    return Image.alpha_composite(Image.new("RGBA", picture.size, ground), picture).convert("RGB")


def _png_bomb() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")
    )


def scans() -> None:
    """TIFF."""
    tiff = partial(_saved, kind="TIFF")
    for name, picture, how in (
        ("raw", scene, {}), ("lzw", scene, {"compression": "tiff_lzw"}),
        ("deflate", scene, {"compression": "tiff_deflate"}),
        ("packbits", scene, {"compression": "packbits"}), ("jpeg", scene, {"compression": "jpeg", "quality": 95}),
        ("g3", _two, {"compression": "group3"}), ("g4", _two, {"compression": "group4"}), ("bilevel", _two, {}),
        ("strips", scene, {"compression": "tiff_lzw", "tiffinfo": {278: 7}}), ("grey", _grey, {}),
        ("cmyk", lambda: scene().convert("CMYK"), {}), ("dpi", _two, {"compression": "group4", "dpi": (204, 204)}),
    ):  # fmt: skip
        made: Callable[[], bytes] = partial(lambda picture, how: tiff(picture(), **how), picture, how)
        paper(
            f"scan-{name}.tif",
            f"TIFF: {name}",
            made,
            picture=partial(lambda picture: picture().convert("RGB"), picture),
        )
    fine = partial(lambda: tiff(_two(), compression="group4", dpi=(204, 98)))
    paper("scan-fax.tif", "a fax of 204 by 98 dots an inch keeps its shape", fine)
    paper(
        "scan-16.tif",
        "16 bits of grey do not turn white",
        lambda: tiff(
            Image.linear_gradient("L").resize((120, 80)).convert("I").point(lambda value: value * 257).convert("I;16")
        ),
        picture=lambda: Image.linear_gradient("L").resize((120, 80)).convert("RGB"),
    )
    paper(
        "scan-float.tif",
        "grey between 0 and 1",
        lambda: tiff(
            Image.linear_gradient("L").resize((120, 80)).convert("F").point(lambda value: value * (1 / 255) + 0.0)
        ),
        picture=lambda: Image.linear_gradient("L").resize((120, 80)).convert("RGB"),
    )
    many: dict[str, Any] = {"save_all": True, "append_images": [_two().rotate(180), _two()], "compression": "group4"}
    paper("scan-pages.tif", "a TIFF of three pages", lambda: tiff(_two(), **many), pages=3)
    paper(
        "scan-part.tif",
        "two of three pages, the last first",
        lambda: tiff(_two(), **many),
        pages=2,
        wishes={"pages": "3,2"},
        left=["not_selected"],
    )
    paper(
        "scan-turned.tif",
        "a page of a TIFF turned by hand",
        lambda: tiff(_two(), **many),
        pages=3,
        wishes={"rotate": {2: 180}},
        changes=["turned"],
    )
    paper(
        "scan-thumbnail.tif",
        "a small copy of a page is no page",
        lambda: tiff(_two(), save_all=True, append_images=[_small()]),
        picture=lambda: _two().convert("RGB"),
    )
    thumbnail = partial(lambda: tiff(_two(), tiffinfo={254: 1}))
    paper("scan-small.tif", "a small copy alone is no paper", thumbnail, "thumbnail_only")
    paper("photo-raw.dng", "the preview of a raw photo is no paper", _raw, "raw_photo")
    paper("photo-raw.cr2", "nor that of a Canon", b"II*\0\x10\0\0\0CR\2\0" + bytes(40), "raw_photo")
    paper("photo-raw.nef", "nor that of a Nikon, whose sensor is a directory below", _raw_below, "raw_photo")
    paper("scan-webp.tif", "a TIFF packed as WebP is named", _webp_tiff, "tiff_packing")
    paper(
        "scan-white-is-zero.tif",
        "sixteen bits of grey in which zero is white",
        lambda: _plain_tiff(16, 1, 262, 0),
        picture=lambda: Image.new("RGB", (8, 8), "white"),
    )
    paper(
        "scan-cut.tif",
        "a TIFF cut short",
        lambda: tiff(Image.effect_noise((200, 200), 80), compression="tiff_lzw")[:20_000],
        "image_refused",
    )
    paper("scan-far.tif", "a TIFF whose next page is said to be beyond any file", _far_tiff, "image_page_cut_off")
    paper("scan-g4-noise.tif", "a fax code that breaks off is no white page", _g4_noise, "image_cut_off")
    paper(
        "scan-thick.tif",
        "1,200 dots an inch of black and white",
        lambda: tiff(_two().resize((3000, 2000)), compression="group4", dpi=(1200, 1200)),
    )


def _plain_tiff(bits: int, colours: int, *more: int, packing: int = 1, data: bytes = b"") -> bytes:
    """A picture of 8 x 8 zeros; `more`: tags and their values, in pairs."""
    values = {
        256: 8,
        257: 8,
        258: bits,
        259: packing,
        262: 2 if colours > 1 else 1,
        273: 0,
        277: colours,
        278: 8,
        279: 0,
    }
    values |= dict(zip(more[::2], more[1::2], strict=True))
    data = data or bytes(8 * 8 * colours * bits // 8)
    values[273], values[279] = 8 + 2 + 12 * len(values) + 4, len(data)
    fields = [struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(values.items())]
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(fields)) + b"".join(fields) + bytes(4) + data


def _raw() -> bytes:
    return _plain_tiff(8, 3, 50706, 0x401)


def _raw_below() -> bytes:
    below = struct.pack("<HHHIII", 1, 262, 4, 1, 32803, 0)
    plain = _plain_tiff(8, 3, 330, 0)
    return plain.replace(struct.pack("<HHII", 330, 4, 1, 0), struct.pack("<HHII", 330, 4, 1, len(plain))) + below


def _webp_tiff() -> bytes:
    return _plain_tiff(8, 3, packing=50001, data=_saved(Image.new("RGB", (8, 8)), "WEBP", lossless=True))


def _small() -> Image.Image:
    small = _two().resize((30, 20))
    small.encoderinfo = {"tiffinfo": {254: 1}}
    return small


def _far_tiff() -> bytes:
    """A BigTIFF, whose offsets have 8 bytes."""
    data = bytearray(_saved(_two(), "TIFF", big_tiff=True))
    start = int.from_bytes(data[8:16], "little")
    last = start + 8 + 20 * int.from_bytes(data[start : start + 8], "little")
    data[last : last + 8] = b"\xff" * 8
    return bytes(data)


def _g4_noise() -> bytes:
    noise = Image.effect_noise((400, 400), 90).convert("1")
    whole = bytearray(_saved(noise, "TIFF", compression="group4", tiffinfo={278: 400}))
    with Image.open(io.BytesIO(bytes(whole))) as image:
        start = image.tag_v2[273][0]  # type: ignore[attr-defined]
    whole[start + 200 : start + 1200] = b"\x55" * 1000
    return bytes(whole)


def texts() -> None:
    """Plain text."""
    letter = "Dear plan,\n\n\tplease pay $1,250.00 — it was an emergency.\nJosé Ñandú\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        paper(
            f"text-{encoding}.txt",
            f"text in {encoding}",
            letter.encode(encoding),
            shows=["José Ñandú", "$1,250.00 — it"],
            changes=["typed"],
        )
    paper("text-crlf.txt", "lines ended as Windows does", letter.replace("\n", "\r\n").encode(), shows=["Dear plan,"])
    paper("text-long.txt", "a line of 2,000 letters wraps", ("word " * 400).encode(), shows=["word word"])
    paper(
        "text-columns.txt",
        "columns made of spaces stay",
        b"Date        Charge\n2026-01-02     12.00\n",
        shows=["Date", "Charge"],
    )
    paper("text-pages.txt", "a form feed starts a page", b"ONE\n\x0cTWO\n", pages=2, shows=["ONE", "TWO"])
    paper(
        "text-200-lines.txt",
        "many lines, many pages",
        "".join(f"line {n}\n" for n in range(200)).encode(),
        pages=4,
        shows=["line 199"],
    )
    paper(
        "text-unprintable.txt",
        "a character no font prints is named",
        "seen \U0001fbf3\ue123".encode(),
        "text_characters",
    )
    paper("text-blank.txt", "only white space", b" \n\t\n", "blank_text")
    paper("text-foreign.txt", "an encoding nobody told", "診療情報提供書".encode("shift_jis") * 20, "text_encoding")
    for name in ("cp850", "cp437", "mac_roman"):
        told = "El médico dijo que la operación del señor era necesaria.\n".encode(name)
        paper(f"text-{name}.txt", "letters of another time are not guessed", told, "text_encoding")
    western = "Señor Núñez — “urgente”, 1.200 €… ¿Qué pasó? 1º, 2ª, 5 µg, ±3 °C. ÁÉÍ don´t, and plain words\n"
    paper(
        "text-signs.txt",
        "signs beside letters are signs",
        western.encode("cp1252"),
        shows=["Núñez — “urgente”, 1.200 €…"],
    )
    typed = "From: Clinic\nSubject: your request\n\nDear Elena \U0001f9ff, they said no.\n".encode()
    paper("text-message.txt", "a message that somebody typed is text", typed, shows=["From: Clinic", "they said no."])
    paper("text-huge.txt", "too much text", b"word \n" * 1000, "text_too_long", wishes={"limits": {"text_bytes": 1000}})


def others() -> None:
    """What is no paper is refused by what it is."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    for name, data, kind in (
        ("empty", b"", "empty"),
        ("archive.zip", zipped({"a.txt": "a"}), "zip"),
        ("broken.zip", b"PK\x03\x04" + bytes(60), "broken_zip"),
        ("archive.gz", gzip.compress(b"a"), "archive"),
        ("archive.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40), "archive"),
        ("archive.rar", b"Rar!\x1a\x07" + bytes(40), "archive"),
        ("page.html", b"<html><head></head></html>", "html"),
        ("page-utf16.html", "<html><body>x</body></html>".encode("utf-16"), "html"),
        ("mail.eml", b"From: a@example.org\r\nMIME-Version: 1.0\r\nSubject: x\r\n\r\nhello\r\n", "mail"),
        ("page.mhtml", b"From: <Saved by Browser>\r\nMIME-Version: 1.0\r\n\r\n<html></html>\r\n", "web_archive"),
        ("drawing.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
        ("data.xml", b"<?xml version='1.0'?><a/>", "xml"),
        ("page.ps", b"%!PS-Adobe-3.0\n", "postscript"),
        ("film.mp4", b"\0\0\0\x18ftypmp42" + bytes(40), "video"),
        ("song.mp3", b"ID3" + bytes(40), "sound"),
        ("film.mkv", b"\x1aE\xdf\xa3" + bytes(40), "video"),
        ("tool.exe", b"MZ" + bytes(100), "program"),
        ("tool", b"\x7fELF" + bytes(100), "program"),
        ("sheet.xlsx", zipped({"xl/workbook.xml": "x"}), "spreadsheet"),
        ("sheet.ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "spreadsheet"),
        ("slides.pptx", zipped({"ppt/presentation.xml": "x"}), "slides"),
        ("book.epub", zipped({"mimetype": "application/epub+zip"}), "ebook"),
        ("letter.pages", zipped({"Index/Document.iwa": "x"}), "pages_app"),
        ("sheet.xls", ole + "Workbook".encode("utf-16-le"), "spreadsheet"),
        ("locked.docx", ole + "EncryptedPackage".encode("utf-16-le"), "locked_office"),
        ("old.bin", ole, "office"),
        ("picture.psd", b"8BPS" + bytes(40), "photoshop"),
        ("scan.djvu", b"AT&TFORM" + bytes(40), "djvu"),
        ("cases.db", b"SQLite format 3\0" + bytes(100), "database"),
        ("xray.dcm", bytes(128) + b"DICM" + bytes(90), "dicom"),
        ("letter.xps", zipped({"FixedDocSeq.fdseq": "x"}), "xps"),
        ("letters.tar", b"a.txt".ljust(257, b"\0") + b"ustar" + bytes(250), "archive"),
        ("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(90), "mail"),
        ("answers.fdf", b"%FDF-1.2\n1 0 obj\n<</FDF<<>>>>\nendobj\n", "xml"),
        ("small.ico", b"\0\0\1\0\1\0" + bytes(90), "picture"),
        ("noise.bin", bytes(range(256)) * 8, "binary"),
    ):
        paper(name, f"refused as what it is: {kind}", data, "kind_" + kind)
