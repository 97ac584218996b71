"""One page of the fax: the person's page and the fax's side by side, what is spoilt in frames, and how to fax it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.widget import Widget

from forms.case import FaxWay
from packet.errors import PacketError
from packet.store.files import write_whole
from tui.export import open_folder, opener
from tui.fax_pages import WAYS, FaxPage, choose, way_of
from tui.making import Made
from tui.screens.page import Page, actions
from tui.widgets.action import Action
from tui.widgets.picture import Picture
from tui.widgets.words import Words

if TYPE_CHECKING:
    from packet.fax.preview import Seen

_COLUMNS: Final = 76
_ROWS: Final = 52
"""Dots of the two pages on a terminal of 80 cells; two rows of dots a cell."""


class FaxPageScreen(Page):
    """Over the result; Escape or Done goes back to it."""

    def __init__(self, made: Made, page: FaxPage) -> None:
        super().__init__()
        self._made = made
        self._page = page
        self._seen: Seen | None = None
        self._png = b""

    def title_words(self) -> str:
        return self.say("faxpage.title", page=self._page.number)

    def shows_tasks(self) -> bool:
        return False

    def body(self) -> Iterable[Widget]:
        yield Words(self.say("faxpage.heading", page=self._page.number), classes="heading")
        yield Words(self.say("faxpage.drawing"), id="fax-said", classes="para")
        yield Picture(id="fax-picture")
        if not self.imr.policy.kiosk and opener():
            yield Action(self.say("faxpage.open"), "open")
        if self._page.paper is None:
            yield Words(self.say("faxpage.own"), classes="para")
        else:
            way = way_of(self.session, self._page)
            yield Words(self.say("faxpage.now", way=self.say(f"way.{way}")), classes="label")
            for other in WAYS:
                if other != way:
                    yield Action(self.say(f"faxpage.choose.{other}"), f"way-{other}", classes="-link", about=other)
        yield actions(Action(self.say("paper.done"), "done", classes="-main"))

    def on_show(self) -> None:
        self._draw()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _draw(self) -> None:
        way = way_of(self.session, self._page)
        shown: FaxWay = "as_is" if way == "mail" else way
        try:
            from packet.fax.preview import look  # a page of its own, long after the first: the start does without

            found = look(self._made.packet, self._page.number, shown, self.language, (_COLUMNS, _ROWS))
        except PacketError:
            found = None
        self.app.call_later(self._put, found, way)

    def _put(self, found: tuple[Seen, bytes] | None, way: FaxWay) -> None:
        if way != way_of(self.session, self._page):
            return  # another was chosen meanwhile, and is being drawn
        self._seen, self._png = found or (None, b"")
        for said in self.query("#fax-said").results(Words):
            said.update(self._told(way))
        for picture in self.query("#fax-picture").results(Picture):
            picture.show(self._seen.dots if self._seen else ())

    def _told(self, way: FaxWay) -> str:
        if self._seen is None:
            return self.say("faxpage.not_drawn")
        lines = [*self._seen.messages(self.language)]
        if self._seen.warnings:
            lines.append(self.say("faxpage.frames"))
        if way == "mail":
            lines.append(self.say("faxpage.mailed"))
        return "\n".join(lines)

    @on(Action.Pressed, ".-link")
    async def _choose(self, event: Action.Pressed) -> None:
        way = next(way for way in WAYS if way == event.action.about)
        choose(self.session, self._page, way)
        self.imr.save()
        await self.rebuild("done")
        self._draw()

    @on(Action.Pressed, "#open")
    def _open(self) -> None:
        if self._png:
            picture = self.imr.setup.runtime / f"fax-page-{self._page.number}.png"
            write_whole(picture, self._png)
            open_folder(picture)

    @on(Action.Pressed, "#done")
    def _done(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        self.dismiss(None)
