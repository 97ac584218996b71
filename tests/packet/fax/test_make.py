"""The edition as files: parts, covers, report, and what happens when something goes wrong."""

from __future__ import annotations

import json
import os
import stat
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from forms.words import tell
from packet.errors import CannotWrite, Interrupted, PacketError, Refused
from packet.fax import tiff
from packet.fax.cover import PartLabel, mailed_sheet, plain_cover
from packet.fax.encode import decode
from packet.fax.make import FaxOptions, edition
from packet.fax.one_page import coded
from tests.packet.fax import papers
from tests.packet.fax.test_tiff import lint


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    path = tmp_path / "packet.pdf"
    path.write_bytes(
        papers.joined(papers.text(), papers.table(), papers.sized(4), papers.signature(), papers.sized(10))
    )
    return path


def _blank(path: Path, pages: int) -> Path:
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(612, 792))
        document.save(path)
    return path


def test_one_call_is_one_tiff_one_pdf_and_a_report(packet: Path, tmp_path: Path) -> None:
    """Five pages in order, no cover added, files of the owner alone, the report as the ledger wants it."""
    out = tmp_path / "out"
    told: list[tuple[int, int]] = []
    made = edition(packet, out, progress=lambda done, total: told.append((done, total)))
    assert sorted(path.name for path in out.iterdir()) == ["fax.pdf", "fax.tif", "report.json"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in out.iterdir())
    assert told == [(done, 5) for done in range(1, 6)]
    assert lint((out / "fax.tif").read_bytes()) == []
    (part,) = made.parts
    assert (part.pages, part.first, part.last, part.bytes) == (5, 1, 5, (out / "fax.tif").stat().st_size)
    assert part.seconds_9600 > part.seconds_14400 > 11 + 5 * 3.2
    assert [page.number for page in made.pages] == [1, 2, 3, 4, 5]
    assert [warn.code for warn in made.pages[2].warnings] == ["small"]
    assert made.pages[2].legibility < min(page.legibility for page in made.pages if page.number != 3)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["format"] == "imr-packet fax 1"
    assert set(made.ledger()["parts"][0]) == {"file", "pages", "bytes", "sha256", "seconds_14400", "seconds_9600"}
    assert set(made.ledger()["pages"][0]) == {"number", "legibility", "warnings", "way", "spots"}
    assert report["pages"][2]["messages"] == made.pages[2].messages("en")
    json.dumps(made.ledger())


def test_two_runs_and_any_number_of_workers_give_the_same_bytes(packet: Path, tmp_path: Path) -> None:
    """A part can be sent again: nothing depends on when or by how many it was made."""
    for name, workers in (("one", 1), ("two", 2)):
        edition(packet, tmp_path / name, options=FaxOptions(workers=workers, pages=4))
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_a_long_packet_goes_in_parts_with_covers(tmp_path: Path) -> None:
    """23 pages, at most 10 sheets: three parts, each a cover and its pages, cut where an exhibit begins; an earlier
    edition in the folder is gone, other files are not."""
    out = tmp_path / "out"
    out.mkdir()
    for name in ("fax.tif", "fax-1-of-2.tif", "fax-1-of-2.pdf"):
        (out / name).write_bytes(b"old")
    (out / "packet.pdf").write_bytes(b"mine")
    labels: list[PartLabel] = []

    def cover(label: PartLabel) -> bytes:
        labels.append(label)
        return plain_cover(label, "es")

    packet = _blank(tmp_path / "packet.pdf", 23)
    made = edition(packet, out, options=FaxOptions(pages=10), starts=(1, 8, 15), cover=cover)
    assert [(part.first, part.last, part.pages) for part in made.parts] == [(1, 7, 8), (8, 14, 8), (15, 23, 10)]
    assert labels[-1] == PartLabel(3, 3, 15, 23, 23, 10)
    names = sorted(path.name for path in out.iterdir())
    parts = [f"fax-{number}-of-3.{kind}" for number in (1, 2, 3) for kind in ("pdf", "tif")]
    assert names == [*parts, "packet.pdf", "report.json"]
    assert [part.sha256 for part in made.parts] == [sha256(part.file.read_bytes()).hexdigest() for part in made.parts]
    for part in made.parts:
        with Image.open(part.file) as image:
            assert getattr(image, "n_frames", 1) == part.pages
            assert not np.asarray(image).all()
            image.seek(1)
            assert np.asarray(image).all()
        with pikepdf.open(part.pdf) as document:
            assert len(document.pages) == part.pages


