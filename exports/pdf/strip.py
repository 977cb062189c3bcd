"""The cadence strip in a row of a list: small painted marks, said in words for readers."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.cadence import CadenceMark, CadenceState
from app.domain.dates import MONTHS
from exports.pdf.paper import Paper
from exports.pdf.table import Painted

STATE_WORDS = {CadenceState.MET: "met", CadenceState.LATE: "met late", CadenceState.MISSED: "missed",
               CadenceState.DUE: "due now", CadenceState.UPCOMING: "upcoming", CadenceState.PAUSED: "paused"}


def strip_cell(marks: Sequence[CadenceMark], width: float) -> Painted | str:
    """The marks side by side within `width`; an empty cell where there are none."""
    if not marks:
        return ""
    pitch = min(13.0, (width - 8) / len(marks))
    radius = min(4.9, pitch * 0.42)

    def drawn(paper: Paper, x: float, top: float) -> None:
        for place, mark in enumerate(marks):
            paper.pen.cadence(x + radius + place * pitch, top - 6.5, radius, mark.state)

    return Painted(strip_words(marks), 12.5, drawn)


def strip_words(marks: Sequence[CadenceMark]) -> str:
    """"September met, October met late"."""
    return ", ".join(f"{MONTHS[mark.month.month - 1]} {STATE_WORDS[mark.state]}" for mark in marks)
