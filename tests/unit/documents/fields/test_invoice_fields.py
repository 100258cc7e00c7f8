from dataclasses import replace

import pytest

from cardesk_desktop.documents.fields.invoice import invoice_fields
from cardesk_desktop.documents.fields.model import InvoiceFields
from cardesk_desktop.documents.fields.words import Speech, Words
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.i18n import load_phrasebook
from tests.builders import (
    EUR,
    identity,
    make_buyer,
    make_client,
    make_company,
    make_invoice,
    make_invoice_file,
    make_invoiced_vehicle,
    make_line,
    make_payment,
    make_vehicle,
)
from tests.unit.documents.speaking import ARABIC, ENGLISH

ISOLATES = "\u2066\u2067\u2068\u2069"


def _fields(invoice: Invoice, speech: Speech | None = None, *, is_paid: bool = True) -> InvoiceFields:
    file = make_invoice_file(invoice, None if is_paid else [])
    return invoice_fields(file, speech or Speech(ENGLISH), is_copy=False)


def _plain(text: str) -> str:
    return "".join(char for char in text if char not in ISOLATES).replace("\u00a0", " ")


def _french(tax_number: str = "FR45987654321") -> Invoice:
    client = make_client("Transports Lefèvre", tax_number=tax_number, address="8 rue Faÿ, Nice")
    return make_invoice(4, buyer=make_buyer(client), company=make_company("FR", of=EUR, language="fr"))


def test_a_registered_seller_gives_a_tax_invoice_with_its_number() -> None:
    fields = _fields(make_invoice())
    assert fields.title.first == "Tax Invoice"
    assert fields.file_title == "Tax Invoice R01-A-000001"
    assert "TRN 100123456700003" in map(_plain, fields.seller.lines)


def test_a_seller_who_is_not_registered_does_not_call_it_a_tax_invoice() -> None:
    invoice = make_invoice()
    plain = replace(invoice, seller=replace(invoice.seller, tax_number=""))
    assert _fields(plain).title.first == "Invoice"
    assert not any("TRN" in line for line in _fields(plain).seller.lines)


def test_the_numbers_under_which_the_seller_is_registered_stand_below_the_address() -> None:
    invoice = make_invoice()
    seller = replace(invoice.seller, registrations={"ogrn": "1027700132195", "trade_licence": "CN-10"})
    lines = [_plain(line) for line in _fields(replace(invoice, seller=seller)).seller.lines]
    assert lines[1:3] == ["Trade licence CN-10", "OGRN 1027700132195"]


def test_the_buyer_is_named_with_address_and_tax_number() -> None:
    buyer = _fields(make_invoice(buyer=make_buyer())).buyer
    assert buyer.name == "Gulf Rent LLC"
    assert [_plain(line) for line in buyer.lines] == ["Deira, Dubai", "TRN 100987654300003", "+971501234567"]


def test_nobody_named_is_a_walk_in_client() -> None:
    assert _fields(make_invoice()).buyer.name == "Walk-in client"
    both = _fields(make_invoice(), Speech(ENGLISH, ARABIC))
    assert _plain(both.buyer.name) == "Walk-in client · عميل عابر"


def test_the_car_with_its_region_plate_and_mileage() -> None:
    fields = _fields(make_invoice(vehicle=make_invoiced_vehicle()))
    assert _plain(fields.vehicle) == "Nissan Patrol · Dubai R 60917 · 48,200 km"


@pytest.mark.parametrize("region", list(Region))
def test_every_region_has_a_name_but_the_rest_of_the_world(region: Region) -> None:
    vehicle = replace(make_invoiced_vehicle(make_vehicle(region=region)), name="", odometer_km=None)
    line = _plain(_fields(make_invoice(vehicle=vehicle)).vehicle)
    assert line.endswith("60917")
    assert line[0].isalpha()
    assert (len(line) <= len("R 60917")) == (region is Region.OTHER)


def test_dates_are_those_of_the_company() -> None:
    facts = {fact.label.first: _plain(fact.value) for fact in _fields(make_invoice()).facts}
    assert facts == {"Date of issue": "23 Nov 2026, 13:30", "Date of supply": "23 Nov 2026"}


def test_a_bilingual_paper_has_every_label_twice() -> None:
    fields = _fields(make_invoice(buyer=make_buyer()), Speech(ARABIC, ENGLISH))
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
    assert _fields(make_invoice()).title == Words("Tax Invoice")


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
    assert _fields(make_invoice()).copy_mark is None


