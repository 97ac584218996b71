"""What the answers mean: total, and nothing cleared."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answers import Answers, PaperEntry
from forms.case import FACTS
from forms.interview import KINDS, QUESTIONS
from forms.meaning import parse, set_aside
from forms.problem import Problem
from forms.words import LANGUAGES, say

TODAY = dt.date(2026, 6, 1)


def typed(**answers: str) -> Answers:
    """Answers with these texts."""
    return Answers(typed=answers)


anything = st.text(alphabet=st.characters(exclude_categories=()), max_size=30)
likely = st.sampled_from(["yes", "no", "3/27/1985", "95814", "CA", "916-555-0142", "patient", "experimental", "a@b.co"])


UNSEEN = "\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069 \t\r\n"
"""An answer of nothing but these is blank: white space, and marks of direction and of no width."""


@settings(deadline=None, database=None, max_examples=60)
@given(
    st.dictionaries(st.sampled_from([*sorted(FACTS), "no_such_key"]), anything | likely, max_size=12),
    st.lists(
        st.builds(
            PaperEntry,
            file=anything,
            kind=anything,
            title=anything,
            pages=anything,
            rotate=st.dictionaries(anything, st.integers(), max_size=2),
            attachments=anything,
            password=anything,
        ),
        max_size=2,
    ).map(tuple),
    st.none() | st.dates(),
)
def test_no_answers_break_parse(answers: dict[str, str], papers: tuple[PaperEntry, ...], today: dt.date | None) -> None:
    """Any texts under any keys give a case; every answer is understood, a problem, blank or set aside."""
    given_answers = Answers(typed=answers, papers=papers)
    case, problems = parse(given_answers, today)
    accounted = {problem.key for problem in problems} | set(set_aside(given_answers))
    for key in answers.keys() - accounted:
        assert case.value(key) is not None or not answers[key].strip(UNSEEN).strip()
    assert len(case.papers) == len(papers)


@pytest.mark.parametrize("key", sorted(FACTS))
def test_an_answer_that_cannot_be_understood_is_one_problem_and_a_blank(key: str) -> None:
    """Under every key a wrong text is named once and never repeated, and the fact stays blank."""
    wrong = "\0" if KINDS[key] in ("text", "long", "plan", "secret") else "@@"
    case, problems = parse(typed(**{key: wrong}))
    assert [problem.key for problem in problems] == [key]
    assert wrong not in str(problems[0].params)
    assert case.value(key) is None


def test_an_unknown_key_is_a_problem() -> None:
    """Answers made by a program, not read from a file, may not hold a spelling slip either."""
    assert parse(typed(lastname="Ng"))[1] == [Problem("lastname", "unknown_key")]


def test_blank_answers_are_no_problem() -> None:
    """White space and unseen characters are a blank under every key."""
    for blank in ("", "  \n", "\u200b\ufeff"):
        case, problems = parse(typed(**dict.fromkeys(FACTS, blank)))
        assert problems == []
        assert all(case.value(key) is None for key in FACTS)


def test_dates_after_today_are_problems_only_when_today_is_known() -> None:
    """Nobody was born, complained or was answered tomorrow."""
    for key in (key for key, kind in KINDS.items() if kind == "date"):
        assert parse(typed(**{key: "6/2/2026"}), TODAY)[1] == [Problem(key, "date.future")]
        assert parse(typed(**{key: "6/1/2026"}), TODAY)[1] == []
        assert parse(typed(**{key: "6/2/2026"}))[1] == []


@pytest.mark.parametrize("key", [key for key, question in QUESTIONS.items() if question.kind == "choice"])
def test_choices_are_taken_by_value_and_by_label(key: str) -> None:
    """A spreadsheet may hold the words of the screen or of the form, in either language."""
    for choice in QUESTIONS[key].choices:
        for text in (choice, *(say(f"questions.{key}.{choice}", language) for language in LANGUAGES)):
            assert parse(typed(**{key: text}))[0].value(key) == choice


def test_choices_are_taken_by_the_words_of_the_form() -> None:
    """The agency's own labels are answers too."""
    assert (
        parse(typed(denial_reason="No es medicamente necesario"))[0].dispute.denial_reason == "not_medically_necessary"
    )
    assert parse(typed(denial_reason="Other (Please explain below)"))[0].dispute.denial_reason == "other"


@pytest.mark.parametrize(
    ("answers", "aside"),
    [
        ({"plan_denied": "no", "denial_reason": "experimental"}, "denial_reason"),
        ({"has_medi_cal": "no", "filed_state_hearing": "no"}, "filed_state_hearing"),
        ({"wants_payment": "no", "payment_details": "March"}, "payment_details"),
        ({"urgent": "no", "urgent_reason": "pain"}, "urgent_reason"),
        ({"filed_grievance": "no", "grievance_filed_on": "not a date"}, "grievance_filed_on"),
        ({"wants_assistant": "no", "assistant_name": "Bo"}, "assistant_name"),
    ],
)
def test_an_answer_made_pointless_is_set_aside_and_kept(answers: dict[str, str], aside: str) -> None:
    """The paper does not contradict itself, and a change of mind brings the answer back."""
    case, problems = parse(Answers(typed=answers))
    assert case.value(aside) is None
    assert problems == []
    assert set_aside(Answers(typed=answers)) == (aside,)
    undecided = {key: text for key, text in answers.items() if key == aside}
    assert set_aside(Answers(typed=undecided)) == ()


