"""The command line: a command word goes to the headless commands, anything else to the screens or to plain lines.

Textual is imported only when screens are shown. A kiosk never comes back to a shell by itself: its process is replaced.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import gc
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forms.visible import visible
from forms.words import ENGLISH, LANGUAGES, say
from packet.errors import Exit, PacketError, UsageError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from forms.case import Language
    from tui.policy import Policy
    from tui.setup import Setup

_WITH_VALUE: Final = ("--lang", "--case", "--kiosk", "--kiosk-check", "--kiosk-unit")
_OURS: Final = ("--plain", "--screens", "--advocate", "--kiosk-pin", "--kiosk-example", *_WITH_VALUE)
_ABOUT_THE_PROGRAM: Final = ("completion", "manual")
"""Command words that speak of the screens and of every command: they are answered here, where both are known."""
_SECONDS_AFTER_A_FALSE_START: Final = 5.0
"""A kiosk that fails at once would begin anew without end, and nobody could use its terminal to mend it."""
_SALT_BYTES: Final = 16
"""Of a staff PIN, as of a draft: NIST SP 800-132, 5.1."""


def main(argv: Sequence[str] | None = None) -> int:
    """Return the exit code of what was asked for."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and (words[0] == "serve" or _for_screens(words)):
        return _screens(words)
    if words and words[0] in _ABOUT_THE_PROGRAM:
        return _about_the_program(words)
    if words:
        from packet.cli import main as headless

        gc.enable()
        return headless(words)
    return _screens(words)


def _for_screens(words: Sequence[str]) -> bool:
    """Whether the first word is an option of ours and no command word follows the options."""
    if words[0].partition("=")[0] not in _OURS:
        return False
    rest = list(words)
    while rest and rest[0].startswith("-"):
        word = rest.pop(0)
        if word in _WITH_VALUE and rest:
            rest.pop(0)
    return not rest


def _screens(words: Sequence[str]) -> int:
    language = _spoken(os.environ)
    try:
        serving = words[:1] == ["serve"]
        options = _parser(language, serving=serving).parse_args(words[1:] if serving else list(words))
        language = options.lang or language
        if serving:
            from tui.serve import serve

            return serve(language, options.port)
        if options.kiosk_pin:
            return _make_pin(language)
        if options.kiosk_example:
            return _print_example(language)
        if options.kiosk_check:
            return _check_kiosk(options.kiosk_check, language)
        if options.kiosk_unit:
            return _print_unit(options.kiosk_unit)
        return _run(options, language)
    except PacketError as error:
        print(error.message(language), file=sys.stderr)  # noqa: T201 - people are told on stderr
        return error.exit
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.USAGE
    except (KeyboardInterrupt, EOFError):  # the second: a terminal that ends at the question for a PIN
        return Exit.INTERRUPTED


class _Parser(argparse.ArgumentParser):
    """What was typed is named in its errors: shown, not obeyed."""

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        super()._print_message(visible(message, lines=True), file)


def _parser(language: str, *, serving: bool) -> argparse.ArgumentParser:
    def words(key: str) -> str:
        return say(f"screens.option.{key}", language)

    about = words("serve" if serving else "about")
    parser = _Parser("imr-packet serve" if serving else "imr-packet", description=about, allow_abbrev=False)
    parser.add_argument("--lang", choices=LANGUAGES, help=words("lang"))
    if serving:
        parser.add_argument("--port", type=int, default=8391, help=words("port"))
        return parser
    parser.add_argument("--plain", action="store_true", help=words("plain"))
    parser.add_argument("--screens", action="store_true", help=words("screens"))
    parser.add_argument("--advocate", action="store_true", help=words("advocate"))
    parser.add_argument("--kiosk", type=Path, metavar="POLICY.toml", help=words("kiosk"))
    parser.add_argument("--case", type=Path, metavar="FILE", help=words("case"))
    parser.add_argument("--kiosk-pin", action="store_true", help=words("pin"))
    parser.add_argument("--kiosk-example", action="store_true", help=words("example"))
    parser.add_argument("--kiosk-check", type=Path, metavar="POLICY.toml", help=words("check"))
    parser.add_argument("--kiosk-unit", type=Path, metavar="POLICY.toml", help=words("unit"))
    return parser


def _spoken(environ: Mapping[str, str]) -> Language:
    told = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return next((known for known in LANGUAGES if told.lower().startswith(known)), ENGLISH)


