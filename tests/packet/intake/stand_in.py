"""A stand-in for LibreOffice that runs inside the fence: a shell script and a copy of cat, nothing else is needed."""

from __future__ import annotations

import shutil
from pathlib import Path


def stand_in(folder: Path, made: bytes) -> Path:
    """A program `soffice` in `folder` that converts every document to these bytes."""
    folder.mkdir(parents=True)
    program, pdf, cat = folder / "soffice", folder / "made.pdf", folder / "cat"
    pdf.write_bytes(made)
    shutil.copy("/bin/cat", cat)
    found = "while [ $# -gt 1 ]; do [ $1 = --outdir ] && out=$2; shift; done"
    program.write_text(f'#!/bin/sh\n{found}\n{cat} {pdf} > "$out/paper.pdf"\n', encoding="utf-8")
    program.chmod(0o755)
    return program
