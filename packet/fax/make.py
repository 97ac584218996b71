"""The fax edition of a packet: one or more parts, each as TIFF and as 1-bit PDF, and a report. The way in for callers.

The coded pages wait in a temporary file, not in memory, so a packet of 3,000 pages needs no more memory than one of
30. The same packet and options give the same bytes; a part can be sent again from its file.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from forms.words import ENGLISH
from packet.digest import digest_of
from packet.errors import CannotWrite
from packet.fax import pdf1bit, tiff
from packet.fax.cover import PartLabel, mailed_sheet, plain_cover
from packet.fax.crew import Order, draw_all, ways_of
from packet.fax.geometry import STANDARD_Y_DPI, WIDTH, Y_DPI, Coding, Resolution
from packet.fax.parts import CallLimits, Load, Span, plan
from packet.fax.report import FaxEdition, PageReport, Part, mailed_report, page_report, report_bytes
from packet.fax.tiff import Leaf
from packet.fax.time import estimate_seconds, page_seconds
from packet.fax.tuning import LINE, OWN
from packet.one_file import write_one

_COVER_SLACK: Final = 4000
"""Bytes by which one part's cover may differ from another's: only the figures on it change."""

_MEGABYTE: Final = 1_000_000
"""Bytes, as fax services count."""
_MINUTE: Final = 60
"""Seconds."""


@dataclass(frozen=True)
class FaxOptions:
    """Limits of one part, and what the far end can do. `workers` 0 means one a core."""

    pages: int = 100
    megabytes: float = 4.0
    minutes: float = 30.0
    coding: Coding = "mmr"
    resolution: Resolution = "fine"
    workers: int = 0

    def limits(self) -> CallLimits:
        return CallLimits(self.pages, int(self.megabytes * _MEGABYTE), self.minutes * _MINUTE)


def edition(
    packet: Path,
    out: Path,
    *,
    photo_pages: frozenset[int] = frozenset(),
    lighter_pages: frozenset[int] = frozenset(),
    mail_pages: frozenset[int] = frozenset(),
    starts: Sequence[int] = (),
    options: FaxOptions = FaxOptions(),
    language: str = ENGLISH,
    cover: Callable[[PartLabel], bytes] | None = None,
    instead: Callable[[int, int], bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> FaxEdition:
    """Write the fax edition of the PDF `packet` into the folder `out`: fax.tif and fax.pdf, or fax-1-of-3.tif …,
    and report.json, each whole or not at all, readable by their owner alone.

    `photo_pages` (from 1) are screened, `lighter_pages` have less black; in place of each of `mail_pages` goes a sheet
    that says so, which `instead` draws of its number and the number of pages in all, one page of PDF. `starts` are the
    first pages of exhibits, where a cut hurts least. A packet in several parts has a cover in front of every part, the
    first too: `cover` draws it, one page of PDF. `progress` hears pages done and pages in all. Raises `Refused`
    (unreadable PDF, page that cannot be drawn), `CannotWrite`, `Interrupted`.
    """
    with _spool(out) as file:
        pool = _Pool(file)
        order = Order(packet, photo_pages, lighter_pages, options.coding, options.resolution, options.workers)
        held = _Held(options, instead or (lambda page, of: mailed_sheet(page, of, language)))
        ways = ways_of(photo_pages, lighter_pages)
        reports: list[PageReport] = []
        with closing(draw_all(order, cancelled)) as answers:
            for total, answer in answers:
                number = int(answer.head["number"])
                if number in mail_pages:
                    code, rows = held.coded(number, total)
                    reports.append(mailed_report(number, len(code), options.coding))
                else:
                    code, rows = answer.code, answer.head["rows"]
                    reports.append(page_report(answer.head, options.coding, ways.get(number, "as_is")))
                pool.add(number, code, rows)
                if progress:
                    progress(len(reports), total)
        reports.sort(key=lambda page: page.number)
        writer = _Writer(pool, out, options, cover or (lambda label: plain_cover(label, language)))
        parts = writer.write(reports, starts)
    made = FaxEdition(parts, tuple(reports), out / "report.json")
    write_one(made.report, report_bytes(made, options.coding, options.resolution, language), replace=True)
    _sweep(out, made)
    return made


@contextmanager
def _spool(out: Path) -> Iterator[BinaryIO]:
    """A private temporary file in the folder `out` (made 0700 when it is not there); gone afterwards."""
    try:
        out.mkdir(mode=OWN, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out) as file:
            yield file
    except OSError as refusal:
        full = refusal.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        # The refusal's own text may name a folder of the person: it goes no further.
        raise CannotWrite("disk_full" if full else "folder_unwritable", folder=str(out)) from None


class _Pool:
    """Coded pages in a file: where each begins and how long it is."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.places: dict[int, tuple[int, int, int]] = {}
        self.end = 0

    def add(self, number: int, code: bytes, rows: int) -> None:
        self.file.seek(self.end)
        self.file.write(code)
        self.places[number] = (self.end, len(code), rows)
        self.end += len(code)

    def leaf(self, number: int, y_dpi: int) -> Leaf:
        start, size, rows = self.places[number]
        self.file.seek(start)
        return Leaf(self.file.read(size), WIDTH, rows, y_dpi)


