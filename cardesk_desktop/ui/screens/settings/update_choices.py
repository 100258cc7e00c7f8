"""How new versions come to this computer: which ones, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from cardesk_desktop.operations.updating import allow_update_choices
from cardesk_desktop.settings import HOURS, Settings, UpdateChannel
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.switch import Switch


class UpdateChoicesCard(SettingsCard):
    """A choice is made by making it, by those who may change the register."""

    def __init__(self, look: Look, means: Means) -> None:
        _, theme, settings = look.phrases, look.theme, means.preferences.settings
        super().__init__(theme, _("How new versions come"))
        self._means = means
        channels = [
            Choice(UpdateChannel.STABLE, _.context("updates", "Proven")),
            Choice(UpdateChannel.BETA, _.context("updates", "Early")),
        ]
        self.channel = Segmented(theme, _("Versions"), channels, settings.update_channel)
        self.channel.changed.connect(self._choose_channel)
        hint = _("Early ones are for those who want to help find faults.")
        self.add_row(_("Versions"), hint, self.channel)
        self.by_itself = Switch(theme, _("By themselves"), is_on=settings.updates_by_themselves)
        self.by_itself.toggled.connect(self._choose_by_itself)
        hint = _("When CarDesk is closed, or in the quiet hour. Never while a sale is open.")
        self.add_row(_("Install"), hint, self.by_itself)
        day, zone = datetime(2026, 1, 1, tzinfo=UTC), ZoneInfo("UTC")
        hours = [Choice(hour, _.time(day.replace(hour=hour), zone)) for hour in HOURS]
        self.hour = SelectField(theme, "", hours, settings.update_hour)
        self.hour.editor.setAccessibleName(_("Quiet hour"))
        self.hour.changed.connect(self._choose_hour)
        hint = _("When nobody is at the till, if it is left on overnight.")
        self.add_row(_("Quiet hour"), hint, self.hour)
        means.preferences.changed.connect(self.follow)

    def controls(self) -> Mapping[str, QWidget]:
        """What can have the keyboard."""
        return {"channel": self.channel, "itself": self.by_itself, "hour": self.hour}

    def follow(self) -> None:
        """Show what is chosen."""
        settings = self._means.preferences.settings
        self.channel.set_value(settings.update_channel)
        was_blocked = self.by_itself.blockSignals(True)
        self.by_itself.setChecked(settings.updates_by_themselves)
        self.by_itself.blockSignals(was_blocked)
        self.hour.set_value(settings.update_hour)

    def _choose_channel(self, channel: object) -> None:
        if isinstance(channel, UpdateChannel):
            self._choose(lambda settings: replace(settings, update_channel=channel))

    def _choose_by_itself(self, is_on: bool) -> None:
        self._choose(lambda settings: replace(settings, updates_by_themselves=is_on))

    def _choose_hour(self, hour: object) -> None:
        if isinstance(hour, int):
            self._choose(lambda settings: replace(settings, update_hour=hour))

    def _choose(self, change: Callable[[Settings], Settings]) -> None:
        """Who may not, is asked for somebody who may; what was not allowed is shown as it was."""
        preferences = self._means.preferences
        self._means.tasks.run(
            allow_update_choices,
            on_done=lambda _: preferences.change(change(preferences.settings)),
            on_settled=self.follow,
            owner=self,
            staff_id=self._means.acting(),
        )
