"""Which font draws what."""

from __future__ import annotations

import struct
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from packet.lettering import typeface
from packet.lettering.typeface import Typeface, face_for, shipped, wants_cjk
from tests.packet.scripts import SHIPPED

FONT = Path(typeface.__file__).parent / "fonts" / "DejaVuSansCondensed.ttf"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine whose only font folder is this one."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(typeface, "folders", lambda: (folder,))
    _forget()
    yield folder
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for cached in (typeface._font_files, typeface._faces, typeface._system_face):
        cached.cache_clear()


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("bold", [False, True])
def test_shipped_fonts_draw_their_scripts(name: str, bold: bool) -> None:
    """Latin with all accents, Vietnamese, Greek, Cyrillic, Armenian, Arabic and Hebrew need no font of the machine."""
    face = shipped(bold)
    assert [char for char in SHIPPED[name] if not face.draws(ord(char))] == []


@pytest.mark.parametrize(
    ("low", "high"), [(0x20, 0x7E), (0xA1, 0x17F), (0x1EA0, 0x1EF9), (0x391, 0x3A1), (0x400, 0x45F)]
)
@pytest.mark.parametrize("bold", [False, True])
def test_whole_ranges_are_covered(low: int, high: int, bold: bool) -> None:
    """Every letter of Latin-1, Latin Extended-A, Vietnamese, Greek capitals and Cyrillic is in both shipped fonts."""
    assert [hex(code) for code in range(low, high + 1) if code != 0xAD and not shipped(bold).draws(code)] == []


def test_licence_ships_with_the_fonts() -> None:
    """The fonts' licence asks to go wherever they go."""
    text = (FONT.parent / "LICENSE-DejaVu.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted" in text
    assert "Bitstream" in text


@pytest.mark.parametrize(
    "content", [b"", b"ttcf", b"ttcf\0\0\0\0\xff\xff\xff\xff", b"no font at all", b"\0\1\0\0" + b"\xff" * 40]
)
def test_damaged_fonts_are_passed_over(machine: Path, content: bytes) -> None:
    """A file that is no font, or is damaged, is as if it were not there."""
    (machine / "broken.ttf").write_bytes(content)
    (machine / "broken.ttc").write_bytes(content)
    assert face_for("王") is None


def test_no_font_on_the_machine(machine: Path) -> None:
    """Without a system font the shipped letters still have one, others have none."""
    assert face_for("ñ") is shipped()
    assert face_for("王") is None


def test_font_of_the_machine_is_used(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font in a folder inside the font folder draws what the shipped one lacks."""
    (machine / "deep").mkdir()
    (machine / "deep" / "Found.ttf").write_bytes(FONT.read_bytes())
    lacking = shipped(bold=True)
    monkeypatch.setattr(type(lacking), "draws", lambda self, code: self is not lacking and self.glyph(code) is not None)
    found = face_for("ñ", bold=True)
    assert found is not None
    assert found.path == str(machine / "deep" / "Found.ttf")


@pytest.mark.parametrize(
    "name", ["LastResort.ttf", "Found-Bold.ttf", "NotoColorEmoji.ttf", "AdobeBlank.ttf", "notes.txt"]
)
def test_fonts_that_must_not_stand_in(machine: Path, name: str) -> None:
    """Placeholder fonts, bold cuts, emoji pictures and files of other kinds are never taken."""
    (machine / name).write_bytes(FONT.read_bytes())
    assert typeface._font_files() == ()


def test_font_that_forbids_embedding_is_not_used(tmp_path: Path) -> None:
    """OS/2 fsType bit 1 (restricted licence) keeps a font out."""
    data = bytearray(FONT.read_bytes())
    place = data.index(b"OS/2")
    (start,) = struct.unpack(">I", data[place + 8 : place + 12])
    data[start + 8 : start + 10] = struct.pack(">H", 2)
    (tmp_path / "Closed.ttf").write_bytes(data)
    assert typeface._open(tmp_path / "Closed.ttf", 0) is None
    data[start + 8 : start + 10] = struct.pack(">H", 8)
    (tmp_path / "Open.ttf").write_bytes(data)
    assert typeface._open(tmp_path / "Open.ttf", 0) is not None


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", [".fonts"]),
        ("darwin", ["Library/Fonts"]),
        ("win32", ["windows/Fonts", "local/Microsoft/Windows/Fonts"]),
    ],
)
def test_font_folders_of_each_system(
    platform: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linux, macOS and Windows keep the person's fonts in different places; folders that are not there are left out."""
    for folder in expected:
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("WINDIR", str(tmp_path / "windows"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    found = [path for path in typeface.folders() if path.is_relative_to(tmp_path)]
    assert found == [tmp_path / folder for folder in expected]


def test_advance_and_ink_are_in_thousandths() -> None:
    """Widths are 1/1000 of the type size whatever the font's own units are."""
    face = shipped()
    letter = face.glyph(ord("H"))
    assert letter is not None
    left, width = face.ink(letter)
    assert 0 < left < width < face.advance(letter) < 1000
    space = face.glyph(0x20)
    assert space is not None
    assert face.ink(space) == (0.0, 0.0)


@pytest.mark.parametrize("text", ["क्षत्रिय", "ਪ੍ਰਾਪਤ", "น้ำ", "ນໍ້າ", "ក្រុម"])
def test_scripts_of_the_agencys_editions_need_no_font_of_the_machine(machine: Path, text: str) -> None:
    """Devanagari, Gurmukhi, Thai, Lao and Khmer ship with the program."""
    found = face_for(text)
    assert found is not None
    assert Path(found.path).parent == FONT.parent


def test_the_licence_of_the_other_fonts_ships_too() -> None:
    """It must go with every copy."""
    text = (FONT.parent / "LICENSE-Noto.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in text
    assert "provided that each copy contains the above copyright notice" in text


@pytest.mark.parametrize(("char", "wanted"), [("王", True), ("あ", True), ("가", True), ("é", False), ("ก", False)])
def test_which_characters_want_a_font_for_chinese(char: str, wanted: bool) -> None:
    """Japanese and Korean are in the same one."""
    assert wants_cjk(char) is wanted


def test_threads_that_ask_at_once_have_the_same_face(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of one font would be two fonts of one packet, which then had other bytes than the next."""
    slow = typeface._open

    def opened(path: Path, index: int) -> Typeface | None:
        time.sleep(0.05)
        return slow(path, index)

    monkeypatch.setattr(typeface, "_open", opened)
    for name in ("_shipped", "_ours", "_opened_again"):  # caches of this test alone: others hold faces of the real ones
        monkeypatch.setattr(typeface, name, cache(getattr(typeface, name).__wrapped__))
    with ThreadPoolExecutor(4) as pool:
        faces = set(pool.map(lambda _: typeface.shipped(), range(4)))
        again = set(pool.map(lambda path: typeface._reopened(str(path), 0), [FONT] * 4))
    assert len(faces) == len(again) == 1
