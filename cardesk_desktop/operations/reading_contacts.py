"""Phones, e-mails and tax numbers as people type them."""

from __future__ import annotations

import re

import phonenumbers

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.tax_numbers import read_tax_number

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")


def read_phone(text: str, country: str) -> str:
    """A phone in E.164, read as dialled in `country`; empty stays empty. Refuses with PHONE_UNREADABLE."""
    clean = one_line(latin_digits(text), field="phone", limit=40)
    if not clean:
        return ""
    try:
        number = phonenumbers.parse(clean, country)
    except phonenumbers.NumberParseException as error:
        raise Refused(Code.PHONE_UNREADABLE) from error
    if not phonenumbers.is_possible_number(number):
        raise Refused(Code.PHONE_UNREADABLE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def read_email(text: str) -> str:
    """An e-mail address; empty stays empty. Refuses with EMAIL_UNREADABLE."""
    clean = one_line(text, field="email", limit=254)
    if clean and not _EMAIL.fullmatch(clean):
        raise Refused(Code.EMAIL_UNREADABLE)
    return clean


def read_client_tax_number(text: str, country: str) -> str:
    """A client's tax number, by the rules of the company's country; one that begins with the two letters of
    another country by the rules of that one. Refuses with TAX_NUMBER_UNREADABLE.
    """
    letters = text.strip()[:2].upper()
    return read_tax_number(text, letters if letters.isascii() and letters.isalpha() else country)
