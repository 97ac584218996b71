"""What a Word file shows and does not hold is found; fields become the words that were stored for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from packet.intake.request import Refuse
from packet.intake.source import SourceFindings
from tests.packet.intake.source.making import (
    RELATION,
    Parts,
    complex_field,
    drawn,
    field,
    mark,
    part,
    picture,
    prepared_as,
    relation,
    relations,
    run,
    said,
    shown,
    svg,
    thing,
    vml,
    word,
)

_FAR = "file:///C:/Users/me/Documents/lab%20scan.png"
_WEB = "http://127.0.0.1:9/lab.png"


_read = partial(prepared_as, "docx")


def _text(made: Mapping[str, bytes]) -> str:
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)", made["word/document.xml"].decode()))


_LINKED = relation("rX", "image", _FAR, external=True)
_WITHIN = relation("rI", "image", "media/p.png")
_MISSING: dict[str, tuple[str, Parts]] = {
    "a linked picture": ("lab scan.png", word(shown('r:link="rX"'), _LINKED)),
    "an embedded picture that is a link": ("lab scan.png", word(shown('r:embed="rX"'), _LINKED)),
    "a picture from the web": ("lab.png", word(shown('r:link="rX"'), relation("rX", "image", _WEB, external=True))),
    "a link that does not say so": ("lab.png", word(shown('r:embed="rX"'), relation("rX", "image", _WEB))),
    "a picture of the older kind": ("lab scan.png", word(vml('r:id="rX"'), _LINKED)),
    "an address of the older kind": ("lab.png", word(vml(f'src="{_WEB}"'))),
    "a picture that is not there": ("p.png", word(shown('r:embed="rI"'), _WITHIN)),
    "a drawing with a picture outside": (
        "lab.png",
        word(
            shown('r:embed="rI"'),
            relation("rI", "image", "media/d.svg"),
            more={"word/media/d.svg": svg(f'<image xlink:href="{_WEB}"/>')},
        ),
    ),
    "a field that shows a picture": ("lab.png", word(field(f"INCLUDEPICTURE {_WEB} \\d"))),
    "a field with words for its picture": ("lab.png", word(field(f"INCLUDEPICTURE {_WEB}", run("Not there.")))),
    "a field that shows a text": ("b.docx", word(field("INCLUDETEXT &quot;c:\\\\b.docx&quot;"))),
    "a web page as a part": (
        "part.html",
        word('<w:altChunk r:id="rC"/>', relation("rC", "aFChunk", "part.html"), more={"word/part.html": "<p>WHY"}),
    ),
    "a part in another file": (
        "two.docx", word('<w:subDoc r:id="rS"/>', relation("rS", "subDocument", "two.docx", external=True))
    ),
    "a linked object": (
        "sums.xlsx",
        word(thing("rI", 'Type="Link" r:id="rO"'), relation("rO", "oleObject", "file:///c:/sums.xlsx", external=True)),
    ),
    "an object without a picture": (
        "o.bin",
        word(thing("rI", 'Type="Embed" ProgID="Package" r:id="rO"'), relation("rO", "oleObject", "o.bin"),
             more={"word/o.bin": b"x"}),
    ),
    "a frame": (
        "frame.html",
        word("", more={
            "word/webSettings.xml": part("webSettings", '<w:frameset><w:sourceFileName r:id="rF"/></w:frameset>'),
            "word/_rels/webSettings.xml.rels": relations(relation("rF", "frame", "frame.html", external=True)),
        }),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", _MISSING)
def test_what_is_not_in_the_file_is_named_and_its_link_is_gone(kind: str, tmp_path: Path) -> None:
    """By the name that a person knows, without folders; no address is left for a converter to open."""
    name, parts = _MISSING[kind]
    found, made = _read(tmp_path, parts)
    assert list(found.missing) == [name]
    everything = b"".join(made.values())
    for gone in (b"file:///", b"http://127", b"External", b"INCLUDE", b"OLEObject", b"altChunk", b"subDoc"):
        assert gone not in everything


_WHOLE: dict[str, Parts] = {
    "a picture": word(shown('r:embed="rI"'), _WITHIN, more={"word/media/p.png": picture()}),
    "a picture that is also linked": word(
        shown('r:embed="rI" r:link="rX"'), _WITHIN, _LINKED, more={"word/media/p.png": picture()}
    ),
    "a picture by an absolute path": word(
        shown('r:embed="rI"'), relation("rI", "image", "/word/media/p.png"), more={"word/media/p.png": picture()}
    ),
    "an address to click on": word(
        f'<w:p><w:hyperlink r:id="rH">{run("our page")}</w:hyperlink></w:p>',
        relation("rH", "hyperlink", "https://example.org/a.png", external=True),
    ),
    "a link that nothing uses": word("", _LINKED),
    "a linked object with its picture": word(
        thing("rI", 'Type="Link" r:id="rO"'),
        _WITHIN,
        relation("rO", "oleObject", "file:///c:/sums.xlsx", external=True),
        more={"word/media/p.png": picture()},
    ),
    "a field that holds its picture": word(
        field("INCLUDEPICTURE x.png", drawn('r:embed="rI"')), _WITHIN, more={"word/media/p.png": picture()}
    ),
    "the template every program has": word(
        "",
        relation("rS", "settings", "settings.xml"),
        more={
            "word/settings.xml": part("settings", '<w:attachedTemplate r:id="rT"/>'),
            "word/_rels/settings.xml.rels": relations(
                relation("rT", "attachedTemplate", "file:///C:/Users/me/Normal.dotm", external=True)
            ),
        },
    ),
}


@pytest.mark.parametrize("kind", _WHOLE)
def test_nothing_is_missed_where_all_is_there(kind: str, tmp_path: Path) -> None:
    """No question for what a person sees on the page anyway; addresses to click on stay, others go."""
    found, made = _read(tmp_path, _WHOLE[kind])
    assert found.told() == ([], [], [])
    assert b"file:///" not in b"".join(made.values())


def test_a_template_kept_elsewhere_is_told_and_not_left_in(tmp_path: Path) -> None:
    """Whatever it is called."""
    parts = _WHOLE["the template every program has"]
    other = str(parts["word/_rels/settings.xml.rels"]).replace(
        "file:///C:/Users/me/Normal.dotm", "http://127.0.0.1/a.dotm"
    )
    found, made = _read(tmp_path, {**parts, "word/_rels/settings.xml.rels": other})
    assert found.template == "a.dotm"
    assert b"a.dotm" not in b"".join(made.values())


def test_a_second_relationship_of_the_same_number_does_not_hide_the_first(tmp_path: Path) -> None:
    """Each is judged by what it says itself."""
    parts = word(
        shown('r:embed="rX"'), _LINKED, relation("rX", "image", "media/p.png"), more={"word/media/p.png": b"x"}
    )
    _, made = _read(tmp_path, parts)
    assert b"file:///" not in made["word/_rels/document.xml.rels"]


def test_prefixes_of_any_name_are_understood(tmp_path: Path) -> None:
    """A name space counts, not the letters before a colon; and a prefix bound to something else misleads nobody."""
    parts = word(shown('q:link="rX" r:embed="rI"'), _LINKED, _WITHIN, more={"word/media/p.png": b"x"})
    text = str(parts["word/document.xml"])
    text = text.replace(f'xmlns:r="{RELATION}"', f'xmlns:r="urn:x" xmlns:q="{RELATION}"')
    found, _ = _read(tmp_path, {**parts, "word/document.xml": text})
    assert list(found.missing) == ["lab scan.png"]


def test_files_inside_and_comments_are_counted(tmp_path: Path) -> None:
    """They are in the file, and what the page shows of them is not all."""
    parts = word(
        thing("rI", 'Type="Embed" ProgID="Excel.Sheet.12" r:id="rO"')
        + thing("rI", 'Type="Embed" ProgID="Equation.3" r:id="rO"'),
        _WITHIN,
        relation("rO", "package", "embeddings/Costs.xlsx"),
        more={
            "word/media/p.png": picture(),
            "word/embeddings/Costs.xlsx": b"x",
            "word/comments.xml": part("comments", f'<w:comment w:id="0">{said("WRONG")}</w:comment>'),
        },
    )
    found, _ = _read(tmp_path, parts)
    assert (list(found.inside), found.comments, list(found.missing)) == (["Costs.xlsx"], 1, [])
    assert {hint.code for hint in found.told()[2]} == {"inside", "comments"}


# Fields


@pytest.mark.parametrize(
    "code",
    ["DATE \\@ &quot;MMMM d&quot;", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "FILENAME \\p", "REF _Ref1 \\h",
     "IF 1 = 1 yes no", "MERGEFIELD Name", "USERNAME", "DOCPROPERTY x", "= 2 + 2", "PAGEREF _Toc1", "STYLEREF 1",
     "HYPERLINK https://example.org", "INCLUDETEXT b.docx", "LINK Excel.Sheet.8 b.xlsx", "DDEAUTO excel b.xlsx",
     "ADDIN"],
)  # fmt: skip
@pytest.mark.parametrize("simple", [False, True], ids=["complex", "simple"])
def test_a_field_becomes_its_stored_words(code: str, simple: bool, tmp_path: Path) -> None:
    """Whatever a converter would make of it on another day, under another name, on another machine."""
    field = complex_field(code, run("STORED"))
    if simple:
        field = f'<w:fldSimple w:instr="{code}">{run("STORED")}</w:fldSimple>'
    found, made = _read(tmp_path, word(f"<w:p>{run('before ')}{field}{run(' after')}</w:p>"))
    assert _text(made) == "LETTERbefore STORED after"
    assert not re.search(rb"fld(Char|Simple)|instrText", made["word/document.xml"])
    assert found == SourceFindings()


@pytest.mark.parametrize("code", ["PAGE", "NUMPAGES", "PAGE \\* MERGEFORMAT", "FORMCHECKBOX", " page "])
def test_what_depends_on_the_pages_stays_a_field(code: str, tmp_path: Path) -> None:
    """The number of a page is where the page ends, in this conversion."""
    _, made = _read(tmp_path, word(f"<w:p>{complex_field(code, run('7'))}</w:p>"))
    assert made["word/document.xml"].count(b"<w:fldChar") == 3
    _, made = _read(tmp_path, word(f'<w:p><w:fldSimple w:instr="{code}">{run("7")}</w:fldSimple></w:p>'))
    assert made["word/document.xml"].count(b"<w:fldSimple") == 1


def test_a_field_within_the_code_of_another_goes_with_it(tmp_path: Path) -> None:
    """Its words are no words of the page."""
    inner = f"IF </w:instrText></w:r>{complex_field('DATE', run('TODAY'))}<w:r><w:instrText>"
    _, made = _read(tmp_path, word(f"<w:p>{complex_field(inner, run('OUTCOME'))}</w:p>"))
    assert _text(made) == "LETTEROUTCOME"


def test_a_field_within_the_words_of_another_is_judged_by_itself(tmp_path: Path) -> None:
    """A table of contents holds numbers of pages; a page number in its words stays live."""
    result = run("One ") + complex_field("PAGEREF _Toc", run("12")) + complex_field("PAGE", run("3"))
    _, made = _read(tmp_path, word(f"<w:p>{complex_field('TOC', result)}</w:p>"))
    assert _text(made) == "LETTEROne 123"
    assert made["word/document.xml"].count(b"instrText>") == 2


def test_the_words_of_set_and_ask_stay_unseen(tmp_path: Path) -> None:
    """Word stores words for them and never shows them."""
    body = complex_field("SET x yes", run("HIDDEN")) + complex_field("ASK y why", run("HIDDEN")) + run("SEEN")
    _, made = _read(tmp_path, word(f"<w:p>{body}</w:p>"))
    assert _text(made) == "LETTERSEEN"


@pytest.mark.parametrize("parted", [None, ""])
def test_a_date_without_stored_words_stays_empty_and_is_told(parted: str | None, tmp_path: Path) -> None:
    """Better no date than today's."""
    body = complex_field("DATE", parted) + '<w:fldSimple w:instr="DATE"/>'
    found, made = _read(tmp_path, word(f"<w:p>{body}</w:p>"))
    assert found.empty == 2
    assert b"DATE" not in made["word/document.xml"]


