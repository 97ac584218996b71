"""Font selection: those that ship with the program, and the ones found on this machine for other scripts.

Knows where fonts lie and which of them has outlines for a character. A font without outlines (a bitmap emoji font), one
whose licence bits forbid embedding (OpenType OS/2 fsType bit 1), and the "last resort" fonts that draw a placeholder
for everything are never used: what only they have counts as a character that cannot be printed.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from threading import RLock
from typing import Any, Final

import uharfbuzz as hb

SHIPPED: Final = ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf")
SCRIPTS: Final = (
    (0x0900, 0x097F, "NotoSansDevanagari-Regular.ttf"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi-Regular.ttf"),
    (0x0E00, 0x0E7F, "NotoSansThai-Regular.ttf"),
    (0x0E80, 0x0EFF, "NotoSansLao-Regular.ttf"),
    (0x1780, 0x17FF, "NotoSansKhmer-Regular.ttf"),
)
"""Code range -> the font that ships for it: languages of the agency's own editions that the first two lack. Chinese,
Japanese and Korean would be 16 MB more; for them the machine's font is asked for."""
PLACEHOLDERS: Final = ("lastresort", "adobeblank", "notdef", "fallback", "andblank")
"""Fonts that claim every character and draw none of them."""

PREFERRED: Final[tuple[tuple[int, int, tuple[str, ...]], ...]] = (
    (0x0590, 0x05FF, ("NotoSansHebrew", "Arial Hebrew", "arial")),
    (0x0600, 0x08FF, ("NotoSansArabic", "NotoNaskhArabic", "GeezaPro", "arial", "tahoma")),
    (0x0900, 0x097F, ("NotoSansDevanagari", "Lohit-Devanagari", "Devanagari", "Nirmala", "Kohinoor")),
    (0x0A00, 0x0A7F, ("NotoSansGurmukhi", "Lohit-Gurmukhi", "Gurmukhi", "Nirmala")),
    (0x0E00, 0x0E7F, ("NotoSansThai-", "NotoLoopedThai", "Thonburi", "LeelawUI", "Leelawadee", "tahoma")),
    (0x0E80, 0x0EFF, ("NotoSansLao-", "NotoLoopedLao", "Lao Sangam", "LaoUI", "LeelawUI")),
    (0x1780, 0x17FF, ("NotoSansKhmer", "KhmerOS", "Khmer Sangam", "Khmer MN", "LeelawUI", "KhmerUI")),
    (0x1100, 0x11FF, ("NotoSansCJK-Regular", "NotoSansKR", "AppleSDGothicNeo", "malgun", "NanumGothic")),
    (0x3130, 0x318F, ("NotoSansCJK-Regular", "NotoSansKR", "AppleSDGothicNeo", "malgun", "NanumGothic")),
    (0xAC00, 0xD7FF, ("NotoSansCJK-Regular", "NotoSansKR", "AppleSDGothicNeo", "malgun", "NanumGothic")),
    (0x3040, 0x30FF, ("NotoSansCJK-Regular", "NotoSansJP", "Hiragino", "YuGoth", "msgothic", "ipag", "TakaoGothic")),
    (0x2E80, 0x9FFF, ("NotoSansCJK-Regular", "NotoSansSC", "PingFang", "Hiragino Sans GB", "STHeiti", "msyh", "simsun",
                      "wqy", "DroidSansFallback")),
    (0xF900, 0xFAFF, ("NotoSansCJK-Regular", "NotoSansSC", "PingFang", "msyh")),
    (0xFF00, 0xFFEF, ("NotoSansCJK-Regular", "NotoSansSC", "PingFang", "msyh")),
    (0x20000, 0x3FFFF, ("NotoSansCJK-Regular", "simsunb", "PingFang", "NotoSerifCJK-Regular")),
)  # fmt: skip
"""Code range -> beginnings of file names to try first; every other font comes after them."""
_ONE_AT_A_TIME: Final = RLock()
"""Faces are told apart by being the same object, and a cache lets two threads make the same thing at once: half of a
packet's letters then came from a second copy of the font, and its bytes were others.
"""
_MOST_FACES: Final = 64
"""Fonts of a collection that are looked at: a damaged head may claim four billion."""


@dataclass(frozen=True, eq=False)
class Typeface:
    """One font file (and its index in a collection). Glyph numbers are the font's own; lengths are 1/1000 em."""

    name: str
    path: str
    index: int
    face: Any = field(repr=False)
    font: Any = field(repr=False)
    outlines: str

    def __reduce__(self) -> tuple[Any, ...]:
        """Opened anew where it arrives, once for each process: faces are told apart by being the same object."""
        return _reopened, (self.path, self.index)

    def glyph(self, code: int) -> int | None:
        """The glyph of a code point, or None."""
        found = self.font.get_nominal_glyph(code)
        return int(found) if found else None

    def advance(self, glyph: int) -> float:
        return float(self.font.get_glyph_h_advance(glyph)) * 1000 / float(self.face.upem)

    def ink(self, glyph: int) -> tuple[float, float]:
        """Where the ink of a glyph begins, right of its origin, and how wide it is."""
        extents, scale = self.font.get_glyph_extents(glyph), 1000 / float(self.face.upem)
        return (extents.x_bearing * scale, extents.width * scale) if extents else (0.0, 0.0)

    def draws(self, code: int) -> bool:
        """Whether the font has a glyph with ink for this code point (a space needs none)."""
        glyph = self.glyph(code)
        if glyph is None:
            return False
        if chr(code).isspace():
            return True
        extents = self.font.get_glyph_extents(glyph)
        return extents is not None and extents.width != 0 and extents.height != 0


