"""Import a roster: choose a file, match its columns, fix rows, import; nothing is written before the last step."""

from ui.pages.imports.page import ImportPage

__all__ = ["ImportPage"]
