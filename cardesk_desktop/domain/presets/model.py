"""The parts of a country's preset. Everything in it is a proposal that the owner may change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.domain.tax import Tax, TaxCategory, TaxMode
from cardesk_desktop.domain.tax_rate import TaxRate

Words = Mapping[str, str]
"""The same words by language code, in all five languages of the desk."""


@dataclass(frozen=True, slots=True)
class PresetRate:
    """A rate that the law of the country knows; `is_usual` ones are proposed to a new company."""

    words: Words
    category: TaxCategory
    rate_bp: int = 0
    reasons: Words = field(default_factory=dict)
    """Why no tax is due, by language; empty where the law asks for none."""
    is_usual: bool = True

    def tax(self, language: str) -> Tax:
        """The tax itself, its reason in the language of the company's papers."""
        return Tax(self.category, self.rate_bp, self.reasons.get(language, ""))

    def rate(self, identity: UUID, position: int, language: str) -> TaxRate:
        """The rate as a company keeps it, its main name in the company's language."""
        return TaxRate(identity, named(self.words, language), self.tax(language), position)


@dataclass(frozen=True, slots=True)
class TaxNumberForm:
    """How the number of a taxpayer is written; both empty where there is none or any is taken."""

    pattern: str = ""
    """Of the number without spaces, dashes and points, in capitals."""
    example: str = ""

    def fits(self, number: str) -> bool:
        """True when a cleaned number has the form; whether its check digits are right is asked elsewhere."""
        return not self.pattern or re.fullmatch(self.pattern, number) is not None


@dataclass(frozen=True, slots=True)
class Preset:
    """A country (ISO 3166-1 alpha-2; empty for any other). The first of several is proposed."""

    country: str
    currency: Currency
    time_zones: Sequence[str]
    languages: Sequence[str]
    """Of papers: the first, and where papers are usually bilingual the second."""
    tax_mode: TaxMode
    rates: Sequence[PresetRate]
    tax_number: TaxNumberForm = field(default_factory=TaxNumberForm)
    registrations: Sequence[str] = ()
    """Names of the further numbers and mentions that are asked for, as `Company.registrations` keeps them."""
    is_currency_fixed: bool = False
    """The law wants every invoice in this currency, or a rate of the day beside another one."""
    is_tax_bound_to_number: bool = False
    """Who has no tax number is not registered, and may charge no tax."""

    def lacks_tax_number(self, tax_number: str, rates_bp: Iterable[int]) -> bool:
        """True when tax is charged at one of these rates without the number that allows it."""
        return self.is_tax_bound_to_number and not tax_number.strip() and any(rates_bp)

    @property
    def usual_rates(self) -> tuple[PresetRate, ...]:
        """The rates that are proposed, in their order."""
        return tuple(rate for rate in self.rates if rate.is_usual)


def named(words: Words, language: str) -> Names:
    """The words as a name: the company's language first; English where that is not one of the five."""
    main = language if language in words else "en"
    return Names(words[main], {code: text for code, text in words.items() if code != main})


def five(en: str, fr: str, ar: str, es: str, ru: str) -> Words:
    """The same words in the five languages."""
    return {"en": en, "fr": fr, "ar": ar, "es": es, "ru": ru}
