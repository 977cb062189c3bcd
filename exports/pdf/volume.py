"""A PDF file written from front to back: each object goes to disk when it is ready, only its place is remembered.

That keeps memory level however many pages a cohort's book has. Small objects are packed into compressed object
streams; the file ends with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). Nothing depends on the clock, so
the same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from typing import BinaryIO

_PACK = 100
_FREE, _DIRECT, _PACKED = 0, 1, 2


class Volume:
    """One PDF file in the making. Objects are numbered by `reserve` and may refer to each other before they exist."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0
        self._kinds = array("B", [_FREE])
        self._places = array("Q", [0])
        self._indices = array("H", [65535])
        self._pack: list[tuple[int, bytes]] = []
        self._seal = hashlib.sha256()
        self._out(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """A new object number."""
        self._kinds.append(_FREE)
        self._places.append(0)
        self._indices.append(0)
        return len(self._kinds) - 1

    def put(self, number: int, body: str) -> None:
        """Write a small object; it goes into the next pack."""
        self._pack.append((number, body.encode("latin-1")))
        if len(self._pack) >= _PACK:
            self._flush_pack()

    def put_stream(self, number: int, entries: str, data: bytes) -> None:
        """Write a stream object, compressed; `entries` are further dictionary entries."""
        packed = zlib.compress(data, 6)
        self._direct(number)
        head = f"{number} 0 obj\n<</Length {len(packed)}/Filter/FlateDecode{entries}>>\nstream\n"
        self._out(head.encode("latin-1"))
        self._out(packed)
        self._out(b"\nendstream\nendobj\n")

    def put_plain_stream(self, number: int, entries: str, data: bytes) -> None:
        """Write a stream object uncompressed, as metadata should be."""
        self._direct(number)
        self._out(f"{number} 0 obj\n<</Length {len(data)}{entries}>>\nstream\n".encode("latin-1"))
        self._out(data)
        self._out(b"\nendstream\nendobj\n")

    def close(self, root: int, info: int) -> None:
        """Write what is still packed and the cross-reference stream. The file is complete then."""
        self._flush_pack()
        number = self.reserve()
        start = self._at
        self._direct(number)
        name = self._seal.hexdigest()[:32]
        packed = self._packed_table()
        self._out(f"{number} 0 obj\n<</Type/XRef/Size {len(self._kinds)}/W[1 6 2]/Root {root} 0 R/Info {info} 0 R"
                  f"/ID[<{name}><{name}>]/Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode("latin-1"))
        self._out(packed)
        self._out(f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode("latin-1"))

    def _packed_table(self) -> bytes:
        """Kind, place and index of every object in nine bytes each, compressed a stretch at a time."""
        squeeze, parts = zlib.compressobj(6), []
        for start in range(0, len(self._kinds), 5_000):
            stretch = slice(start, start + 5_000)
            rows = zip(self._kinds[stretch], self._places[stretch], self._indices[stretch], strict=True)
            parts.append(squeeze.compress(b"".join(
                bytes((kind,)) + place.to_bytes(6, "big") + index.to_bytes(2, "big") for kind, place, index in rows)))
        parts.append(squeeze.flush())
        return b"".join(parts)

    def _flush_pack(self) -> None:
        if not self._pack:
            return
        pack, self._pack = self._pack, []
        number = self.reserve()
        places, at = [], 0
        for index, (member, body) in enumerate(pack):
            self._kinds[member], self._places[member], self._indices[member] = _PACKED, number, index
            places.append(f"{member} {at}")
            at += len(body) + 1
        head = " ".join(places).encode("latin-1") + b"\n"
        self.put_stream(number, f"/Type/ObjStm/N {len(pack)}/First {len(head)}",
                        head + b"\n".join(body for _, body in pack) + b"\n")

    def _direct(self, number: int) -> None:
        self._kinds[number], self._places[number] = _DIRECT, self._at

    def _out(self, data: bytes) -> None:
        self._stream.write(data)
        self._seal.update(data)
        self._at += len(data)


def text_string(words: str) -> str:
    """`words` as a PDF text string, in hexadecimal UTF-16 so that nothing needs escaping."""
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"


def number(value: float) -> str:
    """A coordinate or width with at most three decimals and no trailing zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
