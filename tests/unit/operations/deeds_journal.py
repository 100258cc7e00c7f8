"""Deeds of the journal, for the test of permissions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cardesk_desktop.domain.period import one_day
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.reading_journal import JournalFilter, journal_page
from tests.builders import NOW
from tests.builders.open_shop import OpenShop
from tests.unit.operations.deeds import Deed

_TODAY = JournalFilter(one_day(NOW.date()))


def _read(_shop: OpenShop, shop: OpenShop, staff: Staff) -> object:
    return journal_page(shop.desk, staff_id=staff.id, which=_TODAY, offset=0, limit=9)


JOURNAL_DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "journal_page": (Permission.SEE_JOURNAL, lambda shop: partial(_read, shop)),
}
JOURNAL_READS = frozenset(JOURNAL_DEEDS)
