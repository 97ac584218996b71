"""What a file is, by its bytes alone: names lie. Knows the shapes intake can take and names those it cannot.

Reads the head and the tail of a file, and the list of names of a ZIP; runs nothing, decodes nothing.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final

IMAGES: Final = frozenset({"jpeg", "png", "tiff", "gif", "bmp", "webp", "heic", "avif", "jpeg2000"})
OFFICE: Final = frozenset({"docx", "odt", "rtf", "doc"})
HEAD: Final = 8192
_PDF_WITHIN: Final = 1024
"""A PDF header may come this late (viewers' habit, ISO 32000-1 Annex H)."""

_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG", "png"),  # what follows shows changed line ends: then it is a damaged PNG
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"GIF8", "gif"),
    (b"{\\rtf", "rtf"),
    (b"%!PS", "postscript"),
    (b"\xc5\xd0\xd3\xc6", "postscript"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"fLaC", "sound"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"8BPS", "photoshop"),
    (b"\x00\x00\x00\x0cjP  ", "jpeg2000"),
    (b"\xff\x4f\xff\x51", "jpeg2000"),
    (b"AT&TFORM", "djvu"),
    (b"bplist00", "binary"),
    (b"%FDF-", "xml"),
    (b"x\x9f>\x22", "mail"),
    (b"\x00\x00\x01\x00", "picture"),
    (b"\x00\x00\x00\x0cJXL ", "picture"),
    (b"\xff\x0a", "picture"),
    (b"\xd7\xcd\xc6\x9a", "picture"),
    (b"FUJIFILMCCD-RAW", "picture"),
    (b"SQLite format 3", "database"),
)
_BRANDS: Final = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"mif2"), "heic"),
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    **dict.fromkeys((b"isom", b"iso2", b"mp41", b"mp42", b"qt  ", b"M4V ", b"avc1", b"3gp4", b"3gp5"), "video"),
    **dict.fromkeys((b"M4A ", b"M4B "), "sound"),
}
_BMP_HEADERS: Final = (12, 40, 52, 56, 64, 108, 124)
_MAIL: Final = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_MAIL_NEEDS: Final = re.compile(
    rb"(?im)^(?:received|mime-version|return-path|message-id|delivered-to|content-type|content-transfer-encoding):"
)
"""What mail programs write and people do not: a typed text may begin with lines such as From: and Subject:."""
_WEB_ARCHIVE: Final = re.compile(rb"(?im)^(?:snapshot-content-location:|from: *<saved by )")
"""What browsers write at the head of a page that they save in one file (MHTML)."""
_HTML: Final = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body)\b")
_SVG: Final = re.compile(rb"(?i)<svg[\s>]")
_TAIL: Final = 16 << 10
_BODY: Final = 4 << 20
_OBJECT: Final = re.compile(rb"(?:^|[\r\n])\d{1,9} \d{1,5} obj\s*[<\[(\d]")
_END: Final = re.compile(rb"[\r\n]startxref\s+\d+\s+%%EOF")


def sniff(path: Path) -> str:
    """The kind: "pdf", one of IMAGES or OFFICE, "text", or the name of what it is otherwise ("zip", "html", …,
    "binary").

    Raises OSError when the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return "empty"
    at = head[:_PDF_WITHIN].find(b"%PDF-")
    for start, kind in _STARTS:
        if head.startswith(start):
            return "pdf" if at > 0 and kind in ("postscript",) else kind
    if at >= 0:
        return "pdf"
    kind = "binary" if not head.strip(b"\0") else _container(path, head) or _words(path, head)
    return "pdf" if kind in ("binary", "text") and _beheaded(path) else kind


def _beheaded(path: Path) -> bool:
    """Whether this is a PDF whose header is damaged or comes late: an end mark, and objects before it."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        if _END.search(file.read()) is None:
            return False
        file.seek(0)
        return _OBJECT.search(file.read(_BODY)) is not None


def _container(path: Path, head: bytes) -> str | None:
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head.startswith(b"RIFF"):
        return {b"WEBP": "webp", b"AVI ": "video", b"WAVE": "sound"}.get(head[8:12], "binary")
    if head.startswith(b"BM") and len(head) > 26 and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return "bmp"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(path)
    if head.startswith((b"\xff\xfb", b"\xff\xf3")):
        return "sound"
    if head[128:132] == b"DICM":
        return "dicom"
    if head[257:262] == b"ustar":
        return "archive"
    return None


def _brand(head: bytes) -> str:
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
    kinds = [_BRANDS[brand] for brand in brands if brand in _BRANDS]
    if "avif" in kinds:
        return "avif"
    return kinds[0] if kinds else "video"


def _compound(path: Path) -> str:
    """An old Office file by the names of its streams (UTF-16)."""
    with path.open("rb") as file:
        body = file.read(4 << 20)
    for name, kind in (("EncryptedPackage", "locked_office"), ("WordDocument", "doc"), ("Workbook", "spreadsheet")):
        if name.encode("utf-16-le") in body:
            return kind
    for name, kind in (("Book", "spreadsheet"), ("PowerPoint Document", "slides"), ("__substg1.0_", "mail")):
        if name.encode("utf-16-le") in body:
            return kind
    return "office"


def _zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
            mimetype = archive.read("mimetype")[:200] if "mimetype" in names and not locked else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return "broken_zip"
    if mimetype.startswith(b"application/vnd.oasis.opendocument."):
        return {b"text": "odt", b"spreadsheet": "spreadsheet", b"presentation": "slides"}.get(
            mimetype.strip().rsplit(b".", 1)[-1].removesuffix(b"-template"), "office"
        )
    if mimetype.startswith(b"application/epub"):
        return "ebook"
    for prefix, kind in (
        ("word/", "docx"),
        ("xl/", "spreadsheet"),
        ("ppt/", "slides"),
        ("Index/", "pages_app"),
        ("FixedDoc", "xps"),
    ):
        if any(name.startswith(prefix) for name in names):
            return kind
    return "locked_archive" if locked else "zip"


def _words(path: Path, head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    plain = start.replace(b"\0", b"")
    if head_lines := _MAIL.match(plain):
        if _WEB_ARCHIVE.search(head_lines[0]):
            return "web_archive"
        if _MAIL_NEEDS.search(head_lines[0]):
            return "mail"
    if _HTML.search(plain[:4096]):
        return "html"
    if plain.startswith(b"<?xml") or _SVG.match(plain):
        return "svg" if _SVG.search(plain) else "xml"
    return "text" if _readable(path) else "binary"


def _readable(path: Path) -> bool:
    from packet.intake.text import encoding_of, wordy

    with path.open("rb") as file:
        body = file.read(1 << 20)
    return encoding_of(body, sample=len(body) == 1 << 20) is not None or wordy(body)
