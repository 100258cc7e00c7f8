"""What the fields of a row are called, as the forms of the trade call them."""

from __future__ import annotations

from cardesk_desktop.i18n import Phrasebook


def field_words(_: Phrasebook, name: str) -> str:
    """The label of a field; one of a later release is "another field"."""
    return {**_people(_), **_goods(_), **_work(_), **_house(_)}.get(name, _("Another field"))


def _people(_: Phrasebook) -> dict[str, str]:
    return {
        "name": _.context("column of a list", "Name"),
        "sort_name": _("Name in lists"),
        "other_names": _("Names in other languages"),
        "phone": _("Phone"),
        "phone_label": _("Kind of phone"),
        "phones": _("Further phones"),
        "email": _("E-mail"),
        "is_company": _("Person or company"),
        "tax_number": _("Tax number"),
        "address": _("Address"),
        "language": _("Language of their documents"),
        "notes": _("Notes for the desk"),
        "consent_is_given": _("Wants to hear of offers"),
        "consent_at": _("Asked for consent"),
        "consent_way": _("How consent was given"),
        "created_at": _("Written down"),
        "erased_at": _("Erased"),
        "is_archived": _("Archived"),
        "is_active": _("Works here"),
        "role": _("Role"),
        "hash": _("PIN"),
        "client_id": _("Client"),
        "staff_id": _("Staff member"),
        "staff_name": _("Staff member"),
    }


def _goods(_: Phrasebook) -> dict[str, str]:
    return {
        "sku": _("SKU"),
        "barcodes": _("Barcodes"),
        "price_minor": _("Price"),
        "prices": _("Prices by car size"),
        "currency": _("Currency"),
        "cost_minor": _("Cost"),
        "tax_category": _("Kind of tax"),
        "tax_rate_bp": _("Tax rate"),
        "tax_reason": _("Reason for no tax"),
        "category_id": _("Category"),
        "supplier_id": _("Supplier"),
        "photo_sha256": _("Photo"),
        "sha256": _("Photo"),
        "product_id": _("Product"),
        "minimum_milli": _("Least stock"),
        "is_favourite": _("On the first page"),
        "favourite_position": _("Place on the first page"),
        "position": _("Place in the list"),
        "colour": _("Colour"),
        "duration_min": _("Minutes of work"),
        "counted_milli": _("Counted"),
        "level_milli": _("In stock then"),
        "first_level_milli": _("In stock at first"),
        "counted_at": _("Counted at"),
        "scope": _("What is counted"),
    }


def _work(_: Phrasebook) -> dict[str, str]:
    return {
        "region": _("Emirate or country"),
        "plate": _("Plate"),
        "plate_key": _("Plate for the search"),
        "size_class": _("Car size"),
        "make": _("Make"),
        "model": _("Model"),
        "vin": _("VIN"),
        "year": _("Year"),
        "former_owners": _("Former owners"),
        "vehicle_id": _("Car"),
        "visit_id": _("Visit"),
        "state": _("State"),
        "arrived_at": _("Arrived"),
        "started_at": _("Work began"),
        "ready_at": _("Ready since"),
        "ended_at": _("Ended"),
        "opened_at": _("Opened"),
        "odometer_km": _("Odometer in km"),
        "note": _("Note"),
        "kind": _("Kind"),
        "item_id": _("Product or service"),
        "unit_price_minor": _("Price of one"),
        "quantity_milli": _("Quantity"),
        "moment": _("At check-in or delivery"),
        "taken_at": _.context("photo", "Taken"),
        "photo_id": _("Photo of a visit"),
        "x_permille": _("Place from the left"),
        "y_permille": _("Place from the top"),
        "made_at": _("Marked"),
        "is_later": _("After the delivery"),
        "discount_kind": _("Kind of discount"),
        "discount_value": _("Discount"),
        "discount_reason": _("Reason for the discount"),
        "started_by": _("Begun by"),
        "ended_by": _("Ended by"),
    }


def _house(_: Phrasebook) -> dict[str, str]:
    return {
        "country": _("Country"),
        "time_zone": _("Time zone"),
        "prices_include_tax": _("Prices include tax"),
        "rounding": _("Where tax is rounded"),
        "second_language": _("Second language of documents"),
        "logo_sha256": _("Logo"),
        "footer": _("Footer text"),
        "registrations": _("Registrations"),
        "received_at": _("Received"),
        "reference": _.context("form field", "Reference"),
    }
