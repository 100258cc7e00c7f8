"""Two clients, or two cars, made one; and parted again while nothing else has changed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.client import Client, Phone
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.operations.clients import ClientForm, read_form
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.ways_back import MergedClients, MergedVehicles, is_as_left, remember
from cardesk_desktop.store.repositories.merges import Moved
from cardesk_desktop.store.unit_of_work import UnitOfWork


def merge_clients(
    desk: Desk, *, staff_id: UUID, kept_id: UUID, gone_id: UUID, form: ClientForm
) -> Outcome[MergedClients]:
    """Make two clients one, with the fields of `form`, every phone of both, and the later consent.

    Cars, visits, tickets and what is open go over; sealed documents stay as they are and are found under the
    client that is kept: the other one where a register has merged it into that by half. Refuses with
    CLIENT_ERASED, NOT_FOUND, and as `change_client` does.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MERGE_CLIENTS)
        before, gone = work.clients.get(kept_id), work.clients.get(gone_id)
        if before.id == gone.id:
            raise Refused(Code.NOT_FOUND, id=gone_id)
        if work.merges.is_merged("client", before.id, gone.id):
            before, gone = gone, before
        if before.erased_at is not None or gone.erased_at is not None:
            raise Refused(Code.CLIENT_ERASED)
        kept = _together(read_form(work, before.id, form), before, gone)
        moved = work.merges.take_in_client(gone.id, before.id)
        work.clients.save(kept)
        to_journal(desk, work, JournalEvent.CLIENTS_MERGED, kept.id, staff_id)
        merged = MergedClients(kept, before, gone, moved, work.clients.standings.get(kept.id))
        remember(desk, work, merged)
        return Outcome(merged, _client_changes(kept.id, gone.id, moved))


def part_clients(desk: Desk, *, staff_id: UUID, merged: MergedClients) -> Outcome[None]:
    """Take a merge back. Refuses with MERGE_SUPERSEDED when the client was changed or came in since, or the
    way back is kept no longer.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MERGE_CLIENTS)
        _check(work, merged)
        now = merged.kept
        back = replace(merged.gone, id=work.merges.returning_client(merged.gone.id))
        work.clients.save(merged.kept_before)
        work.clients.add(back)
        work.merges.give_back_client(merged.moved, back.id)
        to_journal(desk, work, JournalEvent.CLIENTS_PARTED, now.id, staff_id)
        return Outcome(None, _client_changes(now.id, back.id, merged.moved))


def merge_vehicles(desk: Desk, *, staff_id: UUID, kept_id: UUID, gone_id: UUID) -> Outcome[MergedVehicles]:
    """Make two cars of one plate one. What is not known of the one that is kept is taken from the other.

    Refuses with VEHICLE_ALREADY_HERE when both are in the house, and with NOT_FOUND.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MERGE_CLIENTS)
        before, gone = work.vehicles.get(kept_id), work.vehicles.get(gone_id)
        if before.id == gone.id:
            raise Refused(Code.NOT_FOUND, id=gone_id)
        if work.merges.is_merged("vehicle", before.id, gone.id):
            before, gone = gone, before
        visits = [work.visits.open_for_vehicle(car.id) for car in (before, gone)]
        if all(visits) and visits[1] is not None:
            raise Refused(Code.VEHICLE_ALREADY_HERE, visit_id=visits[1].id, plate=gone.plate.text)
        kept = replace(
            before,
            make=before.make or gone.make,
            model=before.model or gone.model,
            colour=before.colour or gone.colour,
            client_id=before.client_id or gone.client_id,
            vin=before.vin or gone.vin,
            year=before.year or gone.year,
            notes=before.notes or gone.notes,
            is_archived=before.is_archived and gone.is_archived,
        )
        moved = work.merges.take_in_vehicle(gone.id, before.id)
        work.vehicles.save(kept)
        to_journal(desk, work, JournalEvent.VEHICLES_MERGED, kept.id, staff_id)
        merged = MergedVehicles(kept, before, gone, moved, work.visits.count_of_vehicle(kept.id))
        remember(desk, work, merged)
        return Outcome(merged, _vehicle_changes(kept, gone))


def part_vehicles(desk: Desk, *, staff_id: UUID, merged: MergedVehicles) -> Outcome[None]:
    """Take a merge of cars back. Refuses with MERGE_SUPERSEDED as `part_clients` does."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MERGE_CLIENTS)
        _check(work, merged)
        now = merged.kept
        back = replace(merged.gone, id=work.merges.returning_vehicle(merged.gone.id))
        work.vehicles.save(merged.kept_before)
        work.vehicles.add(back)
        work.merges.give_back_vehicle(merged.moved, back.id)
        to_journal(desk, work, JournalEvent.VEHICLES_PARTED, now.id, staff_id)
        return Outcome(None, _vehicle_changes(now, back))


def _check(work: UnitOfWork, merged: MergedClients | MergedVehicles) -> None:
    if not work.merge_ways.is_kept(merged.gone.id) or not is_as_left(work, merged):
        raise Refused(Code.MERGE_SUPERSEDED)
    work.merge_ways.drop(merged.gone.id)


def _together(read: Client, kept: Client, gone: Client) -> Client:
    """The chosen fields with every phone of both, the later answer on offers, and the earlier first day."""
    phones = {phone.number: phone for phone in (*read.phones, *kept.phones, *gone.phones)}
    others = [phone for number, phone in phones.items() if number != read.phone]
    answers = [client.consent for client in (kept, gone) if client.consent is not None]
    days = [client.created_at for client in (kept, gone) if client.created_at is not None]
    first = Phone(read.phone, read.phone_label) if read.phone else None
    if first is None and others:
        first = others.pop(0)
    return replace(
        read,
        phone=first.number if first else "",
        phone_label=first.label if first else read.phone_label,
        other_phones=tuple(others),
        consent=max(answers, key=lambda answer: answer.at, default=None),
        created_at=min(days, default=None),
        is_archived=kept.is_archived and gone.is_archived,
    )


def _client_changes(kept_id: UUID, gone_id: UUID, moved: Moved) -> Changes:
    nouns = (Noun.VEHICLE, Noun.VISIT, Noun.TICKET, Noun.INVOICE)
    moved_rows = zip(nouns, moved.rows[: len(nouns)], strict=True)
    touched = ((noun, each) for noun, ids in moved_rows for each in ids)
    return Changes.of((Noun.CLIENT, kept_id), (Noun.CLIENT, gone_id), *touched)


def _vehicle_changes(kept: Vehicle, gone: Vehicle) -> Changes:
    owners = ((Noun.CLIENT, car.client_id) for car in (kept, gone) if car.client_id is not None)
    return Changes.of((Noun.VEHICLE, kept.id), (Noun.VEHICLE, gone.id), *owners)
