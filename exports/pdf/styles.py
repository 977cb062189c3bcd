"""The styles of printed documents: faces, sizes, greys, margins. Nothing else names a size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from exports.pdf.fonts import Face

MARGIN: Final = 54.0

# Greys from 0 (black) to 1 (white). Nothing relies on a grey alone.
INK, SOFT, QUIET = 0.102, 0.2, 0.333
WRITING, HAIR, FAINT, PANEL = 0.604, 0.71, 0.851, 0.945


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks; size and leading in points."""

    face: Face
    size: float
    leading: float
    grey: float = INK


COVER = Style(Face.DISPLAY, 54, 56)
TITLE = Style(Face.DISPLAY, 27, 31)
TITLE_BESIDE = Style(Face.SERIF, 17, 21, SOFT)
TITLE_COUNT = Style(Face.SERIF, 14, 18, QUIET)
SECTION_TITLE = Style(Face.DISPLAY, 17, 21)
LETTER = Style(Face.DISPLAY, 17, 17)
SUBTITLE = Style(Face.SERIF, 15, 19, SOFT)
LEAD = Style(Face.SERIF, 11.5, 15.5, SOFT)
SERIF_TEXT = Style(Face.SERIF, 11, 14.5)
ASIDE = Style(Face.SERIF_ITALIC, 12.5, 16, SOFT)
HEADING = Style(Face.BOLD, 12.5, 16)
QUESTION = Style(Face.BOLD, 12, 15.5)
HINT = Style(Face.SANS, 9.5, 12.5, QUIET)
NAME = Style(Face.SEMIBOLD, 15, 19)
LABEL = Style(Face.SEMIBOLD, 10.5, 14)
PART = Style(Face.SEMIBOLD, 11, 14)
PART_HINT = Style(Face.SANS, 10, 13, QUIET)
TEXT = Style(Face.SANS, 10.5, 14)
TEXT_SOFT = Style(Face.SANS, 11, 14.5, SOFT)
QUIET_TEXT = Style(Face.SANS, 10, 13, QUIET)
QUIET_TEXT_INK = Style(Face.SANS, 10, 13)
WRITTEN = Style(Face.SERIF, 10.5, 14, SOFT)
COLUMN = Style(Face.SEMIBOLD, 9.5, 12.5, QUIET)
COLUMN_INK = Style(Face.SEMIBOLD, 9.5, 12.5)
NOTE = Style(Face.SANS, 9.5, 12.5)
NOTE_BOLD = Style(Face.SEMIBOLD, 9.5, 12.5)
NOTE_QUIET = Style(Face.SANS, 9, 12, QUIET)
NOTE_ITALIC = Style(Face.ITALIC, 9.5, 12.5, QUIET)
FIGURE = Style(Face.SANS, 8.5, 11, QUIET)
FIGURE_BOLD = Style(Face.SEMIBOLD, 8.5, 11)
SCALE = Style(Face.SANS, 11, 14)
SMALL = Style(Face.SANS, 8, 10.5, QUIET)
SMALL_BOLD = Style(Face.SEMIBOLD, 8, 10.5)
MONTH = Style(Face.SEMIBOLD, 13, 16)
RUNNING = Style(Face.SEMIBOLD, 10, 13, QUIET)
RUNNING_NAME = Style(Face.SANS, 10, 13, QUIET)
FOOT = Style(Face.SANS, 8.5, 11, QUIET)
MASTHEAD = Style(Face.SEMIBOLD, 11, 14)
MASTHEAD_BESIDE = Style(Face.SANS, 11, 14)
