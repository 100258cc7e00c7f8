"""The section of the staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.staffing import StaffList, everyone, set_active, set_lock_time
from cardesk_desktop.settings import LOCK_MINUTES
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.screens.settings.staff.member_panel import MemberPanel
from cardesk_desktop.ui.screens.settings.staff.member_row import MemberRow
from cardesk_desktop.ui.screens.settings.staff.permission_table import PermissionTable
from cardesk_desktop.ui.screens.settings.staff.pin_panel import PinPanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.select_field import SelectField


class StaffBody(SectionBody):
    """The people first, then the lock of this register, then what each role may do."""

    def __init__(
        self, look: Look, preferences: Preferences, tasks: Tasks, acting: Callable[[], UUID], window: Window
    ) -> None:
        super().__init__(look.theme)
        _, theme = look.phrases, look.theme
        self._look, self._preferences, self._tasks = look, preferences, tasks
        self._acting, self._window = acting, window
        self.rows: list[MemberRow] = []
        self._staff = StaffList((), frozenset())
        self._people = QVBoxLayout()
        self._people.setSpacing(theme.space.half)
        people = Card(theme, padding=theme.space.two)
        people.content.addLayout(self._people)
        self.take_on = Button(theme, _("Add a person"), icon="user-plus")
        self.take_on.activated.connect(partial(self._open, None))
        below = QHBoxLayout()
        # Under the names: their rows are a little wider than what stands in them.
        below.setContentsMargins(*(theme.space.one,) * 4)
        below.addWidget(self.take_on)
        people.content.addLayout(below)
        self.add(people)
        self.add(self._lock_card())
        self.add(PermissionTable(look))
        tasks.changed.connect(self._on_changed)

    @override
    def on_shown(self) -> None:
        self._read()

    @override
    def first_focus(self) -> QWidget:
        return self.rows[0] if self.rows else self.take_on

    @override
    def controls(self) -> dict[str, QWidget]:
        return {"take_on": self.take_on, "minutes": self.minutes, "own_pin": self.own_pin}

    def _lock_card(self) -> SettingsCard:
        _, theme = self._look.phrases, self._look.theme
        card = SettingsCard(theme, _("Lock and PIN"))
        choices = [Choice(0, _("Never"))]
        choices += [Choice(n, _.plural("{n} minute", "{n} minutes", n)) for n in LOCK_MINUTES if n]
        self.minutes = SelectField(theme, "", choices, self._preferences.settings.lock_after_minutes)
        self.minutes.editor.setAccessibleName(_("Lock automatically after"))
        self.minutes.changed.connect(self._on_minutes)
        self.own_pin = Button(theme, _("Change my PIN"), icon="key-round")
        self.own_pin.activated.connect(self._change_own_pin)
        hint = _("When nobody uses this register. Whatever is open stays open.")
        card.add_row(_("Lock automatically after"), hint, self.minutes)
        card.add_row(_("My PIN"), _("4 to 8 digits that only you know."), self.own_pin)
        return card

    def _read(self) -> None:
        self._tasks.run(everyone, on_done=self._show)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Noun.STAFF):
            self._read()

    def _show(self, staff: StaffList) -> None:
        self._staff = staff
        for row in self.rows:
            self._people.removeWidget(row)
            row.hide()
            row.deleteLater()
        here = sorted(staff.members, key=lambda member: not member.is_active)
        self.rows = [MemberRow(self._look, member, has_pin=member.id in staff.pin_holders) for member in here]
        for row in self.rows:
            row.activated.connect(partial(self._open, row.member))
            self._people.addWidget(row)

    def _open(self, member: Staff | None) -> None:
        _ = self._look.phrases
        panel = MemberPanel(self._look, self._tasks, self._acting, member)
        panel.saved.connect(self._on_saved if member else self._on_taken_on)
        panel.moved.connect(self._on_moved)
        panel.pin_asked.connect(self._set_pin)
        title = member.name if member else _("Add a person")
        self._window.open_panel(panel, title, first_focus=panel.name.editor)

    def _on_saved(self, member: Staff) -> None:
        self._window.close_panel()
        self._window.toast(self._look.phrases("{name} is saved.", name=member.name))

    def _on_taken_on(self, member: Staff) -> None:
        """A new person chooses a PIN right away; closed, they do it at the lock screen."""
        self._window.toast(self._look.phrases("{name} works here now.", name=member.name))
        self._set_pin(member)

    def _on_moved(self, member: Staff) -> None:
        _ = self._look.phrases
        self._window.close_panel()
        back = Action(_("Undo"), partial(self._move_back, member))
        if member.is_active:
            said = _("{name} works here again.", name=member.name)
        else:
            said = _("{name} no longer works here.", name=member.name)
        self._window.toast(said, undo=back)

    def _move_back(self, member: Staff) -> None:
        self._tasks.run(
            set_active, staff_id=self._acting(), member_id=member.id, is_active=not member.is_active
        )

    def _set_pin(self, member: Staff) -> None:
        panel = self._open_pin_panel(member)
        panel.set_for_another()

    def _change_own_pin(self) -> None:
        member = next((each for each in self._staff.members if each.id == self._acting()), None)
        if member is None:
            return
        panel = self._open_pin_panel(member)
        if member.id in self._staff.pin_holders:
            panel.change_own()
        else:
            panel.choose_first()

    def _open_pin_panel(self, member: Staff) -> PinPanel:
        _ = self._look.phrases
        panel = PinPanel(self._look, self._tasks, self._acting, member)
        panel.done.connect(partial(self._on_pin_set, member))
        self._window.open_panel(panel, _("PIN of {name}", name=member.name), first_focus=panel.entry)
        return panel

    def _on_pin_set(self, member: Staff) -> None:
        self._window.close_panel()
        self._window.toast(self._look.phrases("{name} has a new PIN.", name=member.name))

    def _on_minutes(self, minutes: object) -> None:
        self._tasks.run(
            set_lock_time,
            on_done=self._take_minutes,
            on_settled=self._show_minutes,
            owner=self,
            staff_id=self._acting(),
            minutes=minutes,
        )

    def _take_minutes(self, minutes: int) -> None:
        self._preferences.change(replace(self._preferences.settings, lock_after_minutes=minutes))

    def _show_minutes(self) -> None:
        self.minutes.set_value(self._preferences.settings.lock_after_minutes)
