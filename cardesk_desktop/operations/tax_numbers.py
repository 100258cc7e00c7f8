"""Numbers of taxpayers: their form, and where the country has check digits those as well."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from stdnum.es import nif
from stdnum.fr import tva
from stdnum.gb import vat
from stdnum.ru import inn

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.presets.countries import preset
from cardesk_desktop.domain.text import one_line

_LIMIT = 40
_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "ES": nif.is_valid,
    "FR": tva.is_valid,
    "GB": vat.is_valid,
    "RU": inn.is_valid,
}


def read_tax_number(text: str, country: str) -> str:
    """The number as papers show it, without spaces; empty stays empty.

    Refuses with TAX_NUMBER_UNREADABLE what cannot be one of the country.
    """
    typed = one_line(latin_digits(text), field="tax_number", limit=_LIMIT)
    number = re.sub(r"[\s.\-\u2010-\u2013]", "", typed).upper()
    form = preset(country).tax_number
    check = _CHECKS.get(country)
    if number and not (form.fits(number) and (check is None or check(number))):
        raise Refused(Code.TAX_NUMBER_UNREADABLE)
    return number
