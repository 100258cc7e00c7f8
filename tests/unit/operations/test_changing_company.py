from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.operations.changing_company import (
    change_company,
    change_logo,
    change_papers,
    change_register,
    change_tax_mode,
    house_facts,
)
from cardesk_desktop.operations.company_form import CompanyForm, PapersForm
from cardesk_desktop.operations.tax_rates import (
    TaxRateForm,
    add_tax_rate,
    change_tax_rate,
    choose_usual_tax,
    tax_rates,
)
from tests.builders import make_company, make_register
from tests.builders.open_shop import CLOTH, OWNER, OpenShop

FORM = CompanyForm("Palm Auto Care", "Al Quoz 4, Dubai", "04 321 9999", "new@palm.example", "100123456700003")


def test_the_settings_show_the_house(shop: OpenShop) -> None:
    facts = house_facts(shop.desk).value

    assert facts.company == make_company()
    assert facts.register == make_register()
    assert facts.logo is None
    assert not facts.has_documents
    assert facts.next_number == "R01-A-000001"


def test_tax_without_a_number_is_told(shop: OpenShop) -> None:
    assert not house_facts(shop.desk).value.lacks_tax_number

    change_company(shop.desk, staff_id=OWNER.id, form=replace(FORM, tax_number=""))
    assert house_facts(shop.desk).value.lacks_tax_number

    usual = tax_rates(shop.desk).value[0]
    form = TaxRateForm("Not registered", 0, TaxCategory.OUT_OF_SCOPE, "The seller is not registered for VAT")
    free = add_tax_rate(shop.desk, staff_id=OWNER.id, form=form).value
    choose_usual_tax(shop.desk, staff_id=OWNER.id, rate_id=free.id)
    # New things begin without tax now, and what was there is still sold with it.
    assert house_facts(shop.desk).value.lacks_tax_number

    form = replace(form, reason="Not registered before April")
    change_tax_rate(shop.desk, staff_id=OWNER.id, rate_id=usual.id, form=form, moves_items=True)
    assert not house_facts(shop.desk).value.lacks_tax_number


def test_a_company_moves_and_its_papers_of_before_do_not(shop: OpenShop) -> None:
    before = shop.sell(CLOTH).invoice

    outcome = change_company(shop.desk, staff_id=OWNER.id, form=FORM)

    after = shop.sell(CLOTH).invoice
    assert (before.seller.name, after.seller.name) == ("Palm Auto Spa LLC", "Palm Auto Care")
    assert after.seller.phone == "+97143219999"
    assert outcome.changes.touches(Noun.COMPANY)
    assert JournalEvent.COMPANY_CHANGED in shop.events(outcome.value.id)
    assert house_facts(shop.desk).value.has_documents


def test_registrations_that_were_not_asked_for_are_kept(shop: OpenShop) -> None:
    for registrations in ({"trade_licence": "CN-1"}, {"vat_on_debits": "yes"}, {"trade_licence": ""}):
        form = replace(FORM, registrations=registrations)
        change_company(shop.desk, staff_id=OWNER.id, form=form)
    assert house_facts(shop.desk).value.company.registrations == {"vat_on_debits": "yes"}


def test_papers_in_other_languages(shop: OpenShop) -> None:
    form = PapersForm("ar", "en", "  Thank you\r\nCome again ")

    company = change_papers(shop.desk, staff_id=OWNER.id, form=form).value

    assert (company.language, company.second_language) == ("ar", "en")
    assert company.footer == "Thank you\nCome again"
    with shop.refuses(Code.LANGUAGES_ALIKE):
        change_papers(shop.desk, staff_id=OWNER.id, form=replace(form, second_language="ar"))


def test_another_logo_and_none(shop: OpenShop) -> None:
    change_logo(shop.desk, staff_id=OWNER.id, logo=b"a palm")
    assert house_facts(shop.desk).value.logo == b"a palm"
    assert shop.sell(CLOTH).invoice.logo_sha256

    change_logo(shop.desk, staff_id=OWNER.id, logo=b"")
    assert house_facts(shop.desk).value.logo is None


def test_prices_change_their_meaning_before_the_first_paper_only(shop: OpenShop) -> None:
    company = change_tax_mode(shop.desk, staff_id=OWNER.id, prices_include_tax=False).value
    assert not company.tax_mode.prices_include_tax
    shop.sell(CLOTH)
    with shop.refuses(Code.TAX_MODE_FIXED):
        change_tax_mode(shop.desk, staff_id=OWNER.id, prices_include_tax=True)


def test_a_register_gets_another_code_before_its_first_paper(shop: OpenShop) -> None:
    outcome = change_register(shop.desk, staff_id=OWNER.id, name=" Tunnel ", code="r٧")

    assert (outcome.value.name, outcome.value.code) == ("Tunnel", "R7")
    assert shop.sell(CLOTH).invoice.number == "R7-A-000001"
    assert JournalEvent.REGISTER_CHANGED in shop.events(outcome.value.id)


def test_the_code_stays_once_papers_carry_it_and_the_name_does_not(shop: OpenShop) -> None:
    shop.sell(CLOTH)

    change_register(shop.desk, staff_id=OWNER.id, name="Tunnel", code="R01")
    with shop.refuses(Code.REGISTER_CODE_FIXED) as refusal:
        change_register(shop.desk, staff_id=OWNER.id, name="Tunnel", code="R02")

    assert refusal.value.params == {"register": "R01"}
    assert house_facts(shop.desk).value.register.name == "Tunnel"


def test_a_code_is_latin_letters_and_digits(shop: OpenShop) -> None:
    for code in ("", "1R", "R-1", "REGISTER", "Ж1"):
        with shop.refuses(Code.REGISTER_CODE_UNREADABLE):
            change_register(shop.desk, staff_id=OWNER.id, name="Tunnel", code=code)
