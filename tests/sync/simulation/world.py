"""A world: registers, people, a network and the service, from one seed; in the end it heals and is judged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from sqlcipher3 import dbapi2

from cardesk_desktop.domain.numbering import Witness
from cardesk_desktop.operations.syncing import begin_exchange, end_exchange
from cardesk_desktop.sync.answers import ServiceAway, ServiceRefused
from cardesk_desktop.sync.courses import Next, give_in
from cardesk_desktop.sync.exchange import MOST_ROWS, Reply, Request
from cardesk_desktop.sync.joining import join
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_wire.messages import Snapshot
from tests.builders.basics import NOW
from tests.sync.simulation.computer import Computer, SkewedClock
from tests.sync.simulation.disk import Disk, copied
from tests.sync.simulation.front_desk import sell
from tests.sync.simulation.judge import Broken, Evidence, judge
from tests.sync.simulation.ledger import Ledger
from tests.sync.simulation.network import Network
from tests.sync.simulation.people import do_something
from tests.sync.simulation.place import Place
from tests.sync.simulation.power import PowerCut
from tests.sync.simulation.service import COMPANY, SimulatedService
from tests.sync.simulation.start import Start, blank, lonely
from tests.sync.simulation.story import Story
from tests.sync.simulation.truth import papers
from tests.sync.simulation.weather import Weather, weather_of

DRAINS_WITHIN = 6
"""Exchanges after which nothing waits any more once the network is there."""
MEETS_WITHIN = 8
"""Rounds in which everybody has heard everything."""


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
        self.now = NOW + timedelta(days=1)
        self.service = SimulatedService(start.service, self.time, f"{seed} service")
        self.network = Network(
            self.service.serve, self.service.stop_in, self.chance, self.story, self.weather.badness
        )
        self._lives: Iterator[int] = count(1)
        self._words: Iterator[int] = count()
        self._start = start
        self._backups: list[tuple[Place, Backup]] = []
        self.places = [self._open(number) for number in range(self.weather.registers)]
        is_late = self.weather.latecomer or self.weather.newcomer
        self._alone = {self.places[-1].name} if is_late else set()
        self.ledger.alone = {place.life for place in self.places if place.name in self._alone}
        self._away = {self.places[number].name for number in self.weather.away}

    def run(self) -> None:
        """Live, heal, and be judged; raises Broken. A world is run once."""
        try:
            for _ in range(self.weather.steps):
                self.now += self.weather.step(self.chance)
                self._step()
            self._heal()
            self._judge()
        finally:
            for place in self.places:
                place.computer.switch_off()
            self.service.close()

    def time(self) -> datetime:
        """The true time."""
        return self.now

    def _open(self, number: int) -> Place:
        start = self._start.register(number)
        if number == self.weather.registers - 1 and (self.weather.latecomer or self.weather.newcomer):
            start = lonely(number) if self.weather.latecomer else blank(number)
        clock = SkewedClock(self.time, self.weather.skews[number])
        # What is put back or copied needs a disk of its own; that costs a few milliseconds.
        is_own = self.weather.restores or self.weather.clones
        disk = Disk(copied(start.disk)) if is_own else Disk(start.disk, is_lent=True)
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
            place.computer.plug.pull_after(1 + self.chance.randrange(80))
        if self.chance.random() >= self.weather.exchanges:
            if place.is_open():
                do_something(place, self.weather.habits)
        elif place.name in self._alone:
            self._join(place)
        elif place.name not in self._away:
            self.exchange(place)
        place.computer.plug.put_back()

    def _something_rare(self, place: Place) -> bool:
        weather, dice = self.weather, self.chance.random()
        if self.network.late and dice < 0.15:
            self.network.deliver_late()
        elif place.name in self._alone:
            return False
        elif weather.restores and dice < 0.25:
            self._back_up_or_restore(place)
        elif weather.clones and dice < 0.3 and len(self.places) < weather.registers + 1:
            self._clone(place)
        elif weather.service_restores and dice < 0.4:
            self._back_up_or_restore_service()
        else:
            return False
        return True

    def exchange(self, place: Place) -> int:
        """One try to exchange; gives how much there is still to fetch or to send, or -1 when it failed."""
        before = len(self.ledger.facts)
        try:
            request = begin_exchange(place.desk, rows=MOST_ROWS, is_asking=True).value
            if request is None:
                return 0
            self.story.tell(place.name, _told(request))
            if self.chance.random() < 0.2 and self.network.badness and place.is_open():
                do_something(place, self.weather.habits)
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
        if not accepted.is_more:
            self.ledger.sent([*place.past, (place.life, before)])
        return int(accepted.is_more)

    def _join(self, place: Place) -> None:
        self.story.tell(place.name, "joins the company with all that is here")
        try:
            with place.desk.store.write() as work:
                join(work, company_id=str(COMPANY), device_id=place.device, lease_code=place.name)
        except PowerCut:
            place.computer.start()
        else:
            self._alone.discard(place.name)
            place.past.append((place.life, len(self.ledger.facts)))
            place.life = next(self._lives)

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
        mine = [backup for owner, backup in self._backups if owner is place]
        if not mine or self.chance.random() < 0.5:
            past = [*place.past, (place.life, len(self.ledger.facts))]
            backup = Backup(copied(place.computer.connection), dict(place.computer.witness), past)
            self._backups.append((place, backup))
            self.story.tell(place.name, "a backup is made")
            return
        backup = self.chance.choice(mine)
        is_whole = self.chance.random() < 0.5
        told = "the whole disk" if is_whole else "the database"
        self.story.tell(place.name, f"{told} is put back")
        since = backup.past[-1][1]
        self.ledger.doubt_disk(place.life, since)
        for earlier, _ in place.past:
            self.ledger.doubt_disk(earlier, since)
        backup.disk.backup(place.computer.connection)
        if is_whole:
            place.computer.witness.clear()
            place.computer.witness.update(backup.witness)
            place.memory = next(self._lives)
        place.life, place.past = next(self._lives), list(backup.past)
        place.computer.start()

    def _clone(self, place: Place) -> None:
        self.story.tell(place.name, "the disk is copied to another computer")
        past = [*place.past, (place.life, len(self.ledger.facts))]
        computer = place.computer.copy(f"{self.seed} copy")
        self.places.append(self._place(f"{place.name}+", place.device, computer, past))
        place.past, place.life = list(past), next(self._lives)

    def _back_up_or_restore_service(self) -> None:
        if not self.service.has_backup or self.chance.random() < 0.5:
            self.story.tell("service", "a backup is made")
            self.service.back_up()
        else:
            self.story.tell("service", "is put back to its backup")
            self.service.restore()
            self.ledger.doubt_service()

    def _heal(self) -> None:
        self.story.tell("network", "heals")
        self.network.badness = 0.0
        while self.network.late:
            self.network.deliver_late()
        self._expected = self.service.rows().papers()
        for place in self.places:
            self._expected |= papers(place.computer.connection)
        for place in self.places:
            if place.name in self._alone:
                self._join(place)
            self._drain(place)
        self._meet()
        if self.weather.restores or self.weather.clones:
            # Copies that never said anything different are told apart by what they sell next.
            self._sell_and_meet()
            for place in self.places:
                place.is_late = True
            self._sell_and_meet()

    def _sell_and_meet(self) -> None:
        for place in self.places:
            with place.working():
                sell(place)
            self._expected |= papers(place.computer.connection)
        self._meet()

    def _drain(self, place: Place) -> None:
        while self._is_taking_over(place):
            self.exchange(place)
        for _ in range(DRAINS_WITHIN):
            if self.exchange(place) == 0 and not self.waiting(place):
                return
        raise Broken("drains within six", f"{place.name}: {self.waiting(place)} wait")

    def _meet(self) -> None:
        for _ in range(MEETS_WITHIN):
            late = [place for place in self.places if not self._has_heard_all(place)]
            if not late:
                return
            for place in late:
                self.exchange(place)
        raise Broken("all registers equal", "they never come to rest")

    def _has_heard_all(self, place: Place) -> bool:
        with place.desk.store.read() as work:
            state = work.sync.state()
            is_whole = work.sync.snapshot.standing() is None
            return is_whole and state.cursor == self.service.head() and not work.sync.counts().waiting

    def _is_taking_over(self, place: Place) -> bool:
        with place.desk.store.read() as work:
            return work.sync.snapshot.standing() is not None

    def waiting(self, place: Place) -> int:
        """What this register has not handed in."""
        with place.desk.store.read() as work:
            return work.sync.counts().waiting

    def _judge(self) -> None:
        for place in self.places:
            with place.desk.store.write() as work:
                while work.sync.catch_up(1_000, place.desk.clock.now()):
                    pass
        judge(
            Evidence(
                self.ledger,
                self.places,
                self.service.rows(),
                self._expected,
                {place.name: self._problems(place) for place in self.places},
            )
        )
        self._replay()

    def _problems(self, place: Place) -> set[tuple[str, bytes]]:
        with place.desk.store.read() as work:
            return {(problem.kind, problem.identity) for problem in work.sync.problems()}

    def _replay(self) -> None:
        before = self.service.digest()
        spoken = self.network.spoken
        for device, body in self.chance.sample(spoken, min(6, len(spoken))):
            try:
                self.service.serve(device, body)
            except ServiceRefused as refused:
                self.story.tell("service", f"refuses a replay: {refused.refusal.code}")
        if self.service.digest() != before:
            raise Broken("a replay changes nothing", "the service's rows are others than before")


def _told(request: Request) -> str:
    if isinstance(request, PartRequest):
        return f"asks for the part after {request.after!r} at {request.place}"
    return f"sends {len(request.ops)} ops in epoch {request.epoch} at cursor {request.cursor}"


def _answered(reply: Reply) -> str:
    rows = sum(len(block.identities) + len(block.graves) for block in reply.blocks)
    if isinstance(reply, Snapshot):
        return f"is given {rows} of {reply.rows} rows at {reply.place}; after them {reply.following!r}"
    verdicts = ", ".join(f"{verdict.oseq} {verdict.status} {verdict.code}" for verdict in reply.verdicts)
    return f"hears of {rows} rows up to {reply.cursor}; acked {reply.acked} {verdicts}"
