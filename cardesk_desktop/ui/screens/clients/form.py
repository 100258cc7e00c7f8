"""The form of a client: short for a person, with tax number and address for a business."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.i18n import LANGUAGES, Phrasebook
from cardesk_desktop.operations.clients import ClientForm, add_client, change_client
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.paper import SAVE_KEY
from cardesk_desktop.ui.screens.clients.consent_part import ConsentPart
from cardesk_desktop.ui.screens.clients.phones_part import PhonesPart
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import LabelledField, NoteField, TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField

_FIELD_OF = {
    Code.PHONE_UNREADABLE: "phone",
    Code.EMAIL_UNREADABLE: "email",
    Code.TAX_NUMBER_UNREADABLE: "tax_number",
}


class ClientFormPanel(PanelContent):
    """Adds a client, or corrects one. It saves by itself and says beside each field what is wrong."""

    saved = Signal(object)
    """The `Client` as it was saved."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        *,
        client: Client | None = None,
        name: str = "",
        phone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._, self._tasks, self._acting, self._client = _, tasks, acting, client
        kinds = (Choice(False, _("Person"), "user"), Choice(True, _("Company"), "building-2"))
        self.kind = Segmented(theme, _("Person or company"), kinds)
        self.name = TextField(theme, _("Name"))
        self.phones = PhonesPart(theme, _)
        self.phone = self.phones.main.number
        hint = _("15 digits. With it the client gets a full tax invoice.")
        self.tax_number = TextField(theme, _("Tax number (TRN)"), hint=hint, is_latin=True)
        self.address = NoteField(theme, _("Address"), lines=2)
        self.email = TextField(theme, _("E-mail"), is_latin=True)
        papers = (Choice("", _("Same as the company")), *(Choice(of.code, of.name) for of in LANGUAGES))
        self.language = SelectField(theme, _("Language of their documents"), papers)
        self.notes = NoteField(theme, _("Notes for the desk"), lines=2)
        self.consent = ConsentPart(theme, _)
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self._message.hide()
        words = _("Save the client") if client is None else _("Save")
        self.save = Button(
            theme, words, kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key=SAVE_KEY, is_once=True
        )
        InstalledShortcuts((Shortcut(SAVE_KEY, "", self.save.click),), self)
        self._lay_out()
        self._fill(client or Client(UUID(int=0), name, phone))

    def _lay_out(self) -> None:
        for part in (
            self.kind,
            self.name,
            self.phones,
            self.tax_number,
            self.address,
            self.email,
            self.language,
            self.notes,
            self.consent,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.footer.addWidget(self._message)
        self.footer.addWidget(self.save)
        self.kind.changed.connect(self._on_kind)
        self.save.activated.connect(self._submit)
        for field in (self.name, self.phones, self.tax_number, self.email):
            field.submitted.connect(self.save.click)

    def _fill(self, client: Client) -> None:
        self.kind.set_value(client.is_company)
        self.name.set_text(client.name)
        self.phones.show_phones(client.phones)
        self.tax_number.set_text(client.tax_number)
        self.address.set_text(client.address)
        self.email.set_text(client.email)
        self.language.set_value(client.language)
        self.notes.set_text(client.notes)
        self.consent.show_consent(client.consent)
        self._on_kind(client.is_company)

    def _on_kind(self, is_company: object) -> None:
        self.tax_number.setVisible(bool(is_company) or bool(self.tax_number.text))

    def _submit(self) -> None:
        self._message.hide()
        main, *others = self.phones.entries
        form = ClientForm(
            name=self.name.text,
            phone=main.text,
            email=self.email.text,
            is_company=self.kind.value is True,
            tax_number=self.tax_number.text,
            address=self.address.text,
            language=str(self.language.value or ""),
            notes=self.notes.text,
            phone_label=main.label,
            other_phones=tuple(others),
            consent=self.consent.given,
        )
        staff_id = self._acting()
        if self._client is None:
            self._tasks.run(
                add_client,
                on_done=self._done,
                on_refused=self.refuse,
                on_settled=self._settle,
                owner=self,
                staff_id=staff_id,
                form=form,
            )
        else:
            self._tasks.run(
                change_client,
                on_done=self._done,
                on_refused=self.refuse,
                on_settled=self._settle,
                owner=self,
                staff_id=staff_id,
                client_id=self._client.id,
                form=form,
            )

    def refuse(self, refusal: Refused) -> None:
        """It was not saved: say why beside the field that it is about, and go there."""
        words = sentence(self._, refusal)
        name = _FIELD_OF.get(refusal.code) or str(refusal.params.get("field", ""))
        field = self.phones.field_at(refusal.params.get("place")) if name == "phone" else self._field(name)
        if field is None:
            self._message.setText(words)
            self._message.show()
            return
        field.set_error(words)
        field.setFocus()
        self.area.ensureWidgetVisible(field)

    def _field(self, name: str) -> LabelledField | None:
        fields: dict[str, LabelledField] = {
            "name": self.name,
            "email": self.email,
            "tax_number": self.tax_number,
            "address": self.address,
            "notes": self.notes,
        }
        return fields.get(name)

    def _done(self, client: Client) -> None:
        self.saved.emit(client)

    def _settle(self) -> None:
        self.save.set_busy(False)
