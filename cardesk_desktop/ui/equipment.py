"""What of this computer the till works with: all of it, or in safe mode nothing that may have gone wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.ui.camera.loading import CameraWays
from cardesk_desktop.ui.lazy_reader import LazyReader, RestingReader
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.paper.outlets import printer_names

if TYPE_CHECKING:
    from cardesk_desktop.ui.main_window import MainWindow
    from cardesk_desktop.ui.screen import Look


@dataclass(frozen=True, slots=True)
class Equipment:
    """The ways to printers, cameras and the models that read pictures."""

    outlets: Outlets
    printers: Callable[[], tuple[str, ...]] = printer_names
    cameras: CameraWays = field(default_factory=CameraWays)
    reader: LazyReader = field(default_factory=LazyReader)


def equipment(outlets: Outlets, *, is_safe: bool) -> Equipment:
    """All that there is; in safe mode no driver of a camera or printer is asked, and no model is loaded."""
    if not is_safe:
        return Equipment(outlets)
    without_printer = replace(outlets, print_pdf=_print_nothing, default_printer=lambda: "")
    return Equipment(without_printer, tuple, CameraWays(load=lambda: False), RestingReader())


def keep_saying_safe(window: MainWindow, look: Callable[[], Look], as_usual: Callable[[], None]) -> None:
    """Say across the window that this is the safe mode, with the way out; again when it is built anew."""

    def say() -> None:
        _ = look().phrases
        text = _("Safe mode: cameras, printers and the reading of pictures are off.")
        window.frame.banner.keep_saying(text, Action(_("Start as usual"), as_usual))

    say()
    window.rebuilt.connect(say)


def _print_nothing(_pdf: bytes, _printer: str) -> None:
    raise Unavailable(Code.SAFE_MODE)
