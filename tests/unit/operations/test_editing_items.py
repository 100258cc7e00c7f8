"""Products and services are written down, priced anew, archived and brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.catalogue import Service
from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.archiving_items import archive_items
from cardesk_desktop.operations.desk import Approval
from cardesk_desktop.operations.editing_items import (
    MOST_MINUTES,
    ProductForm,
    ServiceForm,
    save_product,
    save_service,
)
from cardesk_desktop.operations.item_numbers import suggest_sku
from cardesk_desktop.operations.product_photos import gallery
from tests.builders import UAE_VAT, identity
from tests.builders.open_shop import CLOTH, FRONT_DESK, MANAGER, OLD_PRODUCT, OWNER, WASH, OpenShop, dirhams
from tests.unit.operations.product_forms import FORM, SHELF, form_of, save

SERVICE = ServiceForm(
    name="Tyre shine",
    prices={SizeClass.SUV: dirhams(40), SizeClass.SEDAN: dirhams(30)},
    tax=UAE_VAT,
    category_id=SHELF.id,
    duration_min=20,
)


def test_a_new_product_is_cleaned_and_gets_a_number(shop: OpenShop) -> None:
    outcome = save_product(shop.desk, staff_id=MANAGER.id, form=FORM)

    product = outcome.value
    assert (product.names.main, product.names.others) == ("Tyre foam", {"ar": "رغوة الإطارات"})
    assert (product.sku, product.barcodes) == ("P-000001", ("4006381333931",))
    assert (product.cost, product.minimum_milli) == (dirhams(14), 6_000)
    assert outcome.changes.ids(Noun.CATALOGUE) == {product.id}
    assert save(shop, FORM).sku == "P-000002"
    assert suggest_sku(shop.desk).value == "P-000003"


def test_a_number_of_our_own_is_not_given_twice(shop: OpenShop) -> None:
    save(shop, replace(FORM, sku="P-00000x"))
    save(shop, replace(FORM, sku="P-000001"))

    assert suggest_sku(shop.desk).value == "P-000002"


def test_another_price_is_written_down(shop: OpenShop) -> None:
    changed = save(shop, replace(form_of(CLOTH), price=dirhams(22)), CLOTH)

    assert changed == replace(CLOTH, price=dirhams(22))
    (entry,) = shop.journal(CLOTH.id)
    assert (entry.event, entry.staff_id) == (JournalEvent.PRICE_CHANGED, MANAGER.id)
    assert entry.figures == {"price_before_minor": 2_000, "price_after_minor": 2_200}
    save(shop, replace(form_of(changed), minimum_milli=0), CLOTH)
    assert len(shop.journal(CLOTH.id)) == 1


def test_open_tickets_keep_the_price_they_had(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket

    save(shop, replace(form_of(CLOTH), price=dirhams(99)), CLOTH)

    assert shop.see(ticket.id).ticket.lines[0].unit_price == CLOTH.price


def test_another_price_needs_its_own_permission(shop: OpenShop) -> None:
    desk = replace(shop.desk, approvals=(Approval(OWNER.id, Permission.EDIT_CATALOGUE),))

    with shop.refuses(Code.NOT_PERMITTED) as refusal:
        save_product(
            desk,
            staff_id=FRONT_DESK.id,
            form=replace(form_of(CLOTH), price=dirhams(1)),
            product_id=CLOTH.id,
        )
    assert refusal.value.params["permission"] is Permission.CHANGE_PRICES


def test_who_may_not_see_a_cost_leaves_it_alone(shop: OpenShop) -> None:
    save(shop, replace(form_of(CLOTH), cost=dirhams(8)), CLOTH)
    desk = replace(shop.desk, approvals=(Approval(OWNER.id, Permission.EDIT_CATALOGUE),))

    form = replace(form_of(CLOTH), name="Cloth", cost=None)
    saved = save_product(desk, staff_id=FRONT_DESK.id, form=form, product_id=CLOTH.id).value

    assert (saved.names.main, saved.cost) == ("Cloth", dirhams(8))


def test_a_photo_is_kept_changed_and_taken_away(shop: OpenShop) -> None:
    with_photo = save(shop, replace(FORM, photos=(b"a bottle", b"its back")))
    first, second = gallery(shop.desk, product_id=with_photo.id).value
    kept = save(shop, replace(form_of(with_photo), photos=None), with_photo)
    turned = save(
        shop, replace(form_of(kept), photos=(second, first), photos_shown=(first, second)), with_photo
    )
    gone = save(shop, replace(form_of(turned), photos=(), photos_shown=(first, second)), with_photo)

    assert with_photo.photo_sha256 == kept.photo_sha256 == first
    assert turned.photo_sha256 == second
    assert gone.photo_sha256 == ""
    assert gallery(shop.desk, product_id=with_photo.id).value == ()


def test_a_favourite_stands_behind_the_others_and_keeps_its_place(shop: OpenShop) -> None:
    first = save(shop, replace(FORM, is_favourite=True))
    second = save(shop, replace(FORM, is_favourite=True))
    again = save(shop, replace(form_of(first), name="Foam"), first)

    assert (first.favourite_position, second.favourite_position) == (1, 2)
    assert again.favourite_position == 1
    assert save(shop, replace(form_of(first), is_favourite=False), first).favourite_position == 0


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(FORM, name=" "), Code.TEXT_MISSING),
        (replace(FORM, price=dirhams(-1)), Code.AMOUNT_NEGATIVE),
        (replace(FORM, cost=dirhams(-1)), Code.AMOUNT_NEGATIVE),
        (replace(FORM, barcodes=("قطعة",)), Code.BARCODE_UNREADABLE),
        (replace(FORM, barcodes=tuple(str(n) for n in range(21))), Code.TEXT_TOO_LONG),
        (replace(FORM, category_id=None), Code.CATEGORY_MISSING),
        (replace(FORM, category_id=identity("nowhere")), Code.CATEGORY_MISSING),
        (replace(FORM, sku="x" * 41), Code.TEXT_TOO_LONG),
    ],
)
def test_a_product_that_cannot_be_sold_is_refused(shop: OpenShop, form: ProductForm, code: Code) -> None:
    with shop.refuses(code):
        save_product(shop.desk, staff_id=MANAGER.id, form=form)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(SERVICE, prices={}), Code.SERVICE_WITHOUT_PRICE),
        (replace(SERVICE, duration_min=MOST_MINUTES + 1), Code.QUANTITY_UNREADABLE),
        (replace(SERVICE, name=""), Code.TEXT_MISSING),
    ],
)
def test_a_service_that_cannot_be_offered_is_refused(shop: OpenShop, form: ServiceForm, code: Code) -> None:
    with shop.refuses(code):
        save_service(shop.desk, staff_id=MANAGER.id, form=form)


def test_a_service_is_written_down_and_priced_anew(shop: OpenShop) -> None:
    made: Service = save_service(shop.desk, staff_id=MANAGER.id, form=SERVICE).value
    assert list(made.prices) == [SizeClass.SEDAN, SizeClass.SUV]
    assert shop.journal(made.id) == ()

    dearer = replace(SERVICE, prices={SizeClass.SEDAN: dirhams(30), SizeClass.LARGE: dirhams(60)})
    save_service(shop.desk, staff_id=MANAGER.id, form=dearer, service_id=made.id)
    save_service(shop.desk, staff_id=MANAGER.id, form=replace(dearer, name="Shine"), service_id=made.id)

    (entry,) = shop.journal(made.id)
    assert entry.figures == {
        "suv_before_minor": 4_000,
        "suv_after_minor": 0,
        "large_before_minor": 0,
        "large_after_minor": 6_000,
    }


def test_what_is_archived_is_kept_and_comes_back_with_its_category(shop: OpenShop) -> None:
    archived = archive_items(shop.desk, staff_id=MANAGER.id, item_ids=(CLOTH.id, WASH.id, OLD_PRODUCT.id))
    assert archived.value == 2
    with shop.desk.store.write() as work:
        work.catalogue.save_category(replace(SHELF, is_archived=True))

    restored = archive_items(
        shop.desk, staff_id=MANAGER.id, item_ids=(CLOTH.id, WASH.id), is_archived=False
    ).value

    assert restored == 2
    assert shop.events(CLOTH.id) == [JournalEvent.ITEM_ARCHIVED, JournalEvent.ITEM_RESTORED]
    with shop.desk.store.read() as work:
        assert SHELF in work.catalogue.categories()
        assert work.catalogue.product(CLOTH.id) == CLOTH
        assert work.catalogue.service(WASH.id) == WASH
