"""The panel of an erasure: what goes, what the law makes us keep, and the one button that does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.erasing_client import Erasure, erase_client
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.switch import Switch

ERASE_KEY = "Ctrl+Del"


class ErasePanel(PanelContent):
    """Erasing cannot be undone, so it is the one act that is asked about: by a switch, not a dialog."""

    export_wanted = Signal()
    """First the client's data into a file."""
    erased = Signal(object)
    """The `Client` as it is now."""

    def __init__(
        self, theme: Theme, _: Phrasebook, tasks: Tasks, acting: Callable[[], UUID], plan: Erasure
    ) -> None:
        super().__init__(theme)
        self._look, self._, self._tasks, self._acting, self.plan = theme, _, tasks, acting, plan
        self._add_gone()
        self._add_kept()
        self._add_copies()
        self.body.addStretch(1)
        self.export = Button(theme, _("Save their data first"), icon="file-down")
        self.export.activated.connect(self.export_wanted)
        self.sure = Switch(theme, _("I know this cannot be undone"))
        self.erase = Button(
            theme,
            _("Erase for good"),
            kind=ButtonKind.DESTRUCTIVE,
            size=ButtonSize.TALL,
            icon="eraser",
            key=ERASE_KEY,
            is_once=True,
        )
        self.erase.setEnabled(False)
        InstalledShortcuts((Shortcut(ERASE_KEY, "", self.erase.click),), self)
        self.sure.toggled.connect(self.erase.setEnabled)
        self.erase.activated.connect(self._submit)
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        for part in (self._message, self.export, self.sure, self.erase):
            self.footer.addWidget(part)
        self._message.hide()
        self._refuse_what_cannot_be()

    def _add_gone(self) -> None:
        _, plan = self._, self.plan
        lines = [
            _("Name, phones, e-mail, address, tax number, notes and consent"),
            _("Notes on visits and tickets"),
            _("What the search knows of them, also under invoices"),
        ]
        if plan.vehicles:
            cars = len(plan.vehicles)
            lines.append(
                _.plural("Plate, VIN and notes of {n} car", "Plates, VINs and notes of {n} cars", cars)
            )
        self._add_card(_("This is erased"), lines, Tone.DUE)

    def _add_kept(self) -> None:
        _, plan = self._, self.plan
        lines = [
            _.plural(
                "{n} sealed invoice with its payments, because tax law asks for it",
                "{n} sealed invoices with their payments, because tax law asks for them",
                plan.invoice_count,
            ),
            _("How often and when a car was here, without a name"),
        ]
        self._add_card(_("This is kept"), lines, Tone.TEXT)

    def _add_copies(self) -> None:
        said = self._(
            "Backups made before today still hold it, until newer ones replace them. "
            "So does what a restore has set aside on a computer, for thirty days."
        )
        self.body.addWidget(Text(self._look, said, tone=Tone.MUTED, is_wrapping=True))

    def _add_card(self, title: str, lines: list[str], tone: Tone) -> None:
        card = Card(self._look, is_flat=True, padding=self._look.space.two)
        card.content.addWidget(Text(self._look, title, tone=tone, is_bold=True))
        for line in lines:
            card.content.addWidget(Text(self._look, f"• {line}", size=TextSize.BODY, is_wrapping=True))
        self.body.addWidget(card)

    def _refuse_what_cannot_be(self) -> None:
        """Say at once what stands in the way."""
        if self.plan.balance:
            self.refuse(Refused(Code.CLIENT_OWES, balance=self.plan.balance))
        elif self.plan.is_here:
            self.refuse(Refused(Code.CLIENT_HERE))
        self.sure.setEnabled(not (self.plan.balance or self.plan.is_here))

    def refuse(self, refusal: Refused) -> None:
        """It was not erased: say why."""
        self._message.setText(sentence(self._, refusal))
        self._message.show()

    def _submit(self) -> None:
        self._tasks.run(
            erase_client,
            on_done=self.erased.emit,
            on_settled=partial(self.erase.set_busy, False),
            owner=self,
            staff_id=self._acting(),
            client_id=self.plan.client.id,
        )
