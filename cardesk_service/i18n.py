"""The five languages of e-mails and pages: sentences by gettext, dates by Babel, Latin digits everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.dates import format_skeleton, get_datetime_format
from babel.numbers import format_currency, get_currency_precision, get_currency_symbol

CATALOGUES = Path(__file__).resolve().parents[1] / "i18n"
DOMAIN = "service"
_WITH_CODES = frozenset({"fr", "es", "ru"})
_SHARED_SIGNS = frozenset("$£¥")
# Unicode bidirectional algorithm (UAX #9): what is put into a sentence keeps its own direction.
_FIRST_STRONG_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"

_LETTERS_AT_DIGITS = re.compile(r"(?<=[A-Z])(?=\d)")
"""Where Unicode's rules for currencies (UTS #35, currencySpacing) set a space that Babel leaves out."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language: ISO 639 code, its name for itself, direction, CLDR locale."""

    code: str
    name: str
    is_rtl: bool
    locale: str

    @property
    def direction(self) -> str:
        """The value of HTML's `dir`."""
        return "rtl" if self.is_rtl else "ltr"


LANGUAGES: Mapping[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", is_rtl=False, locale="en_GB"),
        Language("fr", "Français", is_rtl=False, locale="fr_FR"),
        Language("ar", "العربية", is_rtl=True, locale="ar_AE"),
        Language("es", "Español", is_rtl=False, locale="es_ES"),
        Language("ru", "Русский", is_rtl=False, locale="ru_RU"),
    )
}
ENGLISH = LANGUAGES["en"]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Everything that one language says. Immutable."""

    language: Language
    _messages: NullTranslations = field(default_factory=NullTranslations, repr=False)

    def __call__(self, message: str, **fields: object) -> str:
        """Translate a whole sentence and fill its `{named}` fields."""
        # The empty message is gettext's header, never a sentence.
        return self._filled(self._messages.gettext(message), fields) if message else ""

    def plural(self, singular: str, plural: str, n: int, **fields: object) -> str:
        """Translate by the plural rule of the language; `{n}` is the number itself."""
        return self._filled(self._messages.ngettext(singular, plural, n), {"n": n, **fields})

    def context(self, context: str, message: str, **fields: object) -> str:
        """Translate a short word that means different things in different places."""
        return self._filled(self._messages.pgettext(context, message), fields)

    def listed(self, names: Iterable[str]) -> str:
        """Names one after the other, with the comma of the language."""
        return ("\u060c " if self.language.is_rtl else ", ").join(self._shown(name) for name in names)

    def date(self, day: date) -> str:
        """A calendar day: `23 Nov 2026`."""
        return format_skeleton("yMMMd", day, locale=self.language.locale)

    def moment(self, at: datetime) -> str:
        """An instant in its own time zone: `23 Nov 2026, 14:05`."""
        locale = self.language.locale
        hour = format_skeleton("Hm", at, tzinfo=at.tzinfo, locale=locale)
        return str(get_datetime_format("medium", locale)).format(hour, self.date(at.date()))

    def money(self, minor: int, currency: str) -> str:
        """An amount in minor units, with the decimals that its currency has (ISO 4217): `€49.00`.

        As on the till: an Arabic sign comes without its last dot, for a sentence has its own; and in
        French, Spanish and Russian a sign that several countries write makes room for the code.
        """
        code, locale = currency.upper(), self.language.locale
        amount = Decimal(minor).scaleb(-get_currency_precision(code))
        sign = get_currency_symbol(code, locale=locale)
        shown = sign.strip("\u200f\u200e.")
        if self.language.code in _WITH_CODES and not _SHARED_SIGNS.isdisjoint(sign):
            shown = code
        written = format_currency(amount, code, locale=locale).replace(sign, shown)
        return _LETTERS_AT_DIGITS.sub("\u00a0", written)

    def _filled(self, template: str, fields: Mapping[str, object]) -> str:
        return template.format_map({name: self._shown(value) for name, value in fields.items()})

    def _shown(self, value: object) -> str:
        text = str(value)
        is_isolated = self.language.is_rtl and not isinstance(value, int)
        return f"{_FIRST_STRONG_ISOLATE}{text}{_END_OF_ISOLATE}" if is_isolated else text


@lru_cache(maxsize=8)
def phrasebook(code: str) -> Phrasebook:
    """The phrasebook of a language; English for another."""
    language = LANGUAGES.get(code, ENGLISH)
    file = CATALOGUES / language.code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not file.exists():
        return Phrasebook(language if language is ENGLISH else ENGLISH)
    with file.open("rb") as opened:
        return Phrasebook(language, GNUTranslations(opened))


def preferred(accepted: str) -> Language:
    """The first language of an Accept-Language header (RFC 9110, 12.5.4) that we speak, or English."""
    wishes: list[tuple[float, int, str]] = []
    for position, entry in enumerate(accepted.split(",")[:20]):
        tag, _, weight = entry.replace(" ", "").lower().partition(";q=")
        try:
            liking = float(weight or 1)
        except ValueError:
            continue
        if liking > 0:
            wishes.append((-liking, position, tag[:2]))
    return next((LANGUAGES[code] for _, _, code in sorted(wishes) if code in LANGUAGES), ENGLISH)
