"""Every place on disk, and the office's settings with their defaults.

MENTOR_DESK_HOME moves all places into one folder; tests and portable installations use it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """Where this workstation keeps what belongs to the program and not to an office file."""

    config: Path
    data: Path
    backups: Path
    logs: Path
    scratch: Path

    @staticmethod
    def of_this_user() -> Places:
        """The places of the signed-in user; the folders are made when first written to."""
        home = os.environ.get("MENTOR_DESK_HOME")
        if home:
            base = Path(home)
            return Places(base / "config", base / "data", base / "backups", base / "logs", base / "scratch")
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("Mentor Desk", appauthor=False)
        data = Path(dirs.user_data_dir)
        return Places(Path(dirs.user_config_dir), data, data / "backups", Path(dirs.user_log_dir), data / "scratch")


def documents_folder() -> Path:
    """Where the signed-in user keeps documents; it need not be there."""
    home = os.environ.get("MENTOR_DESK_HOME")
    if home:
        return Path(home) / "documents"
    from platformdirs import user_documents_dir

    return Path(user_documents_dir())


def made(folder: Path) -> Path:
    """The folder, made for its owner alone when it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


@dataclass(frozen=True)
class OfficeSettings:
    """What an office can set. Documents state the values they used."""

    office_name: str = ""
    university: str = ""
    department: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    coordinator: str = ""
    coordinator_email: str = ""
    coordinator_phone: str = ""
    time_zone: str = ""
    paper: str = "letter"
    minimum_cell: int = 10
    grace_days: int = 7
    cadence_days: int = 30
    ask_limit: int = 3
    ask_period_days: int = 90
    academic_year_starts: str = "07-01"
    smart_wording: str = "default"
    backups_kept: int = 10
    competencies: tuple[str, ...] = ()

    @staticmethod
    def keys() -> tuple[str, ...]:
        """The names of all settings."""
        return tuple(field.name for field in fields(OfficeSettings))
