"""The command line: the product's verbs without a window. Nothing on this path imports Qt."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from app.errors import Cancelled, Invalid, OfficeError
from ui.command_line import cohorts, documents, files, history, matching, people, rosters
from ui.command_line.answers import Answer, WrongUsage
from ui.command_line.command import Call, Command
from ui.command_line.grammar import parse

COMMANDS: tuple[Command, ...] = (
    *files.MAKING, *rosters.COMMANDS, *people.COMMANDS, *cohorts.COMMANDS, *matching.COMMANDS, *documents.COMMANDS,
    *history.COMMANDS, *files.CARE,
)  # fmt: skip

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def main(words: Sequence[str], out: TextIO | None = None, trouble: TextIO | None = None) -> int:
    """Runs the command that `words` say. Gives 0 done, 1 refused or failed (said in words), 2 wrong usage."""
    out, trouble = out or sys.stdout, trouble or sys.stderr
    for stream in (out, trouble):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(words, Answer(out, trouble, "--json" in words))
    except BrokenPipeError:  # whoever read the answer has had enough
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _run(words: Sequence[str], answer: Answer) -> int:
    call: Call | None = None
    try:
        options = parse(COMMANDS, words)
        call = Call(options, answer)
        return options.command.run(call) or DONE
    except SystemExit:  # --help has printed itself
        return DONE
    except WrongUsage as error:
        answer.refuse_error(error)
        return WRONG_USAGE
    except (Invalid, OfficeError) as error:
        answer.refuse_error(error)
        return REFUSED
    except (KeyboardInterrupt, Cancelled):
        answer.refuse("Stopped.", "The change was saved before; “undo” takes it back." if call and call.changed
                      else "Nothing was changed.")
        return REFUSED
    except BrokenPipeError:
        raise
    except Exception as error:
        answer.refuse("Mentor Desk made a mistake here.", _place_of(error) + (
            " What was saved before is kept." if call and call.changed else " Nothing was changed."))
        return REFUSED


def _place_of(error: BaseException) -> str:
    """Kind of error and where, for a report; never its text, which may hold what people wrote."""
    trace, places = error.__traceback__, []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{os.path.basename(code.co_filename)}:{trace.tb_lineno}")  # noqa: PTH119
        trace = trace.tb_next
    return f"{type(error).__name__} at {' > '.join(places[-6:])}. Send this line to whoever looks after the program."
