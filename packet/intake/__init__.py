"""One supporting paper in: clean pages out, or a refusal that says why and what to do. Nothing in between.

`take` runs the work in a process of its own, with limits. Importing this loads no PDF or image library.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, permutations
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from packet.intake.request import Request
from packet.intake.result import Change, Hint, PageLeftOut, Refusal, Taken
from packet.sandbox.limits import LIMITS, Limits

if TYPE_CHECKING:  # a worker that imports this does without the rules of a case: a third of its start
    from forms.case import Paper
    from packet.intake.kept import KeptPapers

ASKED = ("attachments_ask", "outside_ask", "losses_ask")
"""Refusals that are questions: the paper goes in when the person agrees to leave a part of it out."""
UNFENCED = "unfenced_ask"
"""A question too: may the paper be opened without the walls that its kind needs?"""
ELSEWHERE = "elsewhere_ask"
"""And this: is a file outside of the case's folder wanted? It has not been opened."""

__all__ = [
    "ASKED",
    "ELSEWHERE",
    "LIMITS",
    "UNFENCED",
    "Change",
    "Hint",
    "Limits",
    "PageLeftOut",
    "Refusal",
    "Taken",
    "contained",
    "duplicates",
    "take",
]


def take(
    paper: Paper,
    path: Path,
    work: Path,
    *,
    password: str = "",
    limits: Limits = LIMITS,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    unfenced: bool = False,
    kept: KeptPapers | None = None,
) -> Taken | Refusal:
    """The pages of `paper`, whose bytes are at `path`; the clean PDF is written into the folder `work`.

    `password` wins over the paper's own. `unfenced`: LibreOffice may open it even where the walls round it are missing.
    `progress(pages done, pages in all)` is called now and then. `kept` is asked before the paper is opened, and told
    afterwards. Several may run at once, also from threads.

    Raises packet.errors.Interrupted when `cancelled()` turns true and CannotWrite when `work` cannot be written; a
    fault of the paper is a Refusal, never an exception.
    """
    from packet.intake.fenced import run

    try:
        there, plain = path.exists(), path.is_file()
    except OSError:  # a name that no disk can hold
        there = plain = False
    if not there:
        return Refusal(paper.file, "not_found")
    if not plain:
        return Refusal(paper.file, "no_file")
    request = Request(
        name=paper.file,
        path=path.resolve(),
        pages=paper.pages,
        rotate=dict(paper.rotate),
        drop_blank=paper.drop_blank,
        attachments=paper.attachments,
        searchable=paper.searchable,
        as_pictures=paper.as_pictures,
        password=password or paper.password,
        limits=limits,
    )
    if kept and (found := kept.find(request, unfenced, work)):
        return found
    result = run(request, work, progress, cancelled, unfenced=unfenced)
    if kept and isinstance(result, Taken):
        kept.keep(request, unfenced, result)
    return result


def duplicates(papers: Iterable[Taken]) -> list[tuple[str, str, Literal["bytes", "pages"]]]:
    """Pairs of papers that are the same file, or show the same pages, in any order (blank pages aside)."""
    found: list[tuple[str, str, Literal["bytes", "pages"]]] = []
    for one, other in combinations(papers, 2):
        looks = [sorted(print_ for print_ in paper.fingerprints if print_) for paper in (one, other)]
        if one.sha256 == other.sha256 and one.sources == other.sources:
            found.append((one.name, other.name, "bytes"))
        elif looks[0] and looks[0] == looks[1]:
            found.append((one.name, other.name, "pages"))
    return found


def contained(papers: Sequence[Taken]) -> list[tuple[str, str, tuple[int, ...]]]:
    """(one, other, pages): all that `one` shows is also in `other`, which shows more, as its pages `pages` (numbers in
    its file, as it lies there); blank pages aside.
    """
    looks = [Counter(filter(None, paper.fingerprints)) for paper in papers]
    found: list[tuple[str, str, tuple[int, ...]]] = []
    for one, other in permutations(range(len(papers)), 2):
        if looks[one] and looks[one] < looks[other]:
            pages = zip(papers[other].sources, papers[other].fingerprints, strict=True)
            same = tuple(sorted(page for page, look in pages if look in looks[one]))
            found.append((papers[one].name, papers[other].name, same))
    return found
