"""Text, names, phones, ZIP codes, states, e-mail, yes and no, choices."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.problem import Unclear
from forms.states import STATES, parse_state
from forms.values import (
    parse_choice,
    parse_email,
    parse_line,
    parse_long,
    parse_name,
    parse_phone,
    parse_yes_no,
    parse_zip,
)

READERS: list[Callable[[str], object]] = [
    parse_line,
    parse_long,
    parse_phone,
    parse_zip,
    parse_state,
    parse_email,
    parse_yes_no,
    lambda text: parse_choice(text, [("other", ["Other"])]),
]


@pytest.mark.parametrize("read", READERS)
@settings(deadline=None, database=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=())))
def test_no_text_breaks_a_reader(read: Callable[[str], object], text: str) -> None:
    """Every reader gives a meaning or an Unclear, halves of surrogate pairs included."""
    meaning = read(text)
    assert isinstance(meaning, (str, bool, Unclear))
    if isinstance(meaning, str):
        meaning.encode()


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("\u2066Ana\u2069\u200e", "Ana"), ("\u2067שָׁלוֹם\u2069", "\u2067שָׁלוֹם\u2069"), ("\u200e٢", "\u200e٢")],
)
def test_marks_of_direction_stay_where_they_order_something(text: str, meaning: str) -> None:
    """Pasted from a chat they surround every name; kept beside a name from right to left they would turn it about."""
    assert parse_line(text) == unicodedata.normalize("NFC", meaning)


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "bell\a", "\ufdd0", "\uffff", "esc\x1b[31m"])
def test_what_nobody_can_see_is_named_not_dropped(text: str) -> None:
    """A control or a non-character may hide a slip of the paste: the person types it again."""
    assert parse_line(text) == Unclear("text.unprintable") == parse_long(text)


@pytest.mark.parametrize(
    "name",
    [
        "O'Brien",
        "O’Brien",
        "de la Cruz",
        "X",
        "Ng",
        "Nguyễn",
        "Ñuñez-Pérez",
        "Smith Jr.",
        "李",
        "Հովհաննիսյան",
        "محمد",
        "'Okina ʻ",
        "van der Berg 3rd",
        "Null",
    ],
)
def test_no_name_is_refused(name: str) -> None:
    """A name in any script, of any length, is kept letter for letter."""
    assert parse_line(name) == name


def test_letters_and_marks_are_joined() -> None:
    """A decomposed é from another system is the same answer as a composed one (NFC)."""
    assert parse_line(unicodedata.normalize("NFD", "José Nuñez")) == "José Nuñez"


def test_a_pasted_line_break_in_a_line_becomes_a_space() -> None:
    """One line on paper is one line, and no word of it is lost."""
    assert parse_line("  12 Oak St\r\n\tApt 4\u2028Rear \n") == "12 Oak St Apt 4 Rear"


def test_long_answers_keep_their_lines_and_inner_spaces() -> None:
    """Only line ends, outer white space and unseen characters change."""
    assert parse_long("\ufeff\n first  line \r\n\r\n\u200bsecond\rthird\t\n") == "first  line\n\nsecond\nthird"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("555-0142", "phone.area_code"),
        ("916-555-014", "phone.unclear"),
        ("1916555014", "phone.unclear"),
        ("0165550142", "phone.unclear"),
        ("call my son", "phone.unclear"),
        ("", "phone.unclear"),
        ("+52 55", "phone.unclear"),
        ("+52 55 1234 5678" + "-" * 60, "phone.unclear"),
        ("916-555-0142 / 916-555-0143", "phone.several"),
        ("916-555-0142 or 916-555-0143", "phone.several"),
        ("916-555-0142 (home) 916-555-0143 (work)", "phone.several"),
    ],
)
def test_a_phone_number_nobody_could_call_says_why(text: str, code: str) -> None:
    """Too few figures, no area code and two numbers at once are different mistakes."""
    assert parse_phone(text) == Unclear(code)


@pytest.mark.parametrize(
    "text",
    [
        "9165550142",
        "916-555-0142",
        "(916) 555-0142",
        "916.555.0142",
        "916 555 0142",
        "1-916-555-0142",
        "+1 (916) 555 0142",
        "916/555-0142",
        "916–555–0142",
        "\u202a916-555-0142\u202c",
        "９１６-５５５-０１４２",
    ],
)
def test_one_phone_number_in_many_spellings(text: str) -> None:
    """Every usual spelling of a U.S. number prints the same."""
    assert parse_phone(text) == "916-555-0142"


@pytest.mark.parametrize(
    "text", ["x12", " ext 12", " ext. 12", " Extension 12", " extensión 12", ", ext: 12", " #12", " int. 12"]
)
def test_extensions(text: str) -> None:
    """An extension is kept, in either language."""
    assert parse_phone(f"(916) 555-0142{text}") == "916-555-0142 ext. 12"


def test_a_number_of_another_country_is_kept() -> None:
    """Members live across the border too."""
    assert parse_phone("+52 664 123 4567") == "+52 664 123 4567"


@pytest.mark.parametrize("text", ["9581", "958144", "95814-27", "95814-27255", "ABCDE", "9581O", "", "M5V 2T6"])
def test_a_wrong_zip_code_is_named(text: str) -> None:
    """A ZIP code has five figures, or nine."""
    assert parse_zip(text) == Unclear("zip.digits")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("95814", "95814"),
        (" 95814 ", "95814"),
        ("95814-2725", "95814-2725"),
        ("95814 2725", "95814-2725"),
        ("958142725", "95814-2725"),
        ("02139", "02139"),
        ("９５８１４", "95814"),
    ],
)
def test_zip_codes(text: str, meaning: str) -> None:
    """Five or nine figures in any spelling; a zero in front stays."""
    assert parse_zip(text) == meaning


@pytest.mark.parametrize("text", ["ZZ", "C", "Californa", "Califronia", "9", "", "Texxas", "N0"])
def test_a_slip_in_a_state_is_named(text: str) -> None:
    """A name one slip away from a state, or too short for a name, is asked for again."""
    assert parse_state(text) == Unclear("state.unknown")


@pytest.mark.parametrize("text", ["CA", "ca", "C.A.", "Calif.", "Cal", "California", " CALIFORNIA ", "califórnia"])
def test_california_in_many_spellings(text: str) -> None:
    """Letters, name and short forms are the two letters of the Postal Service."""
    assert parse_state(text) == "CA"


def test_every_state_by_name_and_letters() -> None:
    """Fifty states, the District, five territories and three military codes; Spanish names where they differ."""
    assert len(STATES) == 59
    assert all(parse_state(name) == code == parse_state(code.lower()) for code, name in STATES.items())
    assert parse_state("Nuevo México") == "NM"


def test_a_state_of_another_country_is_kept() -> None:
    """A member in Tijuana has a mail address too."""
    assert parse_state("Baja California") == "Baja California"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("maria", "no_at"),
        ("maria@", "ending"),
        ("@example.com", "name"),
        ("maria@example", "ending"),
        ("maria@example.", "ending"),
        ("maria@.com", "ending"),
        ("maria@example..com", "ending"),
        ("a b@example.com", "spaces"),
        ("maria@example,com", "comma"),
        ("a@b@c.com", "several"),
        ("a@x.com, b@x.com", "several"),
    ],
)
def test_what_cannot_be_an_email_address(text: str, fault: str) -> None:
    """One @, a name before it and a domain with a dot after it: no more is asked, and what is wrong is named."""
    assert parse_email(text) == Unclear(f"email.{fault}")
    assert parse_email("<a@x.com>") == Unclear("email")


@pytest.mark.parametrize("text", ["9/18/2026", "18 de septiembre de 2026", "2026-09-18"])
def test_a_date_is_nobody_s_name(text: str) -> None:
    """It was typed a line too early; a name with a month or a figure in it is a name."""
    assert parse_name(text) == Unclear("name.date")
    assert [parse_name(name) for name in ("April May", "John 3rd", "X1")] == ["April May", "John 3rd", "X1"]


@pytest.mark.parametrize(
    "text", ["maria.alvarez+imr@mail.example.com", "O'Brien@example.org", "josé@correo.ejemplo.mx", "x@a.co"]
)
def test_email_addresses(text: str) -> None:
    """Unusual addresses are addresses, kept letter for letter."""
    assert parse_email(f" {text} ") == text


def test_yes_and_no_in_both_languages() -> None:
    """Words, letters and the values of other programs; nothing else is taken for an answer."""
    assert all(parse_yes_no(text) is True for text in ("yes", "Yes.", "Y", "sí", "Si", "SÍ", "s", "true", "1"))
    assert all(parse_yes_no(text) is False for text in ("no", "No.", "N", "false", "0"))
    assert all(parse_yes_no(text) == Unclear("yes_no") for text in ("maybe", "", "not", "ja", "x"))


def test_a_choice_by_value_or_label() -> None:
    """Case, accents and punctuation do not matter; a beginning of a label is not enough."""
    choices = [("not_sure", ["I am not sure", "No lo sé"]), ("other", ["Other (Please explain below)"])]
    assert all(
        parse_choice(text, choices) == "not_sure" for text in ("not_sure", "NOT SURE", "no lo se", "I am not sure.")
    )
    assert parse_choice("other", choices) == "other" == parse_choice("Other, please explain below", choices)
    assert parse_choice("I am", choices) == Unclear("choice")
