from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.operations.checking_in import find_clients
from cardesk_desktop.operations.clients import ClientForm, add_client, change_client, client
from cardesk_desktop.operations.reading_contacts import read_phone
from tests.builders import NOW, identity, make_company
from tests.builders.open_shop import FATIMA, FRONT_DESK, WASH, OpenShop

FORM = ClientForm("Hamad Saeed")


def _add(shop: OpenShop, form: ClientForm) -> Client:
    return add_client(shop.desk, staff_id=FRONT_DESK.id, form=form).value


def test_a_client_is_kept_as_cleaned(shop: OpenShop) -> None:
    form = ClientForm(
        name=" Palm\u202e  Logistics\tLLC ",
        phone="04 333 4444",
        email=" desk@palm.example ",
        is_company=True,
        tax_number="100 7654-3210 0003",
        address="Office 4 \r\n Al Quoz ",
        language="ar",
        notes="Pays late",
    )

    outcome = add_client(shop.desk, staff_id=FRONT_DESK.id, form=form)

    added = outcome.value
    assert added == Client(
        id=added.id,
        name="Palm Logistics LLC",
        phone="+97143334444",
        email="desk@palm.example",
        is_company=True,
        tax_number="100765432100003",
        address="Office 4 \n Al Quoz",
        language="ar",
        notes="Pays late",
        created_at=NOW,
    )
    assert client(shop.desk, client_id=added.id).value == added
    assert outcome.changes.ids(Noun.CLIENT) == {added.id}
    assert added in find_clients(shop.desk, text="palm logi").value


@pytest.mark.parametrize(
    ("form", "code", "field"),
    [
        (replace(FORM, name=""), Code.TEXT_MISSING, "name"),
        (replace(FORM, name=" \u202e\u200b "), Code.TEXT_MISSING, "name"),
        (replace(FORM, name="x" * 10_000), Code.TEXT_TOO_LONG, "name"),
        (replace(FORM, phone="x" * 41), Code.TEXT_TOO_LONG, "phone"),
        (replace(FORM, email="x" * 255), Code.TEXT_TOO_LONG, "email"),
        (replace(FORM, tax_number="1" * 41), Code.TEXT_TOO_LONG, "tax_number"),
        (replace(FORM, address="x" * 301), Code.TEXT_TOO_LONG, "address"),
        (replace(FORM, notes="x" * 1_001), Code.TEXT_TOO_LONG, "notes"),
        (replace(FORM, phone="12"), Code.PHONE_UNREADABLE, None),
        (replace(FORM, phone="call me"), Code.PHONE_UNREADABLE, None),
        (replace(FORM, phone="+999 123"), Code.PHONE_UNREADABLE, None),
        (replace(FORM, email="palm.example"), Code.EMAIL_UNREADABLE, None),
        (replace(FORM, email="desk@palm"), Code.EMAIL_UNREADABLE, None),
        (replace(FORM, email="a b@palm.example"), Code.EMAIL_UNREADABLE, None),
        (replace(FORM, tax_number="1007654321"), Code.TAX_NUMBER_UNREADABLE, None),
        (replace(FORM, tax_number="200765432100003"), Code.TAX_NUMBER_UNREADABLE, None),
        (replace(FORM, tax_number="100765432100004"), Code.TAX_NUMBER_UNREADABLE, None),
    ],
)
def test_a_field_that_cannot_be_read_is_named(
    shop: OpenShop, form: ClientForm, code: Code, field: str | None
) -> None:
    with shop.refuses(code) as refusal:
        _add(shop, form)
    with shop.refuses(code):
        change_client(shop.desk, staff_id=FRONT_DESK.id, client_id=FATIMA.id, form=form)

    assert refusal.value.params.get("field") == field


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("050 123 4567", "+971501234567"),
        ("00971501234567", "+971501234567"),
        ("+33 4 93 00 00 00", "+33493000000"),
        ("٠٥٠١٢٣٤٥٦٧", "+971501234567"),
    ],
)
def test_a_phone_is_read_as_dialled_here(typed: str, kept: str) -> None:
    assert read_phone(typed, "AE") == kept


def test_another_country_has_other_tax_numbers(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.company.save_company(make_company("FR"))

    assert _add(shop, replace(FORM, tax_number="fr 40 303 265 045")).tax_number == "FR40303265045"


def test_a_client_is_corrected_and_sealed_papers_keep_what_they_said(shop: OpenShop) -> None:
    file = shop.sell_on_account(WASH)

    outcome = change_client(
        shop.desk, staff_id=FRONT_DESK.id, client_id=FATIMA.id, form=ClientForm("Fatima Al Ketbi")
    )

    assert outcome.value == Client(FATIMA.id, "Fatima Al Ketbi")
    assert client(shop.desk, client_id=FATIMA.id).value == outcome.value
    assert outcome.changes.ids(Noun.CLIENT) == {FATIMA.id}
    assert file.invoice.buyer is not None
    assert file.invoice.buyer.name == FATIMA.name


def test_an_unknown_client(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        client(shop.desk, client_id=identity("nobody"))
    with shop.refuses(Code.NOT_FOUND):
        change_client(shop.desk, staff_id=FRONT_DESK.id, client_id=identity("nobody"), form=FORM)