def test_an_empty_answer_of_a_condition_is_no_fault(tmp_path: Path) -> None:
    """Nothing was shown, and that was right."""
    found, _ = _read(tmp_path, word(f"<w:p>{complex_field('IF 1 = 2 yes', run(''))}</w:p>"))
    assert found == SourceFindings()


@pytest.mark.parametrize("marks", [("begin",), ("begin", "separate"), ("separate",), ("end",), ("end", "begin")])
def test_a_field_that_never_ends_or_begins_swallows_nothing(marks: tuple[str, ...], tmp_path: Path) -> None:
    """All words after it are there; none of its code is read as words."""
    body = "".join(mark(kind) + "<w:r><w:instrText>DATE</w:instrText></w:r>" + run(kind) for kind in marks)
    _, made = _read(tmp_path, word(f"<w:p>{body}</w:p>" + said("THE END")))
    assert _text(made) == "LETTER" + "".join(marks) + "THE END"
    assert b"fldChar" not in made["word/document.xml"]
    assert b"DATE" not in made["word/document.xml"]


def test_fields_in_every_part_are_frozen(tmp_path: Path) -> None:
    """Headers, footers, footnotes: all of them print."""
    head = str(word(f"<w:p>{complex_field('DATE', run('May 1'))}</w:p>")["word/document.xml"])
    _, made = _read(tmp_path, word("", more={"word/header1.xml": head, "word/footnotes.xml": head}))
    for name in ("word/header1.xml", "word/footnotes.xml"):
        assert b"May 1" in made[name]
        assert b"fldChar" not in made[name]


