"""Under the matches: who is without a mentor, why, the smallest change that would help; and each mentor's places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.matching.remedies import Remedy
from app.domain.matching.results import CapacityRow, MatchResult, Unmatched
from app.domain.text import counted
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.cells import Pips, Toned
from ui.widgets.columns import Column, ListSource
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.panel import Ground, Scroll, SectionHead
from ui.widgets.panes import mark_pane
from ui.widgets.table import Table

HEIGHT, HEADS = 172, 40
SHOWN = 20
"""So many unmatched students are shown with words and buttons; the heading counts all."""
_VERBS = {"place": "Give one more place", "kept place": "Give one more place", "rule": "Waive the rule…",
          "slot": "Open student"}  # fmt: skip


class UnmatchedPane(Ground):
    """`remedy_pressed(Remedy)`, `open_pressed(person id)`, `wait_pressed(person id)` tell what is wanted."""

    remedy_pressed = Signal(object)
    open_pressed = Signal(int)
    wait_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="top", parent=parent)
        self._remedies: dict[int, Sequence[Remedy]] = {}
        self._places: dict[int, QVBoxLayout] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), 53)
        row.addWidget(self._right(), 47)
        mark_pane(self, "Unmatched and capacity")
        self.fold(False)

    def _left(self) -> QWidget:
        pane, column = _half("right")
        self._head = SectionHead("Unmatched")
        self.pane = Scroll("surface", name="Unmatched students")
        column.addWidget(_padded(self._head))
        column.addWidget(self.pane, 1)
        return pane

    def _right(self) -> QWidget:
        pane, column = _half("")
        self._capacity_head = SectionHead("Mentor capacity")
        self.capacity = Table("Mentor capacity", _CAPACITY, ListSource(), id_of=lambda row: row.mentor_id, header=False)
        column.addWidget(_padded(self._capacity_head))
        column.addWidget(self.capacity, 1)
        return pane

    def fold(self, folded: bool) -> None:
        """Show the headings alone, where the window is low."""
        self.setFixedHeight(theme().px(HEADS if folded else HEIGHT))
        self.pane.setVisible(not folded)
        self.capacity.setVisible(not folded)

    # ---- what is shown ----
    def show_result(self, result: MatchResult) -> None:
        """Show who is left over and how the places are used."""
        missing = result.unmatched
        self._head.set_words("Unmatched", counted(len(missing), "student") if missing else "nobody")
        used, places = sum(row.used for row in result.capacity), sum(row.places for row in result.capacity)
        self._capacity_head.set_words("Mentor capacity", f"{used:,} of {counted(places, 'place')} used")
        rows = sorted(result.capacity, key=lambda row: (row.used - row.places, -row.places, row.mentor.casefold()))
        self.capacity.set_source(ListSource(rows, _CAPACITY, id_of=lambda row: row.mentor_id))
        self._places.clear()
        self.pane.clear()
        for one in missing[:SHOWN]:
            self.pane.add(self._student(one))
        if len(missing) > SHOWN:
            self.pane.add(_padded(Label(f"and {len(missing) - SHOWN:,} more", "body", "ink2")))
        if not missing:
            self.pane.add(_padded(Label("Every student of this run has a mentor.", "body", "ink2")))

    def show_remedies(self, mentee_id: int, found: Sequence[Remedy]) -> None:
        """Say what would match a student, with a button where it can be done here."""
        place = self._places.get(mentee_id)
        if place is None:
            return
        for remedy in found[:2]:
            line = QHBoxLayout()
            line.setSpacing(theme().px(8))
            line.addWidget(Label(remedy.words, "small", "ink", wrap=True), 1)
            if remedy.kind != "slot":
                button = Button(_VERBS[remedy.kind], small=True)
                button.clicked.connect(lambda _=False, remedy=remedy: self.remedy_pressed.emit(remedy))
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            place.addLayout(line)

    def _student(self, one: Unmatched) -> QWidget:
        px = theme().px
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(px(20), 0, px(16), px(8))
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(6))
        head.addWidget(Label(one.mentee, "key"), 1)
        look = Button("Open student", "search", small=True)
        look.clicked.connect(lambda: self.open_pressed.emit(one.mentee_id))
        wait = Button("Move to wait list", small=True, kind="plain")
        wait.clicked.connect(lambda: self.wait_pressed.emit(one.mentee_id))
        head.addWidget(look)
        head.addWidget(wait)
        column.addLayout(head)
        why = QHBoxLayout()
        why.setSpacing(px(6))
        why.addWidget(IconLabel("triangle-alert", "warn", 15), 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(Label(" ".join(one.reasons), "small", "ink2", wrap=True), 1)
        column.addLayout(why)
        more = QVBoxLayout()
        more.setSpacing(px(4))
        column.addLayout(more)
        self._places[one.mentee_id] = more
        return whole


def _half(edges: str) -> tuple[QWidget, QVBoxLayout]:
    pane = Ground("surface", edges=edges)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, theme().px(6), 1, 0)
    column.setSpacing(theme().px(2))
    return pane, column


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(theme().px(20), 0, theme().px(16), 0)
    row.addWidget(widget)
    return holder


def _words(row: CapacityRow) -> Toned:
    return Toned(row.words, "ink2")


_CAPACITY = (
    Column("mentor", "Mentor", 200, "key", stretch=True),
    Column("places", "Places", 96, "pips", value=lambda row: Pips(min(row.used, 6), min(row.places, 6), "")),
    Column("words", "Left", 110, value=_words, align="right"),
)
