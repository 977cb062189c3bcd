"""Tool tips that show text exactly as it was written, never as markup."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget

_LONGEST = 1000


def plain_tip(words: str) -> str:
    """Tool-tip text that Qt cannot take for markup: escaped, wrapped, at most a thousand characters."""
    if not words:
        return ""
    cut = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return f'<p style="white-space: pre-wrap; margin: 0">{escape(cut)}</p>'


def set_tip(widget: QWidget, words: str, keys: str = "") -> None:
    """Give a widget a tool tip of plain words, with its keys behind them in brackets."""
    widget.setToolTip(plain_tip(f"{words} ({keys})" if keys else words))
