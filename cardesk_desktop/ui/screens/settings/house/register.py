"""The section of this register: its name, and the code as long as no paper carries it."""

from __future__ import annotations

from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.operations.changing_company import HouseFacts, change_register
from cardesk_desktop.ui.forms.register_fields import RegisterFields
from cardesk_desktop.ui.screens.settings.house.form_body import FormBody
from cardesk_desktop.ui.screens.settings.house.form_card import FormCard


class RegisterBody(FormBody):
    """The number of the next invoice shows what the code makes of it."""

    @override
    def build(self, facts: HouseFacts, typed: object | None) -> FormCard:
        _ = self.look.phrases
        register = facts.register
        name, code = typed if isinstance(typed, tuple) else (register.name, register.code)
        self.fields = RegisterFields(
            self.look,
            str(name),
            str(code),
            incarnation=register.incarnation,
            sequence=int(facts.next_number.rpartition("-")[2]),
            is_fixed=facts.is_code_fixed,
        )
        card = FormCard(self.look, _("This register"), self.fields)
        self.fields.edited.connect(card.mark_edited)
        self.fields.submitted.connect(card.button.click)
        card.save_asked.connect(self._save)
        return card

    @override
    def typed(self) -> tuple[str, str]:
        return self.fields.name.text, self.fields.code.text

    @override
    def refuse(self, refusal: Refused) -> bool:
        return self.fields.refuse(refusal)

    def _save(self) -> None:
        name, code = self.typed()
        self.save(change_register, name=name, code=code)
