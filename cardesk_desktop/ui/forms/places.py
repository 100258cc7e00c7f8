"""Countries, currencies and time zones in the words of the person at the screen."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from cardesk_desktop.i18n import Language
from cardesk_desktop.ui.widgets.choice import Choice

_COUNTRY = 2
"""Letters of a country's code; regions of the world have three digits."""
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


def country_name(language: Language, country: str) -> str:
    """The name of a country, or its code where the language has none for it."""
    return str(Locale.parse(language.locale).territories.get(country, country))


@lru_cache(maxsize=2)
def countries(language: Language) -> tuple[Choice, ...]:
    """Every country, by name."""
    named = Locale.parse(language.locale).territories
    known = [code for code in map(str, named) if len(code) == _COUNTRY and code not in _NO_COUNTRIES]
    return tuple(Choice(code, named[code]) for code in sorted(known, key=lambda code: str(named[code])))


def currency_of(country: str) -> str:
    """The currency that a country pays in today; euro where nobody knows."""
    return next(iter(get_territory_currencies(country)), "EUR")


@lru_cache(maxsize=2)
def currencies(language: Language) -> tuple[Choice, ...]:
    """Every currency that some country pays in today, by its code."""
    codes = {
        code for country in get_global("territory_currencies") for code in get_territory_currencies(country)
    }
    return tuple(
        Choice(code, f"{code} · {get_currency_name(code, locale=language.locale)}") for code in sorted(codes)
    )


def zones_of(country: str) -> tuple[str, ...]:
    """The time zones of a country; world time where nobody knows."""
    zones = sorted(zone for zone, where in get_global("zone_territories").items() if where == country)
    return tuple(zones) or ("Etc/UTC",)


def zone_choice(zone: str) -> Choice:
    """A time zone by the city that it is named after."""
    return Choice(zone, zone.rpartition("/")[2].replace("_", " "))
