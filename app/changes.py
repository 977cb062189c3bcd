"""What changed: topics, published after a commit to whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Topic(StrEnum):
    """An area of the office; a page says which of them it shows."""

    PEOPLE = "people"
    TERMS = "terms"
    COHORTS = "cohorts"
    ENROLMENTS = "enrolments"
    MATCHING = "matching"
    MENTORSHIPS = "mentorships"
    GOALS = "goals"
    DOCUMENTS = "documents"
    SETTINGS = "settings"
    HISTORY = "history"


Listener = Callable[[frozenset[Topic]], None]


class Feed:
    """Tells listeners which topics a committed unit of work touched. Called on the thread that committed."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; the returned function takes it away again."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def publish(self, topics: frozenset[Topic]) -> None:
        """Tell every listener."""
        for listener in list(self._listeners):
            listener(topics)
