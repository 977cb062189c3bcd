"""The front door: words on the command line go to the command line, none (or a file alone) open the window."""

from __future__ import annotations

import sys
from pathlib import Path

WINDOW_WORDS = ("--office", "--smoke")


def main(words: list[str]) -> int:
    """The exit code: 0 done, 1 refused in words, 2 wrong usage."""
    asked = _for_window(words)
    if asked is None:
        from ui import command_line

        return command_line.main(words)
    from ui import application

    office, smoke = asked
    return application.run(Path(office) if office else None, smoke=smoke)


def _for_window(words: list[str]) -> tuple[str | None, bool] | None:
    """What the window is asked for: an office file or none, and whether to close again. None: not for the window."""
    office, smoke, rest = None, False, list(words)
    while rest:
        word = rest.pop(0)
        if word == "--smoke":
            smoke = True
        elif word.startswith("--office="):
            office = word.partition("=")[2]
        elif word == "--office" and rest:
            office = rest.pop(0)
        elif not word.startswith("-") and word.endswith(".mentordesk") and not rest and office is None:
            office = word
        else:
            return None
    return office, smoke


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # before a command began
        sys.exit("Stopped. Nothing was changed.")
