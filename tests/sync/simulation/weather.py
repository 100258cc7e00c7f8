"""How bad a world is: decided by its seed, so that some are calm and some are all storm."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import timedelta

from cardesk_desktop.sync.exchange import MOST_OPS, MOST_ROWS


@dataclass(frozen=True, slots=True)
class Weather:
    """How many registers there are, how long it goes on, and what may happen."""

    registers: int
    steps: int
    badness: float
    """How many requests meet a fault."""
    exchanges: float
    """How many steps are exchanges; in the others people work."""
    cuts: float
    """How many steps end in a power cut."""
    restores: bool
    """A database may be put back to an earlier day."""
    clones: bool
    """A disk may be copied, and both copies sell."""
    service_restores: bool
    skews: tuple[timedelta, ...]
    """How wrong each clock is."""
    away: frozenset[int]
    """Registers that are offline until the end."""
    latecomer: bool
    """The last register lived alone and joins in the middle."""
    newcomer: bool = False
    """The last register has nothing and takes the company over in the middle."""
    leavers: bool = False
    """Registers leave the company, live alone for a while, and join it again."""
    habits: tuple[str, ...] = ()
    """What people do all the time in this world, by the names of the deeds."""
    later: bool = False
    """A register of a later release is among them."""
    outdated: frozenset[int] = frozenset()
    """Registers whose program is so old that they hear nothing until the end."""
    busy: float = 0.1
    """How often somebody works while an exchange is under way."""
    page: int = MOST_ROWS
    """Rows in one answer while people work; once all has healed, as many as there are."""
    batch: int = MOST_OPS
    """Ops in one request while people work."""
    is_hurried: bool = False
    """Everything happens within minutes, so that clocks that are ahead are ahead of what happens."""

    def step(self, chance: random.Random) -> timedelta:
        """How long until the next thing happens."""
        if self.is_hurried:
            return timedelta(seconds=1 + chance.randrange(10))
        return timedelta(minutes=1 + chance.randrange(600))


CALM = Weather(
    registers=2,
    steps=10,
    badness=0.0,
    exchanges=0.4,
    cuts=0.0,
    restores=False,
    clones=False,
    service_restores=False,
    skews=(timedelta(), timedelta()),
    away=frozenset(),
    latecomer=False,
)


HABITS = (
    (),
    (),
    ("merge", "merge_cars", "forget_client"),
    ("meet_client", "forget_client", "write_note"),
    ("erase", "write_note", "change_phone", "describe_car"),
    ("move_car", "check_in", "park", "sell", "note_on_visit"),
    ("add_line", "take_line_off", "note_on_ticket"),
    ("receive_goods", "begin_count", "count", "end_count"),
    ("meet_client", "give_car", "write_note", "describe_car"),
    ("sort_goods", "rename_shelf", "change_price"),
)
PAGES = (1, 2, 5, 100, MOST_ROWS, MOST_ROWS, MOST_ROWS)
BATCHES = (1, 5, MOST_OPS, MOST_OPS, MOST_OPS)


def weather_of(chance: random.Random) -> Weather:
    """The weather of one world."""
    registers = chance.choice((2, 2, 2, 3, 3, 4, 5))
    is_skewed = chance.random() < 0.4
    service_restores = chance.random() < 0.15
    weather = Weather(
        registers=registers,
        steps=chance.choice((8, 12, 16, 20)),
        badness=chance.choice((0.0, 0.1, 0.3, 0.6)),
        exchanges=chance.choice((0.2, 0.35, 0.5)),
        cuts=chance.choice((0.0, 0.0, 0.08, 0.15)),
        restores=chance.random() < 0.2,
        clones=chance.random() < 0.15,
        service_restores=service_restores,
        skews=tuple(_skew(chance) if is_skewed else timedelta() for _ in range(registers)),
        away=frozenset(place for place in range(registers) if chance.random() < 0.1),
        latecomer=chance.random() < 0.2,
        habits=chance.choice(HABITS),
        later=not service_restores and chance.random() < 0.15,
        outdated=frozenset(place for place in range(registers) if chance.random() < 0.05),
        busy=chance.choice((0.0, 0.1, 0.3)),
        page=chance.choice(PAGES),
        batch=chance.choice(BATCHES),
    )
    is_new = not weather.latecomer and chance.random() < 0.25
    return replace(weather, newcomer=is_new, leavers=chance.random() < 0.15)


def _skew(chance: random.Random) -> timedelta:
    """Right, some minutes off, or years."""
    days = chance.choice((0.0, 0.0, 0.01, -0.01, 700.0, -700.0))
    return timedelta(days=days)
