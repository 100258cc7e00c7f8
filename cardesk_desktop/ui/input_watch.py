"""What keyboard, mouse and touch say, before any widget hears of it: one filter for the whole program.

Qt hands a filter of the application every event there is, tens for each control that is built, and each
costs a call into Python: a label takes 170 microseconds instead of 70. So there is one filter only, and it
rests while the program answers: to a press, to a key, to what the database said.
"""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QObject, Qt, Slot
from PySide6.QtGui import QInputEvent
from typing_extensions import override

P = ParamSpec("P")
T = TypeVar("T")
_NAME = "input_watch"


class Looker(Protocol):
    """A QObject that looks at input on its way."""

    def look_at(self, watched: QObject, event: QInputEvent) -> bool:
        """True keeps the event from whom it was meant for."""
        ...


class InputWatch(QObject):
    """Belongs to the application. Who came last looks first."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._lookers: list[weakref.ref[Looker]] = []
        self._last = float("-inf")
        self._answers = 0
        self._is_awake = True
        self._look()

    @property
    def still_for_s(self) -> float:
        """Seconds since anything was touched."""
        return time.monotonic() - self._last

    def add(self, looker: Looker) -> None:
        """Let somebody look at all input, until it is removed or gone."""
        self._lookers.insert(0, weakref.ref(looker))

    def remove(self, looker: Looker) -> None:
        """Let somebody look no more."""
        self._lookers = [each for each in self._lookers if each() not in (None, looker)]

    def rest(self) -> None:
        """Look at nothing until `wake`."""
        self._is_awake = False
        self._app.removeEventFilter(self)

    def wake(self) -> None:
        """Look at everything again."""
        self._is_awake = True
        self._look()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Look at nothing meanwhile: no input comes before control goes back to Qt.

        It may go back earlier, to the loop of a dialog that is opened: what comes there is looked at.
        """
        if not self._answers:
            self._app.removeEventFilter(self)
            QMetaObject.invokeMethod(self, "_look", Qt.ConnectionType.QueuedConnection)
        self._answers += 1
        try:
            yield
        finally:
            self._answers -= 1
            if not self._answers:
                self._look()

    @Slot()
    def _look(self) -> None:
        if self._is_awake:
            self._app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if not isinstance(event, QInputEvent):
            return False
        self._last = time.monotonic()
        for each in tuple(self._lookers):
            looker = each()
            if looker is not None and shiboken6.isValid(looker) and looker.look_at(watched, event):
                return True
        return False


def input_watch() -> InputWatch:
    """The one watch of the running application."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application yet")
    # Looking among the children of the application would make a Python object of each, its style among them.
    watch = app.property(_NAME)
    if not isinstance(watch, InputWatch):
        watch = InputWatch(app)
        app.setProperty(_NAME, watch)
    return watch


def at_rest(build: Callable[P, T]) -> Callable[P, T]:
    """Let the watch rest while this runs: for what builds tens of controls in one step."""

    @wraps(build)
    def resting(*arguments: P.args, **named: P.kwargs) -> T:
        with input_watch().resting():
            return build(*arguments, **named)

    return resting
