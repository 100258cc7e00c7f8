"""Papers that came before the key of their series are checked once it is told (decision 187).

After the service was put back, others hand in what they hold of a series, perhaps before the register that
sealed it has told its key again.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import Connection

from cardesk_service.clock import NewId
from cardesk_service.exchange.place import held_order
from cardesk_service.exchange.rows import read_rows
from cardesk_service.exchange.sealed import DOCUMENT, Keys, Wrong, is_signed, read_document
from cardesk_service.store.statement import Statement

_UNCHECKED = Statement(
    "SELECT identity FROM sync_document WHERE company_id = :company AND register_code = :code"
    " AND incarnation = :letter AND is_signed = 0"
)
_KEYS = Statement(
    "SELECT public_key FROM sync_key WHERE company_id = :company AND register_code = :code"
    " AND incarnation = :letter"
)
_IS_SIGNED = Statement(
    "UPDATE sync_document SET is_signed = 1 WHERE company_id = :company AND register_code = :code"
    " AND incarnation = :letter AND kind = :kind AND sequence = :sequence AND identity = :identity"
)


def check_papers(
    connection: Connection, company: str, series: Iterable[tuple[str, str]], *, now: int, new_id: NewId
) -> None:
    """Check what was taken in unchecked of these codes and letters, whose keys are known by now.

    What none of the keys signed stays unchecked: it was given to all, and a sealed paper is never taken back.
    The order is held, so that no paper comes in beside under what was known before; `now` in microseconds.
    """
    held_order(connection, company, now=now, new_id=new_id)
    for code, letter in sorted(series):
        named = {"company": company, "code": code, "letter": letter}
        identities = [identity for (identity,) in _UNCHECKED.rows(connection, named)]
        if identities:
            keys = [bytes(key) for (key,) in _KEYS.rows(connection, named)]
            _check(connection, company, identities, {(code, letter): keys})


def _check(connection: Connection, company: str, identities: list[str], keys: Keys) -> None:
    rows = read_rows(connection, company, [(DOCUMENT, identity) for identity in identities])
    for row in rows.values():
        document = read_document(row.identity, row.fields)
        with suppress(Wrong):
            if is_signed(document, keys):
                code, letter, kind = document.series
                named = {"company": company, "code": code, "letter": letter, "kind": kind}
                place = {"sequence": document.sequence, "identity": document.identity}
                _IS_SIGNED.run(connection, {**named, **place})
