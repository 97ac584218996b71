"""What an OpenDocument text shows and does not hold is found; fields become the words that were stored for them."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from packet.intake.source import SourceFindings
from tests.packet.intake.source.making import Parts, frame, linked, opendocument, picture, prepared_as, svg

_WEB = "http://127.0.0.1:9/lab.png"
_STORED = "<text:p>STORED</text:p>"


_read = partial(prepared_as, "odt")


def _text(made: Mapping[str, bytes]) -> str:
    return re.sub("<[^>]*>", "", made["content.xml"].decode())


def _section(target: str, stored: str) -> str:
    source = f'<text:section-source xlink:href="{target}" text:filter-name="writer8"/>'
    return f'<text:section text:name="S">{source}{stored}</text:section>'


_DATA = base64.b64encode(svg(f'<image xlink:href="{_WEB}"/>').encode()).decode()
_MISSING: dict[str, tuple[str, Parts]] = {
    "a picture beside the file": ("lab.png", opendocument(frame(linked("draw:image", "../lab.png")))),
    "a picture by its path": ("lab.png", opendocument(frame(linked("draw:image", "/home/me/lab.png")))),
    "a picture from the web": ("lab.png", opendocument(frame(linked("draw:image", _WEB)))),
    "a picture that is not there": ("p.png", opendocument(frame(linked("draw:image", "Pictures/p.png")))),
    "an object": ("sums.ods", opendocument(frame(linked("draw:object", "file:///c:/sums.ods")))),
    "an object of the older kind": ("sums.xls", opendocument(frame(linked("draw:object-ole", "../../sums.xls")))),
    "a frame": ("page.html", opendocument(frame(linked("draw:floating-frame", "http://127.0.0.1:9/page.html")))),
    "a film": ("film.mp4", opendocument(frame(linked("draw:plugin", "file:///film.mp4")))),
    "a section that holds nothing": ("b.odt", opendocument(_section("file:///b.odt", ""))),
    "a picture behind the words": (
        "lab.png",
        opendocument("", {
            "styles.xml": '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
            f"{linked('style:background-image', _WEB)}</office:document-styles>"
        }),
    ),
    "a drawing with a picture outside": (
        "lab.png",
        opendocument(
            frame(linked("draw:image", "Pictures/d.png")), {"Pictures/d.png": svg(f'<image xlink:href="{_WEB}"/>')}
        ),
    ),
    "a drawing written into the text": (
        "lab.png",
        opendocument(frame(f"<draw:image><office:binary-data>{_DATA}</office:binary-data></draw:image>")),
    ),
    "a link within an object": (
        "lab.png",
        opendocument(
            frame(linked("draw:object", "./Object 1")),
            {"Object 1/content.xml": str(opendocument(frame(linked("draw:image", _WEB)))["content.xml"])},
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", _MISSING)
def test_what_is_not_in_the_file_is_named_and_its_link_is_gone(kind: str, tmp_path: Path) -> None:
    """By the name that a person knows; no address is left for a converter to open."""
    name, parts = _MISSING[kind]
    found, made = _read(tmp_path, parts)
    assert list(found.missing) == [name]
    everything = b"".join(made.values())
    for gone in (b"file:///", b"http://127", b"../", b"/home", b"section-source"):
        assert gone not in everything
    inline = re.findall(rb"binary-data>([^<]+)", everything)
    assert not any(b"127.0.0.1" in base64.b64decode(data) for data in inline)


_HELD: Parts = {"Pictures/p.png": picture()}
_WHOLE: dict[str, Parts] = {
    "a picture": opendocument(frame(linked("draw:image", "Pictures/p.png")), _HELD),
    "a picture from the folder of an object": opendocument(
        frame(linked("draw:object", "./Object 1")),
        {
            **_HELD,
            "Object 1/content.xml": str(opendocument(frame(linked("draw:image", "../Pictures/p.png")))["content.xml"]),
        },
    ),
    "a linked object with its picture": opendocument(
        frame(linked("draw:object", "file:///c:/sums.ods"), linked("draw:image", "Pictures/p.png")), _HELD
    ),
    "an address to click on": opendocument('<text:p><text:a xlink:href="http://example.org/">us</text:a></text:p>'),
    "a linked section with what it last held": opendocument(_section("file:///b.odt", _STORED)),
    "an empty part": opendocument("", {"Configurations2/accelerator/current.xml": ""}),
}


@pytest.mark.parametrize("kind", _WHOLE)
def test_nothing_is_missed_where_all_is_there(kind: str, tmp_path: Path) -> None:
    """No question for what a person sees on the page anyway."""
    found, made = _read(tmp_path, _WHOLE[kind])
    assert found == SourceFindings()
    assert b"file:///" not in b"".join(made.values())


def test_the_words_of_a_linked_section_stay(tmp_path: Path) -> None:
    """They are what the sender last saw of the other file."""
    _, made = _read(tmp_path, _WHOLE["a linked section with what it last held"])
    assert _text(made) == "LETTERSTORED"


def test_comments_files_inside_and_templates_are_told(tmp_path: Path) -> None:
    """The template is not left in, whatever it is called."""
    body = f"<text:p><office:annotation>{_STORED}</office:annotation></text:p>"
    body += frame(linked("draw:object-ole", "Object 2"), linked("draw:image", "Pictures/p.png"))
    meta = f"{linked('meta:template', 'http://127.0.0.1:9/t.ott')}{linked('meta:auto-reload', 'http://127.0.0.1:9/r')}"
    spaces = 'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    more: Parts = {**_HELD, "Object 2": b"x", "meta.xml": f"<meta:x {spaces}>{meta}</meta:x>"}
    found, made = _read(tmp_path, opendocument(body, more))
    assert (found.comments, list(found.inside), found.template, list(found.missing)) == (1, ["Object 2"], "t.ott", [])
    assert b"127.0.0.1" not in b"".join(made.values())


@pytest.mark.parametrize(
    "name",
    ["date", "time", "creation-date", "modification-time", "print-date", "file-name", "author-name", "sender-lastname",
     "bookmark-ref", "conditional-text", "user-field-get", "database-display", "dde-connection", "word-count",
     "expression", "sequence", "template-name", "meta-field"],
)  # fmt: skip
def test_a_field_becomes_its_stored_words(name: str, tmp_path: Path) -> None:
    """Whatever a converter would make of it on another day, under another name, on another machine."""
    body = f'<text:p>before <text:{name} text:x="y">STORED</text:{name}> after</text:p>'
    found, made = _read(tmp_path, opendocument(body))
    assert _text(made) == "LETTERbefore STORED after"
    assert f"text:{name}".encode() not in made["content.xml"]
    assert found == SourceFindings()


@pytest.mark.parametrize("name", ["page-number", "page-count", "chapter", "placeholder"])
def test_what_depends_on_the_pages_or_never_prints_stays_a_field(name: str, tmp_path: Path) -> None:
    """The number of a page is where the page ends, here; "type the name here" is no word of a letter."""
    _, made = _read(tmp_path, opendocument(f"<text:p><text:{name}>7</text:{name}></text:p>"))
    assert f"<text:{name}>".encode() in made["content.xml"]


def test_a_variable_set_out_of_sight_stays_unseen(tmp_path: Path) -> None:
    """Its value is stored there and was never shown."""
    body = '<text:p><text:variable-set text:display="none">HIDDEN</text:variable-set>SEEN</text:p>'
    _, made = _read(tmp_path, opendocument(body))
    assert _text(made) == "LETTERSEEN"


def test_a_date_without_stored_words_stays_empty_and_is_told(tmp_path: Path) -> None:
    """Better no date than today's."""
    found, made = _read(tmp_path, opendocument("<text:p><text:date/></text:p>"))
    assert found.empty == 1
    assert b"text:date" not in made["content.xml"]


