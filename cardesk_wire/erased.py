"""What is left of somebody who was erased, as both sides write it: identities and links, no word of theirs.

A register empties its rows itself; the service does so again, since another register may have said more of
the person meanwhile (decision 264).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cardesk_wire.coding import read
from cardesk_wire.messages import Value

CLIENT, CAR = "client", "vehicle"
_PLATE = "X "
_SHORT = 6


TELLING: Mapping[str, str] = MappingProxyType({CLIENT: "erased_at", CAR: "plate"})
"""By kind, the field that tells whether somebody was erased."""


def may_be_left(kind: str, said: Value) -> bool:
    """Whether this, in the field that tells, may be of somebody who was erased; of a client it is."""
    if kind == CLIENT:
        return said is not None
    return kind == CAR and isinstance(said, str) and said.startswith(_PLATE)


def is_erased(kind: str, identity: str, fields: Mapping[str, Value]) -> bool:
    """Whether these fields are those of a client who was erased, or of a car of theirs."""
    if not may_be_left(kind, fields.get(TELLING.get(kind, ""))):
        return False
    return kind == CLIENT or fields["plate"] == _plate(identity)


def erased_client(identity: str) -> dict[str, Value]:
    """The row of an erased client, but for when that was."""
    return {
        "name": f"#{_end(identity)}",
        "phone": "",
        "phone_label": "mobile",
        "email": "",
        "is_company": False,
        "tax_number": "",
        "address": "",
        "language": "",
        "notes": "",
        "consent_is_given": False,
        "consent_at": None,
        "consent_way": None,
        "created_at": None,
        "is_archived": True,
        "phones": [],
    }


def erased_car(identity: str) -> dict[str, Value]:
    """What led from a car to its owner. What car it was, and whose it is now, stays."""
    plate = _plate(identity)
    return {"region": "--", "plate": plate, "plate_key": plate.replace(" ", ""), "vin": "", "notes": ""}


def _plate(identity: str) -> str:
    return f"{_PLATE}{_end(identity)}"


def _end(identity: str) -> str:
    # Identities of one moment begin alike.
    return read(identity).hex()[-_SHORT:].upper()
