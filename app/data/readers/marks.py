"""What the fast workbook reader does not tell of an .xlsx file, read straight from its parts.

Formulas saved without a result, error values, numbers shown with leading zeros, and how far a sheet reaches.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

_CELL = re.compile(rb'<(?:\w+:)?c\b((?:[^>"]|"[^"]*")*?)(?:/>|>(.*?)</(?:\w+:)?c>)', re.S)
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/])?>\s*<(?:\w+:)?(?:v|is|f)\b')
_FAR = re.compile(rb'\br="(?:[A-Z]{3}\d+|[A-Z]+\d{6,})"')
_ATTRIBUTE = re.compile(rb'\b(r|s|t)="([^"]*)"')
_RESULT = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</")
_CODE_PART = re.compile(r'"([^"]*)"|\\(.)|(0+)|([-/() .])|(.)')
_DAY_MONTH = 16  # the built-in format d-mmm, into which a spreadsheet turns a typed "May-27"

# A FORMULA record of an .xls file whose result is an error: kind, length, row, column, format, then the result.
_OLD_ERROR = re.compile(rb"\x06\x00..(..)(..)..\x02.([\x00\x07\x0f\x17\x1d\x24\x2a])...\xff\xff", re.DOTALL)
_OLD_CODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}

Place = tuple[int, int]


@dataclass(slots=True)
class Marks:
    """Cells of one sheet by (row, column), both from 0."""

    unsaved: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    shown: dict[Place, str] = field(default_factory=dict)

    def places(self) -> set[Place]:
        """Every cell that has a mark."""
        return self.unsaved | self.errors.keys() | self.shown.keys()


@dataclass(frozen=True, slots=True)
class Styles:
    """Formats that change what a person sees, by style number: codes with leading zeros, and day-month dates."""

    padded: dict[bytes, str]
    day_month: frozenset[bytes]


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The path inside the package of every sheet, by the sheet's name."""
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    targets: dict[str, str] = {}
    for link in fromstring(package.read("xl/_rels/workbook.xml.rels")):
        target = link.get("Target", "")
        targets[link.get("Id", "")] = (
            target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        )
    found: dict[str, str] = {}
    for element in fromstring(package.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            link_id = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            found[element.get("name", "")] = targets.get(link_id, "")
    return found


def read_styles(package: zipfile.ZipFile) -> Styles:
    """The styles of the workbook that matter here; none when it has no style part."""
    from defusedxml.ElementTree import fromstring

    if "xl/styles.xml" not in package.namelist():
        return Styles({}, frozenset())
    root = fromstring(package.read("xl/styles.xml"))
    codes = {item.get("numFmtId"): item.get("formatCode", "") for item in root.iter() if item.tag.endswith("}numFmt")}
    formats: Any = next((item for item in root if item.tag.endswith("}cellXfs")), [])
    padded, day_month = {}, set()
    for number, style in enumerate(formats):
        code = codes.get(style.get("numFmtId"), "")
        if code and is_padded(code):
            padded[str(number).encode()] = code
        if style.get("numFmtId") == str(_DAY_MONTH) or code.lower() in {"d-mmm", "d\\-mmm"}:
            day_month.add(str(number).encode())
    return Styles(padded, frozenset(day_month))


def is_padded(code: str) -> bool:
    """True for codes such as 000000, "N-"000000 and (000) 000-0000: literals and at least two zeros."""
    parts = _CODE_PART.findall(code.split(";")[0])
    return not any(part[4] for part in parts) and sum(len(part[2]) for part in parts) > 1 and "." not in code


def shown_padded(code: str, value: str) -> str:
    """What a spreadsheet shows of a whole number under such a code; empty when the number is not whole."""
    if not re.fullmatch(r"\d+(\.0+)?", value):
        return ""
    parts = _CODE_PART.findall(code.split(";")[0])
    digits = value.split(".")[0].zfill(sum(len(part[2]) for part in parts))
    shown: list[str] = []
    for quoted, escaped, zeros, literal, _ in reversed(parts):
        if zeros:
            shown.append(digits[-len(zeros) :])
            digits = digits[: -len(zeros)]
        else:
            shown.append(quoted or escaped or literal)
    return digits + "".join(reversed(shown))


def place_of(reference: bytes) -> Place:
    """(row, column) from 0 of a reference such as B14."""
    letters = reference.rstrip(b"0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(reference[len(letters) :]) - 1, column - 1


def extent(content: bytes) -> Place:
    """How many rows and columns the filled cells of a sheet reach, looked at only where some lie far out."""
    if not _FAR.search(content):
        return 0, 0
    rows = columns = 0
    for match in _FILLED.finditer(content):
        row, column = place_of(match[1] + match[2])
        rows, columns = max(rows, row + 1), max(columns, column + 1)
    return rows, columns


def read_marks(content: bytes, styles: Styles) -> Marks:
    """The marks of one sheet's XML; a sheet without any is not walked through."""
    marks = Marks()
    special = bool(styles.padded or styles.day_month)
    if not (special or b"<f" in content or b":f" in content or b't="e"' in content):
        return marks
    for match in _CELL.finditer(content):
        inside = match[2]
        if inside:
            _mark(marks, dict(_ATTRIBUTE.findall(match[1])), inside, styles)
    return marks


def _mark(marks: Marks, attributes: dict[bytes, bytes], inside: bytes, styles: Styles) -> None:
    reference, style = attributes.get(b"r", b""), attributes.get(b"s", b"")
    if not reference:
        return
    result = _RESULT.search(inside)
    value = result[1].decode("utf-8", "replace") if result else ""
    if not value and re.search(rb"<(?:\w+:)?f\b", inside):
        marks.unsaved.add(place_of(reference))
    elif attributes.get(b"t") == b"e":
        marks.errors[place_of(reference)] = value
    elif attributes.get(b"t", b"n") == b"n" and style in styles.padded:
        if shown := shown_padded(styles.padded[style], value):
            marks.shown[place_of(reference)] = shown
    elif style in styles.day_month:
        marks.shown[place_of(reference)] = "d-mmm"


def old_errors(content: bytes) -> dict[Place, str]:
    """Cells of an .xls file whose formula ended in an error, wherever in the file its sheet lies."""
    found = {}
    for match in _OLD_ERROR.finditer(content):
        row, column = int.from_bytes(match[1], "little"), int.from_bytes(match[2], "little")
        if column < 256:
            found[row, column] = _OLD_CODES[match[3][0]]
    return found
