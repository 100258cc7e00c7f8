"""The tax rates of the countries, as of 2026, by the names that their laws and shopkeepers use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cardesk_desktop.domain.presets.model import PresetRate, five
from cardesk_desktop.domain.tax import TaxCategory

_STANDARD = five("Standard rate", "Taux normal", "النسبة الأساسية", "Tipo general", "Основная ставка")
_REDUCED = five("Reduced rate", "Taux réduit", "النسبة المخفضة", "Tipo reducido", "Пониженная ставка")
_MIDDLE = five(
    "Intermediate rate", "Taux intermédiaire", "النسبة المتوسطة", "Tipo intermedio", "Промежуточная ставка"
)
_LOWEST = five(
    "Super-reduced rate",
    "Taux particulier",
    "النسبة المخفضة جدًا",
    "Tipo superreducido",
    "Сверхнизкая ставка",
)
_ZERO = five("Zero rate", "Taux zéro", "النسبة الصفرية", "Tipo cero", "Нулевая ставка")
_NO_VAT = five("No VAT", "Sans TVA", "بلا ضريبة", "Sin IVA", "Без НДС")
_NO_TAX = five("No tax", "Sans taxe", "بلا ضريبة", "Sin impuesto", "Без налога")
_SIMPLIFIED = five(
    "Simplified scheme", "Régime simplifié", "النظام المبسط", "Régimen simplificado", "Ставка для УСН"
)

_UNREGISTERED = five(
    "The seller is not registered for VAT",
    "Le vendeur n’est pas assujetti à la TVA",
    "البائع غير مسجل في ضريبة القيمة المضافة",
    "El vendedor no está registrado a efectos del IVA",
    "Продавец не является плательщиком НДС",
)
_KUWAIT = five(
    "There is no VAT in Kuwait",
    "Il n’y a pas de TVA au Koweït",
    "لا توجد ضريبة قيمة مضافة في الكويت",
    "En Kuwait no hay IVA",
    "В Кувейте нет НДС",
)
_UNTAXED = five(
    "Not subject to tax", "Non soumis à la taxe", "غير خاضع للضريبة", "No sujeto", "Не облагается"
)

# The law gives the words that the paper has to show; they are not translated.
_FRENCH_FRANCHISE = dict.fromkeys(_NO_VAT, "TVA non applicable, article 293 B du CGI")
_SPANISH_EXEMPTION = dict.fromkeys(_NO_VAT, "Operación exenta, artículo 20 de la Ley 37/1992")
_RUSSIAN_EXEMPTION = dict.fromkeys(_NO_VAT, "Без НДС, статья 145 НК РФ")


def _standard(rate_bp: int) -> PresetRate:
    return PresetRate(_STANDARD, TaxCategory.STANDARD, rate_bp)


_ZERO_RATE = PresetRate(_ZERO, TaxCategory.ZERO_RATED)
_NOT_REGISTERED = PresetRate(_NO_VAT, TaxCategory.OUT_OF_SCOPE, 0, _UNREGISTERED, is_usual=False)

RATES: Mapping[str, Sequence[PresetRate]] = {
    "AE": (_standard(500), _ZERO_RATE, _NOT_REGISTERED),
    "SA": (_standard(1_500), _ZERO_RATE, _NOT_REGISTERED),
    "KW": (PresetRate(_NO_VAT, TaxCategory.OUT_OF_SCOPE, 0, _KUWAIT),),
    "FR": (
        _standard(2_000),
        PresetRate(_MIDDLE, TaxCategory.STANDARD, 1_000),
        PresetRate(_REDUCED, TaxCategory.STANDARD, 550),
        PresetRate(_LOWEST, TaxCategory.STANDARD, 210, is_usual=False),
        PresetRate(_NO_VAT, TaxCategory.EXEMPT, 0, _FRENCH_FRANCHISE, is_usual=False),
    ),
    "ES": (
        _standard(2_100),
        PresetRate(_REDUCED, TaxCategory.STANDARD, 1_000),
        PresetRate(_LOWEST, TaxCategory.STANDARD, 400),
        PresetRate(_NO_VAT, TaxCategory.EXEMPT, 0, _SPANISH_EXEMPTION, is_usual=False),
    ),
    "GB": (
        _standard(2_000),
        PresetRate(_REDUCED, TaxCategory.STANDARD, 500),
        _ZERO_RATE,
        _NOT_REGISTERED,
    ),
    # 22 % since 1 January 2026 (Federal Law 425-FZ of 28 November 2025); 5 and 7 % without deductions
    # and the exemption of article 145 are for those on the simplified scheme, as most car washes are.
    "RU": (
        _standard(2_200),
        PresetRate(_REDUCED, TaxCategory.STANDARD, 1_000),
        _ZERO_RATE,
        PresetRate(_SIMPLIFIED, TaxCategory.STANDARD, 500, is_usual=False),
        PresetRate(_SIMPLIFIED, TaxCategory.STANDARD, 700, is_usual=False),
        PresetRate(_NO_VAT, TaxCategory.EXEMPT, 0, _RUSSIAN_EXEMPTION, is_usual=False),
    ),
    "": (PresetRate(_NO_TAX, TaxCategory.OUT_OF_SCOPE, 0, _UNTAXED),),
}
"""By country; the first is the one that most of a car wash is sold at."""
