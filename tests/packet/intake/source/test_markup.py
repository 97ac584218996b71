"""XML read and written again: what a reader leaves out is gone, and nothing can be read in it a second way."""

from __future__ import annotations

from xml.parsers.expat import ExpatError

import pytest

from packet.intake.request import Refuse
from packet.intake.source.markup import Attributes, Plain, Verdict, rewrite

SPACES = {"urn:one": "w", "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text"}
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>'


class _Judge(Plain):
    """Drops <w:drop>, unwraps <w:link>, takes w:target away, and remembers what it saw."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def start(self, tag: str, attributes: Attributes, place: int) -> Verdict:
        self.seen.append(f"{tag}@{place}")
        attributes.pop("w:target", None)
        return {"w:drop": Verdict.DROP, "w:link": Verdict.UNWRAP}.get(tag, Verdict.KEEP)

    def end(self, tag: str) -> str:
        return "<end>" if tag == "w:link" else ""


def _made(inner: str) -> str:
    made = rewrite(f'<a xmlns="urn:one">{inner}</a>'.encode(), SPACES, _Judge())
    return made.removeprefix(HEAD + b'<a xmlns="urn:one">').removesuffix(b"</a>").decode()


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        ("<b>words</b>", "<b>words</b>"),
        ("<drop><b>Secret</b></drop>after", "after"),
        ("<link><b>words</b></link>", "<b>words</b>&lt;end&gt;"),
        ('<b xmlns:x="urn:one" x:target="Secret" y="1"/>', '<b xmlns:x="urn:one" y="1"></b>'),
        ("a &lt; b &amp; c<!-- Secret -->", "a &lt; b &amp; c"),
        ("<![CDATA[<b>]]>", "&lt;b&gt;"),
        ('<b y="&quot;&#10;&lt;"/>', '<b y="&quot;&#10;&lt;"></b>'),
    ],
)
def test_an_element_stays_goes_or_loses_its_tags(inner: str, left: str) -> None:
    assert _made(inner) == left


def test_elements_are_counted_with_those_left_out_and_named_by_their_space() -> None:
    judge = _Judge()
    rewrite(b'<a xmlns="urn:one"><drop><b/></drop><z:c xmlns:z="urn:two"/></a>', SPACES, judge)
    assert judge.seen == ["w:a@0", "w:drop@1", "?z:c@3"]


def test_any_committee_and_version_of_a_name_space_is_the_same() -> None:
    judge = _Judge()
    rewrite(b'<t:p xmlns:t="urn:oasis:names:tc:openoffice:xmlns:text:1.3"/>', SPACES, judge)
    assert judge.seen == ["text:p@0"]


def test_declarations_are_refused_where_there_should_be_none() -> None:
    data = b'<!DOCTYPE a [<!ENTITY e "words">]><a>&e;</a>'
    with pytest.raises(Refuse, match="office_failed"):
        rewrite(data, SPACES, Plain())
    assert rewrite(data, SPACES, Plain(), declarations=True) == HEAD + b"<a>words</a>"


def test_what_is_not_well_formed_is_said() -> None:
    with pytest.raises(ExpatError):
        rewrite(b"<a><b></a>", SPACES, Plain())


def test_entities_that_swell_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("packet.intake.source.markup._MOST", 1000)
    data = b'<!DOCTYPE a [<!ENTITY e "%s">]><a>%s</a>' % (b"x" * 100, b"&e;" * 20)
    with pytest.raises((Refuse, ExpatError)):
        rewrite(data, SPACES, Plain(), declarations=True)
