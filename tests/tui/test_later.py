"""What is not on the first page comes after it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tui import later

_PROGRAM = """
import sys, threading
import tui.app
from tui import later
waits = [name for name in later._HOMES if later._HOMES[name] in sys.modules]
parts = [part for part in (*later._PARTS, "pydantic", "pikepdf", "forms.case") if part in sys.modules]
later.fetch()
for thread in threading.enumerate():
    if thread is not threading.current_thread():
        thread.join()
print(waits, parts, all(home in sys.modules for home in (*later._PARTS, *later._HOMES.values())))
"""


def test_the_first_page_imports_no_other_page_and_nothing_of_a_case() -> None:
    """And then all of them come at once."""
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout == "[] [] True\n"


def test_the_first_plain_words_import_nothing_of_a_case() -> None:
    program = "import sys, tui.plain; print([n for n in ('pydantic', 'pikepdf', 'forms.case') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


class _Step:
    __module__ = "tui.screens.step"


def test_whoever_asks_which_page_is_shown_imports_none() -> None:
    assert later.is_step(_Step())
    assert later.is_of_a_case(_Step())
    assert not later.is_paper(_Step())


@pytest.mark.parametrize("name", later._HOMES)
def test_each_page_is_found_by_its_name(name: str) -> None:
    assert getattr(later, name).__name__ == name


def test_another_name_is_none() -> None:
    with pytest.raises(AttributeError):
        later.StartingScreen  # noqa: B018
