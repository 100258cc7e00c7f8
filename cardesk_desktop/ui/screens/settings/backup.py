"""The section of the backups: where, how often, how the last went; the recovery code; putting one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.backing_up import (
    allow_restore,
    choose_backup_folder,
    set_backup_at_closing,
    set_backup_hours,
)
from cardesk_desktop.operations.lost_sales import LostSales, lost_sales
from cardesk_desktop.settings import BACKUP_HOURS, Settings
from cardesk_desktop.store.backups.restoring import Offered, look_at_backup
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.missing_words import lost_words
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.requests import OpenBackup, Request
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.recovery_card import RecoveryCard, side_by_side
from cardesk_desktop.ui.screens.settings.restore_panel import RestorePanel
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.switch import Switch
from cardesk_desktop.ui.widgets.tag import Tag
from cardesk_desktop.ui.words import file_size


class BackupBody(SectionBody):
    """Everything works at once; only putting a backup back asks, in a panel, for one more word."""

    def __init__(self, look: Look, window: Window, means: Means) -> None:
        super().__init__(look.theme)
        self._look, self._window, self._means = look, window, means
        self._keeper, self._tasks = means.custody.keeper, means.tasks
        self.add(self._backups())
        self.recovery = RecoveryCard(look, window, means)
        self.add(self.recovery)
        self.add(self._restoring())
        self._keeper.changed.connect(self._show_state)
        means.preferences.changed.connect(self._show_state)
        self._show_state()

    @override
    def on_shown(self) -> None:
        self._show_state()
        self.recovery.read()
        self._tasks.run(lost_sales, on_done=self._show_lost, owner=self)

    @override
    def on_request(self, request: Request) -> None:
        if isinstance(request, OpenBackup):
            self._ask_to_restore(request.path)

    @override
    def controls(self) -> dict[str, QWidget]:
        return {"folder": self.choose, "often": self.often, "closing": self.at_closing, "now": self.now}

    @override
    def first_focus(self) -> QWidget:
        return self.now if self._means.preferences.settings.backup_folder else self.choose

    def _backups(self) -> SettingsCard:
        _, theme, settings = self._look.phrases, self._look.theme, self._means.preferences.settings
        card = SettingsCard(theme, _("Backups"))
        self.state = Tag(theme)
        self.detail = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.choose = Button(theme, _("Choose a folder"), icon="folder-open")
        self.choose.activated.connect(self._choose_folder)
        self.folder = Text(theme, is_wrapping=True)
        hours = [
            Choice(count, _("Daily") if count == 24 else _.plural("Every {n} hour", "Every {n} hours", count))
            for count in BACKUP_HOURS
        ]
        self.often = Segmented(theme, _("How often"), hours, settings.backup_every_hours)
        self.often.changed.connect(self._on_often)
        self.at_closing = Switch(theme, _("When the till is closed"), is_on=settings.is_backed_up_at_closing)
        self.at_closing.toggled.connect(self._on_closing)
        self.now = Button(theme, _("Back up now"), kind=ButtonKind.PRIMARY, icon="database-backup")
        self.now.activated.connect(self._back_up)
        card.add_row(_("Last backup"), "", side_by_side(self._look, self.state, self.detail))
        card.add_row(
            _("Folder"),
            _("A USB stick or another computer: the disk of this one may fail."),
            side_by_side(self._look, self.folder, self.choose),
        )
        card.add_row(_("How often"), _("Sales go on meanwhile. Older backups are thinned out."), self.often)
        card.add_row(_("Also"), "", self.at_closing)
        card.content.addWidget(self.now, alignment=Qt.AlignmentFlag.AlignLeading)
        return card

    def _restoring(self) -> SettingsCard:
        _, theme = self._look.phrases, self._look.theme
        card = SettingsCard(theme, _("Restore a backup"))
        self.lost = Text(theme, is_wrapping=True)
        self.lost.hide()
        card.content.addWidget(self.lost)
        self.restore = Button(theme, _("Choose a backup"), icon="archive-restore")
        self.restore.activated.connect(self._ask_to_restore)
        card.add_row(
            _("It is checked first"),
            _("Today's data is kept as well. Nothing changes until you have seen what is in the backup."),
            side_by_side(self._look, QWidget(), self.restore),
        )
        return card

    def _show_state(self) -> None:
        _, settings, keeper = self._look.phrases, self._means.preferences.settings, self._keeper
        self.folder.setText(settings.backup_folder or _("No folder yet"))
        self.now.set_busy(keeper.is_running)
        zone = self._means.company.time_zone
        detail = sentence(_, keeper.trouble) if keeper.trouble is not None else ""
        if keeper.is_running:
            self.state.set_state(_("Under way"), Tone.WORK)
        elif keeper.trouble is not None:
            self.state.set_state(_("Failed"), Tone.DUE)
        elif keeper.last_at is None:
            self.state.set_state(_("None yet"), Tone.WAIT)
        else:
            self.state.set_state(_("Proven"), Tone.READY)
        if keeper.last_at is not None and not detail:
            detail = _.date_time(keeper.last_at, zone)
            if keeper.last is not None:
                detail = f"{detail} · {file_size(_, keeper.last.size)}"
        self.detail.setText(detail)

    def _show_lost(self, lost: LostSales | None) -> None:
        self.lost.setVisible(lost is not None)
        if lost is not None:
            self.lost.setText(lost_words(self._look.phrases, lost, self._means.company.time_zone))

    def _back_up(self) -> None:
        """Without a folder, that is asked for first: who presses this wants a backup, not a warning."""
        if self._means.preferences.settings.backup_folder:
            self._keeper.back_up_now(self._means.acting())
        else:
            self._choose_folder(then=self._back_up)

    def _choose_folder(self, then: Callable[[], None] = lambda: None) -> None:
        settings = self._means.preferences.settings
        folder = self._means.custody.ask_for_folder(self._look.phrases, settings.backup_folder)
        if folder is not None and str(folder) != settings.backup_folder:
            change = partial(replace, backup_folder=str(folder))
            self._choose(choose_backup_folder, change, then)

    def _on_often(self, hours: object) -> None:
        if isinstance(hours, int):
            self._choose(
                partial(set_backup_hours, hours=hours),
                lambda settings: replace(settings, backup_every_hours=hours),
            )

    def _on_closing(self, is_on: bool) -> None:
        self._choose(
            partial(set_backup_at_closing, is_on=is_on),
            lambda settings: replace(settings, is_backed_up_at_closing=is_on),
        )

    def _choose(
        self,
        operation: Callable[..., Outcome[None]],
        change: Callable[[Settings], Settings],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Who may not, is asked for somebody who may; what was not allowed is shown as it was."""
        preferences = self._means.preferences

        def take(_nothing: None) -> None:
            preferences.change(change(preferences.settings))
            then()

        self._tasks.run(
            operation,
            on_done=take,
            on_settled=self._show_choices,
            owner=self,
            staff_id=self._means.acting(),
        )

    def _show_choices(self) -> None:
        settings = self._means.preferences.settings
        self.often.set_value(settings.backup_every_hours)
        was_blocked = self.at_closing.blockSignals(True)
        self.at_closing.setChecked(settings.is_backed_up_at_closing)
        self.at_closing.blockSignals(was_blocked)

    def _ask_to_restore(self, path: Path | None = None) -> None:
        look = partial(self._look_at_backup, path)
        self._tasks.run(allow_restore, on_done=look, owner=self, staff_id=self._means.acting())

    def _look_at_backup(self, path: Path | None, _allowed: None) -> None:
        """At the one that was opened, else at the one that is chosen now."""
        if path is None:
            folder = self._means.preferences.settings.backup_folder
            path = self._means.custody.ask_for_backup(self._look.phrases, folder)
        if path is not None:
            self._tasks.run_io(
                look_at_backup,
                on_done=self._open_restore,
                path=path,
                keychain=self._means.custody.keychain,
            )

    def _open_restore(self, offered: Offered) -> None:
        panel = RestorePanel(self._look, self._tasks, self._means.custody, self._means.clock, offered)
        title = self._look.phrases("Restore a backup")
        self._window.open_panel(panel, title, first_focus=panel.first_focus(), on_closed=panel.discard)
