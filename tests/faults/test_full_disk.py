"""A disk that is full, write-protected or not what was meant costs nobody a word: it is told, and what was is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.data import backups
from app.domain.packet_scope import PacketScope
from app.domain.people import PersonDraft
from app.errors import OfficeError
from app.office import Office
from tests.builders import new_cohort, new_office, new_pair
from tests.faults.conftest import Disk
from ui.produce import PacketRequest, produce

EXPORTS = (("cohort-roster", "report.pdf"), ("dean-workbook", "report.xlsx"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with one pair, on a disk that has room."""
    opened = new_office(tmp_path)
    new_pair(opened, new_cohort(opened))
    yield opened
    opened.close()


def request_of(office: Office, document: str) -> PacketRequest:
    return PacketRequest(document, PacketScope(office.cohorts.working()))


def test_a_person_is_not_saved_on_a_full_disk_and_can_be_saved_when_there_is_room(disk: Disk) -> None:
    office = new_office(disk.path)
    office.people.save(PersonDraft(given="Ann", family="Lee"))
    disk.fill()
    with pytest.raises(OfficeError) as caught:
        for number in range(200):  # the file's last pages may still have room
            office.people.save(PersonDraft(given=f"Bo {number}", family="Kim", hopes="To work in accounting. " * 30))
    assert caught.value.title == "The disk is full."
    kept = office.people.count()
    assert office.check() == []
    disk.free()
    office.people.save(PersonDraft(given="Cy", family="Moe"))
    assert office.people.count() == kept + 1
    assert office.history.count() == kept + 1
    office.close()


def test_a_backup_tells_beforehand_that_there_is_no_room(office: Office, disk: Disk) -> None:
    disk.fill()
    with pytest.raises(OfficeError, match="not enough room"):
        office.backup(disk.path / "backup.mentordesk")
    assert disk.names() == []


def test_a_disk_that_fills_up_during_a_backup_leaves_the_earlier_one(
        office: Office, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    target = disk.path / "backup.mentordesk"
    office.backup(target)
    before = target.read_bytes()
    monkeypatch.setattr(backups, "_room_for", lambda source, folder: disk.fill())
    with pytest.raises(OfficeError, match="could not be made"):
        office.backup(target)
    assert target.read_bytes() == before
    assert disk.names() == ["backup.mentordesk"]


@pytest.mark.parametrize(("document", "name"), EXPORTS)
def test_a_document_that_has_no_room_leaves_the_earlier_one(
        office: Office, disk: Disk, document: str, name: str) -> None:
    target = disk.path / name
    target.write_bytes(b"the earlier report")
    disk.fill()
    with pytest.raises(OfficeError, match="not enough room"):
        produce(office, request_of(office, document), target)
    assert target.read_bytes() == b"the earlier report"
    assert disk.names() == [name]
    assert office.documents.made_count() == 0


@pytest.mark.parametrize(("document", "name"), EXPORTS)
def test_a_write_protected_disk_takes_no_document(office: Office, disk: Disk, document: str, name: str) -> None:
    target = disk.path / name
    target.write_bytes(b"the earlier report")
    disk.protect()
    with pytest.raises(OfficeError, match="cannot be written to"):
        produce(office, request_of(office, document), target)
    assert target.read_bytes() == b"the earlier report"
    assert office.documents.made_count() == 0


def test_a_write_protected_disk_takes_no_backup(office: Office, disk: Disk) -> None:
    disk.protect()
    with pytest.raises(OfficeError, match="could not be made"):
        office.backup(disk.path / "backups" / "backup.mentordesk")


def test_an_office_on_a_write_protected_disk_opens_for_reading(disk: Disk) -> None:
    new_office(disk.path).close()
    disk.protect()
    office = Office.open(disk.path / "Office.mentordesk", window=True)
    assert office.read_only
    assert "write-protected" in office.read_only_because
    with pytest.raises(OfficeError):
        office.people.save(PersonDraft(given="Ann", family="Lee"))
    office.close()


@pytest.mark.parametrize(("document", "name"), EXPORTS)
def test_a_folder_is_not_overwritten_by_a_document(office: Office, tmp_path: Path, document: str, name: str) -> None:
    target = tmp_path / name
    target.mkdir()
    (target / "kept.txt").write_bytes(b"kept")
    with pytest.raises(OfficeError, match="is a folder"):
        produce(office, request_of(office, document), target)
    assert (target / "kept.txt").read_bytes() == b"kept"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".unfinished")] == []


def test_a_folder_is_not_overwritten_by_a_backup(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "backup.mentordesk"
    target.mkdir()
    with pytest.raises(OfficeError, match="could not be made"):
        office.backup(target)
    assert target.is_dir()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_backup_below_a_file_is_told(office: Office, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"kept")
    with pytest.raises(OfficeError, match="could not be made"):
        office.backup(tmp_path / "note.txt" / "backup.mentordesk")
    assert (tmp_path / "note.txt").read_bytes() == b"kept"
