"""One paper in plain lines: what was done to it or why it cannot go in, and everything about it that can be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from forms.answers import PaperEntry
from forms.case import PaperKind
from forms.visible import visible
from tui.flow import (
    KINDS,
    Standing,
    crosses,
    kind_of,
    may_be_pictures,
    may_be_searchable,
    move,
    neighbour,
    notes_of,
    paper_of,
    remedy,
    standings,
    take_out,
    whole_pages,
    why_out,
)
from tui.kind_guess import kind_by_name, kind_by_words
from tui.paper_words import title_words
from tui.plain.console import Console
from tui.plain.draft import Draft
from tui.plain.pages import tell_pages
from tui.plain.signs import Sign, sign_of
from tui.plain.visit import Visit
from tui.showing import problem_words

_A_WHILE: Final = 0.2
_LOOKS: Final = 15
"""Three seconds: the words of a letter are read in one, those of a photo may come too late."""
_LONG: Final = 20
"""Pages of a paper that takes long enough to be told how far it is."""


def settle(visit: Visit, number: int) -> None:
    """Wait until a paper is opened or refused, saying at every tenth of a long one how far it is."""
    said = 0
    while not (look := visit.keeper.look(number)).settled:
        visit.wait(_A_WHILE)
        tenth = look.done * 10 // look.of if look.of >= _LONG else 0
        if tenth > said:
            said = tenth
            visit.console.say("screens.papers.opening_page", done=look.done, of=look.of)
    visit.rest()


def settle_all(visit: Visit) -> None:
    """Wait until every paper is opened or refused."""
    for number in range(len(visit.session.answers.papers)):
        settle(visit, number)


def what_it_is(visit: Visit, entry: PaperEntry) -> str:
    return visible(entry.title) or visit.console.words(f"questions.paper_kind.{kind_of(entry)}")


def what_became(visit: Visit, number: int) -> str:
    look = visit.keeper.look(number)
    if look.taken is not None:
        notes = notes_of(look)
        said = visit.console.words("screens.papers.in", pages=len(look.taken.sources)) + "."
        return f"{said} {visit.console.words('plain.papers.notes', count=notes)}" if notes else said
    return f"{visit.console.words('plain.papers.refused')} {why_out(look, visit.console.language)}"


def ordered(visit: Visit) -> list[Standing]:
    """The papers as the packet has them; wait until they are settled, for the letters depend on it."""
    return standings(visit.session.case, visit.keeper.looks())


def _file_name(visit: Visit, number: int) -> str:
    return Path(visit.session.answers.papers[number].file).name


def lettered_name(visit: Visit, number: int) -> str:
    """The file with the letter that it has in the packet; without one it cannot go in."""
    name = _file_name(visit, number)
    letter = next(standing.letter for standing in ordered(visit) if standing.number == number)
    return visit.console.words("plain.papers.letter", letter=letter, name=name) if letter else visible(name)


def line_of(visit: Visit, number: int) -> str:
    """One paper of the list: its place in the packet, its letter, its name, what it is, what became of it."""
    place = [standing.number for standing in ordered(visit)].index(number) + 1
    what = what_it_is(visit, visit.session.answers.papers[number])
    return f"{place} {lettered_name(visit, number)}: {what}. {what_became(visit, number)}"


_TITLED: Final = "titled"
"""Among the kinds: the one that the paper seems to be, with the title that its day makes."""


def ask_kind(visit: Visit, number: int, *, again: bool = False) -> None:
    """Ask what a paper is; `again`: the kinds were read out for the one before, and are read again on wish only."""
    console, entry = visit.console, visit.session.answers.papers[number]
    console.gap()
    console.say("screens.papers.kind", name=_file_name(visit, number))
    kinds = [(kind, console.words(f"questions.paper_kind.{kind}")) for kind in KINDS]
    if again:
        console.say("plain.same_numbers")
    if (guess := _guessed(visit, number)) is not None:
        words = console.words(f"questions.paper_kind.{guess}")
        console.say("plain.papers.guess", kind=words, number=KINDS.index(guess) + 1)
        title = "" if entry.title else title_words(visit.keeper.read_papers(), number, guess, console.language)
        if title:
            kinds.append((_TITLED, title))
            console.say("plain.papers.guess.titled", number=len(kinds), title=title)
    reply = console.choose(kinds, entry.kind, console.words("screens.papers.kind.hint"), told=again)
    if reply == _TITLED:
        _change(visit, number, kind=guess, title=title)
    elif isinstance(reply, str) and reply:
        _change(visit, number, kind=reply)


def _guessed(visit: Visit, number: int) -> PaperKind | None:
    """What a paper seems to be, by its name, else by its words: they are waited for, but not long."""
    if (guess := kind_by_name(visit.session.answers.papers[number].file)) is not None:
        return guess
    for _ in range(_LOOKS):
        read = next((paper for paper in visit.keeper.read_papers() if paper.number == number), None)
        if read is not None:
            return kind_by_words(read.reading.found)
        visit.wait(_A_WHILE)
    return None


def _change(visit: Visit, number: int, **changes: object) -> None:
    _put(visit, number, **changes)
    visit.papers_changed()


def _put(visit: Visit, number: int, **changes: object) -> None:
    entries = list(visit.session.answers.papers)
    entries[number] = replace(entries[number], **changes)  # type: ignore[arg-type]  # each caller names a field of its type
    visit.session.put_papers(tuple(entries))


def change_paper(visit: Visit, number: int) -> None:
    """One paper's own menu, until Enter."""
    console = visit.console
    deeds: dict[str, Callable[[Visit, int], bool]] = {
        "kind": _kind,
        "title": _title,
        "pages": _pages,
        "turn": _turn,
        "blank": _blank_pages,
        "as_pictures": _as_pictures,
        "searchable": _searchable,
        "password": _password,
        "attachments": _attachments,
        "outside": _outside,
        "elsewhere": _elsewhere,
        "whole": _whole,
        "up": lambda visit, number: _move(visit, number, -1),
        "down": lambda visit, number: _move(visit, number, 1),
        "remove": _remove,
        "again": _open_again,
        "look": _hear,
    }
    while True:
        _describe(visit, number)
        whole = whole_pages(visit.keeper.look(number))
        said = {
            name: console.words(f"plain.paper.{name}", **({"pages": whole} if name == "whole" else {}))
            for name in deeds
        }
        offered = [(name, words) for name, words in said.items() if _makes_sense(visit, number, name)]
        chosen = console.choose(offered)
        if not isinstance(chosen, str) or not chosen or not deeds[chosen](visit, number):
            return


