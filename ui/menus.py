"""What stands in the menus of the main window; the palette finds the same commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui import about
from ui.pages.base import Press
from ui.theme import theme
from ui.widgets.commands import Command, Menu

if TYPE_CHECKING:
    from ui.main_window import MainWindow


# The commands that change the office: off where it is open for reading only.
CHANGING = ("import", "undo", "redo", "new", "new-person", "import-roster", "new-cohort", "enrol",
            "run-matching", "approve")


def menus(window: MainWindow) -> list[Menu]:
    """The menu bar."""
    return [_file(window), _edit(window), _view(window), _people(window), _cohort(window), _packet(window),
            _help(window)]


def _on_page(window: MainWindow, verb: str) -> Callable[[], object]:
    """What the shown page does for a key it has a verb for."""
    def act() -> None:
        page = window.page()
        if page is not None:
            getattr(page, verb)()

    return act


def _wants(window: MainWindow, what: str, argument: Any = None) -> Callable[[], object]:
    return lambda: window.office_wanted.emit(what, argument)


def _file(window: MainWindow) -> Menu:
    recent = [Command(f"recent-{number}", path.stem, _wants(window, "open", path), in_palette=False)
              for number, path in enumerate(window.workplace.recent.offices()) if path != window.office.path.resolve()]
    entries: list[Command | Menu | None] = [
        Command("new-office", "New office file…", _wants(window, "new")),
        Command("open-office", "Open an office file…", _wants(window, "open"), "Ctrl+O", "folder-open"),
    ]
    if recent:
        entries.append(Menu("Open recent", recent))
    entries += [
        Command("sample", "Open the sample office", _wants(window, "sample"), icon="flask-conical"), None,
        Command("import", "Import a roster…", lambda: window.go("import"), "Ctrl+I", "upload"),
        Command("export", "Export this list…", _on_page(window, "export_list"), "Ctrl+E", "download"),
        Command("print", "Print…", _on_page(window, "print_selection"), "Ctrl+P Ctrl+Shift+P", "printer"), None,
        Command("back-up", "Back up…", lambda: window.go("settings", "backups"), icon="hard-drive"),
        Command("copy", "Save a copy elsewhere…", _wants(window, "copy")), None,
        Command("quit", "Close", window.close, "Ctrl+Q Ctrl+W", in_palette=False),
    ]
    return Menu("File", entries)


def _edit(window: MainWindow) -> Menu:
    return Menu("Edit", [
        Command("undo", "Undo", window.undo, "Ctrl+Z", "undo-2"),
        Command("redo", "Redo", window.redo, "Ctrl+Shift+Z Ctrl+Y"), None,
        Command("new", "New item of this page", _on_page(window, "new_item"), "Ctrl+N", "plus"),
        Command("find", "Filter this list", _on_page(window, "find_in_list"), "Ctrl+F /", "search"),
        Command("search", "Search or run a command", window.open_palette, in_palette=False), None,
        Command("history", "All changes", lambda: window.go("history"), icon="history"),
        Command("settings", "Settings", lambda: window.go("settings"), "Ctrl+,", "settings"),
    ])


def _view(window: MainWindow) -> Menu:
    def mode(key: Any) -> Callable[[], None]:
        def choose() -> None:
            theme().set_mode(key)
            window.workplace.recent.prefer("theme", key)

        return choose

    def rows(key: Any) -> Callable[[], None]:
        def choose() -> None:
            theme().set_rows(key)
            window.workplace.recent.prefer("rows", key)

        return choose

    return Menu("View", [
        Command("detail", "Show or hide the detail pane", _on_page(window, "toggle_detail"), "F4"),
        Command("refresh", "Refresh", _on_page(window, "renew"), "Ctrl+R F5", "refresh-cw"), None,
        Menu("Rows", [Command(f"rows-{key}", words, rows(key))
                      for key, words in (("compact", "Compact rows"), ("standard", "Standard rows"),
                                         ("roomy", "Roomy rows"))]),
        Menu("Colours", [Command(f"mode-{key}", words, mode(key))
                         for key, words in (("system", "Colours as the system"), ("light", "Light colours"),
                                            ("dark", "Dark colours"))]),
    ])


def _people(window: MainWindow) -> Menu:
    def new_person() -> None:
        window.go("people")
        _on_page(window, "new_item")()

    return Menu("People", [
        Command("people", "People", lambda: window.go("people"), icon="users"),
        Command("new-person", "New person…", new_person, icon="user-plus"),
        Command("import-roster", "Import a roster…", lambda: window.go("import"), icon="upload", in_palette=False),
        Command("taxonomy", "Terms and synonyms", lambda: window.go("settings", "taxonomy"), icon="list-filter"),
    ])


def _cohort(window: MainWindow) -> Menu:
    tabs = (("overview", "Cohort overview", "layers"), ("applicants", "Applicants", "user-check"),
            ("matching", "Matching", "heart-handshake"), ("mentorships", "Mentorships", "notebook-pen"),
            ("goals", "Goals", "target"))

    def tab(key: str) -> Callable[[], None]:
        return lambda: window.go("cohort", (key, None))

    def press(key: str, button: str) -> Callable[[], None]:
        return lambda: window.go("cohort", (key, None, Press(button)))

    return Menu("Cohort", [
        Command("new-cohort", "New cohort…", lambda: window.go("cohort", ("new", None)), icon="plus"),
        Command("enrol", "Enrol people…", press("applicants", "Enrol"), icon="user-plus"),
        Command("run-matching", "Run matching", press("matching", "Run matching"), icon="play"),
        Command("approve", "Approve matches…", press("matching", "Approve"), icon="check"), None,
        *(Command(f"cohort-{key}", words, tab(key), icon=icon)
          for key, words, icon in tabs),
    ])


def _packet(window: MainWindow) -> Menu:
    packets = (("goal-workbook", "Goal workbooks…"), ("meeting-log", "Meeting log…"), ("goal-list", "Goal list…"),
               ("cohort-roster", "Cohort roster…"), ("match-review", "Match review list…"),
               ("dean-workbook", "Dean’s workbook…"))
    def document(key: str) -> Callable[[], None]:
        return lambda: window.go("packets", {"document": key})

    return Menu("Packet", [
        Command(f"packet-{key}", words, document(key), icon="printer")
        for key, words in packets])


def _help(window: MainWindow) -> Menu:
    def guide() -> None:
        page = window.page()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(about.guide_for(page.HELP if page is not None else ""))))

    return Menu("Help", [
        Command("help", "Help for this page", guide, "F1", "circle-question-mark"),
        Command("shortcuts", "Keyboard shortcuts", lambda: window.go("settings", "shortcuts"), icon="layout-grid"),
        Command("about", "About Mentor Desk", lambda: about.show(window)),
    ])
