from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.operations.catalogue import picture
from cardesk_desktop.operations.company import found_company
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import House, this_house
from cardesk_desktop.operations.pins import unlock
from cardesk_desktop.operations.selling import open_counter_ticket
from cardesk_desktop.operations.tax_rates import tax_rates
from tests.builders import make_company, make_register, make_staff
from tests.builders.open_shop import LEFT, OWNER, STAFF, OpenShop

LOGO = b"the palm"
COMPANY = replace(make_company(), logo_sha256=hashlib.sha256(LOGO).hexdigest())


def test_nothing_is_founded_yet(bare: Desk) -> None:
    assert this_house(bare).value is None
    with pytest.raises(Refused) as refusal:
        open_counter_ticket(bare, staff_id=OWNER.id)
    assert refusal.value.code is Code.NOT_FOUND


def test_the_company_is_founded_with_its_register_and_owner(bare: Desk) -> None:
    outcome = found_company(bare, company=COMPANY, register=make_register(), owner=OWNER, logo=LOGO)

    assert outcome.value == House(COMPANY, make_register(), (OWNER,))
    assert this_house(bare).value == outcome.value
    assert outcome.changes.ids(Noun.COMPANY) == {COMPANY.id}
    assert outcome.changes.ids(Noun.STAFF) == {OWNER.id}
    assert picture(bare, sha256=COMPANY.logo_sha256).value == LOGO
    with bare.store.read() as work:
        (entry,) = work.journal.of_subject(COMPANY.id)
    assert (entry.event, entry.staff_id) == (JournalEvent.COMPANY_FOUNDED, OWNER.id)


def test_the_owner_may_have_a_pin_from_the_first_moment(bare: Desk) -> None:
    company, register = make_company(), make_register()
    with pytest.raises(Refused, match="pin_too_simple"):
        found_company(bare, company=company, register=register, owner=OWNER, owner_pin="1234")

    outcome = found_company(bare, company=company, register=register, owner=OWNER, owner_pin="4711")

    assert outcome.value.pin_holders == {OWNER.id}
    assert this_house(bare).value == outcome.value
    assert unlock(bare, member_id=OWNER.id, pin="4711").value == OWNER


def test_a_company_without_a_logo(bare: Desk) -> None:
    found_company(bare, company=make_company(), register=make_register(), owner=OWNER)

    house = this_house(bare).value
    assert house is not None
    assert house.company.logo_sha256 == ""


def test_a_company_is_founded_once(shop: OpenShop) -> None:
    with shop.refuses(Code.COMPANY_ALREADY_FOUNDED):
        found_company(
            shop.desk, company=COMPANY, register=make_register("R02"), owner=make_staff("Sana"), logo=LOGO
        )


def test_who_works_here(shop: OpenShop) -> None:
    house = this_house(shop.desk).value

    assert house is not None
    assert {staff.id for staff in house.staff} == {staff.id for staff in STAFF.values()}
    assert LEFT.id not in {staff.id for staff in house.staff}


def test_a_company_begins_with_its_own_tax_and_those_of_its_country(bare: Desk) -> None:
    unusual = replace(make_company(), default_tax=Tax(TaxCategory.STANDARD, 900))
    found_company(bare, company=unusual, register=make_register(), owner=OWNER)

    assert [rate.tax.rate_bp for rate in tax_rates(bare).value] == [900, 500, 0]
