"""The section that erases this register from this computer, after saying what will be gone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.erasing import allow_erasing
from cardesk_desktop.store.erasing import order_erasing
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text


class ErasingBody(SectionBody):
    """A backup is offered first; the PIN and the register's code are asked for; then the first run begins."""

    def __init__(self, look: Look, window: Window, means: Means) -> None:
        super().__init__(look.theme)
        self._look, self._window, self._means = look, window, means
        _, theme = look.phrases, look.theme
        card = SettingsCard(theme, _("What will be gone"))
        for words in (
            _("From this computer: all sales, clients, cars, stock and photos, the keys, settings and logs."),
            _("Backups kept elsewhere stay. With the recovery code they can be restored."),
        ):
            card.content.addWidget(Text(theme, words, is_wrapping=True))
        law = _("The law asks for invoices to be kept for years. Make sure that you have them elsewhere.")
        card.content.addWidget(Text(theme, law, tone=Tone.WAIT, is_bold=True, is_wrapping=True))
        self.back_up = Button(theme, _("Make a backup first"), icon="database-backup")
        self.back_up.activated.connect(lambda: window.open_settings("backup"))
        card.content.addWidget(self.back_up, alignment=Qt.AlignmentFlag.AlignLeading)
        self.add(card)
        self.add(self._form())

    @override
    def first_focus(self) -> QWidget:
        return self.back_up

    def _form(self) -> SettingsCard:
        _, theme = self._look.phrases, self._look.theme
        card = SettingsCard(theme, _.context("do it", "Erase this register"))
        self.code = TextField(
            theme, _("Code of this register"), hint=_("As it appears on invoices."), is_latin=True
        )
        self.pin = TextField(theme, _("Your PIN"), is_latin=True)
        self.pin.editor.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self.code, self.pin):
            field.submitted.connect(self._ask)
            card.content.addWidget(field)
        self.erase = Button(theme, _("Erase everything here"), kind=ButtonKind.DESTRUCTIVE, icon="trash-2")
        self.erase.activated.connect(self._ask)
        card.content.addWidget(self.erase, alignment=Qt.AlignmentFlag.AlignLeading)
        return card

    def _ask(self) -> None:
        self._means.tasks.run(
            allow_erasing,
            on_done=self._order,
            on_refused=self._refuse,
            owner=self,
            once="erase this register",
            staff_id=self._means.acting(),
            pin=self.pin.text,
            register_code=self.code.text,
        )

    def _refuse(self, refusal: Refused) -> None:
        if refusal.code is Code.NOT_PERMITTED:
            self._window.explain(refusal)
            return
        field = self.code if refusal.code is Code.REGISTER_CODE_WRONG else self.pin
        field.set_error(sentence(self._look.phrases, refusal))
        field.setFocus()

    def _order(self, _allowed: None) -> None:
        custody = self._means.custody
        self._means.tasks.run_io(
            order_erasing,
            on_done=lambda _: custody.restart(),
            owner=self,
            database=custody.places.database,
        )
