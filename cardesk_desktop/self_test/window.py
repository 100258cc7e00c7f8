"""The step that opens the program itself on the shop of the trial, and looks at its window."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from cardesk_desktop.app import App
from cardesk_desktop.self_test.trial import Trial, require
from cardesk_desktop.store import repositories
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.screens.ahead import load_screens
from cardesk_desktop.ui.surroundings import Surroundings

_PATIENCE_S = 240
"""For the lock screen to come, and for the program to end: on a till that is busy with something else."""
_LOOKED_AT_EVERY_PX = 7
_LEAST_COLOURS = 8
"""An empty window has one or two."""


def window_step(trial: Trial) -> str:
    """Start the program to its lock screen, load every page, and find that something is drawn."""
    around = Surroundings(trial.places, trial.keychain, trial.clock, Outlets(), lambda: None)
    app = App(trial.qt, around)
    troubles: list[object] = []
    # One turn of the event loop later it is painted.
    app.ready.connect(lambda: QTimer.singleShot(0, trial.qt.quit))
    app.failed.connect(troubles.append)
    app.failed.connect(trial.qt.quit)
    QTimer.singleShot(_PATIENCE_S * 1000, app, trial.qt.quit)
    app.start()
    trial.qt.exec()
    picture, is_open = app.window.grab().toImage(), isinstance(app.window, MainWindow)
    is_closed = app.close(_PATIENCE_S)
    app.window.close()
    require(not troubles, f"the program could not open the shop: {troubles}")
    require(is_open, "the lock screen did not come")
    repositories.load_all()
    load_screens()
    colours = _colours(picture)
    require(colours >= _LEAST_COLOURS, f"the window is empty: {colours} colours")
    require(is_closed, "the program did not end in time")
    return f"{picture.width()} x {picture.height()}, {colours} colours, on {trial.qt.platformName()}"


def _colours(picture: QImage) -> int:
    step = _LOOKED_AT_EVERY_PX
    places = ((x, y) for x in range(0, picture.width(), step) for y in range(0, picture.height(), step))
    return len({picture.pixel(x, y) for x, y in places})
