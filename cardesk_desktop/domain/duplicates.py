"""Clients that may be one and the same: by what they are alike."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.folding import joined, words


class Twin(StrEnum):
    """What can be there twice."""

    CLIENT = "client"
    VEHICLE = "vehicle"


class Likeness(StrEnum):
    """What two clients have in common, the strongest sign first."""

    TAX_NUMBER = "tax_number"
    PHONE = "phone"
    EMAIL = "email"
    PLATE = "plate"
    NAME = "name"


def likenesses(
    first: Client, second: Client, plates: tuple[Collection[str], Collection[str]] = ((), ())
) -> tuple[Likeness, ...]:
    """By what two clients are alike; empty when they are not, or are the same. `plates` are those of each.

    A name alone says something of companies, and of people of whom one has no phone: two people of one
    name with two phones are two people.
    """
    if first.id == second.id:
        return ()
    found = {
        Likeness.TAX_NUMBER: _alike(first.tax_number, second.tax_number),
        Likeness.PHONE: bool(_numbers(first) & _numbers(second)),
        Likeness.EMAIL: _alike(joined(first.email), joined(second.email)),
        Likeness.PLATE: bool(set(plates[0]) & set(plates[1])),
        Likeness.NAME: words(first.name) == words(second.name) and _may_be_named_twice(first, second),
    }
    return tuple(likeness for likeness, is_found in found.items() if is_found)


def _alike(first: str, second: str) -> bool:
    return bool(first) and first == second


def _numbers(client: Client) -> set[str]:
    return {phone.number for phone in client.phones}


def _may_be_named_twice(first: Client, second: Client) -> bool:
    both_companies = first.is_company and second.is_company
    return both_companies or not first.phone or not second.phone
