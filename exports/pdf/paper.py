"""The desk documents are written on: pages, words, tags, bookmarks, and what a PDF/UA-1 file has to say of itself.

reportlab's canvas draws; HarfBuzz sets the type; each finished page goes to disk at once. Words are data: nothing in
them is markup. Coordinates are points from the lower left corner, `y` of words is the baseline.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Literal

from reportlab.pdfgen.canvas import Canvas

from app.domain.packets import PaperSize
from exports.pdf.bookmarks import Bookmarks
from exports.pdf.fonts import FontShelf
from exports.pdf.imprint import Imprint, write_information, write_metadata
from exports.pdf.ink import inked
from exports.pdf.lines import Line, fitted
from exports.pdf.pen import Pen
from exports.pdf.runs import Shaper, clean
from exports.pdf.styles import MARGIN, Style
from exports.pdf.tags import Note, Tags
from exports.pdf.typecase import Typecase
from exports.pdf.volume import Volume, number, text_string

Align = Literal["left", "center", "right"]
SIZES = {PaperSize.LETTER: (612.0, 792.0), PaperSize.A4: (595.276, 841.89)}
_NODE = 64


class Paper:
    """One PDF file being written to `stream`. Call `close` at the end; what is not closed is no PDF."""

    def __init__(self, stream: BinaryIO, imprint: Imprint, size: PaperSize = PaperSize.LETTER,
                 landscape: bool = False) -> None:
        width, height = SIZES[size]
        self.width, self.height = (height, width) if landscape else (width, height)
        self.left, self.right = MARGIN, self.width - MARGIN
        self.top, self.bottom = self.height - MARGIN, MARGIN
        self.pages = 0
        self.shaper = Shaper(FontShelf())
        self._imprint = imprint
        self._volume = Volume(stream)
        self._tags = Tags(self._volume)
        self._bookmarks = Bookmarks(self._volume)
        self._canvas: Any = Canvas(io.BytesIO(), pagesize=(self.width, self.height), invariant=1)
        self._typecase = Typecase(self.shaper)
        self._marking = 0
        self._page = 0
        self._nodes: list[tuple[int, list[int]]] = []
        self._resources, self._tree = self._volume.reserve(), self._volume.reserve()
        self.pen = Pen(self._canvas, self.artifact)

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters met so far that no font can show; each is printed as a box."""
        return tuple(self.shaper.missing)

    @contextmanager
    def page(self) -> Iterator[None]:
        """One page; what is drawn inside is on it."""
        self._begin_page()
        yield
        self._end_page()

    @contextmanager
    def element(self, role: str, note: Note | None = None) -> Iterator[None]:
        """A structure element around everything inside: "Sect", "H1", "P", "Table", "TR" ..."""
        self._tags.open(role, note)
        yield
        self._tags.shut()

    def open_element(self, role: str, note: Note | None = None) -> None:
        """Start an element that may end on a later page; elements end in the reverse order of their start."""
        self._tags.open(role, note)

    def close_element(self) -> None:
        """End the element started last."""
        self._tags.shut()

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn inside is content of the open element. Not to be nested."""
        role, mark = self._tags.mark()
        with self._marked(f"/{role} <</MCID {mark}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is decoration, not read aloud; within content it stays part of it."""
        if self._marking:
            yield
        else:
            with self._marked(f"/Artifact <</Type/{kind}>> BDC"):
                yield

    @contextmanager
    def figure(self, alt: str, box: tuple[float, float, float, float] | None = None) -> Iterator[None]:
        """A drawing that `alt` says in words."""
        with self.element("Figure", Note(alt=alt, box=box)), self.content():
            yield

    def words(self, x: float, y: float, words: str, style: Style, role: str = "P", align: Align = "left") -> float:
        """Print `words` on one line and give its width. Outside marked content it becomes an element of `role`."""
        line = self._typecase.line(words, style)
        self.line(x, y, line, style, role, align)
        return line.width

    def fit(self, x: float, y: float, words: str, style: Style, width: float, role: str = "P",
            align: Align = "left") -> float:
        """Like `words`, cut with an ellipsis where it is wider than `width`; the whole is kept for readers."""
        line, whole = fitted(self.shaper, words, style, width), clean(words).replace("\n", " ")
        if line.words == whole or self._marking or not line.pieces:
            self.line(x, y, line, style, role, align)
        else:
            with self.element(role, Note(actual=whole)), self.content():
                self._ink(x, y, line, style, align)
        return line.width

    def line(self, x: float, y: float, line: Line, style: Style, role: str = "P", align: Align = "left") -> None:
        """Print a line that is already set."""
        if not line.pieces:
            return
        if self._marking:
            self._ink(x, y, line, style, align)
        else:
            with self.element(role, said([line])), self.content():
                self._ink(x, y, line, style, align)

    def lines(self, x: float, y: float, lines: list[Line], style: Style, width: float, role: str = "P") -> float:
        """Print lines one below the other from baseline `y`; gives the baseline after the last.

        Lines of a right-to-left paragraph end at the right edge of `width`.
        """
        if self._marking or not any(line.pieces for line in lines):
            return self._lines(x, y, lines, style, width)
        with self.element(role, said(lines)), self.content():
            return self._lines(x, y, lines, style, width)

    def set(self, words: str, style: Style, width: float) -> list[Line]:
        """`words` broken into lines of `width`. What is printed in every book is broken only once."""
        return self._typecase.lines(words, style, width)

    def width_of(self, words: str, style: Style) -> float:
        """How wide `words` are on one line."""
        return self._typecase.line(words, style).width

    def bookmark(self, title: str, level: int, top: float | None = None) -> None:
        """A bookmark to this page; level 1 is the outermost."""
        self._bookmarks.add(title, level, self._page, self.height if top is None else top)

    def close(self) -> None:
        """Write everything that was kept back: fonts, structure, outline, page tree, metadata."""
        volume = self._volume
        self._tags.close()
        self._bookmarks.close()
        volume.put(self._resources, f"<</ProcSet[/PDF/Text]/Font<<{self.shaper.shelf.write(volume)}>>>>")
        for node, kids in self._nodes:
            volume.put(node, f"<</Type/Pages/Parent {self._tree} 0 R/Count {len(kids)}"
                             f"/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>")
        nodes = " ".join(f"{node} 0 R" for node, _ in self._nodes)
        volume.put(self._tree, f"<</Type/Pages/Count {self.pages}/Kids[{nodes}]>>")
        volume.close(self._catalog(), write_information(volume, self._imprint))

    def _begin_page(self) -> None:
        self._page = self._volume.reserve()
        if not self._nodes or len(self._nodes[-1][1]) == _NODE:
            self._nodes.append((self._volume.reserve(), []))
        self._nodes[-1][1].append(self._page)
        self._tags.begin_page(self._page)

    def _end_page(self) -> None:
        drawn = self._volume.reserve()
        self._volume.put_stream(drawn, "", "\n".join(self._canvas._code).encode("latin-1"))
        self._canvas._startPage()
        self._volume.put(self._page, f"<</Type/Page/Parent {self._nodes[-1][0]} 0 R/Resources {self._resources} 0 R"
                                     f"/MediaBox[0 0 {number(self.width)} {number(self.height)}]/Contents {drawn} 0 R"
                                     f"/StructParents {self._tags.page_index}/Tabs/S>>")
        self._tags.end_page()
        self.pages += 1

    @contextmanager
    def _marked(self, start: str) -> Iterator[None]:
        if self._marking:
            raise ValueError("marked content cannot be nested")
        self._canvas._code.append(start)
        self._marking += 1
        yield
        self._marking -= 1
        self._canvas._code.append("EMC")

    def _ink(self, x: float, y: float, line: Line, style: Style, align: Align) -> None:
        shift = {"left": 0.0, "center": line.width / 2, "right": line.width}[align]
        self._canvas._code.append(inked(line, style, x - shift, y))

    def _lines(self, x: float, y: float, lines: list[Line], style: Style, width: float) -> float:
        for line in lines:
            if line.pieces:
                self._ink(x + width if line.backwards else x, y, line, style, "right" if line.backwards else "left")
            y -= style.leading
        return y

    def _catalog(self) -> int:
        catalog, about = self._volume.reserve(), write_metadata(self._volume, self._imprint)
        root = self._bookmarks.root
        outline = f"/Outlines {root} 0 R/PageMode/UseOutlines" if root else ""
        self._volume.put(catalog, f"<</Type/Catalog/Pages {self._tree} 0 R/StructTreeRoot {self._tags.root} 0 R"
                                  f"/MarkInfo<</Marked true>>/Lang{text_string(self._imprint.language)}"
                                  f"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {about} 0 R{outline}>>")
        return catalog


def said(lines: list[Line]) -> Note | None:
    """The words of lines that are not simply read from left to right, for readers that take glyphs as they stand."""
    if any(line.mixed for line in lines):
        return Note(actual=" ".join(line.words for line in lines if line.words))
    return None
