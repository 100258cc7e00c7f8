"""What is held of one client as a page to read, in the language of their papers."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.documents.fields.damage import mark_words, moment
from cardesk_desktop.documents.fields.parties import region_name
from cardesk_desktop.documents.fields.trade_words import (
    consent_words,
    phone_label,
    size_class,
    tender,
    visit_state,
)
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.tender import Tender
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.vehicle_photo import DamageMark, VisitPhoto
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.i18n import LANGUAGES, Phrasebook

NOTHING = "–"
_STYLE = (
    "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#10202c}"
    "table{border-collapse:collapse;width:100%;margin-bottom:1rem}"
    "td,th{border-bottom:1px solid #d9e0e6;padding:.4rem;text-align:start;vertical-align:top}"
    "td{white-space:pre-line}"
)


@dataclass(frozen=True, slots=True)
class ClientData:
    """Everything that is held of one client."""

    client: Client
    company: Company
    vehicles: Sequence[Vehicle]
    visits: Sequence[Visit]
    invoices: Sequence[InvoiceFile]
    photos: Sequence[VisitPhoto]
    marks: Sequence[DamageMark]
    exported_at: datetime


def client_page(data: ClientData, _: Phrasebook) -> str:
    """One page that any browser opens, without a word from outside."""
    return _ClientPage(data, _).written()


class _ClientPage:
    def __init__(self, data: ClientData, _: Phrasebook) -> None:
        self._data, self._ = data, _
        self._plates = {vehicle.id: vehicle.plate.text for vehicle in data.vehicles}

    def written(self) -> str:
        _, data = self._, self._data
        sections = (
            (_("Cars"), self._cars()),
            (_("Visits"), self._visits()),
            (_("Invoices"), self._invoices()),
            (_("Payments"), self._payments()),
            (_("Credit notes"), self._credit_notes()),
            (_("Given back"), self._refunds()),
            (_("Photos"), self._photos()),
        )
        heading = _("Everything we hold of {name}", name=data.client.name)
        parts = [
            f"<h1>{html.escape(heading)}</h1>",
            f"<p>{html.escape(data.company.name)} · {html.escape(self._moment(data.exported_at))}</p>",
            _facts(self._client()),
            *(f"<h2>{html.escape(title)}</h2>{rows}" for title, rows in sections if rows),
        ]
        direction = "rtl" if _.language.is_rtl else "ltr"
        title = html.escape(data.client.name)
        head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
        start = f'<!doctype html><html lang="{_.language.code}" dir="{direction}">'
        return f"{start}<head>{head}</head><body>{''.join(parts)}</body></html>"

    def _client(self) -> Iterator[tuple[str, str]]:
        _, client = self._, self._data.client
        yield _("Name"), client.name
        yield _("Person or company"), _("Company") if client.is_company else _("Person")
        of_phone = _.context("form field", "Phone")
        for phone in client.phones:
            yield f"{of_phone} ({phone_label(_, phone.label)})", phone.number
        yield _.context("form field", "E-mail"), client.email
        yield _.context("form field", "Tax number"), client.tax_number
        yield _.context("form field", "Address"), client.address
        spoken = next((of.name for of in LANGUAGES if of.code == client.language), "")
        yield _("Language of their documents"), spoken
        yield _.context("form field", "Notes"), client.notes
        yield _("Consent"), consent_words(_, client.consent, self._data.company.time_zone)
        yield _("Known since"), self._moment(client.created_at)

    def _cars(self) -> str:
        _ = self._
        return "".join(
            _facts(
                (
                    (_.context("form field", "Plate"), vehicle.plate.text),
                    (_("Emirate or country"), region_name(vehicle.plate.region, _)),
                    (_.context("form field", "Make"), vehicle.make),
                    (_.context("form field", "Model"), vehicle.model),
                    (_.context("form field", "Year"), str(vehicle.year or "")),
                    (_.context("form field", "Colour"), vehicle.colour),
                    (_.context("form field", "VIN"), vehicle.vin),
                    (_("Size"), size_class(_, vehicle.size_class)),
                    (_.context("form field", "Notes"), vehicle.notes),
                )
            )
            for vehicle in self._data.vehicles
        )

    def _visits(self) -> str:
        _ = self._
        heads = (_("Came in"), _("Ended"), _("Car"), _("State"), _("Odometer in km"), _("Note"))
        return _table(
            heads,
            (
                (
                    self._moment(visit.arrived_at),
                    self._moment(visit.ended_at),
                    self._plate(visit.vehicle_id),
                    visit_state(_, visit.state),
                    "" if visit.odometer_km is None else _.number(visit.odometer_km),
                    visit.note,
                )
                for visit in self._data.visits
            ),
        )

    def _invoices(self) -> str:
        _ = self._
        invoices = (file.invoice for file in self._data.invoices)
        return _table(
            (_("Number"), _("Date"), _("Total")),
            ((each.number, self._moment(each.issued_at), _.money(each.gross)) for each in invoices),
        )

    def _payments(self) -> str:
        return self._moneys(
            (each.paid_at, file.invoice.number, each.tender)
            for file in self._data.invoices
            for each in file.payments
        )

    def _credit_notes(self) -> str:
        _ = self._
        notes = (note for file in self._data.invoices for note in file.credit_notes)
        return _table(
            (_("Number"), _("Date"), _("Invoice"), _("Reason"), _("Total")),
            (
                (
                    note.number,
                    self._moment(note.issued_at),
                    note.invoice_number,
                    note.reason,
                    _.money(note.gross),
                )
                for note in notes
            ),
        )

    def _refunds(self) -> str:
        return self._moneys(
            (each.refunded_at, file.invoice.number, each.tender)
            for file in self._data.invoices
            for each in file.refunds
        )

    def _moneys(self, rows: Iterable[tuple[datetime, str, Tender]]) -> str:
        """What went over the counter in either direction: when, for which invoice, how and how much."""
        _ = self._
        return _table(
            (_("Date"), _("Invoice"), _("Way to pay"), _("Amount")),
            (
                (self._moment(at), number, tender(_, how.kind), _.money(how.amount))
                for at, number, how in rows
            ),
        )

    def _photos(self) -> str:
        _ = self._
        return _table(
            (_("Date"), _("Taken"), _("Seen on it")),
            (
                (
                    self._moment(photo.taken_at),
                    moment(_, photo.moment),
                    "\n".join(mark_words(_, mark) for mark in self._data.marks if mark.photo_id == photo.id),
                )
                for photo in self._data.photos
            ),
        )

    def _moment(self, at: datetime | None) -> str:
        return "" if at is None else self._.date_time(at, self._data.company.time_zone)

    def _plate(self, vehicle_id: UUID) -> str:
        return self._plates.get(vehicle_id, "")


def _facts(rows: Iterable[tuple[str, str]]) -> str:
    cells = (f"<tr><th>{html.escape(name)}</th>{_cell(value)}</tr>" for name, value in rows)
    return f"<table>{''.join(cells)}</table>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A row of heads and the others; empty where there are no others."""
    lines = [f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows]
    top = "".join(f"<th>{html.escape(head)}</th>" for head in heads)
    return f"<table><tr>{top}</tr>{''.join(lines)}</table>" if lines else ""


def _cell(value: str) -> str:
    # A number or a plate keeps its own direction in an Arabic page.
    return f"<td><bdi>{html.escape(value or NOTHING)}</bdi></td>"
