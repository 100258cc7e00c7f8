"""Bodies and headers that begin well and go wrong somewhere are refused, and never a fault of ours."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_service.exchange.reconciling import MOST_BYTES, MOST_KINDS
from cardesk_service.exchange.row import MOST_FIELDS
from cardesk_wire import coding
from cardesk_wire.messages import ExchangeRequest, Op, ReconcileRequest, Tally
from tests.service.exchange.house import ZSTD, House
from tests.service.exchange.speaking import identity

PHOTO = b"photo"
NAME = hashlib.sha256(PHOTO).hexdigest()
LONGEST = 512 * 1024
"""Bytes of a piece that is longer than what it says it belongs to."""
UNHURRIED = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
OPS = st.lists(
    st.tuples(
        st.integers(-1, 3) | JSON,
        st.sampled_from(["client", "document", "visit", "journal_entry", "x"]) | JSON,
        st.sampled_from([identity(1), identity(2), "", "é"]) | JSON,
        st.integers(-1, 2**65) | JSON,
        st.integers(-1, 2**65) | JSON,
        st.none() | st.dictionaries(st.sampled_from(["name", "state", "sequence", "content"]), JSON) | JSON,
    ),
    max_size=4,
)


@st.composite
def exchanges(draw: st.DrawFn) -> bytes:
    """Exchanges of a register that pushes for the first time."""
    message = msgspec.to_builtins(ExchangeRequest(1, 1, 1, "", 0, 0, coding.written(coding.NO_CHAIN)))
    return _spoiled(draw, message | {"ops": draw(OPS)})


@given(body=st.binary(max_size=50) | st.binary(max_size=200).map(zstandard.compress) | exchanges())
@UNHURRIED
async def test_no_exchange_is_a_fault_of_ours(house: House, body: bytes) -> None:
    house.clock.pass_by(timedelta(seconds=1))
    answer = await house.client.post("/sync/v1/exchange", content=body, headers=ZSTD)
    assert answer.status_code in {200, 400, 409, 413}, answer.text


@pytest.mark.parametrize("has_ops", [True, False])
@pytest.mark.parametrize(
    ("name", "value"),
    [("epoch", 2**31), ("epoch", 2**70), ("epoch", -(2**70)), ("cursor", 2**63), ("cursor", 2**70)],
)
async def test_a_place_that_no_database_holds_is_refused(
    house: House, name: str, value: int, *, has_ops: bool
) -> None:
    ops = [[1, "client", identity(1), 1, 0, {"name": "Mona"}]] if has_ops else []
    message = msgspec.to_builtins(ExchangeRequest(1, 1, 1, "", 0, 0, coding.written(coding.NO_CHAIN)))
    body = coding.compress(coding.encode(message | {"ops": ops, name: value}))
    answer = await house.client.post("/sync/v1/exchange", content=body, headers=ZSTD)
    assert answer.status_code == 400, answer.text


TALLIES = st.builds(
    lambda kind, count, digest: {"kind": kind, "count": count, "digest": digest},
    st.sampled_from(["client", "document", "x", "\0", "\ud800", ""]) | JSON,
    st.integers(-1, 2**65) | JSON,
    st.text(max_size=3) | JSON,
)
FIELDS = st.dictionaries(
    st.sampled_from(["client", "document", "x"]),
    st.lists(st.sampled_from(["name", "notes", "\0", ""]) | JSON, max_size=4) | JSON,
    max_size=3,
)


@st.composite
def comparisons(draw: st.DrawFn) -> bytes:
    """Comparisons of a register that knows everything."""
    message = {
        "cursor": draw(st.just(1) | st.integers(-1, 2**65)),
        "tallies": draw(st.lists(TALLIES, max_size=3)),
    }
    return _spoiled(draw, message | {"fields": draw(FIELDS)})


@given(body=st.binary(max_size=50) | st.binary(max_size=200).map(zstandard.compress) | comparisons())
@UNHURRIED
async def test_no_comparison_is_a_fault_of_ours(house: House, body: bytes) -> None:
    house.clock.pass_by(timedelta(seconds=1))
    op = coding.encode(Op(1, "client", identity(1), 1, 0, {"name": "Mona"}))
    chain = coding.written(coding.NO_CHAIN)
    await house.exchange(ExchangeRequest(1, 1, 1, "", 0, 0, chain, [msgspec.Raw(op)]))
    answer = await house.client.post("/sync/v1/reconcile", content=body, headers=ZSTD)
    assert answer.status_code in {200, 400, 413}, answer.text


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (ReconcileRequest(1, [Tally(f"k{n}", 0, "") for n in range(MOST_KINDS + 1)]), 400),
        (ReconcileRequest(1, [], {f"k{n}": [] for n in range(MOST_KINDS + 1)}), 400),
        (ReconcileRequest(1, [], {"client": [f"f{n}" for n in range(MOST_FIELDS + 1)]}), 400),
        (ReconcileRequest(1, [Tally("client", 0, "x" * MOST_BYTES)]), 413),
    ],
    ids=["kinds", "kinds of fields", "fields", "bytes"],
)
async def test_too_long_a_comparison_is_refused(house: House, asked: ReconcileRequest, status: int) -> None:
    answer = await house.client.post("/sync/v1/reconcile", content=coding.pack(asked), headers=ZSTD)
    assert answer.status_code == status, answer.text


NUMBERS = st.sampled_from(["0", "3", "5"]) | st.integers(-1, 2**65).map(str) | st.text(max_size=5)
PIECES = st.sampled_from([PHOTO, PHOTO[:3], PHOTO[3:], bytes(LONGEST)]) | st.binary(max_size=9)
NAMES = st.sampled_from([NAME, NAME.upper(), NAME[1:], "x" * 2_000, "%00", "..%2f..%2fetc"])


@given(name=st.just(NAME) | NAMES, piece=PIECES, offset=st.none() | NUMBERS, length=st.none() | NUMBERS)
@UNHURRIED
async def test_no_piece_of_a_file_is_a_fault_of_ours(
    house: House, name: str, piece: bytes, offset: str | None, length: str | None
) -> None:
    said = {b"Upload-Offset": offset, b"Upload-Length": length}
    headers = {each: value.encode() for each, value in said.items() if value is not None}
    answer = await house.client.patch(f"/sync/v1/blobs/{name}", content=piece, headers=headers)
    assert answer.status_code in {204, 400, 404, 409, 413, 422}, answer.text
    assert answer.status_code != 204 or name == NAME


def _spoiled(draw: st.DrawFn, message: dict[str, object]) -> bytes:
    """A message of which some fields are something else, and that may end too early."""
    for name in draw(st.lists(st.sampled_from(sorted(message)), max_size=2)):
        message[name] = draw(JSON)
    written = json.dumps(message).encode()
    body = zstandard.compress(written[: len(written) - draw(st.sampled_from([0, 0, 0, 1, 7]))])
    return body[: len(body) - draw(st.sampled_from([0, 0, 0, 1, 5]))]
