"""Clients written down for a test."""

from __future__ import annotations

from cardesk_desktop.operations.clients import ClientForm, add_client
from tests.ui.screens.clients.office import Office


def add_person(office: Office, name: str, phone: str = "") -> None:
    office.shop.ask(add_client, staff_id=office.shop.cashier.id, form=ClientForm(name, phone))
