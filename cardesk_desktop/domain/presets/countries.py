"""The countries that the set-up knows, and any other."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.domain.money import currency
from cardesk_desktop.domain.presets.model import Preset, TaxNumberForm
from cardesk_desktop.domain.presets.rates import RATES
from cardesk_desktop.domain.tax import Rounding, TaxMode

_BY_LINE = TaxMode(prices_include_tax=True, rounding=Rounding.PER_LINE)
_BY_RATE = TaxMode(prices_include_tax=True, rounding=Rounding.PER_RATE)

_RUSSIAN_ZONES = (
    *("Europe/Moscow", "Europe/Kaliningrad", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk"),
    *("Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan"),
    "Asia/Kamchatka",
)
_FRENCH_ZONES = ("Europe/Paris", "America/Martinique", "America/Guadeloupe", "Indian/Reunion")

_PRESETS = (
    Preset(
        country="AE",
        currency=currency("AED"),
        time_zones=("Asia/Dubai",),
        languages=("en", "ar"),
        tax_mode=_BY_LINE,
        rates=RATES["AE"],
        # PINT-AE rules ibr-132-ae and ibr-148-ae.
        tax_number=TaxNumberForm(r"1\d{12}03", "100123456700003"),
        registrations=("trade_licence",),
        # Art. 59 of Cabinet Decision 52/2017: amounts in AED, and the rate of the day for any other money.
        is_currency_fixed=True,
        is_tax_bound_to_number=True,
    ),
    Preset(
        country="SA",
        currency=currency("SAR"),
        time_zones=("Asia/Riyadh",),
        languages=("ar", "en"),
        tax_mode=_BY_RATE,
        rates=RATES["SA"],
        tax_number=TaxNumberForm(r"3\d{13}3", "300123456700003"),
        registrations=("commercial_register",),
    ),
    Preset(
        country="KW",
        currency=currency("KWD"),
        time_zones=("Asia/Kuwait",),
        languages=("ar", "en"),
        tax_mode=_BY_LINE,
        rates=RATES["KW"],
        registrations=("commercial_register",),
    ),
    Preset(
        country="FR",
        currency=currency("EUR"),
        time_zones=_FRENCH_ZONES,
        languages=("fr",),
        tax_mode=_BY_RATE,
        rates=RATES["FR"],
        tax_number=TaxNumberForm(r"FR[0-9A-HJ-NP-Z]{2}\d{9}", "FR40303265045"),
        registrations=("siret", "legal_form", "capital", "rcs"),
        # CGI art. 283-3 and 293 E.
        is_tax_bound_to_number=True,
    ),
    Preset(
        country="ES",
        currency=currency("EUR"),
        time_zones=("Europe/Madrid", "Atlantic/Canary"),
        languages=("es",),
        tax_mode=_BY_RATE,
        rates=RATES["ES"],
        tax_number=TaxNumberForm(r"(ES)?[0-9A-Z]\d{7}[0-9A-Z]", "B58378431"),
    ),
    Preset(
        country="GB",
        currency=currency("GBP"),
        time_zones=("Europe/London",),
        languages=("en",),
        tax_mode=_BY_RATE,
        rates=RATES["GB"],
        tax_number=TaxNumberForm(r"(GB)?\d{9}(\d{3})?", "GB980780684"),
        registrations=("company_number",),
    ),
    Preset(
        country="RU",
        currency=currency("RUB"),
        time_zones=_RUSSIAN_ZONES,
        languages=("ru",),
        tax_mode=_BY_LINE,
        rates=RATES["RU"],
        tax_number=TaxNumberForm(r"\d{10}(\d{2})?", "7707083893"),
        registrations=("kpp", "ogrn"),
    ),
)

PRESETS: Mapping[str, Preset] = {preset.country: preset for preset in _PRESETS}
"""By country."""

OTHER = Preset(
    country="",
    currency=currency("EUR"),
    time_zones=("Etc/UTC",),
    languages=("en",),
    tax_mode=_BY_RATE,
    rates=RATES[""],
)
"""Of any other country nothing is known but what is right almost everywhere."""


def preset(country: str) -> Preset:
    """The preset of a country, or the one of any other."""
    return PRESETS.get(country, OTHER)
