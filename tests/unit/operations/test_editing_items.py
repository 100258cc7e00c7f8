from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.catalogue import Product, Service
from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.archiving_items import archive_items
from cardesk_desktop.operations.catalogue_list import catalogue_page, item_card, shelving
from cardesk_desktop.operations.desk import Approval
from cardesk_desktop.operations.editing_items import (
    MOST_MINUTES,
    ProductForm,
    ServiceForm,
    save_product,
    save_service,
)
from cardesk_desktop.operations.item_numbers import Doubt, doubts_about, give_barcodes, suggest_sku
from cardesk_desktop.operations.label_printing import label_facts
from cardesk_desktop.operations.product_photos import gallery
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.views import Order
from tests.builders import UAE_VAT, identity, make_category, make_product, make_supplier
from tests.builders.open_shop import (
    CLOTH,
    FRESHENER,
    FRONT_DESK,
    MANAGER,
    OLD_PRODUCT,
    OWNER,
    WASH,
    OpenShop,
    dirhams,
)

SHELF = make_category("Shop", 2)
FORM = ProductForm(
    name=" Tyre  foam ",
    price=dirhams(35),
    tax=UAE_VAT,
    category_id=SHELF.id,
    names={"ar": "رغوة الإطارات", "fr": " "},
    barcodes=("4 006381 333931", "", "4006381333931"),
    cost=dirhams(14),
    minimum_milli=6_000,
)
SERVICE = ServiceForm(
    name="Tyre shine",
    prices={SizeClass.SUV: dirhams(40), SizeClass.SEDAN: dirhams(30)},
    tax=UAE_VAT,
    category_id=SHELF.id,
    duration_min=20,
)


def _form_of(product: Product) -> ProductForm:
    return ProductForm(
        name=product.names.main,
        price=product.price,
        tax=product.tax,
        category_id=product.category_id,
        sku=product.sku,
        barcodes=product.barcodes,
        cost=product.cost,
        minimum_milli=product.minimum_milli,
        is_favourite=product.is_favourite,
    )


def _save(shop: OpenShop, form: ProductForm, product: Product | None = None) -> Product:
    return save_product(
        shop.desk, staff_id=MANAGER.id, form=form, product_id=product.id if product else None
    ).value


def test_a_new_product_is_cleaned_and_gets_a_number(shop: OpenShop) -> None:
    outcome = save_product(shop.desk, staff_id=MANAGER.id, form=FORM)

    product = outcome.value
    assert (product.names.main, product.names.others) == ("Tyre foam", {"ar": "رغوة الإطارات"})
    assert (product.sku, product.barcodes) == ("P-000001", ("4006381333931",))
    assert (product.cost, product.minimum_milli) == (dirhams(14), 6_000)
    assert outcome.changes.ids(Noun.CATALOGUE) == {product.id}
    assert _save(shop, FORM).sku == "P-000002"
    assert suggest_sku(shop.desk).value == "P-000003"


def test_a_number_of_our_own_is_not_given_twice(shop: OpenShop) -> None:
    _save(shop, replace(FORM, sku="P-00000x"))
    _save(shop, replace(FORM, sku="P-000001"))

    assert suggest_sku(shop.desk).value == "P-000002"


def test_another_price_is_written_down(shop: OpenShop) -> None:
    changed = _save(shop, replace(_form_of(CLOTH), price=dirhams(22)), CLOTH)

    assert changed == replace(CLOTH, price=dirhams(22))
    (entry,) = shop.journal(CLOTH.id)
    assert (entry.event, entry.staff_id) == (JournalEvent.PRICE_CHANGED, MANAGER.id)
    assert entry.figures == {"price_before_minor": 2_000, "price_after_minor": 2_200}
    _save(shop, replace(_form_of(changed), minimum_milli=0), CLOTH)
    assert len(shop.journal(CLOTH.id)) == 1


