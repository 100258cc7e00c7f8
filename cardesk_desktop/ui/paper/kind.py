"""Which paper of an invoice."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    """The two papers of an invoice."""

    INVOICE = "invoice"
    """A4."""
    RECEIPT = "receipt"
    """A strip of 80 mm."""
