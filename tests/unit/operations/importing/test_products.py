"""A list of products from another till."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.catalogue import ItemKind, Product
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.importing.fields import ImportField, ImportKind
from cardesk_desktop.domain.importing.report import OnKnown
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations.importing.taking_in import SLICE_ROWS, ImportRun, advance_import, imports
from cardesk_desktop.operations.selling import add_item, open_counter_ticket
from cardesk_desktop.store.repositories.catalogue import CatalogueRepository
from tests.builders.basics import AED
from tests.builders.open_shop import CLOTH, FRONT_DESK, MANAGER, OpenShop
from tests.unit.operations.importing.lists import (
    carried_out,
    fates,
    imported,
    listed,
    plan_for,
    taken_in,
    tried,
)

WIDE = """
Internal Reference;Name;Arabic name;Barcode;Sales price;Cost;VAT;Category;Supplier;Minimum stock
A-1;Glass cleaner;منظف زجاج;6291041500213;AED 1,250.50;20.000;5%;All / Car care;Gulf Trading;6
A-2;Wax;;6291041500220|6291041500237;45;;0.05;car CARE;gulf trading;0
"""


def product_with_sku(shop: OpenShop, sku: str) -> Product:
    with shop.desk.store.read() as work:
        (identity,) = work.item_codes.with_sku(sku)
        return work.catalogue.product(identity)


def test_every_column_arrives(shop: OpenShop) -> None:
    report = imported(shop, WIDE)
    assert fates(report) == (2, 0, 0, 0)
    assert report.new_suppliers == ("Gulf Trading",)
    glass, wax = product_with_sku(shop, "A-1"), product_with_sku(shop, "A-2")
    assert glass.names.main == "Glass cleaner"
    assert glass.names.others == {"ar": "منظف زجاج"}
    assert (glass.price, glass.cost) == (Money(125_050, AED), Money(2_000, AED))
    assert (glass.minimum_milli, wax.minimum_milli) == (6_000, 0)
    assert wax.barcodes == ("6291041500220", "6291041500237")
    assert wax.cost is None
    assert glass.category_id == wax.category_id
    assert glass.supplier_id == wax.supplier_id
    assert glass.tax.rate_bp == wax.tax.rate_bp == 500
    with shop.desk.store.read() as work:
        names = {category.id: category.names.main for category in work.catalogue.categories()}
        assert names[glass.category_id].lower() == "car care"
        assert work.search.find("منظف", 5)[0].id == glass.id


def test_what_was_imported_is_sold_at_once(shop: OpenShop) -> None:
    imported(shop, "Name;Price\nWax;45\n")
    with shop.desk.store.read() as work:
        (identity,) = work.item_codes.products_named("wax")
    ticket_id = open_counter_ticket(shop.desk, staff_id=FRONT_DESK.id).value.ticket.id
    view = add_item(
        shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, kind=ItemKind.PRODUCT, item_id=identity
    ).value
    assert view.ticket.lines_total == Money(4_500, AED)


def test_who_has_no_number_gets_the_next_ones(shop: OpenShop) -> None:
    imported(shop, "Name;Price;SKU\nWax;45;\nSoap;5;\nTaken;5;P-000003\n")
    imported(shop, "Name;Price\nPolish;45\n")
    with shop.desk.store.read() as work:
        ids = [work.item_codes.products_named(name)[0] for name in ("wax", "soap", "polish")]
        skus = [work.catalogue.product(identity).sku for identity in ids]
    assert skus == ["P-000001", "P-000002", "P-000004"]


def test_a_trial_leaves_no_trace(shop: OpenShop) -> None:
    sheet = listed(WIDE)
    assert fates(tried(shop, sheet, plan_for(sheet))) == (2, 0, 0, 0)
    with shop.desk.store.read() as work:
        assert work.item_codes.with_sku("A-1") == ()
        assert [supplier.name for supplier in work.suppliers.everyone()] == []


def test_a_disk_that_fills_in_the_middle_leaves_nothing_of_the_list(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, before, put = listed(WIDE), shop.digest(), CatalogueRepository.add_product
    written: list[Product] = []

    def fills(self: CatalogueRepository, product: Product) -> None:
        if written:
            raise Unavailable(Code.DISK_FULL)
        written.append(product)
        put(self, product)

    monkeypatch.setattr(CatalogueRepository, "add_product", fills)
    with pytest.raises(Unavailable, match="disk_full"):
        taken_in(shop.desk, sheet, plan_for(sheet))

    assert [product.names.main for product in written] == ["Glass cleaner"]
    assert shop.digest() == before


def test_the_same_list_twice_doubles_nothing(shop: OpenShop) -> None:
    text = "Name;Price;Barcode\nWax;45;\nSoap;5;6291041500213\n" + f"{CLOTH.names.main};20;"
    assert fates(imported(shop, text)) == (2, 0, 1, 0)
    sheet = listed(text)
    assert fates(tried(shop, sheet, plan_for(sheet))) == (0, 0, 3, 0)
    with pytest.raises(Refused, match="import_changes_nothing"):
        taken_in(shop.desk, sheet, plan_for(sheet))
    again = plan_for(sheet, on_known=OnKnown.UPDATE)
    assert fates(tried(shop, sheet, again)) == (0, 0, 3, 0)


def test_what_is_known_is_updated_only_when_that_is_wanted(shop: OpenShop) -> None:
    imported(shop, WIDE)
    later = "SKU;Name;Price;Cost;Barcode\nA-1;Glass cleaner 1 l;30;;\nA-2;Wax;45;;6291041500244\n"
    sheet = listed(later)
    assert fates(tried(shop, sheet, plan_for(sheet))) == (0, 0, 2, 0)
    assert fates(imported(shop, later, on_known=OnKnown.UPDATE)) == (0, 2, 0, 0)
    glass, wax = product_with_sku(shop, "A-1"), product_with_sku(shop, "A-2")
    assert glass.names.main == "Glass cleaner 1 l"
    assert glass.names.others == {"ar": "منظف زجاج"}
    assert (glass.price, glass.cost) == (Money(3_000, AED), Money(2_000, AED))
    assert wax.barcodes == ("6291041500220", "6291041500237", "6291041500244")


def test_a_product_is_known_by_its_barcode(shop: OpenShop) -> None:
    imported(shop, WIDE)
    text = "SKU;Name;Price;Barcode\nOTHER;Wax in a tin;45;6291041500220\n"
    assert fates(imported(shop, text, on_known=OnKnown.UPDATE)) == (0, 1, 0, 0)
    assert product_with_sku(shop, "OTHER").names.main == "Wax in a tin"


def test_every_refused_row_says_where_and_why(shop: OpenShop) -> None:
    sheet = listed(
        """
        SKU;Name;Price;VAT;Minimum stock;Barcode
        1;;5;;;
        2;Wax;five;;;
        3;Wax;-5;;;
        4;Wax;5;17%;;
        5;Wax;5;;-1;
        6;Wax;5;;;é
        7;Wax;5.555;;;
        8;Wax;5;;;
        8;Wax again;5;;;
        10;Wax;5;free;;
        """
    )
    report = tried(shop, sheet, plan_for(sheet))
    assert [(refusal.row, refusal.column, refusal.code) for refusal in report.refusals] == [
        (2, ImportField.NAME, Code.TEXT_MISSING),
        (3, ImportField.PRICE, Code.AMOUNT_UNREADABLE),
        (4, ImportField.PRICE, Code.AMOUNT_NEGATIVE),
        (5, ImportField.TAX_RATE, Code.TAX_RATE_UNKNOWN),
        (6, ImportField.MINIMUM, Code.QUANTITY_NOT_POSITIVE),
        (7, ImportField.BARCODE, Code.BARCODE_UNREADABLE),
        (8, ImportField.PRICE, Code.TOO_MANY_DECIMALS),
        (10, None, Code.IMPORT_ROW_REPEATED),
        (11, ImportField.TAX_RATE, Code.TAX_RATE_UNKNOWN),
    ]
    assert report.refusals[7].params == {"row": 9}
    assert report.refusals[1].text == "five"
    assert fates(report) == (1, 0, 0, 9)


def test_a_list_without_a_needed_column_is_refused(shop: OpenShop) -> None:
    sheet = listed("Name\nWax\n")
    for is_trial in (True, False):
        with pytest.raises(Refused) as refused:
            carried_out(shop.desk, ImportRun(sheet, plan_for(sheet), is_trial))
        assert refused.value.code is Code.COLUMN_MISSING
        assert refused.value.params == {"column": ImportField.PRICE}


def test_the_program_says_how_far_it_is(shop: OpenShop) -> None:
    sheet = listed("Name;Price\n" + "\n".join(f"Item {number};5" for number in range(250)))
    run = ImportRun(sheet, plan_for(sheet), is_trial=True)
    steps = []
    while not run.is_through:
        advance_import(shop.desk, staff_id=MANAGER.id, run=run)
        steps.append((run.done, run.total))
    assert steps[0] == (SLICE_ROWS, 250)
    assert steps[-1] == (250, 250)
    taken_in(shop.desk, sheet, run.plan)
    (batch,) = imports(shop.desk, offset=0, limit=10).value.rows
    assert (batch.kind, batch.file_name, batch.added) == (ImportKind.PRODUCTS, "list.csv", 250)
    assert batch.staff_id == MANAGER.id


@pytest.mark.parametrize("code", ["6.29104E+12", "6,29104E+12", "6291041500213.0", "6291041500213,00"])
def test_a_barcode_that_a_spreadsheet_shortened_is_refused(shop: OpenShop, code: str) -> None:
    sheet = listed(f"Name;Price;Barcode\nWax;45;{code}\n")
    (refusal,) = tried(shop, sheet, plan_for(sheet)).refusals
    assert (refusal.column, refusal.code) == (ImportField.BARCODE, Code.BARCODE_AS_NUMBER)
    assert refusal.params == {"barcode": code}


def test_the_trial_shows_how_prices_are_read_the_doubtful_ones_first(shop: OpenShop) -> None:
    sheet = listed(
        "Name;Price;Cost\nWax;45;20\nSoap;5.50;2\nKit;1,200;1,150\nCream;٩٫٥;\nBad;1,x00;\nPolisher;1,249;"
    )
    amounts = tried(shop, sheet, plan_for(sheet)).amounts
    assert [(each.row, each.text, each.amount) for each in amounts] == [
        (4, "1,200", Money(120_000, AED)),
        (4, "1,150", Money(115_000, AED)),
        (7, "1,249", Money(124_900, AED)),
    ]


def test_plain_prices_are_shown_where_there_are_no_others(shop: OpenShop) -> None:
    sheet = listed("Name;Price\nWax;45\nSoap;5.50\n")
    amounts = tried(shop, sheet, plan_for(sheet)).amounts
    assert [(each.row, each.text) for each in amounts] == [(2, "45"), (3, "5.50")]
