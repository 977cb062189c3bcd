"""What every test stands on: Qt without a screen, user folders in a temporary place, the same examples each time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported by anything

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("ci", max_examples=40, deadline=None, derandomize=True,
                          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
settings.register_profile("thorough", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

USER_FOLDERS = ("MENTOR_DESK_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


@pytest.fixture(scope="session", autouse=True)
def session_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """User folders for what is made once per session; no test reads or writes the real ones."""
    home = tmp_path_factory.mktemp("session-home")
    with pytest.MonkeyPatch.context() as patch:
        _move_user_folders(patch, home)
        yield home


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds this test's configuration, data, backups and logs."""
    folder = tmp_path / "home"
    _move_user_folders(monkeypatch, folder)
    return folder


@pytest.fixture(autouse=True)
def clean_clipboard() -> Iterator[None]:
    """An offscreen clipboard that still holds something crashes Qt at exit."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        widgets.QApplication.clipboard().clear()


def _move_user_folders(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name in USER_FOLDERS:
        patch.setenv(name, str(home if name == "MENTOR_DESK_HOME" else home / name.lower()))
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:  # Qt reads the variables once, so it has to be told
        for kind in (core.QSettings.Format.NativeFormat, core.QSettings.Format.IniFormat):
            core.QSettings.setPath(kind, core.QSettings.Scope.UserScope, str(home / "qt"))
