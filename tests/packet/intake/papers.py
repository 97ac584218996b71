"""The list of all test papers, made once a run of the tests, and the modules that make them."""

from __future__ import annotations

from tests.packet.intake import (
    papers_broken,
    papers_layered_notes,
    papers_layers,
    papers_notes,
    papers_office,
    papers_other,
    papers_pdf,
    papers_transfer,
)
from tests.packet.intake.making import PAPERS, Made

_FILLS = (
    *(papers_pdf.sound, papers_pdf.hidden, papers_pdf.locked),
    *(papers_layers.layers, papers_layered_notes.notes),
    *(papers_notes.notes, papers_notes.fields, papers_notes.wholes),
    *(papers_broken.cut_off, papers_broken.broken, papers_broken.bombs, papers_broken.liars),
    *(papers_other.photographs, papers_other.pictures, papers_other.scans),
    *(
        papers_transfer.headers,
        papers_transfer.scans,
        papers_transfer.photographs,
        papers_transfer.insides,
        papers_transfer.tables,
    ),
    *(papers_other.texts, papers_office.office, papers_office.links, papers_other.others),
)
"""Each puts its papers on the list; the order is the order of README.md."""

if not PAPERS:
    for fill in _FILLS:
        fill()

ALL: tuple[Made, ...] = tuple(PAPERS)
MODULES: tuple[str, ...] = tuple(dict.fromkeys(fill.__module__.rpartition(".")[2] for fill in _FILLS))
"""Names of the modules that made them, without their package."""
