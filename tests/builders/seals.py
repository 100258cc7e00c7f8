"""Documents sealed as the front desk does: one, or a whole series."""

from __future__ import annotations

import json
from collections.abc import Iterable
from uuid import UUID

from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.sealing import NO_PREDECESSOR, Seal, SealedContent, Signer, seal
from tests.builders.basics import NOW, RegisterSeal
from tests.builders.shop import make_register


def sealed(
    content: bytes,
    document_id: UUID,
    *,
    kind: DocumentKind = DocumentKind.INVOICE,
    sequence: int = 1,
    previous_hash: bytes = NO_PREDECESSOR,
    signer: Signer | None = None,
) -> Seal:
    """Seal content at a place of the front desk's series."""
    return seal(
        content,
        document_id=document_id,
        series=series_of(kind),
        sequence=sequence,
        previous_hash=previous_hash,
        sealed_at=NOW,
        signer=signer or RegisterSeal(),
    )


def chained(
    contents: Iterable[bytes], *, kind: DocumentKind = DocumentKind.INVOICE, signer: Signer | None = None
) -> list[SealedContent]:
    """A whole series, each document sealed behind the one before it."""
    documents: list[SealedContent] = []
    previous = NO_PREDECESSOR
    for sequence, content in enumerate(contents, start=1):
        document_id = UUID(json.loads(content)["id"])
        made = sealed(
            content, document_id, kind=kind, sequence=sequence, previous_hash=previous, signer=signer
        )
        documents.append(SealedContent(made, content))
        previous = made.hash
    return documents


def series_of(kind: DocumentKind) -> Series:
    register = make_register()
    return Series(register.code, register.incarnation, kind)
