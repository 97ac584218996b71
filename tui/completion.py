"""`imr-packet completion SHELL`: with it a shell completes commands, options, their words and the names of files."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tui.usage import Option, Usage

_BASH: Final = """\
# imr-packet: completion for {shell}. {remedy}
_imr_packet() {{
  local IFS=$'\\n' word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= given words= files=
  for given in "${{COMP_WORDS[@]:1:$((COMP_CWORD-1))}}"; do
    case $given in {commands}) command=$given; break;; esac
  done
  case $command in
{options}
  esac
  case $command,$before in
{values}
  esac
  [[ $word == -* ]] && files=
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -f -- "$word"))
  fi
}}
complete -F _imr_packet imr-packet
"""
"""IFS: only the end of a line ends a word, so that a file name keeps its spaces."""


def completion(shell: str, usages: Sequence[Usage]) -> str:
    """The text to be read by this shell; one of SHELLS."""
    return SHELLS[shell](usages)


def _bash(usages: Sequence[Usage]) -> str:
    return _bash_for(usages, "bash", "Read it at the start: source <(imr-packet completion bash)")


def _zsh(usages: Sequence[Usage]) -> str:
    """zsh takes bash's own way to complete (bashcompinit)."""
    begin = "autoload -U +X compinit bashcompinit && compinit && bashcompinit\n"
    return begin + _bash_for(usages, "zsh", "Read it at the start: source <(imr-packet completion zsh)")


def _bash_for(usages: Sequence[Usage], shell: str, remedy: str) -> str:
    names = [usage.name for usage in usages if usage.name]
    return _BASH.format(
        shell=shell,
        remedy=remedy,
        commands="|".join(names),
        options="\n".join(_bash_options(usage, names) for usage in usages),
        values="\n".join(_bash_values(usages)),
    )


def _bash_options(usage: Usage, names: Sequence[str]) -> str:
    """The words that may stand anywhere after this command, and whether a file may."""
    files = any(option.takes == "file" and not option.names for option in usage.options)
    return f'    "{usage.name}") words={_lines(_words(usage, names))}{" files=1" if files else ""};;'


def _bash_values(usages: Sequence[Usage]) -> Iterator[str]:
    """What follows an option that takes a value: its words, a file, or something that nobody knows here."""
    replies: dict[str, list[str]] = {}
    for usage in usages:
        for option in usage.options:
            if option.names and option.takes != "nothing":
                files = "1" if option.takes == "file" else ""
                places = replies.setdefault(f"words={_lines(option.choices)} files={files}", [])
                places += [f"{usage.name},{name}" for name in option.names]
    yield from (f"    {'|'.join(places)}) {reply};;" for reply, places in replies.items())


def _lines(words: Iterable[str]) -> str:
    return "$'" + "\\n".join(words) + "'"


def _words(usage: Usage, names: Sequence[str]) -> Iterator[str]:
    for option in usage.options:
        yield from option.names or option.choices
    if not usage.name:
        yield from names


def _fish(usages: Sequence[Usage]) -> str:
    names = " ".join(usage.name for usage in usages if usage.name)
    lines = ["# imr-packet: completion for fish. Save it as ~/.config/fish/completions/imr-packet.fish"]
    for usage in usages:
        when = f"__fish_seen_subcommand_from {usage.name}" if usage.name else f"not __fish_seen_subcommand_from {names}"
        if usage.name:
            away = f"not __fish_seen_subcommand_from {names}"
            lines.append(f"complete -c imr-packet -f -n {shlex.quote(away)} -a {usage.name} -d {_quoted(usage.about)}")
        lines += [line for option in usage.options for line in _fish_option(option, when)]
    return "\n".join(lines) + "\n"


def _fish_option(option: Option, when: str) -> Iterator[str]:
    begin = f"complete -c imr-packet -n {shlex.quote(when)}"
    if not option.names:
        if option.choices:
            yield f"{begin} -f -a {_quoted(' '.join(option.choices))}"
        return
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    takes = ""
    if option.choices:
        takes = f" -x -a {_quoted(' '.join(option.choices))}"
    elif option.takes != "nothing":
        takes = " -r -F" if option.takes == "file" else " -x"
    yield f"{begin} {names}{takes} -d {_quoted(option.help)}"


def _quoted(text: str) -> str:
    """One word of fish, whose quotes know no way out but a backslash."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ") + "'"


SHELLS: Final[Mapping[str, Callable[[Sequence[Usage]], str]]] = MappingProxyType(
    {"bash": _bash, "zsh": _zsh, "fish": _fish}
)
