"""A version on trial: its window is reported before anything can be pressed, and a failure ends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.ui.updating.trial import watch_trial
from cardesk_desktop.updates import reporting
from cardesk_desktop.updates.pointer import Stage
from cardesk_desktop.updates.reporting import NOT_SAID
from cardesk_desktop.updates.starting import ON_TRIAL
from tests.updates.stand_in import IS_CLOSED, NEW, Shop


class _Start(QObject):
    """A start of the program, and the exit code that it was given."""

    ready = Signal()
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.codes: list[int] = []

    def exit(self, code: int) -> None:
        """End with this code."""
        self.codes.append(code)


@pytest.fixture
def on_trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Version 1.1.0 was put in place, and we are it."""
    shop = Shop(tmp_path)
    shop.put_in_place(IS_CLOSED)
    monkeypatch.setenv(ON_TRIAL, str(shop.installation.pointer))
    monkeypatch.setattr(reporting, "__version__", str(NEW))
    return shop


def _stage(shop: Shop) -> Stage:
    assert shop.pointer.current is not None
    return shop.pointer.current.stage


def test_the_window_is_reported_when_it_is_there(on_trial: Shop, qapp: QApplication) -> None:
    start = _Start()
    watch_trial(start, start.ready, start.failed)
    start.ready.emit()
    assert _stage(on_trial) is Stage.PROVEN
    start.failed.emit(None)
    assert start.codes == []


def test_what_fails_before_ends_the_start(on_trial: Shop, qapp: QApplication) -> None:
    start = _Start()
    watch_trial(start, start.ready, start.failed)
    start.failed.emit(None)
    assert (_stage(on_trial), start.codes) == (Stage.TRIAL, [NOT_SAID])


def test_nobody_works_with_a_version_that_could_not_say_it(
    on_trial: Shop, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = _Start()
    watch_trial(start, start.ready, start.failed)
    monkeypatch.setattr(reporting, "write_pointer", _full)
    start.ready.emit()
    assert (_stage(on_trial), start.codes) == (Stage.TRIAL, [NOT_SAID])


def _full(*_: object) -> None:
    raise Unavailable(Code.DISK_FULL)
