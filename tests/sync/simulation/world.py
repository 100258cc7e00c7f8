"""A world: registers, people, a network and the service, from one seed; in the end it heals and is judged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

import msgspec
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.numbering import Witness
from cardesk_desktop.operations.syncing import begin_exchange, end_exchange
from cardesk_desktop.sync.answers import ServiceAway, ServiceRefused
from cardesk_desktop.sync.courses import Next, give_in
from cardesk_desktop.sync.exchange import MOST_OPS, MOST_ROWS, Reply, Request
from cardesk_desktop.sync.joining import join, leave
from cardesk_desktop.sync.keys import KeyRequest, KeysTold
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_service.exchange.exchanging import OLDEST_PROTOCOL
from cardesk_wire.messages import ExchangeRequest, Snapshot
from tests.builders.basics import NOW
from tests.sync.simulation.computer import Computer, SkewedClock, TrueTime
from tests.sync.simulation.disk import Disk, copied
from tests.sync.simulation.ending import end
from tests.sync.simulation.later_release import LaterRelease
from tests.sync.simulation.ledger import Ledger
from tests.sync.simulation.network import Network
from tests.sync.simulation.people import do_something
from tests.sync.simulation.place import Place
from tests.sync.simulation.power import PowerCut
from tests.sync.simulation.service import COMPANY, SimulatedService
from tests.sync.simulation.spare_disk import SpareDisk
from tests.sync.simulation.start import Start, blank, lonely
from tests.sync.simulation.story import Story
from tests.sync.simulation.weather import Weather, weather_of


@dataclass(frozen=True, slots=True)
class Backup:
    """A disk as it was once."""

    disk: dbapi2.Connection
    witness: dict[str, Witness]
    past: list[tuple[int, int]]


class World:
    """Everything that happens comes from the seed."""

    def __init__(self, seed: int, start: Start, weather: Weather | None = None) -> None:
        self.seed = seed
        self.chance = random.Random(seed)
        self.weather = weather or weather_of(self.chance)
        self.story, self.ledger = Story(), Ledger()
        self._time = TrueTime(NOW + timedelta(days=1))
        self.service = SimulatedService(start.service, self._time, f"{seed} service")
        self.network = Network(
            self.service.serve, self.service.stop_in, self.chance, self.story, self.weather.badness
        )
        self._lives: Iterator[int] = count(1)
        self._words: Iterator[int] = count()
        self._start = start
        self._backups: list[tuple[Place, Backup]] = []
        self.places = [self._open(number) for number in range(self.weather.registers)]
        is_late = self.weather.latecomer or self.weather.newcomer
        self.has_copies = False
        """A disk was put back or copied."""
        self.is_ending = False
        """Nobody works any more."""
        self.heard = 0
        """Rows that the latest exchange brought."""
        self.alone = {self.places[-1].name} if is_late else set()
        self.ledger.alone = {place.life for place in self.places if place.name in self.alone}
        for number in self.weather.outdated:
            self.places[number].is_outdated = True
        self.later = (
            LaterRelease(self.service, self._time, self.chance, self.story) if self.weather.later else None
        )
        self._away = {self.places[number].name for number in self.weather.away}

    def run(self) -> None:
        """Live, heal, and be judged; raises Broken. A world is run once."""
        try:
            for _ in range(self.weather.steps):
                self.now += self.weather.step(self.chance)
                self._step()
            end(self)
        finally:
            self.close()

    def close(self) -> None:
        """Give back what the world was lent."""
        for place in self.places:
            place.computer.switch_off()
        self.service.close()

    @property
    def now(self) -> datetime:
        """The true time."""
        return self._time.now

    @now.setter
    def now(self, now: datetime) -> None:
        self._time.now = now

    def _open(self, number: int) -> Place:
        start = self._start.register(number)
        if number == self.weather.registers - 1 and (self.weather.latecomer or self.weather.newcomer):
            start = lonely(number) if self.weather.latecomer else blank(number)
        clock = SkewedClock(self._time, self.weather.skews[number])
        # What is put back or copied needs a disk of its own.
        is_own = self.weather.restores or self.weather.clones
        disk = SpareDisk.like(start.disk) if is_own else Disk(start.disk, is_lent=True)
        computer = Computer(disk, dict(start.witness), start.key, clock, f"{self.seed} {number}")
        return self._place(start.name, start.device, computer, [])

    def _place(self, name: str, device: str, computer: Computer, past: list[tuple[int, int]]) -> Place:
        life = next(self._lives)
        words = self._words
        place = Place(name, device, computer, self.chance, self.ledger, self.story, words, life, past)
        place.memory = life
        return place

    def _step(self) -> None:
        place = self.chance.choice(self.places)
        if self._something_rare(place):
            return
        if self.chance.random() < self.weather.cuts:
            place.computer.database.stop_after(1 + self.chance.randrange(80))
        if self.chance.random() >= self.weather.exchanges:
            if place.is_open():
                do_something(place, self.weather.habits)
        elif place.name in self.alone:
            self.join(place)
        elif place.name not in self._away:
            self._hear_pages(place)
        place.computer.database.run_on()

    def _something_rare(self, place: Place) -> bool:
        weather, dice = self.weather, self.chance.random()
        if self.network.late and dice < 0.15:
            self.network.deliver_late()
        elif place.name in self.alone:
            return False
        elif weather.leavers and dice < 0.12 and not place.name.endswith("+"):
            self.leave(place)
        elif weather.restores and dice < 0.25:
            self._back_up_or_restore(place)
        elif weather.clones and dice < 0.3 and len(self.places) < weather.registers + 1:
            self.clone(place)
        elif weather.service_restores and dice < 0.4:
            self._back_up_or_restore_service()
        else:
            return False
        return True

    def _hear_pages(self, place: Place) -> None:
        """One page after another, most of the time until all is heard; people work in between."""
        while self.exchange(place) > 0 and self.weather.page < MOST_ROWS and self.chance.random() < 0.8:
            if self.chance.random() < 0.3 and place.is_open():
                do_something(place, self.weather.habits)

    def exchange(self, place: Place) -> int:
        """One try to exchange; gives how much there is still to fetch or to send, or -1 when it failed."""
        before = len(self.ledger.facts)
        try:
            rows = MOST_ROWS if self.is_ending else self.weather.page
            batch = MOST_OPS if self.is_ending else self.weather.batch
            request = begin_exchange(place.desk, rows=rows, ops=batch, is_asking=True).value
            if request is None:
                return 0
            self.story.tell(place.name, _told(request))
            if not self.is_ending and self.chance.random() < self.weather.busy and place.is_open():
                do_something(place, self.weather.habits)
            if place.is_outdated and isinstance(request, ExchangeRequest):
                request = msgspec.structs.replace(request, protocol=OLDEST_PROTOCOL - 1)
            reply = self.network.exchange(place.name, place.device, request)
            accepted = end_exchange(place.desk, request=request, reply=reply).value
        except ServiceAway:
            return -1
        except ServiceRefused as refused:
            return self._refused(place, refused)
        except PowerCut:
            self.story.tell(place.name, "the power fails during an exchange")
            place.computer.start()
            return -1
        self.story.tell(place.name, _answered(reply))
        self.heard = _rows_in(reply)
        if not accepted.is_more:
            self.ledger.sent([*place.past, (place.life, before)])
        return int(accepted.is_more)

    def join(self, place: Place) -> None:
        self.story.tell(place.name, "joins the company with all that is here")
        try:
            with place.desk.store.write() as work:
                join(work, company_id=str(COMPANY), device_id=place.device, lease_code=place.name)
        except PowerCut:
            place.computer.start()
        else:
            self.alone.discard(place.name)
            place.past.append((place.life, len(self.ledger.facts)))
            place.life = next(self._lives)

    def leave(self, place: Place) -> None:
        """Live alone from now on, until it joins again."""
        self.story.tell(place.name, "leaves the company")
        with place.desk.store.write() as work:
            leave(work)
        self.alone.add(place.name)
        place.past.append((place.life, len(self.ledger.facts)))
        place.life = next(self._lives)
        self.ledger.alone.add(place.life)

    def _refused(self, place: Place, refused: ServiceRefused) -> int:
        self.story.tell(place.name, f"is refused: {refused.refusal.code} {refused.refusal.params}")
        try:
            with place.desk.store.write() as work:
                course = give_in(work, refused.refusal, place.desk.clock.now(), place.computer.identity)
        except PowerCut:
            place.computer.start()
            return -1
        return 1 if course.next is Next.AGAIN else -1

    def _back_up_or_restore(self, place: Place) -> None:
        if not self.backups(place) or self.chance.random() < 0.5:
            self.back_up(place)
        else:
            self.put_back(place, self.chance.choice(self.backups(place)), is_whole=self.chance.random() < 0.5)

    def backups(self, place: Place) -> list[Backup]:
        """What was kept of a disk."""
        return [backup for owner, backup in self._backups if owner is place]

    def back_up(self, place: Place) -> None:
        """Keep a disk as it is."""
        past = [*place.past, (place.life, len(self.ledger.facts))]
        backup = Backup(copied(place.computer.connection), dict(place.computer.witness), past)
        self._backups.append((place, backup))
        self.story.tell(place.name, "a backup is made")

    def put_back(self, place: Place, backup: Backup, *, is_whole: bool) -> None:
        """Put a database back, or the whole disk with what lies beside it."""
        told = "the whole disk" if is_whole else "the database"
        self.story.tell(place.name, f"{told} is put back")
        since = backup.past[-1][1]
        self.ledger.doubt_disk(place.life, since)
        for earlier, _ in place.past:
            self.ledger.doubt_disk(earlier, since)
        place.computer.put_back(backup.disk)
        self.has_copies = True
        if is_whole:
            place.computer.witness.clear()
            place.computer.witness.update(backup.witness)
            place.memory = next(self._lives)
        place.life, place.past = next(self._lives), list(backup.past)
        place.computer.start()

    def clone(self, place: Place) -> None:
        """Copy a disk to another computer, which calls itself the same."""
        has_keyring = self.chance.random() < 0.5
        along = "with" if has_keyring else "without"
        self.story.tell(place.name, f"the disk is copied to another computer, {along} the keyring")
        past = [*place.past, (place.life, len(self.ledger.facts))]
        self.has_copies = True
        computer = place.computer.copy(f"{self.seed} copy", has_keyring=has_keyring)
        self.places.append(self._place(f"{place.name}+", place.device, computer, past))
        place.past, place.life = list(past), next(self._lives)
        # What was not handed in yet, both hand in as theirs, each as late as its own latest change of it.
        self.ledger.alone |= {place.life, self.places[-1].life}

    def _back_up_or_restore_service(self) -> None:
        if not self.service.has_backup or self.chance.random() < 0.5:
            self.story.tell("service", "a backup is made")
            self.service.back_up()
        else:
            self.put_back_service()

    def put_back_service(self) -> None:
        """Put the service's database back to its backup."""
        self.story.tell("service", "is put back to its backup")
        self.service.restore()
        self.ledger.doubt_service()

    def waiting(self, place: Place) -> int:
        """What this register has not handed in."""
        with place.desk.store.read() as work:
            return work.sync.waiting()


def _told(request: Request) -> str:
    if isinstance(request, KeyRequest):
        return f"tells {len(request.keys)} keys"
    if isinstance(request, PartRequest):
        return f"asks for the part after {request.after!r} at {request.place}"
    return f"sends {len(request.ops)} ops in epoch {request.epoch} at cursor {request.cursor}"


def _rows_in(reply: Reply) -> int:
    if isinstance(reply, KeysTold):
        return 0
    return sum(len(block.identities) + len(block.graves) for block in reply.blocks)


def _answered(reply: Reply) -> str:
    if isinstance(reply, KeysTold):
        return "is known by its keys"
    rows = _rows_in(reply)
    if isinstance(reply, Snapshot):
        return f"is given {rows} of {reply.rows} rows at {reply.place}; after them {reply.following!r}"
    verdicts = ", ".join(f"{verdict.oseq} {verdict.status} {verdict.code}" for verdict in reply.verdicts)
    return f"hears of {rows} rows up to {reply.cursor}; acked {reply.acked} {verdicts}"
