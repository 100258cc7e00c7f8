"""The section of the backups: where, how often, how the last went; the recovery code; putting one back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.operations.backing_up import allow_restore
from cardesk_desktop.operations.recovery import make_recovery_code, recovery_state
from cardesk_desktop.settings import BACKUP_HOURS
from cardesk_desktop.store.backups.restoring import Offered, look_at_backup
from cardesk_desktop.store.recovery import RecoveryState
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.requests import OpenBackup, Request
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.recovery_panel import RecoveryPanel
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
        self.add(self._recovery())
        self.add(self._restoring())
        self._keeper.changed.connect(self._show_state)
        means.preferences.changed.connect(self._show_state)
        self._show_state()

    @override
    def on_shown(self) -> None:
        self._show_state()
        self._read_recovery()

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
        self.now.activated.connect(lambda: self._keeper.back_up_now(self._means.acting()))
        card.add_row(_("Last backup"), "", _side_by_side(self._look, self.state, self.detail))
        card.add_row(
            _("Folder"),
            _("A USB stick or another computer: the disk of this one may fail."),
            _side_by_side(self._look, self.folder, self.choose),
        )
        card.add_row(_("How often"), _("Sales go on meanwhile. Older backups are thinned out."), self.often)
        card.add_row(_("Also"), "", self.at_closing)
        card.content.addWidget(self.now, alignment=Qt.AlignmentFlag.AlignLeading)
        return card

    def _recovery(self) -> SettingsCard:
        _, theme = self._look.phrases, self._look.theme
        card = SettingsCard(theme, _("Recovery code"))
        self.code_state = Tag(theme)
        self.make_code = Button(theme, _("Make a recovery code"), icon="key-round")
        self.make_code.activated.connect(self._make_code)
        card.add_row(
            _("The owner's way back to the data"),
            _("With it a backup opens on a new computer. Keep it on paper, in the safe."),
            _side_by_side(self._look, self.code_state, self.make_code),
        )
        return card

    def _restoring(self) -> SettingsCard:
        _, theme = self._look.phrases, self._look.theme
        card = SettingsCard(theme, _("Restore a backup"))
        self.restore = Button(theme, _("Choose a backup"), icon="archive-restore")
        self.restore.activated.connect(self._ask_to_restore)
        card.add_row(
            _("It is checked first"),
            _("Today's data is kept as well. Nothing changes until you have seen what is in the backup."),
            _side_by_side(self._look, QWidget(), self.restore),
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

    def _choose_folder(self) -> None:
        settings = self._means.preferences.settings
        folder = self._means.custody.ask_for_folder(self._look.phrases, settings.backup_folder)
        if folder is not None:
            self._means.preferences.change(replace(settings, backup_folder=str(folder)))

    def _on_often(self, hours: object) -> None:
        if isinstance(hours, int):
            settings = self._means.preferences.settings
            self._means.preferences.change(replace(settings, backup_every_hours=hours))

    def _on_closing(self, is_on: bool) -> None:
        settings = self._means.preferences.settings
        self._means.preferences.change(replace(settings, is_backed_up_at_closing=is_on))

    def _read_recovery(self) -> None:
        self._tasks.run(
            recovery_state,
            on_done=self._show_recovery,
            # Who may not see it is told when they ask for it, not by looking at this page.
            on_refused=lambda _: self.code_state.set_state("", Tone.MUTED),
            owner=self,
            staff_id=self._means.acting(),
        )

    def _show_recovery(self, state: RecoveryState) -> None:
        _ = self._look.phrases
        if state.made_at is None:
            self.code_state.set_state(_("None yet"), Tone.WAIT)
            return
        self.make_code.set_words(_("Make it again"))
        if state.is_confirmed:
            day = state.made_at.astimezone(self._means.company.time_zone).date()
            self.code_state.set_state(_("Made on {day}", day=day), Tone.READY)
        else:
            self.code_state.set_state(_("Not confirmed yet"), Tone.WAIT)

    def _make_code(self) -> None:
        self._tasks.run(
            make_recovery_code,
            on_done=self._open_code,
            owner=self,
            once="make recovery code",
            staff_id=self._means.acting(),
        )

    def _open_code(self, code: str) -> None:
        panel = RecoveryPanel(self._look, self._window, self._means, code)
        title = self._look.phrases("Recovery code")
        self._window.open_panel(panel, title, first_focus=panel.field, on_closed=self._read_recovery)

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


def _side_by_side(look: Look, first: QWidget, second: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.theme.space.two)
    row.addWidget(first, 0 if isinstance(first, Tag) else 1)
    row.addWidget(second, 1 if isinstance(first, Tag) and not isinstance(second, Button) else 0)
    if isinstance(first, Tag) and isinstance(second, Button):
        row.insertStretch(1, 1)
    return whole
