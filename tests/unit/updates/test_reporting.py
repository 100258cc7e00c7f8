"""A version on trial says that its window is there, and nobody else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardesk_desktop.updates import reporting
from cardesk_desktop.updates.pointer import Stage
from cardesk_desktop.updates.reporting import is_on_trial, report_window
from cardesk_desktop.updates.starting import ON_TRIAL, environment
from tests.updates.stand_in import IS_CLOSED, NEW, Shop


def test_it_is_at_work_when_it_has_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Shop(tmp_path)
    shop.put_in_place(IS_CLOSED)
    monkeypatch.setenv(ON_TRIAL, str(shop.installation.pointer))
    monkeypatch.setattr(reporting, "__version__", str(NEW))
    assert is_on_trial()
    report_window()
    assert shop.pointer.current is not None
    assert shop.pointer.current.stage is Stage.PROVEN
    assert not is_on_trial()


def test_another_version_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Shop(tmp_path)
    shop.put_in_place(IS_CLOSED)
    monkeypatch.setenv(ON_TRIAL, str(shop.installation.pointer))
    report_window()
    assert shop.pointer.current is not None
    assert shop.pointer.current.stage is Stage.TRIAL
    report_window()


def test_a_new_program_is_not_told_where_the_old_one_unpacked_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PYI_ARCHIVE_FILE", "/old")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/old/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    variables = environment(MORE="more")
    assert "_PYI_ARCHIVE_FILE" not in variables
    assert variables["LD_LIBRARY_PATH"] == "/usr/local/lib"
    assert variables["MORE"] == "more"
