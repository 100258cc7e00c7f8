"""How a client is written on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.clients.faces import client_face, name_and_phone
from tests.builders import make_client


def plain(text: str) -> str:
    return text.replace("\u2066", "").replace("\u2069", "")


def test_a_person_shows_a_phone_that_can_be_read_out(phrases: Phrasebook) -> None:
    face = client_face(phrases, make_client(phone="+971501234567"))
    assert (face.name, plain(face.detail), face.tag) == ("Fatima Al Mansoori", "+971 50 123 4567", "")


def test_a_company_shows_its_tax_number(phrases: Phrasebook) -> None:
    company = make_client("Gulf Rent LLC", phone="+97143210000", tax_number="100987654300003")
    face = client_face(phrases, company)
    assert face.tag == "Company"
    assert plain(face.detail) == "+971 4 321 0000 · TRN 100987654300003"
    assert plain(face.spoken(is_rtl=False)) == "Gulf Rent LLC, Company, +971 4 321 0000 · TRN 100987654300003"


def test_without_a_phone_the_e_mail_stands_in(phrases: Phrasebook) -> None:
    client = replace(make_client(phone=""), email="f@example.com")
    assert client_face(phrases, client).detail == "f@example.com"


@pytest.mark.parametrize(
    ("typed", "name", "phone"),
    [
        (" Sara Haddad ", "Sara Haddad", ""),
        ("050 123 4567", "", "050 123 4567"),
        ("+971-50", "", "+971-50"),
        ("٠٥٠١٢٣", "", "050123"),
        ("12", "12", ""),
        ("Garage 2000", "Garage 2000", ""),
        ("", "", ""),
    ],
)
def test_what_was_searched_for_becomes_the_name_or_the_phone(typed: str, name: str, phone: str) -> None:
    assert name_and_phone(typed) == (name, phone)
