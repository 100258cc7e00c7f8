"""Why no tax is due, in the words that the invoices of a country show, as of 2026.

A proposal for a rate without tax: the company's accountant has the last word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cardesk_desktop.domain.presets.model import Words, five
from cardesk_desktop.domain.presets.rates import RATES
from cardesk_desktop.domain.tax import TaxCategory


@dataclass(frozen=True, slots=True)
class LegalReason:
    """One wording for one category."""

    category: TaxCategory
    words: Words


def _law(category: TaxCategory, text: str) -> LegalReason:
    """The law gives these words; they are not translated."""
    return LegalReason(category, five(text, text, text, text, text))


_EXEMPT, _OUT, _REVERSE = TaxCategory.EXEMPT, TaxCategory.OUT_OF_SCOPE, TaxCategory.REVERSE_CHARGE

_ABROAD = LegalReason(
    _OUT,
    five(
        "Supplied outside the country",
        "Opération réalisée hors du pays",
        "توريد خارج الدولة",
        "Operación realizada fuera del país",
        "Место реализации за пределами страны",
    ),
)
_EMIRATES_EXEMPT = LegalReason(
    _EXEMPT,
    five(
        "Exempt supply, Article 46 of Federal Decree-Law No. 8 of 2017",
        "Opération exonérée, article 46 du décret-loi fédéral n° 8 de 2017",
        "توريد معفى، المادة 46 من المرسوم بقانون اتحادي رقم 8 لسنة 2017",
        "Operación exenta, artículo 46 del Decreto-ley Federal n.º 8 de 2017",
        "Освобождено от НДС, статья 46 Федерального декрета-закона № 8 от 2017 года",
    ),
)
_EMIRATES_REVERSE = LegalReason(
    _REVERSE,
    five(
        "Reverse charge, Article 48 of Federal Decree-Law No. 8 of 2017",
        "Autoliquidation, article 48 du décret-loi fédéral n° 8 de 2017",
        "الاحتساب العكسي، المادة 48 من المرسوم بقانون اتحادي رقم 8 لسنة 2017",
        "Inversión del sujeto pasivo, artículo 48 del Decreto-ley Federal n.º 8 de 2017",
        "Обратное начисление, статья 48 Федерального декрета-закона № 8 от 2017 года",
    ),
)
_SAUDI_FINANCE = LegalReason(
    _EXEMPT,
    five(
        "Financial services, Article 29 of the VAT Regulations",
        "Services financiers, article 29 du règlement de la TVA",
        "الخدمات المالية، المادة 29 من اللائحة التنفيذية لنظام ضريبة القيمة المضافة",
        "Servicios financieros, artículo 29 del Reglamento del IVA",
        "Финансовые услуги, статья 29 Положения об НДС",
    ),
)
_SAUDI_PROPERTY = LegalReason(
    _EXEMPT,
    five(
        "Real estate transactions, Article 30 of the VAT Regulations",
        "Opérations immobilières, article 30 du règlement de la TVA",
        "المعاملات العقارية، المادة 30 من اللائحة التنفيذية لنظام ضريبة القيمة المضافة",
        "Operaciones inmobiliarias, artículo 30 del Reglamento del IVA",
        "Сделки с недвижимостью, статья 30 Положения об НДС",
    ),
)

_FURTHER: Mapping[str, Sequence[LegalReason]] = {
    "AE": (_EMIRATES_EXEMPT, _EMIRATES_REVERSE, _ABROAD),
    "SA": (_SAUDI_FINANCE, _SAUDI_PROPERTY, _ABROAD),
    "FR": (
        _law(_EXEMPT, "Exonération de TVA, article 261 du CGI"),
        _law(_REVERSE, "Autoliquidation"),
        _law(_OUT, "TVA non applicable, article 259-1 du CGI"),
    ),
    "ES": (
        _law(_REVERSE, "Inversión del sujeto pasivo, artículo 84.Uno.2.º de la Ley 37/1992"),
        _law(_OUT, "Operación no sujeta, artículo 7 de la Ley 37/1992"),
    ),
    "GB": (
        _law(_EXEMPT, "Exempt supply, Value Added Tax Act 1994, Schedule 9"),
        _law(_REVERSE, "Reverse charge: customer to account to HMRC for the VAT"),
        _ABROAD,
    ),
    "RU": (
        _law(_EXEMPT, "Без НДС, статья 149 НК РФ"),
        _law(_REVERSE, "НДС исчисляется налоговым агентом"),
        _law(_OUT, "Не является объектом обложения НДС, пункт 2 статьи 146 НК РФ"),
    ),
    "": (_ABROAD,),
}


def legal_reasons(country: str, category: TaxCategory, language: str) -> tuple[str, ...]:
    """The usual wordings of a country for a category, those of its preset rates first; none for a rate."""
    country = country if country in RATES else ""
    of_rates = [LegalReason(rate.category, rate.reasons) for rate in RATES[country] if rate.reasons]
    known = (*of_rates, *_FURTHER.get(country, ()))
    return tuple(
        reason.words.get(language, reason.words["en"]) for reason in known if reason.category is category
    )
