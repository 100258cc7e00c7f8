"""A phone as one reads it out, on screens and on papers alike."""

from __future__ import annotations

import phonenumbers

from cardesk_desktop.directions import left_to_right


def phone_words(phone: str) -> str:
    """A phone in groups, as one reads it out: `+971 50 123 4567`. What is no phone stays as it is."""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return left_to_right(phone) if phone else ""
    grouped = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return left_to_right(grouped)
