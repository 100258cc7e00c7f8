"""The page of sync: a register with sales under way, values said twice, and what could not be taken over."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.ids import first_id
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.mending import troubles as read_troubles
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.sync.problems import Side
from cardesk_desktop.store.sync_views import Since, Thing, Trouble
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.membership import Joined
from cardesk_desktop.sync.proving import Proof, ProofLine
from cardesk_desktop.sync.status import Link, Standing, SyncStatus
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.differences_part import DifferencesPart
from cardesk_desktop.ui.screens.sync.leave_panel import LeavePanel
from cardesk_desktop.ui.screens.sync.memory import Part, SyncMemory
from cardesk_desktop.ui.screens.sync.mend_panel import MendPanel
from cardesk_desktop.ui.screens.sync.named_field import NamedField
from cardesk_desktop.ui.screens.sync.queue_part import QueuePart
from cardesk_desktop.ui.screens.sync.screen import SyncPage
from cardesk_desktop.ui.screens.sync.trouble_card import TroubleCard
from cardesk_desktop.ui.screens.sync.troubles_part import TroublesPart
from cardesk_desktop.ui.screens.sync.words import spoken_name
from cardesk_desktop.ui.sync_proof import ProofState
from cardesk_wire.coding import encode, written
from cardesk_wire.messages import Block, Op, Value
from tests.builders import identity, make_client, make_product, make_service, make_vehicle
from tests.builders.said_twice import join_at, put_problem
from tests.screenshots.registry import shot
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


def _has_rows(widget: QWidget) -> bool:
    (part,) = widget.findChildren(QueuePart)
    return part.rows.current is not None or part.rows.model().rowCount() > 0


def _has_cards(widget: QWidget) -> bool:
    (part,) = widget.findChildren(DifferencesPart)
    return bool(part.cards)


@shot("sync-waiting", is_ready=_has_rows)
def waiting(look: Look) -> QWidget:
    """What has not gone out yet."""
    return posed(look, Part.WAITING)


@shot("sync-no-room", is_ready=_has_rows)
def no_room(look: Look) -> QWidget:
    """The service has no room left for photos."""
    standing = replace(STATUS.standing, photos_to_send=12, photos_delayed=12, photos_without_room=12)
    return posed(look, Part.WAITING, replace(STATUS, standing=standing))


@shot("sync-differences", is_ready=_has_cards)
def differences(look: Look) -> QWidget:
    """What two registers said differently, and what was decided lately."""
    standing = replace(STATUS.standing, conflicts=6, photos_to_send=3)
    return posed(look, None, replace(STATUS, standing=standing))


def _is_at_the_note(widget: QWidget) -> bool:
    (part,) = widget.findChildren(DifferencesPart)
    for card in part.open_cards():
        if card.difference.since is Since.CHANGED:
            part.area.ensureWidgetVisible(card)
            return True
    return False


@shot("sync-changed-since", is_ready=_is_at_the_note)
def changed_since(look: Look) -> QWidget:
    """What somebody changed again since two said it differently."""
    return posed(look, None, replace(STATUS, standing=replace(STATUS.standing, conflicts=6)))


def _has_troubles(widget: QWidget) -> bool:
    (part,) = widget.findChildren(TroublesPart)
    return bool(part.cards)


@shot("sync-troubles", is_ready=_has_troubles)
def troubles(look: Look) -> QWidget:
    """What could not be taken over, with what to do about each."""
    standing = replace(STATUS.standing, problems=5)
    return posed(look, None, replace(STATUS, standing=standing))


def _is_at_the_costs(widget: QWidget) -> bool:
    (part,) = widget.findChildren(TroublesPart)
    for card in part.cards:
        if isinstance(card, TroubleCard) and card.trouble.is_secret:
            part.area.ensureWidgetVisible(card)
            return True
    return False


@shot("sync-troubles-desk", is_ready=_is_at_the_costs)
def troubles_of_the_desk(look: Look) -> QWidget:
    """The same for somebody to whom costs are not shown."""
    status = replace(STATUS, standing=replace(STATUS.standing, problems=5))
    return on_page(look, None, status, viewer=register().cashier.id)[0]


@shot("sync-mend", is_ready=_has_troubles)
def mending(look: Look) -> QWidget:
    """The form for the values that do not fit."""
    shown, page = on_page(look, Part.LOOK, STATUS)
    shown.resize(1366, 768)
    trouble = register().ask(read_troubles, viewer_id=register().owner.id, limit=9).some[0]
    panel = MendPanel(look, page._means, trouble, lambda _: None)
    shown.frame.panel.open_panel(panel, spoken_name(look.phrases, trouble.thing))
    return shown


@shot("sync-mend-prices", is_ready=_has_troubles)
def mending_prices(look: Look) -> QWidget:
    """The form for a service whose category was deleted, and whose prices do not fit."""
    shown, page = on_page(look, Part.LOOK, STATUS)
    shown.resize(1366, 768)
    trouble = Trouble(
        1,
        EARLIER,
        Side.ARRIVED,
        "names_deleted",
        Thing("service", bytes(16), Names("Wash", {"ar": "غسيل", "ru": "Мойка"})),
        {"prices": [["sedan", 4_000], ["suv", 5_500]]},
        mendable=("category_id", "prices"),
        currency="AED",
        choices={"category_id": (("washes", Names("Outside", {"ar": "الخارج", "ru": "Снаружи"})),)},
    )
    panel = MendPanel(look, page._means, trouble, lambda _: None)
    shown.frame.panel.open_panel(panel, spoken_name(look.phrases, trouble.thing))
    return shown


def _is_mendable(widget: QWidget) -> bool:
    """The cards are there, and what was typed has been answered."""
    return _has_troubles(widget) and all(field.offers.keys for field in widget.findChildren(NamedField))


def _late_visit(look: Look, typed: str) -> QWidget:
    shown, page = on_page(look, Part.LOOK, STATUS)
    shown.resize(1366, 768)
    late: dict[str, Value] = {
        "client_id": written(FATIMA.bytes),
        "vehicle_id": written(identity("scrapped").bytes),
        "arrived_at": int(EARLIER.timestamp()) * 1_000_000,
        "state": "waiting",
        "odometer_km": 61_340,
    }
    trouble = Trouble(
        1,
        EARLIER,
        Side.ARRIVED,
        "names_deleted",
        Thing("visit", bytes(16)),
        late,
        frozenset({"vehicle_id"}),
        ("vehicle_id",),
        searched={"vehicle_id": "vehicle"},
        names={written(FATIMA.bytes): Names("Fatima Al Suwaidi", {})},
    )
    panel = MendPanel(look, page._means, trouble, lambda _: None)
    shown.frame.panel.open_panel(panel, spoken_name(look.phrases, trouble.thing))
    (field,) = panel.findChildren(NamedField)
    field.search.set_text(typed)
    return shown


@shot("sync-mend-visit", is_ready=_is_mendable)
def mending_visit(look: Look) -> QWidget:
    """A visit whose car was deleted meanwhile, while another car is looked for."""
    return _late_visit(look, "6")


@shot("sync-mend-nothing-found", is_ready=_has_troubles)
def mending_in_vain(look: Look) -> QWidget:
    """No car is found by what was typed."""
    return _late_visit(look, "ZZ 999")


@cache
def quiet_register() -> Shop:
    """A register that joined, of which everything has gone out."""
    shop = Shop(wait, Path(tempfile.mkdtemp(prefix="cardesk-quiet-")))
    shop.write(join_at)
    return shop


@shot("sync-nothing-waits")
def nothing_waits(look: Look) -> QWidget:
    """Everything has gone out."""
    return on_page(look, None, UP_TO_DATE, quiet_register())[0]


@shot("sync-nothing-differs")
def nothing_differs(look: Look) -> QWidget:
    """Nobody contradicts anybody."""
    return on_page(look, Part.DIFFER, UP_TO_DATE, quiet_register())[0]


@shot("sync-nothing-to-mend")
def nothing_to_mend(look: Look) -> QWidget:
    """Nothing needs anybody."""
    return on_page(look, Part.LOOK, UP_TO_DATE, quiet_register())[0]


@shot("sync-proof")
def comparison(look: Look) -> QWidget:
    """Before anything was compared."""
    return posed(look, Part.PROOF, UP_TO_DATE)


@shot("sync-proof-differs")
def differs(look: Look) -> QWidget:
    """Both were compared, and one kind differs."""
    shown, page = on_page(look, Part.PROOF, UP_TO_DATE)
    lines = (
        ProofLine("client", 1_204, 1_204, is_equal=True),
        ProofLine("vehicle", 1_380, 1_379, is_equal=False),
        ProofLine("document", 48_211, 48_211, is_equal=True),
    )
    page.proof.proof.proof = Proof(EARLIER, lines)
    page.proof.proof.state = ProofState.DONE
    page.proof.proof.changed.emit()
    return shown


@shot("sync-leaving")
def leaving(look: Look) -> QWidget:
    """What has not gone out, before the company is left."""
    return _leaving(look, STATUS)


@shot("sync-leaving-paused")
def leaving_paused(look: Look) -> QWidget:
    """The same while nothing is exchanged."""
    return _leaving(look, replace(STATUS, standing=replace(STATUS.standing, is_paused=True)))


def _leaving(look: Look, status: SyncStatus) -> QWidget:
    shown, page = on_page(look, Part.WAITING, status)
    shown.resize(1366, 768)
    panel = LeavePanel(look, RecordingWindow(), register().tasks, page._sync, page._means.acting)
    shown.frame.panel.open_panel(panel, look.phrases("Leave the company"))
    return shown
