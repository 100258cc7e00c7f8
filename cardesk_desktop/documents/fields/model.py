"""The fields of a paper, ready to be placed: everything is text, nothing is reckoned later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cardesk_desktop.documents.fields.words import Speech, Words


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value: `Date of issue`, `23 Nov 2026, 14:03`."""

    label: Words
    value: str


@dataclass(frozen=True, slots=True)
class Party:
    """Seller or buyer: the name and what stands below it."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sale. `figures` has one text for every heading of the table, `detail` may have lines.

    `reckoning` says on one line how the amount comes about, for paper that has no room for columns.
    """

    place: str
    name: Words
    detail: str
    figures: tuple[str, ...]
    reckoning: str = ""
    is_total: bool = False
    """It closes the table: the sum of the rows above."""


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of the sale. The last column of figures is what the line comes to."""

    description: Words
    headings: tuple[Words, ...]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class TaxRow:
    """One rate of the tax summary; `reason` says why no tax is due."""

    label: Words
    reason: str
    net: str
    tax: str


@dataclass(frozen=True, slots=True)
class TaxSummary:
    """Net and tax by rate."""

    title: Words
    net: Words
    tax: Words
    rows: tuple[TaxRow, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """From the lines to what is still to be paid. A `Fact`'s value is an amount here."""

    sums: tuple[Fact, ...]
    total: Fact
    included_tax: Fact | None
    payments: tuple[Fact, ...]
    balance: Fact
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """The document's hash: as a QR code's content, shortened for the eye, with a word of explanation."""

    code: str
    short: str
    hint: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFields:
    """What every A4 paper has: who and what above, a table, words below.

    `number` names the paper; `copy_mark` says that it was printed before; `footer` are the company's own
    words at the end of every page, `imprint` says where and by whom the paper was made, and `page` are the
    words for "page 2 of 3".
    """

    speech: Speech
    file_title: str
    title: Words
    number: Fact
    seller: Party
    buyer_heading: Words
    buyer: Party
    facts: tuple[Fact, ...]
    table: Table
    footer: tuple[str, ...]
    page: Callable[[int, int], str]
    copy_mark: Words | None = None
    vehicle: str = ""
    imprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceFields(PaperFields):
    """Everything on the paper of one invoice or credit note."""

    taxes: TaxSummary
    closing: Closing
    notes: tuple[str, ...]
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFields(PaperFields):
    """Everything on the paper of a statement of account. `ages` are the open parts, youngest first."""

    sums: tuple[Fact, ...]
    balance: Fact
    is_settled: bool
    ages_title: Words
    ages: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFields(PaperFields):
    """Everything on the paper of a report. The key figure stands where the client of an invoice stands.

    `more` says how many rows there was no room for, or nothing.
    """

    more: str
