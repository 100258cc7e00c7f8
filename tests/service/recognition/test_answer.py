"""An answer is believed only as far as it holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_service.recognition import answer
from cardesk_wire.recognition import Recognised, TaxKind, Unit

WHOLE: dict[str, Any] = {
    "name": "Shampoo",
    "brand": None,
    "category": None,
    "size": "0.5",
    "unit": "l",
    "barcode": "6291041500213",
    "tax": "S",
    "confidence": 80,
}


def _read(**changes: object) -> Recognised:
    return answer.recognised(json.dumps({**WHOLE, **changes}))


def test_what_is_missing_is_empty() -> None:
    assert _read() == Recognised("Shampoo", "", "", "0.5", Unit.LITRE, "6291041500213", TaxKind.STANDARD, 80)
    assert _read(name=None, tax=None).name == ""


@pytest.mark.parametrize("barcode", ["6291041500214", "12345", "٦٢٩١٠٤١٥٠٠٢١٣", "629104150021x", "", None])
def test_a_barcode_that_cannot_be_is_left_out(barcode: str | None) -> None:
    assert _read(barcode=barcode).barcode == ""


@pytest.mark.parametrize("barcode", ["96385074", "036000291452", "6291041500213", "10614141000415"])
def test_barcodes_of_gs1_are_kept(barcode: str) -> None:
    assert _read(barcode=barcode).barcode == barcode


@pytest.mark.parametrize(
    ("size", "unit"), [("half", "l"), ("0", "l"), ("-1", "l"), ("5", None), ("1e9", "l")]
)
def test_a_size_is_a_number_of_something_or_nothing(size: str, unit: str | None) -> None:
    read = _read(size=size, unit=unit)
    assert (read.size, read.unit) == ("", None)


def test_a_name_is_one_plain_line() -> None:
    assert _read(name=" Wax\n\u202egnp\u0000 5 l ").name == "Wax gnp 5 l"
    assert len(_read(name="x" * 500).name) == 120


@pytest.mark.parametrize(
    "content",
    [
        "",
        "null",
        "[]",
        '"text"',
        "{" * 5000,
        json.dumps({**WHOLE, "price": 5}),
        json.dumps({**WHOLE, "confidence": 101}),
        json.dumps({**WHOLE, "unit": "pint"}),
        json.dumps({**WHOLE, "name": 5}),
        json.dumps({name: value for name, value in WHOLE.items() if name != "tax"}),
    ],
)
def test_what_is_no_answer_is_none(content: str) -> None:
    with pytest.raises(answer.Unreadable):
        answer.recognised(content)


@given(st.binary(max_size=200))
def test_any_bytes_are_an_envelope_or_none(body: bytes) -> None:
    try:
        reply = answer.reply(body)
    except answer.Unreadable:
        return
    assert reply.tokens >= 0
    assert reply.cost_micros >= 0


@given(st.text(max_size=300))
def test_any_name_becomes_a_short_printable_line(name: str) -> None:
    cleaned = _read(name=name).name
    assert cleaned == cleaned.strip()
    assert len(cleaned) <= 120
    assert cleaned.isprintable()
