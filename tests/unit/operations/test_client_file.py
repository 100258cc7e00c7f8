from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cardesk_desktop.domain.client import Consent, ConsentWay, Phone, PhoneLabel
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.client_file import client_file, client_invoices, client_visits, clients
from cardesk_desktop.operations.clients import (
    ClientForm,
    ConsentAnswer,
    PhoneEntry,
    add_client,
    archive_client,
    change_client,
)
from cardesk_desktop.operations.reading_contacts import read_client_tax_number
from cardesk_desktop.store.client_views import EVERYBODY
from tests.builders import AED
from tests.builders.open_shop import FATIMA, FRONT_DESK, PATROL, WASH, OpenShop, dirhams


def test_the_file_says_what_a_client_came_to(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    shop.pay(here.ticket_id)
    first = shop.sell_on_account(WASH)
    shop.sell_on_account(WASH)

    file = client_file(shop.desk, client_id=FATIMA.id).value

    assert file.client == FATIMA
    assert [(owned.vehicle, owned.open_visit_id) for owned in file.vehicles] == [(PATROL, here.visit.id)]
    assert (file.visit_count, file.last_visit_at) == (1, here.visit.arrived_at)
    assert file.spent == file.spent_last_year
    assert file.balance == first.invoice.gross + first.invoice.gross
    assert file.oldest_open is not None
    assert (file.oldest_open.invoice_id, file.oldest_open.balance) == (first.invoice.id, first.invoice.gross)
    invoices = client_invoices(shop.desk, client_id=FATIMA.id, offset=0, limit=2).value
    assert (invoices.total, len(invoices.rows)) == (3, 2)
    (visit,) = client_visits(shop.desk, client_id=FATIMA.id, offset=0, limit=2).value.rows
    assert (visit.vehicle, visit.past.balance) == (PATROL, dirhams(0))


def test_a_year_ago_is_a_day_also_on_the_29th_of_february(shop: OpenShop) -> None:
    shop.clock.at = datetime(2028, 2, 29, 12, tzinfo=UTC)
    assert client_file(shop.desk, client_id=FATIMA.id).value.spent_last_year.currency == AED


def test_the_list_is_paged(shop: OpenShop) -> None:
    page = clients(shop.desk, which=EVERYBODY, offset=0, limit=2).value
    assert (page.total, len(page.rows)) == (3, 2)


def test_several_phones_are_kept_once_each_and_the_first_is_the_main_one(shop: OpenShop) -> None:
    form = ClientForm(
        "Hamad",
        "",
        phone_label=PhoneLabel.HOME,
        other_phones=(
            PhoneEntry("050 765 4321", PhoneLabel.WORK),
            PhoneEntry("+971507654321"),
            PhoneEntry("04 333 4444", PhoneLabel.DRIVER),
        ),
    )
    added = add_client(shop.desk, staff_id=FRONT_DESK.id, form=form).value
    assert (added.phone, added.phone_label) == ("+971507654321", PhoneLabel.WORK)
    assert added.other_phones == (Phone("+97143334444", PhoneLabel.DRIVER),)
    assert [phone.number for phone in added.phones] == ["+971507654321", "+97143334444"]
    wrong = replace(form, other_phones=(PhoneEntry("050 765 4321"), PhoneEntry("12")))
    with shop.refuses(Code.PHONE_UNREADABLE) as refusal:
        add_client(shop.desk, staff_id=FRONT_DESK.id, form=wrong)
    assert refusal.value.params["place"] == 2


def test_a_yes_and_its_withdrawal_are_kept_with_day_and_way(shop: OpenShop) -> None:
    yes = ConsentAnswer(is_given=True, way=ConsentWay.SIGNED)
    form = ClientForm("Hamad", consent=yes)
    added = add_client(shop.desk, staff_id=FRONT_DESK.id, form=form).value
    assert added.consent == Consent(is_given=True, at=shop.clock.now(), way=ConsentWay.SIGNED)

    def change(consent: ConsentAnswer | None) -> Consent | None:
        shop.clock.tick(60)
        changed = replace(form, consent=consent)
        return change_client(
            shop.desk, staff_id=FRONT_DESK.id, client_id=added.id, form=changed
        ).value.consent

    assert change(None) == added.consent
    assert change(replace(yes, way=ConsentWay.SPOKEN)) == added.consent
    no = change(ConsentAnswer(is_given=False, way=ConsentWay.WRITTEN))
    assert no == Consent(is_given=False, at=shop.clock.now(), way=ConsentWay.WRITTEN)
    assert shop.events(added.id) == [JournalEvent.CONSENT_GIVEN, JournalEvent.CONSENT_WITHDRAWN]


def test_an_archived_client_is_out_of_the_list_and_comes_back(shop: OpenShop) -> None:
    archive_client(shop.desk, staff_id=FRONT_DESK.id, client_id=FATIMA.id)
    assert FATIMA.id not in {
        row.id for row in clients(shop.desk, which=EVERYBODY, offset=0, limit=9).value.rows
    }
    back = archive_client(shop.desk, staff_id=FRONT_DESK.id, client_id=FATIMA.id, is_archived=False)
    assert back.value == FATIMA


@pytest.mark.parametrize(
    ("country", "number", "is_right"),
    [
        ("SA", "300000000000003", True),
        ("SA", "100000000000003", False),
        ("FR", "FR40303265045", True),
        ("FR", "FR41303265045", False),
        ("AE", "FR40303265045", True),
        ("KW", "12345", True),
        ("GB", "GB980780684", True),
        ("GB", "980780685", False),
        ("RU", "1234567894", True),
    ],
)
def test_tax_numbers_are_checked_by_their_country(country: str, number: str, is_right: bool) -> None:
    if is_right:
        assert read_client_tax_number(number, country) == number
    else:
        with pytest.raises(Refused):
            read_client_tax_number(number, country)
