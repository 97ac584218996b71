"""Old Word files: fields are frozen in place, links are named and gone, and no byte moves."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from packet.intake.render import Renderer
from packet.intake.request import Refuse, Request
from packet.intake.result import Taken
from packet.intake.source import SourceFindings, prepared
from packet.intake.source.compound import Compound
from packet.intake.source.old_word import _Document
from packet.intake.work import work
from tests.packet.intake.source import making
from tests.packet.intake.source.old_making import field, old_word

_PRINTED = 89


def _read(folder: Path, data: bytes) -> tuple[SourceFindings, bytes]:
    source, made = folder / "x.doc", folder / "made.doc"
    source.write_bytes(data)
    found = prepared(source, "doc", made)
    return found, made.read_bytes()


def _text(data: bytes) -> str:
    document = _Document(Compound(data))
    return document.text(0, 10_000)


def _kinds(data: bytes) -> list[int]:
    document = _Document(Compound(data))
    (story,) = document.stories()
    marks = document.tables.read(story.place + 4 * (story.marks + 1), 2 * story.marks)
    return [kind for mark, kind in zip(marks[::2], marks[1::2], strict=True) if mark == 0x13]


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("kind", [3, 7, 10, 12, 15, 17, 22, 29, 31, 32, 34, 35, 37, 56, 59, 60, 68, 85, 200])
def test_a_field_becomes_its_stored_words(kind: int, wide: bool, tmp_path: Path) -> None:
    """Of whatever kind: the one whose words converters print as they are, and blanks for its code."""
    data = old_word("before " + field("CODE x", "STORED") + " after\r", [kind], wide=wide)
    found, made = _read(tmp_path, data)
    assert _kinds(made) == [_PRINTED]
    assert _text(made) == "before \x13        \x14STORED\x15 after\r"
    assert len(made) == len(data)
    assert (found.missing, found.empty) == ({}, 0)


@pytest.mark.parametrize("kind", [6, 13, 26, 33, 49, 57, 70, 71, 83, 88, 95])
def test_what_depends_on_the_pages_or_shows_a_sign_stays_a_field(kind: int, tmp_path: Path) -> None:
    """Numbers of pages, boxes of forms, drawings: byte for byte."""
    data = old_word(field("PAGE", "7"), [kind])
    assert _read(tmp_path, data)[1] == data


def test_a_field_within_the_code_of_another_keeps_its_marks(tmp_path: Path) -> None:
    """Marks and tables must agree; its words are blanked with the code around them."""
    data = old_word(field("IF " + field("DATE", "TODAY"), "OUTCOME"), [7, 31])
    _, made = _read(tmp_path, data)
    assert _kinds(made) == [_PRINTED, _PRINTED]
    assert _text(made) == "\x13    \x13      \x14     \x15 \x14OUTCOME\x15"


def test_a_field_within_the_words_of_another_is_judged_by_itself(tmp_path: Path) -> None:
    """A page number in a table of contents stays live."""
    data = old_word(field("REF x", "on " + field("PAGE", "3") + " see " + field("DATE", "May 1")), [3, 33, 31])
    _, made = _read(tmp_path, data)
    assert _kinds(made) == [_PRINTED, 33, _PRINTED]
    assert "\x13 PAGE \x143\x15" in _text(made)


@pytest.mark.parametrize("result", [None, "", " "])
def test_a_date_without_stored_words_stays_empty_and_is_told(result: str | None, tmp_path: Path) -> None:
    """Better no date than today's."""
    found, made = _read(tmp_path, old_word(field("DATE", result), [31]))
    assert found.empty == 1
    assert _kinds(made) == [_PRINTED]


@pytest.mark.parametrize(
    ("code", "kind", "result", "name"),
    [
        ('INCLUDEPICTURE "c:\\\\me\\\\scan.png" \\d', 67, None, "scan.png"),
        ('INCLUDEPICTURE "http://x/scan.png"', 67, "Error!", "scan.png"),
        ('INCLUDETEXT "c:\\\\me\\\\two.doc"', 68, "", "two.doc"),
        ("EMBED Excel.Sheet.8", 58, "", "Excel.Sheet.8"),
    ],
)
def test_what_a_field_would_fetch_is_named(code: str, kind: int, result: str | None, name: str, tmp_path: Path) -> None:
    """And its address is gone."""
    found, made = _read(tmp_path, old_word(field(code, result), [kind]))
    assert list(found.missing) == [name]
    assert "scan" not in _text(made)
    assert "two.doc" not in _text(made)


