"""What screens have to read again after rows of a kind arrived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.store.sync.places import Place

MANY = 1_000
"""Rows of one kind after which the noun alone is named: no screen shows so many by themselves."""

_NOBODY = UUID(int=0)
_NOUNS: Mapping[str, tuple[Noun, ...]] = MappingProxyType(
    {
        "company": (Noun.COMPANY,),
        "tax_rate": (Noun.COMPANY, Noun.CATALOGUE),
        "staff": (Noun.STAFF,),
        "staff_pin": (Noun.STAFF,),
        "supplier": (Noun.SUPPLIER,),
        "category": (Noun.CATALOGUE,),
        "product": (Noun.CATALOGUE, Noun.STOCK),
        "product_photo": (Noun.CATALOGUE,),
        "service": (Noun.CATALOGUE,),
        "client": (Noun.CLIENT,),
        "client_alias": (Noun.CLIENT,),
        "client_apart": (Noun.CLIENT,),
        "vehicle": (Noun.VEHICLE,),
        "vehicle_alias": (Noun.VEHICLE,),
        "visit": (Noun.VISIT,),
        "visit_photo": (Noun.VISIT,),
        "damage_mark": (Noun.VISIT,),
        "ticket": (Noun.TICKET,),
        "ticket_line": (Noun.TICKET,),
        "document": (Noun.INVOICE, Noun.PAYMENT, Noun.STOCK, Noun.CLIENT),
        "goods_receipt": (Noun.STOCK,),
        "stock_count": (Noun.STOCK,),
        "stock_count_line": (Noun.STOCK,),
        "conflict": (Noun.SYNC,),
    }
)


def touched(place: Place, identities: Sequence[bytes]) -> Changes:
    """The changes of these rows; a row of another row counts as that one."""
    nouns = _NOUNS.get(place.kind.name, ())
    if not identities or not nouns:
        return Changes()
    ids = [_NOBODY] if len(identities) > MANY else [UUID(bytes=identity[:16]) for identity in identities]
    return Changes.of(*((noun, each) for noun in nouns for each in ids))
