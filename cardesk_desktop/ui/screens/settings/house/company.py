"""The section of the company: what stands at the head of every paper."""

from __future__ import annotations

from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.operations.changing_company import HouseFacts, change_company, change_logo
from cardesk_desktop.operations.company_form import CompanyForm
from cardesk_desktop.ui.forms.company_fields import CompanyFields
from cardesk_desktop.ui.forms.logo_field import ChoosePicture, LogoField
from cardesk_desktop.ui.forms.number_warning import without_number
from cardesk_desktop.ui.forms.places import country_name, zone_choice
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.house.form_body import FormBody
from cardesk_desktop.ui.screens.settings.house.form_card import FormCard


class CompanyBody(FormBody):
    """The logo is saved as it is chosen, the fields by the button. Papers of before keep what they said."""

    def __init__(
        self, look: Look, means: Means, window: Window, choose: ChoosePicture, memory: object | None
    ) -> None:
        self._choose = choose
        super().__init__(look, means, window, memory)

    @override
    def build(self, facts: HouseFacts, typed: object | None) -> FormCard:
        _ = self.look.phrases
        company = facts.company
        form = typed if isinstance(typed, CompanyForm) else _form(facts)
        self.logo = LogoField(self.look, self.means.tasks, self._choose, facts.logo or b"")
        self.fields = CompanyFields(self.look, company.country, form, self.logo)
        note = _(
            "{country}, {currency}, time of {city}: chosen at the set-up, for good. "
            "Invoices that were written keep what they said.",
            country=country_name(_.language, company.country),
            currency=_.currency_name(company.currency),
            city=zone_choice(company.time_zone.key).words,
        )
        card = FormCard(self.look, _("On every invoice"), self.fields, note=note)
        self.warning = without_number(self.look)
        # Shown only where it stands: without a parent it would be a window, and take the keyboard.
        self.add(self.warning)
        self.warning.setVisible(facts.lacks_tax_number)
        self.fields.edited.connect(card.mark_edited)
        self.fields.submitted.connect(card.button.click)
        self.logo.changed.connect(self._save_logo)
        card.save_asked.connect(lambda: self.save(change_company, form=self.fields.form))
        return card

    @override
    def fill(self, facts: HouseFacts) -> None:
        self.warning.setVisible(facts.lacks_tax_number)
        self.fields.fill(_form(facts))
        self.logo.set_logo(facts.logo or b"")

    @override
    def typed(self) -> CompanyForm:
        return self.fields.form

    @override
    def refuse(self, refusal: Refused) -> bool:
        return self.fields.refuse(refusal)

    def _save_logo(self, logo: object) -> None:
        self.means.tasks.run(change_logo, staff_id=self.means.acting(), logo=logo, on_settled=self.refresh)


def _form(facts: HouseFacts) -> CompanyForm:
    company = facts.company
    return CompanyForm(
        company.name,
        company.address,
        company.phone,
        company.email,
        company.tax_number,
        company.registrations,
    )
