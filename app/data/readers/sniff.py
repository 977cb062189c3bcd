"""What a file really is, told by its first bytes and never by its name."""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from pathlib import Path

from app.data.readers.limits import Limits, too_large
from app.errors import OfficeError

SAVE_AS = "Open it in a spreadsheet program, save it as an Excel workbook (.xlsx), and import that file."
COPY_TABLE = "Copy its table into a spreadsheet and save that."


class FileKind(Enum):
    """The kinds of file that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


_FOREIGN = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"SQLite format 3", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_WEB_PAGE = re.compile(rb"^\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style)\b", re.I | re.S)
_OLD_XML = re.compile(rb"^\s*<\?xml[^>]*>.{0,400}<(?:\w+:)?Workbook\b", re.I | re.S)


def sniff(path: Path, limits: Limits) -> FileKind:
    """The kind of the file at `path`.

    Raises OfficeError in plain words for a file that is missing, empty, too large, locked, or no roster at all.
    """
    head = first_bytes(path, limits)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_package(path, limits)
    if head.startswith(b"PK\x05\x06"):
        raise OfficeError("This file is an empty archive.", "Ask for the file again.")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_old_office(path)
    for start, what in _FOREIGN:
        if head.startswith(start):
            raise OfficeError(f"This file is {what}, not a roster.", "Ask for the list as a spreadsheet or a CSV file.")
    if _WEB_PAGE.match(head):
        raise OfficeError("This file is a web page under the name of a spreadsheet.", SAVE_AS)
    if _OLD_XML.match(head):
        raise OfficeError("This file is an XML spreadsheet of 2003.", SAVE_AS)
    return FileKind.TEXT


def first_bytes(path: Path, limits: Limits) -> bytes:
    """The first 4,096 bytes of a file that is there, not empty and not too large; raises OfficeError otherwise."""
    try:
        if path.is_dir() or (path.exists() and not path.is_file()):
            raise OfficeError("This is not a file.", "Choose a spreadsheet or a CSV file.")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError as error:
        raise OfficeError("The file is not there any more.", "It may have been moved. Choose it again.") from error
    except OSError as error:
        words = "Close it in other programs, check that you may read it, and choose it again."
        raise OfficeError("The file cannot be opened.", words, type(error).__name__) from error
    if not size:
        raise OfficeError("The file is empty.", "Ask for the file again; nothing arrived in this one.")
    if size > limits.file_bytes:
        raise too_large(f"It has {size // 1_000_000:,} MB, at most {limits.file_bytes // 1_000_000:,} MB are read.")
    return head


def damaged(details: str = "") -> OfficeError:
    """A file whose beginning is right and whose rest is not."""
    words = "It may have been cut off on the way. Ask for it again, or open it in a spreadsheet and save it anew."
    return OfficeError("The file is damaged and cannot be read to its end.", words, details)


def password_protected() -> OfficeError:
    """A workbook that nobody can read without its password."""
    words = "Open it with its password, save it without one (File, Info, Protect workbook), and import that file."
    return OfficeError("The file is protected with a password.", words)


def _kind_of_package(path: Path, limits: Limits) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            _check_package(package, limits)
            names = set(package.namelist())
            if "mimetype" in names and "content.xml" in names:
                return _open_document(package)
    except OfficeError:
        raise
    except Exception as error:
        # zipfile raises BadZipFile, zlib.error, struct.error, NotImplementedError, ... for damage.
        raise damaged(type(error).__name__) from error
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "xl/workbook.bin" in names:
        raise OfficeError("This file is a binary workbook (.xlsb).", SAVE_AS)
    if any(name.startswith("word/") for name in names):
        raise OfficeError("This file is a Word document, not a roster.", COPY_TABLE)
    if any(name.endswith(".iwa") for name in names):
        raise OfficeError("This file is a Numbers document.", "In Numbers choose File, Export to, Excel; import that.")
    raise OfficeError("This file is an archive, not a roster.", "Unpack it and choose the spreadsheet inside.")


def _check_package(package: zipfile.ZipFile, limits: Limits) -> None:
    total = 0
    for part in package.infolist():
        total += part.file_size
        swollen = part.file_size > 10_000_000 and part.file_size > limits.packing_ratio * max(part.compress_size, 1)
        if total > limits.unpacked_bytes or swollen:
            raise OfficeError(
                "This file unpacks to far more than a roster can hold.",
                "It may be damaged or made to do harm, so it was not opened. Ask the sender for a new file.",
            )
        if part.flag_bits & 1:
            raise password_protected()
    for part in package.infolist():
        if part.filename.endswith((".xml", ".rels")):
            _refuse_doctype(package, part)


def _refuse_doctype(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with package.open(part) as content:
        start = content.read(65_536).replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise OfficeError(
            "This file contains instructions that no spreadsheet program writes.",
            "It may be made to do harm, so it was not opened. Ask the sender for a new file.",
        )


def _open_document(package: zipfile.ZipFile) -> FileKind:
    if b"manifest:encryption-data" in package.read("META-INF/manifest.xml"):
        raise password_protected()
    if b"opendocument.spreadsheet" in package.read("mimetype"):
        return FileKind.ODS
    raise OfficeError("This file is a text document, not a roster.", COPY_TABLE)


def _kind_of_old_office(path: Path) -> FileKind:
    content = path.read_bytes()

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise password_protected()
    if has("Workbook") or has("Book"):
        return FileKind.XLS
    if has("WordDocument"):
        raise OfficeError("This file is a Word document, not a roster.", COPY_TABLE)
    raise OfficeError("This is not a spreadsheet that can be read.", SAVE_AS)
