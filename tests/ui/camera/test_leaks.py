"""After two hundred panels of every kind all is as it was after the first ones: no thread, no frame stays."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage
from typing_extensions import override

from cardesk_desktop.domain.read_line import ReadLine
from cardesk_desktop.ui.screens.visits.check_in.plate_camera import PlateCameraPanel
from cardesk_desktop.vision.camera import CameraState
from tests.ui.camera.conftest import Studio
from tests.ui.still_reader import StillReader

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


class Writing(StillReader):
    """Finds something written in every picture that is no plate, and counts the pictures."""

    count = 0

    @override
    def read(self, picture: Image.Image, *, is_close: bool = False) -> tuple[ReadLine, ...]:
        self.count += 1
        return super().read(picture, is_close=is_close)


def _taking(studio: Studio) -> Callable[[], bool]:
    """A photo is about to be taken, by a barcode."""
    panel = studio.photo_panel()
    panel.taking.by_code.setChecked(True)
    return lambda: panel.finder.state is CameraState.LIVE


def _scanning(studio: Studio) -> Callable[[], bool]:
    panel = studio.desk.scan(lambda _code, _result: None)
    return lambda: panel.finder.state is CameraState.LIVE


def _reading_plates(studio: Studio) -> Callable[[], bool]:
    reader = Writing("car wash")
    panel = PlateCameraPanel(studio.desk.viewfinder_means(), reader, ZoneInfo("Asia/Dubai"))
    studio.window.open_panel(panel, "", first_focus=panel.first_focus)
    return lambda: reader.count > 0


def _open_and_close(studio: Studio, image: QImage, kind: Callable[[Studio], Callable[[], bool]]) -> None:
    is_at_work = kind(studio)
    studio.hold(image, is_at_work)
    studio.window.close_panel()
    studio.booth.source = None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.timeout(240)
def test_two_hundred_panels_leave_nothing_behind(studio: Studio) -> None:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    kinds = cycle((_taking, _scanning, _reading_plates))
    for _ in range(_WARM):
        _open_and_close(studio, image, next(kinds))
    gc.collect()
    threads, memory = _threads(), _resident_mb() if sys.platform == "linux" else 0.0
    for _ in range(_PANELS - _WARM):
        _open_and_close(studio, image, next(kinds))
    gc.collect()
    assert _threads() <= threads
    assert studio.booth.closed == len(studio.booth.opened) == _PANELS
    if sys.platform == "linux":
        assert _resident_mb() - memory < _MOST_GROWTH_MB
