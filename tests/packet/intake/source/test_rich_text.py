"""What a Rich Text file shows and does not hold is found; fields become the words that were stored for them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from packet.intake.request import Refuse
from packet.intake.source import SourceFindings, prepared
from tests.packet.intake.source.making import picture, svg

_WEB = b"http://127.0.0.1:9/lab.png"
_PICTURE = b"{\\pict\\pngblip " + picture().hex().encode() + b"}"


def _read(folder: Path, body: bytes) -> tuple[SourceFindings, bytes]:
    source, made = folder / "x.rtf", folder / "made.rtf"
    source.write_bytes(b"{\\rtf1\\ansi LETTER " + body + b"\\par}")
    found = prepared(source, "rtf", made)
    return found, made.read_bytes().removeprefix(b"{\\rtf1\\ansi LETTER ").removesuffix(b"\\par}")


def _field(code: bytes, result: bytes | None) -> bytes:
    stored = b"" if result is None else b"{\\fldrslt " + result + b"}"
    return b"{\\field{\\*\\fldinst " + code + b"}" + stored + b"}"


_DRAWING = b"{\\pict\\pngblip\n" + svg("<rect/>").encode().hex().encode() + b"}"
_MISSING = {
    "a field that shows a picture": ("lab.png", _field(b'INCLUDEPICTURE "%s" \\\\d' % _WEB, None)),
    "a field with words for its picture": ("lab.png", _field(b"INCLUDEPICTURE %s" % _WEB, b"Not there.")),
    "a field that shows a text": ("b.rtf", _field(b'INCLUDETEXT "c:\\\\\\\\b.rtf"', b"")),
    "a code in pieces": ("lab.png", _field(b"{INC}{\\b LUDE}PICTURE {%s}" % _WEB, None)),
    "a code in escapes": ("lab.png", _field(b"INC\\'4cUDEPICTURE %s" % _WEB, None)),
    "a code in numbers": ("lab.png", _field(b"INC\\u76 UDEPICTURE %s" % _WEB, None)),
    "an object": ("Excel.Sheet.8", b"{\\object\\objautlink{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 0105}}"),
    "a linked shape": (
        "lab.png", b"{\\shp{\\*\\shpinst{\\sp{\\sn pibName}{\\sv %s}}{\\sp{\\sn pibFlags}{\\sv 10}}}}" % _WEB
    ),
    "a part in another file": ("two.rtf", b"{\\*\\filetbl{\\file\\fid7 c:\\\\two.rtf}}\\subdocument7 "),
    "a drawing": ("svg", _DRAWING),
    "a packed drawing": ("svg", b"{\\pict\\pngblip " + gzip.compress(svg("").encode()).hex().encode() + b"}"),
    "a drawing in bytes": ("svg", b"{\\pict\\pngblip\\bin%d %s}" % (len(svg("")), svg("").encode())),
}  # fmt: skip


@pytest.mark.parametrize("kind", _MISSING)
def test_what_is_not_in_the_file_is_named_and_its_link_is_gone(kind: str, tmp_path: Path) -> None:
    """By the name that a person knows; no address is left for a converter to open."""
    name, body = _MISSING[kind]
    found, made = _read(tmp_path, body)
    assert list(found.missing) == [name]
    for gone in (b"127.0.0.1", b"fldinst", b"objdata", b"filetbl", b"subdocument", b"pibName", b"\\pict"):
        assert gone not in made


_HIDDEN = {
    "a code that belongs to no field": b"{\\*\\fldinst INCLUDEPICTURE %s}" % _WEB,
    "a harmless code before the real one": _field(b"{\\*\\unknown PAGE }INCLUDEPICTURE %s" % _WEB, b"7"),
    "a harmless code long before the real one": _field(
        b"{\\*\\unknown PAGE }" + b" " * 20_000 + b"INCLUDEPICTURE %s" % _WEB, b"7"
    ),
    "a harmless code many pieces before the real one": _field(
        b"{\\*\\unknown PAGE }" + b"{}" * 2000 + b"INCLUDEPICTURE %s" % _WEB, b"7"
    ),
    "a harmless code without words before the real one": _field(b"{\\*\\unknown EQ }INCLUDEPICTURE %s" % _WEB, None),
    "a field in a group that does something else": b"{\\b" + _field(b"LINK %s" % _WEB, b"x") + b"}",
    "a code in a picture": b"{\\pict\\fldinst INCLUDEPICTURE %s}" % _WEB,
    "data of an object that is none": b"{\\*\\objdata 0105}{\\*\\fldinst %s}" % _WEB,
    "a file that comes next": b"{\\*\\nextfile %s}" % _WEB,
    "a template": b"{\\*\\template %s}" % _WEB,
    "a file that is never closed": b"{\\field{\\*\\fldinst INCLUDEPICTURE %s" % _WEB,
}


@pytest.mark.parametrize("kind", _HIDDEN)
def test_a_link_is_gone_however_it_is_put(kind: str, tmp_path: Path) -> None:
    """What is not understood does not stay."""
    _, made = _read(tmp_path, _HIDDEN[kind])
    assert b"127.0.0.1" not in made
    assert b"objdata" not in made


_CODES = (
    b"DATE \\\\@ M",
    b"TIME",
    b"FILENAME",
    b"REF x \\\\h",
    b"IF 1=1 a b",
    b"LINK Excel.Sheet.8 b.xlsx",
    b"HYPERLINK x",
)


@pytest.mark.parametrize("code", _CODES)
def test_a_field_becomes_its_stored_words(code: bytes, tmp_path: Path) -> None:
    """In the group that gave them their look, apart from the words around."""
    found, made = _read(tmp_path, b"\\b" + _field(code, b"{\\i STORED}") + b"after")
    assert made == b"\\b{}{{\\i STORED}}{}after"
    assert found == SourceFindings()


def test_a_picture_stored_for_a_field_stays(tmp_path: Path) -> None:
    """The file holds it."""
    found, made = _read(tmp_path, _field(b"INCLUDEPICTURE %s" % _WEB, _PICTURE))
    assert made == b"{}{" + _PICTURE + b"}{}"
    assert found == SourceFindings()


@pytest.mark.parametrize("code", [b"PAGE", b"NUMPAGES", b"{ PAGE  }", b"PAGE \\\\* MERGEFORMAT", b"FORMCHECKBOX "])
def test_what_depends_on_the_pages_stays_a_field(code: bytes, tmp_path: Path) -> None:
    """The number of a page is where the page ends, in this conversion."""
    body = _field(code, b"7")
    assert _read(tmp_path, body) == (SourceFindings(), body)


def test_a_box_of_a_form_keeps_its_settings(tmp_path: Path) -> None:
    """They are in the code, and not part of it."""
    body = _field(b"FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres25{\\*\\ffname Check1}}}", None)
    assert _read(tmp_path, body) == (SourceFindings(), body)


def test_the_picture_of_an_object_stays_without_the_object(tmp_path: Path) -> None:
    """What is inside is told."""
    data = b"{\\object\\objemb{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 0105}{\\result " + _PICTURE + b"}}"
    found, made = _read(tmp_path, data)
    assert made == b"{}{" + _PICTURE + b"}{}"
    assert (list(found.inside), list(found.missing)) == (["Excel.Sheet.8"], [])


def test_a_field_in_the_words_of_another_is_judged_by_itself(tmp_path: Path) -> None:
    """A table of contents holds numbers of pages."""
    inner = b"One " + _field(b"PAGEREF x", b"12") + _field(b"PAGE", b"3")
    _, made = _read(tmp_path, _field(b"TOC", inner))
    assert made == b"{}{One {}{12}{}" + _field(b"PAGE", b"3") + b"}{}"


def test_the_clock_of_the_reader_is_not_printed(tmp_path: Path) -> None:
    """Fields without stored words and the controls for date and time: their place stays empty, and that is told."""
    found, made = _read(tmp_path, b"a\\chdate b\\chtime c" + _field(b"DATE", None) + _field(b"DATE", b" "))
    assert made == b"a{}b{}c{}{}{ }{}"
    assert found.empty == 4


def test_comments_are_counted(tmp_path: Path) -> None:
    """They are no words of the page."""
    assert _read(tmp_path, b"{\\*\\annotation WRONG}")[0].comments == 1


def test_the_name_of_a_picture_that_is_there_is_no_loss(tmp_path: Path) -> None:
    """Programs write down which file a picture came from."""
    body = b"{\\pict{\\*\\picprop{\\sp{\\sn pibName}{\\sv c:\\\\a.png}}}\\pngblip 00}"
    found, made = _read(tmp_path, body)
    assert found == SourceFindings()
    assert b"a.png" not in made


@pytest.mark.parametrize(
    "body", [b"plain \\'e9\\u8211- words {\\b x}\\~ \\{ \\} \\\\ ", b"\\bin3 {{{ after", b"}}} {{ open"]
)
def test_what_holds_no_link_stays_byte_for_byte(body: bytes, tmp_path: Path) -> None:
    """Also where braces have no partner, or are part of raw bytes."""
    assert _read(tmp_path, body) == (SourceFindings(), body)


@pytest.mark.parametrize("code", [b"DATE", b"HYPERLINK x", b"SET x", b"PAGE} {\\*\\fldinst DATE"])
def test_words_beside_a_field_that_has_no_group_of_its_own_stay(code: bytes, tmp_path: Path) -> None:
    """Only the code of the field goes: what stands around it is the letter."""
    _, made = _read(tmp_path, b"{before \\field{\\*\\fldinst " + code + b"}{\\fldrslt STORED} {\\b after}}")
    assert b"before " in made
    assert b"{\\b after}" in made
    assert b"fldinst" not in made
    assert b"\\field" not in made


def test_words_beside_an_object_that_has_no_group_of_its_own_stay(tmp_path: Path) -> None:
    """The object goes and its picture stays."""
    thing = b"\\object\\objemb{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 0105}{\\result " + _PICTURE + b"}"
    found, made = _read(tmp_path, b"{before " + thing + b" after}")
    assert list(found.inside) == ["Excel.Sheet.8"]
    assert made.startswith(b"{before ")
    assert made.endswith(b" after}")
    assert _PICTURE in made
    assert b"objdata" not in made


@pytest.mark.parametrize("length", [b"99999999999", b"4294967296", b"500"])
def test_raw_bytes_that_the_file_does_not_hold_are_refused(length: bytes, tmp_path: Path) -> None:
    """A converter takes such a length for another one, and reads as words what was passed over here."""
    with pytest.raises(Refuse) as told:
        _read(tmp_path, b"{\\*\\x \\bin" + length + b" }" + _field(b"DATE", b"x"))
    assert told.value.code == "office_failed"


@pytest.mark.parametrize("length", [b"0", b"-7", b""])
def test_raw_bytes_of_no_length_take_nothing_with_them(length: bytes, tmp_path: Path) -> None:
    """LibreOffice reads one byte all the same, and loses all words behind the brace that it takes."""
    _, made = _read(tmp_path, b"{\\pict\\bin" + length + b" }" + _field(b"DATE", b"x") + b"after")
    assert made == b"{\\pict{}}{}{x}{}after"
