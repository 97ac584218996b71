"""Word processor files written part by part, so that every link and field in them is meant."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from packet.intake.source import SourceFindings, prepared

OPEN = "http://schemas.openxmlformats.org"
RELATION = f"{OPEN}/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats"
_SPACES = (
    f'xmlns:w="{OPEN}/wordprocessingml/2006/main" xmlns:r="{RELATION}" xmlns:a="{OPEN}/drawingml/2006/main"'
    f' xmlns:wp="{OPEN}/drawingml/2006/wordprocessingDrawing" xmlns:pic="{OPEN}/drawingml/2006/picture"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
OASIS = "urn:oasis:names:tc:opendocument:xmlns"

Parts = dict[str, str | bytes]


def zipped(parts: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def parts_of(path: Path) -> dict[str, bytes]:
    """All parts of an archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def prepared_as(kind: str, folder: Path, parts: Mapping[str, str | bytes]) -> tuple[SourceFindings, dict[str, bytes]]:
    """What is found in a document of these parts, and the parts of the one that is printed."""
    source, made = folder / f"x.{kind}", folder / f"made.{kind}"
    source.write_bytes(zipped(parts))
    found = prepared(source, kind, made)
    return found, parts_of(made)


def picture(colour: tuple[int, int, int] = (200, 0, 0)) -> bytes:
    """A PNG of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (200, 100), colour).save(out, "PNG")
    return out.getvalue()


def relation(number: str, kind: str, target: str, *, external: bool = False) -> str:
    """One relationship."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{number}" Type="{RELATION}/{kind}" Target="{target}"{mode}/>'


def relations(*inner: str) -> str:
    """A part of relationships."""
    return f'<Relationships xmlns="{OPEN}/package/2006/relationships">{"".join(inner)}</Relationships>'


def word(body: str, *related: str, more: Mapping[str, str | bytes] | None = None) -> Parts:
    """A Word file with this body after the word LETTER."""
    main = f"{_KIND}-officedocument.wordprocessingml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{OPEN}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{_KIND}-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{main}.settings+xml"/></Types>',
        "_rels/.rels": relations(relation("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{said('LETTER')}{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*related),
        **(more or {}),
    }


def part(root: str, inner: str) -> str:
    """Another part of a Word file: its outermost element and what is in it."""
    return f"<w:{root} {_SPACES}>{inner}</w:{root}>"


def said(text: str) -> str:
    """A paragraph."""
    return f"<w:p>{run(text)}</w:p>"


def run(text: str) -> str:
    """Words in a paragraph."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    """A mark of a complex field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str | None = None) -> str:
    """A paragraph with a complex field."""
    return f"<w:p>{complex_field(code, result)}</w:p>"


def complex_field(code: str, result: str | None) -> str:
    """A complex field; `result` are runs."""
    stored = "" if result is None else mark("separate") + result
    return mark("begin") + f"<w:r><w:instrText> {code} </w:instrText></w:r>" + stored + mark("end")


def shown(attributes: str) -> str:
    """A paragraph with a picture."""
    return f"<w:p>{drawn(attributes)}</w:p>"


def drawn(attributes: str) -> str:
    """A picture in a paragraph."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="3000000" cy="1500000"/><wp:docPr id="1" name="P"/><a:graphic>'
        f'<a:graphicData uri="{OPEN}/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="P"/>'
        f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {attributes}/><a:stretch><a:fillRect/></a:stretch>"
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="1500000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def vml(attributes: str) -> str:
    """A paragraph with a picture in the older drawing language."""
    shape = f'<v:shape id="s" style="width:200pt;height:100pt" stroked="f"><v:imagedata {attributes}/></v:shape>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


def thing(preview: str, attributes: str) -> str:
    """A paragraph with an object and its preview."""
    shape = f'<v:shape id="o" style="width:200pt;height:100pt" stroked="f"><v:imagedata r:id="{preview}"/></v:shape>'
    inner = f'{shape}<o:OLEObject ShapeID="o" DrawAspect="Content" {attributes}/>'
    return f"<w:p><w:r><w:object>{inner}</w:object></w:r></w:p>"


def svg(inner: str) -> str:
    """A drawing."""
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {spaces} width="400" height="200">{inner}</svg>'


_OPENDOCUMENT = (
    f'xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0" xmlns:draw="{OASIS}:drawing:1.0"'
    f' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="{OASIS}:svg-compatible:1.0"'
    f' xmlns:style="{OASIS}:style:1.0" xmlns:meta="{OASIS}:meta:1.0" xmlns:table="{OASIS}:table:1.0"'
)


def opendocument(body: str, more: Mapping[str, str | bytes] | None = None) -> Parts:
    """An OpenDocument text with this body after the word LETTER."""
    entry = '<m:file-entry m:full-path="{}" m:media-type="{}"/>'
    listed = entry.format("/", "application/vnd.oasis.opendocument.text") + entry.format("content.xml", "text/xml")
    listed += "".join(entry.format(name, "") for name in more or {})
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OASIS}:manifest:1.0">{listed}</m:manifest>',
        "content.xml": f'<office:document-content {_OPENDOCUMENT} office:version="1.2"><office:body><office:text>'
        f"<text:p>LETTER</text:p>{body}</office:text></office:body></office:document-content>",
        **(more or {}),
    }


def frame(*inner: str) -> str:
    """A paragraph with a frame."""
    size = 'text:anchor-type="as-char" svg:width="8cm" svg:height="4cm"'
    return f"<text:p><draw:frame {size}>{''.join(inner)}</draw:frame></text:p>"


def linked(tag: str, target: str) -> str:
    """An element that has an address."""
    return f'<{tag} xlink:href="{target}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'


def old_word(folder: Path, docx: bytes) -> bytes:
    """This document as LibreOffice writes it for Word of 1997."""
    (folder / "x.docx").write_bytes(docx)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "doc", "--outdir", str(folder), str(folder / "x.docx")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    return (folder / "x.doc").read_bytes()
