"""The panel that proves a backup, shows what is in it, and puts it in place of the data."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.backups.proof import Inventory
from cardesk_desktop.store.backups.restoring import (
    Offered,
    confirm_restore,
    discard_restore,
    prepare_restore,
)
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.recovery_code_field import RecoveryCodeField


class RestorePanel(PanelContent):
    """Two steps: check it, then restart with it. Closing the panel in between leaves everything as it was."""

    def __init__(self, look: Look, tasks: Tasks, custody: Custody, clock: Clock, offered: Offered) -> None:
        super().__init__(look.theme)
        self._look, self._tasks, self._custody, self._clock = look, tasks, custody, clock
        self._offered = offered
        self._is_ordered = False
        _, theme, label = look.phrases, look.theme, offered.manifest.label
        self.facts = Facts(
            theme,
            [
                (_("Car wash"), label.company),
                (_("Register"), label.register_code),
                (_("Made on"), _here(_, label.made_at)),
            ],
        )
        self.body.addWidget(self.facts)
        self.field = RecoveryCodeField(theme, _)
        self.body.addWidget(self.field)
        self.field.setVisible(offered.needs_code)
        self.words = Text(theme, is_wrapping=True, tone=Tone.MUTED)
        self.words.setText(_("Every page and every seal is checked first. That takes a moment."))
        self.body.addWidget(self.words)
        self.inside = Facts(theme)
        self.body.addWidget(self.inside)
        self.body.addStretch(1)
        self._build_buttons()

    def _build_buttons(self) -> None:
        # First the proof; what was proven can then be put in place.
        _, theme = self._look.phrases, self._look.theme
        self.check = Button(
            theme,
            _("Check this backup"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.TALL,
            icon="shield-check",
            key="Enter",
        )
        self.check.activated.connect(self._prepare)
        self.field.submitted.connect(self._prepare)
        self.restart = Button(
            theme, _("Restart with this backup"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL
        )
        self.restart.activated.connect(self._confirm)
        for button in (self.check, self.restart):
            self.footer.addWidget(button)
        self.restart.hide()

    def first_focus(self) -> QWidget:
        """The code where one is needed, else the button."""
        return self.field if self._offered.needs_code else self.check

    def discard(self) -> None:
        """The panel was closed: what was prepared is not wanted, unless it was ordered."""
        if not self._is_ordered:
            self._tasks.run_io(discard_restore, database=self._custody.places.database)

    def _prepare(self) -> None:
        code = self.field.read() if self._offered.needs_code else ""
        if code is None or self.check.is_busy:
            return
        self.check.set_busy(True)
        self.words.set_tone(Tone.MUTED)
        self.words.setText(self._look.phrases("Checking the backup …"))
        self._tasks.run_io(
            prepare_restore,
            on_done=self._show,
            on_refused=self._refuse,
            on_unavailable=self._refuse,
            owner=self,
            offered=self._offered,
            database=self._custody.places.database,
            keychain=self._custody.keychain,
            code=code,
        )

    def _refuse(self, error: Refused | Unavailable) -> None:
        self.check.set_busy(False)
        self.words.set_tone(Tone.DUE)
        self.words.setText(sentence(self._look.phrases, error))

    def _show(self, inventory: Inventory) -> None:
        _ = self._look.phrases
        last = inventory.last_sealed_at
        self.inside.show_rows(
            [
                (_("Invoices"), _.number(inventory.invoices)),
                (_("Clients"), _.number(inventory.clients)),
                (_("Cars"), _.number(inventory.vehicles)),
                (_("Products"), _.number(inventory.products)),
                (_("Last sale"), _here(_, last) if last is not None else _("None")),
            ]
        )
        self.words.set_tone(Tone.READY)
        self.words.setText(
            _(
                "Every page and every seal is intact. What was sold here since then "
                "stays in the old data only."
            )
        )
        self.field.hide()
        self.check.hide()
        self.restart.show()
        self.restart.setFocus()

    def _confirm(self) -> None:
        self._is_ordered = True
        self.restart.set_busy(True)
        self._tasks.run_io(
            confirm_restore,
            on_done=lambda _: self._custody.restart(),
            owner=self,
            database=self._custody.places.database,
            now=self._clock.now(),
        )


def _here(_: Phrasebook, moment: datetime) -> str:
    """In the time of this computer: no company is open that would name another."""
    local = moment.astimezone()
    return _.date_time(local, local.tzinfo or UTC)
