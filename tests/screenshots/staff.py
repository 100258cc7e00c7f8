"""The staff in the settings of the demo company: the section, a person, a new one, and a PIN."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look, Place, Screen
from cardesk_desktop.ui.screens.settings.page import SettingsPage
from cardesk_desktop.ui.screens.settings.section import Group, Section, SectionBody
from cardesk_desktop.ui.screens.settings.staff.body import StaffBody
from cardesk_desktop.ui.screens.settings.staff.permission_table import PermissionTable
from cardesk_desktop.ui.widgets.scrolling import Scrolling
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot


class StaffWindow(DemoWindow):
    """The settings with the one section."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, [_settings()])
        self.resize(1366, 768)
        self.show()

    @property
    def body(self) -> StaffBody:
        """The section."""
        page = self.page("settings")
        assert isinstance(page, SettingsPage)
        body = page.body("staff")
        assert isinstance(body, StaffBody)
        return body


def _settings() -> Screen:
    desk = demo_desk()

    def section(look: Look, window: Window, memory: object | None) -> SectionBody:
        settings = SettingsFile(Path(tempfile.gettempdir()) / "cardesk-pictures.json")
        preferences = Preferences(Settings(), settings, desk.tasks)
        return StaffBody(look, preferences, desk.tasks, desk.acting, window)

    def page(look: Look, window: Window, memory: object | None) -> SettingsPage:
        sections = [Section("staff", "users", lambda _: _("Staff"), Group.CAR_WASH, section)]
        return SettingsPage(look, window, sections)

    return Screen("settings", "settings", lambda _: _("Settings"), page, place=Place.BOTTOM)


def _is_read(widget: QWidget) -> bool:
    return isinstance(widget, StaffWindow) and bool(widget.body.rows)


@shot("staff", is_ready=_is_read)
def section(look: Look) -> QWidget:
    """Everybody, the lock of the register, and who may do what."""
    return StaffWindow(look)


def _open(window: StaffWindow, act: str) -> bool:
    body = window.body
    if not body.rows:
        return False
    if window.frame.panel.content is None:
        member = body.rows[0].member
        {
            "member": partial(body._open, member),
            "new": partial(body._open, None),
            "pin": partial(body._set_pin, replace(member)),
        }[act]()
    return True


@shot("staff-member", is_ready=lambda window: isinstance(window, StaffWindow) and _open(window, "member"))
def member(look: Look) -> QWidget:
    """One person."""
    return StaffWindow(look)


@shot("staff-new", is_ready=lambda window: isinstance(window, StaffWindow) and _open(window, "new"))
def new_member(look: Look) -> QWidget:
    """Somebody new."""
    return StaffWindow(look)


@shot("staff-pin", is_ready=lambda window: isinstance(window, StaffWindow) and _open(window, "pin"))
def pin(look: Look) -> QWidget:
    """A PIN is set anew."""
    return StaffWindow(look)


@shot("staff-permissions")
def permissions(look: Look) -> QWidget:
    """What each role may."""
    window = QWidget()
    window.setObjectName("page")
    window.setLayoutDirection(look.theme.direction)
    QVBoxLayout(window).addWidget(Scrolling(PermissionTable(look)))
    return window
