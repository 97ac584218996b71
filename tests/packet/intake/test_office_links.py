"""LibreOffice gets nothing that is not in the paper, and prints the words that were stored: tried with LibreOffice.

Beside each paper lies a red picture, and a server on this machine offers one: neither may be read or asked for.
"""

from __future__ import annotations

import datetime as dt
import http.server
import shutil
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from packet.intake import office
from packet.intake.render import Renderer, draw
from packet.intake.request import Request
from packet.intake.result import Refusal, Taken
from packet.intake.source import SourceFindings
from packet.intake.work import work
from tests.packet.intake.source.making import (
    Parts,
    frame,
    linked,
    old_word,
    opendocument,
    picture,
    relation,
    relations,
    said,
    shown,
    svg,
    thing,
    vml,
    word,
    zipped,
)
from tests.packet.intake.source.making import field as stored

pytestmark = [
    pytest.mark.needs_tool,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed"),
]


@dataclass
class Canary:
    """A red picture beside the paper and on a server of this machine; `asked` is what the server was asked for."""

    folder: Path
    port: int
    asked: list[str] = field(default_factory=list)

    def addresses(self, name: str) -> tuple[str, str]:
        """Where it is on the disk, and on the server under this name."""
        return (self.folder / "red.png").as_uri(), f"http://127.0.0.1:{self.port}/{name}.png"


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    (tmp_path / "red.png").write_bytes(picture())
    found = Canary(tmp_path, 0)

    class Answer(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            line = self.rfile.readline(1 << 16)
            found.asked.append(line.decode("latin-1").strip())
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: image/png\r\n\r\n" + picture())
            self.close_connection = True

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    found.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


def _word(canary: Canary) -> Parts:
    """All ways in which a Word file can point to another."""
    body, related, more = "", [relation("rS", "settings", "settings.xml")], Parts()
    for where in (0, 1):
        near = canary.addresses("picture")[where]
        body += shown(f'r:link="r{where}"') + vml(f'r:id="r{where}" src="{near}"')
        body += stored(f'INCLUDEPICTURE "{canary.addresses("field")[where]}" \\d'.replace('"', "&quot;"))
        body += shown(f'r:embed="d{where}"') + thing("none", f'Type="Link" UpdateMode="Always" r:id="o{where}"')
        body += f'<w:altChunk r:id="c{where}"/><w:subDoc r:id="s{where}"/>'
        related += [
            relation(f"r{where}", "image", near, external=True),
            relation(f"o{where}", "oleObject", canary.addresses("object")[where], external=True),
            relation(f"s{where}", "subDocument", canary.addresses("part")[where], external=True),
            relation(f"d{where}", "image", f"media/d{where}.svg"),
            relation(f"c{where}", "aFChunk", f"c{where}.html"),
        ]
        more[f"word/media/d{where}.svg"] = svg(
            f'<image width="300" height="150" xlink:href="{canary.addresses("drawing")[where]}"/>'
        )
        more[f"word/c{where}.html"] = f'<p>PART<img src="{canary.addresses("page")[where]}"></p>'
    more["word/settings.xml"] = (
        str(word("")["word/document.xml"])
        .replace("w:document", "w:settings")
        .replace("<w:body>", '<w:attachedTemplate r:id="t"/><w:body>')
    )
    template = relation("t", "attachedTemplate", canary.addresses("template")[1], external=True)
    more["word/_rels/settings.xml.rels"] = relations(template)
    return word(body + said("THE END"), *related, more=more)


def _opendocument(canary: Canary) -> Parts:
    """All ways in which an OpenDocument text can point to another."""
    body, more = "", Parts()
    for where in (0, 1):
        body += frame(linked("draw:image", canary.addresses("picture")[where]))
        body += frame(linked("draw:object", canary.addresses("object")[where]))
        body += frame(linked("draw:object-ole", canary.addresses("older")[where]))
        body += frame(linked("draw:floating-frame", canary.addresses("frame")[where]))
        body += frame(linked("draw:image", f"Pictures/d{where}.svg"))
        source = f'<text:section-source xlink:href="{canary.addresses("section")[where]}"/>'
        body += f'<text:section text:name="S{where}">{source}</text:section>'
        more[f"Pictures/d{where}.svg"] = svg(
            f'<image width="300" height="150" xlink:href="{canary.addresses("drawing")[where]}"/>'
        )
    body += frame(linked("draw:image", "../red.png")) + frame(linked("draw:image", "red.png"))
    return opendocument(body + "<text:p>THE END</text:p>", more)


def _rich_text(canary: Canary) -> bytes:
    """All ways in which a Rich Text file can point to another."""
    body = b"{\\*\\template %s}" % canary.addresses("template")[1].encode()
    for near in (address.encode() for address in canary.addresses("field")):
        body += b'{\\field{\\*\\fldinst INCLUDEPICTURE "%s" \\\\d}{\\fldrslt }}\\par' % near
        body += b'{\\*\\fldinst INCLUDEPICTURE "%s" \\\\d}\\par' % near
        body += b"{\\object\\objautlink{\\*\\objclass Word.Document.8}{\\*\\objdata %s}}\\par" % near.hex().encode()
        body += b"{\\shp{\\*\\shpinst\\shpright4000\\shpbottom2000{\\sp{\\sn shapeType}{\\sv 75}}"
        body += b"{\\sp{\\sn pibName}{\\sv %s}}{\\sp{\\sn pibFlags}{\\sv 10}}}}\\par" % near
        drawing = svg(f'<image width="300" height="150" xlink:href="{near.decode()}"/>').encode()
        body += b"{\\pict\\pngblip\\picwgoal4000\\pichgoal2000 " + drawing.hex().encode() + b"}\\par "
    return b"{\\rtf1\\ansi LETTER\\par" + body + b" THE END\\par}"


def _red(pdf: Path) -> int:
    """How many dots of the canary are on the pages, at 36 an inch."""
    dots = 0
    with Renderer(pdf) as pages:
        for index in range(pages.pages):
            with pages.page(index) as page:
                seen = np.asarray(draw(page, (306, 396)).convert("RGB"))
                dots += int(((seen[..., 0] > 150) & (seen[..., 1] < 90) & (seen[..., 2] < 90)).sum())
    return dots


def _said(pdf: Path) -> str:
    with Renderer(pdf) as pages:
        text = ""
        for index in range(pages.pages):
            with pages.page(index) as page:
                text += page.get_textpage().get_text_range() + "\n"
        return text


def _worked(folder: Path, name: str, data: bytes, **wishes: Any) -> Taken | Refusal:
    paper, room = folder / name, folder / f"room-{len(list(folder.iterdir()))}"
    paper.write_bytes(data)
    room.mkdir()
    return work(Request(name, paper, **wishes), room, lambda _done, _of: None)


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
def test_no_link_of_any_kind_is_followed(kind: str, canary: Canary, tmp_path: Path) -> None:
    """Asked about first, by name; then the paper goes in without them: no red dot, no request, every word."""
    made = {"docx": _word, "odt": _opendocument}
    data = _rich_text(canary) if kind == "rtf" else zipped(made[kind](canary))
    asked = _worked(tmp_path, f"x.{kind}", data)
    assert isinstance(asked, Refusal)
    assert asked.code == "outside_ask"
    assert "red.png" in str(asked.params["names"])
    result = _worked(tmp_path, f"x.{kind}", data, attachments="leave")
    assert isinstance(result, Taken)
    text = _said(result.pdf)
    assert "LETTER" in text
    assert "THE END" in text
    assert _red(result.pdf) == 0
    assert canary.asked == []
    assert [(left.page, left.reason) for left in result.left_out] == [(0, "outside")]


def _copied(source: Path, _kind: str, made: Path) -> SourceFindings:
    shutil.copyfile(source, made)
    return SourceFindings()


def _with_a_picture(canary: Canary, where: int) -> Mapping[str, bytes]:
    near = canary.addresses("picture")[where]
    return {
        "docx": zipped(word(shown('r:link="r"'), relation("r", "image", near, external=True))),
        "odt": zipped(opendocument(frame(linked("draw:image", near)))),
    }


@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize("where", [0, 1], ids=["disk", "server"])
def test_the_settings_alone_keep_a_linked_picture_out(
    kind: str, where: int, canary: Canary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second wall, should a link ever pass the first; without the settings the same picture comes in."""
    monkeypatch.setattr(office, "prepared", _copied)
    data = _with_a_picture(canary, where)[kind]
    result = _worked(tmp_path, f"x.{kind}", data)
    assert isinstance(result, Taken)
    assert (_red(result.pdf), canary.asked) == (0, [])
    if (kind, where) == ("docx", 1):
        monkeypatch.setattr("packet.intake.office_home._SETTINGS", ())
        result = _worked(tmp_path, f"x.{kind}", data)
        assert isinstance(result, Taken)
        assert _red(result.pdf) > 0
        assert canary.asked


_WORDS = ("May 1, 2019", "9:15 AM", "Denial.docx", "Type 1 diabetes", "DENIED")
_NAMES = ("DATE", "TIME", "FILENAME", "REF _Ref9", "IF 1 = 2 a b")
_OF_TEXT = ("date", "time", "file-name", "bookmark-ref", "conditional-text")


def _letter(kind: str) -> bytes:
    """A letter with stored dates, names and references, which has page 1 of 2."""
    if kind == "docx":
        body = "".join(stored(name, f"<w:r><w:t>{text}</w:t></w:r>") for name, text in zip(_NAMES, _WORDS, strict=True))
        page = stored("PAGE", "<w:r><w:t>77</w:t></w:r>") + stored("NUMPAGES", "<w:r><w:t>88</w:t></w:r>")
        page += '<w:p><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>88</w:t></w:r></w:fldSimple></w:p>'
        return zipped(word(body + page + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'))
    if kind == "odt":
        fields = zip(_OF_TEXT, _WORDS, strict=True)
        body = "".join(f"<text:p><text:{name}>{text}</text:{name}></text:p>" for name, text in fields)
        page = "<text:p><text:page-number>77</text:page-number> <text:page-count>88</text:page-count></text:p>"
        return zipped(opendocument(body + page))
    pairs = zip(_NAMES, _WORDS, strict=True)
    body = "".join(f"{{\\field{{\\*\\fldinst {name}}}{{\\fldrslt {text}}}}}\\par " for name, text in pairs)
    page = "{\\field{\\*\\fldinst PAGE}{\\fldrslt 77}}{\\field{\\*\\fldinst NUMPAGES}{\\fldrslt 88}}"
    return f"{{\\rtf1\\ansi {body}{page}\\par\\page \\par}}".encode()


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
def test_a_letter_says_what_it_said_when_it_was_stored(kind: str, tmp_path: Path) -> None:
    """Its date is not today's, its name is not that of our copy; its page numbers are those of its pages here."""
    result = _worked(tmp_path, f"x.{kind}", _letter(kind))
    assert isinstance(result, Taken)
    text = _said(result.pdf)
    for words in _WORDS:
        assert words in text
    assert "Error" not in text
    assert "77" not in text
    assert "88" not in text
    assert "paper" not in text
    today = dt.date.today()
    assert str(today.year) not in text
    assert f"{today:%m/%d/%y}" not in text


@pytest.mark.parametrize("where", [0, 1], ids=["disk", "server"])
def test_no_link_of_an_old_word_file_is_followed(where: int, canary: Canary, tmp_path: Path) -> None:
    """As LibreOffice itself writes such a file: the picture's header and a field name the other file."""
    near = canary.addresses("picture")[where]
    body = shown('r:link="r"') + said("THE END")
    data = old_word(tmp_path, zipped(word(body, relation("r", "image", near, external=True))))
    assert Path(near).name.encode() in data.replace(b"\0", b"")
    canary.asked.clear()
    asked = _worked(tmp_path, "x.doc", data)
    assert isinstance(asked, Refusal)
    assert (asked.code, asked.params["names"]) == ("outside_ask", Path(near).name)
    result = _worked(tmp_path, "x.doc", data, attachments="leave")
    assert isinstance(result, Taken)
    assert "THE END" in _said(result.pdf)
    assert (_red(result.pdf), canary.asked) == (0, [])
