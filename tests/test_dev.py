"""The set-up command: what it installs, what it says when it cannot, and that a demo office in use is never lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent


class Calls:
    """Stands in for the program: remembers the commands and answers like it."""

    def __init__(self, failing: str = "") -> None:
        self.made: list[list[str]] = []
        self._failing = failing

    def __call__(self, office: Path | None, *words: str) -> str:
        self.made.append(list(words))
        if words[0] == "demo":
            Path(words[1]).write_text("office", encoding="utf-8")
        if self._failing in words:
            raise dev.Stop("This step failed")
        cohorts = [{"id": 1, "name": "Spring 2026", "state": "ended"}, {"id": 2, "name": "Fall", "state": "running"}]
        return json.dumps({"cohorts": cohorts})


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "_has_display", lambda: False)
    monkeypatch.setattr(dev, "_make_ready", lambda *_pins, **_needs: None)


@pytest.mark.usefixtures("no_display")
def test_demo_makes_the_office_and_both_documents_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = Calls()
    monkeypatch.setattr(dev, "_mentor_desk", calls)
    folder = tmp_path / "an office"
    assert dev.main(["demo", "--out", str(folder)]) == 0
    office, workbooks, dean = (folder / name for name in (dev.OFFICE_NAME, dev.WORKBOOKS_NAME, dev.DEAN_NAME))
    assert calls.made == [
        ["demo", str(office)],
        ["--json", "cohorts"],
        ["export", "goal-workbook", "--cohort", "2", "--out", str(workbooks)],
        ["export", "dean-workbook", "--cohort", "2", "--out", str(dean)],
    ]
    said = capsys.readouterr().out
    assert all(str(path) in said for path in (office, workbooks, dean))
    assert f'dev.py run --office "{office}"' in said


@pytest.mark.usefixtures("no_display")
def test_demo_keeps_an_office_that_is_there_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = Calls()
    monkeypatch.setattr(dev, "_mentor_desk", calls)
    office = tmp_path / dev.OFFICE_NAME
    office.write_text("changed by hand", encoding="utf-8")
    assert dev.main(["demo", "--out", str(tmp_path)]) == 0
    assert office.read_text(encoding="utf-8") == "changed by hand"
    assert ["demo", str(office)] not in calls.made
    assert "is kept as it is" in capsys.readouterr().out


@pytest.mark.usefixtures("no_display")
def test_a_demo_office_that_could_not_be_finished_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "_mentor_desk", Calls(failing="demo"))
    assert dev.main(["demo", "--out", str(tmp_path)]) == 1
    assert not (tmp_path / dev.OFFICE_NAME).exists()


@pytest.mark.usefixtures("no_display")
def test_run_without_a_display_says_what_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["run"]) == 1
    assert "xvfb-run -a python3 dev.py run" in capsys.readouterr().err


def test_missing_libraries_are_named_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "_loads", lambda _library: False)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(dev.Stop, match=r"sudo apt-get install --no-install-recommends libegl1 libgl1$"):
        dev._see_to_libraries({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})


def test_libraries_that_are_there_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "_loads", lambda _library: True)
    monkeypatch.setattr(dev, "_apt_install", lambda *_words: pytest.fail("nothing is missing"))
    dev._see_to_libraries(dev.BASE_LIBRARIES)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("NewConnectionError: Temporary failure in name resolution", "could not be reached"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one that was pinned"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for scipy==1.17.1", "no package for this system"),
        ("something else", "pip's own words"),
    ],
)
def test_a_failed_installation_is_told_in_plain_words(told: str, words: str) -> None:
    assert words in dev._install_fault(told)


def test_packages_are_installed_again_only_when_the_pins_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(dev, "_pip_install", installed.append)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.json")
    dev._see_to_packages("dev")
    dev._see_to_packages("dev")
    dev._see_to_packages("runtime")
    assert installed == ["requirements-dev.txt"]
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    for name in dev.PINS.values():
        (tmp_path / name).write_text("changed", encoding="utf-8")
    dev._see_to_packages("runtime")
    assert installed == ["requirements-dev.txt", "requirements.txt"]


def test_the_readme_and_the_make_file_name_the_jobs_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        dev.main(["--help"])
    jobs = set(re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE))
    named = set(re.findall(r"dev\.py (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    made = set(re.findall(r"^([a-z ]+):$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split())
    assert named | made <= jobs
