"""The ZIP of one client's data: JSON for machines, a page to read, and every invoice as its paper."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cardesk_desktop.documents import render_invoice
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.invoice_content import write_invoice
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.movement_content import write_payment
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.vehicle_photo import DamageMark, VisitPhoto
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.exporting_client import ClientExport
from cardesk_desktop.operations.exporting_everything.archive import Archive
from cardesk_desktop.operations.exporting_everything.progress import Progress, Stopped
from cardesk_desktop.operations.paper_languages import paper_languages
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.whole_file import outages

_VERSION = 1
_ALL = 1_000_000
"""More visits than anybody makes."""

_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#10202c}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{border-bottom:1px solid #d9e0e6;padding:.4rem;text-align:start}"
)


@dataclass(frozen=True, slots=True)
class _ClientData:
    """Everything that is held of one client."""

    client: Client
    company: Company
    vehicles: Sequence[Vehicle]
    visits: Sequence[Visit]
    invoices: Sequence[InvoiceFile]
    photos: Sequence[VisitPhoto]
    marks: Sequence[DamageMark]
    exported_at: datetime


def write_client_archive(export: ClientExport, path: Path, _: Phrasebook, progress: Progress) -> bool:
    """Write the ZIP, whole or not at all; False when it was not wanted any more. Slow: for an io thread.

    `_` is the language of the page to read. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE, DATABASE_DAMAGED;
    Refused: DOCUMENT_ALTERED, when the seal of a paper does not hold.
    """
    try:
        with export.beside.opened() as work, outages():
            _write(work, export, path, _, progress)
    except Stopped:
        return False
    return True


def _write(work: UnitOfWork, export: ClientExport, path: Path, _: Phrasebook, progress: Progress) -> None:
    company, client = work.company.company(), work.clients.get(export.client.id)
    invoices = work.erasure.invoices(client.id)
    progress.total = len(invoices)
    held: list[InvoiceFile] = []
    archive = Archive(path, export.exported_at.astimezone(company.time_zone))
    try:
        for identity in invoices:
            progress.advance()
            file = work.documents.invoice_file(identity)
            archive.add(f"invoices/{file.invoice.number}.pdf", _paper(work, file), is_packed=False)
            held.append(file)
        vehicles, visits = work.vehicles.of_client(client.id), work.visits.of_client(client.id, 0, _ALL).rows
        photos = work.visit_photos.of_client(client.id)
        _write_photos(archive, work, photos, progress)
        marks = work.visit_photos.marks_of(photos)
        data = _ClientData(client, company, vehicles, visits, held, photos, marks, export.exported_at)
        archive.add("client.json", json.dumps(_facts(data), ensure_ascii=False, indent=2).encode())
        archive.add("client.html", _page(data, _).encode())
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


def _paper(work: UnitOfWork, file: InvoiceFile) -> bytes:
    invoice = file.invoice
    first, second = paper_languages(invoice.language, invoice.second_language)
    logo = work.blobs.get(invoice.logo_sha256) if invoice.logo_sha256 else None
    return render_invoice(file, phrasebook=first, second=second, is_copy=True, logo=logo)


def _facts(data: _ClientData) -> dict[str, object]:
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


def _heading(level: int, words: str) -> str:
    return f"<h{level}>{html.escape(words)}</h{level}>"


def _page(data: _ClientData, _: Phrasebook) -> str:
    """The same for people: one page that any browser opens, without a word from outside."""
    zone, client = data.company.time_zone, data.client
    parts = [
        _heading(1, _("Everything we hold of {name}", name=client.name)),
        f"<p>{html.escape(data.company.name)} · {html.escape(_.date_time(data.exported_at, zone))}</p>",
        _table(_client(client).items()),
        _heading(2, _("Cars")),
        *(_table(_vehicle(vehicle).items()) for vehicle in data.vehicles),
        _heading(2, _("Visits")),
        _table((_.date_time(visit.arrived_at, zone), visit.note or "–") for visit in data.visits),
        _heading(2, _("Invoices")),
        _table((file.invoice.number, _.money(file.invoice.gross)) for file in data.invoices),
    ]
    direction = "rtl" if _.language.is_rtl else "ltr"
    head = f'<meta charset="utf-8"><title>{html.escape(client.name)}</title><style>{_STYLE}</style>'
    body = "".join(parts)
    start = f'<!doctype html><html lang="{_.language.code}" dir="{direction}">'
    return f"{start}<head>{head}</head><body>{body}</body></html>"


def _table(rows: Iterable[tuple[str, object]]) -> str:
    cells = (
        f"<tr><th>{html.escape(name)}</th><td>{html.escape(_shown(value))}</td></tr>" for name, value in rows
    )
    return f"<table>{''.join(cells)}</table>"


def _shown(value: object) -> str:
    return "–" if value in (None, "", []) else str(value)
