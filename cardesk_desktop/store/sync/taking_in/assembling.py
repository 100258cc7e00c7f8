"""The parts of which taking in consists, put together."""

from __future__ import annotations

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.sync.consequences.following import Follower
from cardesk_desktop.store.sync.deleted.burying import Burier
from cardesk_desktop.store.sync.deleted.circles import Circles
from cardesk_desktop.store.sync.deleted.heirs import Heirs
from cardesk_desktop.store.sync.deleted.orphans import Orphans
from cardesk_desktop.store.sync.handing_in.cutting import Cutter
from cardesk_desktop.store.sync.papers.aliases import Aliases
from cardesk_desktop.store.sync.papers.projecting import Papers
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync.rows.guarding import Guard
from cardesk_desktop.store.sync.rows.placing import Placer
from cardesk_desktop.store.sync.rows.waiting import Waiting
from cardesk_desktop.store.sync.state import StateRow
from cardesk_desktop.store.sync.taking_in.applying import Applier


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
