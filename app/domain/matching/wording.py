"""How figures and lists of matching are said in words: counts, names, points, times of the week."""

from __future__ import annotations

from collections.abc import Sequence

ORDINALS = ("top", "second", "third", "fourth", "fifth", "sixth")
POINT = 100  # scores are kept in hundredths of a point


def counted(number: int, noun: str, plural: str = "") -> str:
    """'1 mentor', '3 mentors'."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in a sentence: 'A', 'A and B', 'A, B, C and 4 more'."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capital(words: str) -> str:
    """The first letter large, the rest as it is."""
    return words[:1].upper() + words[1:]


def points_text(hundredths: int) -> str:
    """Points with as many decimals as they need, exactly: 8600 is '86', 8650 '86.5', -605 '-6.05'."""
    whole, rest = divmod(abs(hundredths), POINT)
    decimals = f".{rest:02d}".rstrip("0") if rest else ""
    return f"{'-' if hundredths < 0 else ''}{whole:,}{decimals}"


def choice_text(position: int, count: int) -> str:
    """'top choice of 3', 'second choice of 3', 'only choice'."""
    if count == 1:
        return "only choice"
    if position < len(ORDINALS):
        return f"{ORDINALS[position]} choice of {count}"
    return f"choice {position + 1} of {count}"
