"""What a page of the packet is made of, as one number: pages with the same number show the same.

A page that was drawn and held against its source once (`packet.proof.page_look`) need not be drawn again while it is
bound of the very same objects, in the very same place, from the very same file. Everything that the page draws goes
into the number: of each object its own text, of each stream its bytes, of the source file all of it. Only the line at
the foot may be another: it is read, word for word, and can draw nothing above the foot. A page of which any of this
cannot be said has no number, and is drawn.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from forms.sheet import LETTER
from packet.digest import digest_of
from packet.pdf.page import digits
from packet.pdf.placement import Fit, PageRef
from packet.proof.page_look import FOOT

_KIND: Final = b"page of a packet, 1"
_PAGE: Final = frozenset(("/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"))
_NODE: Final = frozenset(("/Type", "/Kids", "/Count", "/Parent"))
"""What a page and the nodes over it have: nothing that turns, cuts or adds to it."""
_DEEPEST: Final = 60
"""Objects within one another; deeper ones are no paper's, and Python's own stack ends somewhere."""
_PARTS: Final = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f]*>|(\d+) (\d+) R\b", re.DOTALL)
"""In the text of an object as qpdf writes it: strings, in which anything may stand, and references."""
_BARE: Final = re.compile(rb"[()]")

_N: Final = r"-?\d+(?:\.\d+)?"
_SHOWN: Final = rf"1 0 0 1 {_N} (?P<y>{_N}) Tm (?:<[0-9A-F]+> Tj |\[<[0-9A-F]+> {_N} <[0-9A-F]+>\] TJ )"
_RUN: Final = re.compile(
    rf"BT /[\w.]+ (?P<size>{_N}) Tf (?:{_N} (?P<at>{_N}) Td <[0-9A-F]+> Tj "
    rf"|(?:(?:/Span << /ActualText <[0-9A-F]*> >> BDC )?(?:{_SHOWN.replace('?P<y>', '')})+(?:EMC )?)+)ET(?: |$)"
)
_AT: Final = re.compile(_SHOWN)
_HIGHEST: Final = 1.25
"""The tallest letters of our fonts with marks over them, in sizes."""


class _Unsaid(Exception):
    """This page has no number."""


def page_keys(packet: Path, leaves: Sequence[PageRef], fits: Sequence[Fit], pages: Sequence[int]) -> dict[int, str]:
    """The numbers (SHA-256, in hexadecimal) of those of `pages` (from 0) that are other people's and have one.

    Raises OSError and `pikepdf.PdfError` for a packet or a source that cannot be read.
    """
    files: dict[Path, str] = {}
    keys: dict[int, str] = {}
    with pikepdf.open(packet) as written:
        made_of, bound = _MadeOf(written), written.pages
        fonts = _fonts(bound[0].obj) if leaves and leaves[0].own else None
        for number in pages:
            leaf, fit = leaves[number], fits[number]
            if leaf.own or fonts is None:
                continue
            try:
                form = _form(bound[number].obj, fit, fonts)
                digest = made_of.object(form)
            except _Unsaid:
                continue
            if leaf.pdf not in files:
                files[leaf.pdf] = digest_of(leaf.pdf)
            said = (digest.hex(), files[leaf.pdf], leaf.page, fit)
            keys[number] = hashlib.sha256(_KIND + repr(said).encode()).hexdigest()
    return keys


def _form(page: Object, fit: Fit, fonts: tuple[int, int]) -> Object:
    """The one thing that the page places, as `fit` says, over a foot that stays at the foot. Raises _Unsaid."""
    if not set(page.keys()) <= _PAGE or not all(set(node.keys()) <= _NODE for node in _over(page)):
        raise _Unsaid
    box, contents = page.get(Name.MediaBox), page.get(Name.Contents)
    if not isinstance(box, Array) or [float(edge) for edge in box.as_list()] != [0.0, 0.0, *LETTER]:
        raise _Unsaid
    resources = page.get(Name.Resources)
    if not isinstance(resources, Dictionary) or set(resources.keys()) != {"/XObject", "/Font"} or _fonts(page) != fonts:
        raise _Unsaid
    placed = resources[Name.XObject]
    if not isinstance(placed, Dictionary) or len(placed) != 1 or not isinstance(contents, Stream):
        raise _Unsaid
    ((name, form),) = placed.items()
    matrix = " ".join(digits(value).decode() for value in fit.matrix)
    told = contents.read_bytes().decode("ascii", "replace")
    if not told.startswith(start := f"q {matrix} cm {name} Do Q ") or not _stays_at_the_foot(told[len(start) :]):
        raise _Unsaid
    return form


def _over(page: Object) -> Iterator[Object]:
    node = page.get(Name.Parent)
    for _ in range(_DEEPEST):
        if node is None:
            return
        yield node
        node = node.get(Name.Parent)
    raise _Unsaid


def _fonts(page: Object) -> tuple[int, int]:
    """Which fonts the foot is written in: those of our first page, which is drawn each time."""
    return page[Name.Resources][Name.Font].objgen


def _stays_at_the_foot(told: str) -> bool:
    """Whether this is lines of text and nothing else, none of them so high that it could touch what is above."""
    at = 0
    while at < len(told):
        run = _RUN.match(told, at)
        if run is None:
            return False
        size = float(run["size"])
        heights = [run["at"]] if run["at"] else [shown["y"] for shown in _AT.finditer(run[0])]
        if any(not 0 <= float(height) <= FOOT - _HIGHEST * size for height in heights):
            return False
        at = run.end()
    return True


class _MadeOf:
    """Digests of objects with all that they name. An object that names itself by whatever way has none."""

    def __init__(self, written: pikepdf.Pdf) -> None:
        self._written = written
        self._known: dict[tuple[int, int], bytes] = {}
        self._within: set[tuple[int, int]] = set()

    def object(self, one: Object) -> bytes:
        """The digest of an indirect object. Raises _Unsaid."""
        place = one.objgen
        if place in self._known:
            return self._known[place]
        if place == (0, 0) or place in self._within or len(self._within) > _DEEPEST:
            raise _Unsaid
        self._within.add(place)
        digest = hashlib.sha256()
        if isinstance(one, Stream):
            self._text(digest, one.stream_dict.unparse(resolved=True))
            digest.update(b" stream ")
            digest.update(one.get_raw_stream_buffer())
        else:
            self._text(digest, one.unparse(resolved=True))
        self._within.discard(place)
        self._known[place] = digest.digest()
        return self._known[place]

    def _text(self, digest: hashlib._Hash, text: bytes) -> None:
        """The text of an object, in the place of each reference the digest of what it leads to."""
        at = 0
        for part in _PARTS.finditer(text):
            between = text[at : part.start()]
            if _BARE.search(between):
                raise _Unsaid  # a string that was not understood as one
            digest.update(between)
            if part[1] is None:
                digest.update(part[0])
            else:
                digest.update(b"@")
                digest.update(self.object(self._written.get_object(int(part[1]), int(part[2]))))
            at = part.end()
        if _BARE.search(text[at:]):
            raise _Unsaid
        digest.update(text[at:])
