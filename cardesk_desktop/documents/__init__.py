"""Papers as PDF files: invoices, credit notes, receipts, statements, reports, labels, the recovery code.

    data = render_invoice(file, phrasebook=arabic, second=english, is_copy=False, logo=None)

Drawing happens wholly in memory and touches no screen: call it from a worker thread.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from cardesk_desktop.documents.condition_paper import ConditionPaper
from cardesk_desktop.documents.labels import Label, LabelFormat
from cardesk_desktop.documents.report_paper import ReportPaper
from cardesk_desktop.domain.invoice_file import PaperFile
from cardesk_desktop.domain.statement import StatementFile
from cardesk_desktop.i18n import Language, Phrasebook


def render_invoice(
    file: PaperFile,
    *,
    phrasebook: Phrasebook,
    second: Phrasebook | None = None,
    is_copy: bool = False,
    logo: bytes | None = None,
    condition: ConditionPaper | None = None,
) -> bytes:
    """An invoice or a credit note on A4 as the bytes of a PDF file; the same input gives the same bytes.

    `second` makes the paper bilingual. `logo` is a PNG or JPEG; one that cannot be read is left out. With
    `condition` the photos of the car follow on pages of their own.
    """
    from cardesk_desktop.documents.rendering import invoice_pdf  # noqa: PLC0415 - ReportLab is slow to load

    return invoice_pdf(file, phrasebook, second, is_copy=is_copy, logo=logo, condition=condition)


def render_receipt(
    file: PaperFile,
    *,
    phrasebook: Phrasebook,
    second: Phrasebook | None = None,
    is_copy: bool = False,
    logo: bytes | None = None,
) -> bytes:
    """The same paper on a strip 80 mm wide, in black, as long as it takes."""
    from cardesk_desktop.documents.rendering import receipt_pdf  # noqa: PLC0415 - ReportLab is slow to load

    return receipt_pdf(file, phrasebook, second, is_copy=is_copy, logo=logo)


def render_statement(
    file: StatementFile,
    *,
    phrasebook: Phrasebook,
    second: Phrasebook | None = None,
    logo: bytes | None = None,
) -> bytes:
    """A statement of account on A4, as the bytes of a PDF file; the same input gives the same bytes."""
    from cardesk_desktop.documents.rendering import statement_pdf  # noqa: PLC0415 - ReportLab is slow to load

    return statement_pdf(file, phrasebook, second, logo=logo)


def render_report(report: ReportPaper, *, phrasebook: Phrasebook, logo: bytes | None = None) -> bytes:
    """A report on A4, in one language, as the bytes of a PDF file; the same input gives the same bytes."""
    from cardesk_desktop.documents.rendering import report_pdf  # noqa: PLC0415 - ReportLab is slow to load

    return report_pdf(report, phrasebook, logo=logo)


def render_condition(
    condition: ConditionPaper, *, phrasebook: Phrasebook, second: Phrasebook | None = None
) -> bytes:
    """The photos of a car with their marks on A4, as a PDF file; the same input gives the same bytes."""
    from cardesk_desktop.documents.rendering import condition_pdf  # noqa: PLC0415 - ReportLab is slow to load

    return condition_pdf(condition, phrasebook, second)


def render_recovery_sheet(
    code: str, *, company: str, made_at: datetime, time_zone: ZoneInfo, phrasebook: Phrasebook
) -> bytes:
    """The owner's recovery code on A4, with what it is for and where to keep it."""
    # ReportLab is slow to load.
    from cardesk_desktop.documents.layout.recovery_sheet import recovery_sheet  # noqa: PLC0415

    return recovery_sheet(code, company, made_at, time_zone, phrasebook)


def render_labels(
    labels: Sequence[Label], *, form: LabelFormat, start: int, title: str, language: Language
) -> bytes:
    """The labels as a PDF, the first on place `start` (from 1) of a sheet that is used already.

    The same labels give the same bytes. Slow: for a worker thread.
    """
    # ReportLab is slow to load.
    from cardesk_desktop.documents.layout.label import labels_pdf  # noqa: PLC0415

    return labels_pdf(labels, form.value, start, title, language)
