"""After two hundred panels all is as it was after the first ones: no thread, no frame stays behind."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage

from cardesk_desktop.vision.camera import CameraState
from tests.ui.camera.conftest import Studio

_WARM, _PANELS = 20, 200
_MOST_GROWTH_MB = 24
"""A frame that stayed behind from each panel would be 60 MB."""


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def _threads() -> int:
    """Of the whole process, Qt's and the codecs' among them."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.exists() else threading.active_count()


def _open_and_close(studio: Studio, image: QImage) -> None:
    panel = studio.photo_panel()
    studio.hold(image, lambda: panel.finder.state is CameraState.LIVE)
    studio.window.close_panel()
    studio.booth.source = None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.timeout(240)
def test_two_hundred_panels_leave_nothing_behind(studio: Studio) -> None:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    for _ in range(_WARM):
        _open_and_close(studio, image)
    gc.collect()
    threads, memory = _threads(), _resident_mb() if sys.platform == "linux" else 0.0
    for _ in range(_PANELS - _WARM):
        _open_and_close(studio, image)
    gc.collect()
    assert _threads() <= threads
    assert studio.booth.closed == len(studio.booth.opened) == _PANELS
    if sys.platform == "linux":
        assert _resident_mb() - memory < _MOST_GROWTH_MB
