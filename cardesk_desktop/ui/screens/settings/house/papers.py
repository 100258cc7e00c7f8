"""The section of papers and numbers: languages, the text at the foot, and how numbers are made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.operations.changing_company import HouseFacts, change_papers
from cardesk_desktop.operations.company_form import PapersForm
from cardesk_desktop.ui.forms.papers_fields import PapersFields
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.house.form_body import FormBody
from cardesk_desktop.ui.screens.settings.house.form_card import FormCard
from cardesk_desktop.ui.widgets.labels import Text


class PapersBody(FormBody):
    """What a number is made of is told, and why it cannot be chosen freely."""

    @override
    def build(self, facts: HouseFacts, typed: object | None) -> FormCard:
        _ = self.look.phrases
        form = typed if isinstance(typed, PapersForm) else _form(facts)
        self.fields = PapersFields(self.look, form)
        card = FormCard(self.look, _("Invoices and receipts"), self.fields)
        self.fields.edited.connect(card.mark_edited)
        card.save_asked.connect(lambda: self.save(change_papers, form=self.fields.form))
        return card

    @override
    def below(self, facts: HouseFacts) -> Sequence[QWidget]:
        self._numbers = Text(self.look.theme, left_to_right(facts.next_number), is_bold=True)
        return (self._number_card(facts),)

    @override
    def fill(self, facts: HouseFacts) -> None:
        self.fields.fill(_form(facts))
        self._numbers.setText(left_to_right(facts.next_number))

    @override
    def typed(self) -> PapersForm:
        return self.fields.form

    @override
    def refuse(self, refusal: Refused) -> bool:
        return self.fields.refuse(refusal)

    def _number_card(self, facts: HouseFacts) -> QWidget:
        _, theme = self.look.phrases, self.look.theme
        register = facts.register
        card = SettingsCard(theme, _("Numbers"))
        card.add_row(_("Next invoice"), "", self._numbers)
        card.add_row(
            _("Code of the register"),
            _("Chosen by you, until the first paper carries it."),
            Text(theme, left_to_right(register.code)),
        )
        card.add_row(
            _("Letter"),
            _("Another one after a backup was restored, so that no number is ever printed twice."),
            Text(theme, left_to_right(register.incarnation)),
        )
        card.add_row(
            _("Sequence"),
            _("Counts up without a gap, as the tax office demands: it cannot be set."),
            Text(theme, left_to_right(facts.next_number.rpartition("-")[2])),
        )
        return card


def _form(facts: HouseFacts) -> PapersForm:
    company = facts.company
    return PapersForm(company.language, company.second_language, company.footer)
