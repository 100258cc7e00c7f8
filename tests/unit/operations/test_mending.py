"""What could not be taken in is mended: its values typed anew, and whose it is chosen."""

from __future__ import annotations

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.client import Phone, PhoneLabel
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.belonging import find_candidates
from cardesk_desktop.operations.mending import mend
from cardesk_desktop.store.sync_views import Side, Trouble
from cardesk_wire.coding import encode, written
from cardesk_wire.messages import Value
from tests.builders import identity
from tests.builders.open_shop import CLOTH, FATIMA, FRONT_DESK, OWNER, PATROL, WASH, OpenShop
from tests.builders.said_twice import add_problem, take_in
from tests.unit.operations.refused_rows import arrived, look, row, sent


def test_a_value_that_does_not_fit_is_typed_anew(shop: OpenShop) -> None:
    new = identity("from elsewhere").bytes
    whole = {**row(shop, "client", FATIMA.id.bytes), "name": "Salem", "phone_label": "pager"}
    trouble = arrived(shop, "client", new, whole)
    assert (set(trouble.wrong), trouble.mendable, trouble.can_send) == (
        {"phone_label"},
        ("phone_label",),
        False,
    )
    with shop.refuses(Code.VALUE_NOT_HELD):
        mend(shop.desk, staff_id=FRONT_DESK.id, number=trouble.number, typed={"phone_label": "fax"})
    mend(shop.desk, staff_id=FRONT_DESK.id, number=trouble.number, typed={"phone_label": "work", "name": "x"})
    with shop.desk.store.read() as work:
        mended = work.clients.get(identity("from elsewhere"))
        assert (mended.name, mended.phone_label) == ("Salem", PhoneLabel.WORK)
        assert work.sync.counts().waiting > 0, "the others hear of it"
        assert work.journal.of_subject(mended.id)[-1].event is JournalEvent.SYNC_PROBLEM_MENDED
    assert look(shop) == ()


def test_phones_barcodes_and_plates_are_read_as_in_the_forms(shop: OpenShop) -> None:
    client = {**row(shop, "client", FATIMA.id.bytes), "phones": "none"}
    trouble = arrived(shop, "client", identity("c").bytes, client)
    assert trouble.mendable == ("phones",)
    typed: dict[str, Value] = {"phones": [["050 111 2233", "work"], "odd", ["one"]]}
    mend(shop.desk, staff_id=OWNER.id, number=trouble.number, typed=typed)
    product = {**row(shop, "product", CLOTH.id.bytes), "barcodes": 7}
    trouble = arrived(shop, "product", identity("p").bytes, product)
    mend(shop.desk, staff_id=OWNER.id, number=trouble.number, typed={"barcodes": ["4006381333931", " "]})
    vehicle = {**row(shop, "vehicle", PATROL.id.bytes), "region": "XX", "client_id": None}
    trouble = arrived(shop, "vehicle", identity("v").bytes, vehicle)
    mend(shop.desk, staff_id=OWNER.id, number=trouble.number, typed={"region": "DXB"})
    with shop.desk.store.read() as work:
        assert work.clients.get(identity("c")).other_phones == (Phone("+971501112233", PhoneLabel.WORK),)
        assert work.catalogue.product(identity("p")).barcodes == ("4006381333931",)
        assert work.vehicles.get(identity("v")).plate.region is Region.DUBAI


def test_prices_are_typed_anew_size_by_size(shop: OpenShop) -> None:
    service = {**row(shop, "service", WASH.id.bytes), "prices": [["bus", 9_000]]}
    trouble = arrived(shop, "service", identity("s").bytes, service)
    assert trouble.mendable == ("prices",)
    with shop.refuses(Code.NOT_PERMITTED):
        mend(shop.desk, staff_id=FRONT_DESK.id, number=trouble.number, typed={"prices": []})
    mend(shop.desk, staff_id=OWNER.id, number=trouble.number, typed={"prices": [["suv", 9_000]]})
    with shop.desk.store.read() as work:
        prices = work.catalogue.service(identity("s")).prices
        assert {size: price.minor for size, price in prices.items()} == {SizeClass.SUV: 9_000}


