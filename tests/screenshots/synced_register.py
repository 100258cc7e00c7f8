"""A register with sales under way, values said twice and troubles, and its page of sync."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.ids import first_id
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.sync_views import Side
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.membership import Joined
from cardesk_desktop.sync.status import Link, Standing, SyncStatus
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.memory import Part, SyncMemory
from cardesk_desktop.ui.screens.sync.screen import SyncPage
from cardesk_desktop.ui.screens.sync.troubles_part import TroublesPart
from cardesk_wire.coding import encode, written
from cardesk_wire.messages import Block, Op, Value
from tests.builders import identity, make_client, make_product, make_service, make_vehicle
from tests.builders.said_twice import join_at, put_problem
from tests.screenshots.settings import means
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import wait
from tests.ui.posed_sync import PosedSync
from tests.ui.shop import Shop
from tests.ui.unwritten_settings import UnwrittenSettings
from tests.ui.window import RecordingWindow

OTHER = written(identity("other register").bytes)


EARLIER = datetime(2026, 11, 24, 8, 12, tzinfo=UTC)


STATUS = SyncStatus(
    Standing(is_joined=True, waiting=3),
    Link.REACHED,
    last_success_at=datetime(2026, 11, 24, 8, 41, tzinfo=UTC),
)


def conflict(
    kind: str,
    subject: UUID | None,
    field: str,
    kept: Value,
    lost: Value,
    settled: int | None = None,
) -> list[Value]:
    """A row of the conflict inbox as it arrives, kept by another register against this one's."""
    at = int(EARLIER.timestamp()) * 1_000_000
    owner = written(subject.bytes if subject is not None else bytes(16))
    return [kind, owner, field, kept, lost, OTHER, "device", at + 90_000_000, at, settled]


def inbox(rows: dict[str, list[Value]]) -> Block:
    """A block of conflicts, by name."""
    fields = [
        "kind",
        "subject_id",
        "field",
        "kept",
        "lost",
        "kept_by",
        "lost_by",
        "kept_at",
        "lost_at",
        "settled_at",
    ]
    ids = [written(identity(name).bytes) for name in rows]
    return Block("conflict", fields, ids, [list(column) for column in zip(*rows.values(), strict=True)])


@cache
def register() -> Shop:
    """A register that joined: of what it did since then, nothing has gone out."""
    shop = Shop(wait, Path(tempfile.mkdtemp(prefix="cardesk-sync-")))
    shop.write(_join)
    sold = shop.sale()
    shop.write(_change)
    shop.write(partial(_trouble, paper=sold.file.invoice.id))
    return shop


def _trouble(work: UnitOfWork, *, paper: UUID) -> None:
    whole = dict(work.sync_inbox.mender.row("client", FATIMA.bytes) or {})
    vehicle = dict(work.sync_inbox.mender.row("vehicle", VEHICLE.bytes) or {})
    client = {**whole, "name": "Noura Al Falasi", "phone_label": "pager"}
    put_problem(work, Side.ARRIVED, "client", identity("salem").bytes, "unreadable", encode(client))
    car = {**vehicle, "size_class": "limousine"}
    put_problem(work, Side.ARRIVED, "vehicle", VEHICLE.bytes, "unreadable", encode(car))
    op = Op(3, "product", written(FRESHENER.bytes), 1, 0, {"sku": "F1"})
    put_problem(work, Side.SENT, "product", FRESHENER.bytes, "unreadable", encode(op))
    put_problem(work, Side.FOUND, "document", paper.bytes, "number_twice", b"")
    product = dict(work.sync_inbox.mender.row("product", FRESHENER.bytes) or {})
    dear = encode({**product, "cost_minor": "dear"})
    put_problem(work, Side.ARRIVED, "product", FRESHENER.bytes, "unreadable", dear)


