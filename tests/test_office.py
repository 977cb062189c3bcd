"""Opening, refusing, backing up and restoring office files, as they are found on real disks."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.data import whereabouts
from app.domain.people import PersonDraft
from app.errors import OfficeError
from app.office import Office, first_place
from app.settings import Places

ROOT = Path(__file__).parents[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Career office.mentordesk"
    office = Office.create(path)
    office.people.save(PersonDraft(given="Ann", family="Lee"))
    office.close()
    return path


def refused(path: Path, **options: bool) -> OfficeError:
    with pytest.raises(OfficeError) as caught:
        Office.open(path, **options)  # type: ignore[arg-type]
    return caught.value


def test_a_missing_file_is_told_and_not_created(tmp_path: Path) -> None:
    assert "not there" in refused(tmp_path / "gone.mentordesk").title
    assert not (tmp_path / "gone.mentordesk").exists()


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "other.mentordesk"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = foreign.read_bytes()
    assert refused(foreign).title == "This is not an office file."
    assert foreign.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"Name\nAnn\n", b"PK\x03\x04", b"SQLite format 3\0" + b"\0" * 50])
def test_what_is_no_office_file_is_told_in_words(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "x.mentordesk"
    other.write_bytes(content)
    assert refused(other).title in ("This is not an office file.", "This office file is damaged.",
                                    "This is not an office file, or it is locked with a key.")


def test_a_newer_file_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert "newer version" in refused(path).title


def test_a_damaged_file_is_told_before_it_is_worked_on(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3: 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(bytes(content))
    assert "damaged" in refused(path).title


def test_a_second_window_is_told_who_works_there_and_may_read(path: Path) -> None:
    first = Office.open(path, window=True, actor="Dana Whitlock")
    told = refused(path, window=True)
    assert "Dana Whitlock" in told.words
    second = Office.open(path, read_only=True, window=True)
    assert second.read_only
    assert second.people.count() == 1
    second.close()
    first.close()
    Office.open(path, window=True).close()


def test_the_lock_of_a_killed_window_does_not_stay(path: Path) -> None:
    script = (f"from pathlib import Path; from app.office import Office; import os\n"
              f"Office.open(Path({str(path)!r}), window=True); print('open', flush=True); os.kill(os.getpid(), 9)")
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True)
    Office.open(path, window=True).close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_write_protected_file_opens_for_reading(path: Path) -> None:
    path.chmod(0o400)
    office = Office.open(path)
    assert "write-protected" in office.read_only_because
    office.close()


def test_a_file_in_a_synchronised_folder_opens_for_reading_and_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Northmere"
    folder.mkdir()
    source = tmp_path / "a.mentordesk"
    Office.create(source).close()
    source.rename(folder / "a.mentordesk")
    office = Office.open(folder / "a.mentordesk")
    assert "synchronised" in office.read_only_because
    with pytest.raises(OfficeError, match="reading only"):
        office.people.save(PersonDraft(given="Bo"))
    office.close()


def test_network_drives_are_recognised_by_their_file_system() -> None:
    assert {"nfs", "cifs", "fuse.sshfs"} <= whereabouts.NETWORK_SYSTEMS
    assert whereabouts.why_not_write(Path("/proc/self/status")) != "It lies on a network drive."


def test_creating_never_replaces_a_file(path: Path) -> None:
    with pytest.raises(OfficeError, match="already"):
        Office.create(path)
    assert Office.open(path).people.count() == 1


def test_a_backup_is_equal_and_can_be_restored_with_the_present_kept(path: Path) -> None:
    office = Office.open(path)
    backup = office.backup()
    office.people.save(PersonDraft(given="Bo"))
    office.close()
    kept = Office.restore(backup, path)
    office = Office.open(path)
    assert office.people.count() == 1
    office.close()
    assert kept is not None
    assert Office.open(kept).people.count() == 2


def test_a_damaged_file_is_kept_when_a_backup_takes_its_place(path: Path) -> None:
    office = Office.open(path)
    backup = office.backup()
    office.close()
    path.write_bytes(b"\0" * 5000)
    kept = Office.restore(backup, path)
    assert kept is not None
    assert kept.read_bytes() == b"\0" * 5000
    assert Office.open(path).people.count() == 1


def test_an_empty_copy_is_never_taken_for_a_backup(path: Path, tmp_path: Path) -> None:
    from app.data import backups
    from app.data.database import connect

    (tmp_path / "empty.mentordesk").touch()
    reader = connect(path, "ro")
    with pytest.raises(OfficeError, match="not equal"):
        backups._compare(reader, tmp_path / "empty.mentordesk", None)
    reader.close()


def test_a_full_disk_is_told_before_the_backup_starts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))  # type: ignore[attr-defined]
    with pytest.raises(OfficeError, match="not enough room"):
        Office.open(path).backup()


def test_moving_the_file_away_while_it_is_open_is_told_and_not_saved_into_nowhere(path: Path) -> None:
    office = Office.open(path)
    office.people.save(PersonDraft(given="Bo"))
    path.rename(path.with_name("moved.mentordesk"))
    with pytest.raises(OfficeError, match="moved or deleted"):
        office.people.save(PersonDraft(given="Cy"))
    office.close()


def test_a_key_without_the_encryption_extra_is_told(path: Path) -> None:
    with pytest.raises(OfficeError):
        Office.open(path, key="secret")


def test_two_programs_may_save_in_turn_and_nothing_is_lost(path: Path) -> None:
    script = (f"from pathlib import Path; from app.office import Office; from app.domain.people import PersonDraft\n"
              f"office = Office.open(Path({str(path)!r}))\n"
              f"for n in range(20): office.people.save(PersonDraft(given=f'A{{n}}'))")
    other = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    office = Office.open(path)
    for number in range(20):
        office.people.save(PersonDraft(given=f"B{number}"))
    assert other.wait() == 0
    assert office.people.count() == 41
    assert office.check() == []
    office.close()


def test_the_first_office_file_is_made_among_the_documents(home: Path) -> None:
    places = Places.of_this_user()
    assert first_place(places).parent == places.data
    (home / "documents").mkdir(parents=True)
    assert first_place(places) == home / "documents" / "Career Office.mentordesk"


def test_nothing_is_left_beside_a_new_office_file(tmp_path: Path) -> None:
    Office.create(tmp_path / "office" / "o.mentordesk").close()
    assert [path.name for path in (tmp_path / "office").iterdir()] == ["o.mentordesk"]
