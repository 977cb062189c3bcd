"""Text from people: one normal form at every entrance, and the folded form that comparisons are made with."""

from __future__ import annotations

import re
import unicodedata

# Letters that do not fall apart under NFKD but are typed as plain Latin letters by everybody else.
_PLAIN = str.maketrans({
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ı": "i", "ŧ": "t", "ƒ": "f", "ŀ": "l", "ĸ": "k", "ŋ": "n",
    "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ə": "e", "ʼ": "'", "’": "'", "‘": "'",
    "ʻ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'",
})  # fmt: skip
_COMBINING = re.compile("[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_BLANK_LINES = re.compile(r"\n{3,}")
# Joiners have meaning in Indic and Arabic script and inside emoji; everywhere else they only hide differences.
_JOINERS = re.compile("(?<![\u0600-\u0dff\u0e00-\u109f\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]")
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean_text(text: str, lines: bool = False) -> str:
    """`text` in NFC without control characters, invisible characters and lone surrogates, spaces single.

    Line breaks become spaces unless `lines` is true; then at most one blank line stays between two lines.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text
    return _clean_lines(text) if lines else " ".join(_visible(text).split())


def _clean_lines(text: str) -> str:
    visible = _visible(re.sub("\r\n?|[\u0085\u2028\u2029\u000b\u000c]", "\n", text))
    spaced = "\n".join(line.strip() for line in _SPACES.sub(" ", visible).split("\n"))
    return _BLANK_LINES.sub("\n\n", spaced).strip()


def _visible(text: str) -> str:
    without = _INVISIBLE.sub("", _IMPOSSIBLE.sub("", text))
    return _JOINERS.sub("", unicodedata.normalize("NFC", without))


def has_invisible(text: str) -> bool:
    """True when `text` holds characters that `clean_text` removes and nobody can see."""
    if text.isascii() and text.isprintable():
        return False
    return bool(_INVISIBLE.search(text) or _IMPOSSIBLE.search(text) or _JOINERS.search(text))


def fold(text: str) -> str:
    """`text` for comparison: no case, no accents, no punctuation, words parted by one space.

    Only Latin, Greek and Cyrillic accents go; vowel signs of other scripts carry the word and stay.
    """
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
        text = unicodedata.normalize("NFC", _COMBINING.sub("", apart)).translate(_PLAIN)
    lowered = text.casefold()
    if lowered.isalnum():
        return lowered
    return _words(_APOSTROPHE.sub("", lowered) if "'" in lowered else lowered)


def _words(text: str) -> str:
    # \w leaves out the vowel signs (Mn, Mc) of Indic scripts, so only ASCII can take the short way.
    if text.isascii():
        return _NOT_WORD.sub(" ", text).strip()
    kept = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in text)
    return " ".join(kept.split())


def term_key(name: str) -> str:
    """What two spellings of one term share; "C", "C#" and "C++" stay three."""
    return fold(name.replace("+", " plus ").replace("#", " sharp ")) or name.casefold()


def plainer(text: str, other: str) -> bool:
    """True when `text` is `other` with case or accents lost: the same word, worse written."""
    if text == other or fold(text) != fold(other):
        return False
    return _richness(text) <= _richness(other)


def _richness(text: str) -> tuple[int, int]:
    accents = sum(1 for char in text if not char.isascii())
    mixed = int(text != text.upper() and text != text.lower())
    return accents, mixed


def listed(words: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(count: int, one: str, many: str = "") -> str:
    """`1 row`, `2 rows`, `1,204 rows`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
