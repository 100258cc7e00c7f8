"""What registers said, word for word, as long as it is not forgotten: a line of JSON for each op."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec
from sqlalchemy import Connection

from cardesk_service.exchange.batches import ops_in
from cardesk_service.office import Office
from cardesk_service.store import holdings
from cardesk_service.store import set_aside as aside
from cardesk_service.store.holdings import Said
from cardesk_service.store.set_aside import Place
from cardesk_wire.kinds import SECRET_KINDS
from cardesk_wire.messages import Op

_SECRETS = tuple(kind.encode() for kind in SECRET_KINDS)


def changes(office: Office, company: str) -> Iterator[bytes]:
    """The ops of every register of a company, in the order in which it said them."""
    last: Said | None = None
    while (last := office.store.read_now(partial(_batch, company=company, after=last))) is not None:
        yield _lines(ops_in(last.body))


def set_aside(office: Office, company: str) -> Iterator[bytes]:
    """The ops that could not be taken in; one that cannot even be read stands there as a text."""
    last: Place | None = None
    while page := office.store.read_now(partial(_set_aside, company=company, after=last)):
        last = page[-1][0]
        yield _lines(_readable(op) for _, op in page)


def _batch(connection: Connection, *, company: str, after: Said | None) -> Said | None:
    return holdings.batch(connection, company, after)


def _set_aside(connection: Connection, *, company: str, after: Place | None) -> list[tuple[Place, bytes]]:
    return aside.ops_of_company(connection, company, after)


def _lines(ops: Iterable[bytes]) -> bytes:
    return b"".join(op + b"\n" for op in ops if not _is_secret(op))


def _is_secret(raw: bytes) -> bool:
    """Whether an op names a secret where it says what it is about; one that cannot be read, anywhere."""
    if not any(secret in raw for secret in _SECRETS):
        return False
    try:
        op = msgspec.json.decode(raw, type=Op)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return True
    return holdings.is_secret(op.kind, op.fields)


def _readable(op: bytes) -> bytes:
    try:
        msgspec.json.decode(op)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return msgspec.json.encode(op.decode("utf-8", "replace"))
    return op
