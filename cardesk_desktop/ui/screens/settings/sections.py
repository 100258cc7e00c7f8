"""Every section of the settings, in the order of the list. A new one is one entry here."""

from __future__ import annotations

from cardesk_desktop.ui.forms.logo_field import choose_picture
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means, camera_desk, exporter
from cardesk_desktop.ui.screens.settings.account.body import AccountBody
from cardesk_desktop.ui.screens.settings.appearance import AppearanceBody
from cardesk_desktop.ui.screens.settings.camera import CameraBody
from cardesk_desktop.ui.screens.settings.house.company import CompanyBody
from cardesk_desktop.ui.screens.settings.house.papers import PapersBody
from cardesk_desktop.ui.screens.settings.house.register import RegisterBody
from cardesk_desktop.ui.screens.settings.house.taxes import TaxesBody
from cardesk_desktop.ui.screens.settings.importing.body import ImportBody
from cardesk_desktop.ui.screens.settings.printing import PrintingBody
from cardesk_desktop.ui.screens.settings.recognition import RecognitionBody
from cardesk_desktop.ui.screens.settings.section import Group, Section, SectionBody
from cardesk_desktop.ui.screens.settings.staff.body import StaffBody


def all_sections(means: Means) -> tuple[Section, ...]:
    """The sections; those of one group stand together."""
    return (
        _company(means),
        _taxes(means),
        _staff(means),
        _register(means),
        *_account(means),
        *_recognition(means),
        _papers(means),
        _import(means),
        _appearance(means),
        _printing(means),
        _camera(means),
    )


def _company(means: Means) -> Section:
    def build(look: Look, window: Window, memory: object | None) -> SectionBody:
        return CompanyBody(look, means, window, choose_picture, memory)

    return Section("company", "building-2", lambda _: _("Your company"), Group.CAR_WASH, build)


def _taxes(means: Means) -> Section:
    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return TaxesBody(look, means, window)

    return Section("taxes", "percent", lambda _: _("Taxes"), Group.CAR_WASH, build)


def _register(means: Means) -> Section:
    def build(look: Look, window: Window, memory: object | None) -> SectionBody:
        return RegisterBody(look, means, window, memory)

    return Section("register", "monitor", lambda _: _("This register"), Group.CAR_WASH, build)


def _account(means: Means) -> tuple[Section, ...]:
    sync = means.sync
    if sync is None:
        return ()

    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return AccountBody(look, window, means, sync)

    return (Section("account", "cloud", lambda _: _("Account and sync"), Group.CAR_WASH, build),)


def _recognition(means: Means) -> tuple[Section, ...]:
    desk = means.recognition
    if desk is None:
        return ()

    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return RecognitionBody(look, window, means, desk)

    return (Section("recognition", "sparkles", lambda _: _("Recognising of photos"), Group.CAR_WASH, build),)


def _papers(means: Means) -> Section:
    def build(look: Look, window: Window, memory: object | None) -> SectionBody:
        return PapersBody(look, means, window, memory)

    return Section("papers", "file-text", lambda _: _("Documents and numbers"), Group.CAR_WASH, build)


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


def _camera(means: Means) -> Section:
    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return CameraBody(camera_desk(means, look, window), means.acting, window)

    return Section("camera", "camera", lambda _: _("Camera"), Group.THIS_COMPUTER, build)


def _import(means: Means) -> Section:
    def build(look: Look, window: Window, _memory: object | None) -> SectionBody:
        return ImportBody(
            look,
            means.tasks,
            means.acting,
            window,
            exporter(means, look, window),
            means.company,
            means.outlets.ask_for_list,
        )

    return Section("import", "upload", lambda _: _("Import"), Group.CAR_WASH, build)
