"""All papers of a case through intake, two at a time: every paper comes back as pages or as a refusal."""

from __future__ import annotations

import errno
import os
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock

from forms.case import Paper
from packet.intake import ASKED, ELSEWHERE, Refusal, Taken, take
from packet.intake.kept import KeptPapers
from packet.intake.selection import spoken
from packet.progress import BuildWatch
from packet.stops import PapersRefused
from packet.store.known import place_outside

AT_ONCE = 2
"""Each paper is read in a process of its own; more at once would fight for memory."""

_WISHES = {"picture": "as_pictures", "searchable": "searchable"}
"""What a person may accept of a paper, by its name for `--accept`, and the wish in the case file that it is."""

ROOM = 1 << 20
"""Bytes that a disk must have free for what one paper leaves while it is read."""


def gather(
    papers: Sequence[Paper],
    base: Path,
    work: Path,
    accept: frozenset[str],
    watch: BuildWatch,
    kept: KeptPapers | None = None,
) -> tuple[Taken | Refusal, ...]:
    """What became of each paper, in the case's order. `base` is the folder that the papers' names start from, `kept`
    what is known of papers that this sitting has opened.

    A paper outside of `base` is opened only when that is accepted ("outside:NAME"). "picture:NAME" and
    "searchable:NAME" are wishes that the case file may hold too.

    Raises `PapersRefused` when a refusal is not accepted ("paper:NAME"), `Interrupted`, and OSError when the disk of
    `work` is full: a paper cannot be read then either, and the fault is not the paper's.
    """
    room = _Room(watch, accept, kept)
    folders = []
    for place in range(len(papers)):
        folders.append(work / f"{place:04d}")
        folders[-1].mkdir(mode=0o700)
    with ThreadPoolExecutor(max_workers=min(AT_ONCE, os.cpu_count() or 1)) as pool:
        try:
            results = list(pool.map(lambda paper, folder: room.take(paper, base, folder), papers, folders))
        except BaseException:
            room.stop.set()
            pool.shutdown(cancel_futures=True)
            raise
    refused = [
        result
        for paper, result in zip(papers, results, strict=True)
        if isinstance(result, Refusal) and not accepted(paper, accept)
    ]
    if refused:
        if shutil.disk_usage(work).free < ROOM:
            raise OSError(errno.ENOSPC, "no room")
        raise PapersRefused(refused)
    return tuple(results)


def without(
    papers: Sequence[Paper],
    taken: Sequence[Taken | Refusal],
    changed: Mapping[int, Sequence[int]],
    accept: frozenset[str],
) -> tuple[Taken | Refusal, ...]:
    """What became of each paper when those do not go in whose pages came out `changed`: their places in the case, each
    with pages of its clean PDF (from 0).

    Raises `PapersRefused` for those that the person did not agree to leave out.
    """
    results = list(taken)
    for place, pages in changed.items():
        result = results[place]
        assert isinstance(result, Taken), "only papers that were taken have pages"
        numbers = sorted({result.sources[page] for page in pages})
        if len(numbers) == 1:
            results[place] = Refusal(result.name, "changed", {"page": numbers[0]})
        else:
            results[place] = Refusal(result.name, "changed_pages", {"pages": spoken(numbers)})
    refused = [
        result
        for place in changed
        if isinstance(result := results[place], Refusal) and not accepted(papers[place], accept)
    ]
    if refused:
        raise PapersRefused(refused)
    return tuple(results)


def accepted(paper: Paper, accept: frozenset[str], what: str = "paper") -> bool:
    """Whether the person agreed to go on without this paper (or to another thing), naming it as in the case file or by
    its last part.
    """
    return not accept.isdisjoint({f"{what}:{paper.file}", f"{what}:{Path(paper.file).name}"})


def located(base: Path, name: str) -> Path:
    """The paper's file: where its name says, else the one file there whose name differs only in its Unicode form.

    Accents travel as one code point (NFC) or two (NFD), and look the same on every screen.
    """
    path = base / name
    with suppress(OSError, ValueError):
        if not path.exists():
            alike = [other for other in path.parent.iterdir() if _composed(other.name) == _composed(path.name)]
            return alike[0] if len(alike) == 1 else path
    return path


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


class _Room:
    """Shared by the threads that wait for the workers."""

    def __init__(self, watch: BuildWatch, accept: frozenset[str], kept: KeptPapers | None) -> None:
        self.stop = Event()
        self._watch, self._accept, self._kept = watch, accept, kept
        self._one = Lock()

    def take(self, paper: Paper, base: Path, folder: Path) -> Taken | Refusal:
        def progress(done: int, total: int) -> None:
            with self._one:
                self._watch.tell("papers", done, total, paper.file)

        file = located(base, paper.file)
        place = place_outside(base, str(file.absolute()))  # `file` begins with `base` already
        if place is not None and not accepted(paper, self._accept, "outside"):
            return Refusal(paper.file, ELSEWHERE, {"place": str(place)})
        unfenced = accepted(paper, self._accept, "unfenced")
        wishes = {name: True for what, name in _WISHES.items() if accepted(paper, self._accept, what)}
        paper = paper.model_copy(update=wishes)

        def opened(paper: Paper) -> Taken | Refusal:
            return take(
                paper, file, folder,
                progress=progress, cancelled=self._stopped, unfenced=unfenced, kept=self._kept,
            )  # fmt: skip

        result = opened(paper)
        if isinstance(result, Refusal) and result.code in ASKED and accepted(paper, self._accept):
            # A question, not a fault: what the person agrees to leave out is the files attached, or what is not in the
            # file, and not the paper.
            alone = paper.model_copy(update={"attachments": "leave"})
            result = opened(alone)
        return result

    def _stopped(self) -> bool:
        return self.stop.is_set() or self._watch.stopped()