def _makes_sense(visit: Visit, number: int, deed: str) -> bool:
    """Whether this can be done now: what cannot is not read out."""
    look, entries = visit.keeper.look(number), visit.session.answers.papers
    match deed:
        case "password" | "outside" | "elsewhere" | "whole":
            return remedy(look) == deed
        case "attachments":
            return remedy(look) == deed or entries[number].attachments != "ask"
        case "as_pictures":
            return may_be_pictures(entries[number], look)
        case "searchable":
            return may_be_searchable(entries[number], look)
        case "again":
            return look.taken is None
        case "look":
            return look.taken is not None
        case "up":
            return neighbour(visit.session.case, number, -1) is not None
        case "down":
            return neighbour(visit.session.case, number, 1) is not None
    return True


def _describe(visit: Visit, number: int) -> None:
    """What the paper is, what was done to it or why it cannot go in, and what was typed about it that is not clear."""
    console, entry = visit.console, visit.session.answers.papers[number]
    settle_all(visit)
    look = visit.keeper.look(number)
    console.gap()
    console.tell(line_of(visit, number), hang=4)
    if look.taken is not None:
        for notes in (look.taken.changes, look.taken.left_out, look.taken.hints):
            for note in notes:
                console.tell(f"- {note.message(console.language)}", hang=2)
    for problem in visit.session.understood()[1]:
        if paper_of(problem.key) == number:
            console.say("plain.mend", words=problem_words(problem, console.language))
    if entry.pages:
        console.say("plain.paper.now_pages", pages=entry.pages)
    for page, degrees in entry.rotate.items():
        console.say("plain.paper.now_turned", page=page, degrees=degrees)
    console.say("plain.paper.prompt")


def _text(console: Console, now: str, prompt: str = "plain.prompt.text", draft: Draft | None = None) -> str | None:
    """A line; None when it stays as it is, "" when it was cleared."""
    if now:
        console.say("plain.now", answer=now)
    reply = console.line(prompt=prompt, free=True, draft=draft)
    if draft is not None:
        draft.withdraw()
    if reply is Sign.CLEAR:
        return ""
    return reply.strip() if isinstance(reply, str) and reply.strip() else None


