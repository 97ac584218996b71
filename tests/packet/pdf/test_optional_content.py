"""Which content a layer hides in the default view (ISO 32000-2, 8.11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from packet.pdf.optional_content import Layers


def _layers(default: Callable[[Object, Object], Dictionary], **usage: Any) -> tuple[Pdf, Object, Object]:
    """A document with two groups, the first with these entries."""
    pdf = pikepdf.new()
    one = pdf.make_indirect(Dictionary(Type=Name.OCG, **usage))
    other = pdf.make_indirect(Dictionary(Type=Name.OCG))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([one, other]), D=default(one, other))
    return pdf, one, other


@pytest.mark.parametrize(
    ("default", "states"),
    [
        (lambda *_: Dictionary(), (True, True)),
        (lambda one, _: Dictionary(OFF=Array([one])), (False, True)),
        (lambda *_: Dictionary(BaseState=Name.OFF), (False, False)),
        (lambda _, other: Dictionary(BaseState=Name.OFF, ON=Array([other])), (False, True)),
        (lambda one, _: Dictionary(ON=Array([one]), OFF=Array([one])), (False, True)),
    ],
)
def test_the_default_configuration_decides(
    default: Callable[[Object, Object], Dictionary], states: tuple[bool, bool]
) -> None:
    pdf, one, other = _layers(default)
    layers = Layers(pdf)
    assert (layers.visible(one), layers.visible(other)) == states


def test_a_group_that_wishes_itself_off_in_a_view_is_off() -> None:
    """PDFium and Firefox hide it where no /AS asks, so it was not seen."""
    pdf, one, other = _layers(lambda *_: Dictionary(), Usage=Dictionary(View=Dictionary(ViewState=Name.OFF)))
    assert (Layers(pdf).visible(one), Layers(pdf).visible(other)) == (False, True)


@pytest.mark.parametrize(("event", "is_seen"), [("View", False), ("Print", True), ("Export", True)])
def test_only_the_event_of_viewing_asks_a_usage(event: str, is_seen: bool) -> None:
    def default(one: Object, _: Object) -> Dictionary:
        asks = Dictionary(Event=Name("/" + event), OCGs=Array([one]), Category=Array([Name.Print]))
        return Dictionary(AS=Array([asks]))

    pdf, one, _ = _layers(default, Usage=Dictionary(Print=Dictionary(PrintState=Name.OFF)))
    assert Layers(pdf).visible(one) is is_seen


def test_a_group_of_a_designers_tool_hides_nothing() -> None:
    pdf, one, _ = _layers(lambda one, _: Dictionary(OFF=Array([one])), Intent=Name.Design)
    assert Layers(pdf).visible(one)


@pytest.mark.parametrize(
    ("policy", "is_seen"), [("AllOn", False), ("AnyOn", True), ("AnyOff", True), ("AllOff", False), ("Odd", True)]
)
def test_a_membership_asks_its_groups_together(policy: str, is_seen: bool) -> None:
    pdf, one, other = _layers(lambda one, _: Dictionary(OFF=Array([one])))
    member = Dictionary(Type=Name.OCMD, OCGs=Array([one, other]), P=Name("/" + policy))
    assert Layers(pdf).visible(member) is is_seen
    assert Layers(pdf).visible(Dictionary(Type=Name.OCMD, OCGs=Array()))
    assert not Layers(pdf).visible(Dictionary(Type=Name.OCMD, OCGs=one))


def test_an_expression_is_worked_out_and_one_that_cannot_be_read_hides() -> None:
    pdf, one, other = _layers(lambda one, _: Dictionary(OFF=Array([one])))
    layers = Layers(pdf)

    def told(*expression: object) -> bool:
        return layers.visible(Dictionary(Type=Name.OCMD, VE=Array(list(expression))))

    assert told(Name.Not, one)
    assert told(Name.Or, one, other)
    assert not told(Name.And, one, other)
    assert told(Name.And, other, Array([Name.Not, one]))
    assert not told(Name.Sometimes, other)
    assert not told(Name.Not)
    nested = Array([Name.Or, other])
    for _ in range(40):
        nested = Array([Name.Or, nested])
    assert not told(Name.Or, nested), "deeper than anybody writes"


def test_content_without_a_layer_shows() -> None:
    layers = Layers(pikepdf.new())
    assert layers.visible(None)
    assert layers.visible(Dictionary(Type=Name.OCG))
