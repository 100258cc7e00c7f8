"""The staff in the settings: on a real store, by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.permission import Permission, Role
from cardesk_desktop.domain.pin import StaffPin
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.pins import unlock
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.staff.body import StaffBody
from cardesk_desktop.ui.screens.settings.staff.member_panel import MemberPanel
from cardesk_desktop.ui.screens.settings.staff.permission_table import PermissionTable
from cardesk_desktop.ui.screens.settings.staff.pin_panel import PinPanel
from cardesk_desktop.ui.theme import Theme
from tests.builders.pins import PIN, quick_hash
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

Key, CLICK = Qt.Key, Qt.MouseButton.LeftButton


class Staffed:
    """The section, with the owner at the desk."""

    def __init__(self, shop: Shop, look: Look, folder: Path) -> None:
        self.shop, self.window = shop, RecordingWindow()
        self.acting = shop.owner.id
        self.preferences = Preferences(Settings(), SettingsFile(folder / "settings.json"), shop.tasks)
        self.body = StaffBody(look, self.preferences, shop.tasks, lambda: self.acting, self.window)
        self.body.resize(840, 1600)
        self.body.show()
        self.body.on_shown()
        self.until_named("Amina Yusuf", "Omar Haddad")

    def names(self) -> list[str]:
        return [row.member.name for row in self.body.rows]

    def until_named(self, *names: str) -> None:
        self.shop._wait(lambda: self.names() == list(names))

    def tag(self, name: str) -> str:
        return next(row.tag for row in self.body.rows if row.member.name == name)

    def open(self, name: str) -> MemberPanel:
        row = next(row for row in self.body.rows if row.member.name == name)
        QTest.mouseClick(row, CLICK)
        return self.panel()

    def panel(self) -> MemberPanel:
        assert self.window.panel is not None
        (panel,) = self.window.panel.findChildren(MemberPanel)
        return panel

    def pin_panel(self) -> PinPanel:
        self.shop._wait(
            lambda: self.window.panel is not None and bool(self.window.panel.findChildren(PinPanel))
        )
        assert self.window.panel is not None
        (panel,) = self.window.panel.findChildren(PinPanel)
        return panel

    def enter(self, pin: str) -> None:
        panel = self.pin_panel()
        QTest.keyClicks(panel.entry, pin)
        QTest.keyClick(panel.entry, Key.Key_Return)


@pytest.fixture
def staffed(shop: Shop, theme: Theme, phrases: Phrasebook, tmp_path: Path, qtbot: QtBot) -> Iterator[Staffed]:
    made = Staffed(shop, Look(theme, phrases), tmp_path)
    yield made
    made.window.close_panel()
    made.body.close()
    made.body.deleteLater()


def test_everybody_is_listed_and_who_has_no_pin_is_told(staffed: Staffed) -> None:
    assert staffed.tag("Omar Haddad") == "No PIN yet"
    assert "Front desk" in staffed.body.rows[0].accessibleName()
    assert staffed.body.first_focus() is staffed.body.rows[0]


def test_a_person_is_taken_on_and_chooses_a_pin(staffed: Staffed) -> None:
    QTest.mouseClick(staffed.body.take_on, CLICK)
    panel = staffed.panel()
    panel.name.set_text("Sana Iqbal")
    panel.role.set_value(Role.MANAGER)
    QTest.keyClick(panel.name.editor, Key.Key_Return)
    staffed.until_named("Amina Yusuf", "Omar Haddad", "Sana Iqbal")
    assert staffed.window.panel_title == "PIN of Sana Iqbal"
    staffed.enter("8642")
    staffed.enter("8642")
    staffed.shop._wait(lambda: staffed.tag("Sana Iqbal") == "")
    sana = next(row.member for row in staffed.body.rows if row.member.name == "Sana Iqbal")
    assert sana.role is Role.MANAGER
    assert staffed.shop.ask(unlock, member_id=sana.id, pin="8642") == sana
    assert staffed.window.toasts == ["Sana Iqbal works here now.", "Sana Iqbal has a new PIN."]


def test_a_name_that_is_missing_or_taken_is_told_beside_the_field(staffed: Staffed) -> None:
    QTest.mouseClick(staffed.body.take_on, CLICK)
    panel = staffed.panel()
    QTest.mouseClick(panel.save, CLICK)
    staffed.shop._wait(lambda: panel.name.error == "Name is missing. Fill it in to go on.")
    panel.name.set_text("omar haddad")
    QTest.mouseClick(panel.save, CLICK)
    staffed.shop._wait(lambda: "works here already" in panel.name.error)


def test_somebody_is_renamed_and_promoted(staffed: Staffed) -> None:
    panel = staffed.open("Amina Yusuf")
    panel.name.set_text("Amina Y.")
    panel.role.set_value(Role.MANAGER)
    QTest.mouseClick(panel.save, CLICK)
    staffed.until_named("Amina Y.", "Omar Haddad")
    assert staffed.body.rows[0].member.role is Role.MANAGER
    assert staffed.window.toasts == ["Amina Y. is saved."]


def test_the_owner_does_not_lose_the_own_role_by_a_slip(staffed: Staffed) -> None:
    panel = staffed.open("Omar Haddad")
    panel.role.set_value(Role.TECHNICIAN)
    QTest.mouseClick(panel.save, CLICK)
    staffed.shop._wait(lambda: "your own role" in panel.error.text())
    QTest.mouseClick(panel.move_button, CLICK)
    staffed.shop._wait(lambda: not panel.move_button.is_busy)
    assert "your own role" in panel.error.text()


def test_somebody_leaves_and_that_is_taken_back(staffed: Staffed) -> None:
    QTest.mouseClick(staffed.open("Amina Yusuf").move_button, CLICK)
    staffed.until_named("Omar Haddad", "Amina Yusuf")
    assert staffed.tag("Amina Yusuf") == "No longer works here"
    staffed.window.undos[-1].run()
    staffed.until_named("Amina Yusuf", "Omar Haddad")


def test_somebody_comes_back(staffed: Staffed) -> None:
    QTest.mouseClick(staffed.open("Amina Yusuf").move_button, CLICK)
    staffed.until_named("Omar Haddad", "Amina Yusuf")
    panel = staffed.open("Amina Yusuf")
    assert not panel.pin.isVisible()
    QTest.mouseClick(panel.move_button, CLICK)
    staffed.until_named("Amina Yusuf", "Omar Haddad")
    assert staffed.window.toasts[-1] == "Amina Yusuf works here again."


def test_a_forgotten_pin_is_set_anew(staffed: Staffed) -> None:
    QTest.mouseClick(staffed.open("Amina Yusuf").pin, CLICK)
    staffed.enter("8642")
    staffed.enter("8642")
    staffed.shop._wait(lambda: staffed.tag("Amina Yusuf") == "")


def test_one_chooses_the_first_pin_of_ones_own(staffed: Staffed) -> None:
    staffed.acting = staffed.shop.cashier.id
    QTest.mouseClick(staffed.body.own_pin, CLICK)
    for _ in range(2):
        staffed.enter("8642")
    staffed.shop._wait(lambda: staffed.tag("Amina Yusuf") == "")


def test_the_own_pin_is_changed_after_the_old_one_was_proved(staffed: Staffed) -> None:
    staffed.shop.write(lambda work: work.pins.put(StaffPin(staffed.shop.owner.id, quick_hash())))
    staffed.body.on_shown()
    staffed.shop._wait(lambda: staffed.tag("Omar Haddad") == "")
    QTest.mouseClick(staffed.body.own_pin, CLICK)
    panel = staffed.pin_panel()
    staffed.enter(PIN)
    staffed.shop._wait(lambda: "Choose a PIN" in panel.entry.message.text())
    staffed.enter("8642")
    staffed.enter("8642")
    staffed.shop._wait(lambda: staffed.window.toasts == ["Omar Haddad has a new PIN."])
    owner = staffed.shop.owner
    assert staffed.shop.ask(unlock, member_id=owner.id, pin="8642") == owner


def test_who_may_not_set_a_pin_is_told(staffed: Staffed) -> None:
    staffed.acting = staffed.shop.cashier.id
    QTest.mouseClick(staffed.open("Omar Haddad").pin, CLICK)
    panel = staffed.pin_panel()
    staffed.enter("8642")
    staffed.enter("8642")
    staffed.shop._wait(lambda: "Owner" in panel.entry.message.text())


def test_the_lock_time_is_chosen_by_who_may(staffed: Staffed) -> None:
    staffed.body.minutes.changed.emit(10)
    staffed.shop._wait(lambda: staffed.preferences.settings.lock_after_minutes == 10)
    staffed.acting = staffed.shop.cashier.id
    staffed.body.minutes.set_value(0)
    staffed.body.minutes.changed.emit(0)
    staffed.shop._wait(lambda: staffed.body.minutes.value == 10)
    assert staffed.preferences.settings.lock_after_minutes == 10


def test_the_table_says_what_each_role_may(staffed: Staffed) -> None:
    (table,) = staffed.body.findChildren(PermissionTable)
    spoken = [row.accessibleName() for row in table.rows]
    assert len(spoken) == len(Permission) + 1
    assert spoken[0] == "Owner, Manager, Front desk, Technician"
    assert "Give discounts above 20%: Owner, Manager" in spoken
