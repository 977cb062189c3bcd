"""E-mail addresses, telephone numbers and links, with the slips that people make in them."""

from __future__ import annotations

import re

from app.domain.rosters.cells import Cell, Kind
from app.domain.rosters.parsers.common import is_blank, too_long, unusable
from app.domain.rosters.problems import NOTHING, Fix, Reading, Trouble, quoted, refused
from app.domain.rosters.sense import Sense

_ADDRESS = re.compile(r"[^@\s,;<>()\[\]\"]+@[^@\s,;<>()\[\]\".]+(?:\.[^@\s,;<>()\[\]\".]+)+")
_IN_BRACKETS = re.compile(r"<\s*([^<>]+?)\s*>")
_AT_WORDS = re.compile(r"\s*[(\[{<]\s*at\s*[)\]}>]\s*|\s+at\s+|\s*&#64;\s*", re.IGNORECASE)
_DOT_WORDS = re.compile(r"\s*[(\[{]\s*dot\s*[)\]}]\s*|\s+dot\s+", re.IGNORECASE)
_SLIPS = {"gmail.con": "gmail.com", "gmail.co": "gmail.com", "gmial.com": "gmail.com", "gamil.com": "gmail.com",
          "gmai.com": "gmail.com", "gnail.com": "gmail.com", "hotmial.com": "hotmail.com",
          "hotmail.con": "hotmail.com",
          "yahoo.con": "yahoo.com", "yaho.com": "yahoo.com", "outlook.con": "outlook.com",
          "iclod.com": "icloud.com"}  # fmt: skip
_EXTENSION = re.compile(r"(?:,|;)?\s*(?:ext\.?|extension|x|#)\s*(\d{1,6})\s*$", re.IGNORECASE)
_PHONE_KIND = re.compile(r"\(?\b(?:cell|mobile|home|work|office|c|h|w|m|o|tel|ph|phone)\b\)?[.:]?", re.IGNORECASE)
LONGEST_EMAIL = 254


