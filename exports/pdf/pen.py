"""Lines, boxes, circles and the painted marks, in black and greys. Outside marked content they are decoration."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any

from app.domain.cadence import CadenceState
from exports.pdf.styles import FAINT, INK, PANEL, QUIET, WRITING
from exports.pdf.volume import number

# How far the handles of a quarter circle reach: 4/3 (sqrt(2) - 1).
_ROUND = 0.5522847498


class Pen:
    """Draws on the canvas of a paper; `aside` opens the marked content that keeps drawings from being read aloud."""

    def __init__(self, canvas: Any, aside: Callable[[], AbstractContextManager[None]]) -> None:
        self._canvas = canvas
        self._aside = aside

    def rule(self, x: float, y: float, until: float, weight: float = 0.6, grey: float = WRITING) -> None:
        """A horizontal line."""
        with self._aside():
            self._stroke(weight, grey)
            self._canvas.line(x, y, until, y)

    def upright(self, x: float, y: float, until: float, weight: float = 0.6, grey: float = FAINT) -> None:
        """A vertical line from `y` to `until`."""
        with self._aside():
            self._stroke(weight, grey)
            self._canvas.line(x, y, x, until)

    def band(self, x: float, y: float, width: float, height: float, grey: float = PANEL) -> None:
        """A filled rectangle."""
        with self._aside():
            self._canvas.setFillGray(grey)
            self._canvas.rect(x, y, width, height, stroke=0, fill=1)

    def box(self, x: float, y: float, width: float, height: float, weight: float = 0.9, grey: float = INK,
            radius: float = 0.0) -> None:
        """An empty rectangle, with rounded corners if asked."""
        with self._aside():
            self._stroke(weight, grey)
            if radius:
                self._canvas.roundRect(x, y, width, height, radius, stroke=1, fill=0)
            else:
                self._canvas.rect(x, y, width, height, stroke=1, fill=0)

    def circle(self, x: float, y: float, radius: float, weight: float = 0.9, grey: float = INK,
               filled: bool = False) -> None:
        """A circle around `x`, `y`."""
        with self._aside():
            shade, paint = number(grey), "B" if filled else "S"
            self._canvas._code.append(f"q {number(weight)} w {shade} G {shade} g 1 0 0 1 {number(x)} {number(y)} cm "
                                      f"{_circle(radius)} {paint} Q")

    def check_box(self, x: float, y: float, size: float = 10.5, checked: bool = False) -> None:
        """A box to check, checked already if so."""
        with self._aside():
            self.box(x, y, size, size)
            if checked:
                self._tick(x + size / 2, y + size / 2, size * 0.36, INK, max(1.2, size * 0.14))

    def cadence(self, x: float, y: float, radius: float, state: CadenceState) -> None:
        """The painted mark of one month; the six stay apart in grey and when small."""
        with self._aside():
            self._canvas.saveState()
            self._marks()[state](x, y, radius)
            self._canvas.restoreState()

    def _marks(self) -> dict[CadenceState, Callable[[float, float, float], None]]:
        return {CadenceState.MET: self._met, CadenceState.LATE: self._late, CadenceState.MISSED: self._missed,
                CadenceState.DUE: self._due, CadenceState.UPCOMING: self._upcoming, CadenceState.PAUSED: self._paused}

    def _met(self, x: float, y: float, radius: float) -> None:
        self.circle(x, y, radius, grey=INK, filled=True)
        self._tick(x, y, radius * 0.55, 1.0, max(1.1, radius * 0.18))

    def _late(self, x: float, y: float, radius: float) -> None:
        self._canvas.setFillGray(INK)
        path = self._canvas.beginPath()
        path.arc(x - radius, y - radius, x + radius, y + radius, 90, 180)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)
        self.circle(x, y, radius, weight=max(0.9, radius * 0.09))

    def _missed(self, x: float, y: float, radius: float) -> None:
        self.circle(x, y, radius, grey=QUIET, filled=True)
        self._stroke(max(1.1, radius * 0.18), 1.0)
        arm = radius * 0.42
        self._canvas.line(x - arm, y - arm, x + arm, y + arm)
        self._canvas.line(x - arm, y + arm, x + arm, y - arm)

    def _due(self, x: float, y: float, radius: float) -> None:
        self.circle(x, y, radius, weight=max(1.1, radius * 0.14))
        self.circle(x, y, radius * 0.34, filled=True)

    def _upcoming(self, x: float, y: float, radius: float) -> None:
        self._canvas.setDash([max(1.4, radius * 0.22), max(1.2, radius * 0.17)])
        self.circle(x, y, radius, weight=max(0.7, radius * 0.07), grey=QUIET)
        self._canvas.setDash([])

    def _paused(self, x: float, y: float, radius: float) -> None:
        self.circle(x, y, radius, weight=max(0.8, radius * 0.08), grey=QUIET)
        self._stroke(max(1.1, radius * 0.16), QUIET)
        arm = radius * 0.38
        self._canvas.line(x - radius * 0.2, y - arm, x - radius * 0.2, y + arm)
        self._canvas.line(x + radius * 0.2, y - arm, x + radius * 0.2, y + arm)

    def _tick(self, x: float, y: float, arm: float, grey: float, weight: float) -> None:
        self._stroke(weight, grey)
        self._canvas.setLineCap(1)
        path = self._canvas.beginPath()
        path.moveTo(x - arm * 0.85, y - arm * 0.02)
        path.lineTo(x - arm * 0.22, y - arm * 0.62)
        path.lineTo(x + arm * 0.88, y + arm * 0.62)
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.setLineCap(0)

    def _stroke(self, weight: float, grey: float) -> None:
        self._canvas.setLineWidth(weight)
        self._canvas.setStrokeGray(grey)


@lru_cache(maxsize=64)
def _circle(radius: float) -> str:
    """A circle around the origin as path operators; workbooks have thousands, of few sizes."""
    r, k = number(radius), number(radius * _ROUND)
    return (f"{r} 0 m {r} {k} {k} {r} 0 {r} c -{k} {r} -{r} {k} -{r} 0 c -{r} -{k} -{k} -{r} 0 -{r} c "
            f"{k} -{r} {r} -{k} {r} 0 c h")
