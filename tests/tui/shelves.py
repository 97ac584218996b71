"""Forms shelves for the tests: files with maps beside them, so that nothing is read. Not collected by pytest."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from forms.sheet import FormId
from packet.locate.form_map import Doubt, MapPage, OfficialMap
from packet.locate.map_file import beside, written


def shelve(
    folder: Path,
    name: str,
    language: str,
    forms: Sequence[FormId] = ("dmhc_20_224",),
    *,
    edition: str = "09/25",
    doubts: tuple[Doubt, ...] = (),
) -> Path:
    """A file on the shelf that was looked at before."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    content = f"%PDF of {name}".encode()
    path.write_bytes(content)
    pages = tuple(MapPage(number, "form", form, (612.0, 792.0)) for number, form in enumerate(forms))
    found = OfficialMap(
        name,
        hashlib.sha256(content).hexdigest(),
        language,
        tuple(forms),
        dict.fromkeys(forms, edition),
        pages,
        (),
        doubts=doubts,
    )
    beside(path).write_text(written(found), encoding="utf-8")
    return path
