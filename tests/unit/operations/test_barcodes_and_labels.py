"""The barcodes of products: doubted, made by us, printed on labels."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.item_numbers import Doubt, doubts_about, give_barcodes
from cardesk_desktop.operations.label_printing import label_facts
from cardesk_desktop.operations.receiving_stock import receive
from tests.builders.open_shop import CLOTH, MANAGER, WASH, OpenShop, dirhams
from tests.unit.operations.product_forms import FORM, save


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
    bare = [save(shop, replace(FORM, barcodes=())).id for _ in range(2)]

    given = give_barcodes(shop.desk, staff_id=MANAGER.id, product_ids=(*bare, CLOTH.id))

    facts = label_facts(shop.desk, product_ids=(*bare, CLOTH.id)).value
    assert given.value == 2
    assert given.changes.ids(Noun.CATALOGUE) == set(bare)
    assert [fact.barcode for fact in facts] == ["2001000000012", "2001000000029", CLOTH.barcodes[0]]
    more = save(shop, replace(FORM, barcodes=())).id
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
