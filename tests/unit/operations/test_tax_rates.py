from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.tax_rate import SoldAt, TaxRate
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.operations.tax_rates import (
    TaxRateForm,
    add_tax_rate,
    archive_tax_rate,
    change_tax_rate,
    choose_usual_tax,
    rates_in_use,
    sold_at,
    tax_rates,
)
from cardesk_desktop.operations.tickets import park, void
from tests.builders.open_shop import CLOTH, FRONT_DESK, MANAGER, OWNER, WASH, OpenShop

SIX = TaxRateForm("Standard rate", 600)


def _usual(shop: OpenShop) -> TaxRate:
    return tax_rates(shop.desk).value[0]


def _default(shop: OpenShop) -> Tax:
    house = this_house(shop.desk).value
    assert house is not None
    return house.company.default_tax


def test_a_new_company_has_the_rates_of_its_country(shop: OpenShop) -> None:
    rates = tax_rates(shop.desk).value

    assert [(rate.names.main, rate.tax.rate_bp) for rate in rates] == [
        ("Standard rate", 500),
        ("Zero rate", 0),
    ]
    assert rates[0].tax == _default(shop)
    assert rates[0].names.in_language("ar") == "النسبة الأساسية"


def test_a_rate_is_added_after_the_others(shop: OpenShop) -> None:
    outcome = add_tax_rate(shop.desk, staff_id=OWNER.id, form=TaxRateForm(" Luxury  rate ", 1_250))

    assert tax_rates(shop.desk).value[-1] == outcome.value
    assert outcome.value.names.main == "Luxury rate"
    assert outcome.changes.touches(Noun.COMPANY)
    assert shop.events(outcome.value.id) == [JournalEvent.TAX_RATE_CHANGED]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (TaxRateForm("", 700), Code.TEXT_MISSING),
        (TaxRateForm("Again", 500), Code.TAX_RATE_EXISTS),
        (TaxRateForm("Nothing", 0), Code.TAX_RATE_INVALID),
        (TaxRateForm("All of it", 10_000), Code.TAX_RATE_INVALID),
        (TaxRateForm("Exempt", 0, TaxCategory.EXEMPT), Code.TAX_REASON_MISSING),
    ],
)
def test_a_rate_that_cannot_be(shop: OpenShop, form: TaxRateForm, code: Code) -> None:
    with shop.refuses(code):
        add_tax_rate(shop.desk, staff_id=OWNER.id, form=form)


def test_a_preview_says_how_much_a_change_is_about(shop: OpenShop) -> None:
    rate = _usual(shop)

    about = sold_at(shop.desk, rate_id=rate.id).value

    assert about == SoldAt(products=3, services=4)
    assert about
    assert not sold_at(shop.desk, rate_id=tax_rates(shop.desk).value[1].id).value


def test_every_rate_says_what_is_sold_at_it_and_the_archived_come_last(shop: OpenShop) -> None:
    standard, zero = tax_rates(shop.desk).value
    choose_usual_tax(shop.desk, staff_id=OWNER.id, rate_id=zero.id)
    archive_tax_rate(shop.desk, staff_id=OWNER.id, rate_id=standard.id, is_archived=True)

    found = rates_in_use(shop.desk).value

    assert [(in_use.rate.id, in_use.sold_at) for in_use in found] == [
        (zero.id, SoldAt(0, 0)),
        (standard.id, SoldAt(products=3, services=4)),
    ]


def test_everything_takes_the_new_rate_when_it_is_told_to(shop: OpenShop) -> None:
    rate = _usual(shop)
    sold = shop.sell(CLOTH)

    outcome = change_tax_rate(shop.desk, staff_id=OWNER.id, rate_id=rate.id, form=SIX, moves_items=True)

    new = Tax(TaxCategory.STANDARD, 600)
    with shop.desk.store.read() as work:
        assert work.catalogue.product(CLOTH.id).tax == new
        assert work.catalogue.service(WASH.id).tax == new
        assert work.documents.invoice_file(sold.invoice.id).invoice.lines == sold.invoice.lines
    assert _default(shop) == new
    assert outcome.changes.touches(Noun.CATALOGUE)
    assert outcome.value.names == rate.names
    (entry,) = shop.journal(rate.id)
    assert entry.figures == {"before_bp": 500, "after_bp": 600}


