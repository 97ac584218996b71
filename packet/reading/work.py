"""The whole reading of one paper, inside the worker's fence. Every fault of a library ends as no offers."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from forms.finders.look import as_json, look
from forms.finders.offer import Offer
from forms.finders.sheet import PaperWords, Word, lay_out
from packet.intake.request import Refuse, Request
from packet.intake.sniff import IMAGES, sniff
from packet.reading.recognise import Recogniser, Straightened
from packet.reading.spot import SeenPages, spots_json
from packet.sandbox.worker import Tell

MOST_PAGES: Final = 12
"""Pages that are read: what a letter says of a case is on the first ones; a chart of 300 pages has it nowhere."""


def answer(question: Mapping[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:
    """The answer to a question of `packet.reading.read_paper`."""
    eyes = Recogniser(str(question["program"]), folder)
    told: dict[str, Any] = {"found": None, "missing": False, "spanish": eyes.spanish, "unread": "", "spots": []}
    seen = SeenPages()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            paper, straight = _paper(Path(question["path"]), str(question["password"]), eyes, tell, seen)
            found = look(paper)
            offers = tuple(_as_seen(offer, straight) for offer in found.offers)
            told |= {"found": as_json(replace(found, offers=offers)), "spots": spots_json(offers, seen)}
    except Refuse as refuse:
        told["unread"] = refuse.code
    except MemoryError:
        told["unread"] = "too_heavy"
    except OSError:
        told["unread"] = "cannot_read"
    except Exception:  # engines raise whatever they like; the paper gives no offers, the program lives
        told["unread"] = "crashed"
    return {**told, "missing": eyes.wanted_and_missing}


def _paper(
    path: Path, password: str, eyes: Recogniser, tell: Tell, seen: SeenPages
) -> tuple[PaperWords, dict[int, Straightened]]:
    kind = sniff(path)
    if kind == "pdf":
        from packet.reading.pdf_words import read

        return read(path, password, eyes, tell, MOST_PAGES, seen)
    if kind in IMAGES:
        from packet.reading.picture_words import read as read_picture

        return read_picture(Request(path.name, path), kind, eyes, tell, MOST_PAGES, seen)
    if kind == "text":
        from packet.reading.typed_words import plain

        return _typed(plain(path))
    if kind in ("docx", "odt", "rtf"):
        from packet.reading.typed_words import written

        return _typed(written(path, kind))
    raise Refuse("kind_" + kind)


def _typed(words: Iterator[Word]) -> tuple[PaperWords, dict[int, Straightened]]:
    return PaperWords(lay_out(words), ((612.0, 792.0),), placed=False), {}


def _as_seen(offer: Offer, straight: Mapping[int, Straightened]) -> Offer:
    """The offer with its place on the page as it is seen."""
    back = straight.get(offer.page)
    return offer if back is None or offer.place is None else replace(offer, place=back.seen(offer.place))
