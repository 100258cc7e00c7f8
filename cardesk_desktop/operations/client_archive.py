"""The ZIP of one client's data: JSON for machines, a page to read, and the papers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cardesk_desktop.documents import render_invoice
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.credit_content import write_credit_note, write_refund
from cardesk_desktop.domain.invoice_content import write_invoice
from cardesk_desktop.domain.invoice_file import InvoiceFile, PaperFile
from cardesk_desktop.domain.movement_content import write_payment
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.vehicle_photo import DamageMark, VisitPhoto
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.client_page import ClientData, client_page
from cardesk_desktop.operations.exporting_client import ClientExport
from cardesk_desktop.operations.exporting_everything.archive import Archive
from cardesk_desktop.operations.exporting_everything.progress import Progress, Stopped
from cardesk_desktop.operations.paper_languages import languages_of, paper_languages
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.whole_file import outages

_VERSION = 1
_ALL = 1_000_000
"""More visits than anybody makes."""


def write_client_archive(export: ClientExport, path: Path, progress: Progress) -> bool:
    """Write the ZIP, whole or not at all; False when it was not wanted any more. Slow: for an io thread.

    The page to read is in the language of the client's papers. Raises Unavailable: DISK_FULL,
    FILE_UNWRITABLE, DATABASE_DAMAGED; Refused: DOCUMENT_ALTERED, when the seal of a paper does not hold.
    """
    try:
        with export.beside.opened() as work, outages():
            _write(work, export, path, progress)
    except Stopped:
        return False
    return True


def _write(work: UnitOfWork, export: ClientExport, path: Path, progress: Progress) -> None:
    company, client = work.company.company(), work.clients.get(export.client.id)
    invoices = work.erasure.invoices(client.id)
    progress.total = len(invoices)
    held: list[InvoiceFile] = []
    archive = Archive(path, export.exported_at.astimezone(company.time_zone))
    try:
        for identity in invoices:
            progress.advance()
            file = work.documents.invoice_file(identity)
            _write_papers(archive, work, file)
            held.append(file)
        vehicles, visits = work.vehicles.of_client(client.id), work.visits.of_client(client.id, 0, _ALL).rows
        photos = work.visit_photos.of_client(client.id)
        _write_photos(archive, work, photos, progress)
        marks = work.visit_photos.marks_of(photos)
        data = ClientData(client, company, vehicles, visits, held, photos, marks, export.exported_at)
        archive.add("client.json", json.dumps(_facts(data), ensure_ascii=False, indent=2).encode())
        language, _second = languages_of(company, client.language)
        page, _none = paper_languages(language, "")
        archive.add("client.html", client_page(data, page).encode())
        archive.finish({"cardesk_client_export": _VERSION, "made_at": export.exported_at.isoformat()})
    finally:
        archive.drop()


def _write_photos(
    archive: Archive, work: UnitOfWork, photos: Sequence[VisitPhoto], progress: Progress
) -> None:
    """The photos of the client's cars, under the identity by which client.json names them."""
    for photo in photos:
        progress.advance(0)
        content = work.blobs.get(photo.sha256)
        if content is not None:
            archive.add(f"photos/{photo.id}.webp", content, is_packed=False)


def _write_papers(archive: Archive, work: UnitOfWork, file: InvoiceFile) -> None:
    """An invoice and its credit notes, as they were handed over."""
    archive.add(f"invoices/{file.invoice.number}.pdf", _paper(work, file), is_packed=False)
    for note in file.credit_notes:
        paper = _paper(work, work.documents.credit_note_file(note.id))
        archive.add(f"credit_notes/{note.number}.pdf", paper, is_packed=False)


def _paper(work: UnitOfWork, file: PaperFile) -> bytes:
    document = file.invoice if isinstance(file, InvoiceFile) else file.note
    first, second = paper_languages(document.language, document.second_language)
    logo = work.blobs.get(document.logo_sha256) if document.logo_sha256 else None
    return render_invoice(file, phrasebook=first, second=second, is_copy=True, logo=logo)


def _facts(data: ClientData) -> dict[str, object]:
    """Everything in a form that another program reads; instants in UTC, amounts in minor units."""
    return {
        "exported_at": data.exported_at.isoformat(),
        "held_by": data.company.name,
        "client": _client(data.client),
        "vehicles": [_vehicle(vehicle) for vehicle in data.vehicles],
        "visits": [_visit(visit) for visit in data.visits],
        "invoices": [
            {
                "invoice": json.loads(write_invoice(file.invoice)),
                "payments": [json.loads(write_payment(payment)) for payment in file.payments],
                "credit_notes": [json.loads(write_credit_note(note)) for note in file.credit_notes],
                "refunds": [json.loads(write_refund(refund)) for refund in file.refunds],
            }
            for file in data.invoices
        ],
        "photos": [
            _photo(photo, [mark for mark in data.marks if mark.photo_id == photo.id]) for photo in data.photos
        ],
    }


def _client(client: Client) -> dict[str, object]:
    consent = client.consent
    return {
        "id": str(client.id),
        "name": client.name,
        "is_company": client.is_company,
        "phones": [{"number": phone.number, "label": phone.label} for phone in client.phones],
        "email": client.email,
        "tax_number": client.tax_number,
        "address": client.address,
        "language": client.language,
        "notes": client.notes,
        "created_at": _instant(client.created_at),
        "consent": {"is_given": consent.is_given, "at": _instant(consent.at), "way": consent.way}
        if consent
        else None,
    }


def _vehicle(vehicle: Vehicle) -> dict[str, object]:
    return {
        "id": str(vehicle.id),
        "plate": vehicle.plate.text,
        "region": vehicle.plate.region,
        "make": vehicle.make,
        "model": vehicle.model,
        "year": vehicle.year,
        "colour": vehicle.colour,
        "vin": vehicle.vin,
        "size_class": vehicle.size_class,
        "notes": vehicle.notes,
    }


def _visit(visit: Visit) -> dict[str, object]:
    return {
        "id": str(visit.id),
        "vehicle_id": str(visit.vehicle_id),
        "state": visit.state,
        "arrived_at": _instant(visit.arrived_at),
        "ended_at": _instant(visit.ended_at),
        "odometer_km": visit.odometer_km,
        "note": visit.note,
    }


def _photo(photo: VisitPhoto, marks: Sequence[DamageMark]) -> dict[str, object]:
    return {
        "file": f"photos/{photo.id}.webp",
        "visit_id": str(photo.visit_id),
        "moment": photo.moment,
        "taken_at": _instant(photo.taken_at),
        "marks": [
            {
                "kind": mark.kind,
                "x_permille": mark.x_permille,
                "y_permille": mark.y_permille,
                "note": mark.note,
                "made_at": _instant(mark.made_at),
            }
            for mark in marks
        ],
    }


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
