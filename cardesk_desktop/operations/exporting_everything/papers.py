"""The documents as they were sealed, with their proof, and as papers; and the photos."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from cardesk_desktop.documents import render_invoice
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.sealing import SealedContent
from cardesk_desktop.operations.exporting_everything.archive import Archive
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.operations.exporting_everything.tables import chunks, json_line
from cardesk_desktop.operations.paper_languages import paper_languages
from cardesk_desktop.signing import PublicKey
from cardesk_desktop.store.repositories.everything import fields_of
from cardesk_desktop.store.unit_of_work import UnitOfWork

PHOTO_STEPS, PAPER_STEPS = 20, 500
"""How long a photo and a paper take beside a row."""
PAPERS = ("invoices", "credit_notes")
"""The tables whose documents are drawn."""
KEYS, OWN, OTHERS = "documents/keys.json", "documents/sealed/", "documents/sealed_elsewhere/"
_KIND_NAMES = {
    DocumentKind.INVOICE: "invoices",
    DocumentKind.PAYMENT: "payments",
    DocumentKind.STOCK_MOVEMENT: "stock_movements",
    DocumentKind.CREDIT_NOTE: "credit_notes",
    DocumentKind.REFUND: "refunds",
}
_ENDINGS = {"image/webp": "webp", "image/png": "png", "image/jpeg": "jpg"}


def write_sealed(archive: Archive, work: UnitOfWork, progress: Progress) -> None:
    """Write every series in its order, and the keys by which its signatures are checked. Raises Stopped.

    Other registers' documents lie apart: they came as the account service had them, and their keys did not.
    """
    archive.add(KEYS, json.dumps(_keys(work), indent=1).encode())
    for series in work.documents.all_series():
        _write_series(archive, OWN, series, work.documents.chain(series), progress)
    for series in work.everything.others_series():
        _write_series(archive, OTHERS, series, work.everything.others_documents(series), progress)


def write_papers(archive: Archive, work: UnitOfWork, progress: Progress) -> int:
    """Draw every invoice and credit note in the languages it was sealed with, marked as a copy; how many.

    Raises Stopped.
    """
    languages, logo = cache(paper_languages), cache(work.blobs.get)
    count = 0
    for noun in PAPERS:
        names = [field.name for field in fields_of(noun)]
        identity, day = names.index("id"), names.index("business_day")
        for row in work.everything.rows(noun):
            progress.advance(PAPER_STEPS)
            file = work.documents.file(row[identity])
            document = file.invoice if isinstance(file, InvoiceFile) else file.note
            first, second = languages(document.language, document.second_language)
            picture = logo(document.logo_sha256) if document.logo_sha256 else None
            pdf = render_invoice(file, phrasebook=first, second=second, is_copy=True, logo=picture)
            # The streams in a PDF are pressed together already.
            archive.add(f"documents/{noun}/{row[day].year}/{document.number}.pdf", pdf, is_packed=False)
            count += 1
    return count


def write_photos(archive: Archive, work: UnitOfWork, progress: Progress) -> int:
    """Write every photo and logo under the hash by which rows name it; how many. Raises Stopped."""
    count = 0
    for photo in work.everything.photos():
        progress.advance(PHOTO_STEPS)
        ending = _ENDINGS.get(photo.media_type, "bin")
        archive.add(f"photos/{photo.sha256}.{ending}", photo.data, is_packed=False)
        count += 1
    return count


def _write_series(
    archive: Archive, folder: str, series: Series, documents: Iterator[SealedContent], progress: Progress
) -> None:
    name = f"{_plain(series.register_code)}-{_plain(series.incarnation)}-{_KIND_NAMES[series.kind]}"
    with archive.member(f"{folder}{name}.jsonl") as member:
        member.rows = 0
        for chunk in chunks(documents, progress):
            member.write("".join(map(_sealed_line, chunk)).encode())
            member.rows += len(chunk)


def _plain(code: str) -> str:
    """What came from elsewhere is no path."""
    return "".join(char if char.isalnum() else "_" for char in code)


def _keys(work: UnitOfWork) -> dict[str, dict[str, dict[str, str]]]:
    """By code and life of this register: the raw key, and as other programs read it."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for code, letter, key in work.everything.own_keys():
        found.setdefault(code, {})[letter] = {"ed25519": key.hex(), "pem": PublicKey(key).pem}
    return found


def _sealed_line(document: SealedContent) -> str:
    seal = document.seal
    return json_line(
        {
            "number": seal.number,
            "id": seal.document_id,
            "sequence": seal.sequence,
            "register": seal.series.register_code,
            "register_life": seal.series.incarnation,
            "sealed_at": seal.sealed_at,
            "content": document.content.decode(),
            "previous_hash": seal.previous_hash,
            "hash": seal.hash,
            "signature": seal.signature,
        }
    )