def _hear(visit: Visit, number: int) -> bool:
    tell_pages(visit, number)
    return True


def _kind(visit: Visit, number: int) -> bool:
    ask_kind(visit, number)
    return True


_FIRST: Final = "1"
"""What takes the title that is offered."""


def _title(visit: Visit, number: int) -> bool:
    visit.console.say("screens.paper.name")
    before = visit.session.answers.papers[number].title

    def keep(half: str) -> None:
        if not before and not sign_of(half, free=True):
            _put(visit, number, title=half.strip())
            visit.session.flush()

    draft = Draft(visit.setup.steady, keep, lambda: _put(visit, number, title=before)) if visit.keeper.file else None
    kind = kind_of(visit.session.answers.papers[number])
    offered = title_words(visit.keeper.read_papers(), number, kind, visit.console.language)
    if offered and offered != before:
        visit.console.say("plain.paper.title_offer", title=offered)
    title = _text(visit.console, before, draft=draft)
    if title is not None:
        _change(visit, number, title=offered if offered and title == _FIRST else title)
    return True


def _pages(visit: Visit, number: int) -> bool:
    visit.console.say("screens.paper.pages.hint")
    pages = _text(visit.console, visit.session.answers.papers[number].pages)
    if pages is not None:
        _change(visit, number, pages=pages)
    return True


def _turn(visit: Visit, number: int) -> bool:
    """A page number, then how far to turn it."""
    console, entry = visit.console, visit.session.answers.papers[number]
    console.say("plain.paper.turn_page")
    page = _text(console, "", "plain.prompt.number")
    if not page:
        return True
    console.say("plain.paper.turn_by")
    degrees = console.choose([(str(turn), console.words(f"plain.paper.turn.{turn}")) for turn in (0, 90, 180, 270)])
    if isinstance(degrees, str) and degrees:
        turns = {**entry.rotate, page: int(degrees)}
        _change(visit, number, rotate={name: turn for name, turn in turns.items() if turn})
    return True


def _blank_pages(visit: Visit, number: int) -> bool:
    _change(visit, number, drop_blank=visit.console.agree("plain.paper.ask_blank"))
    return True


def _as_pictures(visit: Visit, number: int) -> bool:
    _change(visit, number, as_pictures=visit.console.agree("plain.paper.ask_pictures"))
    return True


def _searchable(visit: Visit, number: int) -> bool:
    _change(visit, number, searchable=visit.console.agree("plain.paper.ask_searchable"))
    return True


def _password(visit: Visit, number: int) -> bool:
    visit.console.say("screens.paper.password.about")
    password = visit.console.secret(visit.console.words("screens.paper.password"))
    if password:
        _change(visit, number, password=password)
    return True


def _outside(visit: Visit, number: int) -> bool:
    """What is not in the file stays out: the person chose this line, and that is the answer."""
    _change(visit, number, attachments="leave")
    return True


def _whole(visit: Visit, number: int) -> bool:
    """Only the pages that can be shown go in: of 429 nobody types the other 428."""
    _change(visit, number, pages=whole_pages(visit.keeper.look(number)))
    return True


def _elsewhere(visit: Visit, number: int) -> bool:
    visit.keeper.allow(number)
    visit.papers_changed()
    return True


def _attachments(visit: Visit, number: int) -> bool:
    console = visit.console
    options = [(name, console.words(f"screens.paper.attachments.{name}")) for name in ("include", "leave")]
    reply = console.choose(options, visit.session.answers.papers[number].attachments)
    if isinstance(reply, str) and reply:
        _change(visit, number, attachments=reply)
    return True


def _move(visit: Visit, number: int, by: Literal[-1, 1]) -> bool:
    if crosses(visit.session.case, number, by) and not visit.console.agree("plain.paper.across"):
        return True
    if move(visit.session, number, by) is not None:
        visit.papers_changed()
    return False


def _remove(visit: Visit, number: int) -> bool:
    if not visit.console.agree("screens.paper.remove.about", name=_file_name(visit, number)):
        return True
    take_out(visit.session, number)
    visit.papers_changed()
    return False


def _open_again(visit: Visit, number: int) -> bool:
    visit.keeper.forget(number)
    visit.papers_changed()
    return True
