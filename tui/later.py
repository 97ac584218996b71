"""The pages that are not the first, by name: imported once that one stands, or when one is asked for before.

They are a quarter of what the screens import, and who has just started the program reads the first page meanwhile.
"""

from __future__ import annotations

import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeGuard

if TYPE_CHECKING:
    from tui.screens.advice import AdviceScreen as AdviceScreen
    from tui.screens.after import AfterScreen as AfterScreen
    from tui.screens.building import BuildingScreen as BuildingScreen
    from tui.screens.check import CheckScreen as CheckScreen
    from tui.screens.doctor_page import DoctorPageScreen as DoctorPageScreen
    from tui.screens.done import DoneScreen as DoneScreen
    from tui.screens.door import DoorScreen as DoorScreen
    from tui.screens.form_paper import FormPaperScreen as FormPaperScreen
    from tui.screens.kind import KindScreen as KindScreen
    from tui.screens.menu import MenuScreen as MenuScreen
    from tui.screens.paper import PaperScreen as PaperScreen
    from tui.screens.papers import PapersScreen as PapersScreen
    from tui.screens.step import StepScreen as StepScreen

_HOMES: Final = {
    "MenuScreen": "tui.screens.menu",
    "StepScreen": "tui.screens.step",
    "AfterScreen": "tui.screens.after",
    "PapersScreen": "tui.screens.papers",
    "PaperScreen": "tui.screens.paper",
    "KindScreen": "tui.screens.kind",
    "AdviceScreen": "tui.screens.advice",
    "CheckScreen": "tui.screens.check",
    "FormPaperScreen": "tui.screens.form_paper",
    "DoorScreen": "tui.screens.door",
    "DoctorPageScreen": "tui.screens.doctor_page",
    "BuildingScreen": "tui.screens.building",
    "DoneScreen": "tui.screens.done",
}
"""In the order in which they are likely to be wanted."""
_PARTS: Final = ("tui.case_windows", "tui.case_keeper", "tui.navigator")
"""What a case needs beside its pages."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)


def _is(screen: object, *names: str) -> bool:
    """Whether a screen is one of these; whoever only asks imports nothing."""
    return type(screen).__module__ in {_HOMES[name] for name in names}


def is_step(screen: object) -> TypeGuard[StepScreen]:
    """Whether questions are shown."""
    return _is(screen, "StepScreen")


def is_paper(screen: object) -> TypeGuard[PaperScreen]:
    """Whether one paper is shown."""
    return _is(screen, "PaperScreen")


def is_kind(screen: object) -> TypeGuard[KindScreen]:
    """Whether the kind of a paper is asked."""
    return _is(screen, "KindScreen")


def is_building(screen: object) -> TypeGuard[BuildingScreen]:
    """Whether a packet is being made."""
    return _is(screen, "BuildingScreen")


def is_of_a_case(screen: object) -> bool:
    """Whether it is a page on which an open case begins or goes on."""
    return _is(screen, "StepScreen", "PapersScreen", "CheckScreen", "AfterScreen")


def fetch() -> None:
    """Import them all beside the first page. A program that ends meanwhile does not wait for it."""
    threading.Thread(target=lambda: [import_module(home) for home in (*_PARTS, *_HOMES.values())], daemon=True).start()
