"""The sections of keeping the data, and those about the program: the end of the list."""

from __future__ import annotations

from cardesk_desktop.ui.exporting.everything import EverythingErrand
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.about import AboutBody
from cardesk_desktop.ui.screens.settings.backup import BackupBody
from cardesk_desktop.ui.screens.settings.diagnostics import DiagnosticsBody, StorageBody
from cardesk_desktop.ui.screens.settings.erasing import ErasingBody
from cardesk_desktop.ui.screens.settings.everything import EverythingBody
from cardesk_desktop.ui.screens.settings.journal.body import JournalBody
from cardesk_desktop.ui.screens.settings.section import Group, Section, SectionBody


def safekeeping_sections(means: Means) -> tuple[Section, ...]:
    """What stands below the sections of the car wash and of this computer."""
    return (
        _backup(means),
        _everything(means),
        _storage(means),
        _journal(means),
        _erasing(means),
        _diagnostics(means),
        _about(means),
    )


def _backup(means: Means) -> Section:
    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return BackupBody(look, window, means)

    return Section("backup", "database-backup", lambda _: _("Backup"), Group.SAFEKEEPING, build)


def _everything(means: Means) -> Section:
    # Made once: an export goes on when the section is built again.
    errand = EverythingErrand(means.tasks)

    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return EverythingBody(look, window, means, errand)

    return Section(
        "everything",
        "package-open",
        lambda _: _.context("do it", "Export everything"),
        Group.SAFEKEEPING,
        build,
    )


def _storage(means: Means) -> Section:
    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return StorageBody(look, window, means)

    return Section("storage", "hard-drive", lambda _: _("Storage"), Group.SAFEKEEPING, build)


def _journal(means: Means) -> Section:
    def build(look: Look, window: Window, memory: object | None) -> SectionBody:
        return JournalBody(look, window, means, memory)

    return Section("journal", "scroll-text", lambda _: _("Journal"), Group.SAFEKEEPING, build)


def _erasing(means: Means) -> Section:
    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return ErasingBody(look, window, means)

    return Section(
        "erasing", "trash-2", lambda _: _.context("do it", "Erase this register"), Group.SAFEKEEPING, build
    )


def _diagnostics(means: Means) -> Section:
    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return DiagnosticsBody(look, window, means)

    return Section("diagnostics", "life-buoy", lambda _: _("Help and support"), Group.PROGRAM, build)


def _about(means: Means) -> Section:
    def build(look: Look, _window: Window, _memory: object | None) -> SectionBody:
        return AboutBody(look, means)

    return Section("about", "info", lambda _: _("About CarDesk"), Group.PROGRAM, build)
