"""The paper form in plain lines: what the answers go on and why, its language, another file."""

from __future__ import annotations

from pathlib import Path

from forms.editions import EDITIONS
from packet.errors import PacketError
from tui.flow import NotFound
from tui.form_paper import language_options, source_words, what_words
from tui.plain.signs import Sign
from tui.plain.visit import Visit


def tell_paper(visit: Visit) -> None:
    """Say what the answers go on, after a first look at files that nobody has looked at yet."""
    console, shelf = visit.console, visit.keeper.shelf
    console.gap()
    console.say("screens.form.title")
    if shelf.waits:
        console.say("screens.form.looking", folder=shelf.folder)
        try:
            shelf.look()
        except PacketError as error:
            console.tell(error.message(console.language))
    for words in what_words(visit.session, shelf.shelf(), console.language):
        console.tell(words)


def form_paper(visit: Visit) -> None:
    """Say it, and change the language or the file until the person goes back."""
    console, kiosk = visit.console, visit.setup.policy.kiosk
    while True:
        tell_paper(visit)
        console.gap()
        options = [("language", console.words("plain.form.language"))]
        if not kiosk:
            options.append(("official", console.words("screens.check.official")))
        options += [("source", console.words("plain.form.source")), ("back", console.words("screens.continue"))]
        match console.choose(options):
            case "language":
                _language(visit)
            case "official":
                _official(visit)
            case "source":
                console.gap()
                for words in source_words(visit.keeper.shelf, visit.setup.policy, console.language):
                    console.tell(words)
                console.gap()
            case _:
                return


def _language(visit: Visit) -> None:
    console, session = visit.console, visit.session
    console.gap()
    console.say("screens.form.languages")
    options = language_options(visit.keeper.shelf.shelf(), visit.setup.policy, console.language)
    chosen = console.choose(options, session.answers.form_language)
    if isinstance(chosen, str) and chosen in EDITIONS:
        session.print_in(chosen)
        visit.save()


def _official(visit: Visit) -> None:
    """The agency's own PDF by its path; a minus sign takes it away again."""
    console = visit.console
    console.say("plain.check.official")
    reply = console.line(prompt="plain.prompt.path")
    try:
        if reply is Sign.CLEAR or (isinstance(reply, str) and reply.strip()):
            visit.keeper.choose_official("" if reply is Sign.CLEAR else reply, Path.home())
            visit.save()
    except NotFound as error:
        console.tell(error.message(console.language))
