"""From the lines to the total, the tax by rate, what was paid and what is left to pay."""

from collections.abc import Sequence
from functools import partial

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.documents.fields.lines import is_detailed, line_figures
from cardesk_desktop.documents.fields.model import Closing, Fact, TaxRow, TaxSummary
from cardesk_desktop.documents.fields.words import Speech, Words
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.domain.credit_note import CreditNote, Refund
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.i18n import Phrasebook

_PAYMENTS_SHOWN = 12


def closing(file: InvoiceFile, speech: Speech) -> Closing:
    """The figures below the lines."""
    invoice, show = file.invoice, speech.first
    balance = file.settlement.balance
    return Closing(
        sums=reckoned_sums(invoice, speech),
        total=Fact(speech(lambda _: _("Total")), show.money(invoice.gross)),
        included_tax=included_tax(invoice, speech),
        payments=(*_payments(file.payments, invoice, speech), *_taken_back(file, speech)),
        balance=balance_fact(balance, speech),
        is_settled=balance.minor <= 0,
    )


def balance_fact(balance: Money, speech: Speech) -> Fact:
    """What is left to pay, or what was paid too much: a paper asks nobody for less than nothing."""
    if balance.minor < 0:
        return Fact(speech(lambda _: _.context("paper", "Overpaid")), speech.first.money(-balance))
    return Fact(speech(lambda _: _("Balance due")), speech.first.money(balance))


def tax_summary(invoice: Invoice, speech: Speech) -> TaxSummary:
    """Net and tax by category and rate, with the reason where no tax is due."""
    show = speech.first
    return TaxSummary(
        title=speech(lambda _: _("VAT summary")),
        net=speech(lambda _: _("Net")),
        tax=speech(lambda _: _("VAT")),
        rows=tuple(
            TaxRow(
                _tax_label(line.tax, speech),
                own_words(line.tax.reason),
                show.amount(line.net),
                show.amount(line.amount),
            )
            for line in invoice.summary
        ),
    )


def _tax_label(tax: Tax, speech: Speech) -> Words:
    match tax.category:
        case TaxCategory.STANDARD:
            return speech(lambda _: _("VAT {rate}", rate=_.percent(tax.rate_bp)))
        case TaxCategory.ZERO_RATED:
            return speech(lambda _: _("Zero-rated, {rate}", rate=_.percent(0)))
        case TaxCategory.EXEMPT:
            return speech(lambda _: _("Exempt from VAT"))
        case TaxCategory.OUT_OF_SCOPE:
            return speech(lambda _: _("Outside the scope of VAT"))
        case TaxCategory.REVERSE_CHARGE:
            return speech(lambda _: _("Reverse charge"))


def reckoned_sums(invoice: Invoice, speech: Speech) -> tuple[Fact, ...]:
    """What stands above the total."""
    show, of = speech.first, invoice.currency
    sums: list[Fact] = []
    if invoice.discount:
        figures = line_figures(invoice)
        subtotal = total((figure.before for figure in figures), of)
        discount = total((figure.discount for figure in figures), of)
        sums.append(Fact(speech(lambda _: _("Subtotal")), show.amount(subtotal)))
        sums.append(Fact(_discount_label(invoice, speech), show.amount(-discount)))
    if is_detailed(invoice) or not invoice.tax_mode.prices_include_tax:
        sums.append(Fact(speech(lambda _: _("Net")), show.amount(invoice.net)))
        sums.append(Fact(_vat_label(invoice, speech), show.amount(invoice.tax)))
    return tuple(sums)


def _discount_label(invoice: Invoice, speech: Speech) -> Words:
    reasons = [own_words(reason) for reason in invoice.discount_reasons]
    if not any(reasons):
        return speech(lambda _: _("Discount"))
    return speech(lambda _: _("Discount: {reason}", reason=_.listed(reasons)))


def _vat_label(invoice: Invoice, speech: Speech) -> Words:
    rate = _only_rate(invoice)
    if rate is None:
        return speech(lambda _: _("VAT"))
    return speech(lambda _: _("VAT {rate}", rate=_.percent(rate)))


def included_tax(invoice: Invoice, speech: Speech) -> Fact | None:
    """The tax inside the total, on a paper whose lines include it."""
    if is_detailed(invoice) or not invoice.tax_mode.prices_include_tax:
        return None
    rate = _only_rate(invoice)
    if rate is None:
        label = speech(lambda _: _("VAT included"))
    else:
        label = speech(lambda _: _("VAT {rate} included", rate=_.percent(rate)))
    return Fact(label, speech.first.amount(invoice.tax))


def _only_rate(invoice: Invoice) -> int | None:
    rates = {line.tax.rate_bp for line in invoice.summary}
    return rates.pop() if len(rates) == 1 else None


def _payments(payments: Sequence[Payment], invoice: Invoice, speech: Speech) -> list[Fact]:
    """The payments in their order; of a long row of instalments the first ones as one sum."""
    show = speech.first
    hidden = payments[: -_PAYMENTS_SHOWN + 1] if len(payments) > _PAYMENTS_SHOWN else ()
    facts: list[Fact] = []
    if hidden:
        label = speech(lambda _: _.plural("{n} earlier payment", "{n} earlier payments", len(hidden)))
        facts.append(Fact(label, show.amount(_sum(hidden, invoice))))
    for payment in payments[len(hidden) :]:
        label = speech(partial(_dated_label, payment, invoice))
        facts.append(Fact(label, show.amount(payment.tender.amount)))
    return facts


def _taken_back(file: InvoiceFile, speech: Speech) -> list[Fact]:
    """On a copy: what was taken back of the invoice since, and what of that was given back."""
    show = speech.first
    notes = [Fact(speech(partial(_note_label, note)), show.amount(-note.gross)) for note in file.credit_notes]
    return notes + [
        Fact(speech(partial(refund_label, refund)), show.amount(-refund.tender.amount))
        for refund in file.refunds
    ]


def _note_label(note: CreditNote, _: Phrasebook) -> str:
    return _("Credit note {number}, {day}", number=left_to_right(note.number), day=note.issued_on)


def refund_label(refund: Refund, _: Phrasebook) -> str:
    """How money was given back."""
    said = {
        TenderKind.CASH: _("Given back in cash"),
        TenderKind.CARD: _("Given back to the card"),
        TenderKind.TRANSFER: _("Given back by bank transfer"),
    }[refund.tender.kind]
    reference = own_words(refund.tender.reference)
    return f"{said} {left_to_right(reference)}" if reference else said


def _sum(payments: Sequence[Payment], invoice: Invoice) -> Money:
    return total((payment.tender.amount for payment in payments), invoice.currency)


def _dated_label(payment: Payment, invoice: Invoice, _: Phrasebook) -> str:
    """How it was paid, and when that was another day than the invoice's."""
    label = _payment_label(payment, _)
    paid_on = payment.paid_at.astimezone(invoice.time_zone).date()
    return label if paid_on == invoice.issued_on else _("{payment}, {day}", payment=label, day=paid_on)


def _payment_label(payment: Payment, _: Phrasebook) -> str:
    tender = payment.tender
    reference = own_words(tender.reference)
    match tender.kind:
        case TenderKind.CASH:
            if not tender.change:
                return _("Paid in cash")
            received, change = _.amount(tender.received), _.amount(tender.change)
            return _("Paid in cash {received}, change {change}", received=received, change=change)
        case TenderKind.CARD:
            return _("Paid by card {reference}", reference=reference) if reference else _("Paid by card")
        case TenderKind.TRANSFER:
            if reference:
                return _("Paid by bank transfer {reference}", reference=reference)
            return _("Paid by bank transfer")
