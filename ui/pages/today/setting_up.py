"""The first run: three steps, the sample office, and where the data lives."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.paint import CENTER, box, draw_text
from ui.widgets.panel import Card, Ground, Rule


class _Number(QWidget):
    def __init__(self, number: int, filled: bool) -> None:
        super().__init__()
        self._number, self._filled = number, filled
        self.setFixedSize(theme().px(24), theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme().px(24)
        box(painter, QRect(0, 0, side, side), 12, "accentFill" if self._filled else "surface",
            "accentFill" if self._filled else "ctl")
        draw_text(painter, QRect(0, 0, side, side), str(self._number), "small_key",
                  "onFill" if self._filled else "ink2", CENTER)


class SettingUp(QWidget):
    """Shown while the office has no people or no cohort."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[LinkButton] = []
        px = theme().px
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        room = QWidget()
        room.setFixedWidth(px(760))
        outer.addWidget(room)
        outer.addStretch(1)
        self._column = QVBoxLayout(room)
        self._column.setSpacing(px(8))
        self._column.addStretch(1)
        self._column.addWidget(Label("Set up your office", "headline"))
        self._column.addWidget(Label("Three steps, in any order you like. Today will then list what needs your"
                                     " attention.", "body", "ink2"))
        self._column.addSpacing(px(8))
        self._steps = Card(padding=0)
        self._steps.body.setContentsMargins(1, 1, 1, 1)
        self._steps.body.setSpacing(0)
        self._column.addWidget(self._steps)
        self._column.addSpacing(px(8))
        self._line("flask-conical", "Want to look around first?", "Open the sample office", "sample",
                   "with made-up people, kept in a separate file.")
        self._line("folder-open", "Does your office already use Mentor Desk?", "Open an office file…", "open", "")
        self._column.addSpacing(px(12))
        self._column.addWidget(Rule())
        self._column.addSpacing(px(12))
        self._place = Label("", "body", "ink2", wrap=True)
        row = QHBoxLayout()
        row.addWidget(IconLabel("hard-drive"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Label("Your data stays in one file that you choose.", "key"))
        words.addWidget(self._place)
        row.addLayout(words, 1)
        self._column.addLayout(row)
        self._column.addStretch(2)

    def show_state(self, file: str, people: int, cohorts: int) -> None:
        """Shows which of the steps are done, and where the office file is."""
        self._place.setText(f"Now in {file}. Nothing is sent anywhere. A backup is made each day you use it.")
        body = self._steps.body
        while (item := body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        first = PrimaryButton if not people else Button
        second = PrimaryButton if people and not cohorts else Button
        body.addWidget(self._step(1, "Bring in your people", f"{people:,} people are in the office." if people else
                                  "From Excel or CSV. Columns are matched for you, and nothing is saved until you have"
                                  " checked it.", [(first("Import a roster…", "upload"), "import", None),
                                                   (Button("Add one person"), "people", "new")], not people))
        body.addWidget(Rule())
        body.addWidget(self._step(2, "Set up a cohort", "Dates, how often pairs meet, and what you want to reach. Best-"
                                  "practice values are filled in.", [(second("New cohort…", "plus"), "cohort",
                                                                      ("new", None))], bool(people)))
        body.addWidget(Rule())
        body.addWidget(self._step(3, "Match students and mentors", "Once both are enrolled, run the matching and review"
                                  " every pair before anyone is told.", [], False, after="After steps 1 and 2"))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """The steps are made anew each time and would be last; Tab goes through them from top to bottom."""
        stops = [*self._steps.findChildren(Button), *self._links]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _step(self, number: int, title: str, words: str, buttons: list[tuple[Button, str, object]], now: bool,
              after: str = "") -> QWidget:
        px = theme().px
        step = Ground("panel" if after else "surface")
        row = QHBoxLayout(step)
        row.setContentsMargins(px(20), px(16), px(20), px(16))
        row.setSpacing(px(14))
        row.addWidget(_Number(number, now), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.addWidget(Label(title, "pair"), 1)
        if after:
            head.addWidget(Label(after, "small", "ink2"))
        column.addLayout(head)
        column.addWidget(Label(words, "body", "ink2", wrap=True))
        if buttons:
            line = QHBoxLayout()
            line.setContentsMargins(0, px(6), 0, 0)
            for button, key, argument in buttons:
                button.clicked.connect(lambda _=False, key=key, argument=argument: self.wanted.emit(key, argument))
                line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        row.addLayout(column, 1)
        return step

    def _line(self, icon: str, before: str, link: str, key: str, after: str) -> None:
        row = QHBoxLayout()
        row.addWidget(IconLabel(icon))
        row.addWidget(Label(before))
        button = LinkButton(link)
        button.clicked.connect(lambda: self.wanted.emit(key, None))
        self._links.append(button)
        row.addWidget(button)
        row.addWidget(Label(after, "body", "ink2"), 1)
        self._column.addLayout(row)
