"""A real T.30 call: what the far end holds is what was sent, dot by dot and inch by inch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from packet.fax.make import FaxOptions, edition
from packet.fax.report import FaxEdition
from packet.fax.time import estimate_seconds, page_seconds
from tests.packet.fax import papers, telephone

pytestmark = [
    pytest.mark.needs_tool,
    pytest.mark.skipif(telephone.library() is None, reason="needs SpanDSP (apt-get install libspandsp2)"),
]


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packet") / "packet.pdf"
    path.write_bytes(papers.joined(papers.text(), papers.signature(), papers.highlight()))
    return path


@pytest.fixture(scope="module")
def fine(packet: Path) -> FaxEdition:
    """The edition for an office machine."""
    return edition(packet, packet.parent / "fax")


@dataclass(frozen=True)
class Arrived:
    """A call to an office machine: what was sent, what the line said, what came out there."""

    made: FaxEdition
    done: telephone.Call
    file: Path


@pytest.fixture(scope="module")
def office(fine: FaxEdition, packet: Path) -> Arrived:
    file = packet.parent / "received.tif"
    return Arrived(fine, telephone.call(fine.parts[0].file, file, telephone.OFFICE), file)


def _pages(file: Path) -> list[tuple[np.ndarray[tuple[int, ...], np.dtype[np.bool_]], tuple[float, float]]]:
    """Ink of every page and its printed size in inches."""
    found = []
    with Image.open(file) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            x, y = (float(dots) for dots in image.info["dpi"])
            found.append((~np.asarray(image.convert("1")), (image.width / x, image.height / y)))
    return found


def _same(sent: Path, received: Path, inches: float) -> None:
    ours, theirs = _pages(sent), _pages(received)
    assert len(ours) == len(theirs)
    for (ink, _), (arrived, size) in zip(ours, theirs, strict=True):
        assert np.array_equal(ink, arrived)
        assert size == pytest.approx((8.47, inches), abs=0.02)


def test_office_machine_gets_every_dot_with_error_correction(office: Arrived) -> None:
    """MMR at 14,400 bit/s with error correction: every page equals the one sent and prints 11 inches high."""
    made, done = office.made, office.done
    assert (done.sender, done.receiver) == (telephone.OK, telephone.OK)
    assert (done.rate, done.error_correction) == (14400, True)
    _same(made.parts[0].file, office.file, 11.0)


def test_time_on_the_line_is_what_was_foretold(office: Arrived) -> None:
    """The estimate from coded bytes is within a tenth of what the call took."""
    made, done = office.made, office.done
    assert done.seconds == pytest.approx(made.parts[0].seconds_14400, rel=0.1)
    between = done.confirmed[1] - done.confirmed[0]
    assert between == pytest.approx(page_seconds(made.pages[1].bytes), rel=0.12)


def test_old_machine_gets_every_dot_without_error_correction(packet: Path, tmp_path: Path) -> None:
    """MH at 9,600 bit/s without error correction, from the MH edition: every page arrives whole, in about the time
    told."""
    made = edition(packet, tmp_path / "fax", options=FaxOptions(coding="mh"))
    done = telephone.call(made.parts[0].file, tmp_path / "received.tif", telephone.OLD)
    assert (done.sender, done.receiver) == (telephone.OK, telephone.OK)
    assert (done.rate, done.error_correction) == (9600, False)
    _same(made.parts[0].file, tmp_path / "received.tif", 11.0)
    told = estimate_seconds([page.bytes for page in made.pages], 9600, "mh")
    assert done.seconds == pytest.approx(told, rel=0.15)


def test_standard_machine_gets_the_standard_edition(packet: Path, tmp_path: Path) -> None:
    """A machine without fine resolution gets the 98-row edition whole, and it still prints 11 inches high."""
    made = edition(packet, tmp_path / "fax", options=FaxOptions(coding="mh", resolution="standard"))
    done = telephone.call(made.parts[0].file, tmp_path / "received.tif", telephone.BASIC)
    assert (done.sender, done.receiver) == (telephone.OK, telephone.OK)
    _same(made.parts[0].file, tmp_path / "received.tif", 11.0)


def test_standard_machine_refuses_the_fine_edition(fine: FaxEdition, tmp_path: Path) -> None:
    """T.30 has no way to send fine rows to a machine without them: the call ends, so the standard edition is needed."""
    done = telephone.call(fine.parts[0].file, tmp_path / "received.tif", telephone.BASIC)
    assert done.sender == telephone.NO_SUCH_RESOLUTION
    assert done.confirmed == []
