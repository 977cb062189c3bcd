"""The menu in which a column's field is chosen: the likeliest first, then all fields by what they are about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.rosters.fields import BY_KEY, SKIP, fields_for

_GROUPS = (
    ("Name", ("full_name", "given", "family", "middle", "suffix", "preferred", "native", "pronunciation", "badge_name",
              "pronouns")),
    ("Contact", ("email", "phone", "link", "city", "region", "country", "location", "time_zone")),
    ("Study", ("student_id", "program", "major_and_year", "college", "class_year", "standing", "expected_graduation")),
    ("Work", ("employer", "job_title", "industry", "years_experience", "capacity")),
    ("Seeks and offers", ("interests", "industries", "career_goal_themes", "skills", "skills_sought", "skills_offered",
                          "kinds_of_help", "help_sought", "help_offered", "languages", "background")),
    ("Mentoring", ("availability", "mentoring_style", "meeting_ways", "career_goal", "hopes", "preference")),
    ("Privacy", ("directory_opt_out", "directory_release", "do_not_contact", "contact_ok", "consent")),
)  # fmt: skip


def field_title(key: str) -> str:
    """What a field is called on the screen."""
    return BY_KEY[key].title


def field_menu(parent: QWidget, kind: str, chosen: str, taken: frozenset[str], take: Callable[[str], object]) -> QMenu:
    """A menu of the fields of a kind of roster; those another column has already are marked."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    usable = {field.key for field in fields_for(kind)}
    grouped = {key for _, keys in _GROUPS for key in keys}
    _add(menu, SKIP, chosen, taken, take)
    if chosen != SKIP:
        _add(menu, chosen, chosen, taken, take)
    menu.addSeparator()
    for words, keys in _GROUPS:
        own = [key for key in keys if key in usable]
        if own:
            part = menu.addMenu(words)
            for key in own:
                _add(part, key, chosen, taken, take)
    for key in sorted(usable - grouped - {SKIP}):
        _add(menu, key, chosen, taken, take)
    return menu


def _add(menu: QMenu, key: str, chosen: str, taken: frozenset[str], take: Callable[[str], object]) -> None:
    used = key in taken and key != chosen and not BY_KEY[key].repeats
    words = f"{field_title(key)} (used by another column)" if used else field_title(key)
    action = QAction(words.replace("&", "&&"), menu, checkable=True, checked=key == chosen)
    action.triggered.connect(lambda _on=False: take(key))
    menu.addAction(action)
