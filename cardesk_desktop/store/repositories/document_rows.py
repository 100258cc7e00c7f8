"""A sealed document as a row, and a row as a sealed document."""

from __future__ import annotations

from sqlalchemy import select

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.numbering import Series
from cardesk_desktop.domain.sealing import Seal, SealedContent, chained_hash
from cardesk_desktop.store.repositories.series_heads import series_columns
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.tables.sealed import DOCUMENT

DOCUMENT_COLUMNS = tuple(column for column in DOCUMENT.c if column.name != "is_foreign")
"""What `sealed` reads."""
ALL_DOCUMENTS = select(*DOCUMENT_COLUMNS)
"""Rows as they are taken here."""


def document_columns(made: Seal, content: bytes, *, is_foreign: bool = False) -> dict[str, object]:
    """The columns of a document."""
    return {
        "id": made.document_id,
        **series_columns(made.series),
        "sequence": made.sequence,
        "sealed_at": made.sealed_at,
        "content": content,
        "previous_hash": made.previous_hash,
        "hash": made.hash,
        "signature": made.signature,
        "is_foreign": is_foreign,
    }


def sealed(row: Row) -> SealedContent:
    """The document of a row, unchecked."""
    identity, kind, register_code, incarnation, sequence, sealed_at, content, *proof = row
    return SealedContent(
        Seal(identity, Series(register_code, incarnation, kind), sequence, sealed_at, *proof), content
    )


def intact(row: Row) -> SealedContent:
    """The document of a row; refuses with DOCUMENT_ALTERED when content and hash disagree."""
    document = sealed(row)
    if chained_hash(document.seal.previous_hash, document.content) != document.seal.hash:
        raise Refused(Code.DOCUMENT_ALTERED, number=document.seal.number)
    return document
