"""Who sold, who bought, and the car."""

from collections.abc import Callable, Mapping

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.documents.fields.model import Party
from cardesk_desktop.documents.fields.words import Speech, address_lines, unbroken
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.domain.invoice import Buyer, Invoice, InvoicedVehicle, Seller
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.phones import phone_words

GULF = frozenset({"AE", "SA", "BH", "OM", "KW", "QA"})
"""Where the number of a taxpayer is called a TRN."""

_SIREN_DIGITS = 9


def seller_party(seller: Seller, speech: Speech) -> Party:
    """The company as on the day of issue: address, registrations, tax number, ways to reach it."""
    lines = address_lines(seller.address)
    if seller.country == "FR":
        lines += _french_registrations(seller.registrations, speech)
    else:
        lines += _registrations(seller.registrations, speech)
    email = left_to_right(own_words(seller.email)) if seller.email else ""
    contact = speech.joined((_phone(seller.phone), email))
    number = tax_number(seller.tax_number, seller.country, speech)
    return Party(own_words(seller.name), tuple(line for line in (*lines, number, contact) if line))


def buyer_party(invoice: Invoice, speech: Speech) -> Party:
    """The client, or a walk-in client when none was named."""
    if invoice.buyer is None:
        return Party(speech.inline(speech(lambda _: _("Walk-in client"))), ())
    return client_party(invoice.buyer, invoice.seller.country, speech)


def client_party(buyer: Buyer, country: str, speech: Speech) -> Party:
    """A client as on the day of issue; `country` is the company's."""
    lines = address_lines(buyer.address)
    lines.append(tax_number(buyer.tax_number, country, speech))
    if country == "FR":
        lines.append(_buyer_siren(buyer))
    lines.append(_phone(buyer.phone))
    return Party(own_words(buyer.name), tuple(line for line in lines if line))


def _phone(number: str) -> str:
    """In groups, as on the screens and as people say it."""
    return unbroken(phone_words(own_words(number)))


def tax_number(number: str, country: str, speech: Speech) -> str:
    """The taxpayer's number with its label, empty when there is none."""
    if not number:
        return ""
    label = speech(lambda _: _number_name(_, country))
    return f"{speech.inline(label)} {left_to_right(own_words(number))}"


def _number_name(_: Phrasebook, country: str) -> str:
    if country in GULF:
        return _("TRN")
    if country == "ES":
        return _("Tax number (NIF)")
    return _("Taxpayer number (INN)") if country == "RU" else _("VAT number")


def vehicle_line(vehicle: InvoicedVehicle | None, speech: Speech) -> str:
    """The car: make and model, region and plate, what the odometer showed."""
    if vehicle is None:
        return ""
    _ = speech.first
    plate = whole_plate(vehicle.region, vehicle.plate, _)
    odometer = "" if vehicle.odometer_km is None else _("{distance} km", distance=vehicle.odometer_km)
    return speech.joined((own_words(vehicle.name), plate, odometer))


def whole_plate(region: str, plate: str, _: Phrasebook) -> str:
    """The emirate or country of a plate, and its characters."""
    return f"{region_name(region, _)} {left_to_right(own_words(plate))}".strip()


def _french_registrations(registrations: Mapping[str, str], speech: Speech) -> list[str]:
    """Legal form and capital, SIREN or SIRET, trade register (Code de commerce R123-237)."""
    _ = speech.first
    known = {name: own_words(text) for name, text in registrations.items()}
    form, capital = known.get("legal_form", ""), known.get("capital", "")
    if form and capital:
        form = _("{form} with a capital of {capital}", form=form, capital=capital)
    numbers = [
        f"{label} {left_to_right(known[name])}"
        for name, label in (("siret", "SIRET"), ("siren", "SIREN"), ("rcs", "RCS"))
        if known.get(name)
    ]
    line = speech.joined((form, *numbers))
    return [line] if line else []


def _registrations(registrations: Mapping[str, str], speech: Speech) -> list[str]:
    """The numbers under which the company is registered where its papers have to show them."""
    known = {name: own_words(registrations[name]) for name in _REGISTERS if registrations.get(name)}
    return [
        f"{speech.inline(speech(_REGISTERS[name]))} {left_to_right(text)}" for name, text in known.items()
    ]


def _buyer_siren(buyer: Buyer) -> str:
    """The SIREN inside a French VAT number (CGI ann. II 242 nonies A, since decree 2022-1299)."""
    digits = "".join(char for char in buyer.tax_number if char.isdigit())
    if not buyer.tax_number.upper().startswith("FR") or len(digits) < _SIREN_DIGITS:
        return ""
    return f"SIREN {left_to_right(digits[-_SIREN_DIGITS:])}"


_REGISTERS: Mapping[str, Callable[[Phrasebook], str]] = {
    "trade_licence": lambda _: _("Trade licence"),
    "commercial_register": lambda _: _("Commercial registration"),
    "company_number": lambda _: _("Company number"),
    "kpp": lambda _: _("KPP"),
    "ogrn": lambda _: _("OGRN"),
}
_REGIONS: Mapping[str, Callable[[Phrasebook], str]] = {
    Region.ABU_DHABI: lambda _: _.context("plate", "Abu Dhabi"),
    Region.DUBAI: lambda _: _.context("plate", "Dubai"),
    Region.SHARJAH: lambda _: _.context("plate", "Sharjah"),
    Region.AJMAN: lambda _: _.context("plate", "Ajman"),
    Region.UMM_AL_QUWAIN: lambda _: _.context("plate", "Umm Al Quwain"),
    Region.RAS_AL_KHAIMAH: lambda _: _.context("plate", "Ras Al Khaimah"),
    Region.FUJAIRAH: lambda _: _.context("plate", "Fujairah"),
    Region.SAUDI_ARABIA: lambda _: _.context("plate", "Saudi Arabia"),
}


def region_name(region: str, _: Phrasebook) -> str:
    """The emirate or country of a plate; empty for the rest of the world."""
    say = _REGIONS.get(region)
    return say(_) if say else ""
