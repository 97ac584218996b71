"""HEIC photos of which a part is zeros, lies elsewhere or is followed by junk are told from whole ones."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from packet.intake.integrity.heif import end_of
from packet.intake.integrity.zero_tail import End
from packet.intake.request import Request
from packet.intake.result import Refusal, Taken
from packet.intake.work import work

_UNIT = b"\x28\x01" + bytes(range(1, 250)) * 9 + b"\x80"
_PICTURE, _SMALL, _WORDS = 1, 2, 3


def _box(kind: bytes, body: bytes, full: bytes = b"") -> bytes:
    return (8 + len(full) + len(body)).to_bytes(4, "big") + kind + full + body


def _units(*units: bytes) -> bytes:
    return b"".join(len(unit).to_bytes(4, "big") + unit for unit in units)


def _heic(
    picture: bytes, small: bytes = _units(_UNIT), words: bytes = b"", version: int = 0, settings: bytes = b""
) -> bytes:
    """A HEIC file of a picture, its thumbnail and an item that is no picture."""
    items = {_PICTURE: (b"hvc1", picture), _SMALL: (b"hvc1", small), _WORDS: (b"Exif", words)}
    entries = b"".join(
        _box(b"infe", number.to_bytes(2, "big") + bytes(2) + kind + b"\0", b"\2\0\0\0")
        for number, (kind, _) in items.items()
    )
    thumbnail = _box(b"thmb", b"\0\2\0\1\0\1")
    known = settings + _box(b"iinf", b"\0\3" + entries, bytes(4)) + _box(b"iref", thumbnail, bytes(4))
    head = _box(b"ftyp", b"heic\0\0\0\0mif1heic")
    method = b"\0\0" if version else b""
    at = len(head) + 12 + len(known) + 16 + len(items) * (14 + len(method)) + 8
    places = b""
    for number, (_, body) in items.items():
        place = at.to_bytes(4, "big") + len(body).to_bytes(4, "big")
        places += number.to_bytes(2, "big") + method + b"\0\0" + b"\0\1" + place
        at += len(body)
    where = _box(b"iloc", b"\x44\0\0\3" + places, bytes((version, 0, 0, 0)))
    body = b"".join(body for _, body in items.values())
    return head + _box(b"meta", known + where, bytes(4)) + _box(b"mdat", body)


def _end(folder: Path, data: bytes) -> End:
    path = folder / "x.heic"
    path.write_bytes(data)
    return end_of(path)


@pytest.mark.parametrize("version", [0, 1])
@pytest.mark.parametrize(
    ("picture", "end"),
    [
        (_units(_UNIT, _UNIT), End.SOUND),
        (_units(_UNIT + b"\0\0\3\0\0\3"), End.SOUND),
        (_units(_UNIT + b"\0"), End.SOUND),
        (_units(_UNIT[:900] + bytes(64) + _UNIT[964:]), End.LOST),
        (_units(_UNIT[:-64] + bytes(64)), End.LOST),
        (_units(_UNIT + b"\0\0\1\x80"), End.LOST),
        (_units(_UNIT + b"\0\0\3\7"), End.LOST),
        (_units(_UNIT[:500] + b"\xff" * 300 + _UNIT[800:]), End.LOST),
        (_units(_UNIT, b"\x4c\x01" + b"\xff" * 300 + b"\x80"), End.SOUND),
        (_units(b"\xa8" + _UNIT[1:]), End.LOST),
        (_units(_UNIT[:1] + b"\0" + _UNIT[2:]), End.LOST),
        (_units(_UNIT) + _units(b""), End.LOST),
        (_units(_UNIT)[:-9], End.LOST),
        (_units(_UNIT) + b"\1\2", End.LOST),
    ],
)
def test_a_picture_is_judged_by_its_units(picture: bytes, end: End, version: int, tmp_path: Path) -> None:
    """Each unit is as long as it says and holds nothing that the code cannot hold."""
    assert _end(tmp_path, _heic(picture, version=version)) == end


def test_what_is_no_part_of_the_picture_is_not_judged(tmp_path: Path) -> None:
    """Neither a damaged thumbnail nor zeros in the words about the photo."""
    assert _end(tmp_path, _heic(_units(_UNIT), small=bytes(90), words=bytes(90))) == End.SOUND


@pytest.mark.parametrize(("width", "end"), [(3, End.LOST), (1, End.SOUND)])
def test_units_with_short_lengths_are_left_to_the_decoder(width: int, end: End, tmp_path: Path) -> None:
    """A file may say that lengths have two bytes: then its units are not looked at."""
    settings = _box(b"hvcC", bytes(21) + bytes((0xFC | width,)))
    assert _end(tmp_path, _heic(bytes(90), settings=settings)) == end


def test_bytes_that_belong_to_nothing_are_doubtful(tmp_path: Path) -> None:
    """After the last box of a whole file there is nothing, or another box."""
    whole = _heic(_units(_UNIT))
    assert _end(tmp_path, whole + _UNIT[:100]) == End.DOUBTFUL
    assert _end(tmp_path, whole + _box(b"free", bytes(9))) == End.SOUND


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 255))
def test_no_bytes_are_a_fault(noise: bytes, place: int, value: int) -> None:
    """Whatever the file holds, it has some end."""
    import tempfile

    changed = bytearray(_heic(_units(_UNIT)))
    changed[place] = value
    with tempfile.TemporaryDirectory() as folder:
        for data in (noise, bytes(changed), _heic(noise), bytes(changed[:place])):
            assert isinstance(_end(Path(folder), data), End)


def test_real_photos(tmp_path: Path) -> None:
    """Of a photo as a phone writes it: zeros in it refuse, a piece that came twice is told, the whole is taken."""
    heif = pytest.importorskip("pillow_heif", reason="the optional part for HEIC is not installed")
    heif.register_heif_opener()
    out = io.BytesIO()
    Image.frombytes("RGB", (400, 300), Random(3).randbytes(360_000)).save(out, "HEIF", quality=60)
    data, middle = out.getvalue(), len(out.getvalue()) // 2
    hole = data[:middle] + bytes(99) + data[middle + 99 :]
    twice = data[: middle + 99] + data[middle:]
    results = []
    for number, made in enumerate((data, hole, twice)):
        (tmp_path / "x.heic").write_bytes(made)
        room = tmp_path / str(number)
        room.mkdir()
        results.append(work(Request("x", tmp_path / "x.heic"), room, lambda _done, _of: None))
    whole, refused, told = results
    assert isinstance(whole, Taken)
    assert [change.what for change in whole.changes] == []
    assert refused == Refusal("x", "image_cut_off")
    assert isinstance(told, Taken)
    assert [change.what for change in told.changes] == ["incomplete"]