@dataclass(frozen=True)
class _Held:
    """Draws the sheets in place of the pages that are mailed."""

    options: FaxOptions
    draw: Callable[[int, int], bytes]

    def coded(self, number: int, total: int) -> tuple[bytes, int]:
        from packet.fax.one_page import coded

        return coded(self.draw(number, total), self.options.coding, self.options.resolution)


@dataclass(frozen=True)
class _Writer:
    """Plans the parts and writes their files."""

    pool: _Pool
    out: Path
    options: FaxOptions
    cover: Callable[[PartLabel], bytes]

    @property
    def _y_dpi(self) -> int:
        return Y_DPI if self.options.resolution == "fine" else STANDARD_Y_DPI

    def write(self, pages: Sequence[PageReport], starts: Sequence[int]) -> tuple[Part, ...]:
        coding, limits = self.options.coding, self.options.limits()
        loads = [Load(max(tiff.size([page.bytes]), pdf1bit.size([page.bytes])), page.seconds_14400) for page in pages]
        sheet = Load(0, 0.0)
        spans = plan(loads, starts, limits, sheet)
        if len(spans) > 1 or spans[0].too_large:
            sample = len(self._cover_leaf(Span(1, len(pages)), 1, 1, len(pages)).code) + _COVER_SLACK
            sheet = Load(max(tiff.size([sample]), pdf1bit.size([sample])), page_seconds(sample, LINE.fast, coding))
            spans = plan(loads, starts, limits, sheet)
        return tuple(self._part(span, number, len(spans), pages) for number, span in enumerate(spans, 1))

    def _cover_leaf(self, span: Span, number: int, of: int, total: int) -> Leaf:
        from packet.fax.one_page import coded

        label = PartLabel(number, of, span.first, span.last, total, span.pages + 1)
        code, rows = coded(self.cover(label), self.options.coding, self.options.resolution)
        return Leaf(code, WIDTH, rows, self._y_dpi)

    def _part(self, span: Span, number: int, of: int, pages: Sequence[PageReport]) -> Part:
        front = [self._cover_leaf(span, number, of, len(pages))] if of > 1 else []
        name = f"fax-{number}-of-{of}" if of > 1 else "fax"
        count = len(front) + span.pages

        def leaves() -> Iterator[Leaf]:
            yield from front
            for page in range(span.first, span.last + 1):
                yield self.pool.leaf(page, self._y_dpi)

        file, pdf = self.out / f"{name}.tif", self.out / f"{name}.pdf"
        with _whole(file) as target:
            tiff.write(target, leaves(), count, self.options.coding)
        with _whole(pdf) as target:
            pdf1bit.write(target, leaves(), count, self.options.coding)
        sizes = [len(leaf.code) for leaf in front] + [page.bytes for page in pages[span.first - 1 : span.last]]
        return Part(
            number=number,
            first=span.first,
            last=span.last,
            file=file,
            pdf=pdf,
            pages=count,
            bytes=file.stat().st_size,
            pdf_bytes=pdf.stat().st_size,
            seconds_14400=estimate_seconds(sizes, LINE.fast, self.options.coding),
            seconds_9600=estimate_seconds(sizes, LINE.slow, self.options.coding),
            too_large=span.too_large,
            sha256=digest_of(file),
        )


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name only when it is finished and on the disk (0600)."""
    handle, name = tempfile.mkstemp(prefix=".imr-packet-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sweep(out: Path, made: FaxEdition) -> None:
    """Remove the parts of an earlier edition in the same folder: sent by mistake, they would be pages of another
    count."""
    ours = {path for part in made.parts for path in (part.file, part.pdf)}
    for kind in ("tif", "pdf"):
        for path in [*out.glob(f"fax-[0-9]*-of-[0-9]*.{kind}"), out / f"fax.{kind}"]:
            if path not in ours:
                path.unlink(missing_ok=True)