def test_who_sold_at_which_register() -> None:
    fields = _fields(make_invoice())
    assert _plain(fields.imprint) == "Register R01 · Amina Yusuf"
    assert fields.page(2, 7) == "Page 2 of 7"


def test_french_papers_carry_what_french_law_wants() -> None:
    fields = _fields(_french(), is_paid=False)
    assert fields.title.first == "Invoice"
    seller, buyer = map(_plain, fields.seller.lines), [_plain(line) for line in fields.buyer.lines]
    assert "SARL · SIREN 123456789" in seller
    assert "VAT number FR45987654321" in buyer
    assert "SIREN 987654321" in buyer
    assert "Payment due" in [fact.label.first for fact in fields.facts]
    notes = _plain(" ".join(fields.notes))
    assert "supply of goods and services" in notes
    assert "EUR 40.00" in notes


def test_a_french_invoice_that_was_paid_twice_is_due_on_no_day() -> None:
    invoice = _french()
    twice = [make_payment(invoice), replace(make_payment(invoice), id=identity("again"))]
    fields = invoice_fields(make_invoice_file(invoice, twice), Speech(ENGLISH), is_copy=True)
    assert "Payment due" not in [fact.label.first for fact in fields.facts]


def test_a_french_consumer_reads_nothing_of_late_penalties() -> None:
    invoice = make_invoice(1, company=make_company("FR", of=EUR))
    assert _fields(invoice).notes == ("Category of operation: supply of services.",)
    goods = make_invoice([make_line(3, of=EUR)], company=make_company("FR", of=EUR))
    assert goods.lines[0].kind is ItemKind.PRODUCT
    assert _fields(goods).notes == ("Category of operation: supply of goods.",)


def test_further_french_mentions_by_registration() -> None:
    invoice = _french()
    registrations = {"legal_form": "SARL", "capital": "10 000 EUR", "rcs": "Nice", "vat_on_debits": "1"}
    seller = replace(invoice.seller, registrations=registrations, tax_number="")
    fields = _fields(replace(invoice, seller=seller))
    assert "SARL with a capital of 10 000 EUR · RCS Nice" in map(_plain, fields.seller.lines)
    assert "The seller has chosen to pay VAT on debits." in fields.notes


NOT_APPLICABLE = "VAT not applicable, article 293 B of the French tax code (CGI)."


@pytest.mark.parametrize(
    ("tax", "is_said"),
    [
        (Tax(TaxCategory.ZERO_RATED), True),
        (Tax(TaxCategory.EXEMPT, 0, "Formation, article 261 du CGI"), True),
        # The reason of the rate stands in the tax summary: once is enough.
        (Tax(TaxCategory.EXEMPT, 0, "TVA non applicable, article 293 B du CGI"), False),
        (Tax(TaxCategory.EXEMPT, 0, "Art. 293\u00a0b CGI"), False),
        (Tax(TaxCategory.STANDARD, 2_000), False),
    ],
)
def test_no_vat_is_said_of_a_french_paper_that_bears_none(tax: Tax, is_said: bool) -> None:
    unregistered = replace(make_company("FR", of=EUR), tax_number="")
    invoice = make_invoice([make_line(1, of=EUR, tax=tax)], company=unregistered)

    assert (NOT_APPLICABLE in _fields(invoice).notes) is is_said


def test_a_tax_beside_what_is_free_leaves_no_room_for_the_sentence() -> None:
    unregistered = replace(make_company("FR", of=EUR), tax_number="")
    lines = [make_line(1, of=EUR, tax=Tax(TaxCategory.ZERO_RATED)), make_line(2, of=EUR)]

    assert NOT_APPLICABLE not in _fields(make_invoice(lines, company=unregistered)).notes


def test_a_foreign_buyer_in_france_has_no_siren() -> None:
    assert not any("SIREN" in line for line in _fields(_french("DE123456789")).buyer.lines)


def test_reverse_charge_is_said_in_words() -> None:
    line = make_line(1, tax=Tax(TaxCategory.REVERSE_CHARGE, 0, "Gold"))
    assert "Reverse charge: the recipient accounts for the VAT." in _fields(make_invoice([line])).notes


def test_the_sellers_note_comes_first_and_keeps_its_lines() -> None:
    invoice = replace(make_invoice(), note="Come back soon\n\nKeys at the desk")
    assert _fields(invoice).notes == ("Come back soon\nKeys at the desk",)


def test_an_address_of_very_many_lines_runs_on() -> None:
    invoice = make_invoice()
    address = "\n".join(f"line {number}" for number in range(9))
    fields = _fields(replace(invoice, seller=replace(invoice.seller, address=address)))
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
    fields = _fields(invoice)
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