def test_open_tickets_keep_the_price_they_had(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket

    _save(shop, replace(_form_of(CLOTH), price=dirhams(99)), CLOTH)

    assert shop.see(ticket.id).ticket.lines[0].unit_price == CLOTH.price


def test_another_price_needs_its_own_permission(shop: OpenShop) -> None:
    desk = replace(shop.desk, approvals=(Approval(OWNER.id, Permission.EDIT_CATALOGUE),))

    with shop.refuses(Code.NOT_PERMITTED) as refusal:
        save_product(
            desk,
            staff_id=FRONT_DESK.id,
            form=replace(_form_of(CLOTH), price=dirhams(1)),
            product_id=CLOTH.id,
        )
    assert refusal.value.params["permission"] is Permission.CHANGE_PRICES


def test_who_may_not_see_a_cost_leaves_it_alone(shop: OpenShop) -> None:
    _save(shop, replace(_form_of(CLOTH), cost=dirhams(8)), CLOTH)
    desk = replace(shop.desk, approvals=(Approval(OWNER.id, Permission.EDIT_CATALOGUE),))

    form = replace(_form_of(CLOTH), name="Cloth", cost=None)
    saved = save_product(desk, staff_id=FRONT_DESK.id, form=form, product_id=CLOTH.id).value

    assert (saved.names.main, saved.cost) == ("Cloth", dirhams(8))


def test_a_photo_is_kept_changed_and_taken_away(shop: OpenShop) -> None:
    with_photo = _save(shop, replace(FORM, photos=(b"a bottle", b"its back")))
    first, second = gallery(shop.desk, product_id=with_photo.id).value
    kept = _save(shop, replace(_form_of(with_photo), photos=None), with_photo)
    turned = _save(
        shop, replace(_form_of(kept), photos=(second, first), photos_shown=(first, second)), with_photo
    )
    gone = _save(shop, replace(_form_of(turned), photos=(), photos_shown=(first, second)), with_photo)

    assert with_photo.photo_sha256 == kept.photo_sha256 == first
    assert turned.photo_sha256 == second
    assert gone.photo_sha256 == ""
    assert gallery(shop.desk, product_id=with_photo.id).value == ()


def test_a_favourite_stands_behind_the_others_and_keeps_its_place(shop: OpenShop) -> None:
    first = _save(shop, replace(FORM, is_favourite=True))
    second = _save(shop, replace(FORM, is_favourite=True))
    again = _save(shop, replace(_form_of(first), name="Foam"), first)

    assert (first.favourite_position, second.favourite_position) == (1, 2)
    assert again.favourite_position == 1
    assert _save(shop, replace(_form_of(first), is_favourite=False), first).favourite_position == 0


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


def test_a_number_that_is_taken_or_mistyped_is_doubted_not_refused(shop: OpenShop) -> None:
    said = doubts_about(
        shop.desk, sku=CLOTH.sku, barcodes=(CLOTH.barcodes[0], "4006381333932", ""), product_id=None
    ).value

    assert [
        (each.doubt, each.number, each.other) for each in said if each.doubt is not Doubt.CHECK_DIGIT
    ] == [
        (Doubt.BARCODE_TAKEN, CLOTH.barcodes[0], CLOTH.names),
        (Doubt.SKU_TAKEN, CLOTH.sku, CLOTH.names),
    ]
    assert "4006381333932" in [each.number for each in said if each.doubt is Doubt.CHECK_DIGIT]
    mine = doubts_about(shop.desk, sku=CLOTH.sku, barcodes=(), product_id=CLOTH.id).value
    assert mine == ()
    assert doubts_about(shop.desk, sku="", barcodes=(), product_id=None).value == ()


def test_goods_without_a_number_get_one_of_our_own(shop: OpenShop) -> None:
    bare = [_save(shop, replace(FORM, barcodes=())).id for _ in range(2)]

    given = give_barcodes(shop.desk, staff_id=MANAGER.id, product_ids=(*bare, CLOTH.id))

    facts = label_facts(shop.desk, product_ids=(*bare, CLOTH.id)).value
    assert given.value == 2
    assert given.changes.ids(Noun.CATALOGUE) == set(bare)
    assert [fact.barcode for fact in facts] == ["2001000000012", "2001000000029", CLOTH.barcodes[0]]
    more = _save(shop, replace(FORM, barcodes=())).id
    give_barcodes(shop.desk, staff_id=MANAGER.id, product_ids=(more,))
    assert label_facts(shop.desk, product_ids=(more,)).value[0].barcode == "2001000000036"


def test_a_label_says_name_price_and_how_many_are_there(shop: OpenShop) -> None:
    receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity(2_500))

    (fact,) = label_facts(shop.desk, product_ids=(CLOTH.id, WASH.id)).value

    assert (fact.name, fact.price, fact.sku, fact.level_units) == (
        "Microfibre cloth",
        dirhams(20),
        CLOTH.sku,
        2,
    )


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


