"""Settings: for everyone in the office, unless marked "this computer"."""

from ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
