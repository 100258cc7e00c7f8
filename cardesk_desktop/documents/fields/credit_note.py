"""The fields of a credit note, from the sealed document and the languages of the paper.

Art. 60 of Cabinet Decision 52/2017 asks for the original supply, the reason, the value before, the correct
value, the difference and the tax on it. The lines and their figures stand as on the invoice.
"""

from dataclasses import replace
from functools import partial

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.documents.fields.closing import included_tax, reckoned_sums, refund_label, tax_summary
from cardesk_desktop.documents.fields.invoice import imprint, proof
from cardesk_desktop.documents.fields.lines import line_table
from cardesk_desktop.documents.fields.mentions import credit_note_mentions
from cardesk_desktop.documents.fields.model import Closing, Fact, InvoiceFields
from cardesk_desktop.documents.fields.parties import buyer_party, seller_party, vehicle_line
from cardesk_desktop.documents.fields.words import Speech, Words, typed_lines
from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.domain.credit_note import CreditNote
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.invoice_file import CreditNoteFile


def credit_note_fields(
    file: CreditNoteFile, speech: Speech, *, is_copy: bool, is_narrow: bool = False
) -> InvoiceFields:
    """Everything that stands on the paper of a credit note; `is_narrow` for the strip of a receipt."""
    note, _ = file.note, speech.first
    shape = _as_invoice(note)
    title = credit_note_title(note, speech)
    return InvoiceFields(
        speech=speech,
        file_title=f"{title.first} {note.number}",
        title=title,
        copy_mark=speech(lambda _: _.context("reprinted paper", "Copy")) if is_copy else None,
        number=Fact(speech(lambda _: _.context("invoice", "Number")), note.number),
        seller=seller_party(note.seller, speech),
        buyer_heading=speech(lambda _: _("Credit to")),
        buyer=buyer_party(shape, speech),
        vehicle=vehicle_line(note.vehicle, speech),
        facts=tuple(_facts(note, speech)),
        table=line_table(shape, speech, is_narrow=is_narrow),
        taxes=tax_summary(shape, speech),
        closing=_closing(file, shape, speech),
        notes=credit_note_mentions(shape, note.reason, speech),
        proof=proof(file.seal, speech),
        footer=tuple(typed_lines(note.footer)),
        imprint=imprint(note.register_code, note.staff_name, speech),
        page=lambda page, pages: _("Page {page} of {pages}", page=page, pages=pages),
    )


def credit_note_title(note: CreditNote, speech: Speech) -> Words:
    """What the law of the seller's country calls it.

    UAE: "Tax Credit Note" of a seller registered for VAT (art. 60). Spain: factura rectificativa (Real
    Decreto 1619/2012, art. 15). France: avoir (CGI art. 289 I 5). Russia: корректировочный счёт-фактура
    (Налоговый кодекс, art. 169).
    """
    match note.seller.country:
        case "FR":
            return speech(lambda _: _.context("France", "Credit note"))
        case "ES":
            return speech(lambda _: _.context("Spain", "Corrective invoice"))
        case "RU":
            return speech(lambda _: _.context("Russia", "Adjustment invoice"))
    if note.seller.tax_number:
        return speech(lambda _: _("Tax Credit Note"))
    return speech(lambda _: _("Credit note"))


def _as_invoice(note: CreditNote) -> Invoice:
    """What is taken back in the shape in which it was sold, for what reckons and words the lines."""
    return Invoice(
        id=note.id,
        number=note.number,
        form=note.form,
        issued_at=note.issued_at,
        supplied_on=note.supplied_on,
        time_zone=note.time_zone,
        register_code=note.register_code,
        staff_name=note.staff_name,
        seller=note.seller,
        currency=note.currency,
        tax_mode=note.tax_mode,
        lines=tuple(replace(credited.line, note="") for credited in note.lines),
        summary=note.summary,
        net=note.net,
        tax=note.tax,
        language=note.language,
        second_language=note.second_language,
        buyer=note.buyer,
        vehicle=note.vehicle,
    )


def _facts(note: CreditNote, speech: Speech) -> list[Fact]:
    show = speech.first
    original = left_to_right(own_words(note.invoice_number))
    return [
        Fact(speech(lambda _: _("Date of issue")), show.date_time(note.issued_at, note.time_zone)),
        Fact(speech(lambda _: _("Original invoice")), original),
        Fact(speech(lambda _: _("Its date of issue")), show.date(note.invoice_issued_on)),
        Fact(speech(lambda _: _("Date of supply")), show.date(note.supplied_on)),
    ]


def _closing(file: CreditNoteFile, shape: Invoice, speech: Speech) -> Closing:
    note, show = file.note, speech.first
    lowered = note.gross - note.refunded
    values = [
        Fact(speech(lambda _: _("Value before, with VAT")), show.amount(note.before.gross)),
        Fact(speech(lambda _: _("Correct value, with VAT")), show.amount(note.after.gross)),
        Fact(speech(lambda _: _.context("credit note", "Difference")), show.amount(note.gross)),
        Fact(speech(lambda _: _("VAT on the difference")), show.amount(note.tax)),
    ]
    if lowered and note.refunded:
        values.append(Fact(speech(lambda _: _("Off what was still to be paid")), show.amount(lowered)))
    values += [
        Fact(speech(partial(refund_label, refund)), show.amount(refund.tender.amount))
        for refund in file.refunds
    ]
    settled = (
        Fact(speech(lambda _: _("Given back")), show.money(note.refunded))
        if note.refunded
        else Fact(speech(lambda _: _("Off what was still to be paid")), show.money(lowered))
    )
    return Closing(
        sums=reckoned_sums(shape, speech),
        total=Fact(speech(lambda _: _("Total credited")), show.money(note.gross)),
        included_tax=included_tax(shape, speech),
        payments=tuple(values),
        balance=settled,
        is_settled=True,
    )
