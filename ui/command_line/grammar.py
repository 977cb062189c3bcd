"""The words of the command line: one parser made of all commands, whose mistakes are told with a way on."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from ui.command_line.answers import WrongUsage
from ui.command_line.command import Command

ABOUT = "Mentor Desk without a window: the same verbs on the same office file."
AFTER = """\
Without a command the window opens. Exit code: 0 done, 1 refused or failed (in words), 2 wrong usage.

a first walk:
  main.py demo sample.mentordesk                      a fictional career office to try things on
  main.py new office.mentordesk                       an empty office file
  main.py --office office.mentordesk import roster.xlsx --as students --dry-run
  main.py --office office.mentordesk cohorts
The office file used last is meant when --office is left out.
"""
_CHOICE = re.compile(r"invalid choice: '(.*?)'", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """argparse whose mistakes are raised as WrongUsage."""

    def error(self, message: str) -> NoReturn:
        """Raises WrongUsage with the message in plain words."""
        raise WrongUsage(_told(message), f"{self.format_usage().strip()}\nMore: {self.prog} --help")


def parse(commands: Sequence[Command], words: Sequence[str]) -> argparse.Namespace:
    """The options of a call; `command` is the Command. Raises WrongUsage; leaves after --help."""
    parser = _parser(commands)
    options = parser.parse_args(list(words))
    if options.smoke and getattr(options, "command", None) is not None:
        raise WrongUsage("--smoke opens the window and takes no command.", "Leave one of the two out.")
    if getattr(options, "command", None) is None:
        raise WrongUsage("Which command?", f"Known: {', '.join(dict.fromkeys(one.words[0] for one in commands))}."
                         "\nMore: main.py --help")
    return options


def _parser(commands: Iterable[Command]) -> Parser:
    everywhere = _global_options(argparse.SUPPRESS)
    parser = Parser("main.py", description=ABOUT, epilog=AFTER, parents=[_global_options(None)], allow_abbrev=False,
                    formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="open the window, wait for its first content, close it")
    first = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    groups: dict[str, Any] = {}
    for command in commands:
        place = first
        if len(command.words) > 1:
            place = groups.get(command.words[0]) or _group(first, command.words[0], everywhere)
            groups[command.words[0]] = place
        one = place.add_parser(command.words[-1], help=command.help, parents=[everywhere], allow_abbrev=False,
                               description=command.help[:1].upper() + command.help[1:] + ".", epilog=command.more,
                               formatter_class=argparse.RawDescriptionHelpFormatter)
        command.arguments(one)
        one.set_defaults(command=command)
    return parser


def _group(first: Any, word: str, everywhere: Parser) -> Any:
    group = first.add_parser(word, help=f"more about one {word}: main.py {word} --help", parents=[everywhere],
                             allow_abbrev=False)
    return group.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, required=True)


def _global_options(default: str | None) -> Parser:
    """--office and --json, before the command and after it; the ones after win."""
    options = Parser(add_help=False)
    options.add_argument("--office", metavar="FILE", default=default, help="the office file (the one used last)")
    options.add_argument("--json", action="store_true", default=default or False, help="answer as JSON, for machines")
    return options


def _told(message: str) -> str:
    found = _CHOICE.search(message)
    if found:
        known = re.findall(r"'([^']*)'", message[found.end():]) or message[found.end():].strip(" ().").split(", ")
        known = [word.removeprefix("choose from ").strip("( )") for word in known]
        near = difflib.get_close_matches(found.group(1), known, 1)
        ask = f" Did you mean “{near[0]}”?" if near else f" Known: {', '.join(known)}."
        return f"“{found.group(1)}” is not known.{ask}"
    for start, words in (("the following arguments are required: ", "This is missing: "),
                         ("unrecognized arguments: ", "This is not understood: ")):
        if message.startswith(start):
            return f"{words}{message.removeprefix(start)}."
    return f"{message[:1].upper()}{message[1:]}."
