"""Clients: a person or a company, how to reach them, and what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class PhoneLabel(StrEnum):
    """What a number is, so that the desk calls the right one."""

    MOBILE = "mobile"
    WORK = "work"
    HOME = "home"
    DRIVER = "driver"
    OTHER = "other"


class ConsentWay(StrEnum):
    """How somebody was asked whether they want to hear of offers."""

    SPOKEN = "spoken"
    """Asked at the desk or on the phone."""
    SIGNED = "signed"
    """A form with a signature."""
    WRITTEN = "written"
    """A message or an e-mail of theirs."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A further number in E.164."""

    number: str
    label: PhoneLabel = PhoneLabel.MOBILE


@dataclass(frozen=True, slots=True)
class Consent:
    """The answer to "may we send you offers?": what it is now, since when, and how it was given."""

    is_given: bool
    at: datetime
    way: ConsentWay


@dataclass(frozen=True, slots=True)
class Client:
    """A person or company. `phone` is the main number, in E.164 or empty; `language` is that of their papers.

    `tax_number` (TRN in the UAE) makes the client a business that gets a full tax invoice. `consent` is
    None while nobody has asked. `created_at` is None for a few of the oldest. Of an erased client only
    the identity is left, under a name that says nothing.
    """

    id: UUID
    name: str
    phone: str = ""
    email: str = ""
    is_company: bool = False
    tax_number: str = ""
    address: str = ""
    language: str = ""
    notes: str = ""
    phone_label: PhoneLabel = PhoneLabel.MOBILE
    other_phones: tuple[Phone, ...] = ()
    consent: Consent | None = None
    created_at: datetime | None = None
    is_archived: bool = False
    erased_at: datetime | None = None

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Every number, the main one first."""
        main = (Phone(self.phone, self.phone_label),) if self.phone else ()
        return (*main, *self.other_phones)
