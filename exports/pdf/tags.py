"""The structure of a tagged PDF: which content is a heading, a paragraph, a table cell, and in what order it is read.

An element is written to the file as soon as it is closed, so that a book of any length needs little memory
(ISO 32000-1, 14.7 and 14.8; ISO 14289-1).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from exports.pdf.volume import Volume, number, text_string


@dataclass(slots=True)
class _Element:
    number: int
    role: str
    parent: int
    entries: str
    kids: list[str] = field(default_factory=list)
    page: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What an element says beside its role: words instead of a picture, a header's scope, a list's numbering."""

    alt: str = ""
    actual: str = ""
    scope: str = ""
    numbering: str = ""
    language: str = ""
    box: tuple[float, float, float, float] | None = None
    summary: str = ""

    def entries(self) -> str:
        """The entries of the structure element's dictionary."""
        parts = [f"/{key}{text_string(words)}" for key, words in
                 (("Alt", self.alt), ("ActualText", self.actual), ("Lang", self.language)) if words]
        attributes = []
        if self.scope or self.summary:
            scope = f"/Scope/{self.scope}" if self.scope else ""
            summary = f"/Summary{text_string(self.summary)}" if self.summary else ""
            attributes.append(f"<</O/Table{scope}{summary}>>")
        if self.numbering:
            attributes.append(f"<</O/List/ListNumbering/{self.numbering}>>")
        if self.box:
            attributes.append(f"<</O/Layout/Placement/Block/BBox[{' '.join(map(number, self.box))}]>>")
        if attributes:
            parts.append(f"/A[{''.join(attributes)}]")
        return "".join(parts)


class Tags:
    """The structure tree of one file. Elements nest as they are opened; content is marked page by page."""

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self.root = volume.reserve()
        self._document = _Element(volume.reserve(), "Document", self.root, "")
        self._open = [self._document]
        self._page = 0
        self._owners: list[int] = []
        self._parents: list[int] = []

    @property
    def page_index(self) -> int:
        """The index of the present page among the marked ones, its StructParents."""
        return len(self._parents)

    def begin_page(self, page: int) -> None:
        """Start marking on the page with that object number."""
        self._page, self._owners = page, []

    def end_page(self) -> None:
        """Write which element each mark of the page belongs to."""
        listed = self._volume.reserve()
        self._volume.put(listed, f"[{' '.join(f'{owner} 0 R' for owner in self._owners)}]")
        self._parents.append(listed)

    def mark(self) -> tuple[str, int]:
        """Give the next content of this page to the open element: its role and the mark's number."""
        element, mark = self._open[-1], len(self._owners)
        self._owners.append(element.number)
        if not element.page:
            element.page = self._page
        element.kids.append(str(mark) if element.page == self._page
                            else f"<</Type/MCR/Pg {self._page} 0 R/MCID {mark}>>")
        return element.role, mark

    def open(self, role: str, note: Note | None = None) -> None:
        """Everything from here to `shut` becomes the content and the children of a new element."""
        element = _Element(self._volume.reserve(), role, self._open[-1].number, note.entries() if note else "")
        self._open[-1].kids.append(f"{element.number} 0 R")
        self._open.append(element)

    def shut(self) -> None:
        """End the element opened last and write it."""
        self._write(self._open.pop())

    def close(self) -> None:
        """Write the document element, the root and the tree of parents."""
        self._write(self._document)
        tree = self._volume.reserve()
        pairs = " ".join(f"{index} {listed} 0 R" for index, listed in enumerate(self._parents))
        self._volume.put(tree, f"<</Nums[{pairs}]>>")
        self._volume.put(self.root, f"<</Type/StructTreeRoot/K[{self._document.number} 0 R]/ParentTree {tree} 0 R"
                                    f"/ParentTreeNextKey {len(self._parents)}>>")

    def _write(self, element: _Element) -> None:
        page = f"/Pg {element.page} 0 R" if element.page else ""
        self._volume.put(element.number, f"<</Type/StructElem/S/{element.role}/P {element.parent} 0 R{page}"
                                         f"{element.entries}/K[{' '.join(element.kids)}]>>")
