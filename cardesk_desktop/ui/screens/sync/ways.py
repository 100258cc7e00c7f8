"""The way from a thing that sync speaks of to the screen that shows it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.store.sync_views import Goal, Thing
from cardesk_desktop.ui.navigator import Window

_SECTIONS = {Goal.COMPANY: "company", Goal.TAXES: "taxes", Goal.STAFF: "staff", Goal.JOURNAL: "journal"}


def way_to(window: Window, thing: Thing) -> Callable[[], None] | None:
    """What shows the thing; None for what no screen shows."""
    goal, goal_id = thing.goal, thing.goal_id
    if goal is None:
        return None
    if goal in _SECTIONS:
        return lambda: window.open_settings(_SECTIONS[goal])
    if goal_id is None:
        return None
    return lambda: _go(window, goal, goal_id)


def _go(window: Window, goal: Goal, goal_id: UUID) -> None:
    match goal:
        case Goal.PRODUCT:
            window.open_item(ItemKind.PRODUCT, goal_id)
        case Goal.SERVICE:
            window.open_item(ItemKind.SERVICE, goal_id)
        case _:
            {
                Goal.CLIENT: window.open_client,
                Goal.VEHICLE: window.open_vehicle,
                Goal.VISIT: window.open_visits,
                Goal.TICKET: window.open_ticket,
                Goal.INVOICE: window.open_invoice,
                Goal.STOCK: window.open_stock,
            }[goal](goal_id)
