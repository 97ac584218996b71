"""A desk with papers of every fate, and the screens that stand on it. A stand-in takes the papers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from forms.answers import Answers, PaperEntry
from forms.case import Paper
from packet.errors import PacketError
from packet.intake import Change, Hint, Refusal, Taken
from tests.tui.driving import FULL, until
from tui.app import ImrApp
from tui.screens.paper import PaperScreen
from tui.screens.papers import PapersScreen
from tui.session import Place


def take(paper: Paper, path: Path, work: Path, *, progress: Any, cancelled: Any, kept: Any) -> Taken | Refusal:
    """Papers named after what becomes of them."""
    del progress, cancelled, kept
    if path.name.startswith("locked") and paper.password != "open":
        return Refusal(path.name, "password_wrong" if paper.password else "password_needed")
    if path.name.startswith("mail") and paper.attachments == "ask":
        return Refusal(path.name, "attachments_ask", {"count": 1, "names": "note.txt"})
    if path.name.startswith("linked") and paper.attachments == "ask":
        return Refusal(path.name, "outside_ask", {"count": 1, "names": "scan.png"})
    if path.name.startswith("torn") and not paper.pages:
        return Refusal(path.name, "page_lost", {"page": 2, "whole": "1,3-9"})
    if path.name.startswith("fault"):
        raise PacketError("no_work_folder")
    changes = (Change(3, "turned", {"degrees": 90}),) if paper.rotate else ()
    hint = "covered" if path.name.startswith("covered") and not paper.as_pictures else "blank"
    return Taken(path.name, "", "pdf", 4, work / "none.pdf", (1, 2, 3), changes, hints=(Hint(2, hint),))


async def papers_in(
    pilot: Pilot[None], app: ImrApp, *papers: Path | tuple[Path, str], typed: Mapping[str, str] = FULL
) -> None:
    """Stand on the papers with these already in, each a bill or of the kind given."""
    kinds = [paper if isinstance(paper, tuple) else (paper, "bill") for paper in papers]
    entries = tuple(PaperEntry(str(path), kind) for path, kind in kinds)
    app.navigator.begin(Answers(typed=typed, papers=entries), None)
    app.navigator.show(Place("papers"))
    await until(pilot, lambda: isinstance(app.screen, PapersScreen) and bool(app.screen.query("#path")))
    await until(pilot, lambda: all(app.keeper.look(number).settled for number in range(len(papers))))
    await pilot.pause()


async def open_paper(pilot: Pilot[None], app: ImrApp, number: int) -> None:
    """Stand on the page of one paper."""
    app.push_screen(PaperScreen(number))
    await until(pilot, lambda: isinstance(app.screen, PaperScreen) and bool(app.screen.query("#done")))
    await pilot.pause()
