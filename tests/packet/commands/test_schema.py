"""`imr-packet schema`."""

from __future__ import annotations

import json

import pytest

from forms.schema import case_file_schema
from packet.cli import main
from packet.errors import Exit


def test_an_argument_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """The schema takes nothing but the language; what is wrong stands on stderr."""
    assert main(["schema", "case.json"]) == Exit.USAGE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "case.json" in shown.err


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_schema_is_the_only_thing_on_stdout(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program reads it as JSON, in either language."""
    assert main(["schema", "--lang", language]) == Exit.DONE
    assert json.loads(capsys.readouterr().out) == case_file_schema(language)
