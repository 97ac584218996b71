"""What a worker tells of a paper crosses the pipe whole, and has its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from forms.words import domain, say
from packet.intake.fenced import COMMAND
from packet.intake.request import Request
from packet.intake.result import Change, Hint, PageLeftOut, Refusal, Taken, from_plain, to_plain
from tests.packet.intake.papers import ALL


def _fields(sentence: str) -> set[str]:
    from string import Formatter

    return {field for _, field, _, _ in Formatter().parse(sentence) if field}


def test_a_result_crosses_the_pipe_unchanged() -> None:
    """What the worker writes as JSON is what the parent reads."""
    notes = ((Change(1, "picture"),), (PageLeftOut(2, "blank", {"count": 1}),), (Hint(1, "ssn"),))
    taken = Taken("n", "0", "pdf", 2, Path("clean.pdf"), (1,), *notes, ("f",), (1,), ((0.0, 1.0, 2.0, 3.0), None))
    assert from_plain(to_plain(replace(taken, looks=Path("looks")))) == replace(taken, looks=Path("looks"))
    refusal = Refusal("n", "losses_ask", {"x": 1}, (PageLeftOut(0, "lost_part", {"pages": "1-2", "name": ""}),))
    assert from_plain(to_plain(taken)) == taken
    assert from_plain(to_plain(refusal)) == refusal
    request = Request("n", Path("/x"), rotate={1: 90}, password="SECRET")
    assert Request.from_plain(request.to_plain()) == request
    assert "SECRET" not in repr(request)
    assert not any("SECRET" in part for part in COMMAND)


def test_every_refusal_and_change_has_words_in_both_languages() -> None:
    """The two languages hold the same keys with the same parameters, and every kind that is refused has a sentence."""
    for name in ("refusals", "changes"):
        english, spanish = domain(name, "en"), domain(name, "es")
        assert english.keys() == spanish.keys()
        for key in english:
            assert _fields(english[key]) == _fields(spanish[key])
    expected = {made.expect for made in ALL} - {"taken", "taken_or_refused", "cut_any", "heic_any", "image_refused"}
    assert expected <= domain("refusals", "en").keys()
    told = {code for made in ALL for code in made.changes} | {f"left_{code}" for made in ALL for code in made.left}
    assert told <= domain("changes", "en").keys()


@pytest.mark.parametrize(("language", "reader"), [("en", "screen reader"), ("es", "lector de pantalla")])
@pytest.mark.parametrize("what", ["unseen", "unseen_pages"])
def test_who_loses_the_text_layer_of_a_scan_is_said(what: str, language: str, reader: str) -> None:
    """Where it is taken out and where it can be kept: a person who listens would find an empty page."""
    assert reader in Change(1, what, {"pages": "1-3"}).message(language)
    for key in ("screens.paper.searchable", "plain.paper.ask_searchable", "commands.option.accept"):
        assert reader.split()[0] in say(key, language)
