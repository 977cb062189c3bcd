"""The only text label: always plain text, in a role of the type scale, cut with an ellipsis when it does not fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui.theme import theme
from ui.widgets.paint import CENTER, LEFT, RIGHT, draw_text, one_line, width_of
from ui.widgets.tips import plain_tip

_WIDEST = 4000


class Label(QLabel):
    """Words on a page. Without `wrap` it stands on one line and gives way; the tool tip has the whole text."""

    def __init__(
        self, words: str = "", role: str = "body", token: str = "ink", *, wrap: bool = False, right: bool = False,
        strike: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._role, self._token, self._strike = role, token, strike
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | (Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter))
        self.setWordWrap(wrap)
        self.setFont(self._font())
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(words)

    def set_token(self, token: str) -> None:
        """Show the words in another colour role."""
        if token != self._token:
            self._token = token
            self.update()

    def set_role(self, role: str) -> None:
        """Show the words in another role of the type scale."""
        self._role = role
        self.setFont(self._font())
        self.updateGeometry()

    def _font(self) -> QFont:
        font = QFont(theme().font(self._role))
        font.setStrikeOut(self._strike)
        return font

    def sizeHint(self) -> QSize:
        if self.wordWrap():
            return super().sizeHint()
        margins = self.contentsMargins()
        width = min(_WIDEST, width_of(self.text(), self._role) + margins.left() + margins.right() + 1)
        return QSize(width, theme().metrics(self._role).height() + 2 + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        if self.wordWrap():
            hint = super().minimumSizeHint()
            return QSize(min(hint.width(), 120), hint.height())
        return QSize(min(self.sizeHint().width(), theme().px(28)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        token = self._token if self.isEnabled() else "ink3"
        if not self.wordWrap() and not self._strike:
            aligned = self.alignment()
            side = next((side for side in (RIGHT, CENTER) if aligned & side), LEFT)
            draw_text(painter, self.contentsRect(), self.text(), self._role, token, side)
            return
        painter.setFont(self.font())
        painter.setPen(theme().color(token))
        flags = self.alignment() | Qt.AlignmentFlag.AlignAbsolute
        if self.wordWrap():
            flags_value = int(flags.value) | int(Qt.TextFlag.TextWordWrap.value)
            painter.drawText(self.contentsRect(), flags_value, self.text())
        else:
            words = self.fontMetrics().elidedText(one_line(self.text()), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.contentsRect(), flags, words)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cut = not self.wordWrap() and width_of(self.text(), self._role) > self.contentsRect().width()
            if cut and not self.toolTip():
                QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
                return True
        return super().event(event)
