"""Packets: the gallery of documents, for whom, with which options, a preview, and what was produced before."""

from ui.pages.packets.page import PacketsPage

__all__ = ["PacketsPage"]
