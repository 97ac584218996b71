"""The program's door: a command word goes to the headless commands, anything else to the screens or to plain lines.

Textual is imported only when screens are shown. A kiosk never comes back to a shell by itself: its process is replaced.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from forms.case import Language
from forms.words import LANGUAGES, say
from packet.errors import Exit, PacketError, UsageError

if TYPE_CHECKING:
    from tui.policy import Policy

_OURS = ("--plain", "--lang", "--advocate", "--kiosk", "--case", "--kiosk-pin")


def main(argv: Sequence[str] | None = None) -> int:
    """Return the exit code of what was asked for."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and (words[0] == "serve" or _for_screens(words)):
        return _screens(words)
    if words:
        from packet.cli import main as headless

        return headless(words)
    return _screens(words)


def _for_screens(words: Sequence[str]) -> bool:
    """Whether the first word is an option of ours and no command word follows the options."""
    if words[0].partition("=")[0] not in _OURS:
        return False
    rest = list(words)
    while rest and rest[0].startswith("-"):
        word = rest.pop(0)
        if word in ("--lang", "--kiosk", "--case") and rest:
            rest.pop(0)
    return not rest


def _screens(words: Sequence[str]) -> int:
    language = _spoken(os.environ)
    try:
        options = _parser(language).parse_args(words[1:] if words[:1] == ["serve"] else list(words))
        language = options.lang or language
        if words[:1] == ["serve"]:
            from tui.serve import serve

            return serve(language)
        if options.kiosk_pin:
            return _make_pin(language)
        return _run(options, language)
    except PacketError as error:
        print(error.message(language), file=sys.stderr)  # noqa: T201 - the door tells people on stderr
        return error.exit
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _parser(language: str) -> argparse.ArgumentParser:
    def words(key: str) -> str:
        return say(f"screens.option.{key}", language)

    parser = argparse.ArgumentParser("imr-packet", description=words("about"), allow_abbrev=False)
    parser.add_argument("--plain", action="store_true", help=words("plain"))
    parser.add_argument("--lang", choices=LANGUAGES, help=words("lang"))
    parser.add_argument("--advocate", action="store_true", help=words("advocate"))
    parser.add_argument("--kiosk", type=Path, metavar="POLICY.toml", help=words("kiosk"))
    parser.add_argument("--case", type=Path, metavar="FILE", help=words("case"))
    parser.add_argument("--kiosk-pin", action="store_true", help=words("pin"))
    return parser


def _spoken(environ: Mapping[str, str]) -> Language:
    told = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return "es" if told.lower().startswith("es") else "en"


def _run(options: argparse.Namespace, language: Language) -> int:
    from tui.policy import Policy, load_policy
    from tui.runtime import close_runtime, open_runtime

    if options.kiosk and (options.case or options.advocate):
        raise UsageError("kiosk_alone")
    policy = load_policy(options.kiosk) if options.kiosk else Policy(advocate=options.advocate)
    spoken = language if language in policy.languages else policy.languages[0]
    try:
        runtime = open_runtime(os.environ, policy.runtime_folder)
    except OSError:
        raise UsageError("no_work_folder") from None
    try:
        code, replace = _show(options, policy, spoken, runtime)
    finally:
        close_runtime(runtime)
    if replace:
        _replace_process(options.kiosk, language)
    return code


def _show(options: argparse.Namespace, policy: Policy, language: Language, runtime: Path) -> tuple[int, bool]:
    """Run the screens or the plain lines. Returns the exit code, and whether the process must be replaced."""
    from packet.store import home_folder
    from tui.setup import Setup

    home = home_folder(os.environ)
    setup = Setup(policy, dt.date.today(), home, runtime, language, options.case.absolute() if options.case else None)
    os.environ["TMPDIR"] = str(runtime)
    if plain_wanted(os.environ, options.plain, _is_terminal()):
        from tui.plain import run

        return run(setup), False
    return _show_screens(setup, os.environ)


def _show_screens(setup: object, environ: MutableMapping[str, str]) -> tuple[int, bool]:
    from tui.environment import no_core_dump, scrub, silence_tracebacks
    from tui.setup import Setup

    assert isinstance(setup, Setup)
    scrub(environ, kiosk=setup.policy.kiosk)
    environ["TMPDIR"] = str(setup.runtime)
    if setup.policy.kiosk:
        no_core_dump()
    silence_tracebacks(lambda: print(say("screens.crash", setup.language), file=sys.stderr))  # noqa: T201
    from tui.app import ImrApp

    app = ImrApp(setup)
    app.run(mouse=True)
    kept_open = app.ending == "signal" and setup.policy.on_signal == "restart"
    return app.return_code or 0, setup.policy.kiosk and (app.ending == "replace" or kept_open)


def plain_wanted(environ: Mapping[str, str], asked: bool, terminal: bool) -> bool:
    """Whether to ask by lines: wished for, or the terminal cannot show screens."""
    accessible = environ.get("ACCESSIBLE", "") not in ("", "0")
    served = "TEXTUAL_DRIVER" in environ
    return asked or accessible or (not served and (not terminal or environ.get("TERM", "dumb") in ("", "dumb")))


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _replace_process(policy: Path, language: str, execute: Callable[..., object] = os.execv) -> None:
    """The same program anew in this process: nothing of the old memory, clipboard or undo is left."""
    if not _is_terminal():
        return
    execute(sys.executable, [sys.executable, "-m", "tui", "--kiosk", str(policy.absolute()), "--lang", language])


def _make_pin(language: str) -> int:
    import getpass

    from tui.policy import pin_entry

    entry = pin_entry(getpass.getpass(say("screens.staff.new_pin", language) + " "), os.urandom(16))
    print(f'staff_pin = "{entry}"')  # noqa: T201 - data for the policy
    return Exit.DONE


if __name__ == "__main__":
    sys.exit(main())
