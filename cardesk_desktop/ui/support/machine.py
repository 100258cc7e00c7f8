"""The kind of machine the till runs on, in a few facts that support asks for first."""

from __future__ import annotations

import platform
import sys

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSysInfo
from PySide6.QtGui import QFontInfo, QGuiApplication

from cardesk_desktop import __version__
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.support.report import Fact
from cardesk_desktop.ui.theme import Theme


def program_facts() -> tuple[Fact, ...]:
    """Versions and system; they can be had without a window."""
    return (
        ("CarDesk", __version__),
        ("Python", platform.python_version()),
        ("Qt", pyside_version),
        ("System", f"{QSysInfo.prettyProductName()}, {QSysInfo.kernelType()}, {platform.machine()}"),
        ("Frozen", _said(is_so=bool(getattr(sys, "frozen", False)))),
    )


def machine_facts(theme: Theme) -> tuple[Fact, ...]:
    """Versions, system, screen and font."""
    size = QGuiApplication.primaryScreen().size()
    return (
        *program_facts(),
        ("Screen", f"{size.width()} by {size.height()}"),
        ("Font", QFontInfo(theme.font()).family()),
        ("Scale of the text", f"{round(theme.scale * 100)} %"),
    )


def choice_facts(settings: Settings) -> tuple[Fact, ...]:
    """What was chosen on this computer. Of printers and folders only whether they are."""
    return (
        ("Language", settings.language or "as the system"),
        ("Theme", settings.theme.value),
        ("Invoice printer chosen", _said(is_so=bool(settings.invoice_printer))),
        ("Receipt printer chosen", _said(is_so=bool(settings.receipt_printer))),
        ("Backup folder chosen", _said(is_so=bool(settings.backup_folder))),
        ("Last backup", settings.last_backup_at or "none"),
    )


def _said(*, is_so: bool) -> str:
    return "yes" if is_so else "no"
