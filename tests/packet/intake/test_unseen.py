"""Words that nobody sees are gone from the clean pages, and not one dot of what is seen: as Poppler reads them, and as
PDFium draws them before and after.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops

from forms.words import LANGUAGES
from packet.intake.render import Renderer, draw
from packet.intake.request import Request
from packet.intake.result import Hint, Taken
from packet.intake.work import work

_LINE = "BT /F 12 Tf 100 500 Td (Plain words) Tj ET "
_SECRET = "BT /F 12 Tf 100 700 Td (Secret) Tj ET "
_SHOWN = "BT /F 12 Tf 100 700 Td (Shown) Tj ET "
_BOX = "90 690 200 30 re f "
_SIZE = (1224, 1584)
"""Dots: two a point."""


def _paper(*contents: str) -> bytes:
    """A page for each content: with a font, a Type 3 font of squares, states, a picture, a pattern, a form "X" of
    secret words.
    """
    made = pikepdf.new()
    name = pikepdf.Name
    font = pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
    grey = Image.linear_gradient("L").rotate(90).resize((64, 64))
    image = made.make_stream(grey.tobytes(), Type=name.XObject, Subtype=name.Image, Width=64, Height=64)
    image.ColorSpace, image.BitsPerComponent = name.DeviceGray, 8
    secret = made.make_stream(_SECRET.encode(), Subtype=name.Form, BBox=[0, 0, 612, 792])
    secret.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    hides = made.make_stream(b"", Subtype=name.Form, BBox=[0, 0, 612, 792])
    hides.Group = pikepdf.Dictionary(S=name.Transparency, CS=name.DeviceGray)
    spells = made.make_stream(b"1 g " + _SECRET.encode(), Subtype=name.Form, BBox=[0, 0, 612, 792])
    spells.Group, spells.Resources = hides.Group, secret.Resources
    tile = made.make_stream(b"1 0 0 rg 0 0 2 2 re f", PatternType=1, PaintType=1, TilingType=1, XStep=3, YStep=3)
    tile.BBox, tile.Resources = pikepdf.Array([0, 0, 3, 3]), pikepdf.Dictionary()
    squares = pikepdf.Dictionary(
        Type=name.Font, Subtype=name.Type3, FontBBox=[0, 0, 1, 1], FontMatrix=[1, 0, 0, 1, 0, 0]
    )
    squares.CharProcs = pikepdf.Dictionary(s=made.make_stream(b"1 0 d0 0 0 .8 .8 re f"))
    squares.Encoding = pikepdf.Dictionary(Type=name.Encoding, Differences=[83, name.s])
    squares.FirstChar, squares.LastChar, squares.Widths, squares.Resources = (
        83,
        83,
        pikepdf.Array([1]),
        pikepdf.Dictionary(),
    )
    white = made.make_stream(b"\xff", Type=name.XObject, Subtype=name.Image, Width=1, Height=1)
    white.ColorSpace, white.BitsPerComponent = name.DeviceGray, 8
    words = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), XObject=pikepdf.Dictionary(X=secret))
    tiles = []
    for content in (_SECRET, "/X Do"):
        tiled = made.make_stream(content.encode(), PatternType=1, PaintType=1, TilingType=1, XStep=600, YStep=800)
        tiled.BBox, tiled.Resources = pikepdf.Array([0, 0, 600, 800]), words
        tiles.append(tiled)
    letters = pikepdf.Dictionary(
        Type=name.Font, Subtype=name.Type3, FontBBox=[0, 0, 1, 1], FontMatrix=[1, 0, 0, 1, 0, 0], Resources=words
    )
    drawing = b"1 0 d0 0 0 .8 .8 re f 1 g BT /F .1 Tf .2 .2 Td (Secret) Tj ET"
    letters.CharProcs = pikepdf.Dictionary(l=made.make_stream(drawing))
    letters.Encoding = pikepdf.Dictionary(Type=name.Encoding, Differences=[76, name.l])
    letters.FirstChar, letters.LastChar, letters.Widths = 76, 76, pikepdf.Array([1])
    knocks = made.make_stream((_SECRET + ".5 g " + _BOX).encode(), Subtype=name.Form, BBox=[0, 0, 612, 792])
    knocks.Group = pikepdf.Dictionary(S=name.Transparency, K=True)
    knocks.Resources = words
    resources = made.make_indirect(
        pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F=font, S=squares, L=letters),
            ExtGState=pikepdf.Dictionary(
                M=pikepdf.Dictionary(BM=name.Multiply),
                A=pikepdf.Dictionary(ca=0, CA=0),
                H=pikepdf.Dictionary(SMask=pikepdf.Dictionary(S=name.Luminosity, G=hides)),
                N=pikepdf.Dictionary(SMask=pikepdf.Dictionary(S=name.Luminosity, G=spells)),
            ),
            XObject=pikepdf.Dictionary(I=image, X=secret, W=white, K=knocks),
            Pattern=pikepdf.Dictionary(P=tile, T=tiles[0], U=tiles[1]),
        )
    )
    for content in contents:
        made.add_blank_page(page_size=(612, 792))
        page = made.pages[-1]
        page.Resources, page.Contents = resources, made.make_stream(content.encode())
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _taken(folder: Path, data: bytes, searchable: bool = False) -> Taken:
    (folder / "paper.pdf").write_bytes(data)
    (folder / "work").mkdir()
    taken = work(Request("paper.pdf", folder / "paper.pdf", searchable=searchable), folder / "work", lambda *_: None)
    assert isinstance(taken, Taken)
    return taken


def _words(pdf: Path) -> list[list[str]]:
    """The words of each page, as Poppler reads them."""
    told = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()
    return [page.split() for page in told.split("\f")[:-1]]


def _apart(one: Path, other: Path) -> list[int]:
    """The pages (from 0) that look different by more than two levels in any dot."""
    with Renderer(one) as before, Renderer(other) as after:
        assert before.pages == after.pages
        different = []
        for place in range(before.pages):
            with before.page(place) as first, after.page(place) as second:
                apart = ImageChops.difference(draw(first, _SIZE), draw(second, _SIZE))
                if apart.point([0, 0, 0, *[255] * 253] * 3).getbbox() is not None:
                    different.append(place)
        return different


_GONE = {
    "without ink": _LINE + "3 Tr " + _SECRET,
    "white on white": _LINE + "1 g " + _SECRET,
    "so pale that nobody can read it": _LINE + ".996 g " + _SECRET,
    "without opacity": _LINE + "/A gs " + _SECRET,
    "under a mask that hides all": "/I Do " + _LINE + "q 400 0 0 200 50 600 cm /I Do Q q /H gs " + _SECRET + "Q",
    "black on black": _LINE + _BOX + _SECRET,
    "covered by a box": _LINE + _SECRET + _BOX,
    "covered by a picture": _LINE + _SECRET + "q 400 0 0 200 50 600 cm /I Do Q",
    "under a marker as black as the words": _LINE + _SECRET + "/M gs " + _BOX,
    "cut off by a clip": _LINE + "q 0 0 9 9 re W n " + _SECRET + "Q",
    "cut off by a clip over a picture": _LINE + "q 400 0 0 200 50 600 cm /I Do Q q 0 0 9 9 re W n " + _SECRET + "Q",
    "off the page": _LINE + "1 0 0 1 700 0 cm " + _SECRET,
    "a clip of words that cuts nothing": _LINE + "q 7 Tr " + _SECRET + "Q",
    "in a form, without ink": _LINE + "3 Tr /X Do",
    "on one line": "BT /F 12 Tf 90 500 Td (Plain) Tj 3 Tr [20 (Se) -30 (cret)] TJ 0 Tr [50 ( words)] TJ ET",
    "on a stretched line": "BT 2 0 0 2 90 500 Tm /F 9 Tf 80 Tz (Plain) Tj 3 Tr (Secret) Tj 0 Tr ( words) Tj ET",
    "on a line of its own between others": "BT /F 12 Tf 14 TL 100 500 Td (Plain) Tj 3 Tr (Secret) ' 0 Tr (words) ' ET",
    "with spaces set at once": 'BT /F 12 Tf 14 TL 100 500 Td (Plain) Tj 3 Tr 1 2 (Secret) " 0 Tr (wor) Tj (ds) Tj ET',
}
_STAYS = {
    "white on black": _LINE + _BOX + "1 g " + _SHOWN,
    "under a marker pen": _LINE + _SHOWN + "/M gs 1 1 0 rg " + _BOX,
    "drawn twice": _LINE + _SHOWN + _SHOWN,
    "words that cut out a colour": _LINE + "q 7 Tr " + _SHOWN + "1 0 0 rg " + _BOX + "Q",
    "words with ink that cut, too": _LINE + "q 4 Tr " + _SHOWN + "1 0 0 rg " + _BOX + "Q",
    "an outline": _LINE + "1 Tr " + _SHOWN,
    "filled with a pattern": _LINE + "/Pattern cs /P scn " + _SHOWN,
    "pale grey": _LINE + ".98 g " + _SHOWN,
    "half under a box": _LINE + _SHOWN + "90 690 30 30 re f",
    "over a picture": _LINE + "q 400 0 0 200 50 600 cm /I Do Q " + _SHOWN,
    "on white after black": _LINE + _SHOWN + _BOX + "1 g " + _SHOWN,
    "half of the page's edge": _LINE + "1 0 0 1 497 0 cm " + _SHOWN,
    "covered words below words": _LINE + _SHOWN + "1 g " + _BOX + "0 g " + _SHOWN,
}


def test_what_nobody_sees_is_gone_and_not_a_dot_of_what_is_seen(tmp_path: Path) -> None:
    """Every way of hiding words that is known, each beside words that are plain to see."""
    source = _paper(*_GONE.values())
    taken = _taken(tmp_path, source)
    read = _words(taken.pdf)
    assert {name: words for name, words in zip(_GONE, read, strict=True) if words != ["Plain", "words"]} == {}
    assert _apart(tmp_path / "paper.pdf", taken.pdf) == []
    (told,) = taken.changes
    assert (told.what, told.detail) == ("unseen_pages", {"pages": f"1-{len(_GONE)}"})


_BLANKS = {
    "one alone": "BT /F 12 Tf 300 600 Td ( ) Tj ET",
    "two alone": "BT /F 12 Tf 300 600 Td (  ) Tj ET",
    "between words": "BT /F 12 Tf 300 600 Td (Ana) Tj ( ) Tj (Paz) Tj ET",
    "without ink": "BT /F 12 Tf 3 Tr 300 600 Td ( ) Tj ET",
    "many, each in its place": " ".join(f"BT /F 9 Tf {x} 600 Td [( ) -400 ( )] TJ ET" for x in range(100, 500, 50)),
    "in white": "1 g BT /F 12 Tf 300 600 Td ( ) Tj ET",
    "off the page": "BT /F 12 Tf 300 -600 Td ( ) Tj ET",
}
"""Word processors set blanks so, line by line."""
_NO_SIZE = {
    "of size nought": _LINE + "BT /F 0 Tf 100 700 Td (Secret) Tj ET",
    "shrunk to nothing": _LINE + "BT /F 12 Tf 0 0 0 0 100 700 Tm (Secret) Tj ET",
    "shrunk to a line": _LINE + "BT /F 12 Tf 12 0 0 0 100 700 Tm (Secret) Tj ET",
    "one letter on its own": _LINE + "BT /F 12 Tf 3 Tr 100 700 Td (S) Tj ET",
}


def test_blanks_are_no_words_that_were_taken_out(tmp_path: Path) -> None:
    """Nobody is told of words where there was none: a tenth of all forms have blanks set alone."""
    taken = _taken(tmp_path, _paper(*(_LINE + blanks for blanks in _BLANKS.values())))
    assert [(change.what, change.detail) for change in taken.changes] == []
    assert _apart(tmp_path / "paper.pdf", taken.pdf) == []


def test_words_without_a_size_are_words(tmp_path: Path) -> None:
    """They cover as little of the page as a blank, and a search would find them."""
    taken = _taken(tmp_path, _paper(*_NO_SIZE.values()))
    assert _words(taken.pdf) == [["Plain", "words"]] * len(_NO_SIZE)
    (told,) = taken.changes
    assert (told.what, told.detail) == ("unseen_pages", {"pages": f"1-{len(_NO_SIZE)}"})


def test_what_somebody_sees_stays(tmp_path: Path) -> None:
    """Words that only look like hidden ones to who reads the file and not the page."""
    taken = _taken(tmp_path, _paper(*_STAYS.values()))
    read = {name: " ".join(words) for name, words in zip(_STAYS, _words(taken.pdf), strict=True)}
    assert {name: words for name, words in read.items() if "Sho" not in words} == {}  # Poppler cuts at the edge
    assert _apart(tmp_path / "paper.pdf", taken.pdf) == []


def test_a_line_that_a_box_leaves_a_hair_of_stays(tmp_path: Path) -> None:
    """The white ground of a form's box ends on the line to write on: a printer shows it, a small picture may not."""
    hair = [_LINE + f"BT /F 10 Tf 100 {600 + shift} Td (____) Tj ET 1 g 90 {598.97 + shift} 200 30 re f"
            for shift in (0.14, 0.21, 0.28, 0.7)]  # fmt: skip
    taken = _taken(tmp_path, _paper(*hair))
    assert [words.count("____") for words in _words(taken.pdf)] == [1] * len(hair)
    assert [change.what for change in taken.changes] == []


