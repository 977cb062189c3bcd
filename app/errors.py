"""What a person may be told: three kinds of trouble, each with its own way on."""

from __future__ import annotations

from collections.abc import Mapping


class Invalid(Exception):
    """A draft that cannot be saved as it is.

    `fields` maps a field's key to the words shown under it. The key "" is a matter of the whole form.
    """

    def __init__(self, fields: Mapping[str, str] | str) -> None:
        self.fields: dict[str, str] = {"": fields} if isinstance(fields, str) else dict(fields)
        super().__init__(" ".join(self.fields.values()))


class OfficeError(Exception):
    """Something the outside world refused: `title` says what happened, `words` what is safe and what to do.

    `details` is technical text for "Show details"; it never holds personal data.
    """

    def __init__(self, title: str, words: str = "", details: str = "") -> None:
        self.title = title
        self.words = words
        self.details = details
        super().__init__(f"{title} {words}".strip())


class Refused(OfficeError):
    """An undo, redo or other change that later work depends on; `words` names that work."""


class NotFound(OfficeError):
    """A record that is not in this office file (any more)."""


class Cancelled(Exception):
    """The person pressed Cancel; nothing was changed."""