def test_a_page_over_the_limit_is_kept_and_said(packet: Path, tmp_path: Path) -> None:
    """With room for 20 kB a part, every page goes alone with a cover, and the larger ones are marked."""
    made = edition(packet, tmp_path / "out", options=FaxOptions(megabytes=0.02))
    assert [(part.first, part.last) for part in made.parts] == [(number, number) for number in range(1, 6)]
    assert any(part.too_large for part in made.parts)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "fax_unreadable"),
        (b"%PDF-1.7\nnothing more", "fax_unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "fax_unreadable"),
    ],
)
def test_what_is_no_pdf_is_refused_by_name(content: bytes, code: str, tmp_path: Path) -> None:
    """Empty, broken and foreign files are refused with a remedy, and nothing is written."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        edition(path, tmp_path / "out")
    assert refused.value.code == code
    assert "paper.pdf" in refused.value.message("en")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    """A password is told with the name of the file."""
    path = _blank(tmp_path / "open.pdf", 1)
    with pikepdf.open(path) as document:
        document.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(Refused) as refused:
        edition(tmp_path / "locked.pdf", tmp_path / "out")
    assert refused.value.code == "fax_unreadable"
    assert "locked.pdf" in refused.value.message("es")


def test_a_page_is_faxed_in_the_way_that_was_chosen(packet: Path, tmp_path: Path) -> None:
    """With less black, or not at all: then a sheet with its number stands in its place, and it is told to mail it."""
    usual = edition(packet, tmp_path / "usual")
    made = edition(packet, tmp_path / "out", lighter_pages=frozenset({2}), mail_pages=frozenset({4}))
    assert [page.way for page in made.pages] == ["as_is", "lighter", "as_is", "mail", "as_is"]
    with Image.open(tmp_path / "usual" / "fax.tif") as before, Image.open(tmp_path / "out" / "fax.tif") as after:
        black = []
        for book in (before, after):
            pages = []
            for number in range(5):
                book.seek(number)
                pages.append(~np.asarray(book.convert("1")))
            black.append(pages)
    assert [bool((one == other).all()) for one, other in zip(*black, strict=True)] == [True, False, True, False, True]
    assert black[1][1].sum() < black[0][1].sum()
    assert (black[1][3] == _sheet(4, 5)).all()
    assert made.pages[3].messages("en") == [tell("fax.warn_mailed", "en", page=4)]
    assert usual.parts[0].pages == made.parts[0].pages == 5


def _sheet(page: int, of: int) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    code, rows = coded(mailed_sheet(page, of, "en"), "mmr", "fine")
    return decode(code, 1728, rows)


def test_stopping_leaves_nothing(packet: Path, tmp_path: Path) -> None:
    """When the person stops it, no file is there and no worker is left."""
    with pytest.raises(Interrupted):
        edition(packet, tmp_path / "out", cancelled=lambda: True)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="needs a folder that a file stands in for")
def test_a_folder_that_cannot_be_made_is_told(packet: Path, tmp_path: Path) -> None:
    """Where the folder should be there is a file: told as such, with exit code 6."""
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(CannotWrite) as refused:
        edition(packet, tmp_path / "out")
    assert int(refused.value.exit) == 6


def test_a_full_disk_leaves_no_half_file(packet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills while the TIFF is written: an error that says so, and no file under a final name."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tiff, "write", full)
    with pytest.raises(PacketError) as refused:
        edition(packet, tmp_path / "out")
    assert refused.value.code == "disk_full"
    assert list((tmp_path / "out").iterdir()) == []


def test_mh_and_standard_are_as_asked(packet: Path, tmp_path: Path) -> None:
    """The edition for old machines is MH with 98 rows to the inch, and clean by the same tables."""
    made = edition(packet, tmp_path / "out", options=FaxOptions(coding="mh", resolution="standard"))
    assert lint(made.parts[0].file.read_bytes()) == []
    with Image.open(made.parts[0].file) as image:
        assert image.size == (1728, 1078)
        assert image.info["dpi"] == (204, 98)


def test_the_way_in_loads_no_image_library() -> None:
    """Asking for the edition or a guess of its time costs no start-up of numpy, Pillow or a PDF engine."""
    import subprocess

    heavy = "[name for name in ('numpy', 'PIL', 'pypdfium2', 'pikepdf') if name in sys.modules]"
    program = f"import sys, packet.fax, packet.commands.fax, packet.commands.preview; print({heavy})"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"
