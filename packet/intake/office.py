"""Word processor files become a PDF by LibreOffice, where it is installed; else the remedy is to print to PDF.

It runs inside the worker's fences, with a home of its own that goes with the worker, on a copy that `source` made: with
a name of ours, without links that lead out of it, and with the words that were stored for its fields.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from packet.intake import office_home
from packet.intake.render import Renderer, Unopened, draw, pixels
from packet.intake.request import Refuse, Request
from packet.intake.source import SourceFindings, prepared
from packet.intake.source.found import listed
from packet.intake.visual_diff import LONGEST, blank

SECONDS: Final = 85
"""Less than the longest silence the parent allows."""
_READ_AS: Final = {"docx": "MS Word 2007 XML", "odt": "writer8", "rtf": "Rich Text Format"}
"""The filter that reads each kind: LibreOffice does not get to guess another kind than the one that was looked into."""


def to_pdf(request: Request, kind: str, folder: Path) -> tuple[Path, SourceFindings]:
    """The PDF LibreOffice makes of the file, and what was found in the file.

    Raises Refuse("office_missing" | "office_failed" | "too_heavy" | "outside_ask" | "blank_document").
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
    if not _shows_something(made):
        made.unlink()
        raise Refuse("blank_document")
    return made, found


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
    except (OSError, subprocess.TimeoutExpired):
        raise Refuse("office_failed") from None
    finally:
        shutil.rmtree(home, ignore_errors=True)


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
