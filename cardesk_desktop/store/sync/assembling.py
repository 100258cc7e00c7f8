"""The parts of which taking in consists, put together."""

from __future__ import annotations

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.sync.aliases import Aliases
from cardesk_desktop.store.sync.applying import Applier
from cardesk_desktop.store.sync.burying import Burier
from cardesk_desktop.store.sync.circles import Circles
from cardesk_desktop.store.sync.cutting import Cutter
from cardesk_desktop.store.sync.following import Follower
from cardesk_desktop.store.sync.guarding import Guard
from cardesk_desktop.store.sync.heirs import Heirs
from cardesk_desktop.store.sync.orphans import Orphans
from cardesk_desktop.store.sync.papers import Papers
from cardesk_desktop.store.sync.placing import Placer
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.state import StateRow
from cardesk_desktop.store.sync.waiting import Waiting


def assembled(
    database: Database,
    index: SearchIndex,
    *,
    state: StateRow,
    cutter: Cutter,
    placer: Placer,
    papers: Papers,
    aliases: Aliases,
    follower: Follower,
    waiting: Waiting,
) -> Applier:
    """With the parts that nothing else needs."""
    guard, heirs, problems = Guard(database), Heirs(database, waiting), Problems(database)
    burier = Burier(database, index, guard, heirs, waiting, problems)
    return Applier(
        database,
        state=state,
        cutter=cutter,
        placer=placer,
        burier=burier,
        circles=Circles(database, state, heirs, waiting),
        papers=papers,
        aliases=aliases,
        follower=follower,
        orphans=Orphans(database, guard, burier, heirs, placer, waiting, problems),
        waiting=waiting,
        problems=problems,
    )
