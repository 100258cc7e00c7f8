"""What a row becomes."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.catalogue import Product, Service
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.importing.report import RowFate
from cardesk_desktop.domain.vehicle import Vehicle


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row that can be taken. `before` is what the shop had, `after` what it is to have.

    A row of clients gives a client, a vehicle or both; those it found are left as they are.
    """

    fate: RowFate
    before: Product | Service | None = None
    after: Product | Service | None = None
    client: Client | None = None
    vehicle: Vehicle | None = None
