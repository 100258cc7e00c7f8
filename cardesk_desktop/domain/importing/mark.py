"""A short mark of a client or car as an import brought them, by which a later change is noticed."""

from __future__ import annotations

import hashlib

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.sealing import Json, canonical_bytes
from cardesk_desktop.domain.vehicle import Vehicle

_LENGTH = 8
"""Enough to notice every change, and too little to prove who somebody was: it outlives their erasure."""


def mark_of(made: Client | Vehicle) -> str:
    """The same for the same fields, whatever the release."""
    fields = _client(made) if isinstance(made, Client) else _vehicle(made)
    return hashlib.sha256(canonical_bytes(fields)).hexdigest()[:_LENGTH]


def _client(client: Client) -> dict[str, Json]:
    return {
        "id": client.id.hex,
        "name": client.name,
        "phones": [[phone.number, phone.label.value] for phone in client.phones],
        "email": client.email,
        "is_company": client.is_company,
        "tax_number": client.tax_number,
        "address": client.address,
        "language": client.language,
        "notes": client.notes,
        "consent": None if client.consent is None else client.consent.is_given,
        "is_archived": client.is_archived,
    }


def _vehicle(vehicle: Vehicle) -> dict[str, Json]:
    return {
        "id": vehicle.id.hex,
        "plate": [vehicle.plate.region.value, vehicle.plate.text],
        "size_class": vehicle.size_class.value,
        "make": vehicle.make,
        "model": vehicle.model,
        "colour": vehicle.colour,
        "client_id": None if vehicle.client_id is None else vehicle.client_id.hex,
        "vin": vehicle.vin,
        "year": vehicle.year,
        "notes": vehicle.notes,
        "is_archived": vehicle.is_archived,
    }
