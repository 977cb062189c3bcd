"""Reading made PDF files back with other programs than the one that wrote them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import page
import pikepdf
import pypdf
import pypdfium2


def pages(path: Path) -> list[str]:
    """The text of each page as pdfium sees it, composed, with single spaces."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [plain(document[index].get_textpage().get_text_range()) for index in range(len(document))]
    finally:
        document.close()


def text(path: Path) -> str:
    """The text of the whole file as pdfium sees it."""
    return " ".join(pages(path))


def text_of_pypdf(path: Path) -> str:
    """The text of the whole file as pypdf sees it."""
    return plain(" ".join(leaf.extract_text() for leaf in pypdf.PdfReader(path).pages))


def plain(words: str) -> str:
    """Composed, line ends and soft breaks as single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", words.replace("\ufffe", "-"))).strip()


def faults(path: Path) -> list[tuple[str, str]]:
    """What keeps the file from being PDF/UA-1: rule and message. No rule is left out."""
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    return [(failure.rule_id, failure.message) for failure in report.failures]


def syntax(path: Path) -> list[str]:
    """What qpdf finds wrong with the file."""
    with pikepdf.open(path) as document:
        return list(document.check_pdf_syntax())


def elements(path: Path) -> list[tuple[str, pikepdf.Object]]:
    """Every structure element in reading order with its role."""
    with pikepdf.open(path) as document:
        found: list[tuple[str, pikepdf.Object]] = []
        waiting = [document.Root.StructTreeRoot.K[0]]
        while waiting:
            element = waiting.pop()
            found.append((str(element.S)[1:], element))
            kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            waiting += reversed(kids)
        return [(role, _kept(element)) for role, element in found]


def _kept(element: pikepdf.Object) -> pikepdf.Object:
    """What tests ask of an element, free of the file it came from."""
    asked = ("/Alt", "/ActualText")
    return pikepdf.Dictionary({key: pikepdf.String(str(element[key])) for key in asked if key in element})


def bookmarks(path: Path) -> list[tuple[int, str]]:
    """The outline: depth and title."""
    found: list[tuple[int, str]] = []

    def walk(items: list[object], depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                found.append((depth, str(item["/Title"])))  # type: ignore[index]

    walk(list(pypdf.PdfReader(path).outline), 0)
    return found
