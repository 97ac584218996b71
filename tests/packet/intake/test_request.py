"""What the worker is asked to do, through a pipe and back: `packet.intake.request`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packet.intake.request import Request
from packet.sandbox.limits import LIMITS

FULL = Request(
    "a.pdf",
    Path("/x/a.pdf"),
    "1-3",
    {2: 90},
    True,
    "leave",
    "sentinelsecret",
    replace(LIMITS, pages=7),
    False,
    "/usr/bin/soffice",
)


def test_every_wish_arrives() -> None:
    """Numbers of pages are numbers again behind the pipe, and limits are limits."""
    assert Request.from_plain(json.loads(json.dumps(FULL.to_plain()))) == FULL


def test_the_password_is_not_in_the_words_of_an_error() -> None:
    """A traceback prints the request."""
    assert "sentinelsecret" not in repr(FULL)


def test_what_the_fence_adds_is_not_a_wish() -> None:
    """The question holds more than the request: reads, walls."""
    assert Request.from_plain({**FULL.to_plain(), "walls": ["files"], "reads": []}) == FULL


@pytest.mark.parametrize(
    "damage", [{"rotate": {"two": 90}}, {"rotate": None}, {"limits": {"speed": 1}}, {"path": None}]
)
def test_anything_else_is_an_error_that_the_worker_knows(damage: dict[str, Any]) -> None:
    """KeyError, TypeError, AttributeError or ValueError, and nothing half read."""
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        Request.from_plain({**FULL.to_plain(), **damage})
