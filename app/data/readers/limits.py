"""How large a roster may be, and the words for one that is larger."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import OfficeError


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which a file is refused. A roster of 100,000 people stays well below all of them."""

    file_bytes: int = 200_000_000
    unpacked_bytes: int = 200_000_000
    packing_ratio: int = 100
    rows: int = 200_000
    columns: int = 200
    cells: int = 5_000_000
    cell_characters: int = 1_000_000
    memory_bytes: int = 1_500_000_000
    seconds: int = 60


def too_large(what: str) -> OfficeError:
    """The refusal of a file that is too large to be a roster; `what` names the measure and its limit."""
    return OfficeError(
        "This file is too large to be a roster.",
        f"{what} Delete what lies outside the list of people, save it as a new file and import that one.",
    )


def check_extent(sheet: str, rows: int, columns: int, limits: Limits) -> None:
    """Refuse a sheet whose last filled cell lies beyond the limits.

    Raises OfficeError that names the sheet, so that the stray cell can be found.
    """
    if rows > limits.rows:
        raise too_large(f"Sheet “{sheet}” has something in row {rows:,}; a roster has at most {limits.rows:,} rows.")
    if columns > limits.columns:
        raise too_large(f"Sheet “{sheet}” has something in column {columns:,}; at most {limits.columns} are read.")
    if rows * columns > limits.cells:
        raise too_large(f"Sheet “{sheet}” spans {rows:,} rows and {columns:,} columns, more than are read at once.")
