"""Asks a worker process about agencies' PDFs, which this process never opens. The worker (`packet.locate.worker`) has
limits and is watched (`packet.sandbox.supervisor`), and what it says is checked before it is believed.

The worker is told where the file is and which boxes matter, never an answer of a person.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from forms.sheet import Rect
from forms.words import ENGLISH, has
from packet.errors import Refused
from packet.locate.crossing import map_from_plain, map_to_plain, params_from_plain, sizes_from_plain
from packet.locate.form_map import ANY, OfficialMap, Wanted
from packet.locate.map_file import remembered
from packet.sandbox import supervisor
from packet.sandbox.limits import LIMITS as OF_PAPERS
from packet.sandbox.supervisor import Failure

LIMITS: Final = replace(
    OF_PAPERS, stall_seconds=60.0, wall_seconds=300.0, cpu_seconds=240, memory_bytes=2 << 30, output_bytes=256 << 20
)
"""A paper may be a thousand scanned pages; a form is a few pages of words, and a person waits for it."""
LARGEST: Final = 64 << 20
"""Bytes. Editions of the form have a few hundred thousand."""
UPRIGHT: Final = "upright.pdf"
_COMMAND: Final = (sys.executable, "-m", "packet.locate.worker")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_REFUSED: Final = {"too_slow": "official_slow", "too_heavy": "official_heavy"}
"""The sentence for a worker that gave no answer; "official_damaged" for any other end."""

Cancelled = Callable[[], bool]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Straight:
    """The file's pages as displayed, the asked fields emptied (see `upright`), written anew; `sizes` in points.
    `empty`: whether each of the asked squares shows nothing. `unseen`: the pages (from 0) that words were taken out of
    which nobody sees on them.
    """

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    empty: tuple[bool, ...]
    unseen: tuple[int, ...] = ()


def read_map(
    pdf: Path, *, remember: bool = True, cancelled: Cancelled | None = None, wanted: Wanted = ANY
) -> OfficialMap:
    """Where every answer goes on this PDF; with `remember`, as the file beside it says if that was made for these
    bytes and forms. `wanted`: what is looked for where several agencies' forms or languages stand in the file.

    Raises Refused with the sentence for the person, UsageError for a broken map file, Interrupted when `cancelled` says
    so, CannotWrite when there is no room for the worker's folder.
    """
    found = ask_map(pdf, cancelled, wanted)
    kept = remembered(pdf, found.sha256) if remember else None
    return found if kept is None or not _same_forms(kept, found) else replace(kept, doubts=found.doubts)


def _same_forms(kept: OfficialMap, found: OfficialMap) -> bool:
    """Whether a kept map has its places on the pages that say that they are a form: a map may move a slot, but it makes
    no form of another paper."""
    mine = {page.number for page in found.pages if page.kind == "form"}
    pages = _forms_of(found) == _forms_of(kept)
    return pages and kept.forms == found.forms and mine.issuperset(place.page for place in kept.places)


def _forms_of(found: OfficialMap) -> list[tuple[str, str | None]]:
    return [(page.kind, page.form if page.kind == "form" else None) for page in found.pages]


def ask_map(pdf: Path, cancelled: Cancelled | None = None, wanted: Wanted = ANY) -> OfficialMap:
    """Where everything is, and what is doubtful. Raises Refused, Interrupted, CannotWrite."""

    def read(plain: Mapping[str, Any]) -> OfficialMap:
        return replace(map_from_plain(plain["map"]), file=pdf.name, remembered=False)

    with supervisor.private() as folder:
        return _ask(
            pdf, {"task": "map", "wanted": list(wanted.forms), "language": wanted.language}, folder, read, cancelled
        )


def ask_upright(
    pdf: Path,
    found: OfficialMap,
    filled: Iterable[tuple[int, int]],
    squares: Iterable[tuple[int, Rect]],
    cancelled: Cancelled | None = None,
) -> Straight:
    """The pages with these fields (page, number of the annotation) emptied, and which of these squares are empty.

    Raises Refused (official_changed when the file is no longer the one of `found`), Interrupted, CannotWrite.
    """
    asked = [[page, rect.x, rect.y, rect.width, rect.height] for page, rect in squares]
    question = {
        "task": "upright",
        "sha256": found.sha256,
        "filled": sorted(filled),
        "turns": [[page.number, page.turn] for page in found.pages if page.turn],
        "squares": asked,
    }

    def read(plain: Mapping[str, Any]) -> Straight:
        sizes, empty = sizes_from_plain(plain["sizes"]), tuple(one is True for one in plain["empty"])
        unseen = tuple(int(page) for page in plain["unseen"])
        if len(sizes) != len(found.pages) or len(empty) != len(asked) or not set(unseen) <= set(range(len(sizes))):
            raise ValueError("sizes")
        return Straight(_bytes(folder, UPRIGHT), sizes, empty, unseen)

    with supervisor.private() as folder:
        return _ask(pdf, question, folder, read, cancelled)


def ask_pictures(pdf: Path, found: OfficialMap) -> dict[int, bytes]:
    """Page (from 0) -> a PNG with the places drawn, for every page that is part of a form. Raises as `ask_upright`."""
    pages = [page.number for page in found.pages if page.kind == "form"]

    def read(_: Mapping[str, Any]) -> dict[int, bytes]:
        pictures = {page: _bytes(folder, picture_name(page)) for page in pages}
        if not all(picture.startswith(_PNG) for picture in pictures.values()):
            raise ValueError("picture")
        return pictures

    with supervisor.private() as folder:
        return _ask(pdf, {"task": "pictures", "sha256": found.sha256, "map": map_to_plain(found)}, folder, read)


def picture_name(page: int) -> str:
    """The file that the worker leaves for page `page` (from 0)."""
    return f"page-{page}.png"


def _ask(
    pdf: Path,
    question: Mapping[str, Any],
    folder: Path,
    read: Callable[[Mapping[str, Any]], Answer],
    cancelled: Cancelled | None = None,
) -> Answer:
    """What the worker answers about `pdf`. Raises Refused, its own or the one that it tells of."""
    _check_file(pdf)
    path = pdf.resolve()
    asked = {**question, "name": pdf.name, "path": str(path)}

    def heard(plain: Mapping[str, Any]) -> Answer | Refused:
        return _refusal(plain["refused"], pdf.name) if "refused" in plain else read(plain)

    result = supervisor.ask(asked, folder, LIMITS, (path,), heard, cancelled=cancelled, command=_COMMAND)
    if isinstance(result, Refused):
        raise result
    if isinstance(result, Failure):
        raise Refused(_REFUSED.get(result.code, "official_damaged"), file=pdf.name)
    return result


def _check_file(pdf: Path) -> None:
    """Refuse at once what is no file, or cannot be a form: a pipe or a device would be waited for. Raises Refused."""
    try:
        facts = pdf.stat()
    except (OSError, ValueError):
        raise Refused("official_unreadable", file=pdf.name) from None
    if not stat.S_ISREG(facts.st_mode):
        raise Refused("official_no_file", file=pdf.name)
    if facts.st_size > LARGEST:
        raise Refused("official_large", file=pdf.name, most=LARGEST >> 20)


def _refusal(plain: Mapping[str, Any], name: str) -> Refused:
    """The refusal that a worker tells of, if there is such a sentence and it can be filled. Raises KeyError,
    ValueError.
    """
    code = str(plain["code"])
    if not code.startswith("official_") or not has(f"errors.{code}", ENGLISH):
        raise ValueError("code")
    refused = Refused(code, **{**params_from_plain(plain["params"]), "file": name})
    refused.message(ENGLISH)
    return refused


def _bytes(folder: Path, name: str) -> bytes:
    if not supervisor.written(folder, name) or (folder / name).stat().st_size > LIMITS.output_bytes:
        raise ValueError("file")
    return (folder / name).read_bytes()
