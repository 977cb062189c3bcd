"""The words people are found by: folded the same way when kept and when typed."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.text import fold, term_key

__all__ = ["match_query", "plain", "search_key", "sort_key", "term_key"]

LONGEST_QUERY = 200


def plain(text: str) -> str:
    """`text` folded, and other scripts written in Latin letters after that."""
    folded = fold(text)
    if folded.isascii():
        return folded
    from anyascii import anyascii

    return fold(anyascii(text))


def search_key(parts: Iterable[str]) -> str:
    """The words a person is found by, each once: as written and in Latin letters."""
    words: dict[str, None] = {}
    for part in parts:
        if part:
            words.update(dict.fromkeys(fold(part).split()))
            if not part.isascii():
                words.update(dict.fromkeys(plain(part).split()))
    return " ".join(words)


def sort_key(family: str, given: str) -> str:
    """What lists are ordered by: family name, then given name, in plain Latin letters."""
    return f"{plain(family)} , {plain(given)}"


def match_query(typed: str) -> str | None:
    """The full-text query for what was typed, every word a prefix and none of it syntax; None when nothing is left."""
    words = fold(typed[:LONGEST_QUERY]).split()
    return " ".join('"' + word.replace('"', "") + '"*' for word in words) or None
