"""A window of its own for each widget under test, which lives until the end of the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

Stage = Callable[..., QWidget]
"""`stage(widget, width=600)` shows the widget in a window and returns the window."""


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    hosts: list[QWidget] = []

    def show(widget: QWidget, *, width: int = 600) -> QWidget:
        host = QWidget()
        QVBoxLayout(host).addWidget(widget)
        host.resize(width, 240)
        host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        hosts.append(host)
        return host

    yield show
    for host in hosts:
        host.close()
        host.deleteLater()
