"""Chance that falls the same way on every machine and in every version of Python."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


class Dice:
    """A stream of choices that follows from a name alone; `of` gives further streams that do not disturb this one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0
        self._pool = b""

    def of(self, name: object) -> Dice:
        """A stream of its own for one thing, whatever was drawn here before."""
        return Dice(f"{self._name}/{name}")

    def below(self, bound: int) -> int:
        """A whole number from 0 to `bound` - 1, all equally likely but for one in billions."""
        if len(self._pool) < 8:
            self._pool += hashlib.sha256(f"{self._name}#{self._count}".encode()).digest()
            self._count += 1
        number, self._pool = int.from_bytes(self._pool[:8], "big"), self._pool[8:]
        return number % bound

    def between(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""
        return least + self.below(most - least + 1)

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.below(100) < percent

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of them."""
        return things[self.below(len(things))]

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """So many different ones in a new order, or all when there are fewer."""
        left, found = list(things), list[Thing]()
        while left and len(found) < count:
            found.append(left.pop(self.below(len(left))))
        return found

    def weighted(self, things: Sequence[Thing], weights: Sequence[int]) -> Thing:
        """One of them, each as likely as its weight says."""
        place = self.below(sum(weights))
        for thing, weight in zip(things, weights, strict=True):
            place -= weight
            if place < 0:
                return thing
        raise AssertionError("weights add up to what was drawn from")
