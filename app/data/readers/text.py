"""Text files: which characters the bytes mean, what parts the cells, and rows that are never swallowed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.data.readers.limits import Limits, too_large
from app.data.readers.sniff import first_bytes
from app.errors import OfficeError

ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16", "Unicode (UTF-16)"),
    ("cp1252", "Western (Windows)"),
    ("cp1250", "Central European (Windows)"),
    ("cp1254", "Turkish (Windows)"),
    ("mac_roman", "Western (Macintosh)"),
    ("cp1251", "Cyrillic (Windows)"),
    ("cp1258", "Vietnamese (Windows)"),
    ("gb18030", "Chinese, simplified"),
    ("big5", "Chinese, traditional"),
    ("shift_jis", "Japanese"),
    ("cp949", "Korean"),
)
DELIMITERS = (("\t", "tab"), (",", "comma"), (";", "semicolon"), ("|", "bar"))


@dataclass(frozen=True, slots=True)
class TextChoice:
    """How a person wants a text file read; empty parts are found out from the file."""

    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class TextPreview:
    """The beginning of a text file as it would be read. `certain` is false where a person should look at it first.

    `lines` and `rows` count the previewed part; more lines than rows means that cells have line breaks.
    """

    encoding: str
    title: str
    certain: bool
    delimiter: str
    delimiter_certain: bool
    rows: tuple[tuple[str, ...], ...]
    lines: int
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and how sure its encoding is."""

    text: str
    encoding: str
    certain: bool
    unreadable: int = 0


def decode(content: bytes, encoding: str = "", cut: bool = False) -> Decoded:
    """The text of `content`: by its byte-order mark, else strict UTF-8, else Windows-1252, or in the given `encoding`.

    `cut` allows a character that the end of a preview cuts in two.
    """
    if encoding:
        return _lenient(content, encoding)
    marked = _by_mark(content) or _by_zeros(content)
    if marked:
        return _lenient(content, marked)
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        return Decoded(decoder.decode(content, final=not cut).replace("\0", ""), "utf-8", True)
    except UnicodeDecodeError:
        decoded = _lenient(content, "cp1252")
        return Decoded(decoded.text, decoded.encoding, False, decoded.unreadable)


def _by_mark(content: bytes) -> str:
    marks = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
             (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
    return next((name for mark, name in marks if content.startswith(mark)), "")


def _by_zeros(content: bytes) -> str:
    """UTF-16 without a mark: in text of any Western header every second byte is zero."""
    head = content[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.3 * len(head) / 2 and even < odd / 8:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * len(head) / 2 and odd < even / 8 else ""


def _lenient(content: bytes, encoding: str) -> Decoded:
    name = encoding
    if encoding == "utf-16" and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = _by_zeros(content) or "utf-16-le"
    if encoding == "utf-8":
        name = "utf-8-sig"
    try:
        text = content.decode(name, errors="replace")
    except LookupError as error:
        raise OfficeError("This encoding is not known.", "Choose one of the list.") from error
    shown = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(name, name)
    return Decoded(text.removeprefix("\ufeff").replace("\0", ""), shown, True, text.count("\ufffd"))


def find_delimiter(text: str) -> tuple[str, bool]:
    """What parts the cells of `text`, and whether nothing else could.

    "" is one column only: in "Smith; John, PhD" neither mark parts cells, because prose puts a space after them.
    """
    announced = re.match(r'^"?sep=(.)"?\r?\n', text, re.I)
    if announced:
        return announced[1], True
    scores = sorted(((_evenness(text, mark), -place, mark) for place, (mark, _) in enumerate(DELIMITERS)), reverse=True)
    best, _, mark = scores[0]
    if best < 50:
        return "", best < 20
    return mark, scores[1][0] < best - 15


def _evenness(text: str, mark: str) -> int:
    """0 to 100: how evenly `mark` cuts the first 60 filled rows into the same number of cells."""
    records = _sample(text, mark)
    start = next((place for place, record in enumerate(records[:10]) if len(record) > 1), 0)
    headless = start > 0
    records = records[start:]
    sizes = Counter(len(record) for record in records)
    size = max((size for size in sizes if size > 1), key=lambda size: (sizes[size], size), default=0)
    if not size or not any(len(record) == size and max(map(len, record)) < 60 for record in records[:12]):
        return 0
    near = sum(count for other, count in sizes.items() if other == size or (other > 2 and abs(other - size) == 1))
    prose = _prose(records) if headless and size == 2 and mark != "\t" else 0.0
    return round(100 * near / len(records) * (1 - 0.6 * prose))


def _prose(records: list[list[str]]) -> float:
    """The share of cells that begin with a space, as after a comma in a sentence."""
    gaps = [cell for record in records for cell in record[1:] if cell]
    return sum(cell[0] == " " for cell in gaps) / len(gaps) if gaps else 0.0


def _sample(text: str, mark: str) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=mark):
            if any(record):
                records.append(record)
            if len(records) == 60:
                break
    except csv.Error:
        pass
    # A sample may end inside a record.
    return records[:-1] if len(text) > 100_000 and 1 < len(records) < 60 else records


def read_records(text: str, delimiter: str, limits: Limits) -> Iterator[list[str]]:
    """The rows of `text`; row 1 is the first yielded.

    Raises OfficeError with the line of a quotation mark that is never closed and would swallow the rest.
    """
    text = re.sub(r'^"?sep=.\r?\n', "", text, count=1, flags=re.I)
    csv.field_size_limit(limits.cell_characters)
    # A file of one column is read with a separator that no text has, so that its quotation marks still count.
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=delimiter or "\x1f", strict=True, skipinitialspace=True)
    started = 1
    try:
        for record in reader:
            yield record
            started = reader.line_num + 1
    except csv.Error as error:
        raise _complaint(error, started, reader.line_num, limits) from error


def _complaint(error: csv.Error, started: int, ended: int, limits: Limits) -> OfficeError:
    if "field larger" in str(error):
        return too_large(f"The cell that begins in line {started:,} has over {limits.cell_characters:,} characters.")
    where = f"line {started:,}" if ended <= started else f"lines {started:,} to {ended:,}"
    return OfficeError(
        f"The quotation marks in {where} do not fit.",
        f"A mark that opens in line {started:,} is not closed where its cell ends, so the rows after it would be lost. "
        "Open the file in a text editor, mend that line and import the file again.",
    )


def read_text_preview(path: str | Path, choice: TextChoice | None = None, limits: Limits | None = None) -> TextPreview:
    """The first 60 rows of the text file at `path`, for the picker of encoding and separator.

    Raises OfficeError when the file cannot be opened; faults inside the text are told in `complaint`.
    """
    limits, choice, path = limits or Limits(), choice or TextChoice(), Path(path)
    first_bytes(path, limits)
    with path.open("rb") as file:
        content = file.read(131_072)
    decoded = decode(content, choice.encoding, cut=len(content) == 131_072)
    delimiter, certain = (choice.delimiter, True) if choice.delimiter else find_delimiter(decoded.text)
    rows: list[tuple[str, ...]] = []
    complaint = ""
    try:
        for record in read_records(decoded.text, delimiter, limits):
            if len(rows) == 60:
                break
            rows.append(tuple(record))
    except OfficeError as error:
        complaint = error.title if len(content) < 131_072 else ""
    lines = decoded.text.count("\n") + (not decoded.text.endswith("\n"))
    title = dict(ENCODINGS).get(decoded.encoding, decoded.encoding)
    return TextPreview(decoded.encoding, title, decoded.certain and not decoded.unreadable, delimiter, certain,
                       tuple(rows), lines, complaint)  # fmt: skip