def test_what_belongs_to_something_deleted_is_given_to_another(shop: OpenShop) -> None:
    gone = written(identity("deleted category").bytes)
    product = {**row(shop, "product", CLOTH.id.bytes), "category_id": gone, "supplier_id": gone}
    take_in(shop.desk.store)
    add_problem(
        shop.desk.store, Side.ARRIVED, "product", identity("p").bytes, "names_deleted", encode(product)
    )
    (trouble,) = look(shop)
    assert trouble.mendable == ("category_id", "supplier_id")
    assert trouble.choices["supplier_id"] == ((None, Names("")),)
    chosen, names = trouble.choices["category_id"][0]
    assert names.main
    mend(
        shop.desk,
        staff_id=OWNER.id,
        number=trouble.number,
        typed={"category_id": chosen, "supplier_id": None},
    )
    with shop.desk.store.read() as work:
        mended = work.catalogue.product(identity("p"))
        assert (written(mended.category_id.bytes), mended.supplier_id) == (chosen, None)
    assert look(shop) == ()


def late_visit(shop: OpenShop, **differing: Value) -> Trouble:
    """A visit of another register whose car was deleted here meanwhile."""
    visit = shop.arrive(WASH).visit
    whole = {**row(shop, "visit", visit.id.bytes), "vehicle_id": written(identity("scrapped").bytes)}
    take_in(shop.desk.store)
    late = encode({**whole, **differing})
    add_problem(shop.desk.store, Side.ARRIVED, "visit", identity("v").bytes, "names_deleted", late)
    return look(shop)[-1]


def test_a_visit_whose_car_was_deleted_is_given_to_another_car(shop: OpenShop) -> None:
    trouble = late_visit(shop, client_id="?")
    assert trouble.mendable == ("vehicle_id", "client_id")
    assert trouble.searched == {"vehicle_id": "vehicle", "client_id": "client"}
    assert trouble.choices == {"client_id": ((None, Names("")),)}
    car = find_candidates(shop.desk, kind="vehicle", text=PATROL.plate.text, limit=5).value[0]
    typed: dict[str, Value] = {"vehicle_id": car.key, "client_id": None}
    mend(shop.desk, staff_id=FRONT_DESK.id, number=trouble.number, typed=typed)
    with shop.desk.store.read() as work:
        mended = work.visits.get(identity("v"))
        assert (mended.vehicle_id, mended.client_id) == (PATROL.id, None)
        assert work.sync.counts().waiting > 0, "the service hears of it"
    assert look(shop) == ()


def test_it_has_to_belong_to_something_that_is_here(shop: OpenShop) -> None:
    trouble = late_visit(shop)
    assert trouble.mendable == ("vehicle_id",)
    assert trouble.names == {written(FATIMA.id.bytes): Names(FATIMA.name)}
    for nothing in (None, written(identity("scrapped").bytes), "?"):
        with shop.refuses(Code.BELONGS_TO_NOTHING) as refused:
            typed: dict[str, Value] = {"vehicle_id": nothing}
            mend(shop.desk, staff_id=FRONT_DESK.id, number=trouble.number, typed=typed)
        assert refused.value.params == {"field": "vehicle_id"}


def test_whom_a_refused_change_names_stays_to_be_chosen(shop: OpenShop) -> None:
    owner = row(shop, "vehicle", PATROL.id.bytes)["client_id"]
    trouble = sent(shop, "vehicle", PATROL.id.bytes, "unreadable", {"client_id": owner, "make": "Nissan"})
    assert trouble.mendable == ("make", "client_id")
    assert trouble.choices["client_id"] == ((None, Names("")), (owner, Names(FATIMA.name)))


def test_an_own_value_that_was_refused_is_shortened(shop: OpenShop) -> None:
    fields: dict[str, Value] = {"notes": "much " * 20, "email": "f@example.com"}
    trouble = sent(shop, "client", FATIMA.id.bytes, "too_large", fields)
    assert (set(trouble.wrong), trouble.mendable, trouble.can_send) == ({"notes"}, ("notes",), True)
    mend(shop.desk, staff_id=FRONT_DESK.id, number=trouble.number, typed={"notes": "little"})
    with shop.desk.store.read() as work:
        assert work.clients.get(FATIMA.id).notes == "little"
