"""Ops as they arrive: from bytes to what can be decided, one bad one never in another's way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from cardesk_service.exchange.merging import Outcome
from cardesk_wire.codes import OpCode
from cardesk_wire.coding import Malformed
from cardesk_wire.kinds import BY_NAME
from cardesk_wire.messages import Op, Status

MAX_OPS = 10_000
"""Ops in one request."""
MAX_OP = 512 * 1024
"""Bytes of one op."""
_MAX_NUMBER = 2**63 - 1
_MAX_KIND = 64
_MAX_IDENTITY = 128
# The last character has no bits but those that are left over, so that nothing is written in two ways.
_BASE64URL = re.compile(r"(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?", re.ASCII)

_ALL = msgspec.json.Decoder(list[Op])
_ONE = msgspec.json.Decoder(Op)

_UNREADABLE: Outcome = (Status.REJECTED, OpCode.UNREADABLE)
_TOO_LARGE: Outcome = (Status.REJECTED, OpCode.TOO_LARGE)


@dataclass(frozen=True, slots=True)
class Read:
    """The ops of a request in their order: each as it can be decided, or why it cannot."""

    first: int | None
    """The place of the first of them in the register's order; None when no op says it."""
    ops: list[Op | Outcome]


def read_ops(raw: Sequence[bytes]) -> Read:
    """Read ops. Raises Malformed when their places do not follow one another."""
    try:
        ops: list[Op | Outcome] = [*_ALL.decode(b"[" + b",".join(raw) + b"]")]
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        ops = [_read(each) for each in raw]
    firsts = {op.oseq - place for place, op in enumerate(ops) if isinstance(op, Op)}
    if len(firsts) > 1 or not all(0 < first < _MAX_NUMBER for first in firsts):
        raise Malformed("ops do not follow one another")
    return Read(
        next(iter(firsts), None),
        [_checked(op, bytes_) if isinstance(op, Op) else op for op, bytes_ in zip(ops, raw, strict=True)],
    )


def _read(raw: bytes) -> Op | Outcome:
    try:
        return _ONE.decode(raw)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return _UNREADABLE


def _checked(op: Op, raw: bytes) -> Op | Outcome:
    if len(raw) > MAX_OP:
        return _TOO_LARGE
    is_whole = (
        0 < len(op.kind) <= _MAX_KIND
        and "\0" not in op.kind
        and 0 < len(op.identity) <= _MAX_IDENTITY
        and 0 <= op.hlc <= _MAX_NUMBER
        and 0 <= op.base <= _MAX_NUMBER
    )
    return op if is_whole and _is_identity(op) else _UNREADABLE


def _is_identity(op: Op) -> bool:
    """Whether the identity is bytes in their one writing, and of the length that the kind's have."""
    kind = BY_NAME.get(op.kind)
    is_right_size = kind is None or len(op.identity) * 3 // 4 == 16 * max(1, len(kind.key))
    return is_right_size and _BASE64URL.fullmatch(op.identity) is not None
