"""The door to agencies' PDFs: hostile files end in the worker, and what a worker says is not believed unchecked."""

from __future__ import annotations

import functools
import json
import os
import random
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from forms.case import Case
from forms.words import LANGUAGES
from packet.build import build
from packet.cli import main
from packet.errors import CannotWrite, Exit, Interrupted, Refused
from packet.locate import fill_official, guard, read_map
from packet.locate.crossing import map_from_plain, map_to_plain
from packet.locate.form_map import OfficialMap
from packet.locate.map_file import beside
from packet.sandbox import supervisor
from tests.packet.cases import TODAY
from tests.packet.cases import case as complete_case
from tests.packet.commands.test_fill import case_file
from tests.packet.intake.making import FIRST, document, pdf, stream
from tests.packet.locate.lookalikes.catalogue import LookAlike
from tests.packet.locate.lookalikes.fields import Fields
from tests.packet.locate.lookalikes.style import Style

FIELDS = LookAlike("fields", "fields", Style(frame="none", fields=True), fields=Fields(value="old"), bend="stood 90")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited and pipes are made as on Linux")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A look-alike with fields, sideways."""
    path = tmp_path / "form.pdf"
    path.write_bytes(FIELDS.make()[0])
    return path


@pytest.fixture(autouse=True)
def rooms(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the workers' folders are made; each is gone when a test ends."""
    place = tmp_path_factory.mktemp("rooms")
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert list(place.iterdir()) == []


def _refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_map(path)
    for language in LANGUAGES:
        assert path.name in caught.value.message(language)
    return caught.value.code


def _levels(deep: int) -> bytes:
    """Each form draws the next ten times over: a few kilobytes that draw 10 ** deep squares."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]"
    more = {
        number: stream(b"/X Do " * 10, head + b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1))
        for number in range(50, 50 + deep)
    }
    more[50 + deep] = stream(b"0 0 9 9 re f", head)
    return pdf(document(b"/X Do", resources=b"/XObject<</X 50 0 R>>", more=more))


def _flood() -> bytes:
    """A content of 2 GB, packed some hundred times. After a full flush a block of deflate leans on nothing before it:
    it is packed once and said again (RFC 1951, RFC 1950 for the sum at the end).
    """
    said, times = b"0 0 m 9 9 l S " * 75_000, 2000
    engine = zlib.compressobj(9)
    first = engine.compress(said) + engine.flush(zlib.Z_FULL_FLUSH)
    block = engine.compress(said) + engine.flush(zlib.Z_FULL_FLUSH)
    end = engine.flush()[:-4] + functools.reduce(lambda total, _: zlib.adler32(said, total), range(times), 1).to_bytes(
        4
    )
    data = first + block * (times - 1) + end
    return pdf(document(b"", more={FIRST + 1: stream(data, b"/Filter/FlateDecode")}))


@LINUX
@pytest.mark.parametrize("bomb", [lambda: _levels(24), _flood], ids=["levels", "flood"])
def test_a_bomb_ends_in_the_worker(bomb: Callable[[], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that swells without end is refused in words, and this process does not grow by it."""
    import resource

    monkeypatch.setattr(guard, "LIMITS", replace(guard.LIMITS, memory_bytes=700 << 20, stall_seconds=30.0))
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert _refused(path) in ("official_heavy", "official_slow", "official_damaged")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 << 10


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    path.touch()
    os.truncate(path, guard.LARGEST + 1)


@LINUX
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_pipe, "official_no_file"),
        (_device, "official_no_file"),
        (Path.mkdir, "official_no_file"),
        (_huge, "official_large"),
        (os.fspath, "official_unreadable"),
        (lambda path: path.symlink_to(path), "official_unreadable"),
    ],
    ids=["pipe", "device", "folder", "huge", "nothing", "circle"],
)
def test_what_cannot_be_a_form_is_refused_unopened(
    make: Callable[[Path], None], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe, a device, a folder, a huge file: refused at once, before any worker starts."""
    monkeypatch.setattr(supervisor, "ask", lambda *_, **__: pytest.fail("a worker was started"))
    path = tmp_path / "paper.pdf"
    make(path)
    assert _refused(path) == code


@LINUX
def test_filling_and_building_refuse_a_pipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`official`, `fill --official` and the build go through the same door; nothing is written."""
    pipe = tmp_path / "form.pdf"
    os.mkfifo(pipe)
    fill = ["fill", str(case_file(tmp_path)), "--out", str(tmp_path / "out.pdf"), "--official", str(pipe)]
    for command in (["official", str(pipe)], fill):
        assert main(command) == Exit.REFUSED
        assert "form.pdf" in capsys.readouterr().err
    with pytest.raises(Refused):
        build(complete_case(), TODAY, tmp_path, tmp_path / "out", official=(pipe,))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.json", "form.pdf"]


@LINUX
def test_a_pipe_beside_the_form_is_no_map(form: Path) -> None:
    """A map file that is a pipe, or far too large, is passed over; it is not waited for."""
    os.mkfifo(beside(form))
    assert read_map(form).place("city") is not None
    beside(form).unlink()
    beside(form).touch()
    os.truncate(beside(form), 3 << 30)
    assert read_map(form).place("city") is not None


def test_this_process_never_opens_the_file(form: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither for the map nor for the filling is any PDF opened here, also not what a worker has written anew."""

    def refused(*_: object, **__: object) -> NoReturn:
        raise AssertionError("opened beside the answers")

    for door in ("pikepdf.open", "pikepdf.Pdf.open", "pypdfium2.PdfDocument"):
        monkeypatch.setattr(door, refused)
    found = read_map(form)
    assert fill_official(form, case, {}, found).pages == len(found.pages)


def _stand_in(body: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the worker's place: it reads its question, then does `body`."""
    path = folder / "stand_in.py"
    path.write_text("import json, os, signal, sys, time\nasked = json.loads(sys.stdin.readline())\n" + body)
    monkeypatch.setattr(guard, "_COMMAND", (sys.executable, str(path)))


def _say(told: object) -> str:
    return f"print(json.dumps({told!r}), flush=True)"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("sys.exit(0)", "official_damaged"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "official_damaged"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "official_heavy"),
        ("print('[' * 100000, flush=True)", "official_damaged"),
        (_say({"sha256": "0", "map": None}), "official_damaged"),
        (_say({"sha256": "0", "map": {"file": "x"}}), "official_damaged"),
        (_say({"refused": {"code": "case_file.no_file", "params": {}}}), "official_damaged"),
        (_say({"refused": {"code": "official_never", "params": {}}}), "official_damaged"),
        (_say({"refused": {"code": "official_tongue", "params": {"tongue": ["x"]}}}), "official_damaged"),
        (_say({"refused": {"code": "official_tongue", "params": {}}}), "official_damaged"),
        (_say({"refused": {"code": "official_xfa", "params": {"file": "/tmp/elsewhere"}}}), "official_xfa"),
    ],
)
def test_a_worker_that_dies_or_lies_is_a_refusal(
    body: str, code: str, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exit, a signal, or an answer that the worker cannot have written refuses the file by its own name."""
    _stand_in(body, tmp_path, monkeypatch)
    assert _refused(form) == code


def test_a_worker_that_hangs_is_ended(form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Silence longer than allowed is told as slowness."""
    monkeypatch.setattr(guard, "LIMITS", replace(guard.LIMITS, stall_seconds=1.0))
    _stand_in("time.sleep(600)", tmp_path, monkeypatch)
    assert _refused(form) == "official_slow"


def test_cancelling_ends_the_worker(form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wish to stop is obeyed while the file is read."""
    _stand_in("time.sleep(600)", tmp_path, monkeypatch)
    with pytest.raises(Interrupted):
        read_map(form, cancelled=lambda: True)


def test_no_room_for_the_worker_is_said(form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder there is no work; the file is not blamed."""
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
        with pytest.raises(CannotWrite):
            read_map(form)


@pytest.mark.parametrize(
    "body",
    [
        _say({"sizes": [[612, 792]] * 4, "empty": [], "unseen": []}),
        "os.symlink('/etc/hostname', 'upright.pdf')",
        "os.mkdir('upright.pdf')",
        "open('upright.pdf', 'wb').write(b'no pdf')",
        "import pikepdf; p = pikepdf.new(); [p.add_blank_page() for _ in range(4)]; p.save('upright.pdf')",
        "import pikepdf; p = pikepdf.new(); [p.add_blank_page() for _ in range(3)]; p.save('upright.pdf')",
        _say({"sizes": [[612, 792]] * 4, "empty": [], "unseen": [4]}),
    ],
    ids=["no file", "link", "folder", "no PDF", "other pages", "fewer pages", "words of no page"],
)
def test_a_page_file_that_is_none_is_a_refusal(
    body: str,
    form: Path,
    case: Case,
    plain: tuple[OfficialMap, dict[str, Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The pages that the worker leaves must be a file of its own folder, and such pages as it writes."""
    found, _ = plain
    body += "\nsaid = {'sizes': [[612, 792]] * 4, 'empty': [True] * len(asked['squares']), 'unseen': []}"
    body += "\nprint(json.dumps(said), flush=True)"
    _stand_in(body, tmp_path, monkeypatch)
    with pytest.raises(Refused) as caught:
        fill_official(form, case, {}, found)
    assert caught.value.code == "official_damaged"


def test_the_worker_is_told_no_answer(
    form: Path,
    case: Case,
    plain: tuple[OfficialMap, dict[str, Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its question holds the file, fields and squares; nothing that the person typed."""
    found, _ = plain
    _stand_in(f"open({str(tmp_path / 'asked')!r}, 'w').write(json.dumps(asked))", tmp_path, monkeypatch)
    with pytest.raises(Refused):
        fill_official(form, case, {}, found)
    told = (tmp_path / "asked").read_text("utf-8")
    assert json.loads(told)["filled"]
    said = [value for part in (case.patient, case.plan, case.dispute, case.helper) for value in dict(part).values()]
    for value in (value for value in said if isinstance(value, str) and len(value) > 2):
        assert json.dumps(value)[1:-1] not in told


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[OfficialMap, dict[str, Any]]:
    """A map, and the map as it crosses."""
    path = tmp_path_factory.mktemp("form") / "form.pdf"
    path.write_bytes(FIELDS.make()[0])
    found = read_map(path)
    return found, json.loads(json.dumps(map_to_plain(found)))


def test_a_map_crosses_whole(plain: tuple[OfficialMap, dict[str, Any]]) -> None:
    """Nothing is lost or rounded on the way from the worker."""
    found, told = plain
    assert map_from_plain(told) == found


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("places", 0, "key"), "frist_name"),
        (("places", 0, "value"), "maybe"),
        (("places", 0, "page"), 99),
        (("places", 0, "page"), -1),
        (("places", 0, "kind"), "button"),
        (("places", 0, "area", "x0"), 1e9),
        (("places", 0, "area", "x0"), "nan"),
        (("places", 0, "area", "y1"), -5.0),
        (("places", 0, "confidence"), "inf"),
        (("places", 0), None),
        (("pages", 0, "number"), 1),
        (("pages", 0, "size"), [0, 792]),
        (("pages", 0, "turn"), 45),
        (("pages", 0, "form"), "dmhc_20_225"),
        (("pages", 0, "matrix"), [1, 2]),
        (("missing",), [{"key": "city", "value": "", "why": "\x1b[2J"}]),
        (("missing",), [{"key": "\x1b[2J", "value": "", "why": "unsure"}]),
        (("forms",), []),
        (("forms",), ["dmhc_20_160"]),
        (("language",), "fr"),
        (("newer",), "dmhc_20_224"),
        (("doubts",), [{"reason": "part", "form": "dmhc_20_224", "keys": ["\x1b[2J"]}]),
        (("doubts",), [{"reason": "\x1b[2J", "form": "dmhc_20_224", "keys": []}]),
        (("doubts",), [{"reason": "part", "form": "dmhc_20_225", "keys": []}]),
    ],
)
def test_a_map_with_a_slip_is_not_believed(
    where: tuple[str | int, ...], value: object, plain: tuple[OfficialMap, dict[str, Any]]
) -> None:
    """Unknown names, places beside the pages and numbers that are none end the crossing."""
    told = json.loads(json.dumps(plain[1]))
    part: Any = told
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value
    with pytest.raises(ValueError):  # noqa: PT011 - the one way in which it says no
        map_from_plain(told)


def test_any_slip_is_a_value_error_or_a_map(plain: tuple[OfficialMap, dict[str, Any]]) -> None:
    """Whatever stands in the place of whatever part, no other error comes out of the crossing."""
    luck = random.Random(1)
    values: tuple[object, ...] = (None, True, -1, 10**400, "x", [], {}, [[]], 1.5, "\x00", ["x"], {"x": 1})
    for _ in range(400):
        told = json.loads(json.dumps(plain[1]))
        part: Any = told
        while True:
            step = luck.choice(list(part) if isinstance(part, dict) else range(len(part)))
            if not isinstance(part[step], dict | list) or not part[step] or luck.random() < 0.2:
                part[step] = luck.choice(values)
                break
            part = part[step]
        try:
            map_from_plain(told)
        except ValueError:
            continue
