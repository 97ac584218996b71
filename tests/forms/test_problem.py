"""What is wrong with an answer has words in every language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import forms
from forms.words import LANGUAGES, has

_MADE_BY = {"Unclear", "Problem"}


def _codes() -> set[str]:
    """Every code that the forms give to a fault, where it is written as a text."""
    found = set()
    for path in Path(forms.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MADE_BY:
                place = 0 if node.func.id == "Unclear" else 1
                if len(node.args) > place and isinstance(code := node.args[place], ast.Constant):
                    found.add(str(code.value))
    return found


def test_codes_are_found() -> None:
    """The search sees what it should: a few that must be there."""
    assert {"state.unknown"} < _codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    """No fault ends in a missing word."""
    assert [code for code in sorted(_codes()) if not has(f"problems.{code}", language)] == []
