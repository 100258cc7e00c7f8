"""Every section of the settings, in the order of the list. A new one is one entry here."""

from __future__ import annotations

from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means, exporter
from cardesk_desktop.ui.screens.settings.appearance import AppearanceBody
from cardesk_desktop.ui.screens.settings.importing.body import ImportBody
from cardesk_desktop.ui.screens.settings.printing import PrintingBody
from cardesk_desktop.ui.screens.settings.section import Group, Section, SectionBody
from cardesk_desktop.ui.screens.settings.staff.body import StaffBody


def all_sections(means: Means) -> tuple[Section, ...]:
    """The sections; those of one group stand together."""
    return (_staff(means), _import(means), _appearance(means), _printing(means))


def _staff(means: Means) -> Section:
    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return StaffBody(look, means.preferences, means.tasks, means.acting, window)

    return Section("staff", "users", lambda _: _("Staff"), Group.CAR_WASH, build)


def _appearance(means: Means) -> Section:
    def build(look: Look, _window: Window, memory: object | None) -> SectionBody:
        return AppearanceBody(look, means.preferences, memory)

    return Section("look", "languages", lambda _: _("Language and look"), Group.THIS_COMPUTER, build)


def _printing(means: Means) -> Section:
    def build(look: Look, _window: Window, _memory: object | None) -> SectionBody:
        return PrintingBody(look, means.preferences, means.tasks, means.printers)

    return Section("printing", "printer", lambda _: _("Printing"), Group.THIS_COMPUTER, build)


def _import(means: Means) -> Section:
    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return ImportBody(
            look,
            means.tasks,
            means.acting,
            window,
            exporter(means, look, window),
            means.company.time_zone,
            means.outlets.ask_for_list,
        )

    return Section("import", "upload", lambda _: _("Import"), Group.CAR_WASH, build)
