"""A form of which something is missing is never filled: refused, or read as the whole file is."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from forms.words import LANGUAGES
from packet.errors import Refused
from packet.intake.render import draw, pixels
from packet.intake.visual_diff import same
from packet.locate.guard import LIMITS
from packet.locate.normalise import straightened
from packet.locate.sound import require_same_look, require_whole
from tests.packet.locate.lookalikes.bend import locked
from tests.packet.locate.lookalikes.catalogue import LookAlike
from tests.packet.locate.lookalikes.fields import Fields
from tests.packet.locate.lookalikes.style import Style

Bend = Callable[[bytes], bytes]


def saved_in_ways(data: bytes, **how: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, deterministic_id="encryption" not in how, **how)
    return out.getvalue()


def _plain(data: bytes) -> bytes:
    """Nothing packed: no check sum tells of a lost piece."""
    return saved_in_ways(data, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)


@cache
def whole_forms() -> dict[str, bytes]:
    """The same forms in all the ways in which a writer lays out a file."""
    flat = LookAlike("flat", "rules", Style(label="left", frame="rule")).make()[0]
    fields = LookAlike("fields", "fields", Style(frame="none", fields=True), fields=Fields()).make()[0]
    made = {"flat": flat, "fields": fields}
    for name, data in (("flat", flat), ("fields", fields)):
        made[f"{name} in object streams"] = saved_in_ways(data, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        made[f"{name} linearised"] = saved_in_ways(data, linearize=True)
        made[f"{name} locked"] = locked(data)
        made[f"{name} unpacked"] = _plain(data)
    return made


FORMS = ("flat", "fields")
WAYS = ("", " in object streams", " linearised", " locked", " unpacked")


def _read(data: bytes, folder: Path) -> tuple[bytes, bool]:
    """The upright pages as the worker makes them; and whether something had to be guessed. Raises Refused."""
    path = folder / "official.pdf"
    path.write_bytes(data)
    trial = folder / "trial"
    trial.mkdir(exist_ok=True)
    guessed = require_whole(path, "form.pdf", trial, LIMITS, lambda _done, _of: None)
    if guessed:
        require_same_look(path, straightened(data, "form.pdf", frozenset()).pdf, {}, "form.pdf", trial)
    return straightened(data, "form.pdf").pdf, guessed


def refusal_code(data: bytes, folder: Path) -> str:
    """The refusal, "" when the file is taken."""
    try:
        _read(data, folder)
    except Refused as refused:
        for language in LANGUAGES:
            told = refused.message(language)
            assert "form.pdf" in told
            assert str(folder) not in told
        return refused.code
    return ""


def _looks(pdf: bytes) -> list[tuple[Any, str]]:
    document = pypdfium2.PdfDocument(pdf)
    looks = [(draw(page, pixels(page, 1000)), page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return looks


@cache
def _looks_whole(whole: bytes) -> list[tuple[Any, str]]:
    return _looks(straightened(whole, "form.pdf").pdf)


def _refused_or_the_same(data: bytes, whole: bytes, folder: Path) -> str:
    """The refusal; "" when the file is taken, and then its pages look and read as those of the whole file."""
    try:
        upright, _ = _read(data, folder)
    except Refused as refused:
        return refused.code
    ours, wanted = _looks(upright), _looks_whole(whole)
    assert len(ours) == len(wanted)
    for (picture, words), (other, told) in zip(ours, wanted, strict=True):
        assert same(picture, other)
        assert words == told
    return ""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", FORMS)
def test_a_whole_form_is_taken(form: str, way: str, tmp_path: Path) -> None:
    """However a writer lays it out: packed or not, linearised, locked against changes. Nothing has to be guessed."""
    assert _read(whole_forms()[form + way], tmp_path)[1] is False


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9, 0.95, 0.99])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", FORMS)
def test_a_download_that_broke_off_is_refused(form: str, way: str, share: float, tmp_path: Path) -> None:
    """Cut anywhere, and with the lost part filled with zeros, as a download that reserves its room leaves it. Where
    the end is only a table, nothing of the form may be lost with it.
    """
    whole = whole_forms()[form + way]
    cut = whole[: int(len(whole) * share)]
    for data in (cut, cut + bytes(len(whole) - len(cut))):
        code = _refused_or_the_same(data, whole, tmp_path)
        assert code in ("official_cut", "official_torn", "official_damaged") or (share >= 0.95 and not code)


SIZES = (64, 512, 4096)
LOST = [
    (form, way, size)
    for row, form in enumerate(FORMS)
    for column, way in enumerate(WAYS)
    for place, size in enumerate(SIZES)
    if (row + column + place) % len(SIZES)
]
"""Every form with every way and every size, and every way with every size."""


@pytest.mark.parametrize(("form", "way", "size"), LOST)
def test_a_sector_of_zeros_loses_no_word(form: str, way: str, size: int, tmp_path: Path) -> None:
    """A piece that the disk lost, at places all over the file: refused, or nothing of the form is lost."""
    whole = whole_forms()[form + way]
    for share in (0.13, 0.37, 0.55, 0.71, 0.93):
        start = int(len(whole) * share) // 64 * 64
        _refused_or_the_same(whole[:start] + bytes(size) + whole[start + size :], whole, tmp_path)


@pytest.mark.parametrize("way", WAYS)
def test_a_dropped_piece_loses_no_word(way: str, tmp_path: Path) -> None:
    """A packet that never came: what follows lies elsewhere than the tables say."""
    whole = whole_forms()["flat" + way]
    for share in (0.21, 0.47, 0.64, 0.83):
        start = int(len(whole) * share)
        _refused_or_the_same(whole[:start] + whole[start + 600 :], whole, tmp_path)


@pytest.mark.parametrize(
    "around",
    [
        lambda data: b"HTTP/1.1 200 OK\r\n\r\n" + data,
        lambda data: data + bytes(3000),
        lambda data: data + b"\r\n<!-- -->",
    ],
    ids=["head of a download", "zeros behind", "words behind"],
)
def test_harmless_bytes_around_a_form_are_let_be(around: Bend, tmp_path: Path) -> None:
    """What a mail gateway or a disk adds takes nothing away."""
    whole = whole_forms()["flat"]
    assert _refused_or_the_same(around(whole), whole, tmp_path) == ""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "official_no_pdf"),
        (b"<html><body>Not found</body></html>", "official_no_pdf"),
        (b"PK\x03\x04" + bytes(100), "official_no_pdf"),
        (b"%PDF-1.7 and no more", "official_damaged"),
    ],
)
def test_what_is_no_form_is_told_for_what_it_is(data: bytes, code: str, tmp_path: Path) -> None:
    """An error page saved under the name of the form is no PDF; a PDF that has only begun is broken."""
    assert refusal_code(data, tmp_path) == code


def test_a_user_password_is_told(tmp_path: Path) -> None:
    """With a password that opens it the file is locked; with one against changes alone it is not."""
    assert refusal_code(locked(whole_forms()["flat"], user="secret"), tmp_path) == "official_locked"
    assert refusal_code(locked(whole_forms()["flat"]), tmp_path) == ""
    cut = locked(whole_forms()["flat"])
    assert refusal_code(cut[: len(cut) * 3 // 4], tmp_path) in ("official_cut", "official_damaged")


def test_a_broken_table_alone_is_mended(tmp_path: Path) -> None:
    """Where only the table of places is wrong, all objects are found again, and the form looks as it should."""
    whole = whole_forms()["flat"]
    wrong = re.sub(rb"startxref\s+\d+", b"startxref\n7", whole)
    upright, guessed = _read(wrong, tmp_path)
    assert guessed
    assert _refused_or_the_same(wrong, whole, tmp_path) == ""
    assert upright
