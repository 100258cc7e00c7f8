"""What is kept of the visits of somebody who was erased, and of all that belongs to these.

Whoever refused an op, or could not put a row in place, keeps the words whole until a person looks at it; the
inbox keeps what lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_wire.coding import Malformed, decode, read
from cardesk_wire.messages import Op, Value

_ID_SIZE = 16
_OF_VISIT = "SELECT client_id FROM visit WHERE id = {}"
_OF_TICKET = "SELECT client_id FROM ticket WHERE id = :id"
_PHOTO = "(SELECT visit_id FROM visit_photo WHERE id = {})"
_CLIENT_OF: Mapping[str, str] = MappingProxyType(
    {
        "visit": _OF_VISIT.format(":id"),
        "ticket": _OF_TICKET,
        "ticket_line": _OF_TICKET,
        "visit_photo": _OF_VISIT.format(_PHOTO.format(":id")),
        "damage_mark": _OF_VISIT.format(
            _PHOTO.format("(SELECT photo_id FROM damage_mark WHERE id = :id)"),
        ),
    }
)
_IS_OF_ERASED: Mapping[str, Statement] = MappingProxyType(
    {
        kind: Statement(
            sql(f"SELECT 1 FROM client WHERE erased_at IS NOT NULL AND id IN (({client}), :named) LIMIT 1")
        )
        for kind, client in _CLIENT_OF.items()
    }
)
_KINDS = ", ".join(f"'{kind}'" for kind in _CLIENT_OF)
_PROBLEMS = Statement(
    sql(f"SELECT number, kind, id, body FROM sync_problem WHERE side <> 'found' AND kind IN ({_KINDS})")
)
# As the service does: of a visit, a ticket or a line what was said of its note, of a photo or a mark all.
_CONFLICTS = Statement(
    sql(
        f"SELECT id, kind, subject_id FROM sync_conflict WHERE kind IN ({_KINDS}) "
        "AND (field IN ('', 'note') OR kind IN ('visit_photo', 'damage_mark'))"
    )
)
_DROP_PROBLEM = Statement(sql("DELETE FROM sync_problem WHERE number = :number"))
_DROP_CONFLICT = Statement(sql("DELETE FROM sync_conflict WHERE id = :id"))


class Forgetting:
    """Finds it by whose it is: the row tells, or what is kept of a row that never was in place."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_erased(self) -> bool:
        """Let go of what is kept of theirs; True where there was any. Nobody else's is touched."""
        problems = [
            number
            for number, kind, identity, body in self._database.rows(_PROBLEMS, {})
            if self._is_of_erased(kind, identity, _named(body))
        ]
        for number in problems:
            self._database.run(_DROP_PROBLEM, {"number": number})
        conflicts = [
            conflict
            for conflict, kind, subject in self._database.rows(_CONFLICTS, {})
            if self._is_of_erased(kind, _identity(subject))
        ]
        for conflict in conflicts:
            self._database.run(_DROP_CONFLICT, {"id": conflict})
        return bool(problems or conflicts)

    def is_of_erased(self, kind: str, identities: Iterable[bytes]) -> bool:
        """Whether one of these visits, tickets, lines, photos or marks is of somebody who was erased."""
        return kind in _CLIENT_OF and any(self._is_of_erased(kind, each) for each in identities)

    def _is_of_erased(self, kind: str, identity: bytes, named: bytes = b"") -> bool:
        # A line by its ticket, which comes first in its identity.
        whose = {"id": identity[:_ID_SIZE], "named": named}
        return self._database.first(_IS_OF_ERASED[kind], whose) is not None


def _named(body: bytes) -> bytes:
    """The client that an op or a row says; empty where it says none."""
    fields: Mapping[str, Value] | None
    try:
        fields = decode(body, dict[str, Value])
    except Malformed:
        try:
            fields = decode(body, Op).fields
        except Malformed:
            return b""
    named = (fields or {}).get("client_id")
    return _identity(named) if isinstance(named, str) else b""


def _identity(text: str) -> bytes:
    try:
        return read(text)
    except Malformed:
        return b""