def _screens_speak(policy: Policy, language: Language, *, asked: bool) -> Language:
    """A kiosk begins in the first of its languages, whatever the machine speaks; elsewhere the machine's counts."""
    if language not in policy.languages or (policy.kiosk and not asked):
        return policy.languages[0]
    return language


def _run(options: argparse.Namespace, language: Language) -> int:
    from tui.policy import KioskError
    from tui.runtime import runtime

    policy = _policy(options)
    if policy.kiosk:
        _become_a_kiosk()
        from tui.supervisor import supervise

        ended = supervise(os.environ, policy.runtime_folder, policy.on_signal)
        if ended is not None:
            return ended
    else:
        _sweep(options.case)
    spoken = _screens_speak(policy, language, asked=bool(options.lang))
    with contextlib.ExitStack() as held:
        try:
            work = held.enter_context(runtime(os.environ, policy.runtime_folder, memory_only=policy.kiosk))
        except OSError:
            raise (KioskError("no_memory") if policy.kiosk else UsageError("no_work_folder")) from None
        code, again = _show(options, policy, spoken, work)
    if again:
        from tui.process import replace

        replace()
    return code


def _sweep(case: Path | None) -> None:
    """What killed runs left goes at every start: builds beside the cases, with answers, and workers with papers."""
    from packet.atomic import sweep
    from packet.held_folder import sweep as sweep_held
    from packet.sandbox.supervisor import WORKER
    from packet.store.home import home_folder

    with contextlib.suppress(OSError):
        sweep_held(Path(tempfile.gettempdir()), WORKER)

    home = home_folder(os.environ)
    with contextlib.suppress(OSError):
        folders = [path for path in home.iterdir() if path.is_dir() and not path.is_symlink()]
        for folder in (home, *folders, *([Path(case).parent] if case else [])):
            sweep(folder)


def _policy(options: argparse.Namespace) -> Policy:
    from packet.store.home import home_folder
    from packet.store.profile import read_wishes
    from tui.policy import KioskError, Policy

    if not options.kiosk:
        wishes = read_wishes(home_folder(os.environ))
        prefix = wishes.prefix
        return Policy(advocate=options.advocate, may_fax=wishes.may_fax, printer=wishes.printer, fax_prefix=prefix)
    if sys.platform == "win32":
        raise KioskError("windows")
    if options.case or options.advocate:
        raise UsageError("kiosk_alone")
    from tui.policy_file import load_policy
    from tui.process import is_terminal

    policy = load_policy(options.kiosk)
    if not is_terminal():
        raise KioskError("no_terminal")
    return policy


def _become_a_kiosk() -> None:
    from tui.environment import scrub
    from tui.process import hold_the_terminal, no_core_dump

    scrub(os.environ, kiosk=True)
    hold_the_terminal()
    no_core_dump()


def _show(options: argparse.Namespace, policy: Policy, language: Language, work: Path) -> tuple[int, bool]:
    """Run the screens or the plain lines. Returns the exit code, and whether the process must be replaced."""
    from packet.store.home import home_folder
    from tui.preferences import Preferences, keep_preferences, read_preferences
    from tui.process import is_terminal
    from tui.setup import Setup

    home = home_folder(os.environ)
    case = options.case.absolute() if options.case else None
    before = Preferences() if policy.kiosk else read_preferences(home)
    language = language if options.lang or policy.kiosk else before.language or language
    remembered = before.plain and not (options.plain or options.screens or os.environ.get("TEXTUAL_DRIVER"))
    setup = Setup(policy, dt.date.today(), home, work, language, case, before.theme, remembered)
    os.environ["TMPDIR"] = str(work)
    if (options.plain or options.screens) and not policy.kiosk and is_terminal():
        keep_preferences(home, plain=options.plain)
    if plain_wanted(os.environ, options.plain or remembered, is_terminal()):
        return _show_lines(setup)
    return _show_screens(setup)


def _show_lines(setup: Setup) -> tuple[int, bool]:
    if not setup.policy.kiosk:
        from tui.plain import run

        _settle()
        return run(setup), False
    from tui.environment import silence_tracebacks
    from tui.plain.kiosk import run_kiosk

    _settle()
    silence_tracebacks(lambda: None)
    return run_kiosk(setup)


