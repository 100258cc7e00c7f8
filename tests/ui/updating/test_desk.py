"""New versions as the window knows them: found, made ready, put in place at rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop import __version__
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.operations.tickets import park
from cardesk_desktop.operations.updating import is_at_rest, may_update, note_version
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.updating.desk import UpdateDesk
from cardesk_desktop.updates.errand import Found
from cardesk_desktop.updates.pointer import Fallen
from cardesk_desktop.updates.release import Release
from cardesk_desktop.updates.standing import Phase
from cardesk_desktop.updates.trouble import NoUpdate, Trouble
from tests.conftest import LoggedWarnings
from tests.ui.shop import Shop
from tests.ui.unwritten_settings import UnwrittenSettings
from tests.ui.updating.posed_updates import RELEASE

UNTIL = datetime(2027, 1, 1, tzinfo=UTC)
PLACED = Found(RELEASE, is_placed=True, until=UNTIL)


@dataclass
class Work:
    """Finds what it is told to."""

    found: Found = PLACED
    fallen: Fallen | None = None
    asked: list[object] = field(default_factory=list)
    ready_one: Release | None = None
    trouble: NoUpdate | None = None
    is_by_hand: bool = False
    is_full: bool = False

    def begin(self) -> Fallen | None:
        """The version that was given up."""
        return self.fallen

    def forgive(self) -> None:
        """Once more."""
        self.asked.append("forgive")

    def look(self, address: str, ca: str | None, channel: str, on_progress: Callable[[int], None]) -> Found:
        """What the test put there."""
        self.asked.append((address, channel))
        on_progress(1000)
        return self.found

    def prove(self, found: Found, database: Path) -> Found:
        """It opens."""
        self.asked.append(database.name)
        return replace(found, is_ready=True)

    def ready(self) -> Release | None:
        """What was ready at the start."""
        return self.ready_one

    def has_room(self) -> bool:
        """What the test says of the disk."""
        return not self.is_full

    def put_in_place(self) -> Release | None:
        """Say so, or why not."""
        self.asked.append("put in place")
        if self.trouble is not None:
            raise self.trouble
        return RELEASE


@dataclass
class Till:
    """A desk of updates on the shop's tasks."""

    shop: Shop
    work: Work
    desk: UpdateDesk
    preferences: Preferences
    left: list[bool]
    wait: Callable[[Callable[[], bool]], None]

    def begin(self) -> None:
        """Start, and wait until it is known where we are."""
        begun: list[bool] = []
        self.desk.changed.connect(lambda: begun.append(True))
        self.desk.start()
        self.wait(lambda: bool(begun))


@pytest.fixture
def till(shop: Shop, qtbot: QtBot) -> Iterator[Till]:
    """With a service that was chosen."""
    work, left = Work(), list[bool]()
    preferences = Preferences(Settings(service_address="updates.test"), UnwrittenSettings(), shop.tasks)
    desk = UpdateDesk(shop.tasks, preferences, shop.clock, lambda _: work, lambda: left.append(True))
    yield Till(shop, work, desk, preferences, left, qtbot.waitUntil)
    desk.stop()


def test_a_version_is_found_proven_and_ready(till: Till, qtbot: QtBot) -> None:
    till.begin()
    with qtbot.waitSignal(till.desk.became_ready):
        till.desk.look_now()
    standing = till.desk.standing
    assert (standing.phase, standing.release) == (Phase.READY, RELEASE)
    assert till.work.asked == [("https://updates.test", "stable"), "cardesk.db"]
    till.shop.ask(_note_rest, updates=till.desk)
    till.desk.put_in_place()
    assert till.work.asked[-1] == "put in place"


def _versions(desk: Desk, *, register_id: UUID) -> Outcome[list[str]]:
    with desk.store.read() as work:
        entries = work.journal.of_subject(register_id)
    return Outcome([each.reason for each in entries if each.event is JournalEvent.VERSION_CHANGED])


def _note_rest(desk: Desk, *, updates: UpdateDesk) -> Outcome[None]:
    updates.note_rest(desk)
    return Outcome(None)


