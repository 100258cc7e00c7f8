"""The way of any list into a file, the same on every screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import shiboken6
from PySide6.QtCore import QObject

from cardesk_desktop.documents.sheets import SheetFormat
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.exporting.errand import ExportErrand
from cardesk_desktop.ui.exporting.listing import ListExport
from cardesk_desktop.ui.exporting.panel import ExportPanel
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button

T = TypeVar("T")

EXPORT_KEY = "Ctrl+E"

Ask = Callable[[Phrasebook, str], Path | None]
"""Asks the person for a file, given a name to suggest; None when they turn back."""

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\u2066-\u2069]+')


class Exporter(QObject):
    """Opens the panel, asks for the place and sends a list on its way; one list at a time."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        time_zone: ZoneInfo,
        ask: Ask,
    ) -> None:
        super().__init__()
        self._theme, self._phrases, self._tasks, self._acting = theme, phrases, tasks, acting
        self._window, self._time_zone, self._ask = window, time_zone, ask
        self._kind = SheetFormat.XLSX
        self._errand: ExportErrand[Any] | None = None

    def button(self) -> Button:
        """The button as it stands above every list; whoever puts it there opens what it stands for."""
        return Button(self._theme, self._phrases("Export"), icon="download", key=EXPORT_KEY)

    def open(self, what: ListExport[T]) -> None:
        """Show the panel of an export; the one that is under way, if there is one."""
        _ = self._phrases
        running = self._errand if self._errand is not None and self._errand.is_under_way else None
        errand = running or ExportErrand(self._tasks, self._window, _, what)
        panel = ExportPanel(self._theme, _, errand.title, what.total, self._kind)
        panel.cancelled.connect(errand.cancel)
        errand.started.connect(panel.show_under_way)
        errand.progressed.connect(panel.progress.set_progress)
        errand.ended.connect(lambda: self._close(panel))
        panel.save_asked.connect(lambda: self._start(errand, panel))
        if running:
            panel.show_under_way()
        first = panel.progress.cancel if running else panel.save
        self._window.open_panel(panel, _("Export"), first_focus=first)

    def _start(self, errand: ExportErrand[Any], panel: ExportPanel) -> None:
        self._kind = panel.format
        name = _NOT_IN_NAMES.sub(" ", errand.title).strip()
        path = self._ask(self._phrases, f"{name}.{self._kind.value}")
        if path is None:
            panel.free()
            return
        self._errand = errand
        errand.start(path, self._kind, self._time_zone, self._acting(), on_answered=lambda: _free(panel))

    def _close(self, panel: ExportPanel) -> None:
        if shiboken6.isValid(panel) and panel.isVisible():
            self._window.close_panel()


def _free(panel: ExportPanel) -> None:
    if shiboken6.isValid(panel):
        panel.free()
