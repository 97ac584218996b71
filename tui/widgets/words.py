"""Words on a screen. Whatever they are, the terminal shows them and obeys nothing in them, and no bracket is markup."""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static

from forms.visible import visible


class Words(Static):
    """Every sentence, name and answer that a screen shows stands in one of these or in a control of `tui.widgets`.

    Line ends are line ends here; where a name must not have any, it is made `visible` before.
    """

    def __init__(self, words: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(visible(words, lines=True), markup=False, id=id, classes=classes)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        super().update(visible(content, lines=True) if isinstance(content, str) else content, layout=layout)


class KeyWords(Words):
    """A key, in bold and in the accent, with its word."""

    def __init__(self, words: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = ""
        self.put(words)

    def put(self, words: str) -> None:
        """The key is the first word of `words`; the same again would lay out the whole page for nothing."""
        if words != self._words:
            self._words = words
            key, _, rest = visible(words, lines=True).partition(" ")
            self.update(Content.assemble((key, "bold $imr-focus"), f" {rest}"))
