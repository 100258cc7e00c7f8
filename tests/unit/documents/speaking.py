"""Phrasebooks for papers in tests: the words stand here, so that no change of a catalogue moves an image."""

from collections.abc import Mapping
from gettext import NullTranslations

from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook, language

_ARABIC = {
    "Tax Invoice": "فاتورة ضريبية",
    "Invoice": "فاتورة",
    "Copy": "نسخة",
    "Number": "الرقم",
    "Bill to": "فاتورة إلى",
    "Walk-in client": "عميل عابر",
    "TRN": "الرقم الضريبي",
    "VAT number": "الرقم الضريبي",
    "{distance} km": "{distance} كم",
    "Abu Dhabi": "أبوظبي",
    "Dubai": "دبي",
    "Sharjah": "الشارقة",
    "Date of issue": "تاريخ الإصدار",
    "Date of supply": "تاريخ التوريد",
    "Payment due": "تاريخ الاستحقاق",
    "Description": "الوصف",
    "Quantity": "الكمية",
    "Unit price excl. VAT": "سعر الوحدة دون الضريبة",
    "Unit price incl. VAT": "سعر الوحدة شامل الضريبة",
    "Discount": "الخصم",
    "Discount: {reason}": "الخصم: {reason}",
    "Net": "الصافي",
    "Net {currency}": "الصافي {currency}",
    "VAT rate": "نسبة الضريبة",
    "net {amount}": "الصافي {amount}",
    "discount {amount}": "الخصم {amount}",
    "VAT {rate}: {amount}": "الضريبة {rate}: {amount}",
    "VAT": "الضريبة",
    "VAT {rate}": "ضريبة القيمة المضافة {rate}",
    "VAT included": "الضريبة المشمولة",
    "VAT {rate} included": "تشمل ضريبة القيمة المضافة {rate}",
    "Total": "الإجمالي",
    "Total {currency}": "الإجمالي {currency}",
    "Subtotal": "المجموع الفرعي",
    "VAT summary": "ملخص الضريبة",
    "Zero-rated, {rate}": "خاضع لنسبة الصفر {rate}",
    "Exempt from VAT": "معفى من الضريبة",
    "Outside the scope of VAT": "خارج نطاق الضريبة",
    "Reverse charge": "الاحتساب العكسي",
    "Paid in cash": "مدفوع نقدا",
    "Paid in cash {received}, change {change}": "مدفوع نقدا {received}، الباقي {change}",
    "Paid by card": "مدفوع بالبطاقة",
    "Paid by card {reference}": "مدفوع بالبطاقة {reference}",
    "Paid by bank transfer": "مدفوع بتحويل بنكي",
    "{payment}, {day}": "{payment}، {day}",
    "Balance due": "الرصيد المستحق",
    "Register {code}": "الصندوق {code}",
    "Page {page} of {pages}": "صفحة {page} من {pages}",
    "Scan to check that this document is unchanged.": "امسح الرمز للتحقق من أن المستند لم يتغير.",
}

_FRENCH = {
    "Invoice": "Facture",
    "Copy": "Duplicata",
    "Number": "Numéro",
    "Bill to": "Facturé à",
    "Walk-in client": "Client de passage",
    "VAT number": "N° de TVA",
    "{form} with a capital of {capital}": "{form} au capital de {capital}",
    "Date of issue": "Date d’émission",
    "Date of supply": "Date de la prestation",
    "Payment due": "Échéance",
    "Description": "Désignation",
    "Quantity": "Quantité",
    "Unit price excl. VAT": "Prix unitaire HT",
    "Unit price incl. VAT": "Prix unitaire TTC",
    "Discount": "Remise",
    "Discount: {reason}": "Remise : {reason}",
    "Net": "HT",
    "VAT rate": "Taux de TVA",
    "VAT": "TVA",
    "VAT {rate}": "TVA {rate}",
    "Total": "Total TTC",
    "Total {currency}": "Total {currency}",
    "Subtotal": "Sous-total HT",
    "VAT summary": "Récapitulatif de la TVA",
    "Exempt from VAT": "Exonéré de TVA",
    "Paid in cash": "Payé en espèces",
    "Paid by card": "Payé par carte",
    "Paid by bank transfer": "Payé par virement",
    "Balance due": "Reste à payer",
    "Register {code}": "Caisse {code}",
    "Page {page} of {pages}": "Page {page} sur {pages}",
    "Scan to check that this document is unchanged.": "Scannez pour vérifier que ce document est inchangé.",
    "Category of operation: supply of goods and services.": (
        "Catégorie de l’opération : livraison de biens et prestation de services."
    ),
    "Late payment: a penalty of three times the legal interest rate and a fixed recovery fee "
    "of {fee} are due. No discount for early payment.": (
        "Retard de paiement : pénalité de trois fois le taux d’intérêt légal et indemnité forfaitaire de "
        "recouvrement de {fee}. Pas d’escompte pour paiement anticipé."
    ),
}


class _Words(NullTranslations):
    """A catalogue written down here."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words

    @override
    def gettext(self, message: str) -> str:
        return self._words.get(message, message)

    @override
    def pgettext(self, context: str, message: str) -> str:
        return self._words.get(message, message)


ENGLISH = Phrasebook(language("en"))
ARABIC = Phrasebook(language("ar"), _Words(_ARABIC))
FRENCH = Phrasebook(language("fr"), _Words(_FRENCH))
