"""Word processor files become a PDF by LibreOffice, where it is installed; else the remedy is to print to PDF.

It runs inside the worker's fences, with a home of its own that goes with the worker, on a copy that `source` made: with
a name of ours, without links that lead out of it, and with the words that were stored for its fields.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pikepdf

from packet.intake import office_home
from packet.intake.hints import read
from packet.intake.pdf import Pages
from packet.intake.render import Renderer, Unopened, draw, pixels
from packet.intake.request import Refuse, Request
from packet.intake.source import SourceFindings, prepared
from packet.intake.source.found import listed
from packet.intake.source.recall import lost
from packet.intake.visual_diff import LONGEST, blank
from packet.pdf import tree
from packet.pdf.annotations import shown
from packet.pdf.page import inherited

SECONDS: Final = 85
"""Less than the longest silence the parent allows."""
_OF_THE_MOMENT: Final = ("/Metadata", "/Info", "/ID", "/DocChecksum")
_READ_AS: Final = {"docx": "MS Word 2007 XML", "odt": "writer8", "rtf": "Rich Text Format"}
"""The filter that reads each kind: LibreOffice does not get to guess another kind than the one that was looked into."""


def to_pdf(request: Request, kind: str, folder: Path) -> tuple[Path, SourceFindings]:
    """The PDF LibreOffice makes of the file, and what was found in the file.

    Raises Refuse("office_missing" | "office_failed" | "office_slow" | "too_heavy" | "outside_ask" | "blank_document" |
    "losses_ask").
    """
    office = request.program or office_home.program()
    if office is None:
        raise Refuse("office_missing")
    paper = folder / f"paper.{kind}"
    try:
        found = prepared(request.path, kind, paper)
        if found.missing and request.attachments != "leave":
            raise Refuse("outside_ask", **listed(found.missing))
        _convert(office, paper, kind, folder)
    finally:
        paper.unlink(missing_ok=True)
    made = folder / "paper.pdf"
    if not made.is_file() or not made.stat().st_size:
        raise Refuse("office_failed")
    undate(made)
    if not _shows_something(made):
        made.unlink()
        raise Refuse("blank_document")
    with contextlib.suppress(Unopened, pikepdf.PdfError):  # `pdf.take` tells what it is
        _miss(found, _texts(made), request)
    return made, found


def _miss(found: SourceFindings, texts: Sequence[str], request: Request) -> None:
    """Note what the file says and none of these pages does. Raises Refuse("losses_ask")."""
    found.lost = lost(found.said.paragraphs, texts) if found.said.paragraphs else None
    if found.lost is not None and request.attachments != "leave":
        raise Refuse("losses_ask", found.losses())


def miss_unseen(found: SourceFindings, made: Path, pages: Pages, request: Request) -> None:
    """Note also the words that LibreOffice wrote and nobody can see on these clean pages, as in a cell without room:
    they went from the page, and the file says them. Raises Refuse("losses_ask").
    """
    if not pages.unseen:
        return
    with contextlib.suppress(Unopened, pikepdf.PdfError):
        texts, clean = _texts(made), _texts(pages.pdf)
        for place, source in enumerate(pages.sources):
            if source in pages.unseen:
                texts[source - 1] = clean[place]
        _miss(found, texts, request)


def _convert(office: str, paper: Path, kind: str, folder: Path) -> None:
    home = office_home.furnish(folder)
    command = [office, "--headless", "--norestore", "--nologo", "--nofirststartwizard"]
    command += [f"-env:UserInstallation={home.as_uri()}"]
    # Else it writes a stamp beside its own program where it thinks it may, and ends when the fence says no.
    command += [f"-env:UNO_SHARED_PACKAGES_CACHE={home.as_uri()}/shared"]
    command += [f"--infilter={_READ_AS[kind]}"] if kind in _READ_AS else []
    command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(paper)]
    environment = {**os.environ, "HOME": str(home), "TMPDIR": str(home)}
    try:
        subprocess.run(
            command, env=environment, timeout=SECONDS, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refuse("office_slow", seconds=SECONDS) from None
    except OSError:
        raise Refuse("office_failed") from None
    finally:
        shutil.rmtree(home, ignore_errors=True)


def undate(made: Path) -> None:
    """Take out of the PDF when it was made and what follows from that: the same paper gives the same bytes."""
    plain = made.with_suffix(".plain.pdf")
    with contextlib.suppress(pikepdf.PdfError):  # `pdf.take` tells what it is
        with pikepdf.open(made) as pdf:
            for holder in (pdf.Root, pdf.trailer):
                for key in _OF_THE_MOMENT:
                    if key in holder:
                        del holder[key]
            pdf.save(plain, deterministic_id=True)
        plain.replace(made)


def _shows_something(made: Path) -> bool:
    """Whether any page has ink: an empty document and one whose words the conversion lost look alike."""
    try:
        with Renderer(made) as pages:
            for index in range(pages.pages):
                with pages.page(index) as page:
                    if page is None or not blank(draw(page, pixels(page, LONGEST))):
                        return True
            return False
    except Unopened:
        return True  # no blank page: `pdf.take` tells what it is


def _texts(made: Path) -> list[str]:
    """The words of each page, as the engine reads them back; those of the boxes of forms on the last one."""
    with Renderer(made) as pages:
        texts = [_text(pages, index) for index in range(pages.pages)]
    with tree.opened(made) as pdf:
        found = (inherited(note, "/V") for page in tree.leaves(pdf) for note in shown(page))
        values = [str(value) for value in found if value is not None]
    return [*texts[:-1], "\n".join((*texts[-1:], *values))]


def _text(pages: Renderer, index: int) -> str:
    with pages.page(index) as page:
        return "" if page is None else read(page)[0]
