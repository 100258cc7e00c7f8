"""What stands on an invoice: seller, buyer, car, dates, proof, in one language or two."""

from dataclasses import replace

import pytest

from cardesk_desktop.documents.fields.invoice import invoice_fields
from cardesk_desktop.documents.fields.words import Speech, Words
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.i18n import load_phrasebook
from tests.builders import (
    make_buyer,
    make_invoice,
    make_invoice_file,
    make_invoiced_vehicle,
    make_line,
    make_vehicle,
)
from tests.unit.documents.fields.read_plainly import fields_of, plain
from tests.unit.documents.speaking import ARABIC, ENGLISH


def test_a_registered_seller_gives_a_tax_invoice_with_its_number() -> None:
    fields = fields_of(make_invoice())
    assert fields.title.first == "Tax Invoice"
    assert fields.file_title == "Tax Invoice R01-A-000001"
    assert "TRN 100123456700003" in map(plain, fields.seller.lines)


def test_a_seller_who_is_not_registered_does_not_call_it_a_tax_invoice() -> None:
    invoice = make_invoice()
    plain = replace(invoice, seller=replace(invoice.seller, tax_number=""))
    assert fields_of(plain).title.first == "Invoice"
    assert not any("TRN" in line for line in fields_of(plain).seller.lines)


def test_the_numbers_under_which_the_seller_is_registered_stand_below_the_address() -> None:
    invoice = make_invoice()
    seller = replace(invoice.seller, registrations={"ogrn": "1027700132195", "trade_licence": "CN-10"})
    lines = [plain(line) for line in fields_of(replace(invoice, seller=seller)).seller.lines]
    assert lines[1:3] == ["Trade licence CN-10", "OGRN 1027700132195"]


def test_the_buyer_is_named_with_address_and_tax_number() -> None:
    buyer = fields_of(make_invoice(buyer=make_buyer())).buyer
    assert buyer.name == "Gulf Rent LLC"
    assert [plain(line) for line in buyer.lines] == [
        "Deira, Dubai",
        "TRN 100987654300003",
        "+971 50 123 4567",
    ]


def test_nobody_named_is_a_walk_in_client() -> None:
    assert fields_of(make_invoice()).buyer.name == "Walk-in client"
    both = fields_of(make_invoice(), Speech(ENGLISH, ARABIC))
    assert plain(both.buyer.name) == "Walk-in client · عميل عابر"


def test_the_car_with_its_region_plate_and_mileage() -> None:
    fields = fields_of(make_invoice(vehicle=make_invoiced_vehicle()))
    assert plain(fields.vehicle) == "Nissan Patrol · Dubai R 60917 · 48,200 km"


@pytest.mark.parametrize("region", list(Region))
def test_every_region_has_a_name_but_the_rest_of_the_world(region: Region) -> None:
    vehicle = replace(make_invoiced_vehicle(make_vehicle(region=region)), name="", odometer_km=None)
    line = plain(fields_of(make_invoice(vehicle=vehicle)).vehicle)
    assert line.endswith("60917")
    assert line[0].isalpha()
    assert (len(line) <= len("R 60917")) == (region is Region.OTHER)


def test_dates_are_those_of_the_company() -> None:
    facts = {fact.label.first: plain(fact.value) for fact in fields_of(make_invoice()).facts}
    assert facts == {"Date of issue": "23 Nov 2026, 13:30", "Date of supply": "23 Nov 2026"}


def test_a_bilingual_paper_has_every_label_twice() -> None:
    fields = fields_of(make_invoice(buyer=make_buyer()), Speech(ARABIC, ENGLISH))
    labels = [
        fields.title,
        fields.number.label,
        fields.buyer_heading,
        fields.table.description,
        *fields.table.headings,
        *(fact.label for fact in (*fields.facts, *fields.closing.sums)),
        fields.closing.total.label,
        fields.closing.balance.label,
        fields.taxes.title,
        fields.proof.hint,
    ]
    for label in labels:
        assert label.first
        assert label.second.isascii(), label
    assert fields_of(make_invoice()).title == Words("Tax Invoice")


