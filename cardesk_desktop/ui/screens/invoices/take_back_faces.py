"""What the panel of a credit note says: pure functions from the invoice, what is chosen, and one language."""

from __future__ import annotations

from collections.abc import Sequence

from cardesk_desktop.domain.credit_note import Fate, Refund
from cardesk_desktop.domain.invoice import InvoiceLine
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui import words
from cardesk_desktop.ui.widgets.choice import Choice

_TENDER_ICONS = {
    TenderKind.CASH: "banknote",
    TenderKind.CARD: "credit-card",
    TenderKind.TRANSFER: "landmark",
}


def line_detail(_: Phrasebook, sold: InvoiceLine, left: InvoiceLine) -> str:
    """What is left of a line: of how many, and what it comes to."""
    amount = _.money(left.gross)
    if left.quantity == Quantity.of(1) == sold.quantity:
        return amount
    if left.quantity == sold.quantity:
        return _("{quantity}, {amount} in all", quantity=sold.quantity, amount=amount)
    return _(
        "{left} of {quantity} left, {amount} in all",
        left=left.quantity,
        quantity=sold.quantity,
        amount=amount,
    )


def fate_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """What becomes of goods."""
    return (
        Choice(Fate.STOCK, _("Back into stock")),
        Choice(Fate.WASTE, _("Write off")),
    )


def tender_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """How money goes back."""
    return tuple(Choice(kind, words.tender(_, kind), _TENDER_ICONS[kind]) for kind in TenderKind)


def usual_reasons(_: Phrasebook) -> tuple[str, ...]:
    """What is given as a reason most often."""
    return (
        _("Brought back unused"),
        _("Work not as agreed"),
        _("Goods were faulty"),
        _("Charged by mistake"),
    )


def usual_tender(file: InvoiceFile) -> TenderKind:
    """The way in which most was paid: money goes back as it came."""
    paid: dict[TenderKind, int] = {}
    for payment in file.payments:
        tender = payment.tender
        paid[tender.kind] = paid.get(tender.kind, 0) + tender.amount.minor
    return max(paid, key=lambda kind: paid[kind], default=TenderKind.CASH)


def division_words(_: Phrasebook, credited: Money, due: Money) -> str:
    """What the credit does to what is still to be paid, and what goes back; empty when nothing is chosen."""
    lowered = credited - due
    if lowered and due:
        return _(
            "{lowered} comes off what is still to be paid, {due} goes back.",
            lowered=lowered,
            due=due,
        )
    if lowered:
        return _("{lowered} comes off what is still to be paid. No money goes back.", lowered=lowered)
    return _("{due} goes back to the client.", due=due) if due else ""


def action_words(_: Phrasebook, credited: Money, due: Money, kind: TenderKind, *, is_chosen: bool) -> str:
    """What the large button does, and for how much."""
    if not is_chosen:
        return _("Choose what to refund")
    if not due:
        return _("Credit {amount}", amount=credited)
    return {
        TenderKind.CASH: _("Give back {amount} in cash", amount=due),
        TenderKind.CARD: _("Give back {amount} to the card", amount=due),
        TenderKind.TRANSFER: _("Give back {amount} by bank transfer", amount=due),
    }[kind]


def done_words(_: Phrasebook, refunds: Sequence[Refund]) -> str:
    """What the person at the desk does now."""
    if not refunds:
        return _("Nothing is to be given back: the client owes that much less.")
    return "\n".join(_given_back(_, refund.tender) for refund in refunds)


def _given_back(_: Phrasebook, tender: Tender) -> str:
    return {
        TenderKind.CASH: _("Take {amount} out of the till and hand it over.", amount=tender.amount),
        TenderKind.CARD: _("Give back {amount} on the card terminal.", amount=tender.amount),
        TenderKind.TRANSFER: _("Send {amount} by bank transfer.", amount=tender.amount),
    }[tender.kind]