def test_letters_that_a_font_draws_stay(tmp_path: Path) -> None:
    """A Type 3 font: in black they are drawn, in white on white they are not and go."""
    taken = _taken(tmp_path, _paper("BT /S 20 Tf 100 500 Td (S) Tj ET 1 g BT /S 20 Tf 100 700 Td (SS) Tj ET"))
    assert _apart(tmp_path / "paper.pdf", taken.pdf) == []
    with pikepdf.open(taken.pdf) as pdf:
        contents = [item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    assert any(b"(S)" in content for content in contents)
    assert not any(b"(SS)" in content for content in contents)


def test_a_form_that_another_page_shows_stays(tmp_path: Path) -> None:
    """The same words, covered on one page only: taken out of what both draw they would be lost on the other."""
    taken = _taken(tmp_path, _paper(_LINE + "/X Do " + _BOX, _LINE + "/X Do"))
    assert _words(taken.pdf)[1] == ["Secret", "Plain", "words"]
    assert _apart(tmp_path / "paper.pdf", taken.pdf) == []


def _layer(searchable: bool) -> Callable[[Path], list[str]]:
    content = "q 400 0 0 200 50 600 cm /I Do Q 3 Tr " + _SHOWN + "BT /F 12 Tf 100 300 Td (Secret) Tj ET "
    return lambda folder: _words(_taken(folder, _paper(content), searchable).pdf)[0]


def test_the_text_layer_of_a_scan_goes(tmp_path: Path) -> None:
    """By default the paper is as it looks."""
    assert _layer(searchable=False)(tmp_path) == []


def test_the_text_layer_of_a_scan_stays_for_who_wants_to_search(tmp_path: Path) -> None:
    """But nothing that stands beside the picture."""
    assert _layer(searchable=True)(tmp_path) == ["Shown"]


def test_actual_text_is_not_what_a_search_finds(tmp_path: Path) -> None:
    """Words that stand in for what is drawn (14.9.4) would be read instead of it."""
    content = "/Span <</ActualText (Secret)>> BDC " + _LINE + "EMC /X2 BMC EMC "
    (tmp_path / "before.pdf").write_bytes(_paper(content))
    assert _words(tmp_path / "before.pdf") == [["Secret"]]
    assert _words(_taken(tmp_path, _paper(content)).pdf) == [["Plain", "words"]]


def _hints(taken: Taken) -> list[tuple[str, int]]:
    return [(hint.code, hint.page) for hint in taken.hints if hint.code in ("covered", "part_unseen")]


_HALF_SEEN = {
    "cut at the edge of the page": _LINE + "1 0 0 1 500 0 cm " + _SHOWN,
    "cut by a clip": _LINE + "q 0 0 118 800 re W n " + _SHOWN + "Q",
    "under a white picture": _LINE + _SHOWN + "q 90 0 0 40 116 690 cm /W Do Q",
    "under a box": _LINE + _SHOWN + "1 g 116 690 90 40 re f",
}


def test_a_line_of_which_a_part_is_not_seen_is_told_by_its_page(tmp_path: Path) -> None:
    """A text operator goes whole or stays whole: the person hears that something is left, and may send a picture."""
    told = _hints(_taken(tmp_path, _paper(*_HALF_SEEN.values())))
    assert [page for _, page in told] == [1, 2, 3, 4]
    for language in LANGUAGES:
        assert "7" in Hint(7, "part_unseen").message(language)


def test_a_line_that_is_seen_whole_is_not_told(tmp_path: Path) -> None:
    """Light on dark, under a marker, drawn twice, beside a box, with blanks at its end."""
    whole = ("white on black", "under a marker pen", "drawn twice", "an outline", "over a picture", "pale grey")
    contents = [_STAYS[name] for name in whole]
    contents += [_LINE + _SHOWN + "150 690 90 40 re f", _LINE + "BT /F 12 Tf 560 700 Td (Shown          ) Tj ET"]
    assert _hints(_taken(tmp_path, _paper(*contents))) == []


_NO_PICTURE_JUDGES = {
    "in the tiles of a pattern": _LINE + "/Pattern cs /T scn 90 600 200 90 re f",
    "in a form in the tiles of a pattern": _LINE + "/Pattern cs /U scn 90 600 200 90 re f",
    "in the letters of a font": _LINE + "BT /L 20 Tf 100 700 Td (L) Tj ET",
    "in a knockout group": _LINE + "/K Do",
    "in a mask": _LINE + "q /N gs 90 690 200 30 re f Q",
}


def test_words_that_no_picture_can_judge_go_in_as_one(tmp_path: Path) -> None:
    """The page looks the same, is told as a picture, and holds no word; a page beside it is copied as it is."""
    taken = _taken(tmp_path, _paper(*_NO_PICTURE_JUDGES.values(), _LINE))
    count = len(_NO_PICTURE_JUDGES)
    assert _words(taken.pdf) == [[]] * count + [["Plain", "words"]]
    told = [(change.what, change.page) for change in taken.changes if change.what == "picture"]
    assert told == [("picture", page) for page in range(1, count + 1)]
    with pikepdf.open(taken.pdf) as pdf:
        streams = [item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    assert not any(b"Secret" in stream for stream in streams)


def test_patterns_and_fonts_without_words_stay_as_they_are(tmp_path: Path) -> None:
    """Coloured tiles and drawn letters are common and honest."""
    drawn = _LINE + "/Pattern cs /P scn 90 600 200 90 re f BT /S 20 Tf 100 700 Td (S) Tj ET"
    taken = _taken(tmp_path, _paper(drawn))
    assert [change.what for change in taken.changes] == []
    assert {"Plain", "words"} <= set(_words(taken.pdf)[0])


def test_words_that_nothing_draws_are_gone(tmp_path: Path) -> None:
    """Forms, patterns, fonts and masks that the page's resources hold and its content never names."""
    taken = _taken(tmp_path, _paper(_LINE))
    with pikepdf.open(taken.pdf) as pdf:
        streams = [item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    assert not any(b"Secret" in stream for stream in streams)
    assert _words(taken.pdf) == [["Plain", "words"]]


def test_a_form_that_two_pages_hide_is_emptied_for_both(tmp_path: Path) -> None:
    """What both draw and neither shows is taken out once."""
    taken = _taken(tmp_path, _paper(_LINE + "/X Do " + _BOX, "3 Tr /X Do 0 Tr " + _LINE))
    assert _words(taken.pdf) == [["Plain", "words"], ["Plain", "words"]]
    assert _apart(tmp_path / "paper.pdf", taken.pdf) == []
