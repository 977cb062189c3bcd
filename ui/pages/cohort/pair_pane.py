"""Beside the matches: why this pair, the points that add up, what another mentor would cost, the rules looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.matching.case import LedgerLine
from app.domain.matching.results import Alternative, MatchPair
from app.domain.matching.rules import RuleCheck
from app.domain.matching.wording import points_text
from ui.theme import theme
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.empty import EmptyState
from ui.widgets.header import IconLabel
from ui.widgets.keycap import KeyHints
from ui.widgets.label import Label
from ui.widgets.panel import Ground, Panel, Scroll
from ui.widgets.panes import mark_pane

_BAR = 110


class PairPane(QWidget):
    """One proposed pair. `lock_pressed`, `forbid_pressed`; `try_pressed(mentor id)`; `person_pressed(person id)`."""

    lock_pressed = Signal()
    forbid_pressed = Signal()
    try_pressed = Signal(int)
    person_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pair: MatchPair | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._none = EmptyState("No pair is selected", "Choose a pair to see why it was proposed.")
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self.pane = Scroll("surface", name="Why this match")
        column.addWidget(self.pane, 1)
        outer.addWidget(self._none)
        outer.addWidget(self._whole)
        self._ledger, self._others, self._rules = Panel(), Panel(), Panel()
        self._make_panels()
        mark_pane(self, "Pair")
        self.show_none()

    def _make_panels(self) -> None:
        self._ledger = Panel("Why this match", role="sub")
        self._others = Panel("What another mentor would cost", role="sub")
        self._rules = Panel("Rules checked", role="sub", ruled=False)
        for panel in (self._ledger, self._others, self._rules):
            panel.body.setSpacing(theme().px(4))
            self.pane.add(panel)

    def _head(self) -> QWidget:
        px = theme().px
        head = Ground("panel", edges="bottom")
        column = QVBoxLayout(head)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        top = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        self._mentee = Label("", "pair")
        line = QHBoxLayout()
        line.setSpacing(px(4))
        self._mentor = Label("", "body", "ink2")
        line.addWidget(IconLabel("arrow-right", "ink2", 14))
        line.addWidget(self._mentor, 1)
        names.addWidget(self._mentee)
        names.addLayout(line)
        self._score = Label("", "score")
        top.addLayout(names, 1)
        top.addWidget(self._score, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addLayout(self._buttons())
        return head

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(6))
        self.lock = Button("Lock pair", "lock", small=True, tip="Keep this pair in every run", keys="L")
        self.forbid = Button("Forbid pair", "ban", small=True, tip="Never propose this pair", keys="X")
        self.lock.clicked.connect(self.lock_pressed)
        self.forbid.clicked.connect(self.forbid_pressed)
        row.addWidget(self.lock)
        row.addWidget(self.forbid)
        row.addStretch(1)
        row.addWidget(KeyHints([("L", ""), ("X", "")]))
        return row

    # ---- what is shown ----
    def show_none(self) -> None:
        """Show that no pair is chosen."""
        self.pair = None
        self._whole.hide()
        self._none.show()

    def show_pair(self, pair: MatchPair, highest: int, decidable: bool) -> None:
        """Show a pair at once; what takes longer follows with `show_alternatives` and `show_checks`."""
        self.pair = pair
        self._none.hide()
        self._whole.show()
        self._mentee.setText(pair.mentee)
        self._mentor.setText(", ".join(part for part in (pair.mentor, pair.employer) if part))
        self._score.setText(points_text(pair.score))
        self._score.setAccessibleName(f"Score {points_text(pair.score)} of {points_text(highest)}")
        self.setAccessibleName(f"{pair.mentee} and {pair.mentor}")
        for button in (self.lock, self.forbid):
            button.set_on() if decidable else button.set_off("These matches were approved already.")
        for panel in (self._others, self._rules):
            panel.setVisible(decidable)
        self._show_ledger(pair.ledger, pair.score, highest)
        self.say_alternatives("")
        _clear(self._rules)
        self.pane.verticalScrollBar().setValue(0)

    def _show_ledger(self, ledger: Sequence[LedgerLine], score: int, highest: int) -> None:
        _clear(self._ledger)
        self._ledger.add(*(_line(line) for line in ledger if line.weight))
        total = QWidget()
        row = QHBoxLayout(total)
        row.setContentsMargins(0, theme().px(2), 0, 0)
        row.addWidget(Label("Score", "strong"), 1)
        row.addWidget(_points(score, highest))
        self._ledger.add(total)

    def say_alternatives(self, words: str) -> None:
        """Say why no other mentors are listed; with no words there is nothing yet."""
        _clear(self._others)
        if words:
            self._others.add(Label(words, "body", "ink2", wrap=True))

    def show_alternatives(self, found: Sequence[Alternative]) -> None:
        """List the other mentors with what each would cost."""
        if not found:
            self.say_alternatives("The rules allow no other mentor.")
            return
        _clear(self._others)
        grid_widget = QWidget()
        grid = QGridLayout(grid_widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(8))
        grid.setVerticalSpacing(theme().px(5))
        grid.setColumnStretch(0, 1)
        for place, words in enumerate(("Mentor", "Score", "Total", "Moves")):
            grid.addWidget(Label(words, "small", "ink2", right=place in (1, 2)), 0, place)
        for row, other in enumerate(found, 1):
            self._add_alternative(grid, row, other)
        self._others.add(grid_widget)

    def _add_alternative(self, grid: QGridLayout, row: int, other: Alternative) -> None:
        change = points_text(other.change).replace("-", "−")
        grid.addWidget(Label(other.mentor), row, 0)
        grid.addWidget(Label(points_text(other.score), right=True), row, 1)
        grid.addWidget(Label(change if other.change <= 0 else f"+{change}", "key",
                             "bad" if other.change < 0 else "ok", right=True), row, 2)
        grid.addWidget(Label(other.moves_text, "small", "ink2"), row, 3)
        button = LinkButton("Try", tip="See what this would change; nothing is kept")
        button.setAccessibleName(f"Try {other.mentor}")
        button.clicked.connect(lambda: self.try_pressed.emit(other.mentor_id))
        grid.addWidget(button, row, 4)

    def show_checks(self, checks: Sequence[RuleCheck]) -> None:
        """List every rule that was looked at."""
        _clear(self._rules)
        for check in checks:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme().px(6))
            line.addWidget(IconLabel("check" if check.holds else "x", "ok" if check.holds else "bad", 15), 0,
                           Qt.AlignmentFlag.AlignTop)
            words = Label(check.words, wrap=True)
            words.setAccessibleName(f"{check.words}: {'holds' if check.holds else 'broken'}")
            line.addWidget(words, 1)
            self._rules.add(row)


def _line(line: LedgerLine) -> QWidget:
    """One criterion: its name and points, under them the evidence in words and the bar."""
    most = line.weight * 100
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(0)
    grid.setHorizontalSpacing(theme().px(8))
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(line.name, "key"), 0, 0)
    grid.addWidget(_points(line.points, most), 0, 1, Qt.AlignmentFlag.AlignRight)
    grid.addWidget(Label(line.words, "small", "ink2"), 1, 0)
    bar = ProgressBar(line.name, line.points / most, token="bar")
    bar.set_share(line.points / most, f"{points_text(line.points)} of {points_text(most)} points")
    bar.setFixedWidth(theme().px(_BAR))
    grid.addWidget(bar, 1, 1)
    return whole


def _points(points: int, most: int) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(5))
    row.addWidget(Label(points_text(points), "strong"))
    row.addWidget(Label(f"of {points_text(most)}", "body", "ink2"))
    return pair


def _clear(panel: Panel) -> None:
    """Take out everything under a panel's head."""
    while panel.body.count() > 1:
        item = panel.body.takeAt(1)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
