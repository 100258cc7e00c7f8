"""The figures under the lines: subtotal, discount, tax by rate, total."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tax import TaxCategory, TaxLine
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.ui.screens.sell.faces import discount_words


class Weight(Enum):
    """How much a row of figures matters."""

    PLAIN = "plain"
    OFF = "off"
    QUIET = "quiet"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One row: what it is, and how much."""

    words: str
    amount: str
    weight: Weight


def total_rows(_: Phrasebook, view: TicketView) -> tuple[TotalRow, ...]:
    """The rows in the order in which they add up.

    The subtotal is the sum of the amounts beside the lines. A row of tax stands for every rate, and
    says whether it is in the prices; where no tax is due, the row says why and shows what it is not
    due on only beside another rate.
    """
    ticket, priced = view.ticket, view.priced
    rows = [TotalRow(_("Subtotal"), _.amount(ticket.lines_total), Weight.PLAIN)]
    if ticket.discount is not None:
        off = ticket.discount.of(ticket.lines_total)
        title = _("Discount · {discount}", discount=discount_words(_, ticket.discount))
        rows.append(TotalRow(title, _.amount(-off), Weight.OFF))
    is_included = priced.gross == priced.subtotal - priced.discount
    rows.extend(
        TotalRow(_tax_words(_, line, is_included=is_included), _.amount(line.amount), Weight.QUIET)
        for line in priced.taxed.summary
    )
    rows.append(TotalRow(_("Total"), _.money(priced.gross), Weight.TOTAL))
    return tuple(rows)


def pay_words(_: Phrasebook, amount: Money) -> str:
    """What the large button says."""
    return _("Pay {amount}", amount=amount)


def _tax_words(_: Phrasebook, line: TaxLine, *, is_included: bool) -> str:
    match line.tax.category:
        case TaxCategory.STANDARD if is_included:
            return _("VAT {rate} (included)", rate=_.percent(line.tax.rate_bp))
        case TaxCategory.STANDARD:
            return _("VAT {rate}", rate=_.percent(line.tax.rate_bp))
        case TaxCategory.ZERO_RATED:
            return _("VAT 0% on {net}", net=_.amount(line.net))
        case TaxCategory.EXEMPT:
            return _("Exempt from VAT: {net}", net=_.amount(line.net))
        case TaxCategory.OUT_OF_SCOPE:
            return _("Outside the scope of VAT: {net}", net=_.amount(line.net))
        case TaxCategory.REVERSE_CHARGE:
            return _("Reverse charge on {net}", net=_.amount(line.net))
