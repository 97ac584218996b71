"""What is told of an edition: the ledger's facts, and more of each page and part in report.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from packet.fax.findings import Spot
from packet.fax.report import FaxEdition, PageReport, Part, page_report, report_bytes
from packet.fax.time import page_seconds
from packet.fax.warn import Warn

SPOT = Spot("points", 1.0, 2.0, 3.0, 2.1, "Dose 1.5 mg")
PAGE = PageReport(1, 88, 4.04, 6.06, 512, (Warn("unread"),), {"size": 1.5}, (SPOT,), "lighter")
PART = Part(1, 1, 1, Path("x/fax.tif"), Path("x/fax.pdf"), 1, 900, 950, 8.04, 12.06, sha256="c0ffee")
PLACE = {"kind": "points", "place": [1.0, 2.0, 3.0, 2.1], "remedies": ["darker_copy", "mail"]}
MADE = FaxEdition((PART,), (PAGE,), Path("x/report.json"))


def test_a_page_is_made_of_what_its_worker_sent() -> None:
    head = {"bytes": 1800, "number": 2, "score": 90, "warnings": [["small", {"size": 4}]], "measures": {"size": 4.0}}
    page = page_report({**head, "spots": [asdict(SPOT)]}, "mmr", "photo")
    assert (page.spots, page.way) == ((SPOT,), "photo")
    assert (page.number, page.legibility, page.bytes) == (2, 90, 1800)
    assert page.warnings == (Warn("small", {"size": 4}),)
    assert page.seconds_14400 == page_seconds(1800, 14400, "mmr")
    assert page.seconds_9600 == page_seconds(1800, 9600, "mmr")


def test_the_ledger_has_names_and_codes_and_no_sentence() -> None:
    part = {"file": "fax.tif", "pages": 1, "bytes": 900, "sha256": "c0ffee"}
    assert MADE.ledger() == {
        "parts": [{**part, "seconds_14400": 8.0, "seconds_9600": 12.1}],
        "pages": [{"number": 1, "legibility": 88, "warnings": ["unread"], "way": "lighter", "spots": [PLACE]}],
    }


def test_the_report_is_the_ledger_and_more() -> None:
    told = json.loads(report_bytes(MADE, "mmr", "fine", "es"))
    assert (told["format"], told["coding"], told["resolution"]) == ("imr-packet fax 1", "mmr", "fine")
    (part,), (page,) = told["parts"], told["pages"]
    assert part == {
        **MADE.ledger()["parts"][0], "pdf": "fax.pdf", "pdf_bytes": 950, "first": 1, "last": 1, "too_large": False,
    }  # fmt: skip
    assert page == {
        **MADE.ledger()["pages"][0], "bytes": 512, "seconds_14400": 4.0, "seconds_9600": 6.1,
        "measures": {"size": 1.5}, "messages": PAGE.messages("es"), "spots": [{**PLACE, "words": "Dose 1.5 mg"}],
    }  # fmt: skip
    assert (told["seconds_14400"], told["seconds_9600"]) == (8.0, 12.1)


def test_warnings_of_all_pages_are_told_in_words() -> None:
    assert MADE.told("en") == PAGE.messages("en")
