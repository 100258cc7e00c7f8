"""The panel that makes two clients one: side by side, field by field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.clients import ClientForm, PhoneEntry
from cardesk_desktop.operations.duplicates import ClientPair, keep_apart
from cardesk_desktop.operations.merging import merge_clients
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.paper import SAVE_KEY
from cardesk_desktop.ui.screens.clients.duplicate_faces import field_faces, likeness_words
from cardesk_desktop.ui.screens.clients.field_choice import FieldChoice
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class MergePanel(PanelContent):
    """The first of the pair is kept. Empty fields are filled from the other by themselves."""

    merged = Signal(object)
    """The `MergedClients`."""
    parted = Signal()
    """They are not the same."""

    def __init__(
        self, theme: Theme, _: Phrasebook, tasks: Tasks, acting: Callable[[], UUID], pair: ClientPair
    ) -> None:
        super().__init__(theme)
        self._, self._tasks, self._acting, self.pair = _, tasks, acting, pair
        signs = likeness_words(_, pair.likenesses)
        about = _("These may be the same client: {signs}.", signs=signs)
        said = _(
            "Choose what is right where they differ. Every phone, car, visit and invoice is kept under one "
            "client; sealed papers stay as they are."
        )
        self.body.addWidget(Text(theme, about, is_bold=True, is_wrapping=True))
        self.body.addWidget(Text(theme, said, tone=Tone.MUTED, is_wrapping=True))
        self.choices: dict[str, FieldChoice] = {}
        for face in field_faces(_, pair.first, pair.second):
            taken = 0 if face.values[0] else 1
            choice = self.choices[face.name] = FieldChoice(theme, _, face, taken)
            self.body.addWidget(choice)
        self.body.addStretch(1)
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self._message.hide()
        self.merge = Button(
            theme,
            _("Merge into one client"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.TALL,
            icon="merge",
            key=SAVE_KEY,
            is_once=True,
        )
        self.apart = Button(theme, _("They are not the same"), kind=ButtonKind.QUIET, is_once=True)
        for part in (self._message, self.merge, self.apart):
            self.footer.addWidget(part)
        InstalledShortcuts((Shortcut(SAVE_KEY, "", self.merge.click),), self)
        self.merge.activated.connect(self._submit)
        self.apart.activated.connect(self._keep_apart)

    def _taken(self, field: str) -> Client:
        """The client whose value of a field is taken."""
        choice = self.choices.get(field)
        return self.pair.second if choice is not None and choice.taken else self.pair.first

    def _submit(self) -> None:
        self._message.hide()
        phone = self._taken("phone")
        form = ClientForm(
            name=self._taken("name").name,
            phone=phone.phone,
            email=self._taken("email").email,
            is_company=self._taken("is_company").is_company,
            tax_number=self._taken("tax_number").tax_number,
            address=self._taken("address").address,
            language=self._taken("language").language,
            notes=self._taken("notes").notes,
            phone_label=phone.phone_label,
            other_phones=tuple(PhoneEntry(other.number, other.label) for other in phone.other_phones),
        )
        self._tasks.run(
            merge_clients,
            on_done=self.merged.emit,
            on_refused=self._refuse,
            on_settled=partial(self.merge.set_busy, False),
            owner=self,
            staff_id=self._acting(),
            kept_id=self.pair.first.id,
            gone_id=self.pair.second.id,
            form=form,
        )

    def _keep_apart(self) -> None:
        self._tasks.run(
            keep_apart,
            on_done=lambda _done: self.parted.emit(),
            on_settled=partial(self.apart.set_busy, False),
            owner=self,
            staff_id=self._acting(),
            client_id=self.pair.first.id,
            other_id=self.pair.second.id,
        )

    def _refuse(self, refusal: Refused) -> None:
        self._message.setText(sentence(self._, refusal))
        self._message.show()