def test_with_a_sale_at_the_counter_it_waits(till: Till, qtbot: QtBot) -> None:
    till.work.ready_one = RELEASE
    till.begin()
    view = till.shop.counter_ticket()
    assert not till.shop.ask(is_at_rest)
    refused: list[Refused] = []
    till.shop.tasks.refused.connect(refused.append)
    till.desk.install_now(till.shop.owner.id)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code is Code.UPDATE_WAITS_FOR_SALE
    till.shop.ask(_note_rest, updates=till.desk)
    till.desk.put_in_place()
    assert till.work.asked == []
    till.shop.ask(park, staff_id=till.shop.cashier.id, ticket_id=view.ticket.id)
    assert till.shop.ask(is_at_rest)
    till.desk.install_now(till.shop.owner.id)
    qtbot.waitUntil(lambda: till.left == [True])


def test_nobody_is_sent_away_for_a_version_that_has_no_room(till: Till, qtbot: QtBot) -> None:
    """The program would come back as it was, say nothing, and in the quiet hour do so again and again."""
    till.work.ready_one, till.work.is_full = RELEASE, True
    till.begin()
    till.desk.install_now(till.shop.owner.id)
    qtbot.waitUntil(lambda: till.desk.standing.trouble is Trouble.DISK)
    assert till.desk.standing.phase is Phase.READY
    assert till.left == []
    till.work.is_full = False
    till.desk.install_now(till.shop.owner.id)
    qtbot.waitUntil(lambda: till.left == [True])
    assert till.desk.standing.trouble is None


def test_nothing_is_in_the_way_of_selling(till: Till, qtbot: QtBot) -> None:
    """Offline, nobody signed in, others who install: each is said in the section, and nowhere else."""
    till.begin()
    till.work.found = Found(trouble=Trouble.OFFLINE)
    till.desk.look_now()
    qtbot.waitUntil(lambda: till.desk.standing.trouble is Trouble.OFFLINE)
    assert till.desk.standing.phase is Phase.RESTING
    till.work.found = Found(RELEASE)
    till.desk.try_again()
    qtbot.waitUntil(lambda: till.desk.standing.phase is Phase.TOLD)
    assert till.work.asked[1] == "forgive"
    till.preferences.change(Settings(updates_by_themselves=False))
    till.desk.look_around()
    assert not till.desk.standing.is_busy
    till.desk.look_now()
    assert till.desk.standing.trouble is Trouble.NOT_SERVED


def test_where_nothing_is_installed_by_itself_a_person_is_told_how(till: Till, qtbot: QtBot) -> None:
    till.begin()
    till.work.is_by_hand, till.work.found = True, Found(RELEASE)
    with qtbot.waitSignal(till.desk.became_ready):
        till.desk.look_now()
    assert (till.desk.standing.phase, till.desk.standing.release) == (Phase.BY_HAND, RELEASE)


def test_the_journal_knows_which_version_worked_when(till: Till) -> None:
    till.begin()
    house = till.shop.ask(this_house)
    assert house is not None
    for version in ("1.4.0", "1.4.0", "1.3.0"):
        till.shop.ask(note_version, version=version)
    noted = till.shop.ask(_versions, register_id=house.register.id)
    assert noted == [__version__, "1.4.0", "1.3.0"]


def test_one_that_cannot_be_put_in_place_waits(till: Till) -> None:
    till.work.ready_one, till.work.trouble = RELEASE, NoUpdate(Trouble.BUSY)
    till.begin()
    till.shop.ask(_note_rest, updates=till.desk)
    till.desk.put_in_place()
    assert till.work.asked == ["put in place"]


def test_a_version_that_was_given_up_is_told_and_logged(
    till: Till, qtbot: QtBot, expected_logs: LoggedWarnings
) -> None:
    till.work.fallen = Fallen(RELEASE.version, "it ended with 3", has_put_back=True)
    with qtbot.waitSignal(till.desk.fell_back):
        till.desk.start()
    assert "1.4.0 was given up: it ended with 3" in expected_logs.messages[0]


def test_who_may_is_told_of_it(till: Till) -> None:
    assert till.shop.ask(may_update, member_id=till.shop.owner.id)
    assert not till.shop.ask(may_update, member_id=till.shop.cashier.id)


def test_a_program_that_is_not_installed_looks_for_nothing(till: Till, qtbot: QtBot) -> None:
    desk = UpdateDesk(till.shop.tasks, till.preferences, till.shop.clock, lambda _: None, lambda: None)
    desk.start()
    qtbot.waitUntil(lambda: desk.standing.phase is Phase.NOT_INSTALLED)
    desk.look_now()
    assert desk.standing.phase is Phase.NOT_INSTALLED
