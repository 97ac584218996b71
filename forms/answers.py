"""The one door to answers: what was typed, the case file that keeps it, and what it means."""

from forms.case_file import CaseFileError, read_case_file, write_case_file
from forms.meaning import parse, set_aside
from forms.typed import Answers, PaperEntry

__all__ = ["Answers", "CaseFileError", "PaperEntry", "parse", "read_case_file", "set_aside", "write_case_file"]
