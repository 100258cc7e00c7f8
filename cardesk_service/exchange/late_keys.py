"""Papers that came before the key of their series are checked once it is told (decision 187).

After the service was put back, others hand in what they hold of a series, perhaps before the register that
sealed it has told its key again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from sqlalchemy import Connection

from cardesk_service.clock import NewId
from cardesk_service.exchange.place import held_order
from cardesk_service.exchange.rows import read_rows
from cardesk_service.exchange.sealed import DOCUMENT, Keys, Wrong, is_signed, read_document
from cardesk_service.store.statement import Statement

PAPERS = 200
"""Of one transaction: a signature takes a third of a millisecond, and all others who write wait meanwhile."""
ROUNDS = 50
"""Of one telling: ten thousand papers take some seconds, and a register waits half a minute for its answer.
The rest is checked when it tells its keys again, with its next epoch."""
Place = tuple[str, str, str, int, str]
"""A register code and letter; kind, number and identity of the paper up to which they were looked at."""

_UNCHECKED = Statement(
    "SELECT kind, sequence, identity FROM sync_document WHERE company_id = :company"
    " AND register_code = :code AND incarnation = :letter AND is_signed = 0"
    " AND (kind, sequence, identity) > (:kind, :sequence, :identity)"
    " ORDER BY kind, sequence, identity LIMIT :limit"
)
_KEYS = Statement(
    "SELECT public_key FROM sync_key WHERE company_id = :company AND register_code = :code"
    " AND incarnation = :letter"
)
_IS_SIGNED = Statement(
    "UPDATE sync_document SET is_signed = 1 WHERE company_id = :company AND register_code = :code"
    " AND incarnation = :letter AND kind = :kind AND sequence = :sequence AND identity = :identity"
)


def places_of(series: Iterable[tuple[str, str]]) -> Sequence[Place]:
    """Where to begin with these codes and letters."""
    return [(code, letter, "", 0, "") for code, letter in sorted(series)]


def check_papers(
    connection: Connection, company: str, places: Sequence[Place], *, now: int, new_id: NewId
) -> Sequence[Place]:
    """Check some of what was taken in unchecked past these places; gives where to go on, nowhere at the end.

    The keys were committed before, and the order is held: who holds it later knows them. What none of them
    signed stays unchecked: it was given to all, and no sealed paper is taken back. `now` in microseconds.
    """
    held_order(connection, company, now=now, new_id=new_id)
    left = PAPERS
    while places and left > 0:
        (code, letter, kind, sequence, identity), *others = places
        of = {"company": company, "code": code, "letter": letter}
        after = {"kind": kind, "sequence": sequence, "identity": identity, "limit": left}
        found = _UNCHECKED.rows(connection, {**of, **after})
        if found:
            keys = [bytes(key) for (key,) in _KEYS.rows(connection, of)]
            _check(connection, company, [paper[2] for paper in found], {(code, letter): keys})
        left -= len(found)
        places = others if left > 0 else [(code, letter, *found[-1]), *others]
    return places


def _check(connection: Connection, company: str, identities: list[str], keys: Keys) -> None:
    rows = read_rows(connection, company, [(DOCUMENT, identity) for identity in identities])
    for row in rows.values():
        # A paper that cannot be read keeps no register from telling its keys.
        with suppress(Wrong):
            document = read_document(row.identity, row.fields)
            if is_signed(document, keys):
                code, letter, kind = document.series
                named = {"company": company, "code": code, "letter": letter, "kind": kind}
                place = {"sequence": document.sequence, "identity": document.identity}
                _IS_SIGNED.run(connection, {**named, **place})