def email(cell: Cell, sense: Sense) -> Reading:
    """One or several addresses as `emails`; common slips are refused with the repaired address as suggestion."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    found: list[str] = []
    slip: Trouble | None = None
    for piece in _pieces(cell.text):
        address, trouble = _address(piece, sense)
        if trouble and not trouble[0].startswith("?"):
            return Reading(problem=_in_cell(trouble, cell.text, piece))
        slip = slip or (_in_cell(trouble, cell.text, piece) if trouble else None)
        if address and address.casefold() not in {other.casefold() for other in found}:
            found.append(address)
    check = slip._replace(words=slip.words.removeprefix("?")) if slip else None
    return Reading({"emails": tuple(found)} if found else {}, check=check)


def _pieces(text: str) -> list[str]:
    bracketed = _IN_BRACKETS.findall(text)
    if bracketed and all("@" in piece for piece in bracketed):
        return [piece.removeprefix("mailto:") for piece in bracketed]
    if text.count("@") < 2:
        return [text]
    return [piece for piece in re.split(r"[;,\s|]+|(?<=\w)/(?=\w)", text) if "@" in piece or len(piece) > 3]


def _address(piece: str, sense: Sense) -> tuple[str, Trouble | None]:
    text = re.sub(r"^(?:mailto:|e-?mail:)\s*", "", piece.strip(), flags=re.IGNORECASE).strip(" .,;:<>\"'()[]|")
    if not text:
        return "", None
    if len(text) > LONGEST_EMAIL:
        return "", Trouble(f"{len(text):,} characters, an address has at most {LONGEST_EMAIL}.")
    if _ADDRESS.fullmatch(text) and ".." not in text:
        domain = text.rpartition("@")[2].casefold()
        if domain in _SLIPS:
            right = text[: -len(domain)] + _SLIPS[domain]
            words = f"?{quoted(text)} may be meant as {quoted(right)}."
            return text, Trouble(words, "Correct the cell if so.", Fix(f"Use “{_SLIPS[domain]}”", right))
        return text, None
    return "", _wrong(text, sense)


def _wrong(text: str, sense: Sense) -> Trouble:
    if "@" not in text:
        repaired = _repaired(_DOT_WORDS.sub(".", _AT_WORDS.sub("@", text, count=1)), sense)
        return Trouble("no @ sign.", fix=Fix("Use “@”", repaired) if "@" in repaired else None)
    if text.count("@") > 1:
        return Trouble(f"{quoted(text)} has more than one @ sign.")
    before, _, after = text.partition("@")
    if not before or not after:
        return Trouble(f"{quoted(text)} has nothing {'before' if not before else 'after'} the @ sign.")
    repaired = _repaired(text, sense)
    fix = Fix(f"Use “{repaired}”", repaired) if repaired != text and _ADDRESS.fullmatch(repaired) else None
    if re.search(r"\s", text):
        return Trouble(f"{quoted(text)} has a space in it.", fix=fix)
    if ".." in text:
        return Trouble(f"{quoted(text)} has two dots in a row.", fix=fix)
    if "." not in after:
        return Trouble(f"{quoted(text)} has no dot after the @ sign.", fix=fix)
    return Trouble(f"{quoted(text)} is not an address.", fix=fix)


def _repaired(text: str, sense: Sense) -> str:
    """The address without spaces and double dots, its domain completed from those of the column."""
    text = re.sub(r"\.{2,}", ".", re.sub(r"\s+", "", _DOT_WORDS.sub(".", text)))
    before, at, after = text.partition("@")
    if at and after and "." not in after:
        after = next((domain for domain in sense.domains if domain.startswith(after.casefold() + ".")), after)
    return before + at + after


def _in_cell(trouble: Trouble, cell_text: str, piece: str) -> Trouble:
    """The trouble of one piece with its suggestion as a text for the whole cell."""
    if not trouble.fix or piece == cell_text:
        return trouble
    whole = cell_text.replace(piece, trouble.fix.text, 1)
    return trouble._replace(fix=Fix(trouble.fix.label, whole))


def phone(cell: Cell, sense: Sense) -> Reading:
    """One or several numbers as `phones`: US numbers as (612) 555-0143, others as they are written."""
    spoilt = unusable(cell, digits_matter=True)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    if cell.kind is Kind.DATE:
        return refused(f"{quoted(cell.text)} is a date, not a telephone number.")
    found: list[str] = []
    for piece in re.split(r"[;|\n]|,(?!\s*(?:x|ext))|\s+(?:or|and)\s+|(?<=\d)\s*/\s*(?=[\d(+])", cell.text):
        number = _PHONE_KIND.sub("", piece).strip(" .:")
        if number:
            written, words = _number(number)
            if words:
                return refused(f"{quoted(number)} {words}")
            found.append(written)
    return Reading({"phones": tuple(dict.fromkeys(found))}) if found else NOTHING


def _number(text: str) -> tuple[str, str]:
    match = _EXTENSION.search(text)
    extension = f" ext. {match[1]}" if match else ""
    body = text[: match.start()] if match else text
    digits = "".join(char for char in body if char.isdigit())
    if not re.fullmatch(r"[\d\s().+\-–/*]+", body):
        return "", "is not a telephone number."
    if not 7 <= len(digits) <= 15:
        return "", f"has {len(digits)} digits, 7 to 15 expected."
    if body.strip().startswith("+") and not (len(digits) == 11 and digits[0] == "1"):
        return " ".join(body.split()) + extension, ""
    national = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if len(national) == 10:
        return f"({national[:3]}) {national[3:6]}-{national[6:]}{extension}", ""
    return " ".join(body.split()) + extension, ""


def link(cell: Cell, sense: Sense) -> Reading:
    """A web address as `link`; "linkedin.com/in/x" gets its https, a bare handle is refused."""
    spoilt = unusable(cell)
    text = cell.text.strip(" <>.,;")
    if spoilt or is_blank(text):
        return spoilt or NOTHING
    if cell.kind is not Kind.TEXT or " " in text or "." not in text:
        if re.fullmatch(r"(?:in/|@)?[\w-]{3,100}", text) and cell.kind is Kind.TEXT:
            name = text.removeprefix("in/").removeprefix("@")
            fix = Fix("Use the profile address", f"https://www.linkedin.com/in/{name}")
            return Reading(
                check=Trouble(f"{quoted(text)} is no web address and is left out.", "Type the address.", fix)
            )
        return Reading(check=Trouble(f"{quoted(text)} is no web address and is left out.", "Type the address."))
    address = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    if not re.fullmatch(r"https?://[^\s\"<>]+", address, re.IGNORECASE):
        return Reading(check=Trouble(f"{quoted(text)} is no web address and is left out.", "Type the address."))
    return too_long(address, 300) or Reading({"link": address})
