"""Two clients, or two cars, made one, with everything that is theirs; and parted again."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from cardesk_desktop.domain.client import Client, Consent, ConsentWay
from cardesk_desktop.domain.duplicates import Likeness
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.client_file import client_file, client_invoices, client_visits
from cardesk_desktop.operations.clients import ClientForm, PhoneEntry, change_client
from cardesk_desktop.operations.duplicates import all_duplicates, duplicates_of, keep_apart
from cardesk_desktop.operations.merging import merge_clients, merge_vehicles, part_clients, part_vehicles
from cardesk_desktop.operations.searching import find_anything
from cardesk_desktop.operations.vehicle_history import vehicle_history
from cardesk_desktop.operations.ways_back import MergedClients
from cardesk_wire.coding import written
from cardesk_wire.messages import Block
from tests.builders import NOW, identity, make_vehicle
from tests.builders.open_shop import FATIMA, FLEET, FRONT_DESK, MANAGER, PATROL, WASH, OpenShop
from tests.builders.said_twice import take_in

TWIN = replace(
    FATIMA,
    id=identity("twin"),
    name="Fatma Mansoori",
    email="fatima@example.com",
    consent=Consent(is_given=True, at=NOW, way=ConsentWay.SPOKEN),
    created_at=NOW,
)
CAR = make_vehicle("B 7", client=TWIN)
FORM = ClientForm(FATIMA.name, FATIMA.phone, "fatima@example.com")


@pytest.fixture
def twins(shop: OpenShop) -> OpenShop:
    """A shop in which Fatima stands twice, with a car, a visit and a debt under each name."""
    with shop.desk.store.write() as work:
        work.clients.add(TWIN)
        work.vehicles.add(CAR)
    shop.pay(shop.arrive(WASH).ticket_id)
    shop.arrive(WASH, vehicle=CAR)
    shop.sell_on_account(WASH)
    shop.sell_on_account(WASH, client=TWIN)
    return shop


def _merge(shop: OpenShop, kept: Client = FATIMA, gone: Client = TWIN) -> MergedClients:
    return merge_clients(shop.desk, staff_id=MANAGER.id, kept_id=kept.id, gone_id=gone.id, form=FORM).value


def test_who_looks_alike_is_shown_until_somebody_says_otherwise(twins: OpenShop) -> None:
    (pair,) = duplicates_of(twins.desk, client_id=TWIN.id).value
    assert {pair.first.id, pair.second.id} == {FATIMA.id, TWIN.id}
    assert pair.likenesses == (Likeness.PHONE,)
    assert all_duplicates(twins.desk).value.clients == (pair,)
    for ids in ((TWIN.id, FATIMA.id), (FATIMA.id, TWIN.id), (FATIMA.id, FATIMA.id)):
        keep_apart(twins.desk, staff_id=FRONT_DESK.id, client_id=ids[0], other_id=ids[1])
    assert duplicates_of(twins.desk, client_id=FATIMA.id).value == ()
    assert all_duplicates(twins.desk).value.clients == ()


@pytest.mark.parametrize(("kept", "gone"), [(FATIMA, TWIN), (TWIN, FATIMA)])
def test_whom_another_register_merged_is_not_merged_again(
    twins: OpenShop, kept: Client, gone: Client
) -> None:
    """The grave is on a page that is still to come."""
    with twins.desk.store.write() as work:
        work.sync.apply([_alias("client", TWIN.id, FATIMA.id)], 1, is_at_head=False, now=NOW)
    with twins.refuses(Code.NOT_FOUND):
        _merge(twins, kept, gone)


def _alias(kind: str, old: UUID, now: UUID) -> Block:
    """Another register says that one is the other, and no more."""
    return Block(f"{kind}_alias", [f"{kind}_id"], [written(old.bytes)], [[written(now.bytes)]])


@pytest.mark.parametrize(("kept", "gone"), [(FATIMA, TWIN), (TWIN, FATIMA)])
def test_a_merge_of_which_the_rest_was_lost_is_made_again(
    twins: OpenShop, kept: Client, gone: Client
) -> None:
    """The other register is broken; the one that it kept is kept, whichever comes first here."""
    take_in(twins.desk.store, _alias("client", TWIN.id, FATIMA.id))
    assert _merge(twins, kept, gone).kept.id == FATIMA.id
    file = client_file(twins.desk, client_id=TWIN.id).value
    assert file.client.id == FATIMA.id
    assert {owned.vehicle.id for owned in file.vehicles} == {PATROL.id, CAR.id}


@pytest.mark.parametrize("is_first", [False, True])
def test_of_cars_too(shop: OpenShop, is_first: bool) -> None:
    twin = replace(PATROL, id=identity("car"))
    with shop.desk.store.write() as work:
        work.vehicles.add(twin)
    take_in(shop.desk.store, _alias("vehicle", twin.id, PATROL.id))
    kept, gone = (PATROL, twin) if is_first else (twin, PATROL)
    merge_vehicles(shop.desk, staff_id=MANAGER.id, kept_id=kept.id, gone_id=gone.id)
    with shop.desk.store.read() as work:
        assert work.vehicles.get(twin.id).id == PATROL.id


def test_same_names_and_plates_are_shown_as_well(shop: OpenShop) -> None:
    namesake = replace(FLEET, id=identity("namesake"), phone="", tax_number="", address="")
    car = replace(PATROL, id=identity("car"), client_id=namesake.id)
    stranger = replace(FATIMA, id=identity("stranger"), name="Ali", phone="")
    with shop.desk.store.write() as work:
        work.clients.add(namesake)
        work.clients.add(stranger)
        work.vehicles.add(car)
    found = all_duplicates(shop.desk).value
    assert [pair.likenesses for pair in found.clients] == [(Likeness.NAME,)]
    assert [(pair.first, pair.second) for pair in found.vehicles] == [(PATROL, car)]
    alike = duplicates_of(shop.desk, client_id=FATIMA.id).value
    assert [pair.likenesses for pair in alike] == [(Likeness.PLATE,)]


def test_everything_of_both_is_the_one_client_s(twins: OpenShop) -> None:
    merged = _merge(twins)

    file = client_file(twins.desk, client_id=FATIMA.id).value
    assert file.client == merged.kept
    assert (file.client.consent, file.client.created_at) == (TWIN.consent, NOW)
    assert {owned.vehicle.id for owned in file.vehicles} == {PATROL.id, CAR.id}
    assert file.visit_count == 2
    assert client_invoices(twins.desk, client_id=FATIMA.id, offset=0, limit=9).value.total == 3
    assert client_visits(twins.desk, client_id=TWIN.id, offset=0, limit=9).value.total == 2
    assert client_file(twins.desk, client_id=TWIN.id).value == file
    assert file.balance.minor == 2 * file.oldest_open.balance.minor if file.oldest_open else False
    assert twins.events(FATIMA.id)[-1] is JournalEvent.CLIENTS_MERGED
    assert duplicates_of(twins.desk, client_id=FATIMA.id).value == ()
    found = {hit.id for group in find_anything(twins.desk, text="Fatma").value for hit in group.hits}
    assert TWIN.id not in found


def test_sealed_papers_stay_as_they_are(twins: OpenShop) -> None:
    file = twins.sell_on_account(WASH, client=TWIN)
    _merge(twins)
    with twins.desk.store.read() as work:
        assert work.documents.invoice_file(file.invoice.id) == file


def test_a_merge_is_taken_back_whole(twins: OpenShop) -> None:
    before = twins.digest()
    merged = _merge(twins)
    assert twins.digest() != before
    part_clients(twins.desk, staff_id=MANAGER.id, merged=merged)
    for client in (FATIMA, TWIN):
        file = client_file(twins.desk, client_id=client.id).value
        # Who comes back has another identity, and is found by the one before.
        assert replace(file.client, id=client.id) == client
        assert (file.visit_count, len(file.vehicles)) == (1, 1)
    assert client_invoices(twins.desk, client_id=TWIN.id, offset=0, limit=9).value.total == 1
    assert duplicates_of(twins.desk, client_id=TWIN.id).value


def test_what_changed_since_cannot_be_parted(twins: OpenShop) -> None:
    merged = _merge(twins)
    twins.sell_on_account(WASH)
    with twins.refuses(Code.MERGE_SUPERSEDED):
        part_clients(twins.desk, staff_id=MANAGER.id, merged=merged)


def test_who_was_corrected_since_cannot_be_parted(twins: OpenShop) -> None:
    merged = _merge(twins)
    change_client(twins.desk, staff_id=FRONT_DESK.id, client_id=FATIMA.id, form=replace(FORM, notes="x"))
    with twins.refuses(Code.MERGE_SUPERSEDED):
        part_clients(twins.desk, staff_id=MANAGER.id, merged=merged)


def test_a_chain_of_merges_leads_to_the_last(twins: OpenShop) -> None:
    _merge(twins)
    _merge(twins, FLEET, FATIMA)
    assert client_file(twins.desk, client_id=TWIN.id).value.client.id == FLEET.id


def test_phones_of_both_are_kept_once_each(twins: OpenShop) -> None:
    form = replace(FORM, phone="", other_phones=(PhoneEntry("04 999 8877"),))
    merged = merge_clients(
        twins.desk, staff_id=MANAGER.id, kept_id=FLEET.id, gone_id=TWIN.id, form=form
    ).value
    numbers = [phone.number for phone in merged.kept.phones]
    assert sorted(numbers) == sorted({"+97149998877", FLEET.phone, TWIN.phone})
    nothing = replace(FLEET, id=identity("nothing"), phone="", name="No phone")
    other = replace(nothing, id=identity("nothing 2"))
    with twins.desk.store.write() as work:
        work.clients.add(nothing)
        work.clients.add(other)
    blank = merge_clients(
        twins.desk,
        staff_id=MANAGER.id,
        kept_id=nothing.id,
        gone_id=other.id,
        form=ClientForm("No phone"),
    ).value
    assert blank.kept.phones == ()


def test_nobody_is_merged_with_themselves(twins: OpenShop) -> None:
    with twins.refuses(Code.NOT_FOUND):
        _merge(twins, FATIMA, FATIMA)
    with twins.refuses(Code.NOT_FOUND):
        merge_vehicles(twins.desk, staff_id=MANAGER.id, kept_id=CAR.id, gone_id=CAR.id)


def test_two_cars_of_one_plate_become_one_and_are_parted_again(shop: OpenShop) -> None:
    twin = replace(PATROL, id=identity("car"), client_id=None, vin="JTMHX09J604012345", colour="")
    with shop.desk.store.write() as work:
        work.vehicles.add(twin)
    shop.pay(shop.arrive(WASH).ticket_id)

    merged = merge_vehicles(shop.desk, staff_id=MANAGER.id, kept_id=twin.id, gone_id=PATROL.id).value

    assert (merged.kept.client_id, merged.kept.vin, merged.kept.colour) == (
        FATIMA.id,
        twin.vin,
        PATROL.colour,
    )
    history = vehicle_history(shop.desk, vehicle_id=PATROL.id).value
    assert (history.vehicle, history.visit_count) == (merged.kept, 1)
    assert history.spent.minor > 0
    part_vehicles(shop.desk, staff_id=MANAGER.id, merged=merged)
    assert vehicle_history(shop.desk, vehicle_id=PATROL.id).value.visit_count == 1
    back = vehicle_history(shop.desk, vehicle_id=twin.id).value.vehicle
    assert replace(back, id=twin.id) == twin


def test_cars_that_came_in_since_are_not_parted(shop: OpenShop) -> None:
    twin = replace(PATROL, id=identity("car"))
    with shop.desk.store.write() as work:
        work.vehicles.add(twin)
    merged = merge_vehicles(shop.desk, staff_id=MANAGER.id, kept_id=PATROL.id, gone_id=twin.id).value
    shop.arrive(WASH)
    with shop.refuses(Code.MERGE_SUPERSEDED):
        part_vehicles(shop.desk, staff_id=MANAGER.id, merged=merged)


def test_two_cars_that_are_both_here_are_not_one(twins: OpenShop) -> None:
    other = make_vehicle("C 9")
    with twins.desk.store.write() as work:
        work.vehicles.add(other)
    twins.arrive(vehicle=other)
    with twins.refuses(Code.VEHICLE_ALREADY_HERE):
        merge_vehicles(twins.desk, staff_id=MANAGER.id, kept_id=CAR.id, gone_id=other.id)


def test_a_phone_that_only_the_other_has_becomes_the_main_one(shop: OpenShop) -> None:
    silent = replace(FLEET, id=identity("silent"), phone="")
    with shop.desk.store.write() as work:
        work.clients.add(silent)
    merged = merge_clients(
        shop.desk, staff_id=MANAGER.id, kept_id=silent.id, gone_id=FLEET.id, form=ClientForm(FLEET.name)
    ).value
    assert (merged.kept.phone, merged.kept.other_phones) == (FLEET.phone, ())
