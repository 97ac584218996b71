"""Pages for the doctor in plain lines: which one, and where it was put."""

from __future__ import annotations

from packet.errors import PacketError
from tui.doctor_page import wanted_pages, write_page
from tui.plain.visit import Visit


def tell_pages(visit: Visit) -> None:
    """Say that there are pages for the doctor, and the word that makes one, while a letter is not there."""
    if wanted_pages(visit.session, visit.keeper.looks()) and not visit.setup.policy.kiosk:
        visit.console.say("plain.papers.doctor", word=visit.console.words("plain.papers.doctor.word"))


def make_page(visit: Visit) -> None:
    """Choose one and make it; Enter makes none."""
    console = visit.console
    pages = {page.command: page for page, _ in wanted_pages(visit.session, visit.keeper.looks())}
    if not pages or visit.setup.policy.kiosk:
        console.say("plain.not_here")
        return
    console.say("screens.doctor.about")
    options = [(name, console.words(f"questions.paper_kind.{page.kind}")) for name, page in pages.items()]
    page = pages.get(str(console.choose(options)))
    if page is None:
        return
    try:
        path = write_page(page, visit.session)
    except PacketError as error:
        console.tell(error.message(console.language))
    else:
        told = console.words("commands.sheet.next", kind=console.words(f"questions.paper_kind.{page.kind}"))
        console.say("screens.doctor.made", file=path, next=told)
