"""The page of a paper beside a page of the screens: which paper it is, and its picture, drawn beside the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import work
from textual.containers import Vertical
from textual.widget import Widget

from packet.thumbnail import Dots, dots
from tui.widgets.picture import Picture
from tui.widgets.words import Words

if TYPE_CHECKING:
    from forms.sheet import Rect

_DOTS_A_CELL: Final = 2
"""Half blocks: two dots, one over the other."""
_SHARE: Final = 0.6
"""Of the column's height at most: help stands under the picture."""
_LEAST_CELLS: Final = 12
"""Of its width and height; a smaller one shows nothing."""


@dataclass(frozen=True)
class AtHand:
    """Page `page` (from 0) of a clean PDF, and what is said over its picture. `make` writes the PDF before it is drawn;
    `place`, in points, gets a frame.
    """

    pdf: Path
    page: int
    words: str
    place: Rect | None = None
    make: Callable[[Path], None] | None = field(default=None, compare=False)


class PageAtHand(Vertical):
    """Words and a picture; nothing without a page. `columns`: how wide, when not as wide as the column; `share`:
    how much of the height it may take.
    """

    def __init__(self, *, id: str, columns: int = 0, share: float = _SHARE) -> None:
        super().__init__(id=id)
        self._columns, self._share = columns, share
        self._shown: tuple[AtHand, int, int] | None = None
        self._drawn: tuple[object, Dots] = (None, ())
        """The last page as it was drawn, without a frame: on one page of a form stand the answers of ten questions."""

    def compose(self) -> Iterable[Widget]:
        yield Words(id="at-hand-words", classes="label")
        yield Picture(id="at-hand-picture")

    def show(self, page: AtHand | None) -> None:
        """This page, drawn for the room that there is now; the same one again is not drawn again."""
        columns, rows = self._room()
        if page is None or columns < _LEAST_CELLS or rows < _LEAST_CELLS:
            self._shown = None
            self.display = False
        elif self._shown != (page, columns, rows):
            self._shown = (page, columns, rows)
            self._draw(page, columns, rows)

    def _room(self) -> tuple[int, int]:
        column = self.parent.content_size if isinstance(self.parent, Widget) else self.content_size
        return self._columns or column.width, round(column.height * self._share)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _draw(self, page: AtHand, columns: int, rows: int) -> None:
        which = (page.pdf, page.page, columns, rows * _DOTS_A_CELL)
        drawn, found = self._drawn
        if drawn != which:
            if page.make is not None:
                page.make(page.pdf)
            found = dots(*which)
            self._drawn = (which, found)
        if page.place is not None:
            from tui.form_beside import framed

            found = framed(found, page.place)
        self.app.call_later(self._put, (page, columns, rows), found)

    def _put(self, drawn: tuple[AtHand, int, int], found: Dots) -> None:
        if drawn != self._shown:
            return  # another page is wanted meanwhile
        for words in self.query("#at-hand-words").results(Words):
            words.update(drawn[0].words)
        for picture in self.query("#at-hand-picture").results(Picture):
            picture.show(found)
        self.display = bool(found)
