"""The window shows what is kept before anything heavy is loaded, and starts and ends as asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.clock import Clock
from app.office import Office
from tests.builders import new_cohort, new_pair

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlalchemy", "alembic", "openpyxl", "python_calamine", "reportlab", "scipy", "numpy", "pikepdf", "rapidfuzz",
         "uharfbuzz", "pypdfium2", "anyascii")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office whose Today page has something to say: a pair that has not met for two months."""
    path = tmp_path / "Northmere.mentordesk"
    opened = Office.create(path)
    today = Clock().today()
    cohort = new_cohort(opened, starts=today - timedelta(days=120), ends=today + timedelta(days=240))
    new_pair(opened, cohort)
    opened.close()
    return path


def first_paint(office: Path) -> dict[str, Any]:
    """What a window tells when it has painted its first list."""
    done = subprocess.run([sys.executable, str(Path(__file__).with_name("first_paint.py")), str(office)],
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_nothing_heavy_is_loaded_before_the_first_paint_with_content(office: Path) -> None:
    told = first_paint(office)
    assert told["rows"] > 0
    assert [name for name in HEAVY if name in told["modules"]] == []
    assert told["months"] == "C", "names of months would be those of the system's language"


@pytest.mark.parametrize(("name", "code"), [("Northmere.mentordesk", 0), ("Elsewhere.mentordesk", 1)])
def test_a_trial_start_tells_by_its_exit_code_whether_the_window_opened(office: Path, name: str, code: int) -> None:
    done = subprocess.run([sys.executable, "main.py", "--office", str(office.with_name(name)), "--smoke"], cwd=ROOT,
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_the_start_says_so_in_words(office: Path) -> None:
    bare = {key: value for key, value in os.environ.items()
            if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run([sys.executable, "main.py", "--office", str(office)], cwd=ROOT, env=bare,
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "Traceback" not in done.stderr
