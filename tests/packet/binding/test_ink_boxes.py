"""Where ink is awaited in a packet."""

from __future__ import annotations

from forms.sheet import Rect
from packet.binding.ink_boxes import InkBoxes, boxes_of
from packet.binding.plan import lay_out
from packet.binding.sheets import sheets_for, sign_here
from packet.pdf.placement import Fit
from tests.packet.cases import TODAY, case


def test_each_page_to_be_signed_has_the_box_of_its_signature_and_of_its_date() -> None:
    helped = case(wants_assistant="yes", assistant_name="Lucia Vargas")
    sheets = sheets_for(helped, TODAY)
    plan = lay_out({"cover": 1, **sheets.sizes()}, [])
    filled = sheets.filled(plan)
    signs = sign_here(sheets, TODAY, plan, filled)
    boxes = boxes_of(plan, sheets, filled, signs)
    assert sorted(page + 1 for page in boxes) == sorted(sign.page for sign in signs.values())
    for box in boxes.values():
        assert box.date is not None
        assert box.date.x > box.signature.right
        assert box.date.y == box.signature.y


def test_boxes_move_with_a_page_that_is_made_smaller() -> None:
    half = Fit((0.5, 0, 0, 0.5, 10, 20), Rect(10, 20, 306, 396), 0.5, False)
    moved = InkBoxes(Rect(100, 200, 50, 20), None).placed(half)
    assert moved == InkBoxes(Rect(60, 120, 25, 10), None)
