"""A panel that scans, before which scenes are held as a camera of 30 frames a second would give them."""

from __future__ import annotations

import itertools
import json
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from benchmarks.eyes_barcode import frame_of
from benchmarks.scenes.barcodes import barcode_scenes
from benchmarks.scenes.difficulty import Difficulty
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.ui.camera.live_view import LiveView
from cardesk_desktop.ui.camera.reading import read_picture
from cardesk_desktop.ui.camera.scan_panel import ScanPanel
from cardesk_desktop.ui.camera.scan_result import ScanResult
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import apply_theme, build_theme, register_fonts
from cardesk_desktop.vision.barcodes import SeenBarcode
from cardesk_desktop.vision.camera import CameraState
from tests.ui.camera.booth import Booth
from tests.ui.camera.desk import camera_desk
from tests.ui.window import RecordingWindow

_FRAME_MS = 33
_LASTS_MS = 6000
_SCENES = 12


class Paints(QObject):
    """Counts how often the live picture is painted with another picture in it."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._last: QImage | None = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, LiveView):
            self.count += watched.picture is not self._last
            self._last = watched.picture
        return super().eventFilter(watched, event)


class Reads:
    """Reads as the program does, and keeps what each took of a processor."""

    def __init__(self) -> None:
        self.cpu_ms: list[float] = []

    def __call__(self, *, image: QImage) -> tuple[SeenBarcode, ...]:
        started = time.thread_time_ns()
        codes = read_picture(image=image)
        self.cpu_ms.append((time.thread_time_ns() - started) / 1e6)
        return codes


def _images() -> list[QImage]:
    frames = [frame_of(scene) for scene in barcode_scenes(Difficulty.MODERATE, _SCENES, seed=5)]
    kind = QImage.Format.Format_RGB32
    return [QImage(of.pixels, of.width, of.height, of.stride, kind).copy() for of in frames]


def _ignore(_code: str, _result: ScanResult) -> None:
    """Nobody sells here."""


def main() -> None:
    """Show the panel, let the camera run, and print what came of it."""
    app = QApplication([])
    register_fonts()
    theme = build_theme(is_dark=False, is_rtl=False)
    apply_theme(app, theme)
    booth, tasks, host, paints = Booth(), Tasks(), QWidget(), Paints()
    reads = Reads()
    window = RecordingWindow()
    desk = camera_desk(theme, load_phrasebook("en"), tasks, window, ways=booth.ways())
    panel = ScanPanel(desk.viewfinder_means(), _ignore, read=reads)
    QVBoxLayout(host).addWidget(panel)
    host.resize(480, 720)
    host.show()
    shown = itertools.cycle(_images())
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: booth.hold(next(shown)))
    timer.start(_FRAME_MS)
    while panel.finder.state is not CameraState.LIVE:
        app.processEvents()
    panel.finder.view.installEventFilter(paints)
    reads.cpu_ms.clear()
    started, window_cpu = time.perf_counter(), time.thread_time_ns()
    QTimer.singleShot(_LASTS_MS, app.quit)
    app.exec()
    lasted_s, cpu_ms = time.perf_counter() - started, (time.thread_time_ns() - window_cpu) / 1e6
    timer.stop()
    host.close()
    tasks.close(5)
    decoded = len(reads.cpu_ms)
    if not decoded:
        raise SystemExit("no frame was read: what is measured is not what the panel does")
    said = {
        "frames": paints.count,
        "decoded_per_s": decoded / lasted_s,
        "painted_per_s": paints.count / lasted_s,
        "decode_cpu_ms": sum(reads.cpu_ms) / decoded,
        "window_cpu_ms": cpu_ms / max(1, paints.count),
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main()