def test_costs_are_shown_to_who_may_see_them(shop: OpenShop) -> None:
    _save(shop, replace(_form_of(CLOTH), cost=dirhams(8)), CLOTH)

    def rows(viewer: Staff, order: Order) -> list[tuple[str, object]]:
        page = catalogue_page(
            shop.desk, viewer_id=viewer.id, which=CatalogueFilter(), order=order, offset=0, limit=9
        ).value
        return [(row.names.main, row.cost) for row in page.rows]

    assert rows(MANAGER, Order("cost", is_descending=True))[0] == ("Microfibre cloth", dirhams(8))
    assert rows(FRONT_DESK, Order("cost", is_descending=True)) == [
        ("Microfibre cloth", None),
        ("Air freshener, oud", None),
    ]


def test_a_card_shows_what_is_around_a_product(shop: OpenShop) -> None:
    gulf = make_supplier()
    with shop.desk.store.write() as work:
        work.suppliers.add(gulf)
        work.catalogue.save_product(replace(CLOTH, cost=dirhams(8), supplier_id=gulf.id))
        work.catalogue.add_product(replace(make_product("Copy"), barcodes=CLOTH.barcodes))

    card = item_card(shop.desk, viewer_id=MANAGER.id, item_id=CLOTH.id).value
    hidden = item_card(shop.desk, viewer_id=FRONT_DESK.id, item_id=CLOTH.id).value
    free = item_card(shop.desk, viewer_id=MANAGER.id, item_id=FRESHENER.id).value
    service = item_card(shop.desk, viewer_id=MANAGER.id, item_id=WASH.id).value

    assert card is not None
    assert hidden is not None
    assert free is not None
    assert service is not None
    assert (card.supplier, card.cost, card.level, card.doubles) == (
        gulf,
        dirhams(8),
        Quantity(0),
        CLOTH.barcodes,
    )
    # 20.00 with 5 % in it is 19.05 net; 11.05 of it are left.
    assert card.margin_bp == 5_801
    assert (hidden.cost, hidden.margin_bp) == (None, None)
    assert free.margin_bp is None
    assert (service.item, service.level) == (WASH, None)
    assert item_card(shop.desk, viewer_id=MANAGER.id, item_id=identity("gone")).value is None


def test_a_margin_of_a_shop_whose_prices_are_net(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        company = work.company.company()
        work.company.save_company(
            replace(company, tax_mode=replace(company.tax_mode, prices_include_tax=False))
        )
        work.catalogue.save_product(replace(CLOTH, cost=dirhams(8)))

    card = item_card(shop.desk, viewer_id=MANAGER.id, item_id=CLOTH.id).value

    assert card is not None
    assert card.margin_bp == 6_000


def test_what_a_form_offers(shop: OpenShop) -> None:
    offered = shelving(shop.desk, viewer_id=MANAGER.id).value
    desk = shelving(shop.desk, viewer_id=FRONT_DESK.id).value

    assert [category.names.main for category in offered.categories] == ["Washes", "Shop"]
    assert UAE_VAT in [rate.tax for rate in offered.rates]
    assert (offered.may_see_costs, desk.may_see_costs) == (True, False)
