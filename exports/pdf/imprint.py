"""What a PDF says of itself: title, language, author, day, and the mark of PDF/UA-1 (ISO 14289-1, clause 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from exports.pdf.volume import Volume, text_string

PRODUCER = "Mentor Desk"


@dataclass(frozen=True, slots=True)
class Imprint:
    """Title and language of a file, whose it is, the day its data are of."""

    title: str
    author: str = ""
    language: str = "en-US"
    as_of: date | None = None


def write_information(volume: Volume, imprint: Imprint) -> int:
    """Write the information dictionary; returns its object number. Without a day there is no date at all."""
    number = volume.reserve()
    day = f"/CreationDate(D:{imprint.as_of:%Y%m%d}000000Z)" if imprint.as_of else ""
    author = f"/Author{text_string(imprint.author)}" if imprint.author else ""
    volume.put(number, f"<</Title{text_string(imprint.title)}{author}/Producer{text_string(PRODUCER)}{day}>>")
    return number


def write_metadata(volume: Volume, imprint: Imprint) -> int:
    """Write the XMP packet; returns its object number."""
    number = volume.reserve()
    volume.put_plain_stream(number, "/Type/Metadata/Subtype/XML", _xmp(imprint).encode("utf-8"))
    return number


def _xmp(imprint: Imprint) -> str:
    parts = [_entry("dc:title", "Alt", imprint.title, ' xml:lang="x-default"'),
             _entry("dc:language", "Bag", imprint.language),
             f"<dc:format>application/pdf</dc:format><pdf:Producer>{PRODUCER}</pdf:Producer>",
             "<pdfuaid:part>1</pdfuaid:part>"]
    if imprint.author:
        parts.append(_entry("dc:creator", "Seq", imprint.author))
    if imprint.as_of:
        parts.append(f"<xmp:CreateDate>{imprint.as_of:%Y-%m-%d}T00:00:00Z</xmp:CreateDate>")
    return ('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
            ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
            f'{"".join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>')


def _entry(name: str, holder: str, words: str, attribute: str = "") -> str:
    return f"<{name}><rdf:{holder}><rdf:li{attribute}>{escape(words)}</rdf:li></rdf:{holder}></{name}>"
