"""The five languages of the desk: sentences by gettext, money, numbers and dates by Babel.

Digits are Latin in every language, as cashiers and tax papers in the Emirates write them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import NumberPattern, get_decimal_symbol, parse_pattern

from cardesk_desktop.currency_signs import local_name, marked, own_sign
from cardesk_desktop.directions import isolated, left_to_right, one_piece, right_to_left, runs_right_to_left
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.paths import catalogue

_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"
_ARABIC_COMMA = "\u060c"
_WITH_SIGNS = frozenset({"fr", "es", "ru"})
_SPACED_PERCENT = frozenset({"fr", "es", "ru"})

_FIELD = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Language:
    """A language of screen and paper: ISO 639 code, its name for itself, direction, CLDR locale."""

    code: str
    name: str
    is_rtl: bool
    locale: str


LANGUAGES: tuple[Language, ...] = (
    Language("en", "English", is_rtl=False, locale="en_GB"),
    Language("fr", "Français", is_rtl=False, locale="fr_FR"),
    Language("ar", "العربية", is_rtl=True, locale="ar_AE"),
    Language("es", "Español", is_rtl=False, locale="es_ES"),
    Language("ru", "Русский", is_rtl=False, locale="ru_RU"),
)


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Everything that one language says. Immutable, so that any thread may read it.

    Values put into sentences keep their own direction: an Arabic name in a French sentence, an
    amount with its sign in an Arabic one.
    """

    language: Language
    _messages: NullTranslations = field(default_factory=NullTranslations, repr=False)

    def __call__(self, message: str, **fields: object) -> str:
        """Translate a whole sentence and fill its `{named}` fields."""
        # The empty message is gettext's header, never a sentence.
        return self._filled(self._messages.gettext(message), message, fields) if message else ""

    def plural(self, singular: str, plural: str, n: int, **fields: object) -> str:
        """Translate by the plural rule of the language; `{n}` is the number itself, grouped."""
        template = self._messages.ngettext(singular, plural, n)
        return self._filled(template, singular if n == 1 else plural, {"n": self.number(n), **fields})

    def context(self, context: str, message: str, **fields: object) -> str:
        """Translate a short word that means different things in different places."""
        return self._filled(self._messages.pgettext(context, message), message, fields)

    def listed(self, parts: Iterable[str]) -> str:
        """Names one after the other, with the comma of the language; empty ones are left out."""
        return self._in_a_row(parts, f"{_ARABIC_COMMA} " if self.language.is_rtl else ", ")

    def side_by_side(self, parts: Iterable[str]) -> str:
        """Short facts with a dot between them, `Toyota · 2019`; empty ones are left out.

        The first of them may be a name in letters that run the other way: it turns nothing around.
        """
        return self._in_a_row(parts, " · ")

    def number(self, n: int) -> str:
        """A count, grouped: `1,900`."""
        return self._digits(Decimal(n), "#,##0")

    @property
    def decimal_sign(self) -> str:
        """What parts the decimals from the whole: a point, or a comma in French, Spanish and Russian."""
        return get_decimal_symbol(_locale(self.language.locale), numbering_system="latn")

    def amount(self, amount: Money) -> str:
        """The digits of an amount with all its decimals, `1,900.00`, for columns of one currency."""
        places = amount.currency.exponent
        return self._digits(amount.decimal, "#,##0" + ("." + "0" * places if places else ""))

    def money(self, amount: Money) -> str:
        """An amount with its currency where the language puts it: `AED 279.90`, in French `279,90 €`.

        The sign U+20C3 is not used: no shipped font draws it, and the central bank forbids it
        beside the letters AED.
        """
        return marked(self.amount(amount), self.currency_sign(amount.currency), self.language.locale)

    def currency_sign(self, of: Currency) -> str:
        """The mark beside an amount and of a field for one: `AED`, `€`, in Arabic `د.إ`."""
        if self.language.code in _WITH_SIGNS:
            return own_sign(of.code, self.language.locale)
        return one_piece(self.currency_name(of))

    def currency_name(self, of: Currency) -> str:
        """The currency in the head of a list, which may be saved as a file: `AED`, `EUR`, in Arabic `د.إ`."""
        return local_name(of.code, self.language.locale) if self.language.is_rtl else of.code

    def quantity(self, quantity: Quantity) -> str:
        """A quantity without idle zeros: `2`, `1.5`."""
        return self._digits(quantity.decimal, "#,##0.###")

    def percent(self, basis_points: int, places: int = 0) -> str:
        """Hundredths of a per cent: 1250 is `12.5%`; in a column `places` of 1 keep `25.0%` below `47.5%`."""
        digits = self._digits(Decimal(basis_points).scaleb(-2), f"#,##0.{'0' * places:#<2}")
        gap = _NO_BREAK_SPACE if self.language.code in _SPACED_PERCENT else ""
        return self._one_piece(f"{digits}{gap}%")

    def date(self, day: dt.date) -> str:
        """A calendar day: `23 Nov 2026`."""
        return format_skeleton("yMMMd", day, locale=self.language.locale)

    def weekday(self, day: dt.date) -> str:
        """A day of this year, as one says it: `Monday 23 November`."""
        return format_skeleton("MMMMEEEEd", day, locale=self.language.locale)

    def short_date(self, day: dt.date) -> str:
        """A day below a chart, whose year is known: `23 Nov`."""
        return format_skeleton("MMMd", day, locale=self.language.locale)

    def month(self, day: dt.date) -> str:
        """The month of a day: `Nov 2026`."""
        return format_skeleton("yMMM", day, locale=self.language.locale)

    def time(self, instant: dt.datetime, tz: dt.tzinfo) -> str:
        """The local time of an aware instant on a 24-hour clock: `14:03`."""
        return instant.astimezone(tz).strftime("%H:%M")

    def date_time(self, instant: dt.datetime, tz: dt.tzinfo) -> str:
        """The local day and time of an aware instant: `23 Nov 2026, 14:03`."""
        day = self.date(instant.astimezone(tz).date())
        pattern = str(Locale.parse(self.language.locale).datetime_formats["medium"]).replace("'", "")
        return pattern.replace("{1}", day).replace("{0}", self.time(instant, tz))

    def elapsed(self, seconds: int) -> str:
        """How long something lasts, in at most two units: `6 min`, `1 h 20 min`, `2 d 3 h`."""
        minutes = max(0, seconds) // 60
        hours, days = minutes // 60, minutes // 1440
        if minutes < 1:
            return self.context("elapsed time", "just now")
        if hours < 1:
            return self.context("elapsed time", "{minutes} min", minutes=minutes)
        if days < 1 and minutes % 60:
            return self.context("elapsed time", "{hours} h {minutes} min", hours=hours, minutes=minutes % 60)
        if days < 1:
            return self.context("elapsed time", "{hours} h", hours=hours)
        if hours % 24:
            return self.context("elapsed time", "{days} d {hours} h", days=days, hours=hours % 24)
        return self.context("elapsed time", "{days} d", days=days)

    def _in_a_row(self, parts: Iterable[str], between: str) -> str:
        given = [part for part in parts if part]
        apart = [isolated(part, is_rtl=self.language.is_rtl) for part in given]
        row = between.join(apart)
        if len(given) < 2:
            return row
        if self.language.is_rtl:
            return right_to_left(row)
        return row if apart == given else left_to_right(row)

    def _digits(self, value: Decimal, pattern: str) -> str:
        size = _pattern(pattern).apply(abs(value), _locale(self.language.locale), numbering_system="latn")
        return self._one_piece(f"{_MINUS}{size}") if value < 0 else size

    def _one_piece(self, signed: str) -> str:
        # After Arabic letters a sign would jump to the other end of its number.
        return left_to_right(signed) if self.language.is_rtl else signed

    def _filled(self, template: str, original: str, fields: Mapping[str, object]) -> str:
        shown = {name: self._shown(value) for name, value in fields.items()}
        try:
            return self._directed(template, template.format_map(shown))
        except (KeyError, IndexError, ValueError):
            # A slip in a translation must not stop a sale: the English sentence is always whole.
            return original.format_map(shown)

    def _directed(self, template: str, filled: str) -> str:
        """What is nothing but fields, or begins with a foreign word, does not show its own direction."""
        if not self.language.is_rtl or runs_right_to_left(_FIELD.sub("", template)):
            return filled
        return right_to_left(filled)

    def _shown(self, value: object) -> object:
        match value:
            case Money():
                return self.money(value)
            case Currency():
                return self.currency_sign(value)
            case Quantity():
                return self.quantity(value)
            case bool() | None:
                return str(value)
            case int():
                return self.number(value)
            case dt.date() if not isinstance(value, dt.datetime):
                return self.date(value)
            case _:
                return isolated(str(value), is_rtl=self.language.is_rtl)


# Papers and lists write thousands of numbers: what Babel reads from a pattern and a locale, it reads once.
@lru_cache(maxsize=16)
def _pattern(pattern: str) -> NumberPattern:
    return parse_pattern(pattern)


@lru_cache(maxsize=8)
def _locale(name: str) -> Locale:
    return Locale.parse(name)


def language(code: str) -> Language:
    """The language of a code; ValueError for one that the desk does not speak."""
    for known in LANGUAGES:
        if known.code == code:
            return known
    raise ValueError(f"unknown language code: {code}")


def load_phrasebook(code: str) -> Phrasebook:
    """Read the catalogue of a language from disk. A missing catalogue means English sentences."""
    spoken = language(code)
    path = catalogue(code)
    if not path.is_file():
        return Phrasebook(spoken)
    with path.open("rb") as file:
        return Phrasebook(spoken, GNUTranslations(file))
