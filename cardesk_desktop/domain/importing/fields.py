"""What a column of an imported list can mean."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from cardesk_desktop.domain.vehicle import SizeClass


class ImportKind(StrEnum):
    """What the rows of a list become."""

    PRODUCTS = "products"
    SERVICES = "services"
    CLIENTS = "clients"


class ImportField(StrEnum):
    """A field that a column can fill."""

    NAME = "name"
    NAME_EN = "name_en"
    NAME_FR = "name_fr"
    NAME_AR = "name_ar"
    NAME_ES = "name_es"
    NAME_RU = "name_ru"
    SKU = "sku"
    BARCODE = "barcode"
    PRICE = "price"
    COST = "cost"
    TAX_RATE = "tax_rate"
    CATEGORY = "category"
    SUPPLIER = "supplier"
    MINIMUM = "minimum"
    DURATION = "duration"
    PRICE_MOTORCYCLE = "price_motorcycle"
    PRICE_SMALL = "price_small"
    PRICE_SEDAN = "price_sedan"
    PRICE_SUV = "price_suv"
    PRICE_LARGE = "price_large"
    PHONE = "phone"
    EMAIL = "email"
    TAX_NUMBER = "tax_number"
    ADDRESS = "address"
    NOTES = "notes"
    PLATE = "plate"
    MAKE = "make"
    MODEL = "model"
    COLOUR = "colour"
    SIZE_CLASS = "size_class"
    CLIENT_KIND = "client_kind"
    """Person or company."""


NAME_LANGUAGES: Mapping[ImportField, str] = {
    ImportField.NAME_EN: "en",
    ImportField.NAME_FR: "fr",
    ImportField.NAME_AR: "ar",
    ImportField.NAME_ES: "es",
    ImportField.NAME_RU: "ru",
}
"""The fields with the name in a language, and its code."""

SIZE_PRICES: Mapping[ImportField, SizeClass] = {
    ImportField.PRICE_MOTORCYCLE: SizeClass.MOTORCYCLE,
    ImportField.PRICE_SMALL: SizeClass.SMALL,
    ImportField.PRICE_SEDAN: SizeClass.SEDAN,
    ImportField.PRICE_SUV: SizeClass.SUV,
    ImportField.PRICE_LARGE: SizeClass.LARGE,
}
"""The fields with a service's price for a size."""

FIELDS: Mapping[ImportKind, tuple[ImportField, ...]] = {
    ImportKind.PRODUCTS: (
        ImportField.NAME,
        ImportField.SKU,
        ImportField.BARCODE,
        ImportField.PRICE,
        ImportField.COST,
        ImportField.TAX_RATE,
        ImportField.CATEGORY,
        ImportField.SUPPLIER,
        ImportField.MINIMUM,
        *NAME_LANGUAGES,
    ),
    ImportKind.SERVICES: (
        ImportField.NAME,
        ImportField.CATEGORY,
        ImportField.DURATION,
        ImportField.PRICE,
        *SIZE_PRICES,
        ImportField.TAX_RATE,
        *NAME_LANGUAGES,
    ),
    ImportKind.CLIENTS: (
        ImportField.NAME,
        ImportField.CLIENT_KIND,
        ImportField.PHONE,
        ImportField.EMAIL,
        ImportField.TAX_NUMBER,
        ImportField.ADDRESS,
        ImportField.NOTES,
        ImportField.PLATE,
        ImportField.MAKE,
        ImportField.MODEL,
        ImportField.COLOUR,
        ImportField.SIZE_CLASS,
    ),
}
"""The fields of each kind, in the order in which they are offered."""

NEEDED: Mapping[ImportKind, tuple[ImportField, ...]] = {
    ImportKind.PRODUCTS: (ImportField.NAME, ImportField.PRICE),
    ImportKind.SERVICES: (ImportField.NAME,),
    ImportKind.CLIENTS: (ImportField.NAME,),
}
"""Without a column for each of these there is nothing to import."""
