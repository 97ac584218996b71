"""Letters on the wire: shown as the line can, understood as they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.plain.letters import decoder, encoding_of, fitting, understood_bytes


def test_a_terminal_without_accents_gets_letters_without_accents() -> None:
    """Spanish stays readable on a line that carries only ASCII, and no letter becomes a question mark."""
    assert fitting("¿Cuándo? “Año” – sí…", "ascii") == 'Cuando? "Ano" - si...'
    assert fitting("¿Cuándo? Año", "latin-1") == "¿Cuándo? Año"
    assert fitting("李", "ascii") == "\\u674e"
    assert fitting("Año", "no-such-encoding") == "Año"


@pytest.mark.parametrize(
    ("environ", "encoding"),
    [
        ({}, "ascii"),
        ({"LANG": "C"}, "ascii"),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "ascii"),
        ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, "ascii"),
        ({"LANG": "C.UTF-8"}, "utf-8"),
        ({"LANG": "es_US.UTF-8"}, "utf-8"),
        ({"LANG": "C", "LC_CTYPE": "en_US.UTF-8"}, "utf-8"),
        ({"LC_ALL": "C.UTF-8"}, "utf-8"),
        ({"LANG": "es_US.UTF-8", "LC_CTYPE": "C.UTF-8"}, "utf-8"),
    ],
)
def test_a_locale_without_an_encoding_means_ascii(environ: dict[str, str], encoding: str) -> None:
    """Python speaks UTF-8 there of itself, and a serial line cannot show it."""
    assert encoding_of("utf-8", environ) == encoding


def test_an_encoding_that_the_stream_names_is_used() -> None:
    """A locale such as es_US.ISO-8859-1 gives Python the right one already."""
    assert encoding_of("iso-8859-1", {"LANG": "es_US.ISO-8859-1"}) == "iso-8859-1"
    assert encoding_of(None, {"LANG": "en_US.UTF-8"}) == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_bytes_of_an_old_terminal_are_letters(encoding: str) -> None:
    """José typed in Latin-1 arrives as José; a letter in UTF-8 that comes in two reads arrives whole."""
    reads = decoder(encoding)
    assert reads.decode(b"Jos\xe9 ") + reads.decode(b"Mu\xc3") + reads.decode(b"\xb1oz\n") == "José Muñoz\n"


def test_an_encoding_of_the_terminal_is_read_as_it_is() -> None:
    """Where the locale names one, its bytes mean what they mean there."""
    assert decoder("cp850").decode(b"Jos\x82") == "José"


@settings(deadline=None, database=None)
@given(st.binary())
def test_no_bytes_at_all_are_a_fault(data: bytes) -> None:
    """Whatever is typed into a pipe or a terminal becomes a text that can be saved."""
    for text in (decoder("utf-8").decode(data, True), understood_bytes(data.decode("utf-8", "surrogateescape"))):
        text.encode()


def test_text_that_was_read_well_stays_as_it_is() -> None:
    """Letters of any script, and a lone half of a pair from nowhere becomes a mark instead of a fault."""
    assert understood_bytes("محمد 🙂 José") == "محمد 🙂 José"
    assert understood_bytes("a\ud800b") == "a?b"
