"""Values typed on the command line: days, and records named by id, code or name."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from app.domain.text import fold
from app.errors import NotFound

if TYPE_CHECKING:
    from app.office import Office


def day(text: str) -> date:
    """A day written as 2027-03-16, or as the cells of a roster write it when that is clear."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day. Write it as 2027-03-16") from None


def count(text: str) -> int:
    """A number from 0 up."""
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number")
    return int(text)


class Named(Protocol):
    """What has an id and a name."""

    @property
    def id(self) -> int:
        """The id."""

    @property
    def name(self) -> str:
        """The name."""


Row = TypeVar("Row", bound=Named)


def chosen(rows: Sequence[Row], text: str, kind: str, see: str) -> Row:
    """The row meant by an id, a name, or the beginning of exactly one name. Raises NotFound."""
    wanted = fold(text)
    by_id = [row for row in rows if str(row.id) == text.strip()]
    same = [row for row in rows if wanted and fold(row.name) == wanted]
    begun = [row for row in rows if wanted and fold(row.name).startswith(wanted)]
    for found in (same, by_id, begun):
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            names = ", ".join(f"{row.id} {row.name}" for row in found[:8])
            raise NotFound(f"Several {kind}s are meant by “{text}”.", f"Name one by its number: {names}.")
    raise NotFound(f"There is no {kind} “{text}”.", f"Type {see} to see what there is.")


def person_id(office: Office, text: str) -> int:
    """The person meant by a code, student ID, e-mail, id, or words that find exactly one. Raises NotFound."""
    from app.domain.people import PeopleQuery

    known = office.people.by_code(text)
    if known is not None:
        return known
    found = office.people.page(PeopleQuery(search=text), 0, 6) if text.strip() else []
    if len(found) == 1:
        return found[0].id
    if found:
        names = ", ".join(f"{row.code} {row.name}" for row in found)
        raise NotFound(f"Several people are meant by “{text}”.", f"Name one by the code: {names}.")
    raise NotFound(f"There is nobody “{text}” in this office file.", "Type people to see who there is.")
