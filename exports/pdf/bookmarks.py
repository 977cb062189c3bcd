"""The outline of a PDF: bookmarks in levels, each written when the one after it is known."""

from __future__ import annotations

from dataclasses import dataclass

from exports.pdf.volume import Volume, number, text_string


@dataclass(slots=True)
class _Mark:
    number: int
    title: str
    page: int
    top: float
    before: int = 0
    first: int = 0
    last: int = 0
    count: int = 0


class Bookmarks:
    """The outline of one file. Level 1 is the outermost."""

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self._top = _Mark(volume.reserve(), "", 0, 0)
        self._open: list[_Mark] = [self._top]

    @property
    def root(self) -> int:
        """The object number of the outline, 0 where there are no bookmarks."""
        return self._top.number if self._top.count else 0

    def add(self, title: str, level: int, page: int, top: float) -> None:
        """A bookmark to `top` on the page with that object number, at most one level deeper than the one before."""
        depth = min(level, len(self._open))
        mark = _Mark(self._volume.reserve(), title, page, top)
        before = self._close_to(depth, mark.number)
        parent = self._open[-1]
        mark.before = before
        parent.first = parent.first or mark.number
        parent.last = mark.number
        parent.count += 1
        self._open.append(mark)

    def close(self) -> None:
        """Write what is still open and the outline itself, if there is anything in it."""
        if self._top.count:
            self._close_to(1, 0)
            top = self._top
            self._volume.put(top.number, f"<</Type/Outlines/First {top.first} 0 R/Last {top.last} 0 R"
                                         f"/Count {top.count}>>")
        else:
            self._volume.put(self._top.number, "null")

    def _close_to(self, depth: int, following: int) -> int:
        """Write the marks deeper than `depth`; the one on it is followed by `following`. Gives that one's number."""
        before = 0
        while len(self._open) > depth:
            mark = self._open.pop()
            parent = self._open[-1]
            outermost = len(self._open) == depth
            self._write(mark, parent.number, following if outermost else 0)
            before = mark.number if outermost else 0
        return before

    def _write(self, mark: _Mark, parent: int, following: int) -> None:
        links = "".join(f"/{key} {value} 0 R" for key, value in (
            ("Prev", mark.before), ("Next", following), ("First", mark.first), ("Last", mark.last)) if value)
        count = f"/Count -{mark.count}" if mark.count else ""
        self._volume.put(mark.number, f"<</Title{text_string(mark.title)}/Parent {parent} 0 R{links}{count}"
                                      f"/Dest[{mark.page} 0 R/XYZ 0 {number(mark.top)} null]>>")
