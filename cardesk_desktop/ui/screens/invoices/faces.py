"""What the list, its sums and the head of an invoice say: pure functions from rows and one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.i18n import Phrasebook, isolated
from cardesk_desktop.store.views import InvoiceRow, InvoiceState, InvoiceSums
from cardesk_desktop.ui.screens.invoices.memory import Period
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.row_list import Column


@dataclass(frozen=True, slots=True)
class InvoiceFace:
    """The invoice in front. `payment_words` is empty when nothing is open."""

    invoice_id: UUID
    number: str
    about: str
    tag: str
    tone: Tone
    payment_words: str


def columns(_: Phrasebook, time_zone: ZoneInfo, currency: Currency) -> tuple[Column[InvoiceRow], ...]:
    """The columns of the list."""
    name = _.currency_name(currency)
    return (
        Column(_("Number"), 152, partial(_number_cell, _, time_zone)),
        Column(_("Client"), 100, partial(_client_cell, _), stretch=1),
        Column(_("Plate"), 164, _plate_cell, gives_way=True),
        Column(
            _("Total {currency}", currency=name),
            100,
            partial(_total_cell, _),
            is_figure=True,
        ),
        Column(_("State"), 132, partial(_state_cell, _)),
    )


def sums_words(_: Phrasebook, sums: InvoiceSums, currency: Currency) -> str:
    """How many, how much, and how much of it is open: over the whole list, not only what is seen."""
    gross, still_open = Money(sums.gross_minor, currency), Money(sums.open_minor, currency)
    if not sums.count:
        return ""
    if still_open:
        return _.plural(
            "{n} invoice, {gross}, of which {open} unpaid",
            "{n} invoices, {gross}, of which {open} unpaid",
            sums.count,
            gross=gross,
            open=still_open,
        )
    return _.plural("{n} invoice, {gross}", "{n} invoices, {gross}", sums.count, gross=gross)


def state_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """All, unpaid, paid."""
    return (
        Choice(InvoiceState.ALL, _.context("invoices", "All")),
        Choice(InvoiceState.OPEN, _.context("invoices", "Unpaid")),
        Choice(InvoiceState.PAID, _.context("invoices", "Paid")),
    )


def period_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """The periods, widest first."""
    return (
        Choice(Period.ALL, _.context("period", "All days")),
        Choice(Period.TODAY, _.context("period", "Today")),
        Choice(Period.WEEK, _.context("period", "7 days")),
        Choice(Period.MONTH, _.context("period", "This month")),
    )


def face_of_row(_: Phrasebook, row: InvoiceRow, time_zone: ZoneInfo) -> InvoiceFace:
    """The head of an invoice that stands in the list."""
    plate = row.plate.text if row.plate else ""
    about = (_.date_time(row.issued_at, time_zone), row.buyer_name, plate, _.money(row.gross))
    return _face(_, row.id, row.number, about, row.balance)


def face_of_file(_: Phrasebook, file: InvoiceFile) -> InvoiceFace:
    """The head of an invoice that was opened from elsewhere."""
    invoice = file.invoice
    about = (
        _.date_time(invoice.issued_at, invoice.time_zone),
        invoice.buyer.name if invoice.buyer else "",
        invoice.vehicle.plate if invoice.vehicle else "",
        _.money(invoice.gross),
    )
    return _face(_, invoice.id, invoice.number, about, file.settlement.balance)


def _face(
    _: Phrasebook, invoice_id: UUID, number: str, about: tuple[str, ...], balance: Money
) -> InvoiceFace:
    tag, tone = _state(_, balance, _.money(balance))
    return InvoiceFace(
        invoice_id=invoice_id,
        number=number,
        # Each part keeps its place in the line, whatever its script.
        about=" · ".join(isolated(part, is_rtl=_.language.is_rtl) for part in about if part),
        tag=tag,
        tone=tone,
        payment_words=_("Take {amount}", amount=balance) if balance else "",
    )


def _state(_: Phrasebook, balance: Money, amount: str) -> tuple[str, Tone]:
    if balance:
        return _.context("invoice", "{amount} unpaid", amount=amount), Tone.DUE
    return _.context("invoice", "Paid"), Tone.READY


def _number_cell(_: Phrasebook, time_zone: ZoneInfo, row: InvoiceRow) -> Cell:
    return Cell(row.number, is_bold=True, detail=_.date_time(row.issued_at, time_zone))


def _client_cell(_: Phrasebook, row: InvoiceRow) -> Cell:
    if not row.buyer_name:
        return Cell(row.vehicle_name or _("Counter sale"), tone=Tone.MUTED)
    return Cell(row.buyer_name, detail=row.vehicle_name)


def _plate_cell(row: InvoiceRow) -> Cell:
    return Cell(kind=CellKind.PLATE, plate=row.plate) if row.plate else Cell()


def _total_cell(_: Phrasebook, row: InvoiceRow) -> Cell:
    return Cell(_.amount(row.gross), CellKind.FIGURE, is_bold=True)


def _state_cell(_: Phrasebook, row: InvoiceRow) -> Cell:
    # The currency stands at the head of the column of totals.
    words, tone = _state(_, row.balance, _.amount(row.balance))
    return Cell(words, CellKind.TAG, tone)
