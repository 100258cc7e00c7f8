"""Clients: a person or a company, with the little that a wash needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Client:
    """A person or company. `phone` is E.164 or empty; `language` is the language of their papers.

    `tax_number` (TRN in the UAE) makes the client a business that gets a full tax invoice.
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
