"""How a world ends: the network heals, everybody meets, and what always holds is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardesk_desktop.sync.answers import ServiceRefused
from cardesk_wire.kinds import KINDS
from cardesk_wire.messages import ReconcileRequest, Tally
from tests.sync.simulation.front_desk import sell
from tests.sync.simulation.judge import Broken, Evidence, judge
from tests.sync.simulation.people import do
from tests.sync.simulation.place import Place
from tests.sync.simulation.truth import papers

if TYPE_CHECKING:
    from tests.sync.simulation.world import World

DRAINS_WITHIN = 6
"""Exchanges after which nothing waits any more once the network is there."""
MEETS_WITHIN = 8
"""Rounds in which everybody has heard everything."""
TAKES_OVER_WITHIN = 100
"""Parts in which a register has the whole company."""
REPLAYED = 6
"""Requests of a world that arrive once more when all is over."""


def end(world: World) -> None:
    """Heal, meet, and be judged; raises Broken."""
    expected = _heal(world)
    for place in world.places:
        with place.desk.store.write() as work:
            while work.sync.catch_up(1_000, place.desk.clock.now()):
                pass
    problems = {place.name: _problems(place) for place in world.places}
    judge(
        Evidence(
            world.ledger,
            world.places,
            world.service.rows(),
            expected,
            _counted(world),
            problems,
            world.service.set_aside(),
            _unchecked(world),
            list(world.service.kept_words()),
        )
    )
    if world.later is not None:
        world.later.judge()
    _replay(world)


def _counted(world: World) -> tuple[list[Tally], list[Tally]]:
    """What the first register counts when it compares itself with the service, and the answer."""
    fields = {kind.name: kind.fields for kind in KINDS}
    with world.places[0].desk.store.read() as work:
        here, cursor = work.sync.tallies(fields), work.sync.state().cursor
    named = {name: list(names) for name, names in fields.items()}
    return here, world.service.tallies(ReconcileRequest(cursor, here, named))


def _unchecked(world: World) -> list[tuple[str, str, str, int]]:
    """Papers that the service took in without a key that somebody could have told it.

    Nobody can where the register was put back to before that letter, and then the service to before its key.
    """
    told: set[tuple[str, str]] = set()
    for place in world.places:
        told.update(place.computer.connection.execute("SELECT register_code, letter FROM sync_key"))
    return [paper for paper in world.service.unchecked() if paper[:2] in told]


def _heal(world: World) -> dict[bytes, bytes]:
    """Gives every paper that is to be everywhere."""
    world.story.tell("network", "heals")
    world.network.badness, world.is_ending = 0.0, True
    while world.network.late:
        world.network.deliver_late()
    expected = world.service.papers()
    for place in world.places:
        expected |= papers(place.computer.connection)
    for place in world.places:
        if place.is_outdated:
            _update(world, place)
    for place in world.places:
        if place.name in world.alone:
            world.join(place)
        _drain(world, place)
    world.service.forget_erased()
    _meet(world)
    if world.has_copies:
        # Copies that never said anything different are told apart by what they sell next.
        _sell_and_meet(world, expected)
        for place in world.places:
            place.is_late = True
        _sell_and_meet(world, expected)
    elif world.weather.steps and world.chance.random() < 0.3:
        _hear_nothing_of_oneself(world, expected)
    # What came with the last words of all was about somebody who had been erased, perhaps.
    while world.service.forget_erased():
        _meet(world)
    return expected


def _update(world: World, place: Place) -> None:
    """The program is replaced by a newer one. Until then its papers were taken in all the same.

    It asks once more before: that the service was put back meanwhile, a register hears when it asks.
    """
    if place.name not in world.alone:
        world.exchange(place)
    while world.waiting(place) and place.name not in world.alone:
        before = world.waiting(place)
        world.exchange(place)
        if world.waiting(place) >= before:
            break
    with place.desk.store.read() as work:
        is_offering = work.sync.state().is_offering
    if not (world.waiting(place) or is_offering or place.name in world.alone):
        own = place.own_papers()
        if own - world.service.papers().keys():
            raise Broken("papers of an old program are taken in", place.name)
    place.is_outdated = False


def _hear_nothing_of_oneself(world: World, expected: dict[bytes, bytes]) -> None:
    """Who is behind is given what others said, and not one row of what it says itself meanwhile."""
    place, other = world.places[0], world.places[-1]
    for each in (other, place):
        do(each, sell)
        expected |= papers(each.computer.connection)
    world.exchange(other)
    with place.desk.store.read() as work:
        news = world.service.newer_than(work.sync.state().cursor)
    world.exchange(place)
    if world.heard != news:
        heard = f"{place.name} hears of {world.heard} rows, {news} of them of others"
        raise Broken("nothing comes back to who said it", heard)
    _meet(world)


def _sell_and_meet(world: World, expected: dict[bytes, bytes]) -> None:
    for place in world.places:
        # A ticket of which only the invoice came back with the service is refused, and closed by that.
        do(place, sell)
        expected |= papers(place.computer.connection)
    _meet(world)


def _drain(world: World, place: Place) -> None:
    for _ in range(TAKES_OVER_WITHIN):
        if not _is_taking_over(place):
            break
        world.exchange(place)
    for _ in range(DRAINS_WITHIN):
        if world.exchange(place) == 0 and not world.waiting(place):
            return
    raise Broken("drains within six", f"{place.name}: {world.waiting(place)} wait")


def _meet(world: World) -> None:
    for _ in range(MEETS_WITHIN):
        late = [place for place in world.places if not _has_heard_all(world, place)]
        if not late:
            return
        for place in late:
            world.exchange(place)
    raise Broken("all registers equal", "they never come to rest")


def _has_heard_all(world: World, place: Place) -> bool:
    with place.desk.store.read() as work:
        is_at_head = work.sync.state().cursor == world.service.head()
        return is_at_head and work.sync.snapshot.standing() is None and not work.sync.waiting()


def _is_taking_over(place: Place) -> bool:
    with place.desk.store.read() as work:
        return work.sync.snapshot.standing() is not None


def _problems(place: Place) -> set[tuple[str, bytes]]:
    with place.desk.store.read() as work:
        return {(problem.kind, problem.identity) for problem in work.sync.problems()}


def _replay(world: World) -> None:
    before = world.service.kept()
    # Keys that a backup of the service did not know are news to it, whoever tells them.
    spoken = [each for each in world.network.spoken if isinstance(each[1], bytes)]
    for device, body in world.chance.sample(spoken, min(REPLAYED, len(spoken))):
        try:
            world.service.serve(device, body)
        except ServiceRefused as refused:
            world.story.tell("service", f"refuses a replay: {refused.refusal.code}")
    if world.service.kept() != before:
        raise Broken("a replay changes nothing", "the service's rows are others than before")
