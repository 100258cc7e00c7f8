"""A small car wash behind the pictures, for screens that read from the database."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from tests.ui.shop import Shop

_PATIENCE_S = 20.0


def wait(is_so: Callable[[], bool]) -> None:
    """Let the application run until something is so; TimeoutError when it never is."""
    deadline = time.monotonic() + _PATIENCE_S
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError
        QCoreApplication.processEvents()
        time.sleep(0.002)


@cache
def shop() -> Shop:
    """One shop for all pictures, made when the first one needs it."""
    return Shop(wait, Path(tempfile.mkdtemp(prefix="cardesk-pictures-")))