def test_a_hearing_that_was_asked_for_is_never_set_aside() -> None:
    """It bars an IMR, so no other answer may hide it; the question stays open to be changed."""
    answers = typed(has_medi_cal="no", filed_state_hearing="yes")
    case, _ = parse(answers)
    assert case.plan.filed_state_hearing is True
    assert set_aside(answers) == ()


def test_help_given_by_the_filer_is_not_set_aside() -> None:
    """Whoever helps is named even when the question about help says no."""
    answers = typed(wants_assistant="no", filer="assistant", assistant_name="Bo Chen")
    assert parse(answers)[0].helper.assistant_name == "Bo Chen"


NAMES = {"first_name": "Ana", "middle_initial": "M", "last_name": "Ruiz"}
CHILD, GROWN = {"date_of_birth": "2015-01-01"}, {"date_of_birth": "1985-01-01"}


@pytest.mark.parametrize(
    ("answers", "name"),
    [
        (NAMES, "Ana M Ruiz"),
        ({"last_name": "Ng"}, "Ng"),
        ({}, None),
        ({**NAMES, "filer": "assistant", "assistant_name": "Bo"}, "Ana M Ruiz"),
        ({**NAMES, "filer": "parent_or_guardian", "guardian_name": "Luz Ruiz"}, "Luz Ruiz"),
        ({**NAMES, "filer": "parent_or_guardian"}, None),
        ({**NAMES, **CHILD, "guardian_name": "Luz Ruiz"}, "Luz Ruiz"),
        ({**NAMES, **GROWN, "filer": "legal_representative", "assistant_name": "Bo"}, "Bo"),
        ({**NAMES, "filer": "legal_representative"}, None),
        ({**NAMES, "release_name": "Ana María Ruiz"}, "Ana María Ruiz"),
    ],
)
@pytest.mark.parametrize("today", [None, TODAY])
def test_the_name_under_the_release_is_of_whoever_signs(
    answers: dict[str, str], name: str | None, today: dt.date | None
) -> None:
    """Patient, parent or representative, by who files; a name that was typed wins; a wrong person is never named."""
    assert parse(Answers(typed=answers), today)[0].filing.release_name == name


def test_a_parent_does_not_sign_for_a_grown_child() -> None:
    """With today known, the patient of 18 or more is the one who signs."""
    answers = Answers(typed={**NAMES, **GROWN, "filer": "parent_or_guardian", "guardian_name": "Luz Ruiz"})
    assert parse(answers, TODAY)[0].filing.release_name == "Ana M Ruiz"


def test_part_a_names_the_patient_unless_the_patient_cannot_act() -> None:
    """Part A is blank when only Part B is filled in; a name that was typed stays."""
    assert parse(Answers(typed=NAMES))[0].helper.aaf_patient_name == "Ana M Ruiz"
    assert parse(Answers(typed={**NAMES, "filer": "legal_representative"}))[0].helper.aaf_patient_name is None
    assert parse(typed(aaf_patient_name="A. Ruiz"))[0].helper.aaf_patient_name == "A. Ruiz"


def test_help_is_wanted_when_someone_else_files() -> None:
    """The form's question about help answers itself for an assistant or a representative, unless it was answered."""
    for filer, wanted in (
        ("assistant", True),
        ("legal_representative", True),
        ("patient", None),
        ("parent_or_guardian", None),
    ):
        assert parse(typed(filer=filer))[0].helper.wants_assistant is wanted
    assert parse(typed(filer="assistant", wants_assistant="no"))[0].helper.wants_assistant is False


def test_papers_with_mistakes_stay_in_the_case() -> None:
    """Every unclear detail of a paper is named by its place, and the paper keeps its other details."""
    wrong = PaperEntry(
        "a.pdf", kind="poem", title="T\0", pages="5-2", rotate={"1": 45}, fax={"1": "dark"}, attachments="burn"
    )
    case, problems = parse(Answers(papers=(PaperEntry("ok.pdf"), wrong)))
    assert [(problem.key, problem.code) for problem in problems] == [
        ("papers.1.kind", "paper.kind"),
        ("papers.1.title", "text.unprintable"),
        ("papers.1.pages", "pages.backwards"),
        ("papers.1.rotate", "rotate.degrees"),
        ("papers.1.fax", "fax.way"),
        ("papers.1.attachments", "paper.attachments"),
    ]
    assert case.papers[1].file == "a.pdf"
    assert case.papers[1].pages == ""


