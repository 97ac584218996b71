"""What a paper may be, by the name of its file: words, not pieces of words, in both languages."""

from __future__ import annotations

import pytest

from forms.finders.offer import PaperSays
from tui.kind_guess import kind_by_name, kind_by_words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("denial letter.pdf", "denial_letter"),
        ("x/Denegación-2026.pdf", "denial_letter"),
        ("carta_de_denegacion.pdf", "denial_letter"),
        ("grievance answer (denied).pdf", "plan_decision"),
        ("EOB_march.pdf", "eob"),
        ("Factura 12.pdf", "bill"),
        ("tarjeta.jpg", "id_card"),
        ("Rx.png", "prescription"),
        ("dr-ruiz.pdf", "doctor_letter"),
        ("clinic notes.pdf", "medical_records"),
        ("scan0001.pdf", None),
        ("IMG_2044.jpg", None),
        ("undeniable.pdf", None),
        ("", None),
    ],
)
def test_a_name_is_read_by_its_words(name: str, kind: str | None) -> None:
    """Where it says nothing, nothing is guessed."""
    assert kind_by_name(name) == kind


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (PaperSays("bill", 0.93, "", "", (), "english"), "bill"),
        (PaperSays("bill", 0.5, "", "", (), "english"), None),
        (PaperSays("other", 0.95, "", "", (), "english"), None),
        (None, None),
    ],
)
def test_words_that_do_not_tell_are_no_guess(found: PaperSays | None, kind: str | None) -> None:
    """Unsure, unreadable, or only that it is something else."""
    assert kind_by_words(found) == kind
