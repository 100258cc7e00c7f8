"""What is said once the sale is on disk: pure functions from the sale and one language."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.paying import SaleCompleted
from cardesk_desktop.settings import AutoPrint
from cardesk_desktop.ui.screens.pay.subject import Subject


@dataclass(frozen=True, slots=True)
class ThanksFace:
    """Empty amounts are not shown. `next_words` is what the large button says."""

    title: str
    invoice: str
    change: str
    balance_label: str
    balance: str
    next_words: str


def thanks_face(_: Phrasebook, subject: Subject | None, sale: SaleCompleted) -> ThanksFace:
    """Paid, change, and what stays open."""
    is_later = subject is not None and subject.is_later
    has_car = sale.file.invoice.vehicle is not None
    return ThanksFace(
        title=_title(_, sale),
        invoice=_("Invoice {number}", number=sale.file.invoice.number),
        change=_.amount(sale.change) if sale.change else "",
        balance_label=(_("Still open") if is_later else _("On account")) if sale.balance else "",
        balance=_.amount(sale.balance) if sale.balance else "",
        next_words=_("Back to the invoices") if is_later else _("Next car") if has_car else _("Next sale"),
    )


def passing_words(_: Phrasebook, sale: SaleCompleted) -> str:
    """The same in one line, for who does not look at it any more."""
    return _.side_by_side((_title(_, sale), _("Invoice {number}", number=sale.file.invoice.number)))


def _title(_: Phrasebook, sale: SaleCompleted) -> str:
    """What was handed over just now, whatever was paid on the invoice before."""
    if not sale.taken and sale.balance:
        return _("{amount} on account", amount=sale.balance)
    if sale.balance:
        return _("{amount} paid in part", amount=sale.taken)
    return _("{amount} paid", amount=sale.taken)


def footnote(_: Phrasebook, prints: AutoPrint, *, is_later: bool) -> str:
    """What happens by itself after the payment."""
    if is_later or prints is AutoPrint.NOTHING:
        return ""
    if prints is AutoPrint.RECEIPT:
        return _("The receipt prints by itself.")
    return _("The invoice prints by itself.")
