"""What a new shop begins with, whoever put it together."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.catalogue import Category, Product, Service


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Categories, and what stands in them; empty for a shop that is to be filled by hand."""

    categories: tuple[Category, ...] = ()
    services: tuple[Service, ...] = ()
    products: tuple[Product, ...] = ()


NOTHING_YET = Catalogue()
