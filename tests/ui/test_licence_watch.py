"""What was asked last is what counts, in whichever order the answers come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QObject
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.settings import Settings
from cardesk_desktop.sync.licence import Licence
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.licence_watch import LicenceWatch
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.sync_desk import SyncDesk
from tests.builders import NOW
from tests.ui.shop import Shop
from tests.ui.unwritten_settings import UnwrittenSettings

Ends = tuple[Callable[[Any], None], Failed]


class SlowService(SyncDesk):
    """Whoever asks is answered when the test says so."""

    asked: list[Ends]

    @property
    @override
    def cookie(self) -> str:
        return "session"

    @override
    def ask(
        self,
        errand: Callable[..., Any],
        on_done: Callable[[Any], None],
        on_failed: Failed,
        owner: QObject | None = None,
    ) -> None:
        self.asked.append((on_done, on_failed))


def licence(status: str) -> Licence:
    """How the company stands."""
    return Licence(status, NOW + timedelta(days=9), 4_900, "AED", NOW)


@pytest.fixture
def service(shop: Shop) -> SlowService:
    """It has been asked nothing."""
    preferences = Preferences(Settings(), UnwrittenSettings(), shop.tasks)
    service = SlowService(shop.tasks, preferences, MemoryKeychain(), shop.clock)
    service.asked = []
    return service


@pytest.fixture
def watch(shop: Shop, service: SlowService) -> LicenceWatch:
    """A page that has asked twice."""
    watch = LicenceWatch(service, shop.tasks, service._preferences, shop.clock, service)
    watch.look()
    watch.look()
    return watch


def test_an_older_answer_does_not_take_a_newer_ones_place(service: SlowService, watch: LicenceWatch) -> None:
    (older, _), (newer, _) = service.asked
    newer(licence("licensed"))
    older(licence("trial"))
    assert watch.licence is not None
    assert (watch.licence.status, watch.is_fresh) == ("licensed", True)


def test_nor_does_the_news_that_nobody_answered_it(service: SlowService, watch: LicenceWatch) -> None:
    (_, missed), (newer, _) = service.asked
    newer(licence("licensed"))
    missed(Unavailable(Code.SERVICE_OFFLINE))
    assert watch.is_fresh
    watch.look()
    _know, missed_last = service.asked[-1]
    missed_last(Unavailable(Code.SERVICE_OFFLINE))
    assert not watch.is_fresh