def _join(work: UnitOfWork) -> None:
    work.sync.join(company_id="company", device_id="device", lease_code=work.company.register().code)
    work.sync.begin_epoch(1, generation="one", cursor=7)
    car = make_vehicle("K 42 917", client=None)
    work.vehicles.add(car)
    work.clients.save(
        replace(work.clients.get(FATIMA), notes="Moved to Al Ain; ask for the keys at the desk")
    )
    whole = dict(work.sync_inbox.mender.row("vehicle", car.id.bytes) or {})
    graves = Block("vehicle", [], [], [], [written(car.id.bytes)])
    deleted = {"deleted": conflict("vehicle", car.id, "", None, {**whole, "model": "Land Cruiser"})}
    owner = next(each for each in work.staff.everyone() if each.role is Role.OWNER)
    unlocked = UUID(int=first_id(EARLIER).int)
    bay = identity("other register")
    work.journal.add(JournalEntry(unlocked, EARLIER, JournalEvent.DESK_UNLOCKED, bay, owner.id))
    work.sync.apply([graves, inbox(_conflicts(work) | deleted)], 8, is_at_head=True, now=EARLIER)


def _change(work: UnitOfWork) -> None:
    for name in ("Noura Al Falasi", "محمد المري", "Gulf Couriers LLC"):
        work.clients.add(make_client(name))


FATIMA, VEHICLE, FRESHENER, WASH = make_client().id, make_vehicle().id, make_product().id, make_service().id


def _conflicts(work: UnitOfWork) -> dict[str, list[Value]]:
    """Values that other ones lost against; the note was changed once more since then."""

    def against(kind: str, subject: UUID, field: str, lost: Value) -> list[Value]:
        row = work.sync_inbox.mender.row(kind, subject.bytes) or {}
        return conflict(kind, subject, field, row[field], lost)

    return {
        "phone": against("client", FATIMA, "phone", "+971509876543"),
        "label": against("client", FATIMA, "phone_label", "work"),
        "price": against("product", FRESHENER, "price_minor", 1500),
        "prices": against("service", WASH, "prices", [["sedan", 5500], ["suv", 7500]]),
        "note": conflict("client", FATIMA, "notes", "Likes the wax on Fridays", ""),
        "decided": conflict(
            "company", None, "footer", "Thank you", "Come again", settled=1_795_000_000_000_000
        ),
    }


UP_TO_DATE = replace(STATUS, standing=Standing(is_joined=True))


def posed(look: Look, part: Part | None, status: SyncStatus = STATUS) -> QWidget:
    """The window with the page at one of its parts."""
    return on_page(look, part, status)[0]


def on_page(
    look: Look, part: Part | None, status: SyncStatus, of: Shop | None = None, viewer: UUID | None = None
) -> tuple[Frameful, SyncPage]:
    """The same with the page, as the owner sees it or somebody else."""
    shop = of or register()
    settings = Settings(service_address="https://account.example")
    preferences = Preferences(settings, UnwrittenSettings(), shop.tasks)
    sync = PosedSync(shop.tasks, preferences, MemoryKeychain(), shop.clock)
    joined = Joined("Omar Haddad", "omar@example.com", "c", shop.company.name, "device", "R02", "posed")
    sync.pose(status, joined)
    around: Means = replace(means(look), tasks=shop.tasks, acting=lambda: viewer or shop.owner.id, sync=sync)
    page = SyncPage(look, RecordingWindow(), around, sync, SyncMemory(part))
    sync.setParent(page)
    shown = Frameful(look, {"sync": page})
    shown.frame.header.show_sync(status)
    page.on_shown()
    return shown, page


def has_troubles(widget: QWidget) -> bool:
    (part,) = widget.findChildren(TroublesPart)
    return bool(part.cards)


@cache
def quiet_register() -> Shop:
    """A register that joined, of which everything has gone out."""
    shop = Shop(wait, Path(tempfile.mkdtemp(prefix="cardesk-quiet-")))
    shop.write(join_at)
    return shop
