"""Puts a finished edition into the person's folder: all of its files or none, and never over another one unasked."""

from __future__ import annotations

import filecmp
from collections.abc import Callable
from dataclasses import replace as changed
from pathlib import Path
from typing import Final

from packet.atomic import workshop
from packet.errors import CannotWrite
from packet.fax.report import FaxEdition
from packet.fax.tuning import OWN

_FILES: Final = ("fax.tif", "fax.pdf", "fax-[0-9]*-of-[0-9]*.tif", "fax-[0-9]*-of-[0-9]*.pdf", "report.json")


def deliver(out: Path, make: Callable[[Path], FaxEdition], *, replace: bool = False) -> FaxEdition:
    """What `make` writes into the private folder it is given, moved to the folder `out` (made 0700 when not there).

    The same files again are fine. Raises `CannotWrite`: "fax_exists" when `out` holds another edition and `replace` is
    not set, else what the disk refused; and what `make` raises. Then `out` is as it was, not even made.
    """
    if out.exists() and not out.is_dir():
        raise CannotWrite("folder_unwritable", folder=str(out))
    with workshop(out) as work:
        try:
            made = make(work)
        except CannotWrite as refusal:  # it names the private folder, which says nothing to anyone
            raise CannotWrite(refusal.code, folder=str(out)) from None
        _move(work, out, replace)
    parts = tuple(changed(part, file=out / part.file.name, pdf=out / part.pdf.name) for part in made.parts)
    return changed(made, parts=parts, report=out / made.report.name)


def _move(work: Path, out: Path, replace: bool) -> None:
    names = {path.name for path in work.iterdir()}
    there = {path.name for pattern in _FILES for path in out.glob(pattern)}
    if there == names and all(filecmp.cmp(work / name, out / name, shallow=False) for name in names):
        return
    if there and not replace:
        raise CannotWrite("fax_exists", folder=str(out))
    out.mkdir(mode=OWN, parents=True, exist_ok=True)
    for name in sorted(there - names):  # a part of another count, sent by mistake, would belong nowhere
        (out / name).unlink()
    for name in sorted(names):
        (work / name).replace(out / name)
