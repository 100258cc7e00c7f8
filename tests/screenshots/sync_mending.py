"""The forms that mend what could not be taken over."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.operations.mending import troubles as read_troubles
from cardesk_desktop.store.sync_views import Side, Thing, Trouble
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.memory import Part
from cardesk_desktop.ui.screens.sync.mend_panel import MendPanel
from cardesk_desktop.ui.screens.sync.named_field import NamedField
from cardesk_desktop.ui.screens.sync.words import spoken_name
from cardesk_wire.coding import written
from cardesk_wire.messages import Value
from tests.builders import identity
from tests.screenshots.registry import shot
from tests.screenshots.synced_register import (
    EARLIER,
    FATIMA,
    STATUS,
    has_troubles,
    on_page,
    register,
)


def _is_mendable(widget: QWidget) -> bool:
    """The cards are there, and what was typed has been answered."""
    return has_troubles(widget) and all(field.offers.keys for field in widget.findChildren(NamedField))


@shot("sync-mend", is_ready=has_troubles)
def mending(look: Look) -> QWidget:
    """The form for the values that do not fit."""
    shown, page = on_page(look, Part.LOOK, STATUS)
    shown.resize(1366, 768)
    trouble = register().ask(read_troubles, viewer_id=register().owner.id, limit=9).some[0]
    panel = MendPanel(look, page._means, trouble, lambda _: None)
    shown.frame.panel.open_panel(panel, spoken_name(look.phrases, trouble.thing))
    return shown


@shot("sync-mend-prices", is_ready=has_troubles)
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


@shot("sync-mend-nothing-found", is_ready=has_troubles)
def mending_in_vain(look: Look) -> QWidget:
    """No car is found by what was typed."""
    return _late_visit(look, "ZZ 999")