def test_programs_in_the_file_and_lists_of_links_are_gone(tmp_path: Path) -> None:
    """Nothing in the copy can run or be updated."""
    body = "<office:scripts><x/></office:scripts><text:p><text:script>s</text:script></text:p>"
    body += '<text:dde-connection-decls><x/></text:dde-connection-decls><table:table-source xlink:href="file:///t"/>'
    found, made = _read(tmp_path, opendocument(body))
    assert _text(made) == "LETTER"
    assert found == SourceFindings()


def test_the_kind_of_the_file_stays_first_and_unpacked(tmp_path: Path) -> None:
    """OpenDocument 1.3, part 2, 3.3: readers look for it there."""
    _read(tmp_path, opendocument(""))
    assert (tmp_path / "made.odt").read_bytes()[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize("space", ["opendocument:xmlns:text:1.3", "opendocument:xmlns:text:1.", "other:xmlns:text:1.0"])
def test_name_spaces_of_other_versions_are_the_same_name_spaces(space: str, tmp_path: Path) -> None:
    """LibreOffice reads them as those of 1.0."""
    parts = opendocument("<text:p><text:date>STORED</text:date></text:p>")
    body = str(parts["content.xml"]).replace("opendocument:xmlns:text:1.0", space)
    _, made = _read(tmp_path, {**parts, "content.xml": body})
    assert b"<text:p>STORED</text:p>" in made["content.xml"]
