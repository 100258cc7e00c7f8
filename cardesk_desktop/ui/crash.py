"""The last boundary: what slots raise and what Qt complains about reaches the log, and people a reference."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from cardesk_desktop.ui.tasks import Tasks, new_reference

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("cardesk_desktop.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def crash_boundary(tasks: Tasks) -> Iterator[None]:
    """While it is open, an exception in a slot is logged and announced by `tasks.bug_found`.

    Qt goes on after such an exception; without the boundary it would only be printed where nobody looks.
    """

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            before(kind, error, trace)
            return
        reference = new_reference()
        _log.error("a slot failed, reference %s", reference, exc_info=(kind, error, trace))
        tasks.bug_found.emit(error, reference)

    before = sys.excepthook
    sys.excepthook = on_exception
    qt_before = qInstallMessageHandler(_on_qt_message)
    try:
        yield
    finally:
        qInstallMessageHandler(qt_before)
        sys.excepthook = before


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "Qt (%s): %s", context.category, message)
