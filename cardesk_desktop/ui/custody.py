"""What the screens need to keep, restore and erase the data of this computer as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.paths import Places
from cardesk_desktop.ui.backup_keeper import BackupKeeper


def ask_for_folder(_: Phrasebook, start: str) -> Path | None:
    """Let the person choose the folder of the backups; None when they think better of it."""
    chosen = QFileDialog.getExistingDirectory(
        QApplication.activeWindow(), _("Folder for backups"), start or _documents()
    )
    return Path(chosen) if chosen else None


def ask_for_backup(_: Phrasebook, start: str) -> Path | None:
    """Let the person choose a backup; None when they think better of it."""
    from cardesk_desktop.store.backups.container import SUFFIX

    kinds = _("Backups of CarDesk (*{ending})", ending=SUFFIX)
    chosen, _filter = QFileDialog.getOpenFileName(
        QApplication.activeWindow(), _("Choose a backup"), start or _documents(), kinds
    )
    return Path(chosen) if chosen else None


def ask_where_to_save(_: Phrasebook, name: str) -> Path | None:
    """Let the person say where a file for support is saved; None when they think better of it."""
    chosen, _filter = QFileDialog.getSaveFileName(
        QApplication.activeWindow(), _("Save for support"), str(Path(_documents()) / name)
    )
    return Path(chosen) if chosen else None


def ask_for_export(_: Phrasebook, name: str) -> Path | None:
    """Let the person say where the ZIP with everything is saved; None when they think better of it."""
    chosen, _filter = QFileDialog.getSaveFileName(
        QApplication.activeWindow(),
        _.context("do it", "Export everything"),
        str(Path(_documents()) / name),
        _("ZIP files (*.zip)"),
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".zip" else path.with_name(f"{path.name}.zip")


def show_folder(folder: Path) -> None:
    """Open a folder in the file manager of the operating system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


@dataclass(frozen=True, slots=True)
class Custody:
    """Where things lie, who keeps backups, and how the program begins anew. Tests answer for the dialogs."""

    places: Places
    keychain: Keychain
    keeper: BackupKeeper
    restart: Callable[[], None]
    """Close the data and open it again, as at the start of the program."""
    ask_for_folder: Callable[[Phrasebook, str], Path | None] = ask_for_folder
    ask_for_backup: Callable[[Phrasebook, str], Path | None] = ask_for_backup
    ask_where_to_save: Callable[[Phrasebook, str], Path | None] = ask_where_to_save
    ask_for_export: Callable[[Phrasebook, str], Path | None] = ask_for_export
    show_folder: Callable[[Path], None] = show_folder


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