def test_a_stored_picture_of_a_field_or_an_object_is_no_loss(tmp_path: Path) -> None:
    """What is inside is told; a formula is none."""
    text = (
        field("INCLUDEPICTURE c:\\x.png", "\x01")
        + field("EMBED Excel.Sheet.8", "\x01")
        + field("EMBED Equation.3", "\x01")
    )
    found, _ = _read(tmp_path, old_word(text, [67, 58, 58]))
    assert (list(found.missing), list(found.inside)) == ([], ["Excel.Sheet.8"])


def test_comments_are_counted(tmp_path: Path) -> None:
    """They are no words of the page."""
    assert _read(tmp_path, old_word("plain\r", []))[0].comments == 2


_HEADER = b"\x44\0\x5e\0" + bytes(60)
_PROPERTIES = b"\x05\xc1\x16\0\0\0\x06\x01\x0e\0\0\0"


@pytest.mark.parametrize(
    "link",
    [_HEADER + b"\x13file:///c:/scan.gif", _PROPERTIES + b"\0" + "c:\\me\\scan.gif".encode("utf-16-le")],
    ids=["header", "shape"],
)  # fmt: skip
def test_a_picture_in_another_file_is_named_and_its_name_is_gone(link: bytes, tmp_path: Path) -> None:
    """In the two ways in which such a file can say so, besides a field."""
    data = bytearray(old_word("plain\r", []))
    data[-1000 : -1000 + len(link)] = link
    found, made = _read(tmp_path, bytes(data))
    assert list(found.missing) == ["scan.gif"]
    assert b"scan" not in made.replace(b"\0", b"")


def test_a_drawing_is_not_left_in(tmp_path: Path) -> None:
    """It could point to anything."""
    data = bytearray(old_word("plain\r", []))
    data[-1000:-990] = b"<svg href="
    found, made = _read(tmp_path, bytes(data))
    assert list(found.missing) == ["svg"]
    assert b"<svg" not in made


@pytest.mark.parametrize(("how", "code"), [({"version": 0x68}, "office_old"), ({"locked": True}, "office_failed")])
def test_what_cannot_be_looked_into_is_refused(how: dict[str, int], code: str, tmp_path: Path) -> None:
    """Older tables are others, locked ones are not to be read."""
    with pytest.raises(Refuse) as told:
        _read(tmp_path, old_word("plain\r", [], **how))  # type: ignore[arg-type]  # each is one of its wishes
    assert told.value.code == code


def test_a_damaged_file_is_refused_or_read_but_never_crashes(tmp_path: Path) -> None:
    """Cut anywhere, changed anywhere: its chains may have no end, and its tables point anywhere."""
    data = old_word("before " + field("DATE", "May 1") + "\r", [31])
    chance = Random(5)
    for number in range(300):
        if number % 3:
            at = chance.randrange(0, 4096 if number % 2 else len(data))
            broken = data[:at] + chance.randbytes(4) + data[at + 4 :]
        else:
            broken = data[: chance.randrange(len(data))]
        with suppress(Refuse):
            _read(tmp_path, broken)


@pytest.mark.needs_tool
@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")
def test_libreoffice_prints_the_stored_words(tmp_path: Path) -> None:
    """A file that it wrote itself, with an old date for the one of today, and fields of other kinds."""
    codes = ("DATE", "FILENAME", "IF", "REF", "USERNAME")
    body = "".join(making.field("DATE", making.run(code)) for code in codes)
    stored = making.old_word(tmp_path, making.zipped(making.word(body + making.field("PAGE", making.run("77")))))
    file = Compound(stored)
    document = _Document(file)
    (story,) = document.stories()
    start = story.place + 4 * (story.marks + 1)
    marks = document.tables.read(start, 2 * story.marks)
    places = [place for place in range(story.marks) if marks[2 * place] == 0x13]
    for place, kind in zip(places, (31, 29, 7, 3, 60), strict=False):
        document.tables.write(start + 2 * place + 1, bytes((kind,)))
    text = document.text(0, 1 << 16)
    today = text.partition("\x14")[2].partition("\x15")[0]
    spelled = today.encode("utf-16-le" if today.encode("utf-16-le") in file.data else "ascii")
    old = "05/01/19 and more"[: len(today)]
    assert bytes(file.data).count(spelled) == len(codes)
    file.data[:] = bytes(file.data).replace(spelled, old.encode("utf-16-le" if b"\0" in spelled else "ascii"))
    (tmp_path / "x.doc").write_bytes(file.data)
    (tmp_path / "room").mkdir()
    result = work(Request("x.doc", tmp_path / "x.doc"), tmp_path / "room", lambda _done, _of: None)
    assert isinstance(result, Taken)
    with Renderer(result.pdf) as pages, pages.page(0) as page:
        printed = page.get_textpage().get_text_range()
    assert printed.split() == ["LETTER", *([old] * len(codes)), "1"]
