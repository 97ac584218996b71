"""Tests mirror the packages: each module has a test file of its name, in the folder of its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[1]
NO_MODULES: Final = ("__init__.py", "__main__.py")
WITHOUT: Final = {
    "forms/answers.py": "a door: names of other modules",
    "forms/rows.py": "shapes of data; `forms.layout` places them",
    "packet/fax/tuning.py": "numbers; the tests of what reads them hold them",
    "packet/fax/worker.py": "an entry point; the crew and the fence run it",
    "packet/intake/integrity/state.py": "three names",
    "packet/locate/tuning.py": "numbers; the tests of what reads them hold them",
    "packet/locate/worker.py": "an entry point; the guard and the fence run it",
    "packet/page_worker.py": "an entry point; page facts and thumbnails run it",
    "packet/pdf/pdfium.py": "types of a library that comes without any",
    "packet/reading/worker.py": "an entry point; the reading of a paper runs it",
    "packet/sandbox/step_worker.py": "an entry point; steps of our own run it",
    "forms/finders/offer.py": "shapes of data; every finder makes them",
    "tui/app.py": "joins the parts to the terminal; each screen's test runs it",
    "packet/sandbox/fork_server.py": "starts the workers; the supervisor's and the fence's tests run it",
    "packet/shelf_report.py": "the words of `official --shelf`, which `commands/test_shelf.py` reads",
}
"""Modules without a test file of their name, and why."""


def _modules() -> Iterator[Path]:
    for floor in ("forms", "packet", "tui"):
        yield from (path for path in (HOME / floor).rglob("*.py") if path.name not in NO_MODULES)


def _mirror(module: Path) -> Path:
    inside = module.relative_to(HOME)
    return HOME / "tests" / inside.parent / f"test_{inside.stem}.py"


def test_each_module_has_a_test_file_of_its_name() -> None:
    """Or a reason beside its name, as long as it has none."""
    without = {str(module.relative_to(HOME)) for module in _modules() if not _mirror(module).exists()}
    assert without == set(WITHOUT)
