"""Today and now, passed in and never read from the system elsewhere, so that tests and samples can set them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


class Clock:
    """The system's clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The date at this workstation."""
        return self.now().astimezone().date()


@dataclass
class SetClock(Clock):
    """A clock that stands where it is put; `advance` moves it."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant

    def today(self) -> date:
        return self.instant.date()

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""
        self.instant += by


def as_text(instant: datetime) -> str:
    """The stored form: UTC with Z, to the millisecond, so that text order is time order. Refuses naive times."""
    if instant.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """The instant stored as `text`."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
