"""Names of invented people: given and family name that belong together, in their own script where it is not Latin."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.text import fold
from app.sample.dice import Dice
from app.sample.tables import keyed, sections, split


@dataclass(frozen=True)
class Name:
    """One person's name. `pronouns` follow the given name in this sample."""

    given: str
    family: str
    native: str
    pronouns: str
    language: str
    said: str


@dataclass(frozen=True)
class _Origin:
    order: str
    language: str
    share: int
    families: tuple[tuple[str, str, str, str], ...]
    given: dict[str, tuple[tuple[str, str], ...]]
    said: dict[str, str]


class Names:
    """Draws names; no two people have the same one."""

    def __init__(self) -> None:
        self._origins = [_origin(keyed(lines)) for lines in sections("names").values()]
        self._taken: set[str] = set()

    def draw(self, dice: Dice) -> Name:
        """A name nobody has yet."""
        while True:
            origin = dice.weighted(self._origins, [one.share for one in self._origins])
            name = _drawn(origin, dice)
            key = fold(f"{name.given} {name.family}")
            if key not in self._taken:
                self._taken.add(key)
                return name


def _drawn(origin: _Origin, dice: Dice) -> Name:
    side = dice.pick(("women", "men"))
    given, own_given = dice.pick(origin.given[side])
    male, female, own_male, own_female = dice.pick(origin.families)
    family, own_family = (female, own_female) if side == "women" else (male, own_male)
    pronouns = "they/them" if dice.chance(4) else "she/her" if side == "women" else "he/him"
    return Name(given, family, _own(origin.order, own_given, own_family), pronouns, origin.language,
                origin.said.get(given, ""))


def _own(order: str, given: str, family: str) -> str:
    if not given or not family:
        return ""
    return {"joined": f"{family}{given}", "apart": f"{family} {given}"}.get(order, f"{given} {family}")


def _origin(lines: dict[str, list[list[str]]]) -> _Origin:
    def one(key: str) -> str:
        return lines[key][0][0] if lines.get(key) else ""

    return _Origin(
        one("order"), one("language"), int(one("share")), tuple(_family(text) for text in split(one("family"))),
        {side: tuple(_pair(text) for text in split(one(side))) for side in ("women", "men")},
        dict(_pair(text) for text in split(one("say"))))


def _pair(text: str) -> tuple[str, str]:
    latin, _mark, own = text.partition("=")
    return latin.strip(), own.strip()


def _family(text: str) -> tuple[str, str, str, str]:
    latin, own = _pair(text)
    male, _mark, female = latin.partition("/")
    own_male, _mark, own_female = own.partition("/")
    return male, female or male, own_male, own_female or own_male
