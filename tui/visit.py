"""What a screen may ask of the program: no more than this, so that screens and program do not import each other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from forms.case import Language
    from packet.store.case import CaseFile
    from tui.making import Made
    from tui.paper_loader import Look
    from tui.policy import Policy
    from tui.session import Place, Session
    from tui.setup import Setup


class AppProtocol(Protocol):
    """One person's time with the program; `tui.app.ImrApp` is it."""

    session: Session
    setup: Setup
    policy: Policy
    today: dt.date
    home: Path
    case_file: CaseFile | None
    in_case: bool
    wants_fax: bool
    changed_key: str
    notice: str

    @property
    def language(self) -> Language:
        """Language of the screens."""

    def other_language(self) -> Language | Literal[""]:
        """The language F2 changes to."""

    def say(self, key: str, /, **params: object) -> str:
        """A sentence of the screens."""

    def kept_words(self) -> str:
        """Whether the answers are saved."""

    async def speak_other(self) -> None:
        """The other language."""

    def save(self) -> bool:
        """Save what changed."""

    def show(self, place: Place) -> None:
        """Go to a place."""

    def go_on(self) -> None:
        """Forward."""

    def go_back(self) -> None:
        """Back."""

    def after_advice(self) -> None:
        """Forward, advice read."""

    def change(self, place: Place, key: str) -> None:
        """Change one answer, and come back."""

    def back_to_check(self) -> None:
        """To the answers."""

    def new_case(self) -> Any:
        """A new case."""

    def new_sealed_case(self) -> Any:
        """A new case with a passphrase."""

    def open_case(self, path: Path) -> Any:
        """A case begun before."""

    def papers_changed(self) -> None:
        """Papers came, went or changed."""

    def look(self, number: int) -> Look:
        """What became of a paper."""

    def open_again(self, number: int) -> None:
        """Open a paper again."""

    def make(self) -> None:
        """Make the packet."""

    def made(self, made: Made) -> None:
        """The packet is made."""

    def save_packet(self, folder: Path) -> str:
        """Copy it to a drive."""

    def menu_chosen(self, name: str | None) -> None:
        """A line of the menu."""