def _show_screens(setup: Setup) -> tuple[int, bool]:
    from tui.environment import scrub, silence_tracebacks

    scrub(os.environ, kiosk=setup.policy.kiosk)
    os.environ["TMPDIR"] = str(setup.runtime)
    silence_tracebacks(lambda: print(say("screens.crash", setup.language), file=sys.stderr))  # noqa: T201
    from tui.app import ImrApp

    _settle()
    from tui.process import BLANK

    app = ImrApp(setup)
    app.run(mouse=True)
    try:
        if setup.policy.kiosk or os.environ.get("TERM") == "linux":
            sys.stderr.write(BLANK)
        sys.stderr.flush()
    except OSError:  # the terminal has gone: what is still to be written there goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    again = app.ending == "replace" or (app.ending == "signal" and setup.policy.on_signal == "restart")
    if app.return_code == Exit.FAULT and not app.is_open:
        # A fault before anyone did anything comes again at once: the machine must stay usable for whoever mends it.
        time.sleep(_SECONDS_AFTER_A_FALSE_START)
    return app.return_code or 0, setup.policy.kiosk and again


def _settle() -> None:
    """Everything is imported: rubbish is looked for again, but never in what stays until the end."""
    gc.freeze()
    gc.enable()


def plain_wanted(environ: Mapping[str, str], asked: bool, terminal: bool) -> bool:
    """Whether to ask by lines: wished for, or the terminal cannot show screens."""
    accessible = environ.get("ACCESSIBLE", "") not in ("", "0")
    served = bool(environ.get("TEXTUAL_DRIVER"))
    return asked or accessible or (not served and (not terminal or environ.get("TERM", "dumb") in ("", "dumb")))


def _make_pin(language: str) -> int:
    import getpass

    from tui.policy import PIN_LEAST, KioskError, pin_entry

    pin = getpass.getpass(say("screens.staff.new_pin", language) + " ")
    if len(pin) < PIN_LEAST:
        raise KioskError("pin.short", least=PIN_LEAST)
    if getpass.getpass(say("kiosk.pin.again", language) + " ") != pin:
        raise KioskError("pin.differ")
    entry = pin_entry(pin, os.urandom(_SALT_BYTES))
    print(f'staff_pin = "{entry}"')  # noqa: T201 - data for the policy
    return Exit.DONE


def _print_example(language: str) -> int:
    from tui.policy_file import example

    print(example(language), end="")  # noqa: T201 - data: a policy file
    return Exit.DONE


def _check_kiosk(file: Path, language: str) -> int:
    from tui.kiosk_check import check, exit_code, report
    from tui.kiosk_machine import look
    from tui.policy_file import load_policy

    policy = load_policy(file)
    remarks = check(look(policy, file, os.environ), policy)
    print("\n".join(report(remarks, language)))  # noqa: T201 - the answer to what was asked
    return exit_code(remarks)


def _print_unit(file: Path) -> int:
    from tui.kiosk_unit import program_of, unit
    from tui.policy_file import load_policy

    load_policy(file)
    program = program_of(Path(sys.argv[0]).absolute(), Path(sys.executable))
    print(unit(program, file.absolute()), end="")  # noqa: T201 - data: a unit of systemd
    return Exit.DONE


def _about_the_program(words: Sequence[str]) -> int:
    """The script for a shell's completion, or the man page, to stdout."""
    from tui.completion import completion
    from tui.usage import usages

    name, spoken = words[0], _spoken(os.environ)
    try:
        options = _parser_about(name, spoken).parse_args(words[1:])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.USAGE
    language = options.lang or spoken
    known = usages(_every_parser(language))
    if name == "completion":
        print(completion(options.shell, known), end="")  # noqa: T201 - data: a script for a shell
        return Exit.DONE
    from forms.agencies import RELEASED
    from packet.machine import own_version
    from tui.manual import manual

    print(manual(known, RELEASED, own_version() or "", language), end="")  # noqa: T201 - data: a page for man
    return Exit.DONE


def _parser_about(name: str, language: str) -> argparse.ArgumentParser:
    from tui.completion import SHELLS

    parser = _Parser(f"imr-packet {name}", description=say(f"commands.{name}", language), allow_abbrev=False)
    parser.add_argument("--lang", choices=LANGUAGES, help=say("commands.option.lang", language))
    if name == "completion":
        parser.add_argument("shell", choices=tuple(SHELLS), help=say("commands.option.shell", language))
    return parser


def _every_parser(language: str) -> dict[str, argparse.ArgumentParser]:
    from packet.cli import COMMANDS, parser_of

    return {
        "": _parser(language, serving=False),
        **{name: parser_of(name, language) for name in COMMANDS},
        "serve": _parser(language, serving=True),
        **{name: _parser_about(name, language) for name in _ABOUT_THE_PROGRAM},
    }
