"""The laws of the house, read from the source: who may import whom, and what may be written only in one place."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STOREYS = ("app", "exports", "ui")
QT = ("PySide6", "shiboken6")
FLOOR = ("app.errors", "app.changes", "app.clock")  # small nouns that everything but the domain may hold

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MOST_METHODS = 25


@dataclass(frozen=True)
class Stair:
    """What one part may import beside the standard library and itself, and what not in spite of that."""

    part: str
    may: tuple[str, ...] = ()
    never: tuple[str, ...] = field(default=())


# The first line whose part holds a module is the one that counts.
STAIRS = (
    Stair("app.domain", ("app.errors",)),
    Stair("app.optimize", ("app.domain", "app.errors", "numpy", "scipy")),
    Stair(
        "app.data",
        (*FLOOR, "app.domain", "sqlalchemy", "alembic", "sqlcipher3", "openpyxl", "python_calamine", "defusedxml",
         "anyascii", "rapidfuzz"),
    ),
    Stair(
        "app.services",
        (*FLOOR, "app.settings", "app.domain", "app.data", "app.optimize", "sqlalchemy", "rapidfuzz", "anyascii"),
    ),
    Stair("app", ("platformdirs", "sqlalchemy")),
    Stair("exports.excel", ("exports", "app.domain", "app.errors", "openpyxl"), ("exports.pdf",)),
    Stair(
        "exports.pdf",
        ("exports", "app.domain", "app.errors", "reportlab", "pikepdf", "uharfbuzz", "bidi", "arabic_reshaper"),
        ("exports.excel",),
    ),
    Stair("exports", ("app.domain", "app.errors")),
    Stair("ui.widgets", (*QT, "ui.theme", "pypdfium2")),
    Stair("ui.theme", QT),
    Stair("ui.command_line", ("app", "exports"), ("app.data", "app.services", *QT)),
    Stair(
        "ui.dialogs",
        (*QT, "ui", *FLOOR, "app.domain", "app.settings", "app.office", "exports.catalogue"),
        ("ui.pages", "ui.main_window", "ui.application"),
    ),
    Stair(
        "ui.pages",
        (*QT, "ui", *FLOOR, "app.domain", "app.settings", "app.office", "exports.catalogue"),
        ("ui.main_window", "ui.application"),
    ),
    Stair("ui", (*QT, "app", "exports"), ("app.data", "app.services")),
)  # fmt: skip
# Rooms whose members do not know each other; `base` is what they share.
ROOMS_APART = ("app.services", "ui.pages")


@dataclass(frozen=True)
class Source:
    """One file of the product, read once."""

    path: str
    module: str
    tree: ast.Module
    lines: int

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and dotted name of every import, those inside functions included."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.module.split(".")
        above = package[: len(package) - node.level + self.path.endswith("__init__.py")]
        return ".".join([*above, *([node.module] if node.module else [])])


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the three storeys and the front door."""
    paths = [path for storey in STOREYS for path in sorted((ROOT / storey).rglob("*.py"))]
    paths += [path for path in (ROOT / "main.py", ROOT / "dev.py") if path.exists()]
    return tuple(_source(path) for path in paths)


