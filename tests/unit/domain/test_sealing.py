"""Sealing: one writing of a document, chained and signed; every change to a series is found."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.invoice_content import write_invoice
from cardesk_desktop.domain.movement_content import write_movement, write_payment
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.sealing import (
    NO_PREDECESSOR,
    Json,
    SealedContent,
    canonical_bytes,
    chained_hash,
    first_break,
)
from tests.builders import (
    NOW,
    RegisterSeal,
    chained,
    identity,
    make_invoice,
    make_movement,
    make_payment,
    sealed,
)
from tests.builders.strategies import json_values, texts

KEY = RegisterSeal()
INVOICES = [write_invoice(make_invoice(1, sequence=n)) for n in range(1, 6)]

contents = st.dictionaries(texts, json_values, max_size=5)


def test_canonical_bytes_are_sorted_without_spaces_in_utf_8() -> None:
    written = canonical_bytes({"net": 26_657, "buyer": None, "name": 'قهوة "Oud"\n\x1f', "lines": [True, 1]})
    assert written == '{"buyer":null,"lines":[true,1],"name":"قهوة \\"Oud\\"\\n\\u001f","net":26657}'.encode()


@given(contents)
def test_the_order_of_the_fields_does_not_matter(content: dict[str, Json]) -> None:
    turned = dict(reversed(content.items()))
    assert canonical_bytes(turned) == canonical_bytes(content)


@given(contents)
def test_canonical_bytes_read_back_and_write_the_same(content: dict[str, Json]) -> None:
    written = canonical_bytes(content)
    assert json.loads(written) == content
    assert canonical_bytes(json.loads(written)) == written


def test_a_float_that_is_no_number_cannot_be_sealed() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_bytes(json.loads('{"net": NaN}'))


def test_the_hash_covers_the_predecessor_and_the_content() -> None:
    assert (
        chained_hash(NO_PREDECESSOR, b"{}")
        == hashlib.sha256(b"cardesk-seal-1\n" + bytes(32) + b"{}").digest()
    )
    assert chained_hash(b"\x01" * 32, b"{}") != chained_hash(NO_PREDECESSOR, b"{}")


def test_a_seal_names_its_place_and_is_signed() -> None:
    made = sealed(INVOICES[0], identity("invoice R01-A-000001"), sequence=1)
    assert (made.number, made.sealed_at, made.previous_hash) == ("R01-A-000001", NOW, NO_PREDECESSOR)
    assert made.hash == chained_hash(NO_PREDECESSOR, INVOICES[0])
    assert KEY.is_signed(made.hash, made.signature)
    assert not RegisterSeal(b"another register").is_signed(made.hash, made.signature)


def test_a_whole_series_is_whole() -> None:
    assert first_break([], KEY) is None
    assert first_break(chained(INVOICES), KEY) is None


def test_payments_and_movements_are_chained_the_same_way() -> None:
    payments = [write_payment(make_payment(make_invoice(1), sequence=n)) for n in (1, 2, 3)]
    movements = [write_movement(make_movement(sequence=n)) for n in (1, 2, 3)]
    assert first_break(chained(payments, kind=DocumentKind.PAYMENT), KEY) is None
    assert first_break(chained(movements, kind=DocumentKind.STOCK_MOVEMENT), KEY) is None


@pytest.mark.parametrize("place", range(5))
def test_an_edit_is_found_where_it_is(place: int) -> None:
    series = chained(INVOICES)
    edited = series[place].content.replace(b'"net":', b'"net":1')
    series[place] = replace(series[place], content=edited)
    assert first_break(series, KEY) == series[place].seal


@pytest.mark.parametrize("place", range(4))
def test_a_gap_is_found_behind_it(place: int) -> None:
    series = chained(INVOICES)
    del series[place]
    assert first_break(series, KEY) == series[place].seal


def test_a_swap_and_a_repeat_are_found() -> None:
    series = chained(INVOICES)
    assert first_break([series[1], series[0], *series[2:]], KEY) == series[1].seal
    assert first_break([*series[:2], series[1], *series[2:]], KEY) == series[1].seal
    swapped = replace(series[1], content=series[2].content)
    assert first_break([series[0], swapped, *series[2:]], KEY) == series[1].seal


def test_a_forgery_without_the_key_is_found() -> None:
    forged = chained(INVOICES, signer=RegisterSeal(b"somebody else"))
    assert first_break(forged, KEY) == forged[0].seal
    honest = chained(INVOICES)
    assert first_break([*honest[:2], *forged[2:]], KEY) == forged[2].seal


def test_a_recomputed_tail_is_found() -> None:
    series = chained(INVOICES)
    content = series[3].content.replace(b'"net":', b'"net":1')
    digest = chained_hash(series[2].seal.hash, content)
    series[3] = SealedContent(replace(series[3].seal, hash=digest), content)
    assert first_break(series, KEY) == series[3].seal


def test_a_damaged_seal_is_found() -> None:
    series = chained(INVOICES)
    seal, other = series[2].seal, b"\xff" * 32
    for damaged in (
        replace(seal, hash=other),
        replace(seal, previous_hash=other),
        replace(seal, signature=other),
    ):
        assert first_break([*series[:2], replace(series[2], seal=damaged), *series[3:]], KEY) == damaged


def test_a_document_under_another_number_or_identity_is_found() -> None:
    series = chained(INVOICES)
    seal = series[0].seal
    for false in (
        replace(seal, document_id=identity("another")),
        replace(seal, series=replace(seal.series, incarnation="B")),
        replace(seal, series=replace(seal.series, kind=DocumentKind.PAYMENT)),
        replace(seal, sequence=2),
    ):
        assert first_break([replace(series[0], seal=false), *series[1:]], KEY) == false


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"{}", b'{"id":1,"number":2}', b"[" * 100_000])
def test_content_that_is_no_document_is_found_even_if_it_is_signed(content: bytes) -> None:
    made = sealed(content, identity("nothing"))
    assert first_break([SealedContent(made, content)], KEY) == made


@given(st.integers(0, 4), st.integers(0, 10**6), st.integers(1, 255))
def test_one_flipped_byte_is_always_found(place: int, offset: int, flip: int) -> None:
    series = chained(INVOICES)
    content = bytearray(series[place].content)
    content[offset % len(content)] ^= flip
    series[place] = replace(series[place], content=bytes(content))
    assert first_break(series, KEY) == series[place].seal
