"""A file is written whole or not at all, and what the system refuses is told in words."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from app.errors import OfficeError
from exports.safe_save import safe_folder, safe_save


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    with safe_save(target) as unfinished:
        unfinished.write_bytes(b"new")
        assert target.read_bytes() == b"old"
        assert unfinished.parent == tmp_path
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["report.pdf"]


def test_an_error_inside_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError), safe_save(target) as unfinished:
        unfinished.write_bytes(b"half")
        raise RuntimeError
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["report.pdf"]


@pytest.mark.parametrize(("number", "words"), [
    (errno.ENOSPC, "not enough room"), (errno.EACCES, "open in another program"), (errno.EROFS, "cannot be written"),
    (errno.EIO, "could not be saved"),
])  # fmt: skip
def test_a_refusal_is_told_in_words_and_the_old_file_kept(tmp_path: Path, number: int, words: str) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    with pytest.raises(OfficeError, match=words), safe_save(target):
        raise OSError(number, "refused")
    assert target.read_bytes() == b"old"


def test_a_locked_target_is_told_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def refuse(self: Path, other: Path) -> None:
        raise PermissionError(errno.EACCES, "locked")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OfficeError, match=r"report\.pdf"), safe_save(target) as unfinished:
        unfinished.write_bytes(b"new")
    assert names(tmp_path) == ["report.pdf"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="not there"), safe_save(tmp_path / "gone" / "report.pdf"):
        pass


def test_the_words_of_an_error_name_no_person(tmp_path: Path) -> None:
    with pytest.raises(OfficeError) as caught, safe_save(tmp_path / "Ann Lee.pdf"):
        raise OSError(errno.EIO, "Ann Lee")
    assert "Ann" not in caught.value.details


def test_a_folder_of_files_appears_together(tmp_path: Path) -> None:
    target = tmp_path / "books"
    with safe_folder(target) as unfinished:
        (unfinished / "one.pdf").write_bytes(b"1")
        (unfinished / "two.pdf").write_bytes(b"2")
        assert not (target / "one.pdf").exists()
    assert names(target) == ["one.pdf", "two.pdf"]


def test_an_error_leaves_none_of_a_folder_of_files(tmp_path: Path) -> None:
    target = tmp_path / "books"
    with pytest.raises(RuntimeError), safe_folder(target) as unfinished:
        (unfinished / "one.pdf").write_bytes(b"1")
        raise RuntimeError
    assert names(target) == []
