"""File readers: a roster file in, sheets of cells out; nothing of the file is trusted.

Files are parsed in a process of their own with limits on memory and time, so that a hostile file can harm nothing here.
"""

from __future__ import annotations

from app.data.readers.limits import Limits
from app.data.readers.reading import WORKER_FLAG, read_sheets, run_worker
from app.data.readers.text import ENCODINGS, TextChoice, TextPreview, read_text_preview

__all__ = [
    "ENCODINGS", "WORKER_FLAG", "Limits", "TextChoice", "TextPreview", "read_sheets", "read_text_preview",
    "run_worker",
]  # fmt: skip
