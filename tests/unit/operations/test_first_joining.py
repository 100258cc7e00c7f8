"""A computer without a shop joins one that has CarDesk, at the level of the books."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.company_form import CompanyForm
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.first_joining import (
    Arrival,
    introduce_new_register,
    join_with_nothing,
    look_at_arrival,
)
from cardesk_desktop.operations.first_recovery_code import check_first_code, has_first_code, make_first_code
from cardesk_desktop.operations.founding import Founding, found_shop, proposed
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.sync.membership import Joined
from cardesk_wire.coding import written
from tests.builders import make_category, make_client, make_company, make_register, make_service, make_staff
from tests.builders.open_shop import CLOTH, OpenShop

REGISTER_ID = make_register().id
JOINED = Joined("Omar", "omar@example.com", "company", "Blue Drop", "device", "R04", "opens")


def _join(desk: Desk, joined: Joined = JOINED) -> None:
    join_with_nothing(desk, joined=joined, register_id=REGISTER_ID, name="Exit  till")


def _arrive(desk: Desk) -> None:
    """As an exchange puts the company in place."""
    with desk.store.write() as work:
        work.company.found(make_company(), make_register())
        work.staff.add(make_staff())


def test_a_new_register_introduces_itself_without_a_code(bare: Desk) -> None:
    told = introduce_new_register(bare, register_id=REGISTER_ID, name=" Exit  till ").value

    assert (told.device_id, told.name, told.code) == (written(REGISTER_ID.bytes), "Exit till", "")
    assert told.public_key == bare.store.public_key
    with pytest.raises(Refused) as refused:
        introduce_new_register(bare, register_id=REGISTER_ID, name=" ")
    assert refused.value.code is Code.TEXT_MISSING


def test_it_numbers_under_the_leased_code_from_the_first_paper_on(bare: Desk) -> None:
    assert look_at_arrival(bare).value == Arrival()

    _join(bare)

    assert look_at_arrival(bare).value == Arrival("R04")
    assert this_house(bare).value is None
    with bare.store.read() as work:
        register, state = work.company.register(), work.sync.state()
        assert (register.id, register.code, register.name) == (REGISTER_ID, "R04", "Exit till")
        assert (state.is_joined, state.lease_code, state.company_id) == (True, "R04", "company")
        (entry,) = work.journal.of_subject(REGISTER_ID)
        assert (entry.event, entry.staff_id) == (JournalEvent.COMPANY_JOINED, None)


def test_joining_again_in_a_new_session_is_the_same_register(bare: Desk) -> None:
    _join(bare)
    other = make_company().id

    again = introduce_new_register(bare, register_id=other, name="Exit till").value
    join_with_nothing(bare, joined=JOINED, register_id=other, name="Exit till")

    assert (again.device_id, again.code) == (written(REGISTER_ID.bytes), "R04")
    with bare.store.read() as work:
        assert work.company.register().id == REGISTER_ID
        assert len(work.journal.of_subject(REGISTER_ID)) == 1


def test_the_house_is_there_with_the_first_person(bare: Desk) -> None:
    _join(bare)
    _arrive(bare)

    house = this_house(bare).value

    assert house is not None
    assert house.register.code == "R04"
    assert look_at_arrival(bare).value == Arrival("R04", house.company.name, 1)
    assert look_at_arrival(bare).value.has_shop


def test_the_recovery_code_is_made_while_the_company_arrives(bare: Desk) -> None:
    _join(bare)
    _arrive(bare)

    code = make_first_code(bare).value
    check_first_code(bare, code=code)

    assert has_first_code(bare).value


def test_after_the_set_up_none_of_it_is_left(shop: OpenShop) -> None:
    for forbidden in (
        lambda: introduce_new_register(shop.desk, register_id=REGISTER_ID, name="Exit"),
        lambda: join_with_nothing(shop.desk, joined=JOINED, register_id=REGISTER_ID, name="Exit"),
        lambda: make_first_code(shop.desk),
    ):
        with pytest.raises(Refused) as refused:
            forbidden()
        assert refused.value.code is Code.COMPANY_ALREADY_FOUNDED


def test_the_first_paper_ends_the_set_up_of_a_register_that_joined(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.sync.join(company_id="company", device_id="device", lease_code="R01")
    make_first_code(shop.desk)

    shop.sell(CLOTH)

    with pytest.raises(Refused):
        make_first_code(shop.desk)


def test_a_company_without_a_shop_gets_one_under_the_leased_code(bare: Desk) -> None:
    _join(bare)
    founding = replace(
        proposed(Founding(), "AE"),
        company=CompanyForm("Blue Drop"),
        register_name="Front desk",
        owner_name="Omar",
    )

    house = found_shop(bare, founding=founding, owner_pin="4826", with_starter=False).value

    assert (house.register.id, house.register.code, house.register.name) == (
        REGISTER_ID,
        "R04",
        "Front desk",
    )
    with bare.store.read() as work:
        assert work.sync.counts().waiting > 0


def test_one_can_sell_once_all_that_is_sold_is_here(bare: Desk) -> None:
    _join(bare)
    _arrive(bare)
    with bare.store.write() as work:
        work.sync.snapshot.want()
        for category in (make_category(), make_category("Shop", 2)):
            work.catalogue.add_category(category)
        work.catalogue.add_service(make_service())

    assert not look_at_arrival(bare).value.has_catalogue
    with bare.store.write() as work:
        work.clients.add(make_client())
    assert look_at_arrival(bare).value.has_catalogue
    with bare.store.write() as work:
        work.sync.snapshot.end()
    assert not look_at_arrival(bare).value.has_catalogue
