"""Pages with parts that the file hides are found and told, and nothing is told where there is nothing to see."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from packet.intake.hidden_content import pages_with_hidden
from packet.intake.request import Request
from packet.intake.result import Hint, Taken
from packet.intake.work import work
from tests.packet.intake.making import FIRST, Objects, document, page, pdf, stream, words
from tests.packet.intake.papers import ALL

_BY_NAME = {made.name: made for made in ALL}
_HIDES = [
    *(made.name for made in ALL if made.name.startswith(("layer-", "note-", "field-")) and "SECRET" in made.hides),
    *("note-hidden.pdf", "note-noview.pdf", "note-both.pdf", "field-hidden.pdf"),
]
_NOT_TOLD = {
    "layer-member-alone.pdf": "a document without layers",
    "layer-pattern-off.pdf": "patterns are not looked into",
    "layer-letters-off.pdf": "letters are not looked into",
    "note-popup.pdf": "the window of a note",
    "field-secret.pdf": "a password shows no letters",
}
_LAYER = {5: b"<</Type/OCG/Name(L)>>"}
_OFF = b"/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>"
_NAMES = b"/Properties<</L 5 0 R>>"
_LOOK = stream(words("SECRET", 5, 5), b"/Type/XObject/Subtype/Form/BBox[0 0 99 20]/Resources<</Font<</F 3 0 R>>>>")


def _found(data: bytes, password: str = "") -> list[int]:
    with pikepdf.open(
        io.BytesIO(data), password=password, suppress_warnings=True, inherit_page_attributes=False
    ) as opened:
        return list(pages_with_hidden(opened))


@pytest.mark.parametrize("name", [name for name in _HIDES if name not in _NOT_TOLD])
def test_what_a_screen_hides_is_found(name: str, tmp_path: Path) -> None:
    """Of every made paper with a hidden layer, note or field it is told, whatever its faults."""
    made = _BY_NAME[name]
    (hint,) = (hint for hint in hints_of(tmp_path, made.make(), **made.wishes) if hint.code.startswith("hidden"))
    assert hint.page or hint.detail["pages"]
    for language in ("en", "es"):
        assert "SECRET" not in hint.message(language)


@pytest.mark.parametrize("name", [made.name for made in ALL if made.name.endswith("-on.pdf")])
def test_what_shows_is_not_told(name: str) -> None:
    """A layer that is on hides nothing, except where a wish that nobody asks for is not granted."""
    assert (_found(_BY_NAME[name].make()) == []) is not bool(_BY_NAME[name].hides)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (b"/Subtype/Stamp/F 2/AP<</N 6 0 R>>", True),
        (b"/Subtype/FreeText/F 32/Contents(x)", True),
        (b"/Subtype/Stamp/F 4/AP<</N 6 0 R>>", False),
        (b"/Subtype/Stamp/F 2/AP<</N 7 0 R>>", False),
        (b"/Subtype/Text/F 30/Contents(x)/StateModel(Review)", False),
        (b"/Subtype/Popup/F 2/AP<</N 6 0 R>>", False),
        (b"/Subtype/Link/F 2/AP<</N 6 0 R>>", False),
        (b"/Subtype/Widget/FT/Tx/F 2/V(x)/AP<</N 6 0 R>>", True),
        (b"/Subtype/Widget/FT/Tx/F 2/V( )/AP<</N 6 0 R>>", False),
        (b"/Subtype/Widget/FT/Tx/F 2/AP<</N 6 0 R>>", False),
        (b"/Subtype/Widget/FT/Btn/Ff 65536/F 2/AP<</N 6 0 R>>", False),
        (b"/Subtype/Widget/FT/Btn/F 2/V/Yes/AS/Yes/AP<</N<</Yes 6 0 R>>>>", True),
        (b"/Subtype/Widget/FT/Btn/F 2/V/Off/AS/Off/AP<</N<</Yes 6 0 R>>>>", False),
    ],
)
def test_a_hidden_note_counts_when_it_would_show_something(entries: bytes, told: bool) -> None:
    """Not the windows of notes, links, marks of a review, buttons, and fields without an answer."""
    note = b"<</Type/Annot/Rect[100 100 199 120]%s>>" % entries
    made = document(words("SEEN"), more={5: note, 6: _LOOK, 7: stream(b" ", b"/Subtype/Form/BBox[0 0 9 9]")})
    made[FIRST] = page(FIRST + 1, b"/MediaBox[0 0 612 792]/Annots[5 0 R]")
    assert _found(pdf(made)) == ([0] if told else [])
    made[5] = note.replace(b"[100 100 199 120]", b"[0 0 0 0]")
    assert _found(pdf(made)) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"/OC /L BDC %s EMC" % words("SECRET"), True),
        (b"/OC /L BDC 1 0 0 rg EMC", False),
        (b"/OC /L BDC EMC " + words("SEEN"), False),
        (words("SEEN"), False),
    ],
)
def test_an_empty_layer_is_no_news(content: bytes, told: bool) -> None:
    """A layer that is off counts only where something is painted on it."""
    made = document(content, resources=_NAMES, catalog=_OFF, more=_LAYER)
    assert _found(pdf(made)) == ([0] if told else [])


def test_only_pages_that_draw_it_hide_it() -> None:
    """Pages that share a list of forms count only where they draw the one that is hidden."""
    hidden = _LOOK.replace(b"/Form/", b"/Form/OC 5 0 R/", 1)
    names = b"/XObject<</X 6 0 R>>"
    made = document(words("SEEN"), b"/X Do", resources=names, catalog=_OFF, more={**_LAYER, 6: hidden})
    assert _found(pdf(made)) == [1]


def layered(*hidden: bool) -> Objects:
    """A document with a page for each: is something hidden on it?"""
    pages = (b"/OC /L BDC %s EMC" % words("SECRET") if off else b"" for off in hidden)
    return document(*(words("SEEN") + more for more in pages), resources=_NAMES, catalog=_OFF, more=_LAYER)


def hints_of(folder: Path, data: bytes, **wishes: Any) -> tuple[Hint, ...]:
    source, room = folder / "source.pdf", folder / "room"
    source.write_bytes(data)
    room.mkdir()
    result = work(Request("x", source, **wishes), room, lambda _done, _of: None)
    assert isinstance(result, Taken)
    return result.hints


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        ({}, [(0, "hidden_pages", {"pages": "1, 3-4"})]),
        ({"pages": "4,2"}, [(4, "hidden", {})]),
        ({"pages": "2"}, []),
    ],
)
def test_a_paper_tells_once_of_all_its_pages(
    wishes: Mapping[str, Any], told: list[tuple[int, str, Mapping[str, str]]], tmp_path: Path
) -> None:
    """One hint with the pages of those that go in."""
    hints = hints_of(tmp_path, pdf(layered(True, False, True, True)), **wishes)
    assert [(hint.page, hint.code, hint.detail) for hint in hints] == told


def test_an_area_that_is_only_marked_for_redaction_is_told_by_its_page(tmp_path: Path) -> None:
    """Whatever the mark looks like, the words under it were never taken out; a page without one is not named."""
    made = pikepdf.new()
    for number in range(3):
        made.add_blank_page(page_size=(612, 792))
        made.pages[-1].Contents = made.make_stream(b"0 0 9 9 re f")
        if number == 1:
            mark = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Redact, Rect=[0, 0, 9, 9])
            made.pages[-1].Annots = pikepdf.Array([made.make_indirect(mark)])
    buffer = io.BytesIO()
    made.save(buffer)
    told = [hint for hint in hints_of(tmp_path, buffer.getvalue()) if hint.code == "redact"]
    assert [hint.page for hint in told] == [2]
    assert all("2" in told[0].message(language) for language in ("en", "es"))


@pytest.mark.parametrize(
    ("usage", "content", "told"),
    [
        (b"/Print<</PrintState/OFF>>", b"/OC /L BDC %s EMC", True),
        (b"/Print<</PrintState/OFF>>", b"/OC /L BDC EMC %s", False),
        (b"/Print<</PrintState/ON>>", b"/OC /L BDC %s EMC", False),
        (b"/Print<</PrintState/OFF>>/View<</ViewState/OFF>>", b"/OC /L BDC %s EMC", False),
    ],
    ids=["for the screen", "empty", "for both", "hidden"],
)
def test_what_is_for_a_screen_alone_is_in_the_packet_and_told(
    usage: bytes, content: bytes, told: bool, tmp_path: Path
) -> None:
    """What a print would not show was seen, and is meant for no paper: who sends it should know."""
    data = document(
        words("PLAIN") + content % words("SEEN", 72, 300),
        catalog=b"/OCProperties<</OCGs[5 0 R]/D<</ON[5 0 R]>>>>",
        resources=_NAMES,
        more={5: b"<</Type/OCG/Name(L)/Usage<<%s>>>>" % usage},
    )
    hints = hints_of(tmp_path, pdf(data))
    assert ([hint.code for hint in hints if hint.code == "unprinted"] == ["unprinted"]) is told
