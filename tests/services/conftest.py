"""An open office for each test of a service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.office import Office
from tests.builders import new_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = new_office(tmp_path)
    yield opened
    opened.close()
