"""Lines to the account service. What they are made of is loaded when the first one is opened."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from typing import TYPE_CHECKING

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.settings import Settings

if TYPE_CHECKING:
    from cardesk_desktop.sync.client import ServiceClient
    from cardesk_desktop.sync.membership import Account
    from cardesk_desktop.sync.service_place import ServicePlace


def account_line(place: ServicePlace) -> AbstractContextManager[Account]:
    """A line for one errand about the account."""
    from cardesk_desktop.sync.account import AccountClient

    return AccountClient(place)


def sync_line(place: ServicePlace, cookie: str, on_cookie: Callable[[str], None]) -> ServiceClient:
    """A line on which sync is done; `on_cookie` is told, on any thread, when the session was renewed."""
    from cardesk_desktop.sync.client import ServiceClient
    from cardesk_desktop.sync.trusting import trust

    return ServiceClient(place.url, trust(place.ca), cookie=cookie, on_cookie=on_cookie)


def load_lines() -> None:
    """Load what lines are made of, on any thread."""
    import_module("cardesk_desktop.sync.account")


def chosen_place(settings: Settings) -> ServicePlace:
    """Where the account service is. Refuses with SERVICE_ADDRESS_UNREADABLE where nobody chose one."""
    from cardesk_desktop.sync.service_place import VARIABLE, service_place

    pointer = os.environ.get(VARIABLE, "")
    place = service_place(pointer, settings.service_address, settings.service_ca)
    if place is None:
        raise Refused(Code.SERVICE_ADDRESS_UNREADABLE)
    return place
