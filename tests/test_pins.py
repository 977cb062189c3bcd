"""The pinned packages: the same on every machine, each with its hashes, from no named place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = ("requirements.txt", "requirements-dev.txt")


def pins(name: str) -> dict[str, str]:
    """Package name -> its whole entry: version, marker and hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return {line.split("==")[0]: line for line in text.splitlines() if line and not line.startswith("#")}


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    for package, entry in pins(name).items():
        assert re.match(r"[a-z0-9-]+==\S+ ", entry), package
        assert "--hash=sha256:" in entry, package


@pytest.mark.parametrize("name", FILES)
def test_a_pin_file_names_no_place_to_download_from(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|\bfile:|^-", text, re.MULTILINE)


def test_the_development_pins_hold_the_runtime_pins() -> None:
    development = pins("requirements-dev.txt")
    assert {name: entry for name, entry in pins("requirements.txt").items() if development.get(name) != entry} == {}


def test_qt_is_the_release_that_keeps_count_of_none() -> None:
    assert pins("requirements.txt")["pyside6-essentials"].startswith("pyside6-essentials==6.11.3 ")
