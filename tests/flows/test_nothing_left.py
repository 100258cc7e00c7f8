"""A closed program runs on in nothing: no timer of it ticks; threads and windows every test looks for."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
from shiboken6 import isValid

from cardesk_desktop.demo.house import DemoHouse
from tests.walkthrough.stage import opened

SCREENS = ("Visits", "Clients", "Invoices", "Catalogue", "Stock", "Reports", "Settings", "Sell")


def _running() -> list[str]:
    """The timers that run, by whose they are; what was to be deleted is deleted before."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # What the program set aside from the collector would not be among the objects.
    gc.unfreeze()
    gc.collect()
    timers = [each for each in gc.get_objects() if isinstance(each, QTimer) and isValid(each)]
    return [f"{type(each.parent()).__name__}, {each.interval()} ms" for each in timers if each.isActive()]


def test_no_timer_outlives_the_program(qapp: QApplication, house: DemoHouse, tmp_path: Path) -> None:
    before = _running()

    with opened(qapp, house, tmp_path / "invoice.pdf") as stage:
        for name in SCREENS:
            stage.hands.click(stage.hands.see(name, QAbstractButton))
        during = _running()
    del stage

    assert len(during) > len(before)
    assert [said for said in _running() if said not in before] == []
