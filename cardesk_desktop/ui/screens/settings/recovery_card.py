"""The recovery code in the section of the backups: whether there is one, and making it again."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.operations.recovery import make_recovery_code, recovery_state
from cardesk_desktop.store.recovery import RecoveryState
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.recovery_panel import RecoveryPanel
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.tag import Tag


class RecoveryCard(SettingsCard):
    """Shown to those who may see it; a new code is shown once, in a panel."""

    def __init__(self, look: Look, window: Window, means: Means) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, _("Recovery code"))
        self._look, self._window, self._means = look, window, means
        self.code_state = Tag(theme)
        self.make_code = Button(theme, _("Make a recovery code"), icon="key-round")
        self.make_code.activated.connect(self._make_code)
        self.add_row(
            _("The owner's way back to the data"),
            _("With it a backup opens on a new computer. Keep it on paper, in the safe."),
            side_by_side(look, self.code_state, self.make_code),
        )

    def read(self) -> None:
        """Show whether there is a code."""
        self._means.tasks.run(
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
        self._means.tasks.run(
            make_recovery_code,
            on_done=self._open_code,
            owner=self,
            once="make recovery code",
            staff_id=self._means.acting(),
        )

    def _open_code(self, code: str) -> None:
        panel = RecoveryPanel(self._look, self._window, self._means, code)
        title = self._look.phrases("Recovery code")
        self._window.open_panel(panel, title, first_focus=panel.field, on_closed=self.read)


def side_by_side(look: Look, first: QWidget, second: QWidget) -> QWidget:
    """Two things in a row of a card; what is no tag takes the room."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.theme.space.two)
    row.addWidget(first, 0 if isinstance(first, Tag) else 1)
    row.addWidget(second, 1 if isinstance(first, Tag) and not isinstance(second, Button) else 0)
    if isinstance(first, Tag) and isinstance(second, Button):
        row.insertStretch(1, 1)
    return whole
