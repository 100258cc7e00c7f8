"""What we ask of ReportLab's document beside its canvas. The names are ReportLab's."""
# ruff: noqa: N802, N815

from collections.abc import Mapping
from typing import Protocol

from reportlab.pdfbase.pdfdoc import PDFObject


class DelayedFont(Protocol):
    """A font that is written when the document is saved, when it is known what of it was used."""

    def addObjects(self, document: "ReportLabDocument") -> None:
        """Write the font's objects into the document."""


class ReportLabDocument(Protocol):
    """The document under a canvas."""

    idToObject: Mapping[str, PDFObject]
    delayedFonts: list[DelayedFont]
    pageCounter: int
    """The number of the next page, from 1."""

    def Reference(self, obj: PDFObject, name: str | None = None) -> PDFObject:
        """Make an object indirect and return the reference to it."""