@pytest.mark.parametrize(("length", "code"), [(300, None), (301, "text.long")])
def test_a_title_must_fit_the_list(length: int, code: str | None) -> None:
    """A title stands in the list of contents and on a slip, which do not go on elsewhere: a longer one is a problem."""
    case, problems = parse(Answers(papers=(PaperEntry("a.pdf", title="é" * length),)))
    assert [problem.code for problem in problems] == [code] * (code is not None)
    assert all("300" in say(f"problems.{problem.code}", "es", **problem.params) for problem in problems)
    assert case.papers[0].title == ("" if code else "é" * length)


@pytest.mark.parametrize(("length", "code"), [(100, None), (101, "text.long")])
def test_a_sender_must_fit_the_cover_sheet(length: int, code: str | None) -> None:
    """The cover sheet is one page: a longer name is a problem of this answer, other names may be longer."""
    _, problems = parse(typed(fax_from_name="W" * length, last_name="W" * length))
    assert [(problem.key, problem.code) for problem in problems] == [("fax_from_name", code)] * (code is not None)


@pytest.mark.parametrize("file", ["", "  ", "a\0b", "\udce9.pdf"])
def test_a_paper_without_a_usable_file_name_is_a_problem(file: str) -> None:
    """A name that no UTF-8 case file can hold is named, not mended in silence."""
    assert parse(Answers(papers=(PaperEntry(file),)))[1] == [Problem("papers.0", "paper.file")]


def test_a_paper_as_it_is_meant() -> None:
    """Kind by its label, pages and turns in their plain form, the password kept from every printout."""
    entry = PaperEntry(
        "x/a.pdf", "Carta de un médico", " Letter ", "1 - 3; 7", {"3": -90}, True, "leave", "secret word"
    )
    paper = parse(Answers(papers=(entry,)))[0].papers[0]
    assert (paper.kind, paper.title, paper.pages, paper.rotate) == ("doctor_letter", "Letter", "1-3,7", {3: 270})
    assert (paper.drop_blank, paper.attachments, paper.password) == (True, "leave", "secret word")
    assert "secret word" not in repr(paper) + repr(entry)


def test_answers_do_not_show_in_a_printout() -> None:
    """A traceback or a log that prints Answers prints no answer."""
    assert "Ruiz" not in repr(replace(Answers(typed=NAMES), language="es"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_its_sentence(language: str) -> None:
    """The codes that the readers give are all in the table of words, in every language."""
    codes = {
        "unknown_key", "text.unprintable", "date.unclear", "date.which", "date.four_digit_year", "date.year",
        "date.no_such_day", "date.future", "phone.area_code", "phone.several", "phone.unclear", "zip.digits",
        "state.unknown", "email", "email.no_at", "email.several", "email.spaces", "email.comma", "email.name",
        "email.ending", "name.date", "yes_no", "choice", "pages.unclear", "pages.number", "pages.twice", "rotate.page",
        "fax.page", "paper.file", "paper.kind", "paper.attachments",
    }  # fmt: skip
    assert all(say(f"problems.{code}", language) for code in codes)
    assert "2-5" in say("problems.pages.backwards", language, first=5, last=2)
    assert "3" in say("problems.rotate.degrees", language, page=3)
    assert "photo" in say("problems.fax.way", language, page=3, ways="photo")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_that_can_be_read_both_ways_is_asked_about_beside_one_with_the_day_first(language: str) -> None:
    """Who writes 13/05/1961 may mean the sixth of May with 06/05/2026; alone it is read as on the paper form."""
    first = {"date_of_birth": "13/05/1961", "denied_on": "06/05/2026", "grievance_filed_on": "6 de junio de 2026"}
    case, problems = parse(Answers(language=language, typed=first))
    assert case.patient.date_of_birth == dt.date(1961, 5, 13)
    assert case.dispute.denied_on is None
    assert [(problem.key, problem.code) for problem in problems] == [("denied_on", "date.which")]
    case, problems = parse(Answers(language=language, typed={"denied_on": "06/05/2026"}))
    assert case.dispute.denied_on == dt.date(2026, 6, 5)
    assert not problems


@pytest.mark.parametrize("key", ["first_name", "last_name", "guardian_name", "assistant_name"])
def test_a_date_is_nobodys_name(key: str) -> None:
    """It was meant for another line, whoever's name it is."""
    assert parse(typed(**{key: "3/27/1985"}))[1] == [Problem(key, "name.date")]


@pytest.mark.parametrize(("asked", "ours", "edition"), [("en", "en", ""), ("es", "es", ""), ("vi", "en", "vi")])
def test_an_edition_of_the_agencys_form_is_asked_for_only_in_a_language_that_we_do_not_print(
    asked: str, ours: str, edition: str
) -> None:
    """Our own print stands in until one is at hand."""
    case, _ = parse(replace(typed(), form_language=asked))
    assert (case.form_language, case.edition) == (ours, edition)


def test_without_a_filing_named_the_case_names_none() -> None:
    """Named or not, the first one is the same packet."""
    assert parse(typed())[0].to is None


def test_an_unknown_key_is_told_before_what_is_wrong_with_an_answer() -> None:
    """It is a slip of the whole file."""
    problems = parse(typed(zip="12", no_such_key="x", filer="nobody"))[1]
    assert problems[0].key == "no_such_key"
    assert len(problems) == 3
