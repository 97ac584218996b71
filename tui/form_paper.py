"""The paper that the answers go on: which of the agency's own PDFs is taken for this case, or our own print and why.

The screens (`tui.screens.form_paper`) and the plain lines (`tui.plain.form_paper`) say what is found here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from forms import catalog
from forms.editions import EDITIONS, named
from forms.sheet import FormId
from forms.words import say, tell
from packet.errors import PacketError
from packet.shelf import (
    OnShelf,
    Shelf,
    choose,
    keep_looked_at,
    keep_map,
    keep_pictures,
    look,
    looked_at,
    mapped,
    pictures_in,
    signs,
)
from packet.shelf_report import files, form_facts
from tui.policy import Policy
from tui.session import Session


class FormShelf:
    """The forms shelf as this run knows it: by the maps beside the files, and by one look at those without a map.

    `look` blocks and may run in any thread. With `keeps` the maps and the pictures are kept for the cases to come; a
    kiosk writes nothing.
    """

    def __init__(self, folder: Path, *, keeps: bool) -> None:
        self.folder = folder
        self._keeps = keeps
        self._looking = threading.Lock()
        self._seen: tuple[tuple[tuple[str, int, int], ...], Shelf, bool] = ((), Shelf(()), True)

    def shelf(self) -> Shelf:
        """What is known of it now."""
        return self._now()[0]

    @property
    def waits(self) -> bool:
        """Whether a file lies there that this run knows nothing of."""
        return not self._now()[1]

    @property
    def news(self) -> bool:
        """Whether a file lies there that no run has looked at: what an earlier one could not use is none."""
        if not self.waits:
            return False
        known = looked_at(self.folder) | {sign for sign in signs(self.folder) if self._has(sign[0])}
        return not known.issuperset(signs(self.folder))

    def _has(self, name: str) -> bool:
        return any(one.path.name == name for one in self.shelf().files)

    def look(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Look at every file, once. A map or picture that cannot be written costs only the next look. Raises
        Interrupted.
        """
        with self._looking:
            if not self.waits:
                return
            now = signs(self.folder)
            shelf = look(self.folder, cancelled)
            for one in shelf.files if self._keeps else ():
                _kept(one, pictures_in(self.folder))
            if self._keeps:
                with suppress(PacketError):
                    keep_looked_at(shelf, self.folder)
            self._seen = (now, shelf, True)

    def _now(self) -> tuple[Shelf, bool]:
        now = signs(self.folder)
        seen, shelf, whole = self._seen
        if seen != now:
            shelf = mapped(self.folder)
            whole = len(shelf.files) == len(now)
            self._seen = (now, shelf, whole)
        return shelf, whole


def _kept(one: OnShelf, pictures: Path) -> None:
    if one.found.remembered:
        return
    try:
        keep_map(one)
        keep_pictures(one, pictures)
    except PacketError:
        return


@dataclass(frozen=True)
class FormPaper:
    """What the forms of a case are made of. `named`: PDFs that the person chose; `taken`: those of the shelf; `own`:
    the forms that this program prints. `doubted`: files in the language asked for that are not taken unasked."""

    named: tuple[Path, ...]
    taken: tuple[OnShelf, ...]
    own: tuple[FormId, ...]
    doubted: tuple[OnShelf, ...]


def form_paper(session: Session, shelf: Shelf) -> FormPaper:
    """Which paper the answers go on, as `packet.shelf.files_for` chooses it."""
    case = session.case
    forms = [spec.id for spec in catalog.needed(catalog.filing_for(case), case, session.today)]
    if session.official:
        return FormPaper(session.official, (), (), ())
    paths = choose(shelf, case.paper_language, forms)
    taken = tuple(one for one in shelf.files if one.path in paths)
    held = {form for one in taken for form in one.found.forms}
    own = tuple(form for form in forms if form not in held)
    doubted = tuple(
        one
        for one in shelf.files
        if one.found.language == case.paper_language and one.found.doubts and set(one.found.forms) & set(own)
    )
    return FormPaper((), taken, own, doubted)


def tells_itself(session: Session, shelf: FormShelf, policy: Policy) -> bool:
    """Whether the page comes without being asked for: our own print stands in for what was asked, or a file of a home
    shelf waits for its first look."""
    if session.official:
        return False
    paper = form_paper(session, shelf.shelf())
    absent = bool(session.case.edition) and any(catalog.form(form).official for form in paper.own)
    return absent or bool(paper.doubted) or (shelf.news and not policy.kiosk)


# In words


def brief_words(session: Session, shelf: Shelf, language: str) -> str:
    """The paper form in a line: its language and where it comes from."""
    paper, name = form_paper(session, shelf), EDITIONS[session.answers.form_language]
    if paper.named:
        return tell("screens.form.brief.named", language, file=", ".join(path.name for path in paper.named))
    if paper.taken:
        file = ", ".join(one.path.name for one in paper.taken)
        return tell("screens.form.brief.file", language, name=name, file=file)
    if session.case.edition:
        return say(
            "screens.form.brief.absent", language, name=_wanted(session, language), printed=_printed(session, language)
        )
    return say("screens.form.brief.print", language, name=name)


def what_words(session: Session, shelf: Shelf, language: str) -> Iterator[str]:
    """Which paper the answers go on and, where it is our own print, why: a sentence for each file and form."""
    paper = form_paper(session, shelf)
    if paper.named:
        yield tell("screens.form.named", language, name=", ".join(path.name for path in paper.named))
    for one in paper.taken:
        yield from _taken_words(one, language)
    name, instead = _wanted(session, language), _printed(session, language)
    for form in paper.own:
        key = "plain" if not catalog.form(form).official else "absent" if session.case.edition else "print"
        yield say(
            f"screens.form.own.{key}", language, form=catalog.form_name(form, language), name=name, printed=instead
        )
    for one in paper.doubted:
        for doubt in one.found.doubts:
            why = doubt.message(one.found.file, language)
            yield tell("screens.form.doubted", language, file=one.path.name, why=why)


def _taken_words(one: OnShelf, language: str) -> Iterator[str]:
    for form in one.found.forms:
        yield tell("screens.form.taken", language, **form_facts(one, form, language))


def _wanted(session: Session, language: str) -> str:
    """The name of the form's language, as a sentence in `language` has it."""
    return named(session.answers.form_language, language)


def _printed(session: Session, language: str) -> str:
    return named(catalog.printed(session.answers.form_language), language)


def language_options(shelf: Shelf, policy: Policy, language: str) -> list[tuple[str, str]]:
    """(code, words) of the languages that can be asked for, by the names of their speakers, each with what there is in
    it. At a kiosk nobody can fetch a form: only what is there.
    """
    options: list[tuple[str, str]] = []
    for code, name in EDITIONS.items():
        held = choose(shelf, code, [spec.id for spec in catalog.FORMS])
        ours = catalog.printed(code) == code
        key = "file" if held else "print" if ours else "absent"
        if held or ours or not policy.kiosk:
            file = ", ".join(path.name for path in held)
            options.append((code, tell(f"screens.form.language.{key}", language, name=name, file=file)))
    return options


def source_words(shelf: FormShelf, policy: Policy, language: str) -> list[str]:
    """Where to get the agency's own form; at home also what lies in the folder and where its pictures are."""
    if policy.kiosk:
        return [say("screens.form.get.kiosk", language)]
    told: list[str] = [tell("screens.form.get", language, folder=shelf.folder)]
    now = shelf.shelf()
    if now.files or now.refused:
        told += files(now, shelf.folder, language)
    if now.files:
        told.append(tell("screens.form.pictures", language, folder=pictures_in(shelf.folder)))
    return told
