"""Python's constants outlive any number of Qt calls."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.ui.constants import hold_constants


class Bell(QObject):
    rung = Signal()


def test_no_number_of_calls_into_qt_frees_a_constant(qapp: QObject) -> None:
    bell, heard = Bell(), list[int]()
    bell.rung.connect(lambda: heard.append(1))
    for _ in range(20_000):
        bell.rung.emit()
        bell.setObjectName("bell")
    assert len(heard) == 20_000
    for constant in (None, True, False):
        assert sys.getrefcount(constant) > 1_000_000


def test_holding_twice_adds_nothing() -> None:
    hold_constants()
    before = sys.getrefcount(None)
    hold_constants()
    assert abs(sys.getrefcount(None) - before) < 1_000
