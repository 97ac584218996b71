"""Opens a case file for a command: each fault becomes one sentence that names the file. Reads, never writes; but what
killed builds left beside the case, with plain answers, goes.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from forms.answers import Answers, CaseFileError, read_case_file
from packet.atomic import sweep
from packet.errors import UsageError
from packet.one_file import CASE_MOST, NotRegular, TooLarge, read_one
from packet.store.sealed import is_sealed


def open_case(path: Path) -> Answers:
    """The answers of the case file at `path` (UTF-8, a byte order mark is fine).

    Raises `UsageError` when it cannot be opened, is a folder, a pipe, empty, far too large, sealed or not UTF-8, or is
    not a case file; no answer is in the message.
    """
    with suppress(OSError):
        sweep(path.parent)
    try:
        data = read_one(path, CASE_MOST)
        if is_sealed(data):
            raise UsageError("case_file.sealed", file=path.name)
        text = data.decode("utf-8-sig")
    except IsADirectoryError:
        raise UsageError("case_file.folder", file=path.name or str(path)) from None
    except NotRegular:
        raise UsageError("case_file.not_regular", file=path.name) from None
    except TooLarge:
        raise UsageError("case_file.too_large", file=path.name, most=CASE_MOST >> 20) from None
    except OSError:
        raise UsageError("case_file.cannot_open", file=path.name) from None
    except UnicodeDecodeError:
        raise UsageError("case_file.not_utf8", file=path.name) from None
    if not text.strip():
        raise UsageError("case_file.empty", file=path.name)
    try:
        return read_case_file(text)
    except CaseFileError as error:
        raise UsageError(f"case_file.{error.code}", file=path.name, **error.params) from None