def _source(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    relative = path.relative_to(ROOT)
    parts = relative.with_suffix("").parts
    module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Source(relative.as_posix(), module, ast.parse(text, relative.as_posix()), len(text.splitlines()))


def within(name: str, part: str) -> bool:
    """Whether a dotted name is a part or lies in it; `ui.theme` also covers its neighbours `ui.theme_tokens` ..."""
    return name == part or name.startswith(f"{part}.") or (part == "ui.theme" and name.startswith("ui.theme_"))


def stair_of(module: str) -> Stair | None:
    return next((stair for stair in STAIRS if within(module, stair.part)), None)


def allowed(stair: Stair, name: str) -> bool:
    if name.split(".")[0] in sys.stdlib_module_names:
        return True
    if any(within(name, part) for part in stair.never):
        return False
    return within(name, stair.part) or any(within(name, part) for part in stair.may)


def faults(found: Iterator[str]) -> None:
    """Fail with every place that breaks the law, one a line."""
    places = sorted(found)
    assert not places, "\n" + "\n".join(places)


def test_there_is_something_to_check() -> None:
    assert {source.module.split(".")[0] for source in sources()} >= set(STOREYS)


@pytest.mark.parametrize("stair", STAIRS, ids=lambda stair: stair.part)
def test_a_part_imports_only_what_lies_below_it(stair: Stair) -> None:
    faults(
        f"{source.path}:{line} imports {name}"
        for source in sources()
        if stair_of(source.module) == stair
        for line, name in source.imports()
        if not allowed(stair, name)
    )


@pytest.mark.parametrize("room", ROOMS_APART)
def test_neighbours_in_a_room_do_not_know_each_other(room: str) -> None:
    def member(name: str) -> str:
        return name.removeprefix(f"{room}.").split(".")[0]

    faults(
        f"{source.path}:{line} imports {name}"
        for source in sources()
        if source.module.startswith(f"{room}.") and member(source.module) != "base"
        for line, name in source.imports()
        if name.startswith(f"{room}.") and member(name) not in (member(source.module), "base")
    )


def test_the_command_line_reaches_no_qt_by_any_way() -> None:
    known = {source.module: source for source in sources()}
    seen: dict[str, str] = {"ui.command_line": "ui.command_line"}
    waiting = [name for name in seen if name in known]
    places = []
    while waiting:
        module = waiting.pop()
        for _line, name in known[module].imports():
            way = f"{seen[module]} -> {name}"
            if any(within(name, part) for part in QT):
                places.append(way)
            for below in (name, name.rpartition(".")[0]):
                if below in known and below not in seen:
                    seen[below] = way
                    waiting.append(below)
    faults(iter(places))


def test_the_front_door_knows_only_the_storey_of_the_window() -> None:
    faults(
        f"{source.path}:{line} imports {name}"
        for source in sources()
        if source.module == "main"
        for line, name in source.imports()
        if name.split(".")[0] not in sys.stdlib_module_names and not within(name, "ui")
    )


def used_names(source: Source, name: str) -> Iterator[int]:
    """Lines on which a bare or dotted name is used or imported."""
    for node in ast.walk(source.tree):
        if (
            (isinstance(node, ast.Name) and node.id == name)
            or (isinstance(node, ast.Attribute) and node.attr == name)
            or (isinstance(node, ast.alias) and node.name == name)
        ):
            yield node.lineno


@pytest.mark.parametrize(
    ("name", "homes", "instead"),
    [
        ("Paragraph", ("exports/pdf/paper",), "the text of exports/pdf/paper, which escapes what people wrote"),
        ("QMessageBox", ("ui/ask.py",), "ui/ask.py"),
        ("QTableWidget", (), "a table model that asks for the rows it shows"),
        ("QStandardItemModel", ("ui/widgets/lookup_field.py",), "a table model that asks for the rows it shows"),
        ("QtSql", (), "app/data: a second SQLite library in the process drops the locks of the first"),
    ],
)
def test_a_thing_is_named_only_in_its_home(name: str, homes: tuple[str, ...], instead: str) -> None:
    faults(
        f"{source.path}:{line} uses {name}; use {instead}"
        for source in sources()
        if not source.path.startswith(homes or "-")
        for line in used_names(source, name)
    )


def test_every_label_on_screen_is_our_plain_text_label() -> None:
    def made(source: Source) -> Iterator[int]:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and _last_name(node.func) == "QLabel":
                yield node.lineno
            if isinstance(node, ast.ClassDef) and "QLabel" in map(_last_name, node.bases):
                yield node.lineno

    faults(
        f"{source.path}:{line} makes a QLabel; use the label of ui/widgets/label.py, which shows text as it is"
        for source in sources()
        if source.path != "ui/widgets/label.py"
        for line in made(source)
    )


def test_only_the_clock_reads_the_clock() -> None:
    readings = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
                ("time", "time"), ("time", "localtime"), ("time", "gmtime"), ("time", "strftime"),
                ("QDate", "currentDate"), ("QTime", "currentTime"), ("QDateTime", "currentDateTime"),
                ("QDateTime", "currentDateTimeUtc")}  # fmt: skip
    faults(
        f"{source.path}:{node.lineno} asks {node.attr}(); use the clock that is passed in"
        for source in sources()
        if source.path != "app/clock.py"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in readings
    )


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_files_are_short_enough_to_read() -> None:
    faults(
        f"{source.path} has {source.lines} lines, {LONGEST_FILE} is the limit"
        for source in sources()
        if source.lines > LONGEST_FILE
    )


def test_functions_are_short_enough_to_hold_in_mind() -> None:
    faults(
        f"{source.path}:{node.lineno} {node.name} has {length} lines, {LONGEST_FUNCTION} is the limit"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    )


def test_classes_have_few_enough_methods_to_know_them() -> None:
    """Qt's overrides (camelCase) are given by Qt, a page's hooks by its base: neither is a method of its own."""
    hooks = {part.name for source in sources() if source.path == "ui/pages/base.py" for node in source.tree.body
             if isinstance(node, ast.ClassDef) for part in node.body if isinstance(part, ast.FunctionDef)}
    faults(
        f"{source.path}:{node.lineno} {node.name} has {count} methods of its own, {MOST_METHODS} is the limit"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        and (count := sum(isinstance(part, ast.FunctionDef) and part.name.islower()
                          and not (source.module.startswith("ui.pages.") and part.name in hooks)
                          for part in node.body)) > MOST_METHODS
    )


def test_no_file_is_named_after_a_kind() -> None:
    vague = {"utils", "util", "helpers", "helper", "misc", "manager", "managers"}
    faults(source.path for source in sources() if source.module.split(".")[-1] in vague)