def test_open_and_parked_tickets_take_the_new_rate_too(shop: OpenShop) -> None:
    rate, zero = tax_rates(shop.desk).value
    is_open, parked = shop.ticket(WASH).ticket, shop.ticket(CLOTH, WASH).ticket
    park(shop.desk, staff_id=FRONT_DESK.id, ticket_id=parked.id)
    voided = shop.ticket(CLOTH).ticket
    void(shop.desk, staff_id=MANAGER.id, ticket_id=voided.id, reason="Changed his mind")
    assert sold_at(shop.desk, rate_id=rate.id).value.tickets == 2
    assert sold_at(shop.desk, rate_id=zero.id).value.tickets == 0

    outcome = change_tax_rate(shop.desk, staff_id=OWNER.id, rate_id=rate.id, form=SIX, moves_items=True)

    assert {line.tax.rate_bp for line in shop.see(is_open.id).ticket.lines} == {600}
    assert {line.tax.rate_bp for line in shop.see(parked.id).ticket.lines} == {600}
    assert {line.tax.rate_bp for line in shop.see(voided.id).ticket.lines} == {500}
    assert {(Noun.TICKET, is_open.id), (Noun.TICKET, parked.id)} <= outcome.changes.touched
    # The same item is one line again, and the invoice bears one rate.
    assert len(shop.add(is_open.id, WASH).ticket.lines) == 1
    assert {line.tax.rate_bp for line in shop.pay(is_open.id).file.invoice.summary} == {600}


def test_the_board_hears_of_a_car_whose_ticket_takes_the_new_rate(shop: OpenShop) -> None:
    arrived = shop.arrive(WASH)
    rate = _usual(shop)

    outcome = change_tax_rate(shop.desk, staff_id=OWNER.id, rate_id=rate.id, form=SIX, moves_items=True)

    assert outcome.changes.touches(Noun.VISIT)
    assert shop.see(arrived.ticket_id).ticket.lines[0].tax.rate_bp == 600


def test_open_tickets_stay_at_the_old_rate_with_what_is_sold(shop: OpenShop) -> None:
    ticket = shop.ticket(WASH).ticket

    outcome = change_tax_rate(shop.desk, staff_id=OWNER.id, rate_id=_usual(shop).id, form=SIX)

    assert shop.see(ticket.id).ticket.lines == ticket.lines
    assert not outcome.changes.touches(Noun.TICKET)


def test_what_is_sold_stays_at_the_old_rate_when_it_is_not(shop: OpenShop) -> None:
    rate = _usual(shop)

    outcome = change_tax_rate(shop.desk, staff_id=OWNER.id, rate_id=rate.id, form=SIX)

    with shop.desk.store.read() as work:
        assert work.catalogue.product(CLOTH.id).tax == rate.tax
    assert _default(shop).rate_bp == 600
    assert not outcome.changes.touches(Noun.CATALOGUE)


def test_a_rate_is_renamed_and_nothing_else(shop: OpenShop) -> None:
    rate = _usual(shop)

    renamed = change_tax_rate(
        shop.desk, staff_id=OWNER.id, rate_id=rate.id, form=TaxRateForm("VAT", 500), moves_items=True
    ).value

    assert renamed == replace(rate, names=renamed.names)
    assert renamed.names.in_language("ar") == "VAT"


def test_an_archived_rate_is_offered_no_more(shop: OpenShop) -> None:
    zero = tax_rates(shop.desk).value[1]

    archive_tax_rate(shop.desk, staff_id=OWNER.id, rate_id=zero.id, is_archived=True)

    assert zero.id not in {rate.id for rate in tax_rates(shop.desk).value}
    assert zero.id in {rate.id for rate in tax_rates(shop.desk, with_archived=True).value}
    choose_usual_tax(shop.desk, staff_id=OWNER.id, rate_id=zero.id)
    assert _default(shop) == zero.tax
    assert zero in tax_rates(shop.desk).value


def test_the_usual_rate_is_not_archived(shop: OpenShop) -> None:
    with shop.refuses(Code.TAX_RATE_USUAL):
        archive_tax_rate(shop.desk, staff_id=OWNER.id, rate_id=_usual(shop).id, is_archived=True)


def test_another_rate_becomes_the_usual_one(shop: OpenShop) -> None:
    added = add_tax_rate(shop.desk, staff_id=OWNER.id, form=TaxRateForm("Luxury rate", 1_250)).value

    assert choose_usual_tax(shop.desk, staff_id=OWNER.id, rate_id=added.id).value == added
    assert _default(shop) == added.tax
