"""Is a picture file all there?"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from packet.intake.integrity.image_truncation import complaints, lost_rows, source
from packet.intake.request import Refuse


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(out, "JPEG")
    return out.getvalue()


def test_a_jpeg_that_lacks_only_its_end_mark_gets_it(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(_jpeg()[:-2])
    found = source(tmp_path / "a.jpg", "jpeg")
    assert isinstance(found, io.BytesIO)
    assert found.getvalue().endswith(b"\xff\xd9")


def test_a_jpeg_that_lacks_rows_is_refused(tmp_path: Path) -> None:
    data = _jpeg()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(Refuse, match="image_cut_off"):
        source(tmp_path / "a.jpg", "jpeg")


@pytest.mark.parametrize(("kind", "refused"), [("webp", True), ("heic", True), ("png", False)])
def test_a_long_row_of_zeros_at_the_end_is_a_copy_that_stopped(kind: str, refused: bool, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"picture" + bytes(256))
    if refused:
        with pytest.raises(Refuse, match="image_cut_off"):
            source(path, kind)
    else:
        assert source(path, kind) == path
    path.write_bytes(b"picture" + bytes(255))
    assert source(path, kind) == path


def test_what_a_decoder_says_on_standard_error_is_heard_and_nobody_else_hears_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with complaints() as heard:
        os.write(2, b"Fax4Decode: Bad code word at line 7")
    assert heard == ["Fax4Decode: Bad code word at line 7"]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("coding", "bad", "lost"),
    [("group4", 1, True), ("group4", 0, False), ("group3", 2, False), ("group3", 3, True)],
)
def test_one_break_loses_rows_in_g4_and_many_do_in_g3(coding: str, bad: int, lost: bool) -> None:
    """Each row of G4 needs the one before; of G3 two in a hundred may be bad."""
    image = Image.new("1", (10, 100))
    image.info["compression"] = coding
    assert lost_rows("Bad code word; " * bad, image) is lost
