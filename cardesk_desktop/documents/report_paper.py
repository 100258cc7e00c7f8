"""A report on its way to paper: texts in the language of the screen, in the order of the screen."""

from dataclasses import dataclass
from datetime import datetime

from cardesk_desktop.domain.invoice import Seller


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A key figure, and how it compares; `note` may be empty."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the table. `figures` has one text for every column after the first."""

    name: str
    figures: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """Everything that stands on the paper. The first of the key figures stands large above the table.

    `total` closes the table where its columns add up; `more` says that rows were left out.
    """

    seller: Seller
    footer: str
    title: str
    days: str
    made_at: datetime
    made_words: str
    figures: tuple[ReportFigure, ...]
    columns: tuple[str, ...]
    rows: tuple[ReportRow, ...]
    total: ReportRow | None = None
    more: str = ""
