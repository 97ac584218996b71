"""The tasks of the worker for agencies' PDFs: map it, set its pages upright, draw the places found. Nothing of a case
is known here, so that no answer can be taken from a process that has opened a foreign file.

Every fault of the file ends here as a refusal in words.
"""

from __future__ import annotations

import contextlib
import hashlib
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from forms.sheet import Rect
from packet.errors import Refused
from packet.filling.filled import Placed
from packet.intake.unseen import Unseen, take_out
from packet.locate.crossing import map_from_plain, map_to_plain
from packet.locate.form_map import Wanted
from packet.locate.guard import LARGEST, UPRIGHT, picture_name
from packet.locate.inside import told_pages
from packet.locate.normalise import straightened
from packet.locate.page_view import sideways
from packet.locate.picture import draw
from packet.locate.reading import best_map
from packet.locate.sound import require_same_look, require_whole
from packet.proof.values import prove
from packet.sandbox.limits import Limits
from packet.sandbox.worker import Tell


def answer(question: Mapping[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    """The answer to a question of `packet.locate.guard`; files go to `folder`, which is the worker's own. Never
    raises for what a PDF may hold.
    """
    name = str(question["name"])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _TASKS[question["task"]](question, folder, tell)
    except Refused as refused:
        return _refused(refused.code, refused.params)
    except MemoryError:
        return _refused("official_heavy", {"file": name})
    except OSError:
        return _refused("official_unreadable", {"file": name})
    except Exception:  # engines raise whatever they like; the file is refused, the program lives
        return _refused("official_damaged", {"file": name})


def _refused(code: str, params: Mapping[str, str | int]) -> dict[str, Any]:
    return {"refused": {"code": code, "params": dict(params)}}


def _map(question: Mapping[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    """Where everything is, and what is doubtful; nothing of that before the file was found whole."""
    name, data = question["name"], _read(question)
    copy, trial = folder / "official.pdf", folder / "trial"
    copy.write_bytes(data)  # what is looked at must be what is read, whatever becomes of the file meanwhile
    trial.mkdir()
    wanted = Wanted(tuple(question.get("wanted", ())), question.get("language", ""))
    try:
        guessed = require_whole(copy, name, trial, Limits(**question["limits"]), tell)
    except Refused as refused:
        raise told_pages(refused, data, wanted, tell) if refused.code == "official_long" else refused from None
    source = straightened(data, name)
    turns = sideways(source)
    if guessed:
        require_same_look(copy, straightened(data, name, frozenset(), turns).pdf, turns, name, trial)
    tell(0, 1)
    source = straightened(data, name, turns=turns) if turns else source
    found = best_map(source, data, wanted)
    return {"map": map_to_plain(found)}


def _upright(question: Mapping[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    """The pages with these fields emptied and without words that nobody sees, as a file; which of these squares it
    shows empty, and from which pages (from 0) such words were taken.
    """
    filled = frozenset((int(page), int(number)) for page, number in question["filled"])
    turns = {int(page): int(turn) for page, turn in question["turns"]}
    source = straightened(_same(question), question["name"], filled, turns)
    made = folder / UPRIGHT
    made.write_bytes(source.pdf)
    unseen = Unseen()
    with contextlib.suppress(Exception):  # as of papers: what cannot be looked into stays as it is
        unseen = take_out(made, range(len(source.sizes)), lambda: tell(0, 1))
    squares = [Placed("", "", int(page), Rect(*map(float, rect)), "", "empty") for page, *rect in question["squares"]]
    empty = [result.proved for result in prove(made, squares)]
    return {"sizes": list(source.sizes), "empty": empty, "unseen": sorted(unseen.gone)}


def _pictures(question: Mapping[str, Any], folder: Path, _tell: Tell) -> dict[str, Any]:
    """A picture of every page of a form, as a file each."""
    found = map_from_plain(question["map"])
    turns = {page.number: page.turn for page in found.pages if page.turn}
    source = straightened(_same(question), question["name"], turns=turns)
    for page, picture in draw(source.pdf, found):
        (folder / picture_name(page)).write_bytes(picture)
    return {}


_TASKS: Final[Mapping[str, Callable[[Mapping[str, Any], Path, Tell], dict[str, Any]]]] = {
    "map": _map,
    "upright": _upright,
    "pictures": _pictures,
}


def _read(question: Mapping[str, Any]) -> bytes:
    with Path(question["path"]).open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Refused("official_large", file=question["name"], most=LARGEST >> 20)
    return data


def _same(question: Mapping[str, Any]) -> bytes:
    """The bytes that were mapped. Raises Refused (official_changed) when the file holds others now."""
    data = _read(question)
    if hashlib.sha256(data).hexdigest() != question["sha256"]:
        raise Refused("official_changed", file=question["name"])
    return data
