"""How often something may be tried, by account and by address, kept in the database for all processes.

Subjects are kept as keyed hashes: the table names no person and no address.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from cardesk_service.office import Office
from cardesk_service.refused import Refused
from cardesk_service.store import rate_limits
from cardesk_wire.codes import RefusalCode

_IPV6_NETWORK_BITS = 64


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once, and one more each `each`."""

    name: str
    burst: int
    each: timedelta


SIGN_IN_OF_ACCOUNT = Limit("sign-in account", 100, timedelta(seconds=30))
"""Wide, so that a stranger who guesses does not keep the holder out."""
SIGN_IN_OF_ACCOUNT_FROM_ADDRESS = Limit("sign-in account and address", 10, timedelta(minutes=1))
SIGN_IN_FROM_ADDRESS = Limit("sign-in address", 30, timedelta(seconds=10))
LETTERS_TO_ADDRESS = Limit("letters e-mail", 3, timedelta(minutes=10))
LETTERS_FROM_ADDRESS = Limit("letters address", 20, timedelta(minutes=1))
EXPORTS_OF_ACCOUNT = Limit("exports account", 3, timedelta(minutes=20))
PURCHASES_OF_COMPANY = Limit("purchases company", 10, timedelta(minutes=1))
USAGE_OF_COMPANY = Limit("usage company", 60, timedelta(minutes=10))
INVITATIONS_OF_COMPANY = Limit("invitations company", 20, timedelta(minutes=10))
CODES_FROM_ADDRESS = Limit("codes address", 20, timedelta(seconds=30))
PASSWORD_OF_ACCOUNT = Limit("password account", 10, timedelta(minutes=1))
PAIRINGS_FROM_ADDRESS = Limit("pairings address", 10, timedelta(minutes=1))
PAIRING_CODES_OF_COMPANY = Limit("pairing codes company", 10, timedelta(minutes=1))
ASKINGS_FROM_ADDRESS = Limit("askings address", 60, timedelta(seconds=10))
"""A shop sets up all its registers on one morning."""
COLLECTIONS_FROM_ADDRESS = Limit("pairing collections address", 600, timedelta(milliseconds=500))


async def spend(office: Office, *wanted: tuple[Limit, str]) -> None:
    """Count one try of each subject, for good whatever becomes of it; raises Refused(RATE_LIMITED)."""
    await office.store.write(lambda connection: take(office, connection, *wanted))


def take(office: Office, connection: Connection, *wanted: tuple[Limit, str]) -> None:
    """Count one try of each subject; raises Refused(RATE_LIMITED), and then nothing is to be committed."""
    now = office.clock.now()
    for limit, subject in wanted:
        allowance = limit.each * limit.burst
        key = _key(office, limit, subject)
        wait = rate_limits.take(connection, key, at=now, cost=limit.each, allowance=allowance)
        if wait is not None:
            raise Refused(RefusalCode.RATE_LIMITED, 429, retry_after_s=int(wait.total_seconds()) + 1)


def give_back(office: Office, connection: Connection, limit: Limit, subject: str) -> None:
    """Let a subject start anew: it proved to be who it says."""
    rate_limits.clear(connection, _key(office, limit, subject))


def network_of(address: str) -> str:
    """The address of a client, or the network of one that has 2^64 addresses to come from."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, _IPV6_NETWORK_BITS), strict=False))
    return str(parsed)


def _key(office: Office, limit: Limit, subject: str) -> bytes:
    return office.sealer.keyed_hash("limit", f"{limit.name}\0{subject}".encode("utf-8", "surrogatepass"))
