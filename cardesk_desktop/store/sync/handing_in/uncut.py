"""What changed here and was not cut yet: how much of it has its turn, and on what the rest is based."""

from __future__ import annotations

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.handing_in.turns import ASKED_WHILE_OFFERING

_UNCUT = (
    "SELECT (SELECT count(*) FROM (SELECT 1 FROM {marks} LIMIT +:most)) "
    "+ (SELECT count(*) FROM (SELECT 1 FROM document WHERE is_foreign = 0 "
    "AND rowid > (SELECT documents_cut FROM sync_state WHERE is_joined) LIMIT +:most))"
)
_ALL = Statement(sql(_UNCUT.format(marks="sync_mark")))
_WHILE_OFFERING = Statement(
    sql(
        _UNCUT.format(
            marks="json_each(:turns) AS turn CROSS JOIN sync_mark INDEXED BY ix_sync_mark_turn "
            "ON is_gone = turn.value ->> 1 AND kind = turn.value ->> 0"
        )
    )
)
_KNOWN = (
    "min(base, coalesce((SELECT base FROM sync_pages), base), "
    "coalesce((SELECT min(w.base) FROM sync_waiting AS w "
    "WHERE w.kind = sync_mark.kind AND w.id = sync_mark.id AND length(w.body) > 0), base), "
    "coalesce((SELECT min(p.base) FROM sync_problem AS p "
    "WHERE p.kind = sync_mark.kind AND p.id = sync_mark.id AND p.side = 'arrived'), base))"
)
_HOLD = Statement(sql(f"UPDATE sync_mark SET base = {_KNOWN} WHERE base > {_KNOWN}"))


def has_more_to_cut_than(database: Database, number: int, *, offers_rows: bool) -> bool:
    """Whether more marks and own documents than that would be cut now; however many there are, as quick.

    Deletions that wait until all rows were offered cost nobody anything until then (decision 319).
    """
    if offers_rows:
        asked = {"most": number + 1, "turns": ASKED_WHILE_OFFERING}
        return int(database.value(_WHILE_OFFERING, asked)) > number
    return int(database.value(_ALL, {"most": number + 1})) > number


def hold(database: Database) -> None:
    """Base the deletions that wait on what is known before the next answer is put in place.

    When they are cut the pages have ended, and what could not be held is in place (decision 276).
    """
    database.run(_HOLD, {})
