"""All tables there are, for what works on each of them; others load only those that they read."""

from __future__ import annotations

from cardesk_desktop.store.tables import (
    catalogue,
    company,
    day_sums,
    document,
    importing,
    journal,
    likeness,
    merging,
    people_and_cars,
    photos,
    recognition,
    sealed,
    search,
    stock_taking,
    sync,
    ticket,
    usage,
)
from cardesk_desktop.store.tables.metadata import METADATA

_MODULES = (
    catalogue,
    company,
    day_sums,
    document,
    importing,
    journal,
    likeness,
    merging,
    people_and_cars,
    photos,
    recognition,
    sealed,
    search,
    stock_taking,
    sync,
    ticket,
    usage,
)
"""Loaded by being named here."""

TABLES = METADATA.tables
"""Every table by its name."""
