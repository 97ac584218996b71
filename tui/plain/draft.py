"""What is being typed, kept before its Enter: who types a long story line by line must not lose it with the power."""

from __future__ import annotations

from collections.abc import Callable

from tui.watch import SaveClock


class Draft:
    """One answer on its way. `keep` takes what was typed so far and saves it; `undo` puts back what was there before.

    `steady` gives seconds of any clock that only goes on.
    """

    def __init__(self, steady: Callable[[], float], keep: Callable[[str], None], undo: Callable[[], None]) -> None:
        self._steady = steady
        self._keep = keep
        self._undo = undo
        self._clock = SaveClock()
        self._lines: list[str] = []
        self._kept = ""
        self._touched = False

    def line_done(self, line: str) -> None:
        """This line of a long text has its Enter; the next one follows."""
        self._lines.append(line)

    def typed(self, line: str) -> float | None:
        """Told what stands on the line, at every key and whenever the seconds that it gave back have passed.

        Gives the seconds after which it wants to be told again; None: not before the next key.
        """
        now, text = self._steady(), self._text(line)
        if self._clock.due(now, unsaved=text != self._kept):
            self._save(text)
        return self._clock.left(now)

    def at_once(self) -> None:
        """Keep the lines that are done, where nobody tells of the keys of the next."""
        text = self._text("")
        if text.strip() and text != self._kept:
            self._save(text)

    def withdraw(self) -> None:
        """It was no answer after all, or the whole one comes now."""
        if self._touched:
            self._kept, self._touched = "", False
            self._undo()

    def _text(self, line: str) -> str:
        return "\n".join([*self._lines, line])

    def _save(self, text: str) -> None:
        self._kept, self._touched = text, True
        self._keep(text)
