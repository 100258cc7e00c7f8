"""From a sealed document to the bytes of its PDF. Loaded when the first paper is drawn."""

from cardesk_desktop.documents.condition_paper import ConditionPaper
from cardesk_desktop.documents.fields.credit_note import credit_note_fields
from cardesk_desktop.documents.fields.invoice import invoice_fields
from cardesk_desktop.documents.fields.model import InvoiceFields
from cardesk_desktop.documents.fields.report import report_fields
from cardesk_desktop.documents.fields.statement import statement_fields
from cardesk_desktop.documents.fields.words import Speech
from cardesk_desktop.documents.layout.condition import draw_condition
from cardesk_desktop.documents.layout.invoice import A4, draw_invoice
from cardesk_desktop.documents.layout.receipt import (
    STRIP_WIDTH,
    draw_strip,
    pages,
    receipt_blocks,
    strip_height,
)
from cardesk_desktop.documents.layout.report import draw_report
from cardesk_desktop.documents.layout.statement import draw_statement
from cardesk_desktop.documents.pdf.paper import About, Paper
from cardesk_desktop.documents.report_paper import ReportPaper
from cardesk_desktop.domain.invoice_file import CreditNoteFile, PaperFile
from cardesk_desktop.domain.statement import StatementFile
from cardesk_desktop.i18n import Phrasebook


def invoice_pdf(
    file: PaperFile,
    phrasebook: Phrasebook,
    second: Phrasebook | None,
    *,
    is_copy: bool,
    logo: bytes | None,
    condition: ConditionPaper | None = None,
) -> bytes:
    """The A4 invoice or credit note, and behind it how the car came and went."""
    fields = _fields(file, _speech(phrasebook, second), is_copy=is_copy, is_narrow=False)
    paper = Paper(*A4, _about(file, fields))
    draw_invoice(paper, fields, logo)
    if condition is not None and not condition.is_empty:
        draw_condition(paper, condition, fields.speech)
    return paper.finish()


def receipt_pdf(
    file: PaperFile, phrasebook: Phrasebook, second: Phrasebook | None, *, is_copy: bool, logo: bytes | None
) -> bytes:
    """The receipt: one long page, further ones only where a page may not be longer."""
    fields = _fields(file, _speech(phrasebook, second), is_copy=is_copy, is_narrow=True)
    strips = pages(receipt_blocks(fields, logo))
    paper = Paper(STRIP_WIDTH, strip_height(strips[0]), _about(file, fields))
    for strip in strips:
        paper.resize(STRIP_WIDTH, strip_height(strip))
        draw_strip(paper, strip, is_rtl=fields.speech.is_rtl)
    return paper.finish()


def statement_pdf(
    file: StatementFile, phrasebook: Phrasebook, second: Phrasebook | None, *, logo: bytes | None
) -> bytes:
    """The A4 statement of account."""
    fields = statement_fields(file, _speech(phrasebook, second))
    about = About(
        title=fields.file_title,
        author=fields.seller.name,
        subject=fields.buyer.name,
        language=fields.speech.first.language.code,
        created=file.issued_at,
    )
    paper = Paper(*A4, about)
    draw_statement(paper, fields, logo)
    return paper.finish()


def report_pdf(report: ReportPaper, phrasebook: Phrasebook, *, logo: bytes | None) -> bytes:
    """The A4 report."""
    fields = report_fields(report, phrasebook)
    about = About(
        title=fields.file_title,
        author=fields.seller.name,
        subject=fields.title.first,
        language=phrasebook.language.code,
        created=report.made_at,
    )
    paper = Paper(*A4, about)
    draw_report(paper, fields, logo)
    return paper.finish()


def condition_pdf(condition: ConditionPaper, phrasebook: Phrasebook, second: Phrasebook | None) -> bytes:
    """The A4 sheet with the photos of a car."""
    title = phrasebook("Condition of the vehicle")
    about = About(
        title=f"{title} {condition.vehicle.plate.text}",
        author=condition.seller.name,
        subject=condition.client_name,
        language=phrasebook.language.code,
        created=condition.made_at.astimezone(condition.time_zone),
    )
    paper = Paper(*A4, about)
    draw_condition(paper, condition, _speech(phrasebook, second))
    return paper.finish()


def _speech(phrasebook: Phrasebook, second: Phrasebook | None) -> Speech:
    """One language twice is one language."""
    is_same = second is not None and second.language == phrasebook.language
    return Speech(phrasebook, None if is_same else second)


def _fields(file: PaperFile, speech: Speech, *, is_copy: bool, is_narrow: bool) -> InvoiceFields:
    if isinstance(file, CreditNoteFile):
        return credit_note_fields(file, speech, is_copy=is_copy, is_narrow=is_narrow)
    return invoice_fields(file, speech, is_copy=is_copy, is_narrow=is_narrow)


def _about(file: PaperFile, fields: InvoiceFields) -> About:
    document = file.note if isinstance(file, CreditNoteFile) else file.invoice
    return About(
        title=fields.file_title,
        author=fields.seller.name,
        subject=fields.buyer.name,
        language=fields.speech.first.language.code,
        created=document.issued_at.astimezone(document.time_zone),
    )
