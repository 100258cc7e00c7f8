"""Who may choose between two values of a row, or mend one: whoever may change such a row by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from cardesk_desktop.domain.permission import Permission

_BY_KIND: Mapping[str, Permission] = MappingProxyType(
    {
        "company": Permission.EDIT_COMPANY,
        "tax_rate": Permission.EDIT_COMPANY,
        "staff": Permission.EDIT_STAFF,
        "staff_pin": Permission.EDIT_STAFF,
        "supplier": Permission.EDIT_CATALOGUE,
        "category": Permission.EDIT_CATALOGUE,
        "product": Permission.EDIT_CATALOGUE,
        "product_photo": Permission.EDIT_CATALOGUE,
        "service": Permission.EDIT_CATALOGUE,
        "client": Permission.EDIT_CLIENT,
        "client_alias": Permission.MERGE_CLIENTS,
        "client_apart": Permission.MERGE_CLIENTS,
        "vehicle": Permission.EDIT_CLIENT,
        "vehicle_alias": Permission.MERGE_CLIENTS,
        "visit": Permission.MOVE_VISIT,
        "visit_photo": Permission.MOVE_VISIT,
        "damage_mark": Permission.MOVE_VISIT,
        "ticket": Permission.SELL,
        "ticket_line": Permission.SELL,
        "stock_count": Permission.COUNT_STOCK,
        "stock_count_line": Permission.COUNT_STOCK,
    }
)
_PRICES = frozenset({"price_minor", "prices"})
COSTS = frozenset({"cost_minor"})


def needed_for(kind: str, fields: Iterable[str]) -> frozenset[Permission]:
    """The permissions to decide about these fields of a kind; about the whole row when none is named."""
    names = set(fields)
    own = frozenset({_BY_KIND.get(kind, Permission.EDIT_REGISTER)})
    if not names & _PRICES:
        return own
    prices = frozenset({Permission.CHANGE_PRICES})
    return prices | own if names - _PRICES else prices
