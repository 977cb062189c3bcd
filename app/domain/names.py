"""Names of people: taking apart what an office wrote, easing capitals, and keys under which a name is found again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.domain.name_words import (
    CHINESE_FAMILY,
    CREDENTIALS,
    GENERATIONS,
    HAN_TWO_FAMILY,
    HANGUL_TWO_FAMILY,
    HUNGARIAN_FAMILY,
    HUNGARIAN_GIVEN,
    KOREAN_FAMILY,
    LEADING_PARTICLES,
    PARTICLES,
    TITLES,
    VIETNAMESE_FAMILY,
    VIETNAMESE_LETTERS,
    VIETNAMESE_MIDDLE,
)
from app.domain.text import clean_text, fold

_HAN = "\u3400-\u9fff\uf900-\ufaff\u3005\U00020000-\U0003ffff"
_KANA = "\u3040-\u30ff\u31f0-\u31ff"
_HANGUL = "\uac00-\ud7af\u1100-\u11ff"
_OTHER = "\u0400-\u05ff\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff\u1200-\u137f"
_NATIVE_RUN = re.compile(f"[{_HAN}{_KANA}{_HANGUL}{_OTHER}][{_HAN}{_KANA}{_HANGUL}{_OTHER}\u30fb\u200c\u200d'’ \\-]*")
_EAST_ASIAN = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_EMPTY_BRACKETS = re.compile(r"[(\[（【]\s*[)\]）】]")
_NICKNAME = re.compile(r"""\(([^()]+)\)|\[([^\[\]]+)\]|["“”]([^"“”]+)["“”]|(?<=\s)['‘]([^'’]+)['’](?=\s|,|$)""")
_INITIAL = re.compile(r"^\w\.?$")


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name. `credentials` ("PhD") are no part of it; `how` says in words what had to be decided."""

    given: str = ""
    family: str = ""
    preferred: str = ""
    native: str = ""
    credentials: str = ""
    how: tuple[str, ...] = ()


def split_name(text: str, family_first: bool = False) -> Name:
    """The parts of "Last, First M.", "First Last", "First 'Nick' Last", with native script before or after.

    `family_first` is what the rest of the column does; it decides where neither a comma nor the name itself tells.
    """
    text = clean_text(text)
    latin, native = _part_native(text)
    latin, preferred = _part_nickname(latin)
    if not _LATIN.search(latin):
        return _native_name(native or latin, preferred)
    sides = [side.strip() for side in latin.split(",") if side.strip()]
    sides, generation, credentials = _part_suffixes(sides)
    # A nickname between two names stands after the given name.
    first = family_first and not preferred
    name = _by_comma(sides) if len(sides) > 1 else _by_words(sides[0] if sides else "", first, native)
    family = f"{name.family} {generation}".strip() if generation else name.family
    return replace(name, family=family, preferred=preferred, native=native, credentials=credentials)


def _part_native(text: str) -> tuple[str, str]:
    if text.isascii():
        return text, ""
    runs = [run.strip(" -'’") for run in _NATIVE_RUN.findall(text)]
    native = " ".join(run for run in runs if run)
    if not native or not _LATIN.search(text):
        return (text, "") if not native else ("", _EMPTY_BRACKETS.sub("", text).strip(" ()[]"))
    latin = _EMPTY_BRACKETS.sub(" ", _NATIVE_RUN.sub(" ", text)).strip(" /|-,")
    return (latin[1:-1] if latin[0] in "([" and latin[-1] in ")]" else latin), native


def _part_nickname(text: str) -> tuple[str, str]:
    found = _NICKNAME.search(text)
    if not found:
        return text, ""
    nickname = next(group for group in found.groups() if group).strip(" \"'“”‘’")
    rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".replace(" ,", ",").strip()
    if not rest or not _LATIN.search(nickname) or fold(nickname) in {"she", "he", "they"} or "/" in nickname:
        return (rest or text), ""
    return rest, nickname


def _native_name(native: str, preferred: str) -> Name:
    words = native.replace(",", " ").replace("，", " ").split()
    if not any(char.isalpha() for char in native):
        return Name(preferred=preferred)
    if not _EAST_ASIAN.search(native):
        by_comma = "," in native
        family, given = (words[0], words[1:]) if by_comma else (words[-1], words[:-1])
        return Name(" ".join(given), family, preferred, " ".join([*given, family]))
    if len(words) > 1:
        return Name(" ".join(words[1:]), words[0], preferred, native)
    size = 2 if len(native) > 2 and native[:2] in HANGUL_TWO_FAMILY | HAN_TWO_FAMILY else 1
    if len(native) < 2 or len(native) > 4 or re.search(f"[{_KANA}]", native):
        return Name("", native, preferred, native)
    return Name(native[size:], native[:size], preferred, native, how=("family name first",))


def has_family_first(text: str) -> bool:
    """True for "Last, First"; a comma before a suffix or a degree does not count."""
    return "," in text and len(_part_suffixes([side.strip() for side in text.split(",") if side.strip()])[0]) > 1


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()


def _part_suffixes(sides: list[str]) -> tuple[list[str], str, str]:
    """The sides of the commas without suffixes and credentials, which may stand after any of them."""
    generation = ""
    credentials: list[str] = []
    kept: list[str] = []
    for place, side in enumerate(sides):
        words = side.split()
        cut: list[str] = []
        while words and _is_suffix(words, place, sides):
            last = words.pop()
            generation = generation or _generation(last)
            if not _generation(last):
                cut.insert(0, last)
        credentials += cut
        if words:
            kept.append(" ".join(words))
    return kept, generation, ", ".join(credentials)


def _generation(word: str) -> str:
    return GENERATIONS.get(word.removesuffix(".").casefold(), "")


def _is_suffix(words: list[str], place: int, sides: list[str]) -> bool:
    last, alone = words[-1], len(words) == 1
    if alone and place == 0:
        return False
    if _generation(last):
        return not (alone and _bare(last) == "v" and len(sides) == 2)
    if _bare(last) not in CREDENTIALS:
        return False
    if alone and place == 1:
        # "Nguyen, Ma" and "Smith, M.A." have a given name there; "Jane Doe, MA" has not.
        return " " in sides[0] or last in {"PhD", "MBA", "EdD", "CPA", "Esq", "Ph.D."}
    return place > 1 or alone or (len(words) > 2 and (last != last.capitalize() or len(_bare(last)) > 3))


def _by_comma(sides: list[str]) -> Name:
    family, given = sides[0], " ".join(sides[1:])
    return Name(_without_title(given), family)


def _without_title(text: str) -> str:
    words = text.split()
    while len(words) > 1 and _bare(words[0]) in TITLES:
        words.pop(0)
    return " ".join(words)


def _by_words(text: str, family_first: bool, native: str) -> Name:
    words = _without_title(text).split()
    family_first = family_first and len(words) == len(text.split())
    if len(words) < 2:
        return Name("", words[0] if words else "") if family_first else Name(words[0] if words else "", "")
    how = _family_stands_first(words, native)
    if how or (family_first and not _INITIAL.match(words[0])):
        size = 1 if how else _leading_family(words)
        return Name(" ".join(words[size:]), " ".join(words[:size]), how=(how or "family name first, like the column",))
    start = _family_start(words)
    return Name(" ".join(words[:start]), " ".join(words[start:]))


def _leading_family(words: list[str]) -> int:
    size = 1
    while size < len(words) - 1 and _bare(words[size - 1]) in PARTICLES:
        size += 1
    return size


def _family_start(words: list[str]) -> int:
    start = len(words) - 1
    while start > 1 and _bare(words[start - 1]) in LEADING_PARTICLES and words[start - 1][:1].islower():
        start -= 1
    while start > 1 and _bare(words[start - 1]) in {"van", "von", "der", "den", "de", "la", "del", "dos", "da", "di"}:
        start -= 1
    if start > 2 and _bare(words[start - 1]) in {"y", "e"}:
        start -= 2
    return start


def _family_stands_first(words: list[str], native: str) -> str:
    """Why the first word is the family name, in words; empty when nothing says so."""
    first, last = fold(words[0]), fold(words[-1])
    loud = words[0].isupper() and len(words[0].replace("-", "")) > 1 and not _INITIAL.match(words[0])
    if loud and "." not in words[0] and not any(word.isupper() and len(word) > 2 for word in words[1:]):
        return "family name in capitals"
    if first in VIETNAMESE_FAMILY and last not in VIETNAMESE_FAMILY and _looks_vietnamese(words):
        return "family name first, Vietnamese order"
    if first in HUNGARIAN_FAMILY and last in HUNGARIAN_GIVEN and first not in HUNGARIAN_GIVEN:
        return "family name first, Hungarian order"
    if len(words) == 2 and _INITIAL.match(words[1]) and not _INITIAL.match(words[0]):
        return "family name first, then an initial"
    joined = len(words) == 2 and re.match(r"^\w{2,7}-\w{2,7}$", words[1])
    known = first in KOREAN_FAMILY | CHINESE_FAMILY and last not in KOREAN_FAMILY | CHINESE_FAMILY
    if known and (joined or _EAST_ASIAN.search(native)):
        return "family name first, East Asian order"
    return ""


def _looks_vietnamese(words: list[str]) -> bool:
    letters = set("".join(words).casefold())
    marked = bool(letters & VIETNAMESE_LETTERS)
    return marked or (len(words) > 2 and any(fold(word) in VIETNAMESE_MIDDLE for word in words[1:-1]))


def ease_capitals(text: str, certain: bool = False) -> str:
    """`text` with words in capitals written as names are: "OKONKWO-BASSEY" becomes "Okonkwo-Bassey".

    Words of up to three letters may be initials and stay, unless `certain` says that the column is in capitals.
    """
    if text.isascii() and not text.isupper() and not any(word.isupper() and len(word) > 3 for word in text.split()):
        return text
    turkish = bool(set(text) & set("İŞĞ"))
    certain = certain or (text.isupper() and any(len(word) > 3 for word in re.split(r"[\s-]", text)))
    return " ".join(_eased(word, place, certain, turkish) for place, word in enumerate(text.split(" ")))


def _eased(word: str, place: int, certain: bool, turkish: bool) -> str:
    letters = [char for char in word if char.isalpha()]
    if not letters or not word.isupper() or (len(letters) < 4 and not certain) or len(letters) < 2:
        return word
    if word.replace(".", "") in {"II", "III", "IV"} or re.fullmatch(r"(\w\.)+", word):
        return word
    if place and _bare(word) in PARTICLES and _bare(word) not in {"san", "santa", "mac", "ben", "do", "y", "e"}:
        return word.lower()
    return _with_capitals(word, turkish)


def _with_capitals(word: str, turkish: bool) -> str:
    return "".join(_capital(part, turkish) for part in re.split(r"([-'’.])", word))


def _capital(part: str, turkish: bool) -> str:
    lowered = (part.replace("I", "ı") if turkish else part).replace("İ", "i").lower()
    head = {"i": "İ" if turkish else "I", "ß": "ß"}.get(lowered[:1], lowered[:1].upper())
    if lowered.startswith("mc") and len(lowered) > 4:
        return "Mc" + lowered[2:3].upper() + lowered[3:]
    return head + lowered[1:]


def title_lower(text: str) -> str:
    """A name written all in small letters, with capitals; particles inside stay small."""
    words = text.split(" ")
    return " ".join(
        word if place and _bare(word) in PARTICLES else _with_capitals(word, False) for place, word in enumerate(words)
    )


def name_words(*parts: str) -> tuple[str, ...]:
    """The folded words of a name in alphabetical order, single letters left out where a longer word is there."""
    words = sorted(set(fold(" ".join(parts)).split()))
    return tuple(word for word in words if len(word) > 1 or not word.isascii()) or tuple(words)


def name_key(*parts: str) -> str:
    """One key for a name whatever its order, accents, case and initials: "Seo, Hyun-woo" and "Hyun Woo Seo" agree."""
    return " ".join(name_words(*parts))


def name_keys(given: str, family: str, preferred: str = "", native: str = "") -> frozenset[str]:
    """Keys that two spellings of one person's name are likely to share, for finding candidates cheaply.

    Each joins a word of the family name with the first letter of a word of the given name: two to six for most.
    """
    families = [word for word in fold(family).split() if word not in PARTICLES] or fold(family).split()
    givens = fold(f"{given} {preferred}").split()
    keys = {f"{word} {other[0]}" for word in families for other in givens}
    keys |= {f"{word} {families[0][0]}" for word in givens if len(word) > 2 and families}
    if native:
        keys.add(fold(native).replace(" ", ""))
    return frozenset(keys or set(families) or set(givens))
