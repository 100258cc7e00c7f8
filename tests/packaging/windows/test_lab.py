"""What a rehearsal notes of the data, and how it waits: without Wine."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardesk_desktop.app import USABLE
from cardesk_desktop.logs import FILE_NAME
from shipping.rehearsal import Wrong
from shipping.windows.authority import TestAuthority as Authority
from shipping.windows.rehearsal import lab as lab_module
from shipping.windows.rehearsal.lab import Lab, wait_until
from shipping.windows.wine import Prefix


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    made = Lab(
        Prefix(tmp_path / "prefix"), tmp_path / "python.exe", Authority(tmp_path / "authority"), tmp_path
    )
    (made.data / "demo").mkdir(parents=True)
    (made.data / "demo" / "cardesk.db").write_bytes(b"sales")
    (made.data / "settings.json").write_text("{}", encoding="utf-8")
    return made


def test_data_that_was_left_alone_is_the_same(lab: Lab) -> None:
    assert lab.remember_data() == 2
    assert lab.changed_data() == []


def test_a_file_that_was_written_or_lost_or_is_new_is_named(lab: Lab) -> None:
    lab.remember_data()
    (lab.data / "demo" / "cardesk.db").write_bytes(b"seles")
    (lab.data / "settings.json").unlink()
    (lab.data / "left.tmp").touch()
    assert lab.changed_data() == ["demo/cardesk.db", "left.tmp", "settings.json"]


def test_the_log_says_how_often_the_program_could_be_used(lab: Lab) -> None:
    assert lab.times_usable() == 0
    log = lab.data / "Logs" / FILE_NAME
    log.parent.mkdir()
    log.write_text(f"started\n{USABLE}\nstarted\n{USABLE}\n", encoding="utf-8")
    assert lab.times_usable() == 2


def test_what_does_not_come_is_waited_for_and_then_said(monkeypatch: pytest.MonkeyPatch) -> None:
    wait_until(lambda: True, "never said")
    monkeypatch.setattr(lab_module, "PATIENCE_S", 0.0)
    with pytest.raises(Wrong, match="it did not come"):
        wait_until(lambda: False, "it did not come")
