"""What changed here and was not cut yet: how much of it has its turn, and on what the rest is based."""

from __future__ import annotations

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.handing_in.turns import TURNS_WHILE_OFFERING, as_json

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
_TURNS_WHILE_OFFERING = as_json(TURNS_WHILE_OFFERING)


def has_more_to_cut_than(database: Database, number: int, *, offers_rows: bool) -> bool:
    """Whether more marks and own documents than that would be cut now; however many there are, as quick.

    Deletions that wait until all rows were offered cost nobody anything until then (decision 319).
    """
    if offers_rows:
        asked = {"most": number + 1, "turns": _TURNS_WHILE_OFFERING}
        return int(database.value(_WHILE_OFFERING, asked)) > number
    return int(database.value(_ALL, {"most": number + 1})) > number
