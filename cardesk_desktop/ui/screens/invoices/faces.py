"""What the list, its sums and the head of an invoice say: pure functions from rows and one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.crediting import everything_left, overpaid
from cardesk_desktop.domain.invoice_file import InvoiceFile, PaperFile
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.tender import Settlement
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_invoices import ListedFigure
from cardesk_desktop.store.views import InvoiceRow, InvoiceState, InvoiceSums
from cardesk_desktop.ui.screens.invoices.memory import Period
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widest import every_moment
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.row_list import Column


@dataclass(frozen=True, slots=True)
class InvoiceFace:
    """The invoice or credit note in front. `payment_words` is empty when nothing is open or overpaid.

    `invoice_id` is the invoice itself, or the one that the credit note takes back. `papers` are the invoice
    and its credit notes by identity, once they are known and there are several.
    """

    document_id: UUID
    invoice_id: UUID
    number: str
    about: str
    tag: str
    tone: Tone
    payment_words: str
    can_take_back: bool = False
    is_overpaid: bool = False
    papers: tuple[Choice, ...] = ()

    @property
    def is_credit_note(self) -> bool:
        """True when it takes an invoice back."""
        return self.document_id != self.invoice_id


def columns(_: Phrasebook, time_zone: ZoneInfo, currency: Currency) -> tuple[Column[InvoiceRow], ...]:
    """The columns of the list."""
    name = _.currency_name(currency)
    moments = tuple(Cell(detail=moment) for moment in every_moment(_))
    widest = (Cell(detail=_("Original invoice")), Cell(_.context("invoice", "Partly credited")))
    return (
        Column(_("Number"), 120, partial(_number_cell, _, time_zone), samples=moments),
        Column(_("Client"), 160, partial(_client_cell, _), stretch=1, when_narrow=partial(_with_plate, _)),
        Column(_("Plate"), 156, _plate_cell, gives_way=True),
        Column(_("Total {currency}", currency=name), 92, partial(_total_cell, _), is_figure=True),
        Column(_("State"), 140, partial(_state_cell, _), samples=widest),
    )


def sums_words(_: Phrasebook, sums: InvoiceSums, currency: Currency) -> dict[ListedFigure, str]:
    """How many, how much, and how much of it is open: over the whole list, not only what is seen."""
    gross, still_open = Money(sums.gross_minor, currency), Money(sums.open_minor, currency)
    credited = Money(sums.credited_minor, currency)
    if not sums.count:
        return {}
    if gross.minor < 0:
        words = _.plural("{n} credit note, {gross}", "{n} credit notes, {gross}", sums.count, gross=gross)
        return {ListedFigure.GROSS: words}
    words = _.plural("{n} invoice, {gross}", "{n} invoices, {gross}", sums.count, gross=gross)
    said = {ListedFigure.GROSS: words}
    if credited:
        said[ListedFigure.CREDITED] = _.context("invoice", "{amount} credited", amount=credited)
    if still_open:
        said[ListedFigure.OPEN] = _.context("invoice", "{amount} unpaid", amount=still_open)
    return said


def state_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """All, unpaid, paid; credit notes."""
    return (
        Choice(InvoiceState.ALL, _.context("invoices", "All")),
        Choice(InvoiceState.OPEN, _.context("invoices", "Unpaid")),
        Choice(InvoiceState.PAID, _.context("invoices", "Paid")),
        Choice(InvoiceState.CREDIT_NOTES, _.context("invoices", "Credit notes")),
    )


def period_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """The periods, widest first."""
    return (
        Choice(Period.ALL, _.context("period", "All days")),
        Choice(Period.TODAY, _.context("period", "Today")),
        Choice(Period.WEEK, _.context("period", "7 days")),
        Choice(Period.MONTH, _.context("period", "This month")),
    )


def face_of_row(_: Phrasebook, row: InvoiceRow, time_zone: ZoneInfo) -> InvoiceFace | None:
    """The head of an invoice that stands in the list; of a credit note it is known when it is read."""
    if row.is_credit_note:
        return None
    plate = row.plate.text if row.plate else ""
    about = (_.date_time(row.issued_at, time_zone), row.buyer_name, plate, _.money(row.gross))
    tag, tone = _state(_, row.gross, row.credited, row.balance, _.money)
    settlement = Settlement(row.gross - row.credited, row.paid)
    return InvoiceFace(
        document_id=row.id,
        invoice_id=row.id,
        number=row.number,
        about=_about(_, about),
        tag=tag,
        tone=tone,
        payment_words=_payment_words(_, settlement),
        can_take_back=row.credited != row.gross or not row.gross,
        is_overpaid=bool(overpaid(settlement)),
    )


def face_of_file(_: Phrasebook, file: PaperFile) -> InvoiceFace:
    """The head of an invoice or a credit note as it was read."""
    return _face_of_invoice(_, file) if isinstance(file, InvoiceFile) else _face_of_note(_, file.note)


def _face_of_invoice(_: Phrasebook, file: InvoiceFile) -> InvoiceFace:
    invoice, balance = file.invoice, file.settlement.balance
    about = (
        _.date_time(invoice.issued_at, invoice.time_zone),
        invoice.buyer.name if invoice.buyer else "",
        invoice.vehicle.plate if invoice.vehicle else "",
        _.money(invoice.gross),
    )
    tag, tone = _state(_, invoice.gross, file.credited, balance, _.money)
    notes = tuple(Choice(note.id, _note_words(_, note)) for note in file.credit_notes)
    return InvoiceFace(
        document_id=invoice.id,
        invoice_id=invoice.id,
        number=invoice.number,
        about=_about(_, about),
        tag=tag,
        tone=tone,
        payment_words=_payment_words(_, file.settlement),
        can_take_back=bool(everything_left(invoice, file.credit_notes)),
        is_overpaid=bool(overpaid(file.settlement)),
        papers=(Choice(invoice.id, _("Invoice {number}", number=left_to_right(invoice.number))), *notes)
        if notes
        else (),
    )


def _face_of_note(_: Phrasebook, note: CreditNote) -> InvoiceFace:
    about = (
        _.date_time(note.issued_at, note.time_zone),
        note.buyer.name if note.buyer else "",
        note.reason,
        _.money(note.gross),
    )
    original = _("Invoice {number}", number=left_to_right(note.invoice_number))
    return InvoiceFace(
        document_id=note.id,
        invoice_id=note.invoice_id,
        number=note.number,
        about=_about(_, about),
        tag=_("Credit note"),
        tone=Tone.WORK,
        payment_words="",
        papers=(Choice(note.invoice_id, original), Choice(note.id, _note_words(_, note))),
    )


def _note_words(_: Phrasebook, note: CreditNote) -> str:
    number = left_to_right(note.number)
    return _("Credit note {number}, {amount}", number=number, amount=_.money(note.gross))


def _about(_: Phrasebook, parts: tuple[str, ...]) -> str:
    # Each part keeps its place in the line, whatever its script.
    return _.side_by_side(parts)


def _payment_words(_: Phrasebook, settlement: Settlement) -> str:
    """What the button does with what is open or overpaid; empty where it has nothing to do."""
    if settlement.balance.minor > 0:
        return _("Take {amount}", amount=settlement.balance)
    too_much = overpaid(settlement)
    return _("Give back {amount}", amount=too_much) if too_much else ""


def _state(
    _: Phrasebook, gross: Money, credited: Money, balance: Money, said: Callable[[Money], str]
) -> tuple[str, Tone]:
    """What is still to be done comes first, then what was taken back."""
    if balance.minor > 0:
        return _.context("invoice", "{amount} unpaid", amount=said(balance)), Tone.DUE
    if balance:
        # Two registers that did not hear one another took the payment.
        return _.context("invoice", "{amount} overpaid", amount=said(-balance)), Tone.DUE
    if credited and credited == gross:
        return _.context("invoice", "Credited"), Tone.WORK
    if credited:
        return _.context("invoice", "{amount} credited", amount=said(credited)), Tone.WORK
    return _.context("invoice", "Paid"), Tone.READY


def _number_cell(_: Phrasebook, time_zone: ZoneInfo, row: InvoiceRow) -> Cell:
    return Cell(row.number, is_bold=True, detail=_.date_time(row.issued_at, time_zone))


def _client_cell(_: Phrasebook, row: InvoiceRow) -> Cell:
    if not row.buyer_name:
        return Cell(row.vehicle_name or _("Counter sale"), tone=Tone.MUTED)
    return Cell(row.buyer_name, detail=row.vehicle_name)


def _with_plate(_: Phrasebook, row: InvoiceRow) -> Cell:
    cell = _client_cell(_, row)
    if row.plate is None:
        return cell
    return replace(cell, detail=_.side_by_side((left_to_right(row.plate.text), cell.detail)))


def _plate_cell(row: InvoiceRow) -> Cell:
    return Cell(kind=CellKind.PLATE, plate=row.plate) if row.plate else Cell()


def _total_cell(_: Phrasebook, row: InvoiceRow) -> Cell:
    return Cell(_.amount(row.gross), CellKind.FIGURE, is_bold=True)


def _state_cell(_: Phrasebook, row: InvoiceRow) -> Cell:
    if row.is_credit_note:
        return Cell(row.of_number, tone=Tone.WORK, detail=_("Original invoice"))
    # The currency stands at the head of the column of totals.
    if row.balance.minor > 0:
        return Cell(_.context("invoice", "Unpaid"), CellKind.TAG, Tone.DUE, detail=_.amount(row.balance))
    if row.balance:
        return Cell(_.context("invoice", "Overpaid"), CellKind.TAG, Tone.DUE, detail=_.amount(-row.balance))
    if row.credited and row.credited != row.gross:
        part = _.context("invoice", "Partly credited")
        return Cell(part, CellKind.TAG, Tone.WORK, detail=_.amount(row.credited))
    if row.credited:
        return Cell(_.context("invoice", "Credited"), CellKind.TAG, Tone.WORK)
    return Cell(_.context("invoice", "Paid"), CellKind.TAG, Tone.READY)
