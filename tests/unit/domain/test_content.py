"""Sealed bytes are refused as altered where one field of them says anything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.credit_content import (
    read_credit_note,
    read_refund,
    write_credit_note,
    write_refund,
)
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_content import read_invoice, write_invoice
from cardesk_desktop.domain.movement_content import read_movement, read_payment, write_movement, write_payment
from cardesk_desktop.domain.sealing import canonical_bytes
from tests.builders import (
    make_buyer,
    make_credit_note,
    make_invoice,
    make_invoiced_vehicle,
    make_movement,
    make_payment,
    make_refund,
)
from tests.builders.strategies import json_values

INVOICE = make_invoice(2, second_language="ar", buyer=make_buyer(), vehicle=make_invoiced_vehicle())
READERS: list[tuple[Callable[[bytes], object], bytes]] = [
    (read_invoice, write_invoice(INVOICE)),
    (read_payment, write_payment(make_payment(INVOICE))),
    (read_movement, write_movement(make_movement())),
    (read_credit_note, write_credit_note(make_credit_note(INVOICE))),
    (read_refund, write_refund(make_refund(make_credit_note(INVOICE)))),
]

Path = tuple[str | int, ...]


def places(value: object, path: Path = ()) -> list[Path]:
    """Every place of a JSON value but the top."""
    if isinstance(value, dict):
        steps = list(value.items())
    else:
        steps = list(enumerate(value)) if isinstance(value, list) else []
    here = [(*path, step) for step, _ in steps]
    return here + [found for step, inner in steps for found in places(inner, (*path, step))]


def changed(raw: bytes, path: Path, put: object) -> bytes:
    """The document with another value, or none at all, at a place."""
    fields = json.loads(raw)
    at = fields
    for step in path[:-1]:
        at = at[step]
    if put is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = put
    return canonical_bytes(fields)


@dataclass(frozen=True)
class Place:
    """A place in a document of one kind."""

    read: Callable[[bytes], object]
    raw: bytes
    path: Path

    def __str__(self) -> str:
        return f"{self.read.__name__}:{'.'.join(map(str, self.path))}"

    @property
    def is_field(self) -> bool:
        """True for what every document of the kind has; not for an item of a list or a language."""
        return isinstance(self.path[-1], str) and not {"others", "registrations"} & {*self.path[-2:-1]}


PLACES = [Place(read, raw, path) for read, raw in READERS for path in places(json.loads(raw))]
FIELDS = [place for place in PLACES if place.is_field]


def is_altered(read: Callable[[bytes], object], raw: bytes) -> bool:
    """True when the bytes are refused; any other error comes through."""
    try:
        read(raw)
    except Refused as refused:
        return refused.code is Code.DOCUMENT_ALTERED
    return False


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_value_of_another_type_is_refused(place: Place) -> None:
    assert is_altered(place.read, changed(place.raw, place.path, [[]]))
    assert is_altered(place.read, changed(place.raw, place.path, 0.5))


@pytest.mark.parametrize("place", FIELDS, ids=str)
def test_a_field_that_is_gone_is_refused_or_means_none(place: Place) -> None:
    without, empty = changed(place.raw, place.path, ...), changed(place.raw, place.path, None)
    assert is_altered(place.read, without) or place.read(without) == place.read(empty)


@pytest.mark.parametrize(("read", "raw"), READERS)
@given(data=st.data())
def test_any_value_anywhere_is_read_or_refused(
    read: Callable[[bytes], object], raw: bytes, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(places(json.loads(raw))))
    damaged = changed(raw, path, data.draw(json_values))
    assert is_altered(read, damaged) or read(damaged)


ODD: dict[str, list[object]] = {
    "id": ["", "not an id", "0" * 100, "\x00"],
    "form": ["", "Full", "half"],
    "issued_at": [
        "",
        "yesterday",
        "2026-11-23",
        "2026-11-23T09:30:00",
        "2026-11-23T09:30:00.000000+00:00",
        "0001-01-01T00:00:00.000000+14:00",
        "9999-12-31T23:59:59.999999-14:00",
    ],
    "supplied_on": ["", "23.11.2026", "2026-02-30"],
    "time_zone": ["", "Dubai", "Asia", "../../etc/passwd", "/etc/localtime", "A" * 5_000, "Asia/Du\x00bai"],
    "currency": ["", "aed", "DIRHAM"],
    "decimals": [-1, 5, 10**9],
    "rounding": ["", "per_day"],
    "v": [0, 2, True, 1.0, "1"],
    "type": ["", "payment", "Invoice"],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, odd in ODD.items() for value in odd])
def test_a_word_that_means_nothing_is_refused(field: str, value: object) -> None:
    assert is_altered(read_invoice, changed(write_invoice(INVOICE), (field,), value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("lines", 0, "tax", "rate_bp"), 0),
        (("lines", 0, "tax", "category"), "X"),
        (("lines", 0, "kind"), "gift"),
        (("vehicle", "size_class"), "tank"),
        (("buyer", "client_id"), "nobody"),
        (("lines", 0), "a line"),
        (("discount_reasons",), [1]),
        (("discount_reasons",), "Rain"),
        (("summary",), {}),
        (("seller", "registrations", "siren"), 1),
    ],
)
def test_a_part_that_means_nothing_is_refused(path: Path, value: object) -> None:
    with_reason = changed(write_invoice(INVOICE), ("seller", "registrations"), {"siren": "1"})
    assert is_altered(read_invoice, changed(with_reason, path, value))


@pytest.mark.parametrize("read", [read for read, _ in READERS])
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b'"x"',
        b"1",
        b"{}",
        b"{",
        b"\xff",
        b"\x00",
        b"[" * 100_000,
        b'{"v":' + b"9" * 5_000 + b"}",
    ]
    + [write_invoice(INVOICE)[:-1], b'{"v":1,"type":"invoice","id":NaN}', '{"v":1}'.encode("utf-16")],
)
def test_bytes_that_are_no_document_are_refused(read: Callable[[bytes], object], raw: bytes) -> None:
    assert is_altered(read, raw)


@pytest.mark.parametrize(("read", "raw"), READERS)
def test_what_says_the_same_in_other_bytes_is_refused(read: Callable[[bytes], object], raw: bytes) -> None:
    text = raw.decode()
    assert is_altered(read, f" {text}".encode())
    assert is_altered(read, json.dumps(json.loads(raw)).encode())
    assert is_altered(read, text.replace('{"', '{"id":"","', 1).encode())


@pytest.mark.parametrize(("read", "raw"), READERS)
def test_one_kind_of_document_is_not_read_as_another(read: Callable[[bytes], object], raw: bytes) -> None:
    for other, _ in READERS:
        if other is not read:
            assert is_altered(other, raw)


def test_a_field_of_a_later_release_does_not_disturb() -> None:
    fields = json.loads(write_invoice(INVOICE)) | {"zatca_hash": "abc"}
    assert read_invoice(canonical_bytes(fields)) == INVOICE
