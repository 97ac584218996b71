"""Tests mirror the packages: each module has a test file of its name, in the folder of its name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[1]
NO_MODULES: Final = ("__init__.py", "__main__.py")
WITHOUT: Final = {
    "forms/answers.py": "a door: names of other modules",
    "forms/rows.py": "shapes of data; `forms.layout` places them",
    "packet/batch/child.py": "an entry point; a run of rows starts it",
    "packet/fax/tuning.py": "numbers; the tests of what reads them hold them",
    "packet/fax/worker.py": "an entry point; the crew and the fence run it",
    "packet/intake/integrity/state.py": "three names",
    "packet/locate/tuning.py": "numbers; the tests of what reads them hold them",
    "packet/locate/worker.py": "an entry point; the guard and the fence run it",
    "packet/page_worker.py": "an entry point; page facts and thumbnails run it",
    "packet/pdf/pdfium.py": "types of a library that comes without any",
    "packet/reading/worker.py": "an entry point; the reading of a paper runs it",
    "packet/second/worker.py": "an entry point; papers that are drawn a second time run it",
    "packet/signed/worker.py": "an entry point; pages that are taken back run it",
    "packet/sandbox/step_worker.py": "an entry point; steps of our own run it",
    "forms/finders/offer.py": "shapes of data; every finder makes them",
    "tui/app.py": "joins the parts to the terminal; each screen's test runs it",
}
"""Modules without a test file of their name, and why."""

FACES: Final = frozenset(("forms.rules", "packet.build", "packet.cli", "packet.intake.work", "tui.app"))
"""What asks many modules on behalf of a test: every rule, a whole packet, a command by its name, a paper of any kind, a
screen."""
NOT_IMPORTED: Final = {
    "forms/problem.py": "its codes are read where they are written",
    "packet/binding/front.py": "asked by what draws the cover, the requests and the contents",
    "packet/fax/ideal.py": "asked by `packet.fax.render.Source`",
    "packet/lettering/embed.py": "asked by `packet.lettering.paint.Paint`",
    "packet/sandbox/limits.py": "watches a process of its own",
    "tui/plain/kiosk.py": "a process at a terminal",
    "tui/supervisor.py": "a process with others below it",
}
"""Modules whose tests import neither them, nor their package, nor one of `FACES`, and why."""


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


@cache
def _imported(path: Path) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update((node.module, *(f"{node.module}.{alias.name}" for alias in node.names)))
    return frozenset(names)


def _reached(test: Path) -> set[str]:
    """What a test file imports, and the tests' own helpers that it imports."""
    seen, todo = set[Path](), [test]
    while todo:
        path = todo.pop()
        seen.add(path)
        helpers = (HOME / f"{name.replace('.', '/')}.py" for name in _imported(path) if name.startswith("tests."))
        todo += [helper for helper in helpers if helper.exists() and helper not in seen]
    return {name for path in seen for name in _imported(path)}


def test_a_test_file_imports_the_module_it_proves() -> None:
    """Or the package that is its door, or what asks it; else its name promises what it does not do."""
    without = set()
    for module in _modules():
        inside = module.relative_to(HOME).with_suffix("")
        doors = {".".join(part.parts) for part in (inside, *inside.parents) if part.parts} - {"forms", "packet", "tui"}
        if (test := _mirror(module)).exists() and not (doors | FACES) & _reached(test):
            without.add(str(module.relative_to(HOME)))
    assert without == set(NOT_IMPORTED)