def shipped(bold: bool = False) -> Typeface:
    """The font every label is set in. It is part of the wheel."""
    with _ONE_AT_A_TIME:
        return _shipped(bold)  # one entry of the cache for shipped() and shipped(False)


@cache
def _shipped(bold: bool) -> Typeface:
    return _ours(SHIPPED[bold])


@cache
def _ours(name: str) -> Typeface:
    with as_file(files("packet.lettering") / "fonts" / name) as path:
        found = _open(Path(path), 0)
    if found is None:  # a wheel without its fonts is broken, not a matter for the person
        raise FileNotFoundError(name)
    return found


def face_for(text: str, bold: bool = False) -> Typeface | None:
    """The font that draws every character of `text` (a base and its marks): shipped first, then the machine's."""
    if _covers(shipped(bold), text):
        return shipped(bold)
    script = next((name for low, high, name in SCRIPTS if low <= ord(text[0]) <= high), "")
    with _ONE_AT_A_TIME:
        if script and _covers(_ours(script), text):
            return _ours(script)
        return _system_face(text)


def wants_cjk(char: str) -> bool:
    """Whether a font for Chinese, Japanese or Korean would have this character."""
    return any(low <= ord(char) <= high and "NotoSansCJK-Regular" in names for low, high, names in PREFERRED)


def folders() -> tuple[Path, ...]:
    """Where fonts lie on Linux, macOS and Windows; only folders that exist."""
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local")))
        found = [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", own / "Microsoft" / "Windows" / "Fonts"]
    elif sys.platform == "darwin":
        found = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    else:
        found = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
    return tuple(folder for folder in found if folder.is_dir())


def _reopened(path: str, index: int) -> Typeface:
    with _ONE_AT_A_TIME:
        return _opened_again(path, index)


@cache
def _opened_again(path: str, index: int) -> Typeface:
    found = _open(Path(path), index)
    if found is None:
        raise FileNotFoundError(path)
    return found


@cache
def _font_files() -> tuple[Path, ...]:
    kinds = {".ttf", ".otf", ".ttc", ".otc"}
    found = [path for folder in folders() for path in folder.rglob("*") if path.suffix.lower() in kinds]
    regular = [path for path in found if not _is_variant(path.stem)]
    return tuple(sorted(regular, key=lambda path: (path.name.casefold(), str(path))))


def _is_variant(stem: str) -> bool:
    """Bold, italic and light cuts and serif or mono families come only after the plain ones: leave them out."""
    name = stem.casefold()
    return any(word in name for word in ("bold", "italic", "oblique", "black", "thin", "emoji", *PLACEHOLDERS))


@cache
def _system_face(text: str) -> Typeface | None:
    for path in _candidates(ord(text[0])):
        for face in _faces(path):
            if _covers(face, text):
                return face
    return None


def _candidates(code: int) -> Iterator[Path]:
    """Every font file of the machine, the preferred ones for this character's script first."""
    known = _font_files()
    first: list[Path] = []
    for low, high, names in PREFERRED:
        if low <= code <= high:
            for name in names:
                first += [path for path in known if path.name.casefold().startswith(name.casefold())]
            break
    yield from first
    seen = set(first)
    yield from (path for path in known if path not in seen)


@cache
def _faces(path: Path) -> tuple[Typeface, ...]:
    """All usable faces of one file; a file that is no font, or is damaged, has none."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return ()
    count = struct.unpack(">I", head[8:12])[0] if head[:4] == b"ttcf" and len(head) == 12 else 1
    found = [_open(path, index) for index in _order(path, min(count, _MOST_FACES))]
    return tuple(face for face in found if face is not None)


def _order(path: Path, count: int) -> list[int]:
    """In Noto's CJK collections face 2 is Simplified Chinese, whose drawings suit readers of both Chinese scripts."""
    if "cjk" in path.name.casefold() and count > 2:
        return [2, *(index for index in range(count) if index != 2)]
    return list(range(count))


def _open(path: Path, index: int) -> Typeface | None:
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        tables = set(face.table_tags)
    except (hb.HarfBuzzError, OSError, ValueError):
        return None
    outlines = "glyf" if "glyf" in tables else "cff" if tables & {"CFF ", "CFF2"} else ""
    if not outlines or tables & {"CBDT", "sbix", "COLR", "SVG "} or not face.upem or _restricted(face):
        return None
    return Typeface(_plain_name(path.stem), str(path), index, face, hb.Font(face), outlines)


def _restricted(face: Any) -> bool:
    """OpenType OS/2 fsType: bit 1 alone means the font must not be embedded."""
    table = bytes(face.reference_table("OS/2").data or b"")
    return len(table) >= 10 and struct.unpack(">H", table[8:10])[0] & 0x000F == 0x0002


def _plain_name(stem: str) -> str:
    """A PostScript name (ISO 32000-2 7.3.5 needs no escapes for these characters)."""
    return "".join(char for char in stem if char.isascii() and (char.isalnum() or char == "-")) or "Font"


def _covers(face: Typeface, text: str) -> bool:
    return all(face.draws(ord(char)) for char in text)