def test_what_would_put_other_words_in_place_is_gone(tmp_path: Path) -> None:
    """Bindings to stored data, and the order to work out all fields again."""
    body = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent>'
        + said("KEPT")
        + "</w:sdtContent></w:sdt>"
    )
    settings = part("settings", "<w:updateFields/>")
    _, made = _read(tmp_path, word(body, more={"word/settings.xml": settings}))
    assert _text(made) == "LETTERKEPT"
    assert b"dataBinding" not in made["word/document.xml"]
    assert b"updateFields" not in made["word/settings.xml"]


def test_a_file_without_fields_and_links_keeps_every_element(tmp_path: Path) -> None:
    """Rewritten, it says the same: names, prefixes, values, blanks, signs."""
    parts = word(
        '<w:p w:rsidR="0&amp;&quot;A"><w:r><w:t xml:space="preserve"> a &lt; b “c”\tñ 好 </w:t><w:tab/></w:r></w:p>'
    )
    _, made = _read(tmp_path, parts)
    plain = str(parts["word/document.xml"])
    again = made["word/document.xml"].decode().partition("?>")[2]
    assert re.sub(r"<([\w:]+)([^<>]*)/>", r"<\1\2></\1>", plain) == again


# Faults


@pytest.mark.parametrize(
    "broken",
    [b"<w:document", b"", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<a>&undeclared;</a>", b"\xff\xfe<\x00a"],
    ids=["cut", "empty", "entities", "undeclared", "half-letters"],
)
def test_a_part_that_is_not_well_formed_refuses_the_file(broken: bytes, tmp_path: Path) -> None:
    """A converter would show what it can, and say nothing. (An empty part holds nothing to lose.)"""
    parts = {**word(""), "word/document.xml": broken}
    if not broken:
        assert _read(tmp_path, parts)[1]["word/document.xml"] == b""
        return
    with pytest.raises(Refuse) as told:
        _read(tmp_path, parts)
    assert told.value.code == "office_failed"
