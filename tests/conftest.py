"""The floor under every test: one language, one time zone, no screen, nothing hidden, nothing left behind."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Collection, Generator, Iterator

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cardesk_desktop.ui.application import Application
from cardesk_desktop.ui.constants import hold_constants

# The C library and Qt read these when the first test starts them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update({"LC_ALL": "C.UTF-8", "TZ": "UTC"})
# Tools of development bring lxml along; what ships reads workbooks without it.
os.environ["OPENPYXL_LXML"] = "False"
os.environ.pop("LANGUAGE", None)
if sys.platform != "win32":
    time.tzset()

# A shared machine is slow at times, and a change is not to fail for what an earlier one left undiscovered.
settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("steady")

# Tests of devices and documents call Qt too, and not all of them come by way of `cardesk_desktop.ui`.
hold_constants()

THREADS_END_WITHIN_S = 20.0
WAITED_MS = 30_000

_has_failed = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """What pytest-qt makes: the application as the program has it."""
    return Application


class PatientBot(QtBot):
    """Waits as long as it takes on a machine that is busy with other things; what is so is seen at once."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = WAITED_MS) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """What pytest-qt makes, with more patience."""
    return PatientBot(request)


def pytest_collection_finish() -> None:
    """Set aside what stays until the end, tests and program: to look through it all took 0.4 s each time."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Let go of it: libraries complain at the end of the process of what they still hold."""
    gc.unfreeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep whether the test failed: one that did is asked nothing more."""
    report = yield
    has_failed_before = report.when != "setup" and item.stash.get(_has_failed, False)
    item.stash[_has_failed] = has_failed_before or report.failed
    return report


class LoggedWarnings(logging.Handler):
    """What the application logged at WARNING or above during one test, oldest first."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    @property
    def messages(self) -> list[str]:
        """The records' texts as they were written."""
        return [record.getMessage() for record in self.records]

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _warnings_are_expected(request: pytest.FixtureRequest) -> Iterator[LoggedWarnings]:
    loggers = [logging.getLogger(name) for name in ("cardesk_desktop", "cardesk_service")]
    logged = LoggedWarnings()
    for logger in loggers:
        logger.addHandler(logged)
    yield logged
    for logger in loggers:
        logger.removeHandler(logged)
    if request.node.stash.get(_has_failed, False):
        return
    if "expected_logs" in request.fixturenames:
        assert logged.records, "The test expects a warning in the log and none was written"
    else:
        assert not logged.messages, "Unexpected in the log; a test that means it asks for `expected_logs`"


@pytest.fixture
def expected_logs(_warnings_are_expected: LoggedWarnings) -> LoggedWarnings:
    """Let the application warn in this test, and fail the test if it does not."""
    return _warnings_are_expected


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    threads, windows = set(threading.enumerate()), _windows()
    yield
    running = [thread.name for thread in _still_running_since(threads)]
    if len(_windows()) > len(windows):
        # A window in a reference cycle is gone for the program, just not collected yet.
        gc.collect()
    left = [window for window in _windows() if window not in windows]
    names = [f"{type(window).__name__} {window.objectName()}".strip() for window in left]
    for window in left:
        window.deleteLater()
    if not request.node.stash.get(_has_failed, False):
        assert not running, f"Threads that the test left running: {running}"
        assert not names, f"Windows that the test left behind: {names}"


@pytest.fixture(autouse=True)
def _garbage_is_collected_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """A Qt object in a cycle is taken down on this thread alone, as in the program (`ui.garbage`).

    Any other thread that begins to collect holds Qt's locks while it waits for Python's: with this thread
    inside Qt, both would wait for ever.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


def _still_running_since(before: Collection[threading.Thread]) -> list[threading.Thread]:
    deadline = time.monotonic() + THREADS_END_WITHIN_S
    while True:
        new = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
        if not new or time.monotonic() > deadline:
            return new
        new[0].join(0.05)


def _windows() -> list[QWidget]:
    if QApplication.instance() is None:
        return []
    # No event loop runs between tests, and without one Qt does not delete what asked to be deleted.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return QApplication.topLevelWidgets()