def test_the_proof_holds_number_and_hash_in_the_alphabet_of_compact_codes() -> None:
    file = make_invoice_file(make_invoice())
    proof = invoice_fields(file, Speech(ENGLISH), is_copy=False).proof
    digest = file.seal.hash.hex().upper()
    assert proof.code == f"CARDESK:1:R01-A-000001:{digest}"
    assert set(proof.code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert proof.short.replace(" ", "").startswith(f"SHA-256{digest[:16]}")


def test_a_reprint_says_so() -> None:
    file = make_invoice_file(make_invoice())
    copy = invoice_fields(file, Speech(ENGLISH, ARABIC), is_copy=True)
    assert copy.copy_mark == Words("Copy", "نسخة")
    assert fields_of(make_invoice()).copy_mark is None


def test_who_sold_at_which_register() -> None:
    fields = fields_of(make_invoice())
    assert plain(fields.imprint) == "Register R01 · Amina Yusuf"
    assert fields.page(2, 7) == "Page 2 of 7"


def test_reverse_charge_is_said_in_words() -> None:
    line = make_line(1, tax=Tax(TaxCategory.REVERSE_CHARGE, 0, "Gold"))
    assert "Reverse charge: the recipient accounts for the VAT." in fields_of(make_invoice([line])).notes


def test_the_sellers_note_comes_first_and_keeps_its_lines() -> None:
    invoice = replace(make_invoice(), note="Come back soon\n\nKeys at the desk")
    assert fields_of(invoice).notes == ("Come back soon\nKeys at the desk",)


def test_an_address_of_very_many_lines_runs_on() -> None:
    invoice = make_invoice()
    address = "\n".join(f"line {number}" for number in range(9))
    fields = fields_of(replace(invoice, seller=replace(invoice.seller, address=address)))
    assert fields.seller.lines[0].startswith("line 0, line 1")


@pytest.mark.parametrize("control", ["\u202e", "\u2067", "\u200f", "\x07"])
def test_no_field_lets_a_control_through(control: str) -> None:
    def spoilt(text: str) -> str:
        return f"{text}{control}x"

    base = make_invoice(1, buyer=make_buyer(), vehicle=make_invoiced_vehicle())
    assert base.buyer is not None
    assert base.vehicle is not None
    seller, buyer, vehicle = base.seller, base.buyer, base.vehicle
    invoice = replace(
        base,
        seller=replace(
            seller,
            name=spoilt(seller.name),
            address=spoilt(seller.address),
            tax_number=spoilt(seller.tax_number),
            phone=spoilt(seller.phone),
            email=spoilt(seller.email),
        ),
        buyer=replace(
            buyer,
            name=spoilt(buyer.name),
            address=spoilt(buyer.address),
            tax_number=spoilt(buyer.tax_number),
            phone=spoilt(buyer.phone),
        ),
        vehicle=replace(vehicle, plate=spoilt("R 1"), name=spoilt("Nissan")),
        note=spoilt("note"),
        footer=spoilt("footer"),
        staff_name=spoilt("Amina"),
    )
    fields = fields_of(invoice)
    shown = [
        *(fields.seller.name, *fields.seller.lines, fields.buyer.name, *fields.buyer.lines, fields.vehicle),
        *(*fields.notes, *fields.footer, fields.imprint),
    ]
    assert not any(control in text for text in shown)


def test_a_bilingual_paper_gives_registrations_and_the_law_in_both_languages() -> None:
    tax = Tax(TaxCategory.REVERSE_CHARGE, 0, "The buyer accounts for the tax")
    invoice = make_invoice([make_line(tax=tax)], buyer=make_buyer())
    seller = replace(invoice.seller, registrations={"trade_licence": "CN-1234567"})
    english, arabic = load_phrasebook("en"), load_phrasebook("ar")
    file = make_invoice_file(replace(invoice, seller=seller))
    both = invoice_fields(file, Speech(english, arabic), is_copy=False)
    for alone in (invoice_fields(file, Speech(each), is_copy=False) for each in (english, arabic)):
        assert set(alone.notes) <= set(both.notes)
    (licence,) = (line for line in both.seller.lines if "CN-1234567" in line)
    for each in (english, arabic):
        assert each("Trade licence") in licence
