"""Where the account service is, and whose certificates are believed there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from cardesk_desktop.domain.errors import Code, Refused, Unavailable

VARIABLE = "CARDESK_SERVICE"
"""Environment variable: the file that a service in development writes, with its address and its CA."""


@dataclass(frozen=True, slots=True)
class ServicePlace:
    """`url` begins with https://. `ca` is PEM; None believes the public authorities."""

    url: str
    ca: str | None = None


def read_address(text: str) -> str:
    """An address as somebody typed it, as `https://host[:port]`. Refuses with SERVICE_ADDRESS_UNREADABLE."""
    scheme, mark, rest = text.strip().rpartition("://")
    host = rest.rstrip("/")
    if (mark and scheme.lower() != "https") or not host or any(sign in host for sign in " /@?#\\"):
        raise Refused(Code.SERVICE_ADDRESS_UNREADABLE)
    return f"https://{host.lower()}"


def service_place(pointer: str, address: str, ca_file: str) -> ServicePlace | None:
    """What the file at `pointer` names, else what the settings say; None where nothing does.

    Raises Unavailable(FILE_UNREADABLE) for a file that is named and cannot be read.
    """
    try:
        if pointer:
            named: dict[str, str] = json.loads(Path(pointer).read_text(encoding="utf-8"))
            return ServicePlace(read_address(named["url"]), Path(named["ca"]).read_text(encoding="utf-8"))
        if not address:
            return None
        ca = Path(ca_file).read_text(encoding="utf-8") if ca_file else None
        return ServicePlace(read_address(address), ca)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unavailable(Code.FILE_UNREADABLE) from error
