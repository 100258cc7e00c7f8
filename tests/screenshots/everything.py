"""Everything leaves as one file: before, on the way, and in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cardesk_desktop.operations.exporting_everything.writing import EverythingWritten
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.everything import EverythingBody
from tests.screenshots.registry import shot
from tests.screenshots.settings import at_section


def _has_extent(widget: QWidget) -> bool:
    return any(body.extent.text() for body in widget.findChildren(EverythingBody))


@shot("settings-everything", is_ready=_has_extent)
def everything(look: Look) -> QWidget:
    """What leaves in one file, and how large that is."""
    return at_section(look, "everything")


@shot("settings-everything-under-way", is_ready=_has_extent)
def everything_under_way(look: Look) -> QWidget:
    """How far it is, and the way to stop it."""
    shown = at_section(look, "everything")
    (body,) = shown.findChildren(EverythingBody)
    body._errand.is_running = True
    body._show_state()
    body.progress.set_progress(41, 100)
    return shown


@shot("settings-everything-saved", is_ready=_has_extent)
def everything_saved(look: Look) -> QWidget:
    """The file is in its place."""
    shown = at_section(look, "everything")
    (body,) = shown.findChildren(EverythingBody)
    body._errand.last = EverythingWritten(Path("CarDesk 2026-11-23.zip"), 48_200_000, 9_000, 500, 12)
    body._show_state()
    return shown
