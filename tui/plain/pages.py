"""What the pages of a paper look like, in words: what a small picture tells those who see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.answers import PaperEntry
from packet.page_facts import PageFacts, page_facts
from tui.plain.console import Console
from tui.plain.visit import Visit

if TYPE_CHECKING:
    from packet.intake import Taken

_LONGEST: Final = 60
"""Letters of a page's first words: enough to know which page it is."""
_POINTS_PER_INCH: Final = 72


def tell_pages(visit: Visit, number: int) -> None:
    """Ask which page of a paper, and say what it looks like; Enter: every page."""
    console, taken = visit.console, visit.keeper.look(number).taken
    if taken is None:
        return
    console.say("plain.paper.which_page")
    reply = console.line(prompt="plain.prompt.number")
    wanted = reply.strip().rstrip(".)") if isinstance(reply, str) else None
    if wanted is None:
        return
    entry = visit.session.answers.papers[number]
    shown = [at for at, source in enumerate(taken.sources) if wanted in ("", str(source))]
    if not shown:
        console.say("plain.paper.no_such_page", page=wanted)
    for at in shown:
        tell_page(console, entry, taken, at)


def tell_page(console: Console, entry: PaperEntry, taken: Taken, at: int) -> None:
    """Page `at` (from 0) of those that go in: shape, size, what is on it, whether it looks sideways, its turn."""
    source = taken.sources[at]
    facts = page_facts(taken.pdf, at, _LONGEST)
    if facts is None:
        return
    shape = console.words("plain.page.wide" if facts.width > facts.height else "plain.page.tall")
    inches = [_inches(points) for points in (facts.width, facts.height)]
    content = _content(console, taken, at, facts)
    console.say("plain.page", page=source, shape=shape, width=inches[0], height=inches[1], content=content)
    for hint in taken.hints:
        if hint.page == source and hint.code == "sideways":
            console.tell(hint.message(console.language))
    if entry.rotate.get(str(source)):
        console.say("plain.page.turned", degrees=entry.rotate[str(source)])


def _content(console: Console, taken: Taken, at: int, facts: PageFacts) -> str:
    if at < len(taken.ink) and taken.ink[at] is None:
        return console.words("plain.page.blank")
    parts = [console.words("plain.page.photo")] if at + 1 in taken.photos else []
    if facts.words:
        parts.append(console.words("plain.page.words", words=facts.words))
    return " ".join(parts) or console.words("plain.page.drawn")


def _inches(points: float) -> str:
    """Inches to a tenth; with a point in both languages, as in California."""
    return f"{points / _POINTS_PER_INCH:.1f}".removesuffix(".0")
