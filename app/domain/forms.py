"""What every draft shares: its texts in their normal form, and how long they may be."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from app.domain.text import clean_text

LONGEST = 10_000
LONGEST_LINE = 300

Draft = TypeVar("Draft", bound=Any)


def tidied(draft: Draft, lines: tuple[str, ...] = ()) -> Draft:
    """The draft with every text in its normal form; the fields named in `lines` keep their line breaks."""
    texts = {field.name: clean_text(getattr(draft, field.name), field.name in lines)
             for field in fields(draft) if isinstance(getattr(draft, field.name), str)}
    changed: Draft = replace(draft, **texts)
    return changed


def too_long(draft: Any, lines: tuple[str, ...] = ()) -> dict[str, str]:
    """Words for each text that is longer than its field takes."""
    found = {}
    for field in fields(draft):
        value, most = getattr(draft, field.name), LONGEST if field.name in lines else LONGEST_LINE
        if isinstance(value, str) and len(value) > most:
            found[field.name] = f"This is longer than {most:,} characters. Shorten it."
    return found
