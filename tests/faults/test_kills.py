"""A program killed in the middle of its work loses nothing that it had acknowledged, and leaves nothing half done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.office import Office

SERVER = Path(__file__).with_name("kill_server.py")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def killed(tmp_path: Path, work: str, times: int) -> dict[str, Any]:
    path = tmp_path / "office.mentordesk"
    Office.create(path).close()
    done = subprocess.run([sys.executable, str(SERVER), str(path), work, str(times), "7"], capture_output=True,
                          text=True, timeout=110, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    assert result["problems"] == []
    return result


def test_forty_kills_while_saving_lose_no_acknowledged_person(tmp_path: Path) -> None:
    result = killed(tmp_path, "one", 40)
    assert 0 <= result["people"] - result["acknowledged"] <= 40
    assert result["units"] == result["people"]


def test_forty_kills_while_importing_leave_whole_imports_only(tmp_path: Path) -> None:
    result = killed(tmp_path, "many", 40)
    assert result["people"] % result["bulk"] == 0
    assert 0 <= result["people"] // result["bulk"] - result["acknowledged"] <= 40
    assert result["told"] > 0


def test_twenty_kills_while_backing_up_leave_a_whole_backup(tmp_path: Path) -> None:
    assert killed(tmp_path, "backup", 20)["backup"] == []


def test_twenty_kills_while_approving_leave_all_pairs_of_a_matching_or_none(tmp_path: Path) -> None:
    seen = set(killed(tmp_path, "approve", 20)["pairs"])
    assert seen
    assert seen <= {0, 12}


@pytest.mark.parametrize("kind", ["pdf", "excel"])
def test_twenty_kills_while_exporting_leave_a_whole_document(tmp_path: Path, kind: str) -> None:
    result = killed(tmp_path, kind, 20)
    assert result["torn"] == 0
    assert result["versions"] == 2
