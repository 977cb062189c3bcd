"""Field by field: what a row would change in a record, and the merge of two into one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.rosters.existing import id_key
from app.domain.rosters.keys import KEYS, NAME_KEYS, combined, in_words, nothing_said
from app.domain.rosters.plan import Change, Side
from app.domain.text import fold, listed

Values = Mapping[str, object]
NAME = "name"
_NAME_PARTS = ("given", "family", "native")


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A line of the merge: the field, both sides in words, whose value counts, and the outcome.

    `asks` is false where both sides say the same or only one says anything, so that nothing is to be chosen.
    """

    key: str
    title: str
    file: str
    record: str
    side: Side
    after: str
    asks: bool
    both_possible: bool = False


def _kept(key: str, before: object, after: object, replaces: bool) -> object:
    """`combined`; but a name whose words are all on record stays as it is there, and of notes only new lines are left.

    A note is added to a record and never changed, so the outcome is the note to add.
    """
    if before == after:
        return before
    if key == "student_id" and isinstance(before, str) and id_key(before) == id_key(str(after)):
        return before
    if key in NAME_KEYS and isinstance(before, str) and isinstance(after, str) and before:
        words = set(fold(after).split())
        if words and words < set(fold(before).split()):
            return before
    if key == "notes" and isinstance(before, str) and isinstance(after, str) and before:
        new = [line for line in after.split("\n") if line not in before]
        return "\n".join(new) or before
    return combined(key, before, after, replaces)


def changes_of(values: Values, record: Values, replacing: Collection[str] = ()) -> tuple[Change, ...]:
    """What importing `values` changes in `record`; `replacing` are keys whose values take the place of the record's."""
    found = []
    for key, value in values.items():
        before = record.get(key)
        after = before if _no_news(key, record) else _kept(key, before, value, key in replacing)
        if after is not before and not _same(before, after):
            found.append(Change(key, KEYS[key].title, in_words(before), in_words(after), after))
    return _in_order(found)


def _no_news(key: str, record: Values) -> bool:
    """The day of a consent is news only where there is no consent yet."""
    return key == "consent_on" and bool(record.get("consent"))


def _in_order(changes: list[Change]) -> tuple[Change, ...]:
    order = list(KEYS)
    return tuple(sorted(changes, key=lambda change: order.index(change.key))) if changes else ()


def _same(before: object, after: object) -> bool:
    return before == after or (nothing_said(before) and (nothing_said(after) or after is False))


def in_title_words(changes: tuple[Change, ...]) -> str:
    """As in "Changes email and class year" or "Changes phone, city, role and 4 more"; names count once."""
    titles = dict.fromkeys("Name" if change.key in NAME_KEYS else change.title for change in changes)
    words = [title[:1].lower() + title[1:] for title in titles]
    return "Changes " + listed(words if len(words) < 5 else [*words[:3], f"{len(words) - 3} more"])


def merged(values: Values, record: Values, choices: Mapping[str, Side]) -> tuple[Change, ...]:
    """The changes of `record` when `values` are merged into it by a person's choices.

    Where nothing is chosen the record's value stays and the file fills gaps.
    """
    found = []
    for key, value in values.items():
        before = record.get(key)
        side = choices.get(key) or choices.get(NAME if key in NAME_KEYS else key) or default_side(key, value, before)
        after = before if _no_news(key, record) else _of_side(key, side, before, value)
        if after is not before and not _same(before, after):
            found.append(Change(key, KEYS[key].title, in_words(before), in_words(after), after))
    return _in_order(found)


def default_side(key: str, value: object, before: object) -> Side:
    """The record where it says anything, else the file; wishes for privacy and notes of both."""
    if KEYS[key].stricter or key in ("notes", "roles"):
        return "both"
    return "file" if nothing_said(before) else "record"


def _of_side(key: str, side: Side, before: object, value: object) -> object:
    if side == "record" and key != "roles":
        return before
    if side == "both" or KEYS[key].stricter or key in ("notes", "roles"):
        return _kept(key, before, value, replaces=False)
    return value


def merge_lines(values: Values, record: Values, choices: Mapping[str, Side]) -> tuple[MergeLine, ...]:
    """The merge as a table: the whole name as one line, then every other key that either side has."""
    after = dict(record) | {change.key: change.value for change in merged(values, record, choices)}
    lines = [_name_line(values, record, after, choices)] if any(values.get(key) for key in _NAME_PARTS) else []
    for key, meta in KEYS.items():
        value, before = values.get(key), record.get(key)
        if (
            key in _NAME_PARTS
            or (nothing_said(value) and (nothing_said(before) or before is False))
            or key not in values
        ):
            continue
        side = choices.get(key) or default_side(key, value, before)
        asks = (
            not nothing_said(value) and not nothing_said(before) and not _same(before, _kept(key, before, value, False))
        )
        lines.append(
            MergeLine(
                key, meta.title, in_words(value), in_words(before), side, in_words(after.get(key)), asks, meta.many
            )
        )
    return tuple(lines)


def _name_line(values: Values, record: Values, after: Values, choices: Mapping[str, Side]) -> MergeLine:
    file, kept, outcome = (_name(side) for side in (values, record, after))
    return MergeLine(NAME, "Name", file, kept, choices.get(NAME, "record" if kept else "file"), outcome, file != kept)


def _name(values: Values) -> str:
    return " ".join(str(values[key]) for key in _NAME_PARTS if values.get(key))
