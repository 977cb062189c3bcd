"""The row over the matches: run, what to aim for, weights, which pairs are listed, what staff decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.domain.cohorts import PairRule
from app.domain.text import counted
from ui.pages.cohort.match_columns import FILTERS
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.menus import ChoiceMenu, action_menu
from ui.widgets.panel import Ground
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.text_field import TextField

_TAKE_BACK = {"lock": ("Unlock", "lock"), "forbid": ("Allow again", "ban"), "conflict": ("Take back conflict", "ban"),
              "waive": ("Take back waiver", "undo-2")}  # fmt: skip


class MatchBar(QWidget):
    """`changed` when the list should show something else; `rule_dropped(PairRule)` takes a decision back."""

    run_pressed = Signal()
    weights_pressed = Signal()
    aim_changed = Signal(str)
    changed = Signal()
    rule_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ""
        self._rules: Sequence[PairRule] = ()
        self._counts: dict[str, int] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._controls())
        column.addWidget(self._search_row())
        self.setProperty("pane", "filters")

    def _controls(self) -> QWidget:
        px = theme().px
        bar = Ground("surface", edges="bottom")
        bar.setFixedHeight(px(42))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(20), 0, px(16), 0)
        row.setSpacing(px(8))
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.run = Button("Run matching", "play", tip="Find the best assignment", keys="F5")
        self.aim = Segmented("Aim for", [Segment("total", "Best total", icon="sigma"),
                                         Segment("worst", "Fairest worst", icon="scale")])
        self.weights = Button("Weights", "sliders-horizontal", small=True, tip="Weights and rules of matching")
        self.filter = Button("All", "list-filter", small=True, tip="Which pairs are listed")
        self.decided = Button("", kind="plain", small=True, opens=True, tip="What staff decided about pairs")
        row.addWidget(self.run)
        row.addSpacing(px(4))
        row.addWidget(Label("Aim for", "small", "ink2"))
        for widget in (self.aim, self.weights, self.filter):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.decided)
        self.run.clicked.connect(self.run_pressed)
        self.weights.clicked.connect(self.weights_pressed)
        self.aim.changed.connect(self.aim_changed)
        self.filter.clicked.connect(self._open_filter)
        self.decided.clicked.connect(self._open_decided)
        return bar

    def _search_row(self) -> QWidget:
        self._found = _SearchRow(self.hide_search)
        self.search = self._found.field
        self.search.changed.connect(self.changed)
        self._found.hide()
        return self._found

    # ---- finding ----
    def show_search(self) -> None:
        """Show the search field and go there."""
        self._found.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def hide_search(self) -> None:
        """Take the search field and what stands in it away."""
        self.search.set_value("")
        self._found.hide()

    def clear(self) -> None:
        """List all pairs."""
        self.kind = ""
        self.hide_search()
        self.changed.emit()

    # ---- what is shown ----
    def show_counts(self, counts: dict[str, int]) -> None:
        """Show how many pairs each filter finds."""
        self._counts = counts
        self.filter.set_words(f"{dict(FILTERS)[self.kind]} {counts.get(self.kind, 0):,}")

    def show_rules(self, rules: Sequence[PairRule]) -> None:
        """Show how many pairs are locked and forbidden."""
        self._rules = rules
        kinds = [rule.kind for rule in rules]
        banned = kinds.count("forbid") + kinds.count("conflict")
        parts = [f"{kinds.count('lock')} locked" if "lock" in kinds else "", f"{banned} forbidden" if banned else "",
                 counted(kinds.count("waive"), "waiver") if "waive" in kinds else ""]
        self.decided.set_words(", ".join(part for part in parts if part))
        self.decided.setVisible(bool(rules))

    # ---- menus ----
    def _open_filter(self) -> None:
        choices = [(key, f"{words}  {self._counts.get(key, 0):,}") for key, words in FILTERS]
        menu = ChoiceMenu(choices, [self.kind], self._take_kind, parent=self)
        menu.popup(self.filter.mapToGlobal(QPoint(0, self.filter.height() + 2)))

    def _take_kind(self, kinds: list[str]) -> None:
        self.kind = kinds[0] if kinds else ""
        self.changed.emit()

    def _open_decided(self) -> None:
        def drop(rule: PairRule) -> Callable[[], None]:
            return lambda: self.rule_dropped.emit(rule)

        entries = []
        for rule in self._rules:
            verb, icon = _TAKE_BACK[rule.kind]
            why = f" ({rule.reason[:60]})" if rule.reason else ""
            entries.append((f"{verb}: {rule.mentee} and {rule.mentor}{why}", icon, drop(rule)))
        menu = action_menu(self, entries)
        menu.popup(self.decided.mapToGlobal(QPoint(0, self.decided.height() + 2)))


class _SearchRow(Ground):
    """A search field of its own row; Esc takes it away."""

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__("surface", edges="bottom")
        self._leave = leave
        px = theme().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(5), px(16), px(6))
        self.field = TextField("Student, mentor or employer", placeholder="Student, mentor or employer", icon="search",
                               width=280)
        row.addWidget(self.field)
        row.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
