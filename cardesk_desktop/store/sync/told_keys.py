"""Under which codes and letters this register has numbered, and of which the service knows the key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement

_ANY_UNTOLD = Statement(sql("SELECT 1 FROM sync_key WHERE NOT is_told LIMIT 1"))
_UNTOLD = Statement(
    sql(
        "SELECT register_code, letter, public_key FROM sync_key JOIN incarnation USING (letter) "
        "WHERE NOT is_told ORDER BY register_code, letter LIMIT +:limit"
    )
)
_TOLD = Statement(
    sql("UPDATE sync_key SET is_told = 1 WHERE register_code = :register_code AND letter = :letter")
)
_TELL_AGAIN = Statement(sql("UPDATE sync_key SET is_told = 0"))
_LET_BE = Statement(sql("UPDATE sync_key SET is_told = 1"))


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """The 32 bytes by which the papers of one code and letter are checked."""

    register_code: str
    incarnation: str
    public_key: bytes


class ToldKeys:
    """Reads and changes `sync_key`, in which triggers write down every code and letter."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def untold(self, limit: int) -> tuple[SeriesKey, ...]:
        """Keys that the service is not known to have."""
        if self._database.first(_ANY_UNTOLD, {}) is None:
            # As nearly always. To join and to sort takes ten times as long, where there is nothing as well.
            return ()
        rows = self._database.rows(_UNTOLD, {"limit": limit})
        return tuple(SeriesKey(code, letter, bytes(key)) for code, letter, key in rows)

    def told(self, keys: Iterable[SeriesKey]) -> None:
        """The service has these."""
        for key in keys:
            place = {"register_code": key.register_code, "letter": key.incarnation}
            self._database.run(_TOLD, place)

    def tell_again(self) -> None:
        """Another service, or one that was put back, may know none of them."""
        self._database.run(_TELL_AGAIN, {})

    def let_be(self) -> None:
        """The service will have none of those that are left: its papers are taken in without."""
        self._database.run(_LET_BE, {})
