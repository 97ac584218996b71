"""The archive of a word processor file: what it unpacks to is limited, and only what was read is written."""

from __future__ import annotations

import gzip
import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from packet.intake.request import Refuse
from packet.intake.source import archive, prepared
from tests.packet.intake.source.making import field, opendocument, parts_of, picture, relation, run, svg, word, zipped


def _refused(folder: Path, data: bytes, kind: str = "docx") -> str:
    source = folder / f"x.{kind}"
    source.write_bytes(data)
    with pytest.raises(Refuse) as told:
        prepared(source, kind, folder / "made")
    return told.value.code


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_bomb_is_refused_before_it_goes_off(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Much XML, much of anything, too many parts."""
    whole = word("") if kind == "docx" else opendocument("")
    monkeypatch.setattr(archive, "MOST_MARKUP", 1 << 20)
    assert _refused(tmp_path, zipped({**whole, "big.xml": b"<a>" + b" " * (2 << 20) + b"</a>"}), kind) == "too_heavy"
    monkeypatch.setattr(archive, "MOST_BYTES", 1 << 20)
    assert _refused(tmp_path, zipped({**whole, "big.bin": b"\0" * (2 << 20)}), kind) == "too_heavy"
    monkeypatch.setattr(archive, "MOST_PARTS", 50)
    assert _refused(tmp_path, zipped({**whole, **{f"p{n}.bin": b"x" for n in range(50)}}), kind) == "too_heavy"


def test_many_parts_of_xml_share_one_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand small ones are as heavy as a big one."""
    monkeypatch.setattr(archive, "MOST_MARKUP", 1 << 20)
    parts = {f"p{number}.xml": b"<a>" + b" " * (100 << 10) + b"</a>" for number in range(20)}
    assert _refused(tmp_path, zipped({**word(""), **parts})) == "too_heavy"


def test_entities_cannot_make_much_out_of_little(tmp_path: Path) -> None:
    """A drawing may declare entities; what they make is limited, or they are not read."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE svg [<!ENTITY e0 "{"x" * 100}">{levels}]>' + svg("<text>&e9;</text>")
    related = relation("rI", "image", "media/d.svg")
    source, made = tmp_path / "x.docx", tmp_path / "made"
    source.write_bytes(zipped(word("", related, more={"word/media/d.svg": bomb})))
    prepared(source, "docx", made)
    assert "word/media/d.svg" not in parts_of(made)


@pytest.mark.parametrize("damage", ["cut", "changed", "locked", "misplaced", "no archive"])
def test_a_damaged_or_locked_archive_is_refused(damage: str, tmp_path: Path) -> None:
    """Its parts could not all be read; a converter might show some of them."""
    whole = zipped(word("<w:p/>" * 500), zipfile.ZIP_STORED)
    at = whole.index(b"LETTER")
    data = {
        "cut": whole[: len(whole) // 2],
        "changed": whole[:at] + b"BETTER" + whole[at + 6 :],
        "locked": whole.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"),
        "misplaced": whole[:-6] + struct.pack("<I", int.from_bytes(whole[-6:-2], "little") + 5000) + whole[-2:],
        "no archive": b"PK\x03\x04 and no more",
    }[damage]
    assert data != whole
    assert _refused(tmp_path, data) == "office_failed"


def test_of_two_parts_with_one_name_only_the_one_that_was_read_is_written(tmp_path: Path) -> None:
    """A converter could take the other."""
    out = io.BytesIO(zipped(word("")))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as twice:
        warnings.simplefilter("ignore")
        twice.writestr("word/document.xml", "<a>second</a>")
    source, made = tmp_path / "x.docx", tmp_path / "made"
    source.write_bytes(out.getvalue())
    prepared(source, "docx", made)
    with zipfile.ZipFile(made) as written:
        assert written.namelist().count("word/document.xml") == 1
        assert b"second" in written.read("word/document.xml")


@pytest.mark.parametrize(
    ("name", "data"),
    [("word/media/p.png", svg('<image href="http://x/"/>')), ("word/media/p.emf", gzip.compress(svg('<image href="http://x/"/>').encode())),
     ("word/media/p", '<?xml version="1.0" encoding="UTF-16"?>' .encode("utf-16") + svg('<image href="http://x/"/>').encode("utf-16-le")),
     ("word/d.xml", svg('<image href="http://x/"/>'))],
    ids=["as a picture", "packed", "in wide letters", "as XML"],
)  # fmt: skip
def test_a_drawing_is_known_by_its_bytes(name: str, data: str | bytes, tmp_path: Path) -> None:
    """Converters do not go by names."""
    source, made = tmp_path / "x.docx", tmp_path / "made"
    source.write_bytes(zipped(word("", more={name: data})))
    prepared(source, "docx", made)
    written = parts_of(made).get(name, b"")
    assert b"http://x/" not in written
    assert b"h\0t\0t\0p\0:\0/\0/\0x" not in written
    assert not written.startswith(b"\x1f\x8b")


def test_pictures_and_other_packed_parts_stay_byte_for_byte(tmp_path: Path) -> None:
    """Only drawings and XML are written anew."""
    more: dict[str, str | bytes] = {"word/media/p.png": picture(), "word/media/p.emz": gzip.compress(b"\1\0\0\0" * 99)}
    source, made = tmp_path / "x.docx", tmp_path / "made"
    source.write_bytes(zipped(word("", more=more)))
    prepared(source, "docx", made)
    written = parts_of(made)
    assert {name: written[name] for name in more} == more


@pytest.mark.parametrize("name", ["document.bin", "document.png", "document"])
@pytest.mark.parametrize(
    "start", ["", "<!-- c -->", "\ufeff", "<!--<svg -->", '<?xml version="1.0" encoding="IBM037"?>']
)
def test_a_text_is_read_whatever_its_part_is_called_and_however_it_begins(
    name: str, start: str, tmp_path: Path
) -> None:
    """LibreOffice finds the text by its relationship: neither a name nor an XML declaration is needed."""
    parts = word(field("DATE", run("STORED")))
    text = (start + str(parts.pop("word/document.xml"))).encode("cp037" if "IBM" in start else "utf-8")
    source, made = tmp_path / "x.docx", tmp_path / "made"
    source.write_bytes(zipped({**parts, f"word/{name}": text}))
    prepared(source, "docx", made)
    written = parts_of(made).get(f"word/{name}", b"")
    assert b"instrText" not in written
    assert "instrText".encode("cp037") not in written
    assert (b"STORED" in written) is ("IBM" not in start)


@pytest.mark.parametrize("declared", ["no-such-code", "U-8"])
def test_letters_of_an_unknown_code_refuse_the_file(declared: str, tmp_path: Path) -> None:
    """Nobody could tell what they say."""
    part = f'<?xml version="1.0" encoding="{declared}"?><a/>'
    assert _refused(tmp_path, zipped({**word(""), "word/document.xml": part})) == "office_failed"


def test_an_address_on_an_element_that_nobody_knows_is_no_fault(tmp_path: Path) -> None:
    """It shows nothing, and it goes."""
    more: dict[str, str | bytes] = {"x.xml": '<a xmlns:k="http://www.w3.org/1999/xlink" k:href="http://x/y"/>'}
    source, made = tmp_path / "x.odt", tmp_path / "made"
    source.write_bytes(zipped(opendocument("", more)))
    assert not prepared(source, "odt", made).missing
    assert b"http://x/" not in parts_of(made)["x.xml"]
