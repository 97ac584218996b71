"""One name, one meaning: what a stranger who searches the house for a class or an exception finds."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from forms import catalog
from forms.form_spec import FormSpec
from forms.words import LANGUAGES

ROOT = Path(__file__).parents[1]
FLOORS = ("forms", "packet", "tui")
FORM_MODULES = {f"forms/{spec.id}.py" for spec in catalog.FORMS}


@cache
def _trees() -> list[tuple[str, ast.Module]]:
    """Every module of the house: its path from the root, and what it says."""
    paths = (path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py")))
    return [(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


@cache
def _literals() -> list[tuple[str, frozenset[str]]]:
    """The strings that each module uses: docstrings, and strings that stand as a line of their own, are for readers."""
    found = []
    for path, tree in _trees():
        nodes = list(ast.walk(tree))
        told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        used = (node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in told)
        found.append((path, frozenset(text for text in used if isinstance(text, str))))
    return found


def test_no_two_public_classes_share_a_name() -> None:
    """A class of a module means one thing in the whole house. Messages inside widgets go by their widget's name."""
    homes = defaultdict(list)
    for path, tree in _trees():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path)
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}
    assert len(homes) > 100, "the house was not read"


@pytest.mark.parametrize("spec", catalog.FORMS, ids=lambda spec: spec.id)
def test_a_form_is_named_only_where_it_is_described(spec: FormSpec) -> None:
    """No id and no number of a form outside the catalogue and its own module."""
    allowed = {"forms/catalog.py", f"forms/{spec.id}.py"}
    if not spec.verbatim:  # its source is cited
        allowed |= {"forms/agencies.py"}
    named = {path for path, texts in _literals() for text in texts if spec.id in text or spec.number in text}
    assert named <= allowed
    assert f"forms/{spec.id}.py" in named, "the search finds nothing at all"


def test_no_language_is_named_outside_its_words() -> None:
    """A third language is a folder of words; only a form's own module says how the agency prints it in which one. The
    finders hold words and abbreviations as papers print them.
    """
    named = {path for path, texts in _literals() if not texts.isdisjoint(LANGUAGES)}
    assert {path for path in named if not path.startswith(("forms/words/", "forms/finders/"))} <= FORM_MODULES
